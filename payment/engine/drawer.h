// The drawer: what one shift put in and took out, what it should hold, and the days that close
// over it.
#pragma once

#include "shop/base/id.h"
#include "shop/base/money.h"
#include "shop/base/time.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace guitai {

// So many notes or coins of one kind.
struct Pile
{
    Money unit;
    std::int64_t pieces = 0;

    friend bool operator==(const Pile &, const Pile &) = default;
};

// One currency's cash during a shift. Sales are net of change: what was handed over never counts.
struct CashLedger
{
    Money opening, sales, refunds, paidIn, paidOut;

    static CashLedger of(Currency currency);
    Money expected() const { return opening + sales - refunds + paidIn - paidOut; }
    friend bool operator==(const CashLedger &, const CashLedger &) = default;
};

struct Shift
{
    ShiftId id;
    Instant openedAt;
    CashierId cashier;
    std::string cashierName;
    std::map<std::string, CashLedger> cash; // by currency code
    std::vector<Money> counted;             // by the last count, while nothing has moved since

    // The shop's currency first.
    std::vector<Money> expected(Currency shop) const;
    friend bool operator==(const Shift &, const Shift &) = default;
};

// Money that a day is closed without knowing about, named.
struct Unresolved
{
    SaleId sale;
    AttemptId attempt; // empty: the sale is paid in part
    RefundId refund;   // empty: about the attempt itself
    ProviderId provider;
    Money amount;

    friend bool operator==(const Unresolved &, const Unresolved &) = default;
};

// The amount of that currency, zero where there is none.
Money amountIn(const std::vector<Money> &amounts, Currency currency);

} // namespace guitai
