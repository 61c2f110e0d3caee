// What a scan means: goods go to the desk; a customer's payment code pays what is due.
#include "ui/main_window/main_window.h"
#include "ui/pay/pay_screen.h"
#include "ui/scan/customer_code.h"
#include "ui/theme/notice_bar.h"
#include "ui/words/sale_facts.h"
#include "ui/words/words.h"

#include <QApplication>

#include <algorithm>

namespace guitai::ui {

void MainWindow::takeCode(const QString &code)
{
    const CustomerCode owner = customerCodeOf(m_view.methods, code);
    if (!owner.isCustomers()) {
        m_fittings.desk.scan(code);
        return;
    }
    if (const QString why = hindrance(code); !why.isEmpty()) {
        QApplication::beep();
        warn(why);
        return;
    }
    go(Place::Pay);
    static_cast<PayScreen &>(screen(Place::Pay)).takeCode(code.trimmed(), owner);
}

QString MainWindow::hindrance(const QString &code) const
{
    if (!m_view.cashier) {
        return refusalText(Refusal::NotSignedIn);
    }
    const Checkout *sale = m_view.sale ? &m_view.sale->checkout : nullptr;
    if (sale && sale->openGiveBack()) {
        return tr("A part is being given back. Wait until it is known, then scan again.");
    }
    if (sale && openAttempt(*sale)) {
        return tr("A payment is open. Cancel it first, then scan the customer's code.");
    }
    if (!sale || sale->receipt || sale->order.empty() || !m_view.sale->due.isPositive()) {
        return tr("This is a customer's payment code, but there is nothing to pay.");
    }
    // A scanner that reads twice must not charge what is left with a code that has been used.
    const std::string text = code.trimmed().toStdString();
    const bool used = std::any_of(sale->attempts.begin(), sale->attempts.end(),
                                  [&](const Attempt &attempt) { return attempt.authCode == text; });
    if (used) {
        return tr("This code has been used already. Ask the customer for a fresh one.");
    }
    const Screen *seen = made(m_place);
    if (!seen || !seen->takesCustomerCodes()) {
        return tr("This is a customer's payment code. Finish here first, then scan it again.");
    }
    return {};
}

void MainWindow::warn(const QString &text)
{
    m_notice->tell(NoticeBar::Tone::Warn, text);
}

} // namespace guitai::ui
