// Who may do what: the table is enforced in decide(), and what was allowed is kept.
#include "tests/engine/stories.h"
#include "tests/kit/main.h"

#include <QtTest>

using namespace guitai;
using namespace guitai::test;

namespace {

OrderLine at(std::int64_t fen)
{
    OrderLine line = goods("water", 3580);
    line.priceOverride = yuan(fen);
    return line;
}

const ActAllowed *allowed(const Decision &decision)
{
    for (const Fact &fact : decision.facts) {
        if (const auto *kept = std::get_if<ActAllowed>(&fact))
            return kept;
    }
    return nullptr;
}

} // namespace

class TrustTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rolesHoldWhatTheOnesBelowHold()
    {
        QVERIFY(lin.role() < tao.role());
        QVERIFY(tao.role() < wang.role());
        for (const auto &[act, role] : usualPermissions())
            QVERIFY(wang.role() >= role);
        QCOMPARE(Trust{Permissions{}}.needed(Act::VoidSale), Role::Manager); // not told: the most
    }

    void aPriceNeedsASupervisorAndIsKept()
    {
        Counter counter = withGoods();
        const Event event = ChangeLine{at(3000)};
        QCOMPARE(happen(counter, event).refusal, Refusal::NeedsSupervisor);
        QCOMPARE(decide(counter, event, noon, lin).refusal, Refusal::NeedsSupervisor);
        const Decision approved = decide(counter, event, noon, tao);
        QCOMPARE(approved.refusal, Refusal::None);
        const ActAllowed *kept = allowed(approved);
        QVERIFY(kept);
        QCOMPARE(kept->act, Act::PriceOverride);
        QCOMPARE(kept->by, lin.id);
        QCOMPARE(kept->approvedBy, tao.id);
        QCOMPARE(kept->what, std::string("water: 35.80 -> 30.00"));
        QCOMPARE(counter.cashier->id, lin.id); // still hers
    }

    void aPriceThatStandsNeedsNobodyAgain()
    {
        Counter counter = withGoods();
        happen(counter, SignIn{tao});
        happen(counter, ChangeLine{at(3000)});
        happen(counter, SignIn{lin});
        OrderLine more = at(3000);
        more.quantity = Quantity::of(2);
        const Decision decision = happen(counter, ChangeLine{more});
        QCOMPARE(decision.refusal, Refusal::None);
        QVERIFY(!allowed(decision));
    }

    void aLineThatComesWithAPriceNeedsTheSame()
    {
        Counter counter = signedIn();
        QCOMPARE(happen(counter, AddLine{at(3000), sale}).refusal, Refusal::NeedsSupervisor);
    }

    void smallDiscountsAreAnybodysLargeOnesAreNot()
    {
        Counter counter = withGoods();
        const Decision small = happen(counter, SetOrderDiscount{Discount{yuan(0), 200'000}});
        QCOMPARE(small.refusal, Refusal::None);
        QCOMPARE(allowed(small)->what, std::string("-20 %"));
        QCOMPARE(happen(counter, SetOrderDiscount{Discount{yuan(0), 200'001}}).refusal,
                 Refusal::NeedsSupervisor);
        // The same by amount: 7.16 of 35.80 is a fifth.
        QCOMPARE(happen(counter, SetOrderDiscount{Discount{yuan(716), 0}}).refusal, Refusal::None);
        QCOMPARE(happen(counter, SetOrderDiscount{Discount{yuan(717), 0}}).refusal,
                 Refusal::NeedsSupervisor);
        OrderLine line = goods("water", 3580);
        line.discount = Discount{yuan(0), 125'000};
        QCOMPARE(allowed(happen(counter, ChangeLine{line}))->what, std::string("water: -12.5 %"));
        line.discount = Discount{yuan(0), 500'000};
        QCOMPARE(happen(counter, ChangeLine{line}).refusal, Refusal::NeedsSupervisor);
        QCOMPARE(decide(counter, ChangeLine{line}, noon, wang).refusal, Refusal::None);
        QVERIFY(happen(counter, SetOrderDiscount{}).facts.size() == 1);
    }

    void linesTakenAwayAfterAPaymentWasTriedAreKept()
    {
        Counter counter = withGoods();
        happen(counter, AddLine{goods("tea", 500), sale});
        QVERIFY(!allowed(happen(counter, RemoveLine{LineId("tea")})));
        happen(counter, AddLine{goods("tea", 500), sale});
        happen(counter, PayPressed{first, wallet, yuan(4080), {}});
        happen(counter, Heard{first, Question::Query, Reading{.verdict = Verdict::Cancelled}});
        const Decision removed = decide(counter, RemoveLine{LineId("tea")}, noon);
        QCOMPARE(allowed(removed)->act, Act::RemoveLine);
        QCOMPARE(allowed(removed)->amount, yuan(500));
        counter.trust.permissions[Act::RemoveLine] = Role::Manager;
        QCOMPARE(happen(counter, RemoveLine{LineId("tea")}).refusal, Refusal::NeedsManager);
        OrderLine less = goods("tea", 500);
        less.quantity = Quantity{500};
        less.unit = Unit::Kilogram;
        QCOMPARE(happen(counter, ChangeLine{less}).refusal, Refusal::NeedsManager);
    }

    void theTableCanBeChanged()
    {
        Counter counter = withGoods();
        counter.trust.permissions[Act::VoidSale] = Role::Supervisor;
        QCOMPARE(happen(counter, VoidSale{}).refusal, Refusal::NeedsSupervisor);
        const Decision decision = decide(counter, VoidSale{}, noon, tao);
        QCOMPARE(std::get<SaleVoided>(decision.facts.at(0)).approvedBy, tao.id);
        counter.trust.permissions[Act::Refund] = Role::Manager;
        happen(counter, CashCounted{AttemptId("C1"), yuan(5000)});
        const Event refund = RefundPressed{sale, RefundId("R1"), AttemptId("C1"), yuan(100), ""};
        QCOMPARE(happen(counter, refund).refusal, Refusal::NeedsManager);
        QCOMPARE(std::get<RefundOpened>(decide(counter, refund, noon, wang).facts.at(0)).approvedBy,
                 wang.id);
    }

    void changesAtTheTillNeedTrustThoseFromOutsideAreKept()
    {
        Counter counter = signedIn();
        const Event rule = SettingsEdited{{}, "tips: on"};
        const Event person = StaffEdited{{}, CashierId("mei"), "new PIN"};
        QCOMPARE(happen(counter, rule).refusal, Refusal::NeedsManager);
        QCOMPARE(happen(counter, person).refusal, Refusal::NeedsManager);
        QCOMPARE(decide(counter, rule, noon, tao).refusal, Refusal::NeedsManager);
        const auto kept = std::get<StaffChanged>(decide(counter, person, noon, wang).facts.at(0));
        QCOMPARE(kept.by, std::string("lin"));
        QCOMPARE(kept.approvedBy, wang.id);
        happen(counter, SignIn{wang});
        const auto own = std::get<SettingsChanged>(decide(counter, rule, noon).facts.at(0));
        QCOMPARE(own.by, wang.id.text);
        QVERIFY(own.approvedBy.empty());
        Counter nobody;
        QCOMPARE(decide(nobody, rule, noon, wang).refusal, Refusal::NotSignedIn);
        QCOMPARE(decide(nobody, SettingsEdited{"root", "tips: on"}, noon).refusal, Refusal::None);
        QCOMPARE(trusted(nobody, Act::Reports), Refusal::NeedsManager);
        QCOMPARE(trusted(nobody, Act::SeeExpected, tao), Refusal::None);
    }

    void theDrawerOpensForAReasonAndIsKept()
    {
        Counter counter = signedIn();
        QCOMPARE(happen(counter, OpenWithoutSale{"change"}).refusal, Refusal::NeedsSupervisor);
        happen(counter, SignIn{tao});
        QCOMPARE(happen(counter, OpenWithoutSale{""}).refusal, Refusal::NoReason);
        const Decision opened = happen(counter, OpenWithoutSale{"change"});
        QCOMPARE(opened.commands, std::vector<Command>{OpenDrawer{}});
        QCOMPARE(std::get<DrawerOpened>(opened.facts.at(0)).why, std::string("change"));
    }
};

GUITAI_TEST(TrustTest)
#include "trust_test.moc"
