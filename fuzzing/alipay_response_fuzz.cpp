// Alipay's answers: the envelope, the signature over its exact bytes, the fields.
#include "fuzzing/kit/fuzz.h"
#include "fuzzing/kit/recorded.h"
#include "payment/providers/alipay/envelope.h"
#include "payment/providers/alipay/response.h"

using namespace guitai;
using namespace guitai::fuzz;

namespace {

constexpr int calls = int(alipay::Call::DownloadCertificate) + 1;

const alipay::Account &account()
{
    static const alipay::Account held =
        alipay::readAccount(
            {{"gateway", "http://127.0.0.1:8101/gateway.do"},
             {"app_id", "2021000000000001"},
             {"private_key_file", testFile("providers/alipay/vectors/keys/ali-app.pkcs8.pem")},
             {"alipay_public_key_file",
              testFile("providers/alipay/vectors/keys/ali-platform.pub.pem")}})
            .value();
    return held;
}

} // namespace

std::vector<std::string> fuzzSeeds()
{
    std::vector<std::string> seeds;
    for (const std::string &raw :
         textsIn("providers/alipay/vectors/alipay-response-verify.json", "raw")) {
        for (int call = 0; call < calls; ++call)
            seeds.push_back(char('0' + call) + raw);
    }
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 1)
        return 0;
    const auto call = alipay::Call(unsigned(data[0] - '0') % calls);
    const std::string_view body = textOf(data + 1, size - 1);
    if (const auto envelope = alipay::openEnvelope(body, alipay::nodeOf(alipay::methodOf(call)))) {
        const char *begin = envelope->node.data();
        mustHold(begin >= body.data() && begin + envelope->node.size() <= body.data() + body.size(),
                 "what is verified are bytes of the body");
    }
    const alipay::Heard heard = alipay::readResponse(body, call, account());
    if (const auto *response = std::get_if<alipay::Response>(&heard))
        (void)response->subCode();
    (void)alipay::downloadedCertificate(body);
    return 0;
}
