// Settlement: what was sold in a span of time and what came in by each way of paying, as values. It
// is counted in one place (Settling); paper, files and screens only show it.
#pragma once

#include "payment/engine/checkout.h"
#include "shop/base/exact_amount.h"
#include "shop/base/zone.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace guitai {

// What a report is about: [from, to), at one till or all of them; perhaps just one shift.
struct ReportSpan
{
    Instant from, to;
    std::string till; // empty: all
    ShiftId shift;    // empty: none in particular

    bool holds(Instant at) const { return from <= at && at < to; }
    friend bool operator==(const ReportSpan &, const ReportSpan &) = default;
};

// A day of the calendar: "2026-03-01", 23 to 25 hours. Problem when it is none.
Result<ReportSpan> daySpan(const std::string &day, const Zone &zone);
// From the beginning of the first day to the end of the last.
Result<ReportSpan> daysSpan(const std::string &first, const std::string &last, const Zone &zone);

struct HourFigures
{
    int hour = 0; // 0..23 of the shop's day; only hours with sales
    std::int64_t sales = 0;
    Money total;

    friend bool operator==(const HourFigures &, const HourFigures &) = default;
};

struct CashierFigures
{
    CashierId cashier;
    std::string name;
    std::int64_t sales = 0;
    Money total;

    friend bool operator==(const CashierFigures &, const CashierFigures &) = default;
};

struct GoodsFigures
{
    std::string code;
    std::string name, nameZh; // as last sold; empty where nobody has looked them up
    Unit unit = Unit::Piece;
    std::int64_t milli = 0; // sold, in thousandths of the unit
    Money gross;
    Money net;                // after discounts
    std::int64_t receipt = 0; // one that it stands on

    friend bool operator==(const GoodsFigures &, const GoodsFigures &) = default;
};

struct CategoryFigures
{
    std::string key; // empty: of no category
    std::string name, nameZh;
    Money net;

    friend bool operator==(const CategoryFigures &, const CategoryFigures &) = default;
};

struct TenderFigures
{
    ProviderId provider;
    std::int64_t payments = 0;
    Money taken; // all money that came in by this way in the span
    std::int64_t refunds = 0;
    Money refunded;
    Money late;       // of it not among taken: came after the attempt had ended without
    Money undone;     // the provider took back what it had said was paid
    Money onReceipts; // the part of the receipts of the span that was paid by this way
    std::int64_t unresolved = 0;
    Money unresolvedAmount;
    std::optional<ExactAmount> fees; // unknown until a statement says

    Money net() const { return taken + late - undone - refunded; }
    friend bool operator==(const TenderFigures &, const TenderFigures &) = default;
};

struct ForeignFigures
{
    Money given;   // in notes of that currency
    Money counted; // what they counted for
    std::int64_t times = 0;

    friend bool operator==(const ForeignFigures &, const ForeignFigures &) = default;
};

// A late or contradicting word of a provider, and what became of it.
struct TroubleFigures
{
    AttemptId attempt;
    SaleId sale;
    ProviderId provider;
    Trouble trouble = Trouble::PaidAfterEnd;
    Money amount;
    Instant at;
    std::optional<Instant> settledAt;
    std::string how;
    bool isTaken = false; // it counts for its sale after all, and is among what was taken

    friend bool operator==(const TroubleFigures &, const TroubleFigures &) = default;
};

// The drawer over the span; it comes from the shifts.
struct DrawerFigures
{
    Money opening;
    Money paidIn, paidOut;
    Money expected;
    std::optional<Money> counted;
    Money takings; // in cash from sales, less what was given back

    Money overShort() const
    {
        return counted ? *counted - expected : Money(0, expected.currency());
    }
    friend bool operator==(const DrawerFigures &, const DrawerFigures &) = default;
};

// One currency of a shift's drawer. The shift is whole, also where it reaches beyond the span.
struct ShiftFigures
{
    ShiftId shift;
    std::string till;
    CashierId cashier;
    std::string cashierName;
    Instant opened;
    std::optional<Instant> closed; // it is open still
    DrawerFigures cash;

    friend bool operator==(const ShiftFigures &, const ShiftFigures &) = default;
};

// How a provider's statement of a day compared, for the foot of reports.
struct StatementFigures
{
    ProviderId provider;
    std::string day;
    std::int64_t rows = 0; // theirs and ours together, each once
    std::int64_t equal = 0;
    std::int64_t open = 0;             // something is to be done about them
    std::optional<Instant> comparedAt; // nothing: not yet

    friend bool operator==(const StatementFigures &, const StatementFigures &) = default;
};

// Sums that must be the same, counted on two ways.
enum class CheckKind
{
    GoodsMakeSales,      // sum(net of goods) == gross - discounts
    TaxesMakeSales,      // sum(bases + taxes) + tips == sales
    TendersMakeSales,    // sum(net tenders) == sales + rounding
    PaymentsMakeTenders, // payments of these receipts, and those taken before == tenders
    CashMakesNet,        // tendered - change == net of cash
    HoursMakeSales,
    CashiersMakeSales
};

struct Check
{
    CheckKind kind = CheckKind::GoodsMakeSales;
    Money left, right;

    bool holds() const { return left == right; }
    friend bool operator==(const Check &, const Check &) = default;
};

struct Settlement
{
    ReportSpan span;
    Currency currency;
    std::int64_t sales = 0;
    std::int64_t firstReceipt = 0, lastReceipt = 0; // 0: none
    Money gross, discounts, net;                    // of the goods
    std::vector<TaxTotal> taxes;                    // by code and rate
    Money tax;
    Money tips, rounding;
    Money total; // what the customers owed
    Money mean;  // of a sale, rounded
    std::int64_t refunds = 0;
    Money refunded;
    std::vector<TaxTotal> taxesRefunded;
    std::vector<HourFigures> hours;       // by hour
    std::vector<CashierFigures> cashiers; // most first
    std::vector<GoodsFigures> goods;      // most first
    std::vector<CategoryFigures> categories;
    std::vector<TenderFigures> tenders; // most first
    Money cashTendered, cashChange;
    std::vector<ForeignFigures> foreign;
    Money takenBefore;    // on these receipts, but paid before the span
    Money beyondReceipts; // paid in the span, but on no receipt of the span
    std::vector<TroubleFigures> troubles;
    std::vector<ShiftFigures> shifts; // in the order of their openings; the shop's currency first
    std::optional<DrawerFigures> drawer; // of the only shift, in the shop's currency
    std::vector<StatementFigures> statements;
    std::vector<std::string> otherCurrencies; // sales in them are not in these figures
    std::vector<Check> checks;

    bool isSound() const;
    friend bool operator==(const Settlement &, const Settlement &) = default;
};

} // namespace guitai
