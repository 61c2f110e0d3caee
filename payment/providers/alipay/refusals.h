// What we do not even ask Alipay, because it could not be meant.
#pragma once

#include "payment/engine/provider.h"

#include <optional>

namespace guitai::alipay {

// Alipay takes yuan only, from 0.01 to 100,000,000.
std::optional<Reading> refusalOfAmount(Money amount);

} // namespace guitai::alipay
