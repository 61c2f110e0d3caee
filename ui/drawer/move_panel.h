// MovePanel: cash into or out of the drawer that is not for goods: how much, and why.
#pragma once

#include "shop/base/money.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace guitai::ui {

class Button;
class EntryPanel;
class TextField;
class Theme;

class MovePanel : public QWidget
{
    Q_OBJECT

public:
    MovePanel(const Theme &theme, const QString &objectName, QWidget *parent = nullptr);

    void ask(bool in, Currency currency);
    void retranslate();

Q_SIGNALS:
    void moved(const guitai::Money &amount, const QString &why); // negative: out
    void cancelled();

private:
    void check();
    void confirm();
    std::vector<QString> reasons() const;

    bool m_in = true;
    Currency m_currency;
    std::vector<Button *> m_reasons;
    TextField *m_why;
    EntryPanel *m_entry;
};

} // namespace guitai::ui
