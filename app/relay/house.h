// House: what all connections of the relay share.
#pragma once

#include "app/relay/post_office.h"
#include "app/relay/rate_limit.h"
#include "app/relay/request_reader.h"

namespace guitai::relay {

struct Patience
{
    Span greeting = Span::seconds(10);
    Span head = Span::seconds(10);
    Span body = Span::seconds(15);
    Span idle = Span::seconds(60);
    Span answer = Span::seconds(4); // then it is 503: providers do not wait much longer
    Span goodbye = Span::seconds(2);
    Span ping = Span::seconds(20);
    Span redelivery = Span::seconds(60);
};

struct House
{
    PostOffice &office;
    Counters &counters;
    const Log &log;
    RateLimit &rateLimit;
    Clocks clocks;
    RequestLimits limits;
    Patience patience;
    std::size_t window = 256;                  // letters on their way to one till
    std::size_t windowBytes = 4 * 1024 * 1024; // and their bytes
    std::size_t mostConnections = 20'000;
    bool trustsProxy = false;
    bool polls = false; // other relays store too: tills ask now and then
};

} // namespace guitai::relay
