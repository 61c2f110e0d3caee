// Stripe's events on their way to the till, and what it believes of them.
#include "tests/kit/main.h"
#include "tests/providers/stripe/shop.h"

#include <QtTest>

#include <set>

namespace guitai {

using test::StripeShop;

class StripeEventsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCapturedChargeIsTheLastWord();
    void everythingElseSaysLookAgain();
    void refundsAreNamed();
    void aForgedOrOldLetterIsRefused();
    void lettersComeTwiceAndInAnyOrder();
    void whatIsNotTakenIsSentAgain();
    void onlyWantedTypesAreSent();
};

namespace {

StripeShop shopWithEndpoint(const std::string &types = "enabled_events[]=*")
{
    StripeShop shop;
    shop.send("POST", "/v1/webhook_endpoints", "url=https%3A%2F%2Frelay.example.com%2Fin&" + types);
    return shop;
}

std::vector<CallbackNotice> delivered(StripeShop &shop)
{
    std::vector<CallbackNotice> notices;
    for (const OutgoingCallback &callback : shop.stripe->callbacksDue(shop.now)) {
        const auto notice = shop.till->read(callback.request, shop.now);
        if (!notice) {
            qFatal("%s", notice.problem().what.c_str());
        }
        notices.push_back(*notice);
        shop.stripe->callbackAnswered(callback.key, HttpReply{200, {}, {}}, shop.now);
    }
    return notices;
}

} // namespace

void StripeEventsTest::aCapturedChargeIsTheLastWord()
{
    StripeShop shop = shopWithEndpoint();
    shop.ask(Question::Charge);
    shop.stripe->pay("A1", shop.now);
    int paid = 0;
    for (const CallbackNotice &notice : delivered(shop)) {
        if (notice.reading.verdict == Verdict::Paid) {
            ++paid;
            QCOMPARE(notice.attempt.text, std::string("A1"));
            QVERIFY(notice.reading.amount == shop.matter.amount);
            QVERIFY(notice.reading.card.has_value());
            QCOMPARE(notice.reading.reference, shop.row().tradeNo);
        }
    }
    QCOMPARE(paid, 1);
}

void StripeEventsTest::everythingElseSaysLookAgain()
{
    StripeShop shop = shopWithEndpoint();
    shop.ask(Question::Charge);
    shop.stripe->decline("A1", shop.now);
    shop.ask(Question::Query);
    std::set<std::string> types;
    for (const CallbackNotice &notice : delivered(shop)) {
        QVERIFY(notice.reading.verdict == Verdict::Waiting);
        types.insert(notice.reading.providerCode);
        const bool isReaders = notice.reading.providerCode.compare(0, 9, "terminal.") == 0;
        QCOMPARE(notice.attempt.empty(), isReaders);
    }
    QCOMPARE(types, (std::set<std::string>{
                        "charge.failed", "payment_intent.canceled", "payment_intent.created",
                        "payment_intent.payment_failed", "terminal.reader.action_failed"}));
}

void StripeEventsTest::refundsAreNamed()
{
    StripeShop shop = shopWithEndpoint("enabled_events[]=refund.updated&"
                                       "enabled_events[]=refund.failed");
    shop.ask(Question::Charge);
    shop.stripe->pay("A1", shop.now);
    shop.refund("R1", 100);
    shop.stripe->refundsArePending(true);
    shop.refund("R2", 100);
    shop.stripe->settleRefund("R2", false, shop.now);
    const auto notices = delivered(shop);
    QCOMPARE(notices.size(), std::size_t(2));
    QCOMPARE(notices[0].refund.text, std::string("R1"));
    QVERIFY(notices[0].reading.verdict == Verdict::Refunded);
    QCOMPARE(notices[1].refund.text, std::string("R2"));
    QVERIFY(notices[1].reading.verdict == Verdict::RefundRefused);
}

void StripeEventsTest::aForgedOrOldLetterIsRefused()
{
    StripeShop shop = shopWithEndpoint("enabled_events[]=charge.succeeded");
    shop.ask(Question::Charge);
    shop.stripe->pay("A1", shop.now);
    const auto letters = shop.stripe->callbacksDue(shop.now);
    QCOMPARE(letters.size(), std::size_t(1));
    const HttpRequest &letter = letters.front().request;
    QVERIFY(shop.till->read(letter, shop.now));
    QVERIFY(!shop.till->read(letter, shop.now + Span::seconds(301)));
    QVERIFY(!shop.till->read(letter, shop.now - Span::seconds(301)));
    for (std::size_t at = 0; at < letter.body.size(); ++at) {
        HttpRequest changed = letter;
        changed.body[at] ^= 1;
        QVERIFY(!shop.till->read(changed, shop.now));
    }
    HttpRequest unsigned_ = letter;
    unsigned_.headers.clear();
    QVERIFY(!shop.till->read(unsigned_, shop.now));
    StripeShop deaf(ProviderSettings{{"webhook_secret", ""}});
    QVERIFY(!deaf.till->read(letter, shop.now));
}

void StripeEventsTest::lettersComeTwiceAndInAnyOrder()
{
    StripeShop shop = shopWithEndpoint();
    shop.stripe->eventsAreUntidy(true);
    shop.ask(Question::Charge);
    shop.stripe->pay("A1", shop.now);
    std::map<std::string, int> ids;
    for (const CallbackNotice &notice : delivered(shop)) {
        ++ids[notice.id];
    }
    QVERIFY(ids.size() >= 4);
    for (const auto &[id, times] : ids) {
        QCOMPARE(times, 2);
    }
}

void StripeEventsTest::whatIsNotTakenIsSentAgain()
{
    StripeShop shop = shopWithEndpoint("enabled_events[]=charge.succeeded");
    shop.ask(Question::Charge);
    shop.stripe->pay("A1", shop.now);
    int sent = 0;
    const Instant begin = shop.now;
    while (shop.now < begin + Span::hours(24 * 5)) {
        for (const OutgoingCallback &callback : shop.stripe->callbacksDue(shop.now)) {
            QVERIFY(shop.till->read(callback.request, shop.now)); // signed anew each time
            shop.stripe->callbackAnswered(callback.key, HttpReply{503, {}, {}}, shop.now);
            ++sent;
            // Nothing is lost when the simulator is started again.
            QVERIFY(shop.stripe->load(shop.stripe->save()));
        }
        shop.now = shop.now + Span::minutes(5);
    }
    QCOMPARE(sent, 10);
}

void StripeEventsTest::onlyWantedTypesAreSent()
{
    StripeShop shop = shopWithEndpoint("enabled_events[]=payout.paid");
    shop.ask(Question::Charge);
    shop.stripe->pay("A1", shop.now);
    QVERIFY(shop.stripe->callbacksDue(shop.now).empty());
}

GUITAI_TEST(StripeEventsTest)

} // namespace guitai

#include "stripe_events_test.moc"
