// One loop: ship while there is something, rest until there is more or the pause is over.
#include "app/workplace/shop_courier.h"

#include "payment/transport/system.h"

#include <random>

namespace guitai {

namespace {

// How often an idle courier looks: what was set aside may have been looked at meanwhile.
constexpr Span idleLook = Span::minutes(5);

constexpr Span gatherFor = Span::seconds(1);

} // namespace

ShopCourier::ShopCourier(std::string folder, std::string till,
                         storage::ShopDatabaseSettings settings,
                         std::function<void(const ShopWeather &)> told)
    : m_folder(std::move(folder))
    , m_till(std::move(till))
    , m_settings(std::move(settings))
    , m_told(std::move(told))
    , m_thread([this] { run(); })
{}

ShopCourier::~ShopCourier()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isWanted = false;
    }
    m_bell.notify_all();
    m_thread.join();
}

void ShopCourier::nudge()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isNudged = true;
    }
    m_bell.notify_all();
}

// False: the end has come.
bool ShopCourier::rest(Span most, bool untilNudged)
{
    std::unique_lock lock(m_mutex);
    m_bell.wait_for(lock, std::chrono::milliseconds(most.ms),
                    [&] { return !m_isWanted || (untilNudged && m_isNudged); });
    // What is nudged while it rests is seen by the next look.
    m_isNudged = false;
    return m_isWanted;
}

void ShopCourier::run()
{
    storage::Outbox outbox(m_folder, m_till, m_settings, &m_isWanted);
    std::minstd_rand chance(std::random_device{}());
    ShopWeather shown;
    int failures = 0;
    bool goesOn = true;
    while (goesOn) {
        const auto more = outbox.ship(SystemClock().now());
        if (outbox.weather() != shown) {
            shown = outbox.weather();
            m_told(shown);
        }
        failures = more ? 0 : failures + 1;
        if (!more)
            goesOn = rest(storage::shopPause(failures, chance()), false);
        else if (!*more) // a sale is many facts: a moment lets them travel together
            goesOn = rest(idleLook, true) && rest(gatherFor, false);
        else
            goesOn = m_isWanted;
    }
}

} // namespace guitai
