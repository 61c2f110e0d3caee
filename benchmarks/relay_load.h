// Load for the relay: many senders or many tills on one epoll loop.
#pragma once

#include "tests/relay/kit/relay_process.h"

#include <cstdint>
#include <string>
#include <vector>

namespace guitai::bench {

// Milliseconds of each, in any order.
struct Times
{
    std::vector<double> all;

    double percentile(double of);
};

struct Load
{
    std::uint64_t answered = 0; // with 2xx
    std::uint64_t refused = 0;
    double seconds = 0;
    Times times;
};

// So many senders, each with one connection and one callback on its way, for so long.
Load postAllTheTime(int port, const std::vector<std::string> &targets, int senders, double seconds);

struct Delivery
{
    std::uint64_t posted = 0;
    std::uint64_t delivered = 0;
    double connecting = 0; // seconds
    long memoryKiB = 0;    // of the relay, with all tills connected
    Times times;           // from the POST to the letter at its till
};

// One till in each inbox; callbacks to one after the other at that rate.
Delivery deliver(const test::RelayProcess &relay, const std::vector<test::Credentials> &inboxes,
                 int perSecond, double seconds);

std::string callbackBody(); // 800 bytes, as Alipay sends

} // namespace guitai::bench
