// Shifts and the drawer: every event in every state, bad input, and what the drawer should hold.
#include "tests/engine/stories.h"
#include "tests/kit/main.h"

#include <rapidcheck.h>

#include <QtTest>

using namespace guitai;
using namespace guitai::test;

namespace {

Money dollars(std::int64_t cents)
{
    return Money(cents, *Currency::fromCode("USD"));
}

enum class Stand
{
    NobodyHere,
    NoShift,
    Mine,
    Counted,
    Others,
    Paying
};

Counter standing(Stand stand)
{
    Counter counter;
    counter.cards[wallet] = walletCard();
    counter.drawer = yuan(0);
    counter.rates["USD"] = Rate{7, 1};
    if (stand == Stand::NobodyHere)
        return counter;
    happen(counter, SignIn{lin});
    if (stand == Stand::NoShift)
        return counter;
    happen(counter, OpenShift{ShiftId("H1"), {yuan(10000)}});
    if (stand == Stand::Counted)
        happen(counter, CountDrawer{{{yuan(10000), 1}}, {}});
    if (stand == Stand::Others)
        happen(counter, SignIn{mei});
    if (stand == Stand::Paying) {
        happen(counter, AddLine{goods("water", 3580), sale});
        happen(counter, PayPressed{first, wallet, yuan(3580), {}});
    }
    return counter;
}

} // namespace

Q_DECLARE_METATYPE(Stand)

class ShiftTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEventInEveryState_data()
    {
        QTest::addColumn<Stand>("stand");
        QTest::addColumn<QString>("event");
        QTest::addColumn<int>("refusal");
        using R = Refusal;
        const std::map<std::string, std::array<R, 6>> table = {
            //           NobodyHere      NoShift        Mine           Counted        Others Paying
            {"open",
             {R::NotSignedIn, R::None, R::ShiftOpen, R::ShiftOpen, R::ShiftOpen, R::ShiftOpen}},
            {"in", {R::NotSignedIn, R::NoShift, R::None, R::None, R::NeedsSupervisor, R::None}},
            {"out", {R::NotSignedIn, R::NoShift, R::None, R::None, R::NeedsSupervisor, R::None}},
            {"count", {R::NotSignedIn, R::NoShift, R::None, R::None, R::NeedsSupervisor, R::None}},
            {"close",
             {R::NotSignedIn, R::NoShift, R::CountFirst, R::None, R::NeedsSupervisor,
              R::PaymentOpen}},
            {"hand",
             {R::NotSignedIn, R::NoShift, R::CountFirst, R::None, R::NeedsSupervisor,
              R::PaymentOpen}},
            {"carry",
             {R::NotSignedIn, R::NoShift, R::None, R::None, R::NeedsSupervisor, R::PaymentOpen}},
            {"drawer",
             {R::NotSignedIn, R::NeedsSupervisor, R::NeedsSupervisor, R::NeedsSupervisor,
              R::NeedsSupervisor, R::NeedsSupervisor}},
            {"day",
             {R::NotSignedIn, R::NeedsManager, R::ShiftOpen, R::ShiftOpen, R::ShiftOpen,
              R::ShiftOpen}},
        };
        for (const auto &[event, row] : table) {
            for (std::size_t i = 0; i < row.size(); ++i)
                QTest::addRow("%s %d", event.c_str(), int(i))
                    << Stand(i) << QString::fromStdString(event) << int(row[i]);
        }
    }
    void everyEventInEveryState()
    {
        QFETCH(Stand, stand);
        QFETCH(QString, event);
        QFETCH(int, refusal);
        const std::map<QString, Event> events = {
            {"open", OpenShift{ShiftId("H2"), {yuan(500)}}},
            {"in", MoveCash{yuan(100), "coins"}},
            {"out", MoveCash{yuan(-100), "tea"}},
            {"count", CountDrawer{{}, {yuan(100)}}},
            {"close", CloseShift{}},
            {"hand", HandOver{ShiftId("H2"), tao, false}},
            {"carry", HandOver{ShiftId("H2"), tao, true}},
            {"drawer", OpenWithoutSale{"change"}},
            {"day", CloseDay{}},
        };
        Counter counter = standing(stand);
        const Counter before = counter;
        const Decision decision = happen(counter, events.at(event));
        QCOMPARE(int(decision.refusal), refusal);
        QCOMPARE(decision.facts.empty(), refusal != int(Refusal::None));
        if (refusal != int(Refusal::None))
            QCOMPARE(counter.shift, before.shift);
    }

    void aShiftIsClosedOverWhatWasCounted()
    {
        Counter counter = standing(Stand::Mine);
        happen(counter, AddLine{goods("water", 3580), sale});
        happen(counter, CashCounted{AttemptId("C1"), yuan(5000)});
        happen(counter, MoveCash{yuan(2000), "coins"});
        happen(counter, MoveCash{yuan(-1000), "window cleaner"});
        QCOMPARE(counter.shift->cash.at("CNY").sales, yuan(3580)); // net, never what was tendered
        QCOMPARE(counter.shift->expected(counter.currency), std::vector{yuan(14580)});
        const Decision count = happen(counter, CountDrawer{{{yuan(10000), 1}, {yuan(500), 9}}, {}});
        const auto &fact = std::get<DrawerCounted>(count.facts.at(0));
        QCOMPARE(fact.counted, std::vector{yuan(14500)});
        QCOMPARE(fact.expected, std::vector{yuan(14580)});
        happen(counter, CloseShift{std::vector{yuan(10000)}});
        QVERIFY(!counter.shift);
        QCOMPARE(counter.left, std::vector{yuan(10000)});
        QCOMPARE(counter.drawer, yuan(10000));
    }

    void whatMovesAfterTheCountMakesItOld()
    {
        Counter counter = standing(Stand::Counted);
        happen(counter, AddLine{goods("water", 3580), sale});
        happen(counter, CashCounted{AttemptId("C1"), yuan(5000)});
        QCOMPARE(happen(counter, CloseShift{}).refusal, Refusal::CountFirst);
    }

    void badCounts_data()
    {
        QTest::addColumn<int>("which");
        for (int i = 0; i < 7; ++i)
            QTest::addRow("%d", i) << i;
    }
    void badCounts()
    {
        QFETCH(int, which);
        const Currency yen = *Currency::fromCode("JPY");
        const std::vector<CountDrawer> counts = {
            {{}, {}},                                      // nothing at all
            {{{yuan(100), -1}}, {}},                       // negative
            {{{yuan(-100), 1}}, {}},                       // a note of less than nothing
            {{{yuan(100), 1'000'000'000}}, {}},            // more than can be
            {{}, {Money(100, yen)}},                       // a currency nobody takes here
            {{{Money(1000, yen), 1}, {yuan(100), 1}}, {}}, // the same by piece
            {{}, {dollars(100)}},                          // not the shop's own
        };
        Counter counter = standing(Stand::Mine);
        QCOMPARE(happen(counter, counts[std::size_t(which)]).refusal, Refusal::BadCount);
        QVERIFY(counter.shift->counted.empty());
    }

    void badFloats()
    {
        for (const std::vector<Money> &opening :
             {std::vector<Money>{},
              {yuan(-1)},
              {dollars(100)},
              {yuan(1), yuan(2)},
              {yuan(1), Money(100, *Currency::fromCode("JPY"))}}) {
            Counter counter = standing(Stand::NoShift);
            QCOMPARE(happen(counter, OpenShift{ShiftId("H1"), opening}).refusal,
                     Refusal::BadAmount);
        }
    }

    void foreignCashIsExpectedAndCountedToo()
    {
        Counter counter = standing(Stand::Mine);
        happen(counter, AddLine{goods("water", 3580), sale});
        happen(counter, CashCounted{AttemptId("C1"), dollars(1000)}); // worth 70.00: 34.20 change
        QCOMPARE(counter.shift->expected(counter.currency),
                 (std::vector{yuan(10000 - 3420), dollars(1000)}));
        const Decision count = happen(counter, CountDrawer{{}, {yuan(6580)}});
        // Dollars that were not counted are not there.
        QCOMPARE(std::get<DrawerCounted>(count.facts[0]).counted,
                 (std::vector{yuan(6580), dollars(0)}));
    }

    void moreThanTheDrawerHoldsNeedsASupervisor()
    {
        Counter counter = standing(Stand::Mine);
        const Event out = MoveCash{yuan(-10001), "bank"};
        QCOMPARE(happen(counter, out).refusal, Refusal::NeedsSupervisor);
        QCOMPARE(decide(counter, out, noon, mei).refusal, Refusal::NeedsSupervisor);
        const Decision allowed = decide(counter, out, noon, tao);
        QCOMPARE(allowed.refusal, Refusal::None);
        QCOMPARE(std::get<CashMoved>(allowed.facts[0]).approvedBy, tao.id);
        QCOMPARE(std::get<CashMoved>(allowed.facts[0]).by, lin.id);
    }

    void aPayOutAboveTheLimitNeedsASupervisor()
    {
        Counter counter = standing(Stand::Mine);
        counter.trust.payOutLimit = yuan(500);
        QCOMPARE(happen(counter, MoveCash{yuan(-500), "tea"}).refusal, Refusal::None);
        QCOMPARE(happen(counter, MoveCash{yuan(-501), "tea"}).refusal, Refusal::NeedsSupervisor);
        QCOMPARE(happen(counter, MoveCash{yuan(-1), " "}).refusal, Refusal::NoReason);
        QCOMPARE(happen(counter, MoveCash{yuan(0), "tea"}).refusal, Refusal::BadAmount);
    }

    void moreThanWasCountedCannotStay()
    {
        Counter counter = standing(Stand::Counted);
        QCOMPARE(happen(counter, CloseShift{std::vector{yuan(10001)}}).refusal, Refusal::BadAmount);
        QCOMPARE(happen(counter, CloseShift{std::vector{yuan(-1)}}).refusal, Refusal::BadAmount);
    }

    void handingOverOpensTheNextShiftWithTheSameMoney()
    {
        Counter counter = standing(Stand::Mine);
        QCOMPARE(happen(counter, HandOver{ShiftId("H2"), lin, true}).refusal, Refusal::AlreadyDone);
        const Decision handed = happen(counter, HandOver{ShiftId("H2"), mei, true});
        QCOMPARE(handed.facts.size(), 3u);
        QVERIFY(std::get<ShiftClosed>(handed.facts[0]).counted.empty()); // nobody counted
        QCOMPARE(std::get<ShiftOpened>(handed.facts[1]).before, ShiftId("H1"));
        QCOMPARE(counter.shift->id, ShiftId("H2"));
        QCOMPARE(counter.shift->cashier, mei.id);
        QCOMPARE(counter.cashier->id, mei.id);
        QCOMPARE(counter.drawer, yuan(10000));
    }

    void aSupervisorMayCloseTheShiftOfAnother()
    {
        Counter counter = standing(Stand::Counted);
        happen(counter, SignIn{tao});
        QCOMPARE(happen(counter, CloseShift{}).refusal, Refusal::None);
        counter = standing(Stand::Counted);
        happen(counter, SignIn{mei});
        const Decision approved = decide(counter, CloseShift{}, noon, tao);
        QCOMPARE(std::get<ShiftClosed>(approved.facts.at(0)).approvedBy, tao.id);
    }

    void whereShiftsAreRequiredNothingIsSoldWithoutOne()
    {
        Counter counter = standing(Stand::NoShift);
        counter.shiftsRequired = true;
        QCOMPARE(happen(counter, AddLine{goods("water", 3580), sale}).refusal, Refusal::NoShift);
        happen(counter, OpenShift{ShiftId("H1"), {yuan(0)}});
        QCOMPARE(happen(counter, AddLine{goods("water", 3580), sale}).refusal, Refusal::None);
        QCOMPARE(happen(counter, CashCounted{AttemptId("C1"), yuan(5000)}).refusal, Refusal::None);
        happen(counter, CountDrawer{{}, {yuan(3580)}});
        happen(counter, CloseShift{});
        QCOMPARE(decide(counter,
                        RefundPressed{sale, RefundId("R1"), AttemptId("C1"), yuan(100), ""}, noon)
                     .refusal,
                 Refusal::NoShift);
    }

    void daysAreNumberedWithoutGaps()
    {
        Counter counter = standing(Stand::NoShift);
        happen(counter, SignIn{wang});
        for (std::int64_t number = 1; number <= 3; ++number) {
            const Decision closed = happen(counter, CloseDay{});
            QCOMPARE(std::get<DayClosed>(closed.facts.at(0)).number, number);
        }
    }

    void aDayWithUnknownMoneyIsClosedOnlyByName()
    {
        Counter counter = withAttempt(At::Closing);
        happen(counter, SignIn{wang});
        QCOMPARE(happen(counter, CloseDay{}).refusal, Refusal::Unresolved);
        const std::vector<Unresolved> open = unresolved(counter);
        QCOMPARE(open.size(), 1u);
        QCOMPARE(open[0].attempt, first);
        QCOMPARE(open[0].amount, yuan(3580));
        std::vector<Unresolved> wrong = open;
        wrong[0].attempt = AttemptId("A9");
        QCOMPARE(happen(counter, CloseDay{wrong}).refusal, Refusal::Unresolved);
        counter.trust.permissions[Act::CloseDay] = Role::Cashier;
        happen(counter, SignIn{tao});
        QCOMPARE(happen(counter, CloseDay{open}).refusal, Refusal::NeedsManager);
        const Decision closed = decide(counter, CloseDay{open}, noon, wang);
        const auto &day = std::get<DayClosed>(closed.facts.at(0));
        QCOMPARE(day.takenOver, open);
        QCOMPARE(day.takenOverBy, wang.id);
    }

    void aHalfPaidSaleIsUnknownMoneyToo()
    {
        Counter counter = withGoods();
        happen(counter, CashCounted{AttemptId("C1"), yuan(1000), yuan(1000)});
        QCOMPARE(unresolved(counter).size(), 1u);
        QCOMPARE(unresolved(counter)[0].amount, yuan(1000));
    }

    // After any sequence of events the expected cash is what a plain list of ins and outs adds up
    // to.
    void theExpectedCashIsTheSumOfWhatHappened()
    {
        QVERIFY(rc::check("any shift", [] {
            Counter counter = standing(Stand::NoShift);
            counter.cashStep = yuan(*rc::gen::element(1, 10, 50));
            happen(counter, SignIn{wang});
            std::int64_t own = *rc::gen::inRange(0, 100'000), foreign = 0;
            happen(counter, OpenShift{ShiftId("H1"), {yuan(own)}});
            const int steps = *rc::gen::inRange(1, 30);
            for (int i = 0; i < steps; ++i) {
                const std::string n = std::to_string(i);
                const auto amount = *rc::gen::inRange<std::int64_t>(1, 20'000);
                switch (*rc::gen::inRange(0, 5)) {
                case 0:
                    if (happen(counter, MoveCash{yuan(amount), "in"}).refusal == Refusal::None)
                        own += amount;
                    break;
                case 1:
                    if (happen(counter, MoveCash{yuan(-amount), "out"}).refusal == Refusal::None)
                        own -= amount;
                    break;
                case 2:
                case 3: {
                    happen(counter, AddLine{goods(("L" + n).c_str(), amount), SaleId("S" + n)});
                    const bool inDollars = *rc::gen::arbitrary<bool>();
                    const Money given = inDollars ? dollars(amount / 7 + 100) : yuan(amount + 5000);
                    const Decision d = happen(counter, CashCounted{AttemptId("C" + n), given});
                    RC_ASSERT(d.refusal == Refusal::None);
                    const Tender tender = std::get<CashTaken>(d.facts[0]).tender;
                    foreign += inDollars ? given.minor() : 0;
                    own += (inDollars ? 0 : given.minor()) - tender.cash->change.minor();
                    happen(counter, NextCustomer{});
                    break;
                }
                default:
                    for (const auto &[id, checkout] : std::map(counter.sales)) {
                        if (!checkout.receipt)
                            continue;
                        const Tender leg = checkout.receipt->tenders.front();
                        const Money part(std::min<std::int64_t>(
                                             amount, refundable(checkout, leg.attempt).minor()),
                                         counter.currency);
                        if (happen(counter,
                                   RefundPressed{id, RefundId("R" + n), leg.attempt, part, "back"})
                                .refusal == Refusal::None)
                            own -= part.minor();
                        break;
                    }
                }
            }
            RC_ASSERT(counter.drawer == yuan(own));
            const std::vector<Money> expected = counter.shift->expected(counter.currency);
            RC_ASSERT(amountIn(expected, counter.currency) == yuan(own));
            RC_ASSERT(amountIn(expected, dollars(0).currency()) == dollars(foreign));
        }));
    }
};

GUITAI_TEST(ShiftTest)
#include "shift_test.moc"
