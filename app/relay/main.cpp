// guitai-relay: takes providers' callbacks on a public host, loses none, hands them to the tills.
#include "app/relay/inbox_command.h"
#include "app/relay/open_storage.h"
#include "app/relay/server.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace guitai;

namespace {

std::filesystem::path defaultDir()
{
    const char *data = std::getenv("XDG_DATA_HOME");
    if (data && *data) {
        return std::filesystem::path(data) / "guitai-relay";
    }
    const char *home = std::getenv("HOME");
    return std::filesystem::path(home ? home : ".") / ".local/share/guitai-relay";
}

int complain(const Problem &problem, int exitCode)
{
    std::fprintf(stderr, "guitai-relay: %s\n", problem.what.c_str());
    return exitCode;
}

// As many files as the system lets us have: each connection is one.
void raiseFileLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

// One relay a data folder; the lock goes with the process.
bool lockFolder(const std::filesystem::path &folder)
{
    const int file = ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    return file >= 0 && ::flock(file, LOCK_EX | LOCK_NB) == 0;
}

int runInbox(const relay::Options &options)
{
    auto storage = relay::storageFor(options);
    if (!storage) {
        return complain(storage.problem(), 2);
    }
    if (const auto opened = storage.value()->open(); !opened) {
        return complain(opened.problem(), 2);
    }
    const auto said = relay::runInboxCommand(*options.inbox, *storage.value());
    if (!said) {
        return complain(said.problem(), 1);
    }
    std::fputs(said->c_str(), stdout);
    return 0;
}

int runServer(const relay::Options &options)
{
    auto storage = relay::storageFor(options);
    if (!storage) {
        return complain(storage.problem(), 2);
    }
    if (options.database.empty() && !lockFolder(options.dataDir)) {
        return complain({"another guitai-relay uses " + options.dataDir.string() +
                         ", or it is not ours to write"},
                        2);
    }
    raiseFileLimit();
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is a full disk
    const relay::Log log(options.logLevel);
    relay::Counters counters;
    const relay::Clocks clocks = relay::systemClocks();
    relay::PostOffice office(std::move(storage).value(), {}, clocks, counters, log);
    if (const auto opened = office.open(); !opened) {
        return complain(opened.problem(), 2);
    }
    relay::RateLimit rateLimit(options.ratePerSecond, options.rateBurst);
    relay::House house{office, counters, log, rateLimit, clocks};
    house.mostConnections = std::size_t(options.connections);
    house.trustsProxy = options.trustsProxy;
    house.polls = !options.database.empty();
    const auto served = relay::serve(options, house);
    return served ? 0 : complain(served.problem(), 2);
}

} // namespace

int main(int argc, char **argv)
{
    ::umask(077);
    const auto options = relay::readOptions({argv + 1, argv + argc}, defaultDir());
    if (!options) {
        return complain(options.problem(), 2);
    }
    if (options->help) {
        std::fputs(relay::helpText().c_str(), stdout);
        return 0;
    }
    if (options->version) {
        std::puts("guitai-relay " GUITAI_VERSION);
        return 0;
    }
    return options->inbox ? runInbox(*options) : runServer(*options);
}
