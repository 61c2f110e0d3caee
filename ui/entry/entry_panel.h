// EntryPanel: asks for one figure in the window: quantity, price, discount, an amount of money.
#pragma once

#include "ui/theme/num_pad.h"

#include <QString>
#include <QWidget>

#include <vector>

class QHBoxLayout;
class QVBoxLayout;

namespace guitai::ui {

class Button;
class Label;
class TextField;
class Theme;

// What is asked. The two ways (percent, amount) are there for discounts only.
struct EntryQuestion
{
    QString title;
    QString what;  // of what: the name of the goods
    QString value; // what is there now; the first figure typed takes its place
    QString unit;  // "¥", "kg"
    NumPad::Corner corner = NumPad::Corner::Point;
    QString confirm; // word on the button
    QString remove;  // word on a button that takes the discount away; empty: none
    std::vector<QString> quick;
};

class EntryPanel : public QWidget
{
    Q_OBJECT

public:
    EntryPanel(const Theme &theme, const QString &objectName, QWidget *parent = nullptr);

    void ask(const EntryQuestion &question);
    // Two ways to say it, chosen with F2: "Percent" and "Amount".
    void offerWays(const QString &first, const QString &second, int chosen);
    void withoutWays();
    int way() const { return m_way; }
    void setUnit(const QString &unit);
    void setFault(const QString &fault);
    // Where other things stand above it: less room around, a lower field.
    void setDense();
    void setCancelWord(const QString &word);
    QString text() const;

Q_SIGNALS:
    void edited(const QString &text);
    void wayChosen(int way);
    void confirmed(const QString &text);
    void removed();
    void cancelled();

private:
    void refont();
    void chooseWay(int way);
    void setQuick(const std::vector<QString> &quick);

    const Theme &m_theme;
    int m_way = 0;
    bool m_dense = false;
    QVBoxLayout *m_column;
    Label *m_title, *m_what, *m_unit, *m_fault;
    TextField *m_field;
    QWidget *m_ways;
    Button *m_first, *m_second;
    QHBoxLayout *m_quickRow;
    std::vector<Button *> m_quick;
    NumPad *m_pad;
    Button *m_cancel, *m_remove, *m_confirm;
};

} // namespace guitai::ui
