// Test cards and what the chip says of them.
#include "payment/providers/stripe/simulator_cards.h"

#include <QString>

#include <array>
#include <cstdio>
#include <string_view>

namespace guitai::stripe {

namespace {

struct CardLine
{
    std::string_view number;
    std::string_view brand;
    std::string_view code;
    std::string_view declineCode;
    std::string_view words;
};

constexpr std::array cardLines{
    CardLine{approvedCard, "visa", "", "", ""},
    CardLine{"4000056655665556", "visa", "", "", ""},
    CardLine{"5555555555554444", "mastercard", "", "", ""},
    CardLine{"5200828282828210", "mastercard", "", "", ""},
    CardLine{"378282246310005", "amex", "", "", ""},
    CardLine{"6011111111111117", "discover", "", "", ""},
    CardLine{"3056930009020004", "diners", "", "", ""},
    CardLine{"3566002020360505", "jcb", "", "", ""},
    CardLine{"6200000000000005", "unionpay", "", "", ""},
    CardLine{declinedCard, "visa", "card_declined", "generic_decline", "Your card was declined."},
    CardLine{"4000000000009995", "visa", "card_declined", "insufficient_funds",
             "Your card has insufficient funds."},
    CardLine{"4000000000009987", "visa", "card_declined", "lost_card", "Your card was declined."},
    CardLine{"4000000000009979", "visa", "card_declined", "stolen_card", "Your card was declined."},
    CardLine{"4000000000000069", "visa", "expired_card", "expired_card", "Your card has expired."},
    CardLine{"4000000000000119", "visa", "processing_error", "processing_error",
             "An error occurred while processing your card. Try again in a little bit."},
};

QString hexOf(std::int64_t seed, int digits)
{
    // Any spreading will do: it only has to look like the chip's.
    const auto mixed = std::uint64_t(seed) * 0x9E3779B97F4A7C15ull;
    char text[17];
    std::snprintf(text, sizeof text, "%016llX", static_cast<unsigned long long>(mixed));
    return QString::fromLatin1(text).left(digits);
}

} // namespace

std::optional<SimulatedCard> simulatedCard(const std::string &number)
{
    for (const CardLine &line : cardLines) {
        if (line.number == number) {
            return SimulatedCard{std::string(line.brand), number.substr(number.size() - 4),
                                 std::string(line.code), std::string(line.declineCode),
                                 std::string(line.words)};
        }
    }
    return std::nullopt;
}

QJsonObject cardDetails(const SimulatedCard &card, std::int64_t amount, std::int64_t seed)
{
    const QString brand = QString::fromStdString(card.brand);
    const QJsonObject receipt{
        {"account_type", "credit"},
        {"application_cryptogram", hexOf(seed, 16)},
        {"application_preferred_name", "Stripe Credit"},
        {"authorization_code", hexOf(seed + 7, 6)},
        {"authorization_response_code", card.code.empty() ? "3030" : "3035"},
        {"cardholder_verification_method", "offline_pin"},
        {"dedicated_file_name", "A000000003101001"},
        {"terminal_verification_results", "8000008000"},
        {"transaction_status_information", "6800"},
    };
    const QJsonObject details{
        {"amount_authorized", qint64(amount)},
        {"brand", brand},
        {"brand_product", QJsonValue()},
        {"cardholder_name", QJsonValue()},
        {"country", "US"},
        {"emv_auth_data", QJsonValue()},
        {"exp_month", 12},
        {"exp_year", 2034},
        {"fingerprint", hexOf(seed + 3, 16)},
        {"funding", "credit"},
        {"generated_card", QJsonValue()},
        {"incremental_authorization_supported", false},
        {"last4", QString::fromStdString(card.last4)},
        {"network", brand},
        {"overcapture_supported", false},
        {"read_method", "contact_emv"},
        {"receipt", receipt},
    };
    return {{"type", "card_present"}, {"card_present", details}};
}

} // namespace guitai::stripe
