// Buckets are filled when somebody looks at them; full ones are forgotten.
#include "app/relay/rate_limit.h"

#include <boost/asio/ip/address.hpp>

#include <algorithm>

namespace guitai::relay {

namespace {

constexpr std::size_t mostSenders = 100'000;

} // namespace

bool RateLimit::allows(const std::string &sender, Span now)
{
    if (m_perSecond == 0) {
        return true;
    }
    const std::lock_guard lock(m_mutex);
    auto found = m_buckets.find(sender);
    if (found == m_buckets.end()) {
        if (m_buckets.size() >= mostSenders) {
            forgetFull(now);
        }
        found = m_buckets.try_emplace(sender, Bucket{m_burst * 1000, now}).first;
    }
    Bucket &bucket = found->second;
    // A millisecond brings perSecond thousandths.
    bucket.milliTokens =
        std::min(m_burst * 1000, bucket.milliTokens + (now - bucket.filled).ms * m_perSecond);
    bucket.filled = now;
    if (bucket.milliTokens < 1000) {
        return false;
    }
    bucket.milliTokens -= 1000;
    return true;
}

void RateLimit::forgetFull(Span now)
{
    std::erase_if(m_buckets, [&](const auto &entry) {
        const Bucket &bucket = entry.second;
        return bucket.milliTokens + (now - bucket.filled).ms * m_perSecond >= m_burst * 1000;
    });
    // Whoever has so many addresses gets them all forgiven rather than all our memory.
    if (m_buckets.size() >= mostSenders) {
        m_buckets.clear();
    }
}

std::string senderOf(const std::string &address)
{
    boost::system::error_code error;
    const auto parsed = boost::asio::ip::make_address(address, error);
    if (error || parsed.is_v4()) {
        return address;
    }
    const auto six = parsed.to_v6();
    if (six.is_v4_mapped()) {
        return boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, six).to_string();
    }
    auto bytes = six.to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    return boost::asio::ip::make_address_v6(bytes).to_string();
}

} // namespace guitai::relay
