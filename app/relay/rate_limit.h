// RateLimit: a bucket of tokens for each sender's address.
#pragma once

#include "shop/base/time.h"

#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>

namespace guitai::relay {

class RateLimit
{
public:
    // perSecond 0: no limit.
    RateLimit(std::int64_t perSecond, std::int64_t burst)
        : m_perSecond(perSecond)
        , m_burst(burst)
    {}

    // now by a clock that nobody moves. Any thread.
    bool allows(const std::string &sender, Span now);

private:
    struct Bucket
    {
        std::int64_t milliTokens = 0;
        Span filled;
    };
    void forgetFull(Span now);

    const std::int64_t m_perSecond;
    const std::int64_t m_burst;
    std::mutex m_mutex;
    std::unordered_map<std::string, Bucket> m_buckets;
};

// What counts as one sender: an IPv4 address, or the /64 of an IPv6 address.
std::string senderOf(const std::string &address);

} // namespace guitai::relay
