// ResultPanel: what was counted beside what should be there, and what stays in the drawer.
#pragma once

#include "payment/engine/view.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace guitai::ui {

class AmountLabel;
class Button;
class Label;
class TextField;
class Theme;

class ResultPanel : public QWidget
{
    Q_OBJECT

public:
    ResultPanel(const Theme &theme, const QString &objectName, QWidget *parent = nullptr);

    void show(const Shift &shift, Currency shop);
    void retranslate();

Q_SIGNALS:
    void closed(const std::vector<guitai::Money> &left);
    void countAgain();
    void handOver();

private:
    void refresh();
    void confirm();

    const Theme &m_theme;
    Shift m_shift;
    Currency m_shop;
    std::vector<std::vector<QWidget *>> m_rows;
    Label *m_title, *m_countedHead, *m_expectedHead, *m_overHead, *m_leftWord, *m_takenWord;
    QGridLayout *m_grid;
    TextField *m_left;
    AmountLabel *m_taken;
    Button *m_again, *m_handOver, *m_close;
};

} // namespace guitai::ui
