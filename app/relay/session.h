// Session: one connection of whatever kind, in the hall of one network thread.
#pragma once

#include "app/relay/wire.h"
#include "shop/base/time.h"

#include <cstddef>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace guitai::relay {

class Session;

// What the sessions of one network thread share; only that thread touches it.
struct Hall
{
    asio::io_context io{1};
    std::size_t index = 0; // its corridor
    std::vector<Session *> sessions;
    Span now;         // by the steady clock, some time within the last half second
    std::string date; // for HTTP
    bool closing = false;
};

class Session
{
public:
    explicit Session(Hall &hall)
        : m_hall(hall)
    {
        m_place = hall.sessions.size();
        hall.sessions.push_back(this);
    }
    // May come in any thread, but only after leaveHall().
    virtual ~Session() = default;
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    // Every half second.
    virtual void tick() = 0;
    // The relay stops.
    virtual void goAway() = 0;

protected:
    void leaveHall()
    {
        if (m_place == gone) {
            return;
        }
        Session *last = m_hall.sessions.back();
        m_hall.sessions[m_place] = last;
        last->m_place = m_place;
        m_hall.sessions.pop_back();
        m_place = gone;
    }

    Hall &m_hall;

private:
    static constexpr std::size_t gone = std::numeric_limits<std::size_t>::max();
    std::size_t m_place = gone;
};

} // namespace guitai::relay
