// What people type and scan: text, amounts, quantities, rates, card numbers, customers' codes.
#include "fuzzing/kit/fuzz.h"
#include "payment/engine/checkout.h"
#include "shop/base/text.h"
#include "shop/sale/card_slip.h"

using namespace guitai;
using namespace guitai::fuzz;

std::vector<std::string> fuzzSeeds()
{
    return {"35.80",
            "-0.05",
            "999999999999999",
            "0.345",
            "7.0512",
            "4111 1111 1111 1111",
            "Karte 4111-1111-1111-1111 exp 12/29",
            "28763443825664394",
            "6212345678901234567",
            "Tea\x1Bp\x01\n-5.00\xE2\x80\xAE \xF0\x9F\x8D\xB5",
            "\xFF\xC0\x80\xED\xA0\x80"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(textOf(data, size));
    const std::string clean = withoutControls(text);
    mustHold(isValidUtf8(clean), "cleaned text is text");
    mustHold(withoutControls(clean) == clean, "what is clean stays as it is");
    mustHold(displayWidth(cutToWidth(clean, 12)) <= 12, "cut text fits");
    mustHold(!holdsCardNumber(withoutCardNumbers(text)), "no card number is left over");

    for (const char *code : {"CNY", "JPY", "KWD"}) {
        const Currency currency = Currency::fromCode(code).value();
        if (const auto money = Money::parse(text, currency)) {
            const auto again = Money::parse(money->text(), currency);
            mustHold(again && *again == *money, "an amount written again is the same");
        }
    }
    if (const auto quantity = Quantity::parse(text)) {
        const auto again = Quantity::parse(quantity->text());
        mustHold(again && *again == *quantity, "a quantity written again is the same");
    }
    if (const auto rate = rateFrom(text)) {
        mustHold(rate->isPositive(), "a rate is more than nothing");
        const auto again = rateFrom(textOf(*rate));
        mustHold(again && textOf(*again) == textOf(*rate), "a rate written again is the same");
    }
    (void)isUnionPayCode(text);
    return 0;
}
