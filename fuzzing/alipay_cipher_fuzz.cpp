// Content encryption: whatever is not a ciphertext by our key is refused; what is comes back whole.
#include "fuzzing/kit/fuzz.h"
#include "fuzzing/kit/recorded.h"
#include "payment/providers/alipay/content_cipher.h"

using namespace guitai;
using namespace guitai::fuzz;

std::vector<std::string> fuzzSeeds()
{
    return textsIn("providers/alipay/vectors/alipay-aes.json");
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const auto cipher = alipay::ContentCipher::fromKey("MDEyMzQ1Njc4OWFiY2RlZg==");
    const std::string_view text = textOf(data, size);
    (void)alipay::ContentCipher::fromKey(text);
    (void)cipher->decrypt(text);
    const auto back = cipher->decrypt(cipher->encrypt(text));
    mustHold(back && *back == text, "what was sealed can be opened");
    return 0;
}
