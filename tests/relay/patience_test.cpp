// How long the relay waits: for slow senders, for its own storage, for silent tills. The wire is
// ours, and so is the clock.
#include "app/relay/connection.h"
#include "app/relay/sqlite_storage.h"

#include "tests/kit/main.h"
#include "tests/relay/kit/relay_process.h"

#include <QtTest>

#include <boost/asio/post.hpp>

using namespace guitai;
using namespace guitai::relay;

namespace {

class FakeWire final : public Wire
{
public:
    explicit FakeWire(asio::io_context &io)
        : m_io(io)
    {}

    std::string said; // by the relay
    bool isOpen = true;

    // What the other side sends.
    void send(const std::string &bytes)
    {
        m_unread += bytes;
        serve();
    }

    void greet(std::function<void(error_code)> done) override
    {
        asio::post(m_io, [done] { done({}); });
    }
    void readSome(asio::mutable_buffer into, Done done) override
    {
        m_into = into;
        m_done = std::move(done);
        serve();
    }
    void writeSome(const Pieces &pieces, Done done) override
    {
        std::size_t size = 0;
        for (const asio::const_buffer &piece : pieces) {
            said.append(static_cast<const char *>(piece.data()), piece.size());
            size += piece.size();
        }
        asio::post(m_io, [done, size] { done({}, size); });
    }
    void finish(std::function<void()> done) override { asio::post(m_io, done); }
    void close() override
    {
        isOpen = false;
        if (m_done) {
            asio::post(m_io, [done = std::exchange(m_done, {})] {
                done(asio::error::operation_aborted, 0);
            });
        }
    }
    Executor executor() override { return m_io.get_executor(); }

private:
    void serve()
    {
        if (!m_done || m_unread.empty()) {
            return;
        }
        const std::size_t size = std::min(m_unread.size(), m_into.size());
        std::copy_n(m_unread.data(), size, static_cast<char *>(m_into.data()));
        m_unread.erase(0, size);
        asio::post(m_io, [done = std::exchange(m_done, {}), size] { done({}, size); });
    }

    asio::io_context &m_io;
    std::string m_unread;
    asio::mutable_buffer m_into;
    Done m_done;
};

} // namespace

class PatienceTest : public QObject
{
    Q_OBJECT

    struct World
    {
        test::Folder folder;
        Span steady = Span::hours(1);
        Clocks clocks{[] { return Instant{1'772'366'400'000}; }, [this] { return steady; }};
        Counters counters;
        Log log{LogLevel::Error};
        RateLimit rateLimit{0, 1};
        PostOffice office{sqliteStorage(folder.path() / "relay.sqlite"), {}, clocks, counters, log};
        House house{office, counters, log, rateLimit, clocks};
        Hall hall;
        std::shared_ptr<FakeWire> wire = std::make_shared<FakeWire>(hall.io);

        World()
        {
            const auto storage = sqliteStorage(folder.path() / "relay.sqlite");
            if (!storage->open() ||
                !storage->addInbox({0, "shop", "address", digestOf("token"), false, {}}) ||
                !office.open()) {
                qFatal("the storage opens");
            }
            office.addCorridor([this](std::vector<Task> tasks) {
                asio::post(hall.io, [tasks = std::move(tasks)] {
                    for (const Task &task : tasks) {
                        task();
                    }
                });
            });
            hall.now = steady;
            std::make_shared<Connection>(house, hall, wire, "192.0.2.1", false)->start();
            settle();
        }
        ~World() { office.forget(); }

        // Until nobody has anything to do; the post office works only when it is told to.
        void settle()
        {
            hall.io.restart();
            hall.io.poll();
        }
        void work()
        {
            settle();
            office.step();
            settle();
        }
        void pass(Span time)
        {
            steady = steady + time;
            hall.now = steady;
            for (std::size_t i = hall.sessions.size(); i-- > 0;) {
                hall.sessions[i]->tick();
            }
            settle();
        }
        void send(const std::string &bytes)
        {
            wire->send(bytes);
            settle();
        }
        std::string said() { return std::exchange(wire->said, {}); }
        void signIn()
        {
            send("GET /till HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\nSec-WebSocket-Version: 13\r\n"
                 "Sec-WebSocket-Protocol: guitai-letters-1\r\nAuthorization: Bearer token\r\n"
                 "Guitai-Inbox: address\r\nGuitai-Till: T1\r\n\r\n");
            work();
            work();
        }
        void store(const std::string &body)
        {
            office.take(
                {digestOf("address"), {1}, "test", "POST /in\r\n\r\n" + body, 0, [](Outcome) {}});
            work();
        }
    };

    static std::string frame(int opcode, const std::string &text)
    {
        std::string bytes{char(0x80 | opcode), char(0x80 | text.size()), 0, 0, 0, 0};
        return bytes + text;
    }

private Q_SLOTS:
    void aHeadThatDripsIsCutOff()
    {
        World world;
        const std::string head = "POST /in/address/alipay HTTP/1.1\r\n";
        for (int second = 0; second < 9; ++second) {
            world.send(head.substr(std::size_t(second), 1));
            world.pass(Span::seconds(1));
            QVERIFY(world.wire->isOpen);
        }
        world.send("x");
        world.pass(Span::seconds(2));
        QVERIFY(!world.wire->isOpen);
        QCOMPARE(world.counters.refused[std::size_t(Refusal::Timeout)].load(), std::uint64_t(1));
        QCOMPARE(world.hall.sessions.size(), std::size_t(0));
        QCOMPARE(world.counters.connections.load(), 0);
    }

    void aBodyThatDripsIsCutOff()
    {
        World world;
        world.send("POST /in/address/alipay HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\n");
        for (int second = 0; second < 14; ++second) {
            world.send("x");
            world.pass(Span::seconds(1));
            QVERIFY(world.wire->isOpen);
        }
        world.pass(Span::seconds(2));
        QVERIFY(!world.wire->isOpen);
    }

    void anIdleConnectionIsLeft()
    {
        World world;
        world.pass(Span::seconds(59));
        QVERIFY(world.wire->isOpen);
        world.pass(Span::seconds(2));
        QVERIFY(!world.wire->isOpen);
    }

    void aStorageThatTakesTooLongIsA503()
    {
        World world;
        world.send("POST /in/address/alipay HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx");
        world.pass(Span::seconds(3));
        QCOMPARE(world.said(), std::string());
        world.pass(Span::seconds(2));
        QVERIFY(world.said().rfind("HTTP/1.1 503 ", 0) == 0);
        world.work(); // it is stored after all, and nobody is told twice
        QCOMPARE(world.said(), std::string());
        QVERIFY(!world.wire->isOpen);
    }

    void aSilentTillIsDropped()
    {
        World world;
        world.signIn();
        QVERIFY(world.said().rfind("HTTP/1.1 101 ", 0) == 0);
        world.pass(Span::seconds(21));
        QCOMPARE(world.said(), std::string("\x89\x00", 2)); // a ping
        world.send(frame(10, ""));
        world.pass(Span::seconds(40));
        QVERIFY(world.wire->isOpen);
        world.pass(Span::seconds(10));
        QVERIFY(!world.wire->isOpen);
        world.work();
        QCOMPARE(world.counters.tills.load(), 0);
    }

    void whatIsNotAcknowledgedComesAgain()
    {
        World world;
        world.signIn();
        world.said();
        world.store("one");
        QVERIFY(world.said().ends_with("one"));
        for (int i = 0; i < 6; ++i) {
            world.pass(Span::seconds(11));
            world.send(frame(10, ""));
            world.work();
        }
        QVERIFY2(world.said().ends_with("one"), "again after a minute");
        QCOMPARE(world.counters.redelivered.load(), std::uint64_t(1));
        world.send(frame(1, "ack 1"));
        world.work();
        for (int i = 0; i < 12; ++i) {
            world.pass(Span::seconds(11));
            world.send(frame(10, ""));
            world.work();
        }
        QVERIFY(world.said().find("one") == std::string::npos);
    }

    void aTillBehindItsWindowGetsTheRestWhenItReads()
    {
        World world;
        world.house.window = 4;
        world.signIn();
        world.said();
        for (int i = 0; i < 10; ++i) {
            world.store("letter-" + std::to_string(i));
        }
        std::string said = world.said();
        QVERIFY(said.find("letter-3") != said.npos && said.find("letter-4") == said.npos);
        world.send(frame(1, "ack 1 2 3 4"));
        world.work();
        said = world.said();
        QVERIFY(said.find("letter-4") != said.npos && said.find("letter-7") != said.npos &&
                said.find("letter-8") == said.npos);
        world.send(frame(1, "ack 5 6 7 8"));
        world.work();
        said = world.said();
        QVERIFY(said.find("letter-8") != said.npos && said.find("letter-9") != said.npos);
        world.send(frame(1, "ack 9 10"));
        world.work();
        world.store("and on");
        QVERIFY(world.said().ends_with("and on"));
    }

    void closingTimeIsSaidToTills()
    {
        World world;
        world.signIn();
        world.said();
        for (std::size_t i = world.hall.sessions.size(); i-- > 0;) {
            world.hall.sessions[i]->goAway();
        }
        world.settle();
        QCOMPARE(world.said(), std::string("\x88\x02\x03\xe9", 4)); // 1001
        world.pass(Span::seconds(3));
        QVERIFY2(!world.wire->isOpen, "whether it answers or not");
    }
};

GUITAI_TEST(PatienceTest)
#include "patience_test.moc"
