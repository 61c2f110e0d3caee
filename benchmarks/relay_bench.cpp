// The relay's promises in figures: durable callbacks a second beside a plain Node server, 10,000
// tills, a relay killed again and again, and one of two relays on a PostgreSQL killed.
#include "benchmarks/relay_load.h"
#include "tests/relay/kit/caller.h"
#include "tests/relay/kit/postgres.h"
#include "tests/relay/kit/trial.h"

#include <sqlite3.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

using namespace guitai;
using test::RelayProcess;

namespace {

const std::vector<std::string> withoutLimits = {"--rate-limit",  "0",    "--log-level", "warning",
                                                "--connections", "19000"};

void say(const char *name, const bench::Load &load, bench::Times times)
{
    std::printf("%-31s %8.0f callbacks/s   p50 %6.2f ms   p99 %6.2f ms   refused %llu\n", name,
                double(load.answered) / load.seconds, times.percentile(0.5), times.percentile(0.99),
                static_cast<unsigned long long>(load.refused));
    std::fflush(stdout);
}

double relayRound(const std::string &program, double seconds)
{
    const test::Folder folder;
    RelayProcess relay(program, folder, withoutLimits);
    const test::Credentials inbox =
        relay.create("bench", {"--most-letters", "1000000000", "--most-mib", "1000000"});
    if (!relay.start()) {
        return 0;
    }
    const bench::Load load =
        bench::postAllTheTime(relay.port(), {"/in/" + inbox.inbox + "/alipay"}, 64, seconds);
    say("guitai-relay", load, load.times);
    return double(load.answered) / load.seconds;
}

double nodeRound(const std::string &script, const std::string &mode, double seconds)
{
    const test::Folder folder;
    const std::string out = (folder.path() / "out").string();
    const std::string command = "exec node " + script + ' ' + mode + ' ' +
                                (folder.path() / "letters").string() + " > " + out + " 2>&1";
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
        ::_exit(127);
    }
    int port = 0;
    test::eventually([&] {
        std::ifstream said(out);
        std::string word;
        return bool(said >> word >> port);
    });
    bench::Load load;
    if (port > 0) {
        load = bench::postAllTheTime(port, {"/in/bench/alipay"}, 64, seconds);
        say(mode == "each" ? "plain Node, a flush each" : "plain Node, flushes on threads", load,
            load.times);
    }
    test::endProcess(pid);
    return load.seconds > 0 ? double(load.answered) / load.seconds : 0;
}

int throughput(const std::string &program, const std::string &script, int rounds, double seconds)
{
    double ours = 0;
    double each = 0;
    double threads = 0;
    for (int i = 0; i < rounds; ++i) {
        ours += relayRound(program, seconds);
        each += nodeRound(script, "each", seconds);
        threads += nodeRound(script, "threads", seconds);
    }
    if (each > 0 && threads > 0) {
        std::printf("guitai-relay / plain Node: %.1f times; / Node with flushes on threads: %.1f\n",
                    ours / each, ours / threads);
    } else {
        std::puts("(no node here to compare with)");
    }
    return ours > 0 ? 0 : 1;
}

// So many inboxes with one token, made in one go.
std::vector<test::Credentials> manyInboxes(const std::filesystem::path &folder,
                                           const test::Credentials &first, int count)
{
    sqlite3 *db = nullptr;
    sqlite3_open((folder / "relay.sqlite").c_str(), &db);
    const std::string sql =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
        std::to_string(count) +
        ") INSERT INTO inboxes(name, address, token, retention, letters, bytes) "
        "SELECT 'n' || i, 'bench' || i, token, retention, letters, bytes FROM n, inboxes "
        "WHERE name = 'first'";
    sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(db);
    std::vector<test::Credentials> all;
    for (int i = 1; i <= count; ++i) {
        all.push_back({"bench" + std::to_string(i), first.token});
    }
    return all;
}

int tills(const std::string &program, int count, double seconds)
{
    const test::Folder folder;
    RelayProcess relay(program, folder, withoutLimits);
    const auto inboxes = manyInboxes(folder, relay.create("first"), count);
    if (!relay.start()) {
        return 1;
    }
    const long before = relay.memoryKiB();
    bench::Delivery delivery = bench::deliver(relay, inboxes, 200, seconds);
    std::printf("%d tills connected in %.1f s; the relay's memory %.1f MB (%.1f MB before, %.1f kB "
                "a till)\n",
                count, delivery.connecting, double(delivery.memoryKiB) / 1024,
                double(before) / 1024, double(delivery.memoryKiB - before) / count);
    std::printf("POST to one of them, 200 a second: p50 %.2f ms   p99 %.2f ms   %llu of %llu "
                "delivered\n",
                delivery.times.percentile(0.5), delivery.times.percentile(0.99),
                static_cast<unsigned long long>(delivery.delivered),
                static_cast<unsigned long long>(delivery.posted));
    return delivery.delivered == delivery.posted && delivery.posted > 0 ? 0 : 1;
}

int kills(const std::string &program, int count)
{
    const test::KillTrial trial = test::killUnderLoad(program, count);
    std::printf("killed %d times under load: %llu callbacks answered, %llu lost, ready again after "
                "%.0f ms in the middle\n",
                trial.kills, static_cast<unsigned long long>(trial.answered),
                static_cast<unsigned long long>(trial.lost), trial.readyMs);
    return trial.lost == 0 && trial.kills == count ? 0 : 1;
}

int two(const std::string &program)
{
    test::Postgres postgres(false);
    if (!postgres.start()) {
        std::puts("(no PostgreSQL here)");
        return 0;
    }
    const test::TwoTrial trial = test::killOneOfTwo(program, postgres.url(), 8);
    std::printf("one of two relays on one PostgreSQL killed: %llu callbacks answered, %llu lost, "
                "the last of 8 tills back after %.2f s\n",
                static_cast<unsigned long long>(trial.answered),
                static_cast<unsigned long long>(trial.lost), trial.backSeconds);
    return trial.lost == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    const std::vector<std::string> words(argv + 1, argv + argc);
    const auto number = [&](std::size_t at, int otherwise) {
        return words.size() > at ? std::atoi(words[at].c_str()) : otherwise;
    };
    if (words.size() >= 3 && words[0] == "throughput") {
        return throughput(words[1], words[2], number(3, 3), number(4, 4));
    }
    if (words.size() >= 2 && words[0] == "tills") {
        return tills(words[1], number(2, 10'000), number(3, 10));
    }
    if (words.size() >= 2 && words[0] == "kills") {
        return kills(words[1], number(2, 500));
    }
    if (words.size() >= 2 && words[0] == "two") {
        return two(words[1]);
    }
    std::fputs("relay_bench throughput RELAY NODE_SCRIPT [ROUNDS] [SECONDS]\n"
               "relay_bench tills RELAY [COUNT] [SECONDS]\n"
               "relay_bench kills RELAY [COUNT]\n"
               "relay_bench two RELAY\n",
               stderr);
    return 2;
}
