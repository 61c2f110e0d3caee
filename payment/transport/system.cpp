// Where time and chance come in.
#include "payment/transport/system.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <algorithm>

namespace guitai {

Instant SystemClock::now()
{
    return {QDateTime::currentMSecsSinceEpoch()};
}

TimerAlarm::TimerAlarm(Clock &clock, std::function<void()> ring, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_ring(std::move(ring))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_clock.now() < m_at)
            arm();
        else
            m_ring();
    });
}

void TimerAlarm::wakeAt(Instant at)
{
    m_at = at;
    arm();
}

void TimerAlarm::arm()
{
    // The wall clock can jump and the machine can sleep: look again at least every half minute.
    const std::int64_t wait = (m_at - m_clock.now()).ms;
    m_timer.start(int(std::clamp<std::int64_t>(wait, 0, 30'000)));
}

std::string RandomIds::next(std::string_view prefix)
{
    static constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string id(prefix);
    const std::int64_t ms = m_clock.now().ms;
    for (int shift = 45; shift >= 0; shift -= 5)
        id += alphabet[(ms >> shift) & 31];
    quint64 chance = QRandomGenerator::system()->generate64();
    for (int i = 0; i < 12; ++i, chance >>= 5)
        id += alphabet[chance & 31];
    id += alphabet[QRandomGenerator::system()->generate() & 31];
    return id;
}

} // namespace guitai
