// ShiftReport: what came in and went out during a shift or a day: X while it lasts, Z in the end.
#pragma once

#include "books/settlement.h"
#include "payment/engine/facts.h"

#include <optional>
#include <string>
#include <vector>

namespace guitai {

// One currency in the drawer.
struct CashReport
{
    CashLedger ledger;
    std::optional<Money> counted;
    std::optional<Money> kept; // in the drawer when the shift was closed

    std::optional<Money> over() const // negative: short
    {
        return counted ? std::optional(*counted - ledger.expected()) : std::nullopt;
    }
    friend bool operator==(const CashReport &, const CashReport &) = default;
};

struct MethodReport
{
    ProviderId provider;
    std::int64_t payments = 0;
    Money taken; // net
    std::int64_t refunds = 0;
    Money refunded;

    friend bool operator==(const MethodReport &, const MethodReport &) = default;
};

struct DrawerMove
{
    Instant at;
    Money amount; // zero: the drawer was opened without a sale
    std::string why;
    CashierId by;
    CashierId approvedBy;

    friend bool operator==(const DrawerMove &, const DrawerMove &) = default;
};

struct ShiftReport
{
    ShiftId shift; // empty: of a whole day
    std::string till;
    std::string cashierName;
    Currency currency;
    Instant from;
    Instant to; // now, while it lasts
    bool isClosed = false;
    bool isUncounted = false; // handed over as it stood
    std::int64_t receipts = 0;
    Money sales, discounts, tax;
    std::vector<MethodReport> methods;
    std::vector<CashReport> cash; // the shop's currency first
    std::vector<DrawerMove> moves;

    friend bool operator==(const ShiftReport &, const ShiftReport &) = default;
};

struct DayReport
{
    DayClosed day;
    ShiftReport all; // its cash is empty: that stands with the shifts
    std::vector<ShiftReport> shifts;
    // The statements of these days, as they stand now: when the day is closed they have not come.
    std::vector<StatementFigures> statements;
    // Of whatever day, compared since the day before was closed and before this one was.
    std::vector<StatementFigures> comparedSince;

    friend bool operator==(const DayReport &, const DayReport &) = default;
};

} // namespace guitai
