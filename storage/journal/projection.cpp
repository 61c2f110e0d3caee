// What each fact changes in the reading tables.
#include "storage/journal/projection.h"

#include "storage/journal/fact_names.h"
#include "storage/journal/sold_text.h"

#include <cstdio>

namespace guitai::storage {

namespace {

const char cashProvider[] = "cash";

// "alipay,cash": each provider once, in the order of the tenders.
std::string methodsOf(const Receipt &receipt)
{
    std::string methods;
    for (auto tender = receipt.tenders.begin(); tender != receipt.tenders.end(); ++tender) {
        bool seen = false;
        for (auto before = receipt.tenders.begin(); before != tender; ++before)
            seen = seen || before->provider == tender->provider;
        if (!seen)
            methods += (methods.empty() ? "" : ",") + tender->provider.text;
    }
    return methods;
}

class Projector
{
public:
    Projector(ReadingTables &tables, std::int64_t seq, int offsetSeconds)
        : m_tables(tables)
        , m_seq(seq)
        , m_offset(offsetSeconds)
    {}

    void operator()(const CashierSignedIn &) {}
    void operator()(const CashierSignedOut &) {}
    // projectDrawer() knows these.
    void operator()(const ShiftOpened &) {}
    void operator()(const CashMoved &) {}
    void operator()(const DrawerOpened &) {}
    void operator()(const DrawerCounted &) {}
    void operator()(const ShiftClosed &) {}
    void operator()(const DayClosed &) {}
    void operator()(const ActAllowed &) {}
    void operator()(const SettingsChanged &) {}
    void operator()(const StaffChanged &) {}
    void operator()(const PinRefused &) {}
    // projectStatements() knows these.
    void operator()(const StatementCompared &) {}
    void operator()(const DifferenceAccepted &) {}
    // What belongs to a sale brings it back among the open ones, a refund months later too.
    void operator()(const SaleBegun &f) { m_tables.openSale(f.sale); }
    void operator()(const LineSet &f) { m_tables.openSale(f.sale); }
    void operator()(const LineRemoved &f) { m_tables.openSale(f.sale); }
    void operator()(const OrderDiscountSet &f) { m_tables.openSale(f.sale); }
    void operator()(const TipSet &f) { m_tables.openSale(f.sale); }
    void operator()(const ProviderNoted &f) { m_tables.openSale(f.sale); }
    void operator()(const SaleParked &f) { m_tables.openSale(f.sale); }
    void operator()(const SaleTaken &f) { m_tables.openSale(f.sale); }
    void operator()(const SaleLeft &f) { m_tables.openSale(f.sale); }
    void operator()(const SaleVoided &f) { m_tables.openSale(f.sale); }
    void operator()(const CodeReceived &f) { m_tables.openSale(f.sale); }
    void operator()(const WatchEnded &f) { m_tables.openSale(f.sale); }
    void operator()(const AskedAgain &f) { m_tables.openSale(f.sale); }
    void operator()(const AnsweredAgain &f) { m_tables.openSale(f.sale); }

    void operator()(const AttemptOpened &f)
    {
        m_tables.openSale(f.sale);
        StoredPayment row;
        row.attempt = f.attempt.text;
        row.sale = f.sale.text;
        row.provider = f.provider.text;
        row.currency = f.amount.currency().code();
        row.amount = f.amount.minor();
        row.state = "open";
        row.reason = nameOf(Reason::None);
        row.opened = f.at.ms;
        row.day = dayOf(f.at.ms, m_offset);
        m_tables.add(row);
    }

    void operator()(const ClosingBegun &f)
    {
        m_tables.openSale(f.sale);
        changePayment(f.attempt, [](StoredPayment &row) {
            if (!row.ended)
                row.state = "closing";
        });
    }

    void operator()(const AttemptEnded &f)
    {
        m_tables.openSale(f.sale);
        changePayment(f.attempt, [&](StoredPayment &row) {
            row.state = nameOf(f.outcome);
            row.net = f.outcome == AttemptOutcome::Paid ? row.amount : 0;
            row.reason = nameOf(f.reason);
            row.reference = f.reference;
            row.ended = f.at.ms;
            row.day = dayOf(f.at.ms, m_offset);
        });
    }

    void operator()(const Contradicted &f)
    {
        m_tables.openSale(f.sale);
        StoredException row;
        row.seq = m_seq;
        row.attempt = f.attempt.text;
        row.sale = f.sale.text;
        row.trouble = nameOf(f.trouble);
        row.currency = f.amount.currency().code();
        row.amount = f.amount.minor();
        row.reference = f.reference;
        row.at = f.at.ms;
        m_tables.add(row);
    }

    void operator()(const ExceptionSettled &f)
    {
        m_tables.openSale(f.sale);
        for (StoredException &row : m_tables.openExceptions(f.attempt)) {
            if (row.trouble != nameOf(f.trouble))
                continue;
            row.settled = f.at.ms;
            row.how = f.how;
            row.person = f.by.text;
            m_tables.change(row);
        }
    }

    // It was taken when it came, not when somebody said what for.
    void operator()(const LateMoneyAttached &f)
    {
        m_tables.openSale(f.sale);
        changePayment(f.attempt, [&](StoredPayment &row) {
            row.state = nameOf(AttemptOutcome::Paid);
            row.net = f.amount.minor();
            row.reference = f.reference;
            row.ended = f.since.ms;
            row.day = dayOf(f.since.ms, m_offset);
        });
        for (StoredException &row : m_tables.openExceptions(f.attempt)) {
            if (row.trouble != nameOf(Trouble::PaidAfterEnd))
                continue;
            row.settled = f.at.ms;
            row.how = "attached to the sale";
            row.person = f.by.text;
            m_tables.change(row);
        }
    }

    void operator()(const CashTaken &f)
    {
        m_tables.openSale(f.sale);
        StoredPayment row;
        row.attempt = f.tender.attempt.text;
        row.sale = f.sale.text;
        row.provider = f.tender.provider.text;
        row.currency = f.tender.net.currency().code();
        row.amount = f.tender.net.minor();
        row.net = f.tender.net.minor();
        if (f.tender.cash) {
            row.tendered = f.tender.cash->tendered.minor();
            row.change = f.tender.cash->change.minor();
        }
        row.state = nameOf(AttemptOutcome::Paid);
        row.reason = nameOf(Reason::None);
        row.reference = f.tender.reference;
        row.opened = f.at.ms;
        row.ended = f.at.ms;
        row.day = dayOf(f.at.ms, m_offset);
        m_tables.add(row);
        if (f.tender.cash && f.tender.cash->foreign) {
            m_tables.moveDrawer(f.tender.cash->foreign->given);
            m_tables.moveDrawer(-f.tender.cash->change);
        } else {
            m_tables.moveDrawer(f.tender.net);
        }
    }

    void operator()(const SaleCompleted &f)
    {
        m_tables.openSale(f.sale);
        const Receipt &receipt = f.receipt;
        StoredReceipt row;
        row.number = receipt.number;
        row.seq = m_seq;
        row.sale = f.sale.text;
        row.at = receipt.at.ms;
        row.day = dayOf(receipt.at.ms, m_offset);
        row.till = receipt.till;
        row.cashier = receipt.cashier.text;
        row.cashierName = receipt.cashierName;
        row.currency = receipt.totals.total.currency().code();
        row.total = receipt.totals.total.minor();
        row.tax = receipt.totals.tax.minor();
        row.discount = receipt.totals.discount.minor();
        row.rounding = receipt.rounding.minor();
        row.lines = std::int64_t(receipt.order.lines.size());
        row.methods = methodsOf(receipt);
        row.gross = receipt.totals.gross.minor();
        row.tip = receipt.totals.tip ? receipt.totals.tip->minor() : 0;
        row.goods = goodsText(receipt);
        row.taxes = taxesText(receipt);
        row.tenders = tendersText(receipt);
        m_tables.add(row);
        for (const Tender &tender : receipt.tenders)
            changePayment(tender.attempt,
                          [&](StoredPayment &payment) { payment.receipt = receipt.number; });
    }

    void operator()(const RefundOpened &f)
    {
        m_tables.openSale(f.sale);
        StoredRefund row;
        row.refund = f.refund.text;
        row.leg = f.leg.text;
        row.sale = f.sale.text;
        if (const auto receipt = m_tables.receiptOf(f.sale))
            row.receipt = receipt->number;
        row.provider = f.provider.text;
        row.currency = f.amount.currency().code();
        row.amount = f.amount.minor();
        row.why = f.why;
        row.person = f.by.text;
        row.state = "asked";
        row.reason = nameOf(Reason::None);
        row.opened = f.at.ms;
        row.day = dayOf(f.at.ms, m_offset);
        m_tables.add(row);
    }

    void operator()(const RefundEnded &f)
    {
        m_tables.openSale(f.sale);
        auto row = m_tables.refund(f.refund);
        if (!row || row->state == "done") {
            m_tables.refuse("refund " + f.refund.text + (row ? " is done already" : " is unknown"));
            return;
        }
        row->state = f.done ? "done" : "refused";
        row->reason = nameOf(f.reason);
        row->reference = f.reference;
        row->ended = f.at.ms;
        row->day = dayOf(f.at.ms, m_offset);
        m_tables.change(*row);
        if (!f.done)
            return;
        auto receipt = m_tables.receiptOf(f.sale);
        if (receipt) {
            receipt->refunded += row->amount;
            m_tables.change(*receipt);
        }
        if (row->provider != cashProvider)
            return;
        if (const auto currency = Currency::fromCode(row->currency))
            m_tables.moveDrawer(Money(-row->amount, *currency));
        else
            m_tables.refuse(currency.problem().what);
    }

private:
    template <typename Change>
    void changePayment(const AttemptId &attempt, Change change)
    {
        auto row = m_tables.payment(attempt);
        if (!row) {
            m_tables.refuse("payment " + attempt.text + " is unknown");
            return;
        }
        change(*row);
        m_tables.change(*row);
    }

    ReadingTables &m_tables;
    std::int64_t m_seq;
    int m_offset;
};

} // namespace

std::string dayOf(std::int64_t atMs, int offsetSeconds)
{
    const CivilTime time = civilTime({atMs}, offsetSeconds);
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", time.year, time.month, time.day);
    return text;
}

void project(ReadingTables &tables, const Fact &fact, std::int64_t seq, int offsetSeconds)
{
    std::visit(Projector(tables, seq, offsetSeconds), fact);
    projectDrawer(tables, fact, seq, offsetSeconds);
    projectStatements(tables, fact, seq);
}

} // namespace guitai::storage
