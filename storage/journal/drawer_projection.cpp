// What facts change in the reading tables about shifts, the drawer, days and trust.
#include "storage/journal/fact_names.h"
#include "storage/journal/projection.h"

namespace guitai::storage {

namespace {

class DrawerProjector
{
public:
    DrawerProjector(ReadingTables &tables, std::int64_t seq, int offsetSeconds)
        : m_tables(tables)
        , m_seq(seq)
        , m_offset(offsetSeconds)
    {}

    // The others change nothing here.
    template <typename Other>
    void operator()(const Other &)
    {}

    void operator()(const ShiftOpened &f)
    {
        StoredShift row;
        row.shift = f.shift.text;
        row.seq = m_seq;
        row.till = f.till;
        row.cashier = f.cashier.text;
        row.cashierName = f.cashierName;
        row.before = f.before.text;
        row.opened = f.at.ms;
        row.day = dayOf(f.at.ms, m_offset);
        m_tables.add(row);
        m_tables.emptyDrawer();
        for (const Money &amount : f.opening) {
            cash(f.shift.text, amount, &StoredShiftCash::opening);
            m_tables.moveDrawer(amount);
        }
        const Money first = f.opening.empty() ? Money() : f.opening.front();
        audit(f.at, "shift_opened", f.cashier, f.approvedBy, first, f.before.text);
    }

    void operator()(const CashTaken &f)
    {
        const auto shift = m_tables.openShift();
        if (!shift)
            return;
        for (const Money &amount : cashOf(f.tender))
            cash(shift->shift, amount, &StoredShiftCash::sales);
    }

    void operator()(const RefundEnded &f)
    {
        const auto shift = m_tables.openShift();
        const auto refund = m_tables.refund(f.refund);
        if (!f.done || !shift || !refund || refund->provider != cashMethod().text)
            return;
        if (const auto currency = Currency::fromCode(refund->currency))
            cash(shift->shift, Money(refund->amount, *currency), &StoredShiftCash::refunds);
    }

    void operator()(const CashMoved &f)
    {
        const bool in = f.amount.isPositive();
        if (in)
            cash(f.shift.text, f.amount, &StoredShiftCash::paidIn);
        else
            cash(f.shift.text, -f.amount, &StoredShiftCash::paidOut);
        m_tables.moveDrawer(f.amount);
        move(f.shift, in ? "paid_in" : "paid_out", f.amount, f.why, f.by, f.approvedBy, f.at);
        audit(f.at, in ? "paid_in" : "paid_out", f.by, f.approvedBy, f.amount, f.why);
    }

    void operator()(const DrawerOpened &f)
    {
        move(f.shift, "opened", {}, f.why, f.by, f.approvedBy, f.at);
        audit(f.at, nameOf(Act::OpenDrawer), f.by, f.approvedBy, {}, f.why);
    }

    void operator()(const DrawerCounted &f)
    {
        for (const Money &amount : f.counted)
            cash(f.shift.text, Money(0, amount.currency()), &StoredShiftCash::opening);
        for (StoredShiftCash &row : m_tables.cashOfShift(f.shift.text)) {
            row.counted = 0;
            for (const Money &amount : f.counted) {
                if (amount.currency().code() == row.currency)
                    row.counted = amount.minor();
            }
            m_tables.change(row);
        }
        std::string differences;
        for (const Money &amount : f.counted) {
            const Money over = amount - amountIn(f.expected, amount.currency());
            if (!over.isZero())
                differences +=
                    (differences.empty() ? "" : ", ") + over.text() + " " + over.currency().code();
        }
        audit(f.at, "drawer_counted", f.by, {}, f.counted.empty() ? Money() : f.counted.front(),
              differences);
    }

    void operator()(const ShiftClosed &f)
    {
        auto row = m_tables.shift(f.shift.text);
        if (!row || row->closed) {
            m_tables.refuse("shift " + f.shift.text + (row ? " is closed already" : " is unknown"));
            return;
        }
        row->closed = f.at.ms;
        row->closedSeq = m_seq;
        row->handedTo = f.handedTo.text;
        row->uncounted = f.counted.empty() ? 1 : 0;
        m_tables.change(*row);
        m_tables.emptyDrawer();
        for (StoredShiftCash &part : m_tables.cashOfShift(f.shift.text)) {
            part.kept = 0;
            for (const Money &amount : f.left) {
                if (amount.currency().code() == part.currency)
                    part.kept = amount.minor();
            }
            m_tables.change(part);
        }
        for (const Money &amount : f.left)
            m_tables.moveDrawer(amount);
        audit(f.at, f.counted.empty() ? "shift_handed_over_uncounted" : "shift_closed", f.by,
              f.approvedBy, f.left.empty() ? Money() : f.left.front(), f.handedTo.text);
    }

    void operator()(const DayClosed &f)
    {
        StoredDay row;
        row.number = f.number;
        row.seq = m_seq;
        row.at = f.at.ms;
        row.day = dayOf(f.at.ms, m_offset);
        row.till = f.till;
        row.person = f.by.text;
        row.takenOver = std::int64_t(f.takenOver.size());
        m_tables.add(row);
        audit(f.at, nameOf(Act::CloseDay), f.by, f.approvedBy, {}, std::to_string(f.number));
    }

    void operator()(const ActAllowed &f)
    {
        if (!f.sale.empty())
            m_tables.openSale(f.sale);
        audit(f.at, nameOf(f.act), f.by, f.approvedBy, f.amount, f.what, f.sale);
    }
    void operator()(const SaleVoided &f)
    {
        audit(f.at, nameOf(Act::VoidSale), f.by, f.approvedBy, {}, {}, f.sale);
    }
    void operator()(const RefundOpened &f)
    {
        audit(f.at, nameOf(Act::Refund), f.by, f.approvedBy, f.amount, f.why, f.sale);
    }
    void operator()(const ExceptionSettled &f)
    {
        audit(f.at, nameOf(Act::SettleException), f.by, {}, {}, f.how, f.sale);
    }
    void operator()(const LateMoneyAttached &f)
    {
        audit(f.at, nameOf(Act::SettleException), f.by, f.approvedBy, f.amount,
              "attached to the sale", f.sale);
    }
    void operator()(const DifferenceAccepted &f)
    {
        audit(f.at, nameOf(Act::AcceptDifference), f.by, f.approvedBy, {},
              f.provider.text + " " + f.day + ", " + f.row + ": " + f.note);
    }
    void operator()(const AttemptEnded &f)
    {
        if (!f.by.empty())
            audit(f.at, nameOf(Act::PersonsWord), f.by, {}, {}, f.byNote, f.sale);
    }
    void operator()(const SettingsChanged &f)
    {
        audit(f.at, nameOf(Act::Settings), CashierId(f.by), f.approvedBy, {}, f.what);
    }
    void operator()(const StaffChanged &f)
    {
        audit(f.at, nameOf(Act::Staff), CashierId(f.by), f.approvedBy, {},
              f.person.text + ": " + f.what);
    }
    void operator()(const PinRefused &f)
    {
        audit(f.at, "wrong_pin", f.by, {}, {}, std::to_string(f.inARow));
    }

private:
    // Adds to one column of the shift's row of that currency; what was counted is of before.
    void cash(const std::string &shift, Money amount, std::int64_t StoredShiftCash::*column)
    {
        const std::string currency = amount.currency().code();
        bool found = false;
        for (StoredShiftCash &row : m_tables.cashOfShift(shift)) {
            const bool mine = row.currency == currency;
            found = found || mine;
            if (!mine && !row.counted)
                continue;
            row.counted.reset();
            if (mine)
                row.*column += amount.minor();
            m_tables.change(row);
        }
        if (found)
            return;
        StoredShiftCash row;
        row.id = shift + "/" + currency;
        row.shift = shift;
        row.currency = currency;
        row.*column = amount.minor();
        m_tables.add(row);
    }

    void move(const ShiftId &shift, const char *kind, Money amount, const std::string &why,
              const CashierId &by, const CashierId &approved, Instant at)
    {
        StoredDrawerMove row;
        row.seq = m_seq;
        row.shift = shift.text;
        row.kind = kind;
        row.currency = amount.currency().code();
        row.amount = amount.minor();
        row.why = why;
        row.person = by.text;
        row.approved = approved.text;
        row.at = at.ms;
        row.day = dayOf(at.ms, m_offset);
        m_tables.add(row);
    }

    void audit(Instant at, std::string_view what, const CashierId &by, const CashierId &approved,
               Money amount, std::string detail, const SaleId &sale = {})
    {
        StoredAudit row;
        row.seq = m_seq;
        row.at = at.ms;
        row.day = dayOf(at.ms, m_offset);
        row.what = what;
        row.sale = sale.text;
        row.person = by.text;
        row.approved = approved.text;
        row.currency = amount.isZero() ? std::string() : amount.currency().code();
        row.amount = amount.minor();
        row.detail = std::move(detail);
        m_tables.add(row);
    }

    ReadingTables &m_tables;
    std::int64_t m_seq;
    int m_offset;
};

} // namespace

void projectDrawer(ReadingTables &tables, const Fact &fact, std::int64_t seq, int offsetSeconds)
{
    std::visit(DrawerProjector(tables, seq, offsetSeconds), fact);
}

} // namespace guitai::storage
