// PostgresEar: a connection of its own that hears what other relays did, in a thread of its own.
#pragma once

#include "app/relay/storage.h"

#include <string>
#include <thread>

namespace guitai::relay {

class PostgresEar
{
public:
    // self: the word that our own notifications begin with; they are no news.
    PostgresEar(std::string url, std::string self, std::function<void(News)> news);
    ~PostgresEar();

private:
    void run();
    bool wait(int socket, int milliseconds); // false: we are to stop

    const std::string m_url;
    const std::string m_self;
    const std::function<void(News)> m_news;
    int m_stop[2] = {-1, -1}; // a pipe
    std::thread m_thread;
};

// "letters SELF 17", "visit SELF 4 2", "inboxes SELF": what is notified on this channel.
inline constexpr const char *relayChannel = "guitai_relay";

} // namespace guitai::relay
