// A closed loop of senders, and an open loop to many tills.
#include "benchmarks/relay_load.h"

#include "tests/relay/kit/caller.h"

#include <algorithm>
#include <chrono>
#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace guitai::bench {

namespace {

using Steady = std::chrono::steady_clock;

double since(Steady::time_point then)
{
    return std::chrono::duration<double>(Steady::now() - then).count();
}

struct Epoll
{
    int file = ::epoll_create1(EPOLL_CLOEXEC);
    ~Epoll() { ::close(file); }

    void watch(int socket, std::uint32_t index)
    {
        ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) | O_NONBLOCK);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u32 = index;
        ::epoll_ctl(file, EPOLL_CTL_ADD, socket, &event);
    }
};

} // namespace

double Times::percentile(double of)
{
    if (all.empty()) {
        return 0;
    }
    const auto at = all.begin() + std::ptrdiff_t(double(all.size() - 1) * of);
    std::nth_element(all.begin(), at, all.end());
    return *at;
}

std::string callbackBody()
{
    std::string body = "gmt_create=2026-03-01+10%3A20%3A30&charset=utf-8&out_trade_no=T1-000123&"
                       "trade_status=TRADE_SUCCESS&total_amount=12.30&sign_type=RSA2&sign=";
    body.resize(800, 'A');
    return body;
}

Load postAllTheTime(int port, const std::vector<std::string> &targets, int senders, double seconds)
{
    struct Sender
    {
        test::Caller caller;
        std::string request;
        Steady::time_point began;
    };
    Epoll epoll;
    std::vector<Sender> all;
    const std::string body = callbackBody();
    for (int i = 0; i < senders; ++i) {
        all.push_back({test::Caller(port),
                       test::postText(targets[std::size_t(i) % targets.size()], body,
                                      "Content-Type: application/x-www-form-urlencoded\r\n"
                                      "User-Agent: Mozilla/4.0\r\nAccept: text/html\r\n"),
                       {}});
    }
    const auto began = Steady::now();
    for (int i = 0; i < senders; ++i) {
        Sender &sender = all[std::size_t(i)];
        epoll.watch(sender.caller.socket(), std::uint32_t(i));
        sender.began = Steady::now();
        sender.caller.say(sender.request);
    }
    Load load;
    load.times.all.reserve(1'000'000);
    epoll_event events[64];
    char answer[4096];
    while (since(began) < seconds) {
        const int count = ::epoll_wait(epoll.file, events, 64, 100);
        for (int i = 0; i < count; ++i) {
            Sender &sender = all[events[i].data.u32];
            // Answers are short: each comes in one piece.
            const ssize_t got = ::recv(sender.caller.socket(), answer, sizeof answer, 0);
            if (got <= 0) {
                continue;
            }
            const bool isGood = std::string_view(answer, std::size_t(got)).substr(9, 1) == "2";
            ++(isGood ? load.answered : load.refused);
            const auto now = Steady::now();
            load.times.all.push_back(
                std::chrono::duration<double, std::milli>(now - sender.began).count());
            sender.began = now;
            ::send(sender.caller.socket(), sender.request.data(), sender.request.size(),
                   MSG_NOSIGNAL);
        }
    }
    load.seconds = since(began);
    return load;
}

Delivery deliver(const test::RelayProcess &relay, const std::vector<test::Credentials> &inboxes,
                 int perSecond, double seconds)
{
    Delivery delivery;
    Epoll epoll;
    std::vector<test::TillCaller> tills;
    tills.reserve(inboxes.size());
    const auto began = Steady::now();
    constexpr std::size_t atOnce = 250;
    for (std::size_t first = 0; first < inboxes.size(); first += atOnce) {
        const std::size_t end = std::min(inboxes.size(), first + atOnce);
        for (std::size_t i = first; i < end; ++i) {
            tills.push_back(test::TillCaller::asking(relay.port(), inboxes[i], "T1"));
        }
        for (std::size_t i = first; i < end; ++i) {
            tills[i].awaitAnswer();
            if (tills[i].status() != 101) {
                return delivery;
            }
            epoll.watch(tills[i].socket(), std::uint32_t(i));
        }
    }
    delivery.connecting = since(began);
    delivery.memoryKiB = relay.memoryKiB();
    constexpr std::size_t senders = 8;
    std::vector<test::Caller> callers;
    for (std::size_t i = 0; i < senders; ++i) {
        callers.emplace_back(relay.port());
        epoll.watch(callers.back().socket(), std::uint32_t(inboxes.size() + i));
    }
    std::vector<Steady::time_point> posted(inboxes.size());
    const std::string body = callbackBody();
    const auto start = Steady::now();
    std::size_t next = 0;
    epoll_event events[64];
    char bytes[8192];
    while (since(start) < seconds + 1) {
        if (since(start) < seconds && since(start) >= double(delivery.posted) / double(perSecond)) {
            const std::size_t till = next;
            next = (next + 4999) % inboxes.size();
            posted[till] = Steady::now();
            callers[delivery.posted % senders].say(
                test::postText("/in/" + inboxes[till].inbox + "/alipay", body));
            ++delivery.posted;
        }
        const int count = ::epoll_wait(epoll.file, events, 64, 1);
        for (int i = 0; i < count; ++i) {
            const std::size_t who = events[i].data.u32;
            const bool isTill = who < inboxes.size();
            test::Caller &from = isTill ? tills[who] : callers[who - inboxes.size()];
            const ssize_t got = ::recv(from.socket(), bytes, sizeof bytes, 0);
            const std::string_view text(bytes, got > 0 ? std::size_t(got) : 0);
            if (isTill && text.find(std::string_view("\x89\0", 2)) != text.npos) {
                tills[who].sayText({}, 10); // a ping
            }
            const std::size_t at = text.find("letter ");
            if (!isTill || at == text.npos) {
                continue;
            }
            delivery.times.all.push_back(
                std::chrono::duration<double, std::milli>(Steady::now() - posted[who]).count());
            ++delivery.delivered;
            tills[who].acknowledge(
                {std::strtoull(std::string(text.substr(at + 7, 24)).c_str(), nullptr, 10)});
        }
    }
    return delivery;
}

} // namespace guitai::bench
