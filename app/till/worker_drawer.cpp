// Shifts, the drawer and approvals, done in the till's thread.
#include "app/till/worker.h"
#include "app/workplace/bookkeeping.h"
#include "app/workplace/receipt_look.h"
#include "app/workplace/reporting.h"
#include "books/shift_rows.h"
#include "devices/receipt_pdf.h"
#include "storage/shifts/shift_book.h"

namespace guitai {

namespace {

std::optional<Role> wantedBy(Refusal refusal)
{
    if (refusal == Refusal::NeedsManager)
        return Role::Manager;
    if (refusal == Refusal::NeedsSupervisor)
        return Role::Supervisor;
    return {};
}

storage::ShiftBook bookOf(Workplace &place)
{
    return {*place.journal().database(), place.settings().shop.currency, place.offset()};
}

} // namespace

void Worker::attempt(Work work)
{
    const Refusal refusal = work({});
    const std::optional<Role> role = wantedBy(refusal);
    if (!role)
        return tellRefusal(refusal);
    m_pending = std::move(work);
    m_pendingRole = *role;
    Q_EMIT approvalWanted({*role, false, false, {}});
}

void Worker::approve(const QString &pin)
{
    if (!m_place || !m_pending)
        return;
    const auto entry = m_place->personOf(pin.toStdString());
    if (const auto *wait = std::get_if<Span>(&entry)) {
        Q_EMIT approvalWanted({m_pendingRole, true, false, *wait});
        return;
    }
    const Refusal refusal = m_pending(std::get<Cashier>(entry));
    if (const std::optional<Role> role = wantedBy(refusal)) {
        m_pendingRole = *role;
        Q_EMIT approvalWanted({*role, false, true, {}});
        return;
    }
    m_pending = {};
    Q_EMIT approvalOver();
    tellRefusal(refusal);
}

void Worker::dropApproval()
{
    if (!m_pending)
        return;
    m_pending = {};
    Q_EMIT approvalOver();
}

void Worker::tellProblem(const std::string &what)
{
    ui::Notice notice;
    notice.kind = ui::Notice::Kind::Failed;
    notice.what = what;
    tell(notice);
}

void Worker::tellReport(ui::DrawerReport report)
{
    m_report = std::move(report);
    Q_EMIT reportReady(m_report);
}

void Worker::openShift(const std::vector<Money> &opening)
{
    if (!m_place)
        return;
    attempt([this, opening](const std::optional<Cashier> &approver) {
        return m_place->till().openShift(opening, approver);
    });
}

void Worker::handOver(const QString &pinOfNext, bool uncounted)
{
    if (!m_place)
        return;
    const auto entry = m_place->personOf(pinOfNext.toStdString());
    if (const auto *wait = std::get_if<Span>(&entry))
        return tellWrongPin(*wait);
    attempt(
        [this, next = std::get<Cashier>(entry), uncounted](const std::optional<Cashier> &approver) {
            return m_place->till().handOver(next, uncounted, approver);
        });
}

void Worker::closeShift(const std::vector<Money> &left)
{
    if (!m_place)
        return;
    attempt([this, left](const std::optional<Cashier> &approver) {
        const Refusal refusal = m_place->till().handle(CloseShift{left}, approver);
        if (refusal != Refusal::None)
            return refusal;
        const auto report = bookOf(*m_place).lastShift();
        if (!report)
            tellProblem(report.problem().what);
        else if (*report)
            tellReport({**report, {}, true});
        return refusal;
    });
}

void Worker::closeDay(const std::vector<Unresolved> &takeOver)
{
    if (!m_place)
        return;
    attempt([this, takeOver](const std::optional<Cashier> &approver) {
        const Refusal refusal = m_place->till().handle(CloseDay{takeOver}, approver);
        if (refusal != Refusal::None)
            return refusal;
        const auto report = bookOf(*m_place).day(m_place->till().counter().lastDay,
                                                 withStatements(m_place->till()));
        if (!report)
            tellProblem(report.problem().what);
        else if (*report)
            tellReport({{}, **report, true});
        return refusal;
    });
}

void Worker::reportShift()
{
    if (!m_place)
        return;
    const auto report = bookOf(*m_place).openShift(m_place->clock().now());
    if (!report)
        return tellProblem(report.problem().what);
    if (!*report)
        return tellRefusal(Refusal::NoShift);
    const Counter &counter = m_place->till().counter();
    const bool sees =
        counter.cashier && counter.cashier->role() >= counter.trust.needed(Act::SeeExpected);
    tellReport({**report, {}, sees});
}

void Worker::printReport()
{
    if (!m_place || (!m_report.shift && !m_report.day))
        return;
    const auto &settings = m_place->settings();
    const auto expected = m_report.expectedShown ? Expected::Shown : Expected::Hidden;
    const bool isDay = m_report.day.has_value();
    const ReceiptLook look =
        receiptLook(settings, isDay ? m_report.day->day.at : m_report.shift->to);
    const std::vector<PaperRow> rows =
        isDay ? dayRows(*m_report.day, look) : shiftRows(*m_report.shift, look, expected);
    const std::string name =
        isDay ? "Z" + std::to_string(m_report.day->day.number)
              : (m_report.shift->isClosed ? "shift-" : "X-") + m_report.shift->shift.text;
    tellPrinted(writeWhole(m_place->folder().receipts() + "/" + name + ".pdf",
                           pdfPage(rows, look.shopName + " " + name)));
}

} // namespace guitai
