// Alipay's bills: the ZIP archive as it was downloaded, its GBK names and text, the rows.
//
// An input: 'z' and an archive, or anything else and the text of a detail file.
#include "fuzzing/kit/fuzz.h"
#include "fuzzing/kit/recorded.h"
#include "payment/providers/alipay/archive.h"
#include "payment/providers/alipay/bill.h"
#include "payment/providers/alipay/gbk.h"
#include "payment/providers/crypto/base64.h"

using namespace guitai;
using namespace guitai::fuzz;

std::vector<std::string> fuzzSeeds()
{
    std::vector<std::string> seeds;
    for (const std::string &text : textsIn("providers/alipay/vectors/alipay-bill.json")) {
        const auto zip = fromBase64(text);
        if (!zip || zip->substr(0, 2) != "PK")
            continue;
        seeds.push_back("z" + *zip);
        const auto files = alipay::unpacked(*zip);
        for (std::size_t i = 0; files && i < files->size(); ++i) {
            seeds.push_back("g" + (*files)[i].content);
            seeds.push_back("t" + alipay::fromGbk((*files)[i].content).value_or(std::string()));
        }
    }
    mustHold(!seeds.empty(), "there are bills to begin with");
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 1)
        return 0;
    const std::string_view rest = textOf(data + 1, size - 1);
    if (data[0] == 'z') {
        const auto files = alipay::unpacked(rest);
        for (std::size_t i = 0; files && i < files->size(); ++i) {
            const std::string &name = (*files)[i].name;
            mustHold(name.find("..") == std::string::npos || name.find('/') == std::string::npos ||
                         name.find("../") == std::string::npos,
                     "no name leads out of the folder");
        }
        (void)alipay::readBill(rest);
        return 0;
    }
    if (data[0] == 'g') {
        const auto text = alipay::fromGbk(rest);
        if (text)
            (void)alipay::readBillText(*text);
        return 0;
    }
    if (const auto bill = alipay::readBillText(rest)) {
        (void)bill->trades();
        (void)bill->refunds();
        (void)bill->isWhole();
    }
    return 0;
}
