// PersonForm: asks for a name, a role, a PIN: all of them for somebody new, one for a change.
#pragma once

#include "payment/engine/people.h"

#include <QWidget>

#include <vector>

namespace guitai::ui {

class Button;
class Label;
class TextField;
class Theme;

class PersonForm : public QWidget
{
    Q_OBJECT

public:
    explicit PersonForm(const Theme &theme, QWidget *parent = nullptr);

    // person: whom it is about; nobody when somebody is added.
    void ask(PersonChange::Kind kind, const Cashier &person);
    void setFault(const QString &fault);

Q_SIGNALS:
    void agreed(const guitai::PersonChange &change);
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;

private:
    bool asksName() const;
    bool asksRole() const;
    bool asksPin() const;
    void agree();
    void choose(Role role);
    void retranslate();

    PersonChange m_change;
    Cashier m_person;
    Label *m_title, *m_nameWord, *m_roleWord, *m_pinWord, *m_againWord, *m_fault;
    TextField *m_name, *m_pin, *m_again;
    QWidget *m_roles;
    std::vector<Button *> m_roleButtons;
    Button *m_yes, *m_no;
};

} // namespace guitai::ui
