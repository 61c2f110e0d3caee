// Finds the customer's screen.
#include "ui/customer/customer_window.h"

#include <QEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QVBoxLayout>

namespace guitai::ui {

CustomerWindow::CustomerWindow(const Fittings &fittings)
    : m_view(new CustomerView(fittings, CustomerView::Use::SecondWindow))
{
    setObjectName(QStringLiteral("customerWindow"));
    // It must never take the keyboard from the cashier.
    setAttribute(Qt::WA_ShowWithoutActivating);
    setWindowFlag(Qt::WindowDoesNotAcceptFocus);
    setWindowTitle(tr("For the customer"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_view);
}

void CustomerWindow::open(const QScreen *cashiers)
{
    for (QScreen *screen : QGuiApplication::screens()) {
        if (screen != cashiers) {
            setGeometry(screen->geometry());
            showFullScreen();
            return;
        }
    }
    resize(800, 600);
    show();
}

void CustomerWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setWindowTitle(tr("For the customer"));
    }
    QWidget::changeEvent(event);
}

} // namespace guitai::ui
