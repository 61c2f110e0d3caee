// Stripe's answers: closed reading, because nothing but TLS vouches for them.
//
// An input: status, one character, then the body.
#include "fuzzing/kit/fuzz.h"
#include "fuzzing/kit/worlds.h"
#include "payment/providers/stripe/amounts.h"
#include "payment/providers/stripe/api.h"
#include "payment/providers/stripe/card_receipt.h"
#include "payment/providers/stripe/progress.h"

using namespace guitai;
using namespace guitai::fuzz;

namespace {

int statusOf(std::uint8_t word)
{
    switch (word) {
    case '4':
        return 402;
    case '5':
        return 503;
    case '3':
        return 302;
    default:
        return 200;
    }
}

} // namespace

std::vector<std::string> fuzzSeeds()
{
    std::vector<std::string> seeds;
    for (const std::string &body : answersOf("stripe")) {
        seeds.push_back("2" + body);
        seeds.push_back("4" + body);
    }
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 1)
        return 0;
    const std::string text(textOf(data + 1, size - 1));
    const auto reply = stripe::readReply({statusOf(data[0]), {}, text});
    mustHold(reply.kind != stripe::Reply::Kind::Done || reply.status / 100 == 2,
             "only a yes is a yes");
    (void)reply.code();
    (void)reply.words();
    (void)stripe::textIn(reply.body, "latest_charge");
    if (const auto slip = stripe::cardSlipOf(reply.body, "tmr_1"))
        mustHold(!holdsCardNumber(slip->maskedNumber), "card numbers are masked");
    const auto progress = stripe::paymentProgress(text);
    mustHold(stripe::paymentProgress(stripe::noteOf(progress)) == progress,
             "a note written again reads the same");
    const auto refund = stripe::refundProgress(text);
    mustHold(stripe::refundProgress(stripe::noteOf(refund)) == refund,
             "a refund's note written again reads the same");
    (void)stripe::currencyOfWord(text);
    return 0;
}
