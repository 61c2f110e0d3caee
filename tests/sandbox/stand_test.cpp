// A provider's stand: its books outlive it, and each fault goes wrong in its own way.
#include "app/sandbox/stand.h"

#include "app/sandbox/call.h"
#include "app/sandbox/files.h"
#include "tests/kit/main.h"
#include "tests/sandbox/paper_simulator.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/resource.h>

#include <csignal>

using namespace guitai;
using namespace guitai::sandbox;

class StandTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Stand> m_stand;
    Faults m_faults;

    std::filesystem::path books() const { return m_folder->filePath("paper").toStdString(); }
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
        for (const char *tail : {".books", ".calls"}) {
            const QFileInfo file(QString::fromStdString(books().string() + tail));
            QVERIFY(file.exists());
            QCOMPARE(file.permissions() & QFileDevice::Permissions(0x0077),
                     QFileDevice::Permissions());
        }
    }

    void booksThatCannotBeReadStopTheStart()
    {
        for (const char *text : {"something else", "guitai-sandbox 7\nsomething else", ""}) {
            QVERIFY(writeWhole(books().string() + ".books", text).ok());
            const auto opened = Stand::open("paper", makePaper(), books());
            QVERIFY(!opened.ok());
            QVERIFY(opened.problem().what.find("move the file away") != std::string::npos);
        }
    }

    void booksThatCannotBeWrittenAreNotAnsweredFrom()
    {
        ask("create", "A1 100");
        rlimit usual{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &usual), 0);
        const auto old = std::signal(SIGXFSZ, SIG_IGN);
        rlimit tight = usual;
        tight.rlim_cur = std::filesystem::file_size(books().string() + ".calls") + 10;
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
        const Outcome outcome = ask("create", "A2 100");
        const Result<bool> paid = m_stand->customerDoes(Stand::Deed::Pay, "A1", Instant{});
        ::setrlimit(RLIMIT_FSIZE, &usual);
        std::signal(SIGXFSZ, old);
        QCOMPARE(outcome.reply.status, 500);
        QCOMPARE(state("A2"), std::string("none"));
        QVERIFY(!paid.ok());
        ask("create", "A3 100");
        openAgain();
        QCOMPARE(state("A1"), std::string("WAITING"));
        QCOMPARE(state("A2"), std::string("none"));
        QCOMPARE(state("A3"), std::string("WAITING"));
    }

    void aKillLosesNothingWhereverItStrikes()
    {
        ask("create", "A1 100 http://127.0.0.1:1/in");
        QVERIFY(*m_stand->customerDoes(Stand::Deed::Pay, "A1", Instant{2000}));
        ask("create", "A2 100");
        const std::string log = *readWhole(books().string() + ".calls").value();
        const std::string state = *readWhole(books().string() + ".books").value();
        std::size_t known = 0;
        for (std::size_t cut = 0; cut <= log.size(); ++cut) {
            QVERIFY(writeWhole(books().string() + ".books", state).ok());
            QVERIFY(writeWhole(books().string() + ".calls", log.substr(0, cut)).ok());
            openAgain();
            const std::size_t rows = m_stand->simulator().ledger().size();
            QVERIFY(rows >= known);
            known = rows;
        }
        QCOMPARE(known, std::size_t(2));
        QCOMPARE(this->state("A1"), std::string("PAID"));
    }

    void callsOfAnEarlierRoundAreNotDoneAgain()
    {
        ask("create", "A1 100");
        const std::string log = *readWhole(books().string() + ".calls").value();
        QVERIFY(m_stand->closeBooks().ok());
        m_stand.reset();
        // Killed after the new books were written, before the new list of calls was.
        QVERIFY(writeWhole(books().string() + ".calls", log).ok());
        openAgain();
        QCOMPARE(state("A1"), std::string("WAITING"));
        const auto found = Books(books()).read();
        QVERIFY(found.ok());
        QVERIFY(found->calls.empty());
    }

    void longBooksAreFoldedNowAndThen()
    {
        for (int i = 0; i < 1200; ++i) {
            ask("create", "A" + std::to_string(i) + " 100");
        }
        const auto found = Books(books()).read();
        QVERIFY(found.ok());
        QCOMPARE(found->calls.size(), std::size_t(200));
        openAgain();
        QCOMPARE(m_stand->simulator().ledger().size(), std::size_t(1200));
    }

    void aCallIsWrittenAndReadWhole()
    {
        Call call;
        call.kind = Call::Kind::Answered;
        call.at = Instant{1234567890123};
        call.request.method = "PUT";
        call.request.url = "http://127.0.0.1/x?y=1:2";
        call.request.headers = {{"a", "1"}, {"b", ""}};
        call.request.body = std::string("bytes \0 12:x\n", 14);
        call.fault.wrongAmount = true;
        call.which = "纸";
        call.reply = HttpReply{503, {{"c", "d"}}, "no"};
        const std::string text = textOf(call) + textOf(call);
        std::string_view left = text;
        QVERIFY(takeCall(left));
        const auto again = takeCall(left);
        QVERIFY(again && left.empty());
        QVERIFY(again->kind == call.kind && again->at == call.at);
        QVERIFY(again->request == call.request);
        QVERIFY(again->fault.wrongAmount && !again->fault.badSignature);
        QCOMPARE(again->which, call.which);
        QVERIFY(again->reply == call.reply);
        for (std::size_t cut = 0; cut < text.size() / 2; ++cut) {
            std::string_view half(text.data(), cut);
            QVERIFY(!takeCall(half));
        }
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
