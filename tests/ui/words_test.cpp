// What the screens say: amounts, states of a payment, reasons.
#include "tests/kit/main.h"
#include "tests/ui/little_shop.h"
#include "ui/theme/theme.h"
#include "ui/words/amounts.h"
#include "ui/words/language.h"
#include "ui/words/words.h"

#include <QtTest>

using namespace guitai;
using namespace guitai::test;
using namespace guitai::ui;

class WordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void amountsHaveASignThousandsAndAllDecimals()
    {
        QCOMPARE(amountText(yuan("1234567.8")), QStringLiteral("¥1,234,567.80"));
        QCOMPARE(amountText(yuan("0")), QStringLiteral("¥0.00"));
        QCOMPARE(amountText(yuan("-35.80")), QStringLiteral("−¥35.80"));
        QCOMPARE(amountText(Money(1200, Currency::fromCode("JPY").value())),
                 QStringLiteral("¥1,200"));
        QCOMPARE(amountText(Money(12'345, Currency::fromCode("KWD").value())),
                 QStringLiteral("KWD\u202f12.345"));
        QCOMPARE(plainAmountText(yuan("999.99")), QStringLiteral("999.99"));
        QCOMPARE(plainAmountText(yuan("-1000")), QStringLiteral("-1,000.00"));
    }

    void sharesAndCountdowns()
    {
        QCOMPARE(shareText(100'000), QStringLiteral("10%"));
        QCOMPARE(shareText(125'000), QStringLiteral("12.5%"));
        QCOMPARE(shareText(5'500), QStringLiteral("0.55%"));
        QCOMPARE(countdownText(Span::seconds(245)), QStringLiteral("4:05"));
        QCOMPARE(countdownText(Span::milliseconds(1)), QStringLiteral("0:01"));
        QCOMPARE(countdownText(Span::seconds(-9)), QStringLiteral("0:00"));
    }

    void phases_data()
    {
        QTest::addColumn<int>("stage");
        QTest::addColumn<int>("outcome");
        QTest::addColumn<int>("closing");
        QTest::addColumn<int>("silences");
        QTest::addColumn<bool>("hasCode");
        QTest::addColumn<int>("phase");
        const auto row = [](const char *name, AttemptStage stage, AttemptOutcome outcome,
                            ClosingCause closing, int silences, bool hasCode, PayPhase phase) {
            QTest::newRow(name) << int(stage) << int(outcome) << int(closing) << silences << hasCode
                                << int(phase);
        };
        using S = AttemptStage;
        using O = AttemptOutcome;
        using C = ClosingCause;
        row("no code yet", S::Open, O::None, C::None, 0, false, PayPhase::Preparing);
        row("code shown", S::Open, O::None, C::None, 0, true, PayPhase::Waiting);
        row("one silence is none", S::Open, O::None, C::None, 1, true, PayPhase::Waiting);
        row("silence", S::Open, O::None, C::None, 2, true, PayPhase::StillAsking);
        row("closing", S::Closing, O::None, C::CashierCancelled, 0, true, PayPhase::Closing);
        row("closing in silence", S::Closing, O::None, C::TimeUp, 9, true, PayPhase::Closing);
        row("paid", S::Ended, O::Paid, C::None, 0, true, PayPhase::Paid);
        row("paid while closing", S::Ended, O::Paid, C::TimeUp, 0, true, PayPhase::Paid);
        row("declined", S::Ended, O::Declined, C::None, 0, true, PayPhase::Declined);
        row("cancelled", S::Ended, O::Cancelled, C::CashierCancelled, 0, true, PayPhase::Cancelled);
        row("time up", S::Ended, O::Cancelled, C::TimeUp, 0, true, PayPhase::TimeUp);
    }
    void phases()
    {
        QFETCH(int, stage);
        QFETCH(int, outcome);
        QFETCH(int, closing);
        QFETCH(int, silences);
        QFETCH(bool, hasCode);
        QFETCH(int, phase);
        Attempt attempt;
        attempt.stage = AttemptStage(stage);
        attempt.outcome = AttemptOutcome(outcome);
        attempt.closing = ClosingCause(closing);
        attempt.code = hasCode ? "https://qr.example" : "";
        Weather weather;
        weather.silences = silences;
        QCOMPARE(int(phaseOf(attempt, weather, CustomerStep::ShowCode)), phase);
    }

    void whileMoneyMayMoveNobodyIsToldThatItIsSafe()
    {
        const Attempt attempt;
        for (const PayPhase phase : {PayPhase::StillAsking, PayPhase::Closing}) {
            const StateWords words =
                payWords(phase, attempt, {}, CustomerStep::ShowCode, QStringLiteral("Alipay"));
            QVERIFY(!words.money.contains(QStringLiteral("No money")));
            QVERIFY(words.money.contains(QStringLiteral("may")));
        }
        QVERIFY(payWords(PayPhase::Closing, attempt, {}, CustomerStep::ShowCode, {})
                    .doNow.contains(QStringLiteral("Do not let the customer go")));
    }

    void everyCaseHasWords()
    {
        ui::initResources();
        for (int i = 0; i <= int(Prompt::ClosingDay); ++i) {
            QVERIFY2(!promptText(Prompt(i)).isEmpty(), QByteArray::number(i));
            QVERIFY2(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(promptIcon(Prompt(i)))),
                     QByteArray::number(i));
        }
        for (int i = 1; i <= int(Reason::NotSupported); ++i) {
            QVERIFY2(!reasonText(Reason(i)).isEmpty(), QByteArray::number(i));
            QVERIFY2(!reasonAdvice(Reason(i)).isEmpty(), QByteArray::number(i));
        }
        for (int i = 1; i <= int(Refusal::MoneyTaken); ++i) {
            QVERIFY2(!refusalText(Refusal(i)).isEmpty(), QByteArray::number(i));
        }
        for (int i = 1; i <= int(OrderFault::TooManyLines); ++i) {
            QVERIFY2(!lineFaultText(OrderFault(i)).isEmpty(), QByteArray::number(i));
        }
        for (int i = 0; i <= int(Trouble::PaidTwice); ++i) {
            AttentionView attention;
            attention.trouble = Trouble(i);
            const StateWords words = attentionWords(attention, QStringLiteral("Alipay"));
            QVERIFY(!words.title.isEmpty() && !words.money.isEmpty() && !words.doNow.isEmpty());
        }
    }

    void methodsHaveNamesAndMarks()
    {
        QCOMPARE(methodName(ProviderId("alipay"), methods()), QStringLiteral("Alipay"));
        QCOMPARE(methodName(ProviderId("cash"), {}), QStringLiteral("Cash"));
        QCOMPARE(methodMark(ProviderId("zvt")), QStringLiteral("mark-terminal"));
        QCOMPARE(methodMark(ProviderId("some_new_one")), QStringLiteral("mark-other"));
    }

    void namesFollowTheLanguage()
    {
        QCOMPARE(named("Cola", "可乐"), QStringLiteral("Cola"));
        QCOMPARE(named("", "可乐"), QStringLiteral("可乐"));
        ui::initResources();
        Language language;
        language.setCode(QStringLiteral("zh_CN"));
        QVERIFY(wordsAreChinese());
        QCOMPARE(named("Cola", "可乐"), QStringLiteral("可乐"));
        QCOMPARE(named("Cola", ""), QStringLiteral("Cola"));
        language.setCode(QStringLiteral("en"));
        QVERIFY(!wordsAreChinese());
    }
};

GUITAI_TEST(WordsTest)
#include "words_test.moc"
