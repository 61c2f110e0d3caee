// Agenda: what is going to happen in a story, in the order of virtual time.
#pragma once

#include "shop/base/time.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace guitai::simulation {

class Agenda
{
public:
    Instant began() const { return m_began; }
    Instant now() const { return m_now; }

    void after(Span span, std::function<void()> what)
    {
        m_queue.push_back({m_now + span, ++m_order, std::move(what)});
        std::push_heap(m_queue.begin(), m_queue.end(), isLater);
    }

    // Lets it happen until nothing is left or it need not go on; false: it never comes to rest.
    template <typename GoesOn>
    bool live(Span atMost, GoesOn goesOn)
    {
        while (!m_queue.empty() && goesOn()) {
            std::pop_heap(m_queue.begin(), m_queue.end(), isLater);
            const Happening next = std::move(m_queue.back());
            m_queue.pop_back();
            m_now = next.at;
            if (m_now > m_began + atMost)
                return false;
            next.what();
        }
        return true;
    }

private:
    struct Happening
    {
        Instant at;
        std::uint64_t order = 0;
        std::function<void()> what;
    };

    static bool isLater(const Happening &a, const Happening &b)
    {
        return a.at != b.at ? a.at > b.at : a.order > b.order;
    }

    Instant m_began{1'770'000'000'000};
    Instant m_now = m_began;
    std::vector<Happening> m_queue; // a heap
    std::uint64_t m_order = 0;
};

} // namespace guitai::simulation
