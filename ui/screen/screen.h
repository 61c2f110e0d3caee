// Screen: one thing a cashier does at a time. It shows a view value and reports what is pressed.
#pragma once

#include "ui/desk/desk.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <functional>

namespace guitai::ui {

// Where a cashier can be. A view may force one (an open payment, a finished sale).
enum class Place
{
    SignIn,
    Sale,
    Pay,
    Cash,
    Finished,
    Receipts,
    Parked,
    Attention,
    Drawer,
    Reconcile,
    Settings,
    Overview,
    Reports,
    Audit,
    People,
    Rules
};

// What every screen needs.
struct Fittings
{
    Desk &desk;
    const Theme &theme;
    std::function<Instant()> now;
};

class Screen : public QWidget
{
    Q_OBJECT

public:
    Screen(const Fittings &fittings, const QString &objectName, QWidget *parent);

    // Called whenever the view changed while this screen is the one seen, and when it comes up.
    virtual void present(const CounterView &view) = 0;
    // Once a second while seen.
    virtual void tick(Instant now);
    // The screen has come up: where the keyboard shall be.
    virtual void arrive();
    // Nothing is asked or typed here: a customer's payment code may be charged when it is scanned.
    virtual bool takesCustomerCodes() const { return false; }

Q_SIGNALS:
    void wanted(guitai::ui::Place place);
    void codeTyped(const QString &code); // as if it had been scanned
    void told(const QString &warning);   // to be shown in one line

protected:
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;

    Desk &desk() const { return m_fittings.desk; }
    const Theme &theme() const { return m_fittings.theme; }
    Instant now() const { return m_fittings.now(); }

private:
    Fittings m_fittings;
};

} // namespace guitai::ui
