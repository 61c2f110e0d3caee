// CustomerWindow: the window on the screen that faces the customer.
#pragma once

#include "ui/customer/customer_view.h"

#include <QWidget>

class QScreen;

namespace guitai::ui {

class CustomerWindow : public QWidget
{
    Q_OBJECT

public:
    explicit CustomerWindow(const Fittings &fittings);

    CustomerView &view() { return *m_view; }
    // Fills the screen that the cashier's window is not on; a plain window where there is one only.
    void open(const QScreen *cashiers);

protected:
    void changeEvent(QEvent *event) override;

private:
    CustomerView *m_view;
};

} // namespace guitai::ui
