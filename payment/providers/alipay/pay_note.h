// What is on disk about a payment by the customer's code before it is asked for: when.
#pragma once

#include "payment/engine/provider.h"

#include <optional>
#include <string>

namespace guitai::alipay {

std::string payNote(Instant sentAt);
// When trade.pay was last sent for this attempt; nothing: never.
std::optional<Instant> paySentAt(const Matter &matter);

// Whether a trade.pay of ours may still be on its way to Alipay: until then, that Alipay has no
// such trade says nothing about the next moment.
bool payMayBeUnderWay(const Matter &matter, Instant now);

} // namespace guitai::alipay
