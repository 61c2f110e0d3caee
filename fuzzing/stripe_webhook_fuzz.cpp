// Stripe's events: whatever stands in the header is not believed; what is signed is read with care.
//
// An input: a character, then the header's text to a line's end, then the body.
#include "fuzzing/kit/fuzz.h"
#include "fuzzing/kit/recorded.h"
#include "fuzzing/kit/worlds.h"
#include "payment/providers/stripe/events.h"
#include "payment/providers/stripe/signature.h"

using namespace guitai;
using namespace guitai::fuzz;

namespace {

const stripe::Account &account()
{
    static const stripe::Account held = [] {
        stripe::Account made;
        made.secretKey = "sk_test_fuzz";
        made.webhookSecret = "whsec_fuzz";
        made.readerId = "tmr_1";
        return made;
    }();
    return held;
}

} // namespace

std::vector<std::string> fuzzSeeds()
{
    std::vector<std::string> seeds;
    for (const std::string &body : lettersOf("stripe"))
        seeds.push_back("s\n" + body);
    for (const std::string &body :
         textsIn("providers/stripe/vectors/stripe-webhook.json", "payload"))
        seeds.push_back("s\n" + body);
    for (const std::string &header :
         textsIn("providers/stripe/vectors/stripe-webhook.json", "header"))
        seeds.push_back("h" + header + "\n{}");
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 1)
        return 0;
    std::string_view rest = textOf(data + 1, size - 1);
    const std::string header(take(rest, "\n"));
    HttpRequest letter;
    letter.body = std::string(rest);
    letter.headers = {{"stripe-signature", header}};
    mustHold(!stripe::readEvent(letter, account(), fuzzTime()),
             "a letter that nobody signed is refused");
    letter.headers = {{"stripe-signature",
                       stripe::signatureHeader(letter.body, account().webhookSecret, fuzzTime())}};
    const auto notice = stripe::readEvent(letter, account(), fuzzTime());
    if (notice &&
        (notice->reading.verdict == Verdict::Paid || notice->reading.verdict == Verdict::Refunded))
        mustHold(notice->reading.amount.has_value(), "who says that money moved says how much");
    return 0;
}
