// The one thread that stores, taken step by step with clocks of our own.
#include "app/relay/post_office.h"
#include "app/relay/sqlite_storage.h"

#include "tests/kit/main.h"
#include "tests/relay/kit/relay_process.h"

#include <QtTest>

using namespace guitai;
using namespace guitai::relay;

namespace {

// Fails when told to, and looks on at each commit.
class WatchedStorage final : public Storage
{
public:
    explicit WatchedStorage(std::unique_ptr<Storage> inside)
        : m_inside(std::move(inside))
    {}

    bool fails = false;
    int commits = 0;
    std::function<void()> atCommit = [] {};

    Result<void> open() override { return m_inside->open(); }
    Result<void> commit(Batch &batch) override
    {
        ++commits;
        atCommit();
        if (fails) {
            return Problem{"the disk is full"};
        }
        return m_inside->commit(batch);
    }
    Result<Waiting> waiting(const Till &till, Place &place, std::size_t most,
                            std::size_t bytes) override
    {
        return m_inside->waiting(till, place, most, bytes);
    }
    Result<void> check() override
    {
        return fails ? Result<void>(Problem{"the disk is full"}) : m_inside->check();
    }
    Result<std::vector<Inbox>> inboxes() override { return m_inside->inboxes(); }
    Result<bool> inboxesChanged() override { return m_inside->inboxesChanged(); }
    Result<void> addInbox(const Inbox &inbox) override { return m_inside->addInbox(inbox); }
    Result<void> changeInbox(const Inbox &inbox) override { return m_inside->changeInbox(inbox); }
    Result<std::vector<Till>> tills() override { return m_inside->tills(); }
    Result<void> seen(const std::vector<TillId> &tills, Instant now) override
    {
        return m_inside->seen(tills, now);
    }
    Result<std::int64_t> waitingFor(const Till &till) override
    {
        return m_inside->waitingFor(till);
    }
    Result<std::vector<Total>> totals() override { return m_inside->totals(); }
    Result<Swept> sweep(LetterNumber from, Instant now, Span grace, bool expire) override
    {
        return m_inside->sweep(from, now, grace, expire);
    }

private:
    std::unique_ptr<Storage> m_inside;
};

struct FakeEnd final : TillEnd
{
    std::vector<Admission> admissions;
    std::vector<Parcel> delivered;
    std::vector<Parcel> found;
    std::vector<int> parted;
    int woken = 0;
    bool more = false;

    void admit(Admission admission) override { admissions.push_back(admission); }
    void deliver(const Parcel &parcel) override { delivered.push_back(parcel); }
    void fetched(std::vector<Parcel> parcels, bool others) override
    {
        found = std::move(parcels);
        more = others;
    }
    void wake() override { ++woken; }
    void part(int closeCode) override { parted.push_back(closeCode); }
};

} // namespace

class PostOfficeTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::Folder> m_folder;
    Instant m_wall;
    Span m_steady;
    Log m_log{LogLevel::Error};
    std::unique_ptr<Counters> m_counters;
    std::unique_ptr<PostOffice> m_office;
    WatchedStorage *m_storage = nullptr;
    std::vector<Outcome> m_answers;

    void open(OfficeSettings settings = {})
    {
        m_office.reset();
        auto storage =
            std::make_unique<WatchedStorage>(sqliteStorage(m_folder->path() / "relay.sqlite"));
        m_storage = storage.get();
        m_office = std::make_unique<PostOffice>(
            std::move(storage), settings, Clocks{[&] { return m_wall; }, [&] { return m_steady; }},
            *m_counters, m_log);
        m_office->addCorridor([](std::vector<Task> tasks) {
            for (const Task &task : tasks) {
                task();
            }
        });
        QVERIFY(m_office->open().ok());
    }
    bool post(const std::string &body, const std::string &inbox = "address")
    {
        return m_office->take({digestOf(inbox), m_wall, "test", "POST /in\r\n\r\n" + body, 0,
                               [&](Outcome outcome) { m_answers.push_back(outcome); }});
    }
    std::shared_ptr<FakeEnd> signIn(const std::string &till)
    {
        auto end = std::make_shared<FakeEnd>();
        m_office->signIn({digestOf("address"), digestOf("token"), till, end});
        m_office->step();
        return end;
    }
    std::int64_t kept() const { return m_counters->waiting; }
    void pass(Span time)
    {
        m_steady = m_steady + time;
        m_wall = m_wall + time;
        m_office->step();
    }

private Q_SLOTS:
    void init()
    {
        m_wall = {1'772'366'400'000};
        m_steady = Span::hours(1);
        m_answers.clear();
        m_folder = std::make_unique<test::Folder>();
        m_counters = std::make_unique<Counters>();
        {
            const auto storage = sqliteStorage(m_folder->path() / "relay.sqlite");
            QVERIFY(storage->open().ok());
            QVERIFY(storage->addInbox({0, "shop", "address", digestOf("token"), false, {}}).ok());
        }
        open();
    }
    void cleanup() { m_office.reset(); }

    void nobodyIsAnsweredBeforeTheCommit()
    {
        const auto till = signIn("T1");
        m_storage->atCommit = [&] {
            QVERIFY(m_answers.empty());
            QVERIFY(till->delivered.empty());
        };
        const int before = m_storage->commits;
        for (int i = 0; i < 10; ++i) {
            QVERIFY(post("x"));
        }
        m_office->step();
        QCOMPARE(m_storage->commits, before + 1);
        QVERIFY(m_answers == std::vector<Outcome>(10, Outcome::Stored));
        QCOMPARE(till->delivered.size(), std::size_t(10));
    }

    void whatCouldNotBeStoredIsSaidSo()
    {
        const auto till = signIn("T1");
        m_storage->fails = true;
        post("x");
        m_office->step();
        QVERIFY(m_answers == std::vector<Outcome>{Outcome::Failed});
        QVERIFY(till->delivered.empty());
        QVERIFY(!m_counters->healthy);
        bool works = true;
        m_office->probe(0, [&](bool answer) { works = answer; });
        m_office->step();
        QVERIFY(!works);
        QVERIFY(signIn("T2")->admissions == std::vector<Admission>{Admission::Failed});
        m_storage->fails = false;
        post("x");
        m_office->step();
        QCOMPARE(m_answers.back(), Outcome::Stored);
        QVERIFY(m_counters->healthy);
        QCOMPARE(kept(), 1);
    }

    void tooMuchAtOnceIsRefused()
    {
        OfficeSettings settings;
        settings.mostQueued = 3000;
        open(settings);
        QVERIFY(post(std::string(2000, 'x')));
        QVERIFY(!post(std::string(2000, 'x')));
        m_office->step();
        QVERIFY(post(std::string(2000, 'x')));
        m_office->step();
        QVERIFY(m_answers == std::vector<Outcome>(2, Outcome::Stored));
    }

    void manyAtOnceGoInSeveralCommits()
    {
        OfficeSettings settings;
        settings.mostInBatch = 4;
        open(settings);
        for (int i = 0; i < 10; ++i) {
            post(std::to_string(i));
        }
        m_office->step();
        QCOMPARE(m_answers.size(), std::size_t(4));
        m_office->step();
        m_office->step();
        QCOMPARE(m_answers.size(), std::size_t(10));
        const auto till = signIn("T1");
        m_office->ask(till, 100);
        m_office->step();
        QCOMPARE(till->found.size(), std::size_t(10));
        QVERIFY(till->found[9].message->ends_with("\r\n\r\n9"));
    }

    void anInboxMadeMeanwhileIsFound()
    {
        const auto other = sqliteStorage(m_folder->path() / "relay.sqlite");
        QVERIFY(other->open().ok());
        post("x", "new");
        m_office->step();
        QCOMPARE(m_answers.back(), Outcome::NoInbox);
        QVERIFY(other->addInbox({0, "new", "new", digestOf("token"), false, {}}).ok());
        post("x", "new");
        m_office->step();
        QCOMPARE(m_answers.back(), Outcome::Stored);
        Inbox inbox = other->inboxes()->back();
        inbox.isRevoked = true;
        QVERIFY(other->changeInbox(inbox).ok());
        pass(Span::seconds(1));
        post("x", "new");
        m_office->step();
        QCOMPARE(m_answers.back(), Outcome::NoInbox);
    }

    void tillsComeAndGo()
    {
        const auto older = signIn("T1");
        QVERIFY(older->admissions == std::vector<Admission>{Admission::Welcome});
        const auto newer = signIn("T1");
        QVERIFY(older->parted == std::vector<int>{closedReplaced});
        m_office->signOff(older); // too late to matter
        post("x");
        m_office->step();
        QVERIFY(older->delivered.empty());
        QCOMPARE(newer->delivered.size(), std::size_t(1));
        m_office->acknowledge(newer, {newer->delivered[0].number});
        m_office->signOff(newer);
        m_office->step();
        QCOMPARE(m_counters->tills.load(), 0);
        const auto again = signIn("T1");
        m_office->ask(again, 10);
        m_office->step();
        QVERIFY(again->found.empty());
        auto wrong = std::make_shared<FakeEnd>();
        m_office->signIn({digestOf("address"), digestOf("wrong"), "T1", wrong});
        m_office->signIn({digestOf("nowhere"), digestOf("token"), "T1", wrong});
        m_office->step();
        QVERIFY(wrong->admissions == std::vector<Admission>(2, Admission::Refused));
        QVERIFY2(again->parted.empty(), "a stranger replaces nobody");
    }

    void whatAllHaveReadGoesAfterTheGrace()
    {
        const auto till = signIn("T1");
        post("x");
        m_office->step();
        m_office->acknowledge(till, {till->delivered[0].number});
        m_office->step();
        pass(Span::minutes(9));
        QCOMPARE(kept(), 1);
        pass(Span::minutes(2));
        QCOMPARE(kept(), 0);
        QCOMPARE(m_counters->removed.load(), std::uint64_t(1));
    }

    void retentionEndsWhatNobodyRead()
    {
        post("x");
        m_office->step();
        for (int day = 0; day < 6; ++day) {
            pass(Span::hours(24));
        }
        QCOMPARE(kept(), 1);
        pass(Span::hours(25));
        QCOMPARE(kept(), 0);
    }

    // Somebody sets the clock ten years ahead by mistake, and back again.
    void aClockThatJumpsThrowsNothingAway()
    {
        pass(Span::minutes(5));
        post("x");
        m_office->step();
        const Instant right = m_wall;
        m_wall = m_wall + Span::hours(24 * 3650);
        for (int minutes = 0; minutes < 50; minutes += 10) {
            pass(Span::minutes(10));
            QCOMPARE(kept(), 1);
        }
        post("y"); // bears the wrong time
        m_office->step();
        m_wall = right + Span::minutes(50);
        for (int minutes = 0; minutes < 90; minutes += 10) {
            pass(Span::minutes(10));
            QCOMPARE(kept(), 2);
        }
        const auto till = signIn("T1");
        m_office->ask(till, 10);
        m_office->step();
        QCOMPARE(till->found.size(), std::size_t(2));
        // A clock that goes back stops nothing either.
        m_wall = m_wall - Span::hours(24 * 365);
        pass(Span::minutes(1));
        post("z");
        m_office->step();
        QCOMPARE(till->delivered.size(), std::size_t(1));
    }

    void whatHasComeIsFinishedBeforeTheEnd()
    {
        for (int i = 0; i < 100; ++i) {
            post("x");
        }
        m_office->start();
        m_office->stop();
        QCOMPARE(m_answers.size(), std::size_t(100));
        QVERIFY(!post("too late"));
    }
};

GUITAI_TEST(PostOfficeTest)
#include "post_office_test.moc"
