// What is signed in API v3: the five lines of a request and the three of an answer or a letter.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/wechatpay/account.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guitai::wechatpay {

using Headers = std::vector<std::pair<std::string, std::string>>;

// Whatever its case; empty when it is not there.
std::string headerOf(const Headers &headers, std::string_view name);

std::string requestText(std::string_view method, std::string_view target,
                        std::string_view timestamp, std::string_view nonce, std::string_view body);
std::string answerText(std::string_view timestamp, std::string_view nonce, std::string_view body);

struct Authorization
{
    std::string mchid;
    std::string serialNo;
    std::string timestamp;
    std::string nonce;
    std::string signature; // base64

    std::string header() const;
};
// Signed over the bytes as they go out; target is path and query.
Authorization authorize(const Account &account, std::string_view method, std::string_view target,
                        std::string_view body, Instant now);

// Unforeseeable, so many of 0-9 A-F.
std::string freshNonce(std::size_t size);

enum class Trust
{
    Verified,
    NotSigned, // a header is missing
    UnknownSerial,
    Wrong,
    OutOfTime // by more than five minutes
};
// Of an answer or a letter, over its raw bytes, by the key that it names and no other.
Trust trustIn(const Headers &headers, std::string_view body, const KeyRing &keys, Instant now);

} // namespace guitai::wechatpay
