// A provider's stand: its books outlive it, and each fault goes wrong in its own way.
#include "app/sandbox/stand.h"

#include "app/sandbox/files.h"
#include "tests/kit/main.h"
#include "tests/sandbox/paper_simulator.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest>

using namespace guitai;
using namespace guitai::sandbox;

class StandTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Stand> m_stand;
    Faults m_faults;

    std::filesystem::path books() const { return m_folder->filePath("paper.books").toStdString(); }
    void openAgain()
    {
        m_stand.reset();
        auto opened = Stand::open("paper", makePaper(), books());
        QVERIFY(opened.ok());
        m_stand = std::move(opened.value());
    }
    std::string state(const std::string &number) const
    {
        for (const LedgerRow &row : m_stand->simulator().ledger()) {
            if (row.outTradeNo == number) {
                return row.state;
            }
        }
        return "none";
    }
    Outcome ask(const std::string &call, const std::string &body)
    {
        return m_stand->answer(paperCall(call, body), Instant{1000}, m_faults);
    }
    void fault(FaultKind kind, bool carriedOut, const std::string &call = {}, int times = 1)
    {
        m_faults.add({"paper", call, kind, times, Span{}, carriedOut});
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_faults.clear();
        openAgain();
    }

    void booksAreOnDiskBeforeTheAnswerIsOut()
    {
        QCOMPARE(ask("create", "A1 3580").reply.status, 200);
        openAgain();
        QCOMPARE(state("A1"), std::string("WAITING"));
        QVERIFY(*m_stand->customerDoes(Stand::Deed::Pay, "A1", Instant{2000}));
        openAgain();
        QCOMPARE(state("A1"), std::string("PAID"));
        QVERIFY(!*m_stand->customerDoes(Stand::Deed::Decline, "A1", Instant{3000}));
    }

    void booksAreTheOwnersAlone()
    {
        const QFileInfo file(QString::fromStdString(books().string()));
        QCOMPARE(file.permissions() & QFileDevice::Permissions(0x0077), QFileDevice::Permissions());
    }

    void booksThatCannotBeReadStopTheStart()
    {
        QVERIFY(writeWhole(books(), "something else").ok());
        const auto opened = Stand::open("paper", makePaper(), books());
        QVERIFY(!opened.ok());
        QVERIFY(opened.problem().what.find("move the file away") != std::string::npos);
    }

    void booksThatCannotBeWrittenAreNotAnsweredFrom()
    {
        // A folder stands where the new books would be written.
        QVERIFY(std::filesystem::create_directories(books().string() + ".new/x"));
        const Outcome outcome = ask("create", "A1 100");
        QCOMPARE(outcome.reply.status, 500);
        QVERIFY(!m_stand->customerDoes(Stand::Deed::Pay, "A1", Instant{}).ok());
    }

    void faultsThatHappenAfterTheDeed()
    {
        fault(FaultKind::DropAfter, true);
        QVERIFY(ask("create", "A1 100").end == Outcome::End::Dropped);
        QCOMPARE(state("A1"), std::string("WAITING"));
        fault(FaultKind::Cut, true);
        QVERIFY(ask("create", "A2 100").end == Outcome::End::CutInBody);
        QCOMPARE(state("A2"), std::string("WAITING"));
        fault(FaultKind::ServerError, true);
        QCOMPARE(ask("create", "A3 100").reply.status, 500);
        QCOMPARE(state("A3"), std::string("WAITING"));
    }

    void faultsThatHappenInsteadOfTheDeed()
    {
        fault(FaultKind::DropBefore, false);
        QVERIFY(ask("create", "A1 100").end == Outcome::End::Dropped);
        QCOMPARE(state("A1"), std::string("none"));
        fault(FaultKind::Html, false);
        const Outcome page = ask("create", "A1 100");
        QCOMPARE(page.reply.status, 200);
        QVERIFY(page.reply.body.find("<html>") != std::string::npos);
        QCOMPARE(state("A1"), std::string("none"));
    }

    void faultsInTheAnswer()
    {
        fault(FaultKind::BadSignature, true);
        QCOMPARE(ask("create", "A1 100").reply.body, std::string("WAITING 100 forged"));
        fault(FaultKind::WrongAmount, true);
        QCOMPARE(ask("query", "A1").reply.body, std::string("WAITING 101 signed"));
        QCOMPARE(ask("query", "A1").reply.body, std::string("WAITING 100 signed"));
    }

    void faultChoosesItsCallAndCountsDown()
    {
        m_faults.add({"paper", "query", FaultKind::Delay, 2, Span::seconds(3), true});
        m_faults.add({"other", "", FaultKind::DropBefore, 1, Span{}, false});
        QCOMPARE(ask("create", "A1 100").wait.ms, 0);
        QCOMPARE(ask("query", "A1").wait.ms, 3000);
        QCOMPARE(ask("query", "A1").wait.ms, 3000);
        QCOMPARE(ask("query", "A1").wait.ms, 0);
        QCOMPARE(m_faults.list().size(), 1u);
    }

    void aCallbackUnderWayIsNotSentTwice()
    {
        ask("create", "A1 100 http://127.0.0.1:1/in");
        QVERIFY(m_stand->callbacksDue(Instant{}).empty());
        QVERIFY(*m_stand->customerDoes(Stand::Deed::Pay, "A1", Instant{2000}));
        QCOMPARE(m_stand->callbacksDue(Instant{2000}).size(), 1u);
        QVERIFY(m_stand->callbacksDue(Instant{2001}).empty());
        QVERIFY(m_stand->callbackAnswered("A1", std::nullopt, Instant{2002}).ok());
        QCOMPARE(m_stand->callbacksDue(Instant{2003}).size(), 1u);
        QVERIFY(m_stand->callbackAnswered("A1", HttpReply{200, {}, ""}, Instant{2004}).ok());
        QVERIFY(m_stand->callbacksDue(Instant{2005}).empty());
        openAgain();
        QVERIFY(m_stand->callbacksDue(Instant{2006}).empty());
    }

    void everyKindOfFaultHasAName()
    {
        for (int i = 0; i <= int(FaultKind::Cut); ++i) {
            const auto kind = FaultKind(i);
            QVERIFY(!nameOf(kind).empty());
            QVERIFY(faultKind(nameOf(kind)) == kind);
        }
        QVERIFY(!faultKind("nonsense"));
    }
};

GUITAI_TEST(StandTest)
#include "stand_test.moc"
