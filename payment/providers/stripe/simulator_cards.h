// The cards that can be held to the simulated reader: Stripe's published test numbers.
#pragma once

#include <QJsonObject>

#include <optional>
#include <string>

namespace guitai::stripe {

inline constexpr const char *approvedCard = "4242424242424242";
inline constexpr const char *declinedCard = "4000000000000002";

struct SimulatedCard
{
    std::string brand;
    std::string last4;
    std::string code;        // why it is declined; empty: it is approved
    std::string declineCode; // more exactly
    std::string words;
};

std::optional<SimulatedCard> simulatedCard(const std::string &number);

// payment_method_details of a charge with that card; the numbers of the chip follow from seed.
QJsonObject cardDetails(const SimulatedCard &card, std::int64_t amount, std::int64_t seed);

} // namespace guitai::stripe
