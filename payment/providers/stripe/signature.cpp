// Checking and making webhook signatures.
#include "payment/providers/stripe/signature.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <optional>
#include <vector>

namespace guitai::stripe {

namespace {

std::string macOf(std::string_view seconds, std::string_view body, const std::string &secret)
{
    QMessageAuthenticationCode mac(QCryptographicHash::Sha256, QByteArray::fromStdString(secret));
    mac.addData(seconds.data(), qsizetype(seconds.size()));
    mac.addData(".", 1);
    mac.addData(body.data(), qsizetype(body.size()));
    return mac.result().toHex().toStdString();
}

// Takes as long for a near miss as for a far one.
bool equalInConstantTime(std::string_view a, std::string_view b)
{
    if (a.size() != b.size()) {
        return false;
    }
    unsigned char difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        difference = static_cast<unsigned char>(difference | (a[i] ^ b[i]));
    }
    return difference == 0;
}

std::optional<std::int64_t> secondsIn(std::string_view text)
{
    if (text.empty() || text.size() > 12 ||
        text.find_first_not_of("0123456789") != std::string_view::npos) {
        return std::nullopt;
    }
    std::int64_t seconds = 0;
    for (const char c : text) {
        seconds = seconds * 10 + (c - '0');
    }
    return seconds;
}

} // namespace

bool signatureHolds(std::string_view header, std::string_view body, const std::string &secret,
                    Instant now)
{
    if (secret.empty()) {
        return false;
    }
    std::string_view time;
    std::vector<std::string_view> signatures;
    // Blanks belong to what they stand beside: Stripe writes none.
    while (!header.empty()) {
        const auto end = header.find(',');
        const std::string_view item = header.substr(0, end);
        header = end == std::string_view::npos ? std::string_view() : header.substr(end + 1);
        const auto equals = item.find('=');
        if (equals == std::string_view::npos) {
            continue;
        }
        const std::string_view name = item.substr(0, equals);
        if (name == "t") {
            time = item.substr(equals + 1);
        } else if (name == "v1") {
            signatures.push_back(item.substr(equals + 1));
        }
    }
    const auto seconds = secondsIn(time);
    if (!seconds) {
        return false;
    }
    const Span age = Instant{now.ms - now.ms % 1000} - Instant{*seconds * 1000};
    if (age > webhookTolerance || age < Span{} - webhookTolerance) {
        return false;
    }
    const std::string expected = macOf(time, body, secret);
    bool holds = false;
    for (const std::string_view signature : signatures) {
        holds = equalInConstantTime(signature, expected) || holds;
    }
    return holds;
}

std::string signatureHeader(std::string_view body, const std::string &secret, Instant at)
{
    const std::string seconds = std::to_string(at.ms / 1000);
    return "t=" + seconds + ",v1=" + macOf(seconds, body, secret);
}

} // namespace guitai::stripe
