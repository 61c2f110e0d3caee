// Receipt: a finished sale as it was, complete in itself, as the journal and the customer keep it.
#pragma once

#include "shop/base/id.h"
#include "shop/base/time.h"
#include "shop/sale/card_slip.h"
#include "shop/sale/cash.h"
#include "shop/sale/order.h"

#include <optional>
#include <string>
#include <vector>

namespace guitai {

// How a part of a sale was paid. net is what the shop holds more than before.
struct Tender
{
    ProviderId provider;
    AttemptId attempt; // the leg's own number; made by the till for cash too
    Money net;
    std::string reference; // the provider's number (trade_no ...), empty for cash
    std::optional<CashTender> cash;
    Instant at;
    std::optional<CardSlip> card;

    friend bool operator==(const Tender &, const Tender &) = default;
};

struct Receipt
{
    std::int64_t number = 0; // rises by one a receipt at each till, without gaps
    SaleId sale;
    std::string till;
    CashierId cashier;
    std::string cashierName;
    Instant at;
    Order order;
    Totals totals;
    std::vector<Tender> tenders;
    Money rounding; // cash rounding; sum(tenders.net) == totals.total + rounding

    friend bool operator==(const Receipt &, const Receipt &) = default;
};

} // namespace guitai
