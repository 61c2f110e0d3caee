// A card machine of its own beside the till (刷卡（另机）): the cashier types the amount there and
// what it says here. Nobody can be asked, so a person's word ends an attempt or a refund.
#pragma once

#include "payment/engine/provider.h"

namespace guitai::manual_card {

ProviderMaker providerMaker();

} // namespace guitai::manual_card
