// RowDetail: both sides of one row beside each other.
#pragma once

#include "ui/desk/desk.h"

#include <QWidget>

namespace guitai::ui {

class Label;
class Theme;

class RowDetail : public QWidget
{
    Q_OBJECT

public:
    explicit RowDetail(const Theme &theme, QWidget *parent = nullptr);
    // method: the provider's name.
    void present(const Difference &difference, const QString &method);

private:
    Label *m_facts, *m_ours, *m_theirs;
};

} // namespace guitai::ui
