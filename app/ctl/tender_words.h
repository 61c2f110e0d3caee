// Tender words: what "--pay", "--auth-code" and "--approval" say about how a sale is to be paid.
#pragma once

#include "app/ctl/arguments.h"
#include "app/ctl/at_counter.h"
#include "payment/engine/checkout.h"

#include <vector>

namespace guitai::ctl {

// One --pay.
struct Pay
{
    ProviderId method;
    std::optional<Money> amount; // with cash: what is handed over, perhaps foreign
    std::optional<Money> part;   // of cash: how much of what is due it is for
    std::string authCode;
    TypedSlip slip;
    bool byCode = false; // chosen by the customer's code
};

// All of them in their order. A code goes to the wallet it belongs to: one that was named, or one
// of its own for what is left. The n-th card machine's payment has the n-th --approval.
Result<std::vector<Pay>> readPays(const Arguments &arguments, const Counter &counter);

} // namespace guitai::ctl
