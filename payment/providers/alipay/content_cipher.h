// AES content encryption: biz_content and response nodes as base64 of AES-128-CBC, IV of zeroes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace guitai::alipay {

class ContentCipher
{
public:
    // The key as Alipay shows it: base64 of 16 bytes.
    static std::optional<ContentCipher> fromKey(std::string_view base64);

    std::string encrypt(std::string_view text) const;
    std::optional<std::string> decrypt(std::string_view base64) const;

private:
    explicit ContentCipher(std::string key);

    std::string m_key;
};

} // namespace guitai::alipay
