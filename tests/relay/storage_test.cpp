// What every storage of the relay keeps, asked in the same words of SQLite and of PostgreSQL.
#include "app/relay/postgres_link.h"
#include "app/relay/postgres_storage.h"
#include "app/relay/sqlite_storage.h"

#include "tests/kit/main.h"
#include "tests/relay/kit/postgres.h"

#include <QtTest>

#include <algorithm>
#include <mutex>
#include <sys/stat.h>

using namespace guitai;
using namespace guitai::relay;

class StorageTest : public QObject
{
    Q_OBJECT

protected:
    // The same letters at every call, until fresh().
    virtual std::unique_ptr<Storage> make() = 0;
    virtual void fresh() = 0;

private:
    static constexpr Instant noon{1'772'366'400'000};

    std::unique_ptr<Storage> opened()
    {
        auto storage = make();
        const auto done = storage->open();
        if (!done) {
            qWarning("%s", done.problem().what.c_str());
        }
        return storage;
    }
    static Inbox shop(Storage &storage, const std::string &name = "shop", InboxLimits limits = {})
    {
        const std::string address = name + std::to_string(storage.inboxes()->size());
        const Inbox wish{0, name, address, digestOf("token"), false, limits};
        if (!storage.addInbox(wish)) {
            return {};
        }
        return storage.inboxes()->back();
    }
    static StoredLetter letter(const Inbox &inbox, const std::string &body, Instant at = noon)
    {
        return {0, inbox.id, at, "alipay", "POST /in HTTP\r\n\r\n" + body};
    }
    static std::vector<LetterNumber> store(Storage &storage, std::vector<StoredLetter> letters)
    {
        Batch batch;
        batch.letters = std::move(letters);
        if (!storage.commit(batch)) {
            return {};
        }
        std::vector<LetterNumber> numbers;
        for (const StoredLetter &one : batch.letters) {
            numbers.push_back(one.number);
        }
        return numbers;
    }
    static std::optional<Till> signIn(Storage &storage, const Inbox &inbox, const std::string &name,
                                      Instant at = noon)
    {
        Batch batch;
        batch.visits.push_back({inbox.id, name, at, {}});
        return storage.commit(batch) ? batch.visits[0].till : std::nullopt;
    }
    static bool acknowledge(Storage &storage, const Till &till, LetterNumber number)
    {
        Batch batch;
        batch.acknowledgements.push_back({number, till.inbox, till.bit()});
        return storage.commit(batch).ok();
    }
    static std::vector<LetterNumber> unread(Storage &storage, const Till &till, Place *place = {})
    {
        Place anywhere;
        std::vector<LetterNumber> numbers;
        const auto found = storage.waiting(till, place ? *place : anywhere, 100, 1 << 20);
        for (const StoredLetter &one : found->letters) {
            numbers.push_back(one.number);
        }
        return numbers;
    }
    using Numbers = std::vector<LetterNumber>;

private Q_SLOTS:
    void init() { fresh(); }

    void keepsExactBytes()
    {
        auto storage = opened();
        const Inbox inbox = shop(*storage);
        const std::string body = std::string("\0\xff\r\n'\\\"", 7) + std::string(256 * 1024, 'x');
        const Numbers numbers = store(*storage, {letter(inbox, body)});
        QCOMPARE(numbers.size(), std::size_t(1));
        storage.reset();
        storage = opened();
        const auto till = signIn(*storage, inbox, "T1");
        Place place;
        const auto found = storage->waiting(*till, place, 10, 1);
        QCOMPARE(found->letters.size(), std::size_t(1));
        const StoredLetter &one = found->letters[0];
        QCOMPARE(one.number, numbers[0]);
        QCOMPARE(one.at.ms, noon.ms);
        QCOMPARE(one.provider, std::string("alipay"));
        QVERIFY(one.content == "POST /in HTTP\r\n\r\n" + body);
    }

    void everyTillReadsForItself()
    {
        const auto storage = opened();
        const Inbox inbox = shop(*storage);
        const Inbox other = shop(*storage, "other");
        const Till one = *signIn(*storage, inbox, "T1");
        const Till two = *signIn(*storage, inbox, "T2");
        const Till stranger = *signIn(*storage, other, "T1");
        const Numbers numbers = store(*storage, {letter(inbox, "a"), letter(inbox, "b")});
        QVERIFY(acknowledge(*storage, one, numbers[0]));
        QVERIFY(unread(*storage, one) == Numbers{numbers[1]});
        QVERIFY(unread(*storage, two) == numbers);
        QVERIFY(unread(*storage, stranger).empty());
        // Another inbox's till may say what it likes.
        QVERIFY(acknowledge(*storage, stranger, numbers[1]));
        QVERIFY(unread(*storage, two) == numbers);
        QCOMPARE(*storage->waitingFor(one), 1);
        QCOMPARE(*storage->waitingFor(two), 2);
    }

    void twoTillsMayAcknowledgeInOneBatch()
    {
        const auto storage = opened();
        const Inbox inbox = shop(*storage);
        const Till one = *signIn(*storage, inbox, "T1");
        const Till two = *signIn(*storage, inbox, "T2");
        const Numbers numbers = store(*storage, {letter(inbox, "a")});
        Batch batch;
        batch.letters.push_back(letter(inbox, "b"));
        batch.acknowledgements = {{numbers[0], inbox.id, one.bit()},
                                  {numbers[0], inbox.id, two.bit()},
                                  {numbers[0], inbox.id, one.bit()},
                                  {999'999'999, inbox.id, one.bit()}};
        QVERIFY(storage->commit(batch).ok());
        QVERIFY(unread(*storage, one) == Numbers{batch.letters[0].number});
        QVERIFY(unread(*storage, two) == Numbers{batch.letters[0].number});
    }

    void aPlaceHidesNothing()
    {
        const auto storage = opened();
        const Inbox inbox = shop(*storage);
        const Till till = *signIn(*storage, inbox, "T1");
        Place place;
        const Numbers first = store(*storage, {letter(inbox, "a"), letter(inbox, "b")});
        QVERIFY(unread(*storage, till, &place) == first);
        QVERIFY(acknowledge(*storage, till, first[0]));
        QVERIFY(unread(*storage, till, &place) == Numbers{first[1]});
        QVERIFY(acknowledge(*storage, till, first[1]));
        QVERIFY(unread(*storage, till, &place).empty());
        using namespace std::chrono;
        const Instant now{
            duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
        const Numbers later = store(*storage, {letter(inbox, "c", now)});
        QVERIFY(unread(*storage, till, &place) == later);
        QVERIFY(unread(*storage, till, &place) == later);
    }

    void givesSomeAtATime()
    {
        const auto storage = opened();
        const Inbox inbox = shop(*storage);
        const Till till = *signIn(*storage, inbox, "T1");
        std::vector<StoredLetter> many(5, letter(inbox, std::string(1000, 'x')));
        const Numbers numbers = store(*storage, many);
        Place place;
        const auto two = storage->waiting(till, place, 2, 1 << 20);
        QCOMPARE(two->letters.size(), std::size_t(2));
        QVERIFY(two->more);
        QCOMPARE(two->letters[0].number, numbers[0]);
        const auto few = storage->waiting(till, place, 100, 1500);
        QCOMPARE(few->letters.size(), std::size_t(2));
        QVERIFY(few->more);
        const auto all = storage->waiting(till, place, 5, 1 << 20);
        QCOMPARE(all->letters.size(), std::size_t(5));
        QVERIFY(!all->more);
    }

    void numbersAreNeverUsedAgain()
    {
        auto storage = opened();
        const Inbox inbox = shop(*storage);
        const Numbers first = store(*storage, {letter(inbox, "a"), letter(inbox, "b")});
        storage->sweep(0, noon + Span::hours(9999), {}, true).ok();
        QCOMPARE(storage->totals()->size(), std::size_t(0));
        storage.reset();
        storage = opened();
        const Numbers second = store(*storage, {letter(inbox, "c")});
        QVERIFY(second[0] != first[0] && second[0] != first[1]);
    }

    void aTillThatComesAgainHasItsPlaceAndAnotherVisit()
    {
        auto storage = opened();
        const Inbox inbox = shop(*storage);
        const Till first = *signIn(*storage, inbox, "T1");
        storage.reset();
        storage = opened();
        const Till again = *signIn(*storage, inbox, "T1", noon + Span::hours(1));
        QCOMPARE(again.id, first.id);
        QCOMPARE(again.slot, first.slot);
        QVERIFY(again.visit > first.visit);
        QCOMPARE(storage->tills()->size(), std::size_t(1));
        QCOMPARE(storage->tills()->front().lastSeen.ms, (noon + Span::hours(1)).ms);
    }

    void anInboxHasRoomForSixtyFourTills()
    {
        const auto storage = opened();
        const Inbox inbox = shop(*storage);
        Batch batch;
        for (int i = 0; i < mostTills; ++i) {
            batch.visits.push_back({inbox.id, "T" + std::to_string(i), noon, {}});
        }
        QVERIFY(storage->commit(batch).ok());
        std::uint64_t bits = 0;
        for (const Visit &visit : batch.visits) {
            QVERIFY(visit.till.has_value());
            bits |= visit.till->bit();
        }
        QCOMPARE(bits, ~std::uint64_t(0));
        QVERIFY(!signIn(*storage, inbox, "one too many"));
        const Numbers numbers = store(*storage, {letter(inbox, "a")});
        for (const Visit &visit : batch.visits) {
            QVERIFY(unread(*storage, *visit.till) == numbers);
            QVERIFY(acknowledge(*storage, *visit.till, numbers[0]));
            QVERIFY(unread(*storage, *visit.till).empty());
        }
        QVERIFY(storage->sweep(0, noon + Span::hours(1), Span::minutes(10), false).ok());
        QCOMPARE(storage->totals()->size(), std::size_t(0));
    }

    void aForgottenTillsBitIsNewAgain()
    {
        const auto storage = opened();
        const Inbox inbox = shop(*storage);
        const Till old = *signIn(*storage, inbox, "old");
        const Till here = *signIn(*storage, inbox, "here");
        const Numbers numbers = store(*storage, {letter(inbox, "a")});
        QVERIFY(acknowledge(*storage, old, numbers[0]));
        QVERIFY(acknowledge(*storage, here, numbers[0]));
        QVERIFY(storage->seen({here.id}, noon + Span::hours(24 * 7 + 1)).ok());
        QCOMPARE(storage->tills()->size(), std::size_t(1));
        const Till fresh = *signIn(*storage, inbox, "new");
        QCOMPARE(fresh.slot, old.slot);
        QVERIFY(unread(*storage, fresh) == numbers);
        QVERIFY(unread(*storage, here).empty());
    }

    void aForgottenTillsBitIsTakenOutOfManyLetters()
    {
        const auto storage = opened();
        const Inbox inbox = shop(*storage);
        const Till old = *signIn(*storage, inbox, "old");
        Batch batch;
        for (const LetterNumber number :
             store(*storage, std::vector<StoredLetter>(4100, letter(inbox, "a")))) {
            batch.acknowledgements.push_back({number, inbox.id, old.bit()});
        }
        QVERIFY(storage->commit(batch).ok());
        QCOMPARE(*storage->waitingFor(old), 0);
        QVERIFY(storage->seen({}, noon + Span::hours(24 * 7 + 1)).ok());
        QVERIFY(storage->tills()->empty());
        const Till fresh = *signIn(*storage, inbox, "new");
        QCOMPARE(fresh.slot, old.slot);
        QCOMPARE(*storage->waitingFor(fresh), 4100);
    }

    void removesWhatAllHaveReadAfterAWhile()
    {
        const auto storage = opened();
        const Inbox inbox = shop(*storage);
        const Till one = *signIn(*storage, inbox, "T1");
        const Till two = *signIn(*storage, inbox, "T2");
        const Numbers numbers = store(*storage, {letter(inbox, "a"), letter(inbox, "b")});
        const Instant later = noon + Span::minutes(11);
        const auto sweep = [&](Instant now) {
            std::int64_t gone = 0;
            const auto swept = storage->sweep(0, now, Span::minutes(10), false);
            for (const Total &total : swept->gone) {
                gone += total.letters;
            }
            return gone;
        };
        acknowledge(*storage, one, numbers[0]);
        QCOMPARE(sweep(later), 0);
        acknowledge(*storage, two, numbers[0]);
        QCOMPARE(sweep(noon + Span::minutes(9)), 0);
        QCOMPARE(sweep(later), 1);
        QVERIFY(unread(*storage, one) == Numbers{numbers[1]});
        QCOMPARE(storage->totals()->front().letters, 1);
    }

    void removesWhatIsBeyondRetention()
    {
        const auto storage = opened();
        const Inbox brief = shop(*storage, "brief", {Span::hours(1), 10, 1000});
        const Inbox patient = shop(*storage, "patient");
        store(*storage, {letter(brief, "a"), letter(patient, "b")});
        const Instant later = noon + Span::hours(2);
        QVERIFY(storage->sweep(0, later, {}, false)->gone.empty());
        const auto swept = storage->sweep(0, later, {}, true);
        QCOMPARE(swept->gone.size(), std::size_t(1));
        QCOMPARE(swept->gone[0].inbox, brief.id);
        QCOMPARE(swept->gone[0].bytes, std::int64_t(letter(brief, "a").content.size()));
    }

    void sweepsSliceBySlice()
    {
        const auto storage = opened();
        const Inbox inbox = shop(*storage);
        store(*storage, std::vector<StoredLetter>(1200, letter(inbox, "a")));
        LetterNumber at = 0;
        int slices = 0;
        do {
            const auto swept =
                storage->sweep(at, noon + Span::hours(24 * 30), Span::minutes(10), true);
            QVERIFY(swept.ok());
            at = swept->upTo;
            ++slices;
        } while (at != 0);
        QCOMPARE(slices, 3);
        QCOMPARE(storage->totals()->size(), std::size_t(0));
    }

    void anotherProcessSeesAndIsSeen()
    {
        const auto relay = opened();
        const auto command = opened();
        QCOMPARE(relay->inboxes()->size(), std::size_t(0));
        QVERIFY(!*relay->inboxesChanged());
        Inbox inbox = shop(*command);
        QVERIFY(*relay->inboxesChanged());
        QCOMPARE(relay->inboxes()->size(), std::size_t(1));
        inbox.isRevoked = true;
        QVERIFY(command->changeInbox(inbox).ok());
        QVERIFY(*relay->inboxesChanged());
        QVERIFY(relay->inboxes()->front().isRevoked);
        QVERIFY(relay->inboxes()->front().token == digestOf("token"));
        // A name is free again when its inbox is revoked.
        QVERIFY(shop(*command).id != 0);
        QVERIFY(!command->addInbox({0, "shop", "elsewhere", {}, false, {}}).ok());
    }

    void canBeAskedWhetherItStores()
    {
        const auto storage = opened();
        QVERIFY(storage->check().ok());
    }
};

class SqliteStorageTest : public StorageTest
{
    Q_OBJECT

    std::unique_ptr<test::Folder> m_folder;

    std::unique_ptr<Storage> make() override
    {
        return sqliteStorage(m_folder->path() / "relay.sqlite");
    }
    void fresh() override { m_folder = std::make_unique<test::Folder>(); }

private Q_SLOTS:
    void theFileIsTheOwnersAlone()
    {
        const auto storage = make();
        QVERIFY(storage->open().ok());
        for (const char *name : {"relay.sqlite", "relay.sqlite-wal", "relay.sqlite-shm"}) {
            struct stat status = {};
            QCOMPARE(::stat((m_folder->path() / name).c_str(), &status), 0);
            QCOMPARE(int(status.st_mode & 0777), 0600);
        }
    }

    void aFolderThatIsNotThereIsAProblem()
    {
        QVERIFY(!sqliteStorage("/nowhere/relay.sqlite")->open().ok());
    }
};

class PostgresStorageTest : public StorageTest
{
    Q_OBJECT

    test::Postgres m_postgres;

    std::unique_ptr<Storage> make() override { return postgresStorage(m_postgres.url()); }
    void fresh() override { QVERIFY(m_postgres.forget()); }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_postgres.start(), "PostgreSQL is installed and starts"); }

    void oneRelayHearsWhatAnotherDid()
    {
        const auto one = make();
        const auto two = make();
        QVERIFY(one->open().ok() && two->open().ok());
        std::mutex mutex;
        std::vector<News> heard;
        two->listen([&](News news) {
            const std::lock_guard lock(mutex);
            heard.push_back(std::move(news));
        });
        const auto any = [&](auto claim) {
            return test::eventually([&] {
                const std::lock_guard lock(mutex);
                return std::any_of(heard.begin(), heard.end(), claim);
            });
        };
        // At first it may have missed everything.
        QVERIFY(any([](const News &news) { return news.everything; }));
        QVERIFY(one->addInbox({0, "shop", "address", {}, false, {}}).ok());
        QVERIFY(any([](const News &news) { return news.inboxesChanged && !news.everything; }));
        const InboxId inbox = one->inboxes()->front().id;
        Batch batch;
        batch.letters.push_back({0, inbox, {1}, "test", "x"});
        batch.visits.push_back({inbox, "T1", {1}, {}});
        QVERIFY(one->commit(batch).ok());
        QVERIFY(any(
            [&](const News &news) { return !news.letters.empty() && news.letters[0] == inbox; }));
        QVERIFY(any([&](const News &news) {
            return !news.visits.empty() && news.visits[0].first == batch.visits[0].till->id;
        }));
    }

    // A token that was revoked must not stay valid because one answer was lost.
    void inboxesAreNewsUntilTheyHaveBeenRead()
    {
        const auto storage = make();
        QVERIFY(storage->open().ok());
        QVERIFY(storage->inboxes().ok());
        QVERIFY(!*storage->inboxesChanged());
        QVERIFY(storage->addInbox({0, "late", "somewhere", {}, false, {}}).ok());
        PostgresLink other(m_postgres.url());
        QVERIFY(other.connect().ok());
        QVERIFY(other.run("ALTER TABLE inboxes RENAME COLUMN retention TO hidden").ok());
        QVERIFY(!storage->inboxes().ok());
        QVERIFY(other.run("ALTER TABLE inboxes RENAME COLUMN hidden TO retention").ok());
        QVERIFY(*storage->inboxesChanged());
        QVERIFY(storage->inboxes().ok());
        QVERIFY(!*storage->inboxesChanged());
    }

    void anotherMachineIsReachedSecurelyOrNotAtAll()
    {
        for (const char *options : {"?sslmode=require", "?sslmode=disable", "?sslmode=verify-ca"}) {
            const auto opened =
                postgresStorage(std::string("postgresql://r@db.example.com/relay") + options)
                    ->open();
            QVERIFY(!opened);
            QVERIFY2(opened.problem().what.find("sslmode=") != std::string::npos,
                     opened.problem().what.c_str());
        }
        QVERIFY(!postgresStorage("service=elsewhere")->open().ok());
    }

    void goesOnWhenTheDatabaseIsBack()
    {
        const auto storage = make();
        QVERIFY(storage->open().ok());
        QVERIFY(storage->check().ok());
        m_postgres.stop();
        QVERIFY(!storage->check().ok());
        QVERIFY(!storage->inboxes().ok());
        QVERIFY(m_postgres.start());
        QVERIFY(test::eventually([&] { return storage->check().ok(); }));
        QVERIFY(storage->inboxes().ok());
    }
};

GUITAI_TEST(SqliteStorageTest)
GUITAI_TEST(PostgresStorageTest)
#include "storage_test.moc"
