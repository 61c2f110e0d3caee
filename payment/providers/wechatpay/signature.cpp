// Signing and verifying.
#include "payment/providers/wechatpay/signature.h"

#include "payment/providers/crypto/base64.h"

#include <openssl/rand.h>

#include <algorithm>
#include <charconv>

namespace guitai::wechatpay {

namespace {

constexpr Span answerWindow = Span::seconds(300);

bool sameHeader(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char x, char y) { return lower(x) == lower(y); });
}

std::optional<Instant> instantOfSeconds(const std::string &text)
{
    std::int64_t seconds = 0;
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, seconds);
    const bool good = error == std::errc() && stop == end && seconds > 0 && text.size() <= 11;
    return good ? std::optional(Instant{seconds * 1000}) : std::nullopt;
}

} // namespace

std::string headerOf(const Headers &headers, std::string_view name)
{
    for (const auto &[held, value] : headers) {
        if (sameHeader(held, name)) {
            return value;
        }
    }
    return {};
}

std::string requestText(std::string_view method, std::string_view target,
                        std::string_view timestamp, std::string_view nonce, std::string_view body)
{
    std::string text;
    for (const std::string_view line : {method, target, timestamp, nonce, body}) {
        text += line;
        text += '\n';
    }
    return text;
}

std::string answerText(std::string_view timestamp, std::string_view nonce, std::string_view body)
{
    std::string text;
    for (const std::string_view line : {timestamp, nonce, body}) {
        text += line;
        text += '\n';
    }
    return text;
}

std::string Authorization::header() const
{
    return "WECHATPAY2-SHA256-RSA2048 mchid=\"" + mchid + "\",nonce_str=\"" + nonce +
           "\",signature=\"" + signature + "\",timestamp=\"" + timestamp + "\",serial_no=\"" +
           serialNo + "\"";
}

Authorization authorize(const Account &account, std::string_view method, std::string_view target,
                        std::string_view body, Instant now)
{
    Authorization made;
    made.mchid = account.mchid;
    made.serialNo = account.serialNo;
    made.timestamp = std::to_string(now.ms / 1000);
    made.nonce = freshNonce(32);
    made.signature =
        toBase64(account.key.sign(requestText(method, target, made.timestamp, made.nonce, body)));
    return made;
}

std::string freshNonce(std::size_t size)
{
    std::string bytes(size, '\0');
    RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), int(size));
    for (char &c : bytes) {
        c = "0123456789ABCDEF"[static_cast<unsigned char>(c) % 16];
    }
    return bytes;
}

Trust trustIn(const Headers &headers, std::string_view body, const KeyRing &keys, Instant now)
{
    const std::string timestamp = headerOf(headers, "wechatpay-timestamp");
    const std::string nonce = headerOf(headers, "wechatpay-nonce");
    const std::string serial = headerOf(headers, "wechatpay-serial");
    const std::string sent = headerOf(headers, "wechatpay-signature");
    if (timestamp.empty() || nonce.empty() || serial.empty() || sent.empty()) {
        return Trust::NotSigned;
    }
    const auto at = instantOfSeconds(timestamp);
    // WeChat Pay sends signatures that begin WECHATPAY/SIGNTEST/ now and then, to see them refused.
    const auto signature = fromBase64(sent);
    if (!at || !signature) {
        return Trust::Wrong;
    }
    if (*at + answerWindow < now || now + answerWindow < *at) {
        return Trust::OutOfTime;
    }
    const auto key = keys.keyOf(serial, now);
    if (!key) {
        return Trust::UnknownSerial;
    }
    return key->verify(answerText(timestamp, nonce, body), *signature) ? Trust::Verified
                                                                       : Trust::Wrong;
}

} // namespace guitai::wechatpay
