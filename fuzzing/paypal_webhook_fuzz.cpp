// PayPal's letters: nothing is believed without its signature; what a believed one says is read
// with care.
//
// An input: "name: value" lines, a blank line, the body.
#include "fuzzing/kit/fuzz.h"
#include "fuzzing/kit/recorded.h"
#include "fuzzing/kit/worlds.h"
#include "payment/providers/paypal/webhook.h"

using namespace guitai;
using namespace guitai::fuzz;

namespace {

struct Believer
{
    paypal::Account account;
    paypal::Certificates certificates{account};
};

Believer &believer()
{
    static Believer held;
    static const bool ready = [] {
        held.account.baseUrl = "https://api-m.sandbox.paypal.com";
        held.account.webhookId = "1JE4291016473214C";
        held.account.certificateHosts = {"api.sandbox.paypal.com"};
        held.account.certificateName = "messageverificationcerts.sandbox.paypal.com";
        return true;
    }();
    (void)ready;
    return held;
}

} // namespace

std::vector<std::string> fuzzSeeds()
{
    std::vector<std::string> seeds;
    for (const World &world : worlds()) {
        for (std::size_t i = 0; world.id == "paypal" && i < world.callbacks.size(); ++i) {
            std::string seed;
            for (const auto &[name, value] : world.callbacks[i].headers)
                seed += name + ": " + value + "\n";
            seeds.push_back(seed + "\n" + world.callbacks[i].body);
        }
    }
    for (const char *key : {"body", "certs"}) {
        for (const std::string &text : textsIn("providers/paypal/vectors/paypal-webhook.json", key))
            seeds.push_back("\n" + text);
    }
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string_view rest = textOf(data, size);
    HttpRequest letter;
    for (std::string_view line = take(rest, "\n"); !line.empty(); line = take(rest, "\n")) {
        const std::string_view name = take(line, ": ");
        letter.headers.emplace_back(name, line);
    }
    letter.body = std::string(rest);
    Believer &paypals = believer();
    mustHold(!paypal::verifiedEvent(letter, paypals.account, paypals.certificates, fuzzTime()),
             "a letter whose certificate nobody has is refused");
    const std::string wanted = paypals.certificates.takeWanted();
    mustHold(wanted.empty() || paypals.certificates.whyNotFrom(wanted).empty(),
             "a certificate is only wanted from PayPal");
    (void)paypals.certificates.learn("https://api.sandbox.paypal.com/v1/notifications/certs/x",
                                     rest, fuzzTime());
    const auto notice = paypal::noticeOf(letter.body);
    if (notice &&
        (notice->reading.verdict == Verdict::Paid || notice->reading.verdict == Verdict::Refunded))
        mustHold(notice->reading.amount.has_value(), "who says that money moved says how much");
    return 0;
}
