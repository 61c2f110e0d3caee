// Receipts, card slips and refunds as JSON objects.
#pragma once

#include "app/ctl/voice.h"
#include "payment/engine/checkout.h"

namespace guitai::ctl {

QJsonObject jsonOf(const CardSlip &slip); // what is empty is left out
QJsonObject jsonOf(const ForeignCash &cash);
// Lines and tenders are numbered as refund --line and --leg count them.
QJsonObject jsonOf(const Receipt &receipt, const Voice &voice);
QJsonObject jsonOf(const Refund &refund, const Receipt &receipt, const Voice &voice);

} // namespace guitai::ctl
