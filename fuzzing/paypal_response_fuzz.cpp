// PayPal's answers: tokens, orders, captures, refunds and both shapes of a refusal.
//
// An input: status, one character, then the body.
#include "fuzzing/kit/fuzz.h"
#include "fuzzing/kit/worlds.h"
#include "payment/providers/paypal/amount.h"
#include "payment/providers/paypal/answers.h"
#include "payment/providers/paypal/outcomes.h"
#include "payment/providers/paypal/paypal_time.h"

using namespace guitai;
using namespace guitai::fuzz;

std::vector<std::string> fuzzSeeds()
{
    std::vector<std::string> seeds = {"22026-03-01T02:20:30.123+08:00"};
    for (const std::string &body : answersOf("paypal")) {
        seeds.push_back("2" + body);
        seeds.push_back("4" + body);
    }
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 1)
        return 0;
    const std::string_view body = textOf(data + 1, size - 1);
    const int status = data[0] == '5' ? 500 : data[0] == '1' ? 401 : data[0] == '9' ? 409 : 422;
    if (const auto token = paypal::readToken(body))
        mustHold(!token->text.empty(), "a token is not empty");
    (void)paypal::readOrder(body);
    (void)paypal::readCapture(body);
    (void)paypal::readRefund(body);
    if (const auto refusal = paypal::readRefusal(status, body)) {
        (void)paypal::meaningOfLogin(*refusal);
        (void)paypal::meaningOfCreate(*refusal);
        (void)paypal::meaningOfLook(*refusal);
        mustHold(paypal::meaningOfRefund(*refusal).verdict != Verdict::Refunded,
                 "a refusal gives nothing back");
        (void)paypal::meaningOfCapture(*refusal);
    }
    if (const auto at = paypal::timeFrom(body))
        mustHold(paypal::timeFrom(paypal::timeText(*at)).has_value(), "a time can be written");
    for (const char *currency : {"EUR", "JPY", "HUF"}) {
        const auto money = paypal::moneyFrom(currency, body);
        mustHold(!money || !money->isNegative(), "no amount is below zero");
    }
    return 0;
}
