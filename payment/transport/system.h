// The system's clock, one timer, and numbers from the system's source of chance, as ports.
#pragma once

#include "payment/ports/ports.h"

#include <QTimer>

#include <functional>

namespace guitai {

class SystemClock : public Clock
{
public:
    Instant now() override;
};

class TimerAlarm : public QObject, public Alarm
{
    Q_OBJECT

public:
    TimerAlarm(Clock &clock, std::function<void()> ring, QObject *parent = nullptr);
    void wakeAt(Instant at) override;

private:
    void arm();

    Clock &m_clock;
    std::function<void()> m_ring;
    QTimer m_timer;
    Instant m_at;
};

// Prefix, 10 characters of time and 13 of chance (65 bits) in the alphabet 0-9A-Z less I, L, O, U:
// they sort by time, and providers take every character of them.
class RandomIds : public Ids
{
public:
    explicit RandomIds(Clock &clock)
        : m_clock(clock)
    {}
    std::string next(std::string_view prefix) override;

private:
    Clock &m_clock;
};

} // namespace guitai
