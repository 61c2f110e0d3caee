// The card's part of a charge: what goes onto the receipt, as the card schemes demand.
#pragma once

#include "shop/sale/card_slip.h"

#include <QJsonObject>

#include <optional>
#include <string>

namespace guitai::stripe {

// Nothing when the charge was not made with a card at a reader.
std::optional<CardSlip> cardSlipOf(const QJsonObject &charge, const std::string &reader);

} // namespace guitai::stripe
