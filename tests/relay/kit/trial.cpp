// Each callback bears a number of its own, so that the lost ones can be counted.
#include "tests/relay/kit/trial.h"

#include "tests/relay/kit/caller.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <memory>
#include <mutex>
#include <set>
#include <sys/wait.h>
#include <thread>

namespace guitai::test {

namespace {

// What senders have been promised and tills have read.
class Ledger
{
public:
    std::string next() { return "callback " + std::to_string(m_next++); }
    void promise(const std::string &body)
    {
        const std::lock_guard lock(m_mutex);
        m_promised.insert(body);
    }
    void read(std::size_t till, const std::string &body)
    {
        const std::lock_guard lock(m_mutex);
        m_read.resize(std::max(m_read.size(), till + 1));
        m_read[till].insert(body);
    }
    std::uint64_t promised()
    {
        const std::lock_guard lock(m_mutex);
        return m_promised.size();
    }
    // Promised, but not read by each of so many tills.
    std::uint64_t lost(std::size_t tills)
    {
        const std::lock_guard lock(m_mutex);
        m_read.resize(std::max(m_read.size(), tills));
        std::uint64_t missing = 0;
        for (const auto &read : m_read) {
            missing += std::uint64_t(
                std::count_if(m_promised.begin(), m_promised.end(),
                              [&](const std::string &body) { return read.count(body) == 0; }));
        }
        return missing;
    }

private:
    std::mutex m_mutex;
    std::atomic<std::uint64_t> m_next{1};
    std::set<std::string> m_promised;
    std::vector<std::set<std::string>> m_read;
};

// Posts again and again to whatever port is right at the moment.
void keepPosting(const std::atomic<bool> &over, const std::atomic<int> &port,
                 const std::string &target, Ledger &ledger)
{
    while (!over) {
        Caller caller(port);
        while (!over && caller.isConnected()) {
            const std::string body = ledger.next();
            if (!caller.say(postText(target, body))) {
                break;
            }
            const int status = statusOf(caller.response());
            if (status == 200) {
                ledger.promise(body);
            }
            if (status == 0) {
                break;
            }
        }
        pauseBriefly();
    }
}

void keepReading(const std::atomic<bool> &over, const std::atomic<int> &port,
                 const Credentials &inbox, std::size_t till, Ledger &ledger,
                 std::atomic<int> &signedInAt)
{
    while (!over) {
        const int here = port;
        TillCaller caller(here, inbox, "T" + std::to_string(till));
        if (caller.status() == 101) {
            signedInAt = here;
        }
        while (!over && caller.status() == 101) {
            const auto letter = caller.letter(100);
            if (letter) {
                ledger.read(till, letter->body);
                caller.acknowledge({letter->number});
            } else if (caller.closeCode(0) != 0 || caller.isLeft(0)) {
                break;
            }
        }
        pauseBriefly();
    }
}

} // namespace

void endProcess(pid_t pid)
{
    ::kill(pid, SIGTERM);
    ::waitpid(pid, nullptr, 0);
}

KillTrial killUnderLoad(const std::string &program, int kills)
{
    KillTrial trial;
    const Folder folder;
    RelayProcess relay(program, folder, {"--rate-limit", "0", "--log-level", "error"});
    const Credentials inbox = relay.create("shop", {"--most-letters", "100000000"});
    if (!relay.start()) {
        return trial;
    }
    Ledger ledger;
    std::atomic<bool> over{false};
    std::atomic<bool> silent{false};
    std::atomic<int> port{relay.port()};
    std::atomic<int> signedInAt{0};
    std::vector<std::thread> senders;
    for (int i = 0; i < 8; ++i) {
        senders.emplace_back(
            [&] { keepPosting(silent, port, "/in/" + inbox.inbox + "/alipay", ledger); });
    }
    std::thread reader([&] { keepReading(over, port, inbox, 0, ledger, signedInAt); });
    std::vector<double> ready;
    for (; trial.kills < kills; ++trial.kills) {
        // Somewhere in the work, each time after another amount of it.
        const std::uint64_t enough = ledger.promised() + 5 + std::uint64_t(trial.kills) * 7 % 40;
        eventually([&] { return ledger.promised() >= enough; });
        relay.end(SIGKILL);
        const auto began = std::chrono::steady_clock::now();
        if (!relay.start()) {
            break;
        }
        ready.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began)
                .count());
    }
    silent = true;
    for (std::thread &sender : senders) {
        sender.join();
    }
    eventually([&] { return ledger.lost(1) == 0; });
    over = true;
    reader.join();
    trial.answered = ledger.promised();
    trial.lost = ledger.lost(1);
    std::sort(ready.begin(), ready.end());
    trial.readyMs = ready.empty() ? 0 : ready[ready.size() / 2];
    return trial;
}

TwoTrial killOneOfTwo(const std::string &program, const std::string &database, int tills)
{
    TwoTrial trial;
    const Folder folder;
    const std::vector<std::string> arguments = {"--database", database,      "--rate-limit",
                                                "0",          "--log-level", "error"};
    RelayProcess first(program, folder.path() / "first", arguments);
    RelayProcess second(program, folder.path() / "second", arguments);
    const Credentials inbox = first.create("two", {"--most-letters", "100000000"});
    if (!first.start() || !second.start()) {
        return trial;
    }
    Ledger ledger;
    std::atomic<bool> over{false};
    std::atomic<bool> silent{false};
    std::atomic<int> port{first.port()};
    std::atomic<int> other{second.port()};
    std::vector<std::atomic<int>> signedInAt(static_cast<std::size_t>(tills));
    std::vector<std::thread> senders;
    std::vector<std::thread> readers;
    const std::string target = "/in/" + inbox.inbox + "/alipay";
    for (int i = 0; i < 4; ++i) {
        senders.emplace_back(
            [&, i] { keepPosting(silent, i % 2 == 0 ? port : other, target, ledger); });
    }
    for (std::size_t i = 0; i < std::size_t(tills); ++i) {
        readers.emplace_back([&, i] { keepReading(over, port, inbox, i, ledger, signedInAt[i]); });
    }
    const auto allAt = [&](int where) {
        return std::all_of(signedInAt.begin(), signedInAt.end(),
                           [&](const std::atomic<int> &at) { return at == where; });
    };
    eventually([&] { return allAt(first.port()) && ledger.promised() >= 200; });
    first.end(SIGKILL);
    const auto began = std::chrono::steady_clock::now();
    port = second.port(); // what a load balancer does
    if (eventually([&] { return allAt(second.port()); })) {
        trial.backSeconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    }
    const std::uint64_t enough = ledger.promised() + 200;
    eventually([&] { return ledger.promised() >= enough; });
    silent = true;
    for (std::thread &sender : senders) {
        sender.join();
    }
    eventually([&] { return ledger.lost(std::size_t(tills)) == 0; });
    over = true;
    for (std::thread &reader : readers) {
        reader.join();
    }
    trial.answered = ledger.promised();
    trial.lost = ledger.lost(std::size_t(tills));
    return trial;
}

} // namespace guitai::test
