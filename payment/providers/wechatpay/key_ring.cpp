// Holding keys.
#include "payment/providers/wechatpay/key_ring.h"

namespace guitai::wechatpay {

bool isPublicKeyId(std::string_view serial)
{
    constexpr std::string_view prefix = "PUB_KEY_ID_";
    return serial.substr(0, prefix.size()) == prefix;
}

bool KeyRing::Held::isValid(Instant now) const
{
    return !until || now < *until;
}

void KeyRing::hold(const std::string &serial, const PublicKey &key)
{
    m_keys.insert_or_assign(serial, Held{key, {}});
}

void KeyRing::hold(const Certificate &certificate)
{
    if (const auto key = certificate.publicKey()) {
        m_keys.insert_or_assign(certificate.serialHex(), Held{*key, certificate.notAfter()});
    }
}

std::optional<PublicKey> KeyRing::keyOf(std::string_view serial, Instant now) const
{
    const auto found = m_keys.find(serial);
    return found != m_keys.end() && found->second.isValid(now) ? std::optional(found->second.key)
                                                               : std::nullopt;
}

std::string KeyRing::preferred(Instant now) const
{
    std::string best;
    Instant longest;
    for (const auto &[serial, held] : m_keys) {
        if (!held.until) {
            return serial;
        }
        if (held.isValid(now) && (best.empty() || longest < *held.until)) {
            best = serial;
            longest = *held.until;
        }
    }
    return best;
}

void KeyRing::forgetExpired(Instant now)
{
    std::erase_if(m_keys, [now](const auto &entry) {
        const auto &until = entry.second.until;
        return until && *until <= now;
    });
}

} // namespace guitai::wechatpay
