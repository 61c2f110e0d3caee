// Counters: what the relay counts for /metrics; any thread may add.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace guitai::relay {

using Count = std::atomic<std::uint64_t>;

// Whole numbers sorted into buckets by their upper bounds.
template <std::size_t N>
struct Histogram
{
    std::array<std::uint64_t, N> bounds;
    std::array<Count, N + 1> counts{}; // the last one: beyond all bounds
    Count sum{0};

    void add(std::uint64_t value)
    {
        std::size_t at = 0;
        while (at < N && value > bounds[at]) {
            ++at;
        }
        counts[at].fetch_add(1, std::memory_order_relaxed);
        sum.fetch_add(value, std::memory_order_relaxed);
    }
};

enum class Refusal
{
    NotFound,
    BadRequest,
    Method,
    TooLarge,
    HeadTooLarge,
    RateLimited,
    InboxFull,
    NotStored,
    Unauthorized,
    Timeout,
    TooManyConnections,
    Probe
};
inline constexpr std::array<std::string_view, 12> refusalNames = {
    "not_found",  "bad_request",          "method",
    "too_large",  "head_too_large",       "rate_limited",
    "inbox_full", "not_stored",           "unauthorized",
    "timeout",    "too_many_connections", "probe"};

struct Counters
{
    Count stored{0}, storedBytes{0}, delivered{0}, redelivered{0}, acknowledged{0}, removed{0};
    std::array<Count, refusalNames.size()> refused{};
    std::atomic<std::int64_t> connections{0}, tills{0}, waiting{0}, waitingBytes{0}, queued{0};
    Count signIns{0}, commitFailures{0};
    std::atomic<bool> healthy{true};
    Histogram<12> commitMicroseconds{
        {100, 250, 500, 1000, 2500, 5000, 10'000, 25'000, 50'000, 100'000, 500'000, 1'000'000}};
    Histogram<8> batchLetters{{1, 2, 4, 8, 16, 64, 256, 1024}};

    void refuse(Refusal why) { refused[std::size_t(why)].fetch_add(1, std::memory_order_relaxed); }
};

// Prometheus's text format, version 0.0.4.
std::string metricsText(const Counters &counters);

} // namespace guitai::relay
