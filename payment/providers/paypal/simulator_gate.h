// The gate of the simulator: tokens, and the answers that PayPal keeps under request keys.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/paypal/simulator_answers.h"

#include <map>
#include <optional>
#include <string>

namespace guitai::paypal {

inline constexpr const char *simulatedClient = "AGuitaiSandboxClientId0000000000000000000000000001";
inline constexpr const char *simulatedSecret = "EGuitaiSandboxClientSecret000000000000000000000001";

// What was done under a PayPal-Request-Id: the same key does nothing once more.
struct KeptAnswer
{
    std::string body;  // of the request
    std::string thing; // the order or refund that came of it
    std::string issue; // or why nothing came of it
    Instant until;
};

class Gate
{
public:
    // The answer to a request for a token.
    HttpReply token(const HttpRequest &request, Span life, Instant now);
    // Why a request is not let in: 401 or 415; nothing when it may come in.
    std::optional<HttpReply> turnAway(const HttpRequest &request, Instant now) const;

    const KeptAnswer *kept(const std::string &path, const std::string &key, Instant now) const;
    void keep(const std::string &path, const std::string &key, KeptAnswer answer);

    std::string save() const;
    bool load(std::string_view saved);

private:
    std::map<std::string, Instant> m_tokens;     // until when
    std::map<std::string, KeptAnswer> m_answers; // by path and key
    std::int64_t m_count = 0;
};

} // namespace guitai::paypal
