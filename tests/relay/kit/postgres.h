// Postgres: a server of our own in a temporary folder, on a Unix socket, for one test.
#pragma once

#include "tests/relay/kit/relay_process.h"

namespace guitai::test {

class Postgres
{
public:
    // A quick one flushes nothing: it survives its own end, but not the machine's.
    explicit Postgres(bool isQuick = true)
        : m_isQuick(isQuick)
    {}
    ~Postgres();
    Postgres(const Postgres &) = delete;
    Postgres &operator=(const Postgres &) = delete;

    // False: PostgreSQL is not installed, or does not start.
    bool start();
    // At once, as when the machine goes.
    void stop();
    std::string url() const;
    // Throws all the relay's tables away.
    bool forget() const;

private:
    bool run(const std::string &command) const;

    const bool m_isQuick;
    Folder m_folder;
    bool m_made = false;
    bool m_running = false;
};

} // namespace guitai::test
