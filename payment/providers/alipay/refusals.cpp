// Refusals of our own.
#include "payment/providers/alipay/refusals.h"

namespace guitai::alipay {

std::optional<Reading> refusalOfAmount(Money amount)
{
    constexpr std::int64_t largest = 10'000'000'000; // fen
    if (amount.currency() == Currency::cny() && amount.isPositive() && amount.minor() <= largest) {
        return std::nullopt;
    }
    Reading reading;
    reading.verdict = Verdict::NotExecuted;
    reading.reason = Reason::SettingsWrong;
    reading.providerWords = "Alipay takes CNY from 0.01 to 100000000.00, not " +
                            amount.currency().code() + " " + amount.text();
    return reading;
}

} // namespace guitai::alipay
