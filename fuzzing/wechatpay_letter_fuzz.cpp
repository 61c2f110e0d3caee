// WeChat Pay's letters: unsigned ones are refused; what a sealed one holds is read with care, and
// nothing opens that was not sealed with our key.
#include "fuzzing/kit/fuzz.h"
#include "fuzzing/kit/recorded.h"
#include "fuzzing/kit/worlds.h"
#include "payment/providers/crypto/aes_gcm.h"
#include "payment/providers/wechatpay/notification.h"

using namespace guitai;
using namespace guitai::fuzz;

namespace {

constexpr std::string_view key = "Guitai-test-apiv3-key-32-bytes!!";
constexpr std::string_view nonce = "Lu0Jzx1Q22SL";

const wechatpay::Account &account()
{
    static const wechatpay::Account held = [] {
        wechatpay::Account made{.baseUrl = {},
                                .mchid = "1900000109",
                                .appid = "wx8888888888888888",
                                .serialNo = {},
                                .key = *PrivateKey::parse(testFile(
                                    "providers/wechatpay/vectors/keys/wx-merchant.pkcs8.pem")),
                                .apiV3Key = std::string(key),
                                .keys = std::make_shared<wechatpay::KeyRing>()};
        return made;
    }();
    return held;
}

} // namespace

std::vector<std::string> fuzzSeeds()
{
    std::vector<std::string> seeds = lettersOf("wechatpay");
    for (const std::string &answer : answersOf("wechatpay"))
        seeds.push_back(answer); // what a letter holds has the same shape
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(textOf(data, size));
    HttpRequest letter;
    letter.headers = {{"wechatpay-serial", "x"},
                      {"wechatpay-timestamp", "1772331627"},
                      {"wechatpay-nonce", "n"},
                      {"wechatpay-signature", "c2lnbg=="}};
    letter.body = text;
    mustHold(!wechatpay::readNotification(letter, account().apiV3Key, *account().keys, fuzzTime()),
             "a letter that nobody signed is refused");
    for (const char *event : {"TRANSACTION.SUCCESS", "REFUND.SUCCESS", "REFUND.ABNORMAL"}) {
        const auto notice = wechatpay::noticeOf({"id", event, text}, account(), fuzzTime());
        if (notice && notice->reading.verdict == Verdict::Paid)
            mustHold(notice->reading.amount.has_value(), "who says paid says how much");
    }
    mustHold(!openGcm(key, nonce, "certificate", text), "what we did not seal does not open");
    const auto sealed = sealGcm(key, nonce, text, text);
    mustHold(sealed && openGcm(key, nonce, text, *sealed) == text, "what was sealed opens");
    return 0;
}
