// WeChat Pay's bills: whatever a downloaded file holds, it is read or refused.
#include "fuzzing/kit/fuzz.h"
#include "fuzzing/kit/recorded.h"
#include "payment/providers/crypto/base64.h"
#include "payment/providers/wechatpay/bill.h"

using namespace guitai;
using namespace guitai::fuzz;

std::vector<std::string> fuzzSeeds()
{
    std::vector<std::string> seeds;
    for (const std::string &file :
         textsIn("providers/wechatpay/vectors/wechat-bill.json", "file_base64"))
        seeds.push_back(fromBase64(file).value_or(std::string()));
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view file = textOf(data, size);
    const auto bill = wechatpay::readBill(file);
    mustHold(bill.ok() || !bill.problem().what.empty(), "a refusal says why");
    mustHold(wechatpay::billHash(file).size() == 40, "every file has a hash");
    (void)wechatpay::billCell(file);
    return 0;
}
