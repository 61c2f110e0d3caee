// What happens to guitai-relay from below: the database goes and comes back, the disk is full, one
// of two relays dies, senders are slow.
#include "tests/kit/main.h"
#include "tests/relay/kit/caller.h"
#include "tests/relay/kit/postgres.h"
#include "tests/relay/kit/trial.h"

#include <QtTest>

#include <csignal>
#include <memory>
#include <sys/resource.h>

using namespace guitai;
using namespace guitai::test;

class RelayDisasterTest : public QObject
{
    Q_OBJECT

    Postgres m_postgres;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_postgres.start(), "PostgreSQL is installed and starts"); }
    void init() { QVERIFY(m_postgres.forget()); }

    void theDatabaseGoesAndComesBack()
    {
        const Folder folder;
        RelayProcess relay(RELAY_PROGRAM, folder, {"--database", m_postgres.url()});
        const Credentials inbox = relay.create("shop");
        QVERIFY2(relay.start(), relay.log().c_str());
        const std::string target = "/in/" + inbox.inbox + "/alipay";
        QCOMPARE(post(relay.port(), target, "before"), 200);
        TillCaller till(relay.port(), inbox, "T1");
        QCOMPARE(till.letter()->body, std::string("before"));
        m_postgres.stop();
        QCOMPARE(post(relay.port(), target, "meanwhile"), 503);
        QCOMPARE(statusOf(get(relay.port(), "/healthz")), 503);
        QCOMPARE(TillCaller(relay.port(), inbox, "T2").status(), 503);
        QVERIFY(m_postgres.start());
        QVERIFY(eventually([&] { return post(relay.port(), target, "after") == 200; }));
        QCOMPARE(statusOf(get(relay.port(), "/healthz")), 200);
        std::optional<relay::Letter> letter;
        do {
            letter = till.letter();
            QVERIFY2(letter.has_value(), "the till was never signed off");
        } while (letter->body != "after");
    }

    void twoRelaysAreOne()
    {
        const Folder folder;
        const std::vector<std::string> arguments = {"--database", m_postgres.url()};
        RelayProcess one(RELAY_PROGRAM, folder.path() / "one", arguments);
        RelayProcess two(RELAY_PROGRAM, folder.path() / "two", arguments);
        const Credentials inbox = one.create("shop");
        QVERIFY(one.start() && two.start());
        TillCaller till(one.port(), inbox, "T1");
        QCOMPARE(post(two.port(), "/in/" + inbox.inbox + "/alipay", "over there"), 200);
        QCOMPARE(till.letter()->body, std::string("over there"));
        TillCaller newer(two.port(), inbox, "T1");
        QCOMPARE(newer.status(), 101);
        QCOMPARE(till.closeCode(), relay::closedReplaced);
        QCOMPARE(newer.letter()->body, std::string("over there"));
        QCOMPARE(one.inbox({"revoke", "shop"}).status, 0);
        QCOMPARE(newer.closeCode(), relay::closedRevoked);
    }

    void oneOfTwoRelaysDies()
    {
        const TwoTrial trial = killOneOfTwo(RELAY_PROGRAM, m_postgres.url(), 4);
        QVERIFY(trial.answered >= 400);
        QCOMPARE(trial.lost, std::uint64_t(0));
        QVERIFY(trial.backSeconds >= 0);
    }

    // A limit for the size of files is a full disk, for who has no disk of his own to fill.
    void theDiskIsFullForAWhile()
    {
        const Folder folder;
        RelayProcess relay(RELAY_PROGRAM, folder, {"--rate-limit", "0"});
        const Credentials inbox = relay.create("shop");
        QVERIFY(relay.start());
        const std::string target = "/in/" + inbox.inbox + "/alipay";
        const rlimit small{1024 * 1024, RLIM_INFINITY};
        QCOMPARE(::prlimit(relay.pid(), RLIMIT_FSIZE, &small, nullptr), 0);
        const std::string large(200 * 1024, 'x');
        int stored = 0;
        int status = 0;
        while ((status = post(relay.port(), target, large)) == 200 && stored < 100) {
            ++stored;
        }
        QCOMPARE(status, 503);
        QVERIFY(stored > 0);
        QVERIFY(eventually([&] { return statusOf(get(relay.port(), "/healthz")) == 503; }, 2000) ||
                post(relay.port(), target, large) == 503);
        const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
        QCOMPARE(::prlimit(relay.pid(), RLIMIT_FSIZE, &all, nullptr), 0);
        QCOMPARE(post(relay.port(), target, "there is room again"), 200);
        QCOMPARE(statusOf(get(relay.port(), "/healthz")), 200);
        relay.end(SIGKILL);
        QVERIFY(relay.start());
        TillCaller till(relay.port(), inbox, "T1");
        for (int i = 0; i < stored; ++i) {
            const auto letter = till.letter();
            QVERIFY(letter.has_value());
            QVERIFY(letter->body == large);
            till.acknowledge({letter->number});
        }
        QCOMPARE(till.letter()->body, std::string("there is room again"));
    }
};

GUITAI_TEST(RelayDisasterTest)
#include "disaster_test.moc"
