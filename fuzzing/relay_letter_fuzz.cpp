// What a relay, or somebody who calls himself one, may say to a till, and a till to a relay.
#include "fuzzing/kit/fuzz.h"
#include "payment/relay/letter.h"

using namespace guitai;
using namespace guitai::fuzz;

std::vector<std::string> fuzzSeeds()
{
    return {"letter 17 1772331630123 alipay\r\nPOST /in/box/alipay?x=1\r\n"
            "content-type: application/x-www-form-urlencoded\r\n\r\na=1&b=2",
            "letter 18446744073709551615 0 a\r\nPUT /\r\n\r\n", "ack 17 18", "ack 1",
            "hello 1772331630123"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text = textOf(data, size);
    if (const auto letter = relay::readLetter(text)) {
        const auto again = relay::readLetter(relay::writeLetter(*letter));
        mustHold(again && *again == *letter, "a letter written again reads the same");
    }
    if (const auto numbers = relay::readAcknowledgement(text)) {
        mustHold(!numbers->empty() && numbers->size() <= 1000, "an acknowledgement names letters");
        const auto again = relay::readAcknowledgement(relay::writeAcknowledgement(*numbers));
        mustHold(again && *again == *numbers, "an acknowledgement written again reads the same");
    }
    if (const auto moment = relay::readHello(text)) {
        const auto again = relay::readHello(relay::writeHello(*moment));
        mustHold(again && *again == *moment, "a greeting written again reads the same");
    }
    return 0;
}
