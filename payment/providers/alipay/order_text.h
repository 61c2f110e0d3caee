// What precreate and pay say about an order, made fit for Alipay.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/alipay/account.h"
#include "payment/providers/wire/json_text.h"

#include <string>

namespace guitai::alipay {

// The fields that both calls begin with: the number, the amount and the subject.
JsonText orderText(const Matter &matter);

// And those that say who sells where.
void addSeller(JsonText &order, const Matter &matter, const Account &account);

// "5m": how long the order may live. Whole minutes, rounded up. Counted from the opening and not
// from now, so that a repeated request carries the same data.
std::string lifeOf(const Matter &matter);

} // namespace guitai::alipay
