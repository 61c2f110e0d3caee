// WeChat Pay's answers: whatever is not signed is a hint at most; what their bodies may hold.
//
// An input: call and status, one character each, then the body.
#include "fuzzing/kit/fuzz.h"
#include "fuzzing/kit/recorded.h"
#include "fuzzing/kit/worlds.h"
#include "payment/providers/wechatpay/response.h"
#include "payment/providers/wechatpay/v2_xml.h"

using namespace guitai;
using namespace guitai::fuzz;

namespace {

constexpr int calls = 16; // more than there are: those beyond are the last

const wechatpay::Account &account()
{
    static const wechatpay::Account held = [] {
        ProviderSettings settings;
        for (const World &world : worlds()) {
            if (world.id == "wechatpay")
                settings = world.simulator->settingsFor("http://127.0.0.1:8102");
        }
        return wechatpay::readAccount(settings).value();
    }();
    return held;
}

void readWords(const std::string &body)
{
    if (const auto order = wechatpay::readTransaction(body)) {
        const Reading reading = wechatpay::readingOf(*order, fuzzTime(), fuzzTime());
        mustHold(reading.verdict != Verdict::Paid || reading.amount.has_value(),
                 "who says that money moved says how much");
        (void)wechatpay::isUnpaid(*order);
    }
    if (const auto refund = wechatpay::readRefund(body)) {
        const Reading reading = wechatpay::readingOf(*refund);
        mustHold(reading.verdict != Verdict::Refunded || reading.amount.has_value(),
                 "who says that money went back says how much");
    }
    if (const auto fields = wechatpay::readV2Xml(body))
        mustHold(wechatpay::readV2Xml(wechatpay::v2Xml(*fields)) == fields,
                 "XML written again reads the same");
    (void)wechatpay::openCertificates(body, account().apiV3Key);
}

} // namespace

std::vector<std::string> fuzzSeeds()
{
    std::vector<std::string> seeds;
    for (const std::string &body : answersOf("wechatpay")) {
        seeds.push_back("02" + body);
        seeds.push_back("64" + body);
    }
    for (const std::string &xml : textsIn("providers/wechatpay/vectors/wechat-v2-sign.json", "xml"))
        seeds.push_back("c2" + xml);
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const auto call = wechatpay::Call(
        std::min(unsigned(data[0]) % calls, unsigned(wechatpay::Call::SecapiReverse)));
    HttpReply reply;
    reply.status = data[1] == '4' ? 400 : data[1] == '5' ? 500 : 200;
    reply.body = std::string(textOf(data + 2, size - 2));
    const auto heard = wechatpay::readResponse(reply, call, account(), fuzzTime());
    if (const auto *response = std::get_if<wechatpay::Response>(&heard))
        mustHold(!response->succeeded || wechatpay::isV2(call), // those sign inside their XML
                 "nothing unsigned has succeeded");
    readWords(reply.body);
    return 0;
}
