// ShopCourier: carries the till's facts to the shop's database in a thread of its own. Nothing in
// the till waits for it.
#pragma once

#include "storage/shop/outbox.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace guitai {

class ShopCourier
{
public:
    // told: how it stands, from the courier's thread, whenever that has changed.
    ShopCourier(std::string folder, std::string till, storage::ShopDatabaseSettings settings,
                std::function<void(const ShopWeather &)> told);
    // Lets a batch that is on its way arrive; does not wait for a server that is silent, nor for
    // the address of its name.
    ~ShopCourier();

    // There may be new facts.
    void nudge();

private:
    void run();
    bool rest(Span most, bool untilNudged);

    const std::string m_folder, m_till;
    const storage::ShopDatabaseSettings m_settings;
    const std::function<void(const ShopWeather &)> m_told;
    std::atomic<bool> m_isWanted{true};
    std::mutex m_mutex;
    std::condition_variable m_bell;
    bool m_isNudged = false;
    std::thread m_thread;
};

} // namespace guitai
