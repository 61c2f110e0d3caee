// Tenders in any mix: parts, tips, foreign cash, a person's word, refunds by line and their limit.
#include "tests/engine/stories.h"
#include "tests/kit/main.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace guitai;
using namespace guitai::test;

namespace {

const ProviderId byHand("byhand");
const Currency usd = Currency::fromCode("USD").value();
const AttemptId cashLeg("C1");

ProviderCard handCard()
{
    ProviderCard card;
    card.id = byHand;
    card.name = "Card machine";
    card.step = CustomerStep::TypeApproval;
    card.byHand = true;
    return card;
}

Counter shopWithRates()
{
    Counter counter = withGoods(); // 35.80 due
    counter.cards[byHand] = handCard();
    counter.rates["USD"] = rateFrom("7.10").value();
    counter.refundLimit = yuan(2000);
    return counter;
}

PersonsWord charged(const char *approval = "A1B2C3", const char *lastFour = "4242")
{
    return {first, {}, true, approval, lastFour, {}, {}};
}

} // namespace

class TenderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // --- A person's word

    void aSeparateMachineIsAskedByNobody()
    {
        Counter counter = shopWithRates();
        const Decision opened = happen(counter, PayPressed{first, byHand, yuan(3580), {}});
        QCOMPARE(opened.facts.size(), 1u);
        QVERIFY(opened.commands.empty());
        QVERIFY(happen(counter, Restarted{}).commands.empty());
        QVERIFY(happen(counter, CancelPressed{first}).facts.empty());
        QVERIFY(counter.currentSale()->openAttempt());
    }

    void theCashiersWordEndsIt()
    {
        Counter counter = shopWithRates();
        happen(counter, PayPressed{first, byHand, yuan(3580), {}});
        QCOMPARE(happen(counter, charged()).refusal, Refusal::None);
        const Checkout &checkout = *counter.currentSale();
        QVERIFY(checkout.receipt.has_value());
        const Tender &tender = checkout.receipt->tenders.front();
        QCOMPARE(tender.card->maskedNumber, std::string("************4242"));
        QCOMPARE(tender.reference, std::string("A1B2C3"));
        QCOMPARE(checkout.attempts[0].by, CashierId("lin"));
        QVERIFY(isOver(checkout));
        QCOMPARE(happen(counter, charged()).refusal, Refusal::AlreadyDone);
    }

    void notChargedLetsTheSaleGoOn()
    {
        Counter counter = shopWithRates();
        happen(counter, PayPressed{first, byHand, yuan(3580), {}});
        QCOMPARE(happen(counter, PersonsWord{first, {}, false, {}, {}, {}, {}}).refusal,
                 Refusal::None);
        QVERIFY(!counter.currentSale()->openAttempt());
        QCOMPARE(due(*counter.currentSale()), yuan(3580));
        QVERIFY(!isWatched(*counter.currentSale(), counter.currentSale()->attempts[0]));
    }

    void whatIsTypedMustBeAnApproval_data()
    {
        QTest::addColumn<QByteArray>("approval");
        QTest::addColumn<QByteArray>("lastFour");
        QTest::addColumn<Refusal>("refusal");
        QTest::newRow("no approval") << QByteArray() << QByteArray("4242") << Refusal::BadApproval;
        QTest::newRow("no digits") << QByteArray("123") << QByteArray() << Refusal::BadApproval;
        QTest::newRow("three") << QByteArray("123") << QByteArray("424") << Refusal::BadApproval;
        QTest::newRow("letters") << QByteArray("123") << QByteArray("42a4") << Refusal::BadApproval;
        QTest::newRow("blank") << QByteArray("12 3") << QByteArray("4242") << Refusal::BadApproval;
        QTest::newRow("a whole card")
            << QByteArray("4242424242424242") << QByteArray("4242") << Refusal::CardNumber;
        QTest::newRow("a whole card in groups")
            << QByteArray("123") << QByteArray("4242 4242 4242 4242") << Refusal::CardNumber;
    }
    void whatIsTypedMustBeAnApproval()
    {
        QFETCH(QByteArray, approval);
        QFETCH(QByteArray, lastFour);
        QFETCH(Refusal, refusal);
        Counter counter = shopWithRates();
        happen(counter, PayPressed{first, byHand, yuan(3580), {}});
        QCOMPARE(happen(counter, charged(approval, lastFour)).refusal, refusal);
        QVERIFY(counter.currentSale()->openAttempt());
    }

    void nobodySpeaksForAWallet()
    {
        Counter counter = withAttempt(At::OpenWithCode);
        counter.cashier = wang;
        QCOMPARE(happen(counter, charged()).refusal, Refusal::NotByHand);
    }

    void onlyAManagerSpeaksForATerminal()
    {
        Counter counter = shopWithRates();
        counter.cards[wallet].step = CustomerStep::PresentCard;
        happen(counter, PayPressed{first, wallet, yuan(3580), {}});
        PersonsWord word{first, {}, true, {}, {}, "slip 17 says paid", {}};
        QCOMPARE(happen(counter, word).refusal, Refusal::NeedsManager);
        word.approver = wang;
        QCOMPARE(happen(counter, word).refusal, Refusal::None);
        QCOMPARE(counter.currentSale()->attempts[0].by, wang.id);
        QVERIFY(counter.currentSale()->receipt.has_value());
    }

    void aRefundByHandWaitsForThePerson()
    {
        Counter counter = shopWithRates();
        happen(counter, PayPressed{first, byHand, yuan(3580), {}});
        happen(counter, charged());
        const Decision asked = happen(counter, RefundPressed{sale, back, first, yuan(500), "cold"});
        QVERIFY(asked.commands.empty());
        QCOMPARE(counter.sale(sale)->refund(back)->stage, RefundStage::Asked);
        QVERIFY(happen(counter, WokeRefund{back}).commands.empty());
        happen(counter, PersonsWord{first, back, true, "R77", {}, {}, {}});
        QCOMPARE(counter.sale(sale)->refund(back)->stage, RefundStage::Done);
        QCOMPARE(refundable(*counter.sale(sale), first), yuan(3080));
    }

    // --- Cash

    void aPartInCashIsExact()
    {
        Counter counter = shopWithRates();
        QCOMPARE(happen(counter, CashCounted{cashLeg, yuan(2000), yuan(1003)}).refusal,
                 Refusal::None);
        QCOMPARE(due(*counter.currentSale()), yuan(2577));
        QCOMPARE(counter.currentSale()->cash[0].cash->change, yuan(997));
        QCOMPARE(counter.drawer, yuan(1003));
        QCOMPARE(happen(counter, CashCounted{AttemptId("C2"), yuan(100), yuan(2578)}).refusal,
                 Refusal::BadAmount);
        // The last of it is rounded to the coins there are.
        happen(counter, CashCounted{AttemptId("C2"), yuan(2600)});
        QCOMPARE(counter.currentSale()->receipt->rounding, yuan(3));
        QCOMPARE(counter.drawer, yuan(1003 + 2580));
    }

    void cashThatIsConfirmedTwiceCountsOnce()
    {
        Counter counter = shopWithRates();
        const ShownDue shown{sale, due(*counter.currentSale())};
        const auto press = [&](const char *leg, Money given, std::optional<Money> part) {
            return happen(counter, CashCounted{AttemptId(leg), given, part, shown}).refusal;
        };
        QCOMPARE(press("C1", yuan(1000), yuan(1000)), Refusal::None);
        QCOMPARE(press("C2", yuan(1000), yuan(1000)), Refusal::AlreadyDone);
        QCOMPARE(counter.drawer, yuan(1000));

        // Nor is it taken from the next customer, whose goods are scanned already.
        counter = shopWithRates();
        QCOMPARE(press("C1", yuan(10000), {}), Refusal::None);
        happen(counter, AddLine{goods("tea", 1000), SaleId("S2")});
        QCOMPARE(press("C2", yuan(10000), {}), Refusal::AlreadyDone);
        QCOMPARE(counter.drawer, yuan(3580));
    }

    void foreignCashGivesChangeInTheShopsCurrency()
    {
        Counter counter = shopWithRates();
        // 6 dollars are worth 42.60.
        QCOMPARE(happen(counter, CashCounted{cashLeg, Money(600, usd)}).refusal, Refusal::None);
        const CashTender &cash = *counter.currentSale()->cash[0].cash;
        QCOMPARE(cash.tendered, yuan(4260));
        QCOMPARE(cash.change, yuan(680));
        QCOMPARE(cash.foreign->given, Money(600, usd));
        QCOMPARE(counter.drawer, yuan(-680));
        QCOMPARE(counter.foreignDrawer.at("USD"), Money(600, usd));
        QVERIFY(counter.currentSale()->receipt.has_value());
    }

    void changeForForeignCashIsGivenInCoinsThatThereAre()
    {
        Counter counter = shopWithRates();
        counter.rates["USD"] = Rate{70'512, 10'000};
        counter.cashStep = yuan(10);
        QCOMPARE(happen(counter, CashCounted{AttemptId("C1"), Money(600, usd), {}}).refusal,
                 Refusal::None);
        // Six dollars are 42.30 and a bit; 35.80 were due.
        const CashTender cash = *counter.sale(sale)->receipt->tenders.front().cash;
        QCOMPARE(cash.change, yuan(650));
        counter = shopWithRates();
        counter.rates["USD"] = Rate{70'512, 10'000};
        counter.cashStep = yuan(10);
        happen(counter, CashCounted{AttemptId("C1"), Money(520, usd), {}}); // 36.66
        const Receipt &receipt = *counter.sale(sale)->receipt;
        QCOMPARE(receipt.tenders.front().cash->change, yuan(90));
        QCOMPARE(receipt.rounding, yuan(-4));
        QCOMPARE(receipt.tenders.front().net, receipt.totals.total + receipt.rounding);
    }

    void withoutARateNothingForeignIsTaken()
    {
        Counter counter = shopWithRates();
        const Money euro(5000, Currency::fromCode("EUR").value());
        QCOMPARE(happen(counter, CashCounted{cashLeg, euro}).refusal, Refusal::NoRate);
        QCOMPARE(happen(counter, CashCounted{cashLeg, Money(500, usd)}).refusal,
                 Refusal::NotEnoughCash);
    }

    // --- Tips

    void aTipIsOwedAndUntaxed()
    {
        Counter counter = shopWithRates();
        const Money tax = totals(counter.currentSale()->order).tax;
        happen(counter, SetTip{yuan(420)});
        QCOMPARE(due(*counter.currentSale()), yuan(4000));
        QCOMPARE(totals(counter.currentSale()->order).tax, tax);
        happen(counter, SetTip{yuan(0)});
        QVERIFY(!counter.currentSale()->order.tip);
        QCOMPARE(happen(counter, SetTip{yuan(-1)}).refusal, Refusal::BadAmount);
        QCOMPARE(happen(counter, SetTip{yuan(3581)}).refusal, Refusal::BadAmount);
        QCOMPARE(happen(counter, SetTip{Money(100, usd)}).refusal, Refusal::BadAmount);
    }

    void aTipCannotBeTakenAwayFromWhatIsPaid()
    {
        Counter counter = shopWithRates();
        happen(counter, SetTip{yuan(420)});
        happen(counter, CashCounted{cashLeg, yuan(3900), yuan(3900)});
        QVERIFY(happen(counter, SetTip{yuan(0)}).refusal != Refusal::None);
        QCOMPARE(happen(counter, SetTip{yuan(500)}).refusal, Refusal::None);
        QCOMPARE(due(*counter.currentSale()), yuan(180));
    }

    // --- Refunds

    void aboveTheLimitAManagerMustAllowIt()
    {
        Counter counter = withAttempt(At::Paid);
        counter.refundLimit = yuan(2000);
        RefundPressed press{sale, back, first, yuan(1500), "cold"};
        QCOMPARE(happen(counter, press).refusal, Refusal::None);
        press.refund = RefundId("R2");
        press.amount = yuan(501); // together above the limit
        QCOMPARE(happen(counter, press).refusal, Refusal::NeedsManager);
        press.approver = Cashier{CashierId("bo"), "Bo", false};
        QCOMPARE(happen(counter, press).refusal, Refusal::NeedsManager);
        press.approver = wang;
        QCOMPARE(happen(counter, press).refusal, Refusal::None);
        QCOMPARE(counter.sale(sale)->refund(RefundId("R2"))->approvedBy, wang.id);
    }

    void piecesGivenBackOneByOneComeToTheWholeLine()
    {
        rc::check("pieces one by one come to the whole line", [] {
            Counter counter = signedIn();
            const auto pieces = *rc::gen::inRange<std::int64_t>(1, 12);
            OrderLine line = goods("tea", *rc::gen::inRange<std::int64_t>(1, 5000));
            line.quantity = Quantity::of(pieces);
            counter.taxMode = *rc::gen::arbitrary<bool>() ? TaxMode::OnTop : TaxMode::Inside;
            happen(counter, AddLine{line, sale});
            OrderLine other = goods("cup", *rc::gen::inRange<std::int64_t>(1, 900));
            happen(counter, AddLine{other, sale});
            happen(counter, SetOrderDiscount{Discount{yuan(0), 70'000}});
            Checkout checkout = *counter.currentSale();
            Money sum = yuan(0);
            for (std::int64_t i = 0; i < pieces; ++i) {
                const std::vector<RefundedLine> one = {{LineId("tea"), Quantity::of(1)}};
                const auto price = priceOf(checkout, one);
                RC_ASSERT(price.has_value());
                sum += *price;
                Refund refund;
                refund.amount = *price;
                refund.lines = one;
                checkout.refunds.push_back(refund);
            }
            RC_ASSERT(!priceOf(checkout, {{LineId("tea"), Quantity::of(1)}}));
            const auto rest = priceOf(checkout, {{LineId("cup"), Quantity::of(1)}});
            RC_ASSERT(rest.has_value());
            RC_ASSERT(sum + *rest == totals(checkout.order).total);
        });
    }

    void aLineIsGivenBackAsOftenAsItWasSold()
    {
        Counter counter = withAttempt(At::Paid);
        const std::vector<RefundedLine> one = {{LineId("water"), Quantity::of(1)}};
        QCOMPARE(*priceOf(*counter.sale(sale), one), yuan(3580));
        QCOMPARE(happen(counter, RefundPressed{sale, back, first, yuan(3580), "", one}).refusal,
                 Refusal::None);
        QVERIFY(!priceOf(*counter.sale(sale), one));
        QVERIFY(!priceOf(*counter.sale(sale), {{LineId("tea"), Quantity::of(1)}}));
        QVERIFY(!priceOf(*counter.sale(sale), {{LineId("water"), Quantity{0}}}));
    }

    // --- Customers' codes

    void theFirstDigitsSayWhoseCodeItIs()
    {
        std::map<ProviderId, ProviderCard> cards;
        cards[ProviderId("alipay")].customerCodes = {{25, 30, 16, 24}};
        cards[ProviderId("wechatpay")].customerCodes = {{10, 15, 18, 18}};
        const auto owner = [&](const char *code) {
            const auto owners = whoseCode(cards, code);
            return owners.size() == 1 ? owners[0].text : std::string();
        };
        QCOMPARE(owner("280000000000000001"), std::string("alipay"));
        QCOMPARE(owner("130061098828009406"), std::string("wechatpay"));
        QCOMPARE(owner("6901234567892"), std::string());      // an EAN
        QCOMPARE(owner("13006109882800940"), std::string());  // a digit short
        QCOMPARE(owner("2800000000000000x1"), std::string()); // not digits
        QVERIFY(isUnionPayCode("6212345678901234567"));
        QVERIFY(!isUnionPayCode("6212345678901"));
        cards[ProviderId("other")].customerCodes = {{28, 28, 18, 18}};
        QCOMPARE(whoseCode(cards, "280000000000000001").size(), 2u);
    }

    void aWalletWithoutCodesIsNotChargedByOne()
    {
        Counter counter = shopWithRates();
        QCOMPARE(
            happen(counter, PayPressed{first, wallet, yuan(3580), "280000000000000001"}).refusal,
            Refusal::NoSuchMethod);
    }

    void aScannedCodeIsNeverChargedAgainByTheAlarm()
    {
        Counter counter = shopWithRates();
        counter.cards[wallet].customerCodes = {{25, 30, 16, 24}};
        happen(counter, PayPressed{first, wallet, yuan(3580), "280000000000000001"});
        const Decision woken = happen(counter, WokeAttempt{first}, noon + Span::seconds(5));
        QCOMPARE(std::get<AskProvider>(woken.commands[0]).question, Question::Query);
        const Decision late = happen(counter, WokeAttempt{first}, noon + Span::seconds(61));
        QCOMPARE(std::get<AskProvider>(late.commands[0]).question, Question::Cancel);
    }

    void aMethodThatDoesNotTakeTheCurrencySaysSo()
    {
        Counter counter = shopWithRates();
        counter.cards[wallet].currencies = {"EUR"};
        QCOMPARE(happen(counter, PayPressed{first, wallet, yuan(3580), {}}).refusal,
                 Refusal::CurrencyNotTaken);
    }
};

GUITAI_TEST(TenderTest)
#include "tender_test.moc"
