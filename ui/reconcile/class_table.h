// ClassTable: how many rows agree and how many do not, by class, with both sides' sums.
#pragma once

#include "ui/desk/desk.h"

#include <QWidget>

namespace guitai::ui {

class Label;
class Theme;

class ClassTable : public QWidget
{
    Q_OBJECT

public:
    explicit ClassTable(const Theme &theme, QWidget *parent = nullptr);
    // method: the provider's name.
    void present(const StatementCompared &outcome, const QString &method);

private:
    struct Column
    {
        Label *head, *body;
    };

    Column m_names, m_rows, m_ours, m_theirs;
};

} // namespace guitai::ui
