// Alipay's notifies: a form, and a signature over its sorted fields.
#include "fuzzing/kit/fuzz.h"
#include "fuzzing/kit/recorded.h"
#include "payment/providers/alipay/notify.h"

using namespace guitai;
using namespace guitai::fuzz;

namespace {

const PublicKey &alipayKey()
{
    static const PublicKey held =
        *PublicKey::parse(testFile("providers/alipay/vectors/keys/ali-platform.pub.pem"));
    return held;
}

} // namespace

std::vector<std::string> fuzzSeeds()
{
    return textsIn("providers/alipay/vectors/alipay-notify.json", "form");
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (const auto notify = alipay::readNotify(textOf(data, size), alipayKey()))
        mustHold(!notify->field("trade_status").empty() || !notify->fields.empty(),
                 "a believed notify says something");
    return 0;
}
