// Trials: what tests do twenty times and benchmarks five hundred times.
#pragma once

#include "tests/relay/kit/relay_process.h"

#include <cstdint>

namespace guitai::test {

struct KillTrial
{
    int kills = 0;
    std::uint64_t answered = 0; // callbacks that the relay said it had stored
    std::uint64_t lost = 0;     // and no till ever got
    double readyMs = 0;         // from a start to "ready", in the middle
};

// Senders post all the time, a till reads and acknowledges; the relay is killed and started again.
KillTrial killUnderLoad(const std::string &program, int kills);

struct TwoTrial
{
    std::uint64_t answered = 0;
    std::uint64_t lost = 0;
    double backSeconds = -1; // until the last till was signed in at the other relay
};

// Two relays on one database under load, one is killed: senders and tills go to the other.
TwoTrial killOneOfTwo(const std::string &program, const std::string &database, int tills);

// Ends a process by SIGTERM and waits.
void endProcess(pid_t pid);

} // namespace guitai::test
