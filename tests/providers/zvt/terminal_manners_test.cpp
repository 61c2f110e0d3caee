// One till, terminals of all manners: whatever they do, it ends in the truth.
#include "payment/providers/zvt/codes.h"
#include "payment/providers/zvt/maker.h"
#include "payment/providers/zvt/simulator.h"
#include "tests/kit/main.h"
#include "tests/providers/exchange.h"

#include <QtTest>

namespace guitai::zvt {

using test::Exchange;
using test::someMatter;

class ZvtMannersTest : public QObject
{
    Q_OBJECT

private:
    TerminalSimulator *m_terminal = nullptr;

    std::unique_ptr<Exchange> exchange(const SimulatorOptions &options = {},
                                       const ProviderSettings &more = {})
    {
        auto simulator = makeSimulator(options);
        m_terminal = simulator.get();
        ProviderSettings settings = simulator->settingsFor("tcp://127.0.0.1:20007");
        for (const auto &[key, value] : more)
            settings[key] = value;
        auto client = providerMaker().make(settings);
        if (!client)
            qFatal("%s", client.problem().what.c_str());
        return std::make_unique<Exchange>(std::move(client).value(), std::move(simulator));
    }
    int charges() const
    {
        int sum = 0;
        for (const LedgerRow &row : m_terminal->ledger())
            sum += row.timesCharged;
        return sum;
    }

    static void addManners()
    {
        QTest::addColumn<int>("manner");
        const char *names[] = {
            "usual",        "split",      "extended lengths", "lean",      "shuffled",
            "says twice",   "terse",      "quiet bank",       "lines",     "unknown field",
            "serial cable", "wants care", "forgetful",        "no enquiry"};
        for (int i = 0; i < int(std::size(names)); ++i)
            QTest::newRow(names[i]) << i;
    }
    static SimulatorOptions manner()
    {
        QFETCH(int, manner);
        SimulatorOptions options;
        bool SimulatorOptions::*const flags[] = {
            nullptr,
            &SimulatorOptions::isSplit,
            nullptr,
            &SimulatorOptions::isLean,
            &SimulatorOptions::isShuffled,
            &SimulatorOptions::saysTwice,
            &SimulatorOptions::isTerse,
            &SimulatorOptions::hostIsQuiet,
            &SimulatorOptions::printsLines,
            &SimulatorOptions::addsUnknown,
            nullptr,
            &SimulatorOptions::wantsCare,
            &SimulatorOptions::forgets,
            &SimulatorOptions::knowsNoEnquiry,
        };
        if (flags[manner])
            options.*flags[manner] = true;
        if (manner == 2)
            options.lengths = Lengths::Extended;
        if (manner == 10)
            options.link = LinkKind::Framed;
        return options;
    }

private Q_SLOTS:
    void aPaymentAndItsReversal_data() { addManners(); }
    void aPaymentAndItsReversal()
    {
        const auto world = exchange(manner(), manner().link == LinkKind::Framed
                                                  ? ProviderSettings{}
                                                  : ProviderSettings{{"password", "0"}});
        Matter matter = someMatter("A1", world->now);
        const Reading paid = world->ask(matter, Question::Charge);
        QVERIFY(paid.verdict == Verdict::Paid);
        QVERIFY(paid.amount == matter.amount);
        QCOMPARE(paid.reference, std::string("1-1"));
        QVERIFY(paid.card.has_value());
        QCOMPARE(paid.card->customerLines.size(), std::size_t(7));
        QCOMPARE(paid.card->merchantLines.size(), std::size_t(7));
        if (!manner().isLean)
            QCOMPARE(paid.card->maskedNumber, std::string("476173******0119"));
        QCOMPARE(charges(), 1);
        QVERIFY(world->ask(matter, Question::Query).verdict == Verdict::Paid);

        matter.refund = RefundId("R1");
        matter.refundAmount = matter.amount;
        matter.paidAt = world->now;
        world->customer = [] {}; // a reversal needs no card
        const Reading back = world->ask(matter, Question::Refund);
        QVERIFY(back.verdict == Verdict::Refunded);
        QVERIFY(back.amount == matter.amount);
        QCOMPARE(m_terminal->ledger().front().refunded.minor(), matter.amount.minor());
    }

    void theBankDeclines()
    {
        const auto world = exchange();
        world->customer = [&] { m_terminal->decline("card", world->now); };
        const Reading reading = world->ask(someMatter("A1", world->now), Question::Charge);
        QVERIFY(reading.verdict == Verdict::Declined);
        QVERIFY(reading.reason == Reason::CardDeclined);
        QCOMPARE(reading.providerCode, std::string("05"));
        QCOMPARE(charges(), 0);
        QVERIFY(world->ask(someMatter("A1", world->now), Question::Query).verdict ==
                Verdict::Declined);
    }

    void theCustomerPressesTheRedKey()
    {
        const auto world = exchange();
        world->customer = [&] { m_terminal->timeOut("card", world->now); };
        const Reading reading = world->ask(someMatter("A1", world->now), Question::Charge);
        QVERIFY(reading.verdict == Verdict::Cancelled);
        QVERIFY(reading.reason == Reason::CustomerCancelled);
        QCOMPARE(reading.providerWords, std::string("Abbruch durch Kunde"));
    }

    void thePaymentIsNotWantedAnyMore_data()
    {
        QTest::addColumn<int>("whenAsked");
        QTest::addColumn<bool>("isPaid");
        QTest::newRow("gives up") << int(WhenAsked::GivesUp) << false;
        QTest::newRow("refuses") << int(WhenAsked::Refuses) << true;
        QTest::newRow("says nothing") << int(WhenAsked::SaysNothing) << true;
    }
    void thePaymentIsNotWantedAnyMore()
    {
        QFETCH(int, whenAsked);
        QFETCH(bool, isPaid);
        SimulatorOptions options;
        options.whenAsked = WhenAsked(whenAsked);
        const auto world = exchange(options);
        int glances = 0;
        world->customer = [&] {
            ++glances;
            if (glances == 10)
                world->isUnwanted = true;
            if (glances == 100)
                m_terminal->pay("card", world->now); // won the race: it counts
        };
        const Reading reading = world->ask(someMatter("A1", world->now), Question::Charge);
        QVERIFY(reading.verdict == (isPaid ? Verdict::Paid : Verdict::Cancelled));
        QCOMPARE(charges(), isPaid ? 1 : 0);
        const auto asked = std::count(world->heard().begin(), world->heard().end(), "06 B0");
        QCOMPARE(asked, 1);
    }

    void lessThanAskedIsGivenBack()
    {
        const auto world = exchange();
        world->customer = [&] { m_terminal->payPartly(Money(1000, Currency::cny()), world->now); };
        const Reading reading = world->ask(someMatter("A1", world->now), Question::Charge);
        QVERIFY(reading.verdict == Verdict::Declined);
        QVERIFY(reading.reason == Reason::PartialApproval);
        QCOMPARE(charges(), 0);
    }

    void theLastWordCounts()
    {
        const auto world = exchange();
        m_terminal->failAfterTheYes();
        const Reading reading = world->ask(someMatter("A1", world->now), Question::Charge);
        QVERIFY(reading.verdict == Verdict::Declined);
        QCOMPARE(charges(), 0);
    }

    // Cut off after every message, with every manner of treating what was not acknowledged.
    void cutOffAnywhere_data()
    {
        QTest::addColumn<int>("policy");
        QTest::newRow("reversed") << int(Unacknowledged::Reversed);
        QTest::newRow("declined") << int(Unacknowledged::Declined);
        QTest::newRow("kept") << int(Unacknowledged::Kept);
    }
    void cutOffAnywhere()
    {
        QFETCH(int, policy);
        for (const auto loss : {Exchange::Wire::LoseRequest, Exchange::Wire::LoseReply}) {
            bool wasCut = true;
            for (int at = 0; wasCut; ++at) {
                SimulatorOptions options;
                options.unacknowledged = Unacknowledged(policy);
                const auto world = exchange(options);
                m_terminal->payByHand(Money(100, Currency::cny()), world->now);
                const Matter matter = someMatter("A1", world->now);
                wasCut = false;
                world->staysBroken = true;
                world->wire = [&](int n) {
                    wasCut = wasCut || n == at;
                    return n == at ? loss : Exchange::Wire::Deliver;
                };
                Verdict verdict = world->ask(matter, Question::Charge).verdict;
                world->wire = [](int) { return Exchange::Wire::Deliver; };
                for (int i = 0; i < 40 && verdict == Verdict::NoAnswer; ++i) {
                    world->now = world->now + Span::seconds(5);
                    m_terminal->deviceDue(world->now);
                    verdict = world->ask(matter, Question::Cancel).verdict;
                }
                QVERIFY2(verdict != Verdict::NoAnswer, qPrintable(QString::number(at)));
                QCOMPARE(charges(), verdict == Verdict::Paid ? 2 : 1);
            }
        }
    }

    void anotherPaymentInBetweenNeedsAPerson()
    {
        const auto world = exchange();
        const Matter matter = someMatter("A1", world->now);
        world->wire = [](int n) {
            return n == 3 ? Exchange::Wire::LoseRequest : Exchange::Wire::Deliver;
        };
        world->customer = [] {};
        QVERIFY(world->ask(matter, Question::Charge).verdict == Verdict::NoAnswer);
        world->wire = [](int) { return Exchange::Wire::Deliver; };
        world->now = world->now + Span::minutes(3);
        m_terminal->deviceDue(world->now);
        m_terminal->payByHand(Money(777, Currency::cny()), world->now);
        world->now = world->now + Span::minutes(1);
        m_terminal->deviceDue(world->now);
        const Reading reading = world->ask(matter, Question::Query);
        QVERIFY(reading.verdict == Verdict::NoAnswer);
        QVERIFY(reading.reason == Reason::AskThePerson);
        Matter over = matter;
        over.wanted = false;
        QVERIFY(world->ask(over, Question::Query).verdict == Verdict::NotFound);
    }

    void anEndOfDayIsWantedFirst()
    {
        const auto world = exchange();
        m_terminal->options().wantsClose = true;
        const Reading greeted = world->ask(someMatter("G", world->now), Question::Greet);
        QVERIFY(greeted.verdict == Verdict::NotExecuted);
        QVERIFY(greeted.reason == Reason::TerminalNeedsClose);
        const Reading refused = world->ask(someMatter("A1", world->now), Question::Charge);
        QVERIFY(refused.verdict == Verdict::Declined);
        QVERIFY(refused.reason == Reason::TerminalNeedsClose);
        const Reading closed = world->ask(someMatter("D", world->now), Question::CloseDay);
        QVERIFY(closed.verdict == Verdict::DayClosed);
        QVERIFY(world->ask(someMatter("A2", world->now), Question::Charge).verdict ==
                Verdict::Paid);
        QVERIFY(world->ask(someMatter("D", world->now), Question::CloseDay).amount ==
                Money(3580, Currency::cny()));
    }

    void afterAnEndOfDayTheCardIsNeededAgain()
    {
        const auto world = exchange();
        Matter matter = someMatter("A1", world->now);
        QVERIFY(world->ask(matter, Question::Charge).verdict == Verdict::Paid);
        matter.paidAt = world->now;
        world->now = world->now + Span::minutes(1);
        world->ask(someMatter("D", world->now), Question::CloseDay);
        matter.refund = RefundId("R1");
        matter.refundAmount = matter.amount;
        bool cardWasHeld = false;
        world->customer = [&] { cardWasHeld = m_terminal->pay("card", world->now) || cardWasHeld; };
        QVERIFY(world->ask(matter, Question::Refund).verdict == Verdict::Refunded);
        QVERIFY(cardWasHeld);
    }

    void whatIsNoTerminalIsCalledSo_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("web server") << QByteArray("HTTP/1.1 400 Bad Request\r\n");
        QTest::newRow("length first") << QByteArray("\0\0\0\x12", 4);
        QTest::newRow("serial framing") << QByteArray("\x15");
        QTest::newRow("tls") << QByteArray("\x15\x03\x01\0\x02\x02", 6);
    }
    void whatIsNoTerminalIsCalledSo()
    {
        QFETCH(QByteArray, bytes);
        const auto world = exchange();
        world->tamperDevice = [&](std::string &said) {
            said = bytes.toStdString();
            return true;
        };
        const Reading reading = world->ask(someMatter("G", world->now), Question::Greet);
        QVERIFY(reading.verdict == Verdict::NotExecuted);
        QVERIFY(reading.reason == Reason::NotATerminal);
        QVERIFY(world->ask(someMatter("A1", world->now), Question::Charge).verdict ==
                Verdict::Declined);
    }

    void anotherCurrencyIsRefused()
    {
        const auto world = exchange({}, {{"currency", "EUR"}});
        QVERIFY(world->client().card().currencies == std::vector<std::string>{"EUR"});
        Matter matter = someMatter("A1", world->now);
        matter.amount = Money(100, Currency::fromCode("EUR").value());
        const Reading reading = world->ask(matter, Question::Charge);
        QVERIFY(reading.verdict == Verdict::Declined);
        QVERIFY(reading.reason == Reason::WrongCurrency);
    }

    void settingsAreReadStrictly_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("no host") << "host"
                                 << "";
        QTest::newRow("host with path") << "host"
                                        << "10.0.0.1/x";
        QTest::newRow("port") << "port"
                              << "70000";
        QTest::newRow("currency") << "currency"
                                  << "EURO";
        QTest::newRow("password") << "password"
                                  << "12345a";
        QTest::newRow("config") << "config_byte"
                                << "B";
        QTest::newRow("type") << "payment_type"
                              << "forty";
        QTest::newRow("charset") << "charset"
                                 << "koi8";
        QTest::newRow("width") << "printer_width"
                               << "8";
        QTest::newRow("answer") << "answer_timeout"
                                << "0";
        QTest::newRow("process") << "process_timeout"
                                 << "5";
        QTest::newRow("both") << "address"
                              << "tcp://10.0.0.1:1";
    }
    void settingsAreReadStrictly()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        ProviderSettings settings{{"host", "10.0.0.1"}, {"currency", "EUR"}};
        QVERIFY(providerMaker().make(settings).ok());
        settings[key.toStdString()] = value.toStdString();
        const auto made = providerMaker().make(settings);
        QVERIFY(!made.ok());
        const std::string named = key == "both" ? "address" : key.toStdString();
        QVERIFY2(made.problem().what.find(named) != std::string::npos, made.problem().what.c_str());
    }

    void everyCodeHasAReason()
    {
        for (int code = 1; code < 0x100; ++code)
            QVERIFY(reasonOfError(code) != Reason::None);
        for (int status = 0; status < 0x100; ++status)
            QVERIFY(promptOfStatus(status) != Prompt::None);
        QVERIFY(reasonOfError(0x37) == Reason::WrongPin);
        QVERIFY(reasonOfError(0x33) == Reason::NotEnoughMoney);
        QVERIFY(promptOfStatus(0x0A) == Prompt::InsertCard);
        QVERIFY(promptOfStatus(0x4A) == Prompt::InsertCard);
        QVERIFY(promptOfStatus(0x55) == Prompt::WrongPin);
    }
};

} // namespace guitai::zvt

using guitai::zvt::ZvtMannersTest;
GUITAI_TEST(ZvtMannersTest)
#include "terminal_manners_test.moc"
