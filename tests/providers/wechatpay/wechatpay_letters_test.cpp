// Notifications: who sends them, who believes them, and how often they come.
#include "tests/kit/main.h"
#include "tests/providers/wechatpay/world.h"

#include <QtTest>

namespace guitai {

using namespace wechatpay;
using test::Exchange;
using test::someMatter;
using test::wechatWorld;

class WeChatPayLettersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPaymentIsTold();
    void aRefundIsTold();
    void whatWasChangedOnTheWayIsRefused();
    void theArrivalCounts();
    void probesAreRefusedAndTheTrueOneFollows();
    void certificatesSignLettersToo();
    void gapsAreWeChatPays();
    void whoTakesALetterHearsNoMoreOfIt();
    void noLettersToNowhere();
};

namespace {

Matter toldMatter(const Exchange &exchange, const std::string &number)
{
    Matter matter = someMatter(number, exchange.now);
    matter.notifyUrl = "https://pos.example.com/in/1/wechatpay";
    return matter;
}

OutgoingCallback onlyLetter(Exchange &exchange)
{
    const auto due = exchange.simulator().callbacksDue(exchange.now);
    return due.size() == 1 ? due.front() : OutgoingCallback{};
}

} // namespace

void WeChatPayLettersTest::aPaymentIsTold()
{
    auto world = wechatWorld();
    Exchange &exchange = world.exchange;
    const Matter matter = toldMatter(exchange, "TOLD_001");
    exchange.ask(matter, Question::Charge);
    QVERIFY(exchange.simulator().callbacksDue(exchange.now).empty());
    exchange.simulator().pay("TOLD_001", exchange.now);
    const OutgoingCallback letter = onlyLetter(exchange);
    QCOMPARE(letter.url, matter.notifyUrl);
    QVERIFY(letter.request.body.find("TOLD_001") == std::string::npos); // sealed
    const auto notice = exchange.client().read(letter.request, exchange.now);
    QVERIFY(notice.ok());
    QVERIFY(!notice->id.empty());
    QCOMPARE(notice->attempt.text, std::string("TOLD_001"));
    QVERIFY(notice->refund.empty());
    QVERIFY(notice->reading.verdict == Verdict::Paid);
    QVERIFY(notice->reading.amount == matter.amount);
}

void WeChatPayLettersTest::aRefundIsTold()
{
    auto world = wechatWorld({.refundTakes = Span::minutes(5)});
    Exchange &exchange = world.exchange;
    Matter matter = toldMatter(exchange, "TOLD_002");
    exchange.ask(matter, Question::Charge);
    exchange.simulator().pay("TOLD_002", exchange.now);
    exchange.simulator().callbackAnswered(onlyLetter(exchange).key, HttpReply{204, {}, {}},
                                          exchange.now);
    matter.refund = RefundId("TOLD_002R1");
    matter.refundAmount = Money(100, Currency::cny());
    const Reading accepted = exchange.ask(matter, Question::Refund);
    QVERIFY(accepted.verdict == Verdict::Waiting);
    QVERIFY(accepted.reason == Reason::RefundPending);
    QVERIFY(exchange.simulator().callbacksDue(exchange.now).empty());
    exchange.now = exchange.now + Span::minutes(5);
    const auto notice = exchange.client().read(onlyLetter(exchange).request, exchange.now);
    QVERIFY(notice.ok());
    QCOMPARE(notice->attempt.text, std::string("TOLD_002"));
    QCOMPARE(notice->refund.text, std::string("TOLD_002R1"));
    QVERIFY(notice->reading.verdict == Verdict::Refunded);
    QVERIFY(notice->reading.amount == matter.refundAmount);
    QVERIFY(exchange.ask(matter, Question::Refund).verdict == Verdict::Refunded);
    QVERIFY(exchange.ask(matter, Question::QueryRefund).verdict == Verdict::Refunded);
}

void WeChatPayLettersTest::whatWasChangedOnTheWayIsRefused()
{
    auto world = wechatWorld();
    Exchange &exchange = world.exchange;
    exchange.ask(toldMatter(exchange, "TOLD_003"), Question::Charge);
    exchange.simulator().pay("TOLD_003", exchange.now);
    const HttpRequest letter = onlyLetter(exchange).request;
    for (std::size_t i = 0; i < letter.headers.size(); ++i) {
        const bool isSigned = letter.headers[i].first.find("wechatpay-") == 0 &&
                              letter.headers[i].first != "wechatpay-signature-type";
        HttpRequest changed = letter;
        changed.headers[i].second.back() ^= 1;
        QVERIFY(exchange.client().read(changed, exchange.now).ok() != isSigned);
        changed.headers.erase(changed.headers.begin() + std::ptrdiff_t(i));
        QVERIFY(exchange.client().read(changed, exchange.now).ok() != isSigned);
    }
    for (std::size_t at = 0; at < letter.body.size(); at += 7) {
        HttpRequest changed = letter;
        changed.body[at] ^= 1;
        QVERIFY(!exchange.client().read(changed, exchange.now).ok());
    }
    // The same letter to a shop with another shared key: it may not be believed unread.
    auto other = wechatWorld({}, {{"api_v3_key", std::string(32, 'k')}});
    const auto unread = other.exchange.client().read(letter, exchange.now);
    QVERIFY(!unread.ok());
    QVERIFY(unread.problem().what.find("api_v3_key") != std::string::npos);
}

void WeChatPayLettersTest::theArrivalCounts()
{
    auto world = wechatWorld();
    Exchange &exchange = world.exchange;
    exchange.ask(toldMatter(exchange, "TOLD_004"), Question::Charge);
    exchange.simulator().pay("TOLD_004", exchange.now);
    const HttpRequest letter = onlyLetter(exchange).request;
    QVERIFY(exchange.client().read(letter, exchange.now + Span::seconds(299)).ok());
    QVERIFY(!exchange.client().read(letter, exchange.now + Span::seconds(302)).ok());
    QVERIFY(!exchange.client().read(letter, exchange.now - Span::seconds(302)).ok());
}

void WeChatPayLettersTest::probesAreRefusedAndTheTrueOneFollows()
{
    auto world = wechatWorld({.probesFirst = true});
    Exchange &exchange = world.exchange;
    exchange.ask(toldMatter(exchange, "TOLD_005"), Question::Charge);
    exchange.simulator().pay("TOLD_005", exchange.now);
    const OutgoingCallback probe = onlyLetter(exchange);
    QVERIFY(!exchange.client().read(probe.request, exchange.now).ok());
    exchange.simulator().callbackAnswered(probe.key, HttpReply{401, {}, {}}, exchange.now);
    exchange.now = exchange.now + Span::seconds(15);
    QVERIFY(exchange.client().read(onlyLetter(exchange).request, exchange.now).ok());
}

void WeChatPayLettersTest::certificatesSignLettersToo()
{
    auto world = wechatWorld({.stage = SigningStage::OldCertificate}, {}, test::TillKeys::None);
    Exchange &exchange = world.exchange;
    exchange.ask(toldMatter(exchange, "TOLD_006"), Question::Charge);
    exchange.simulator().pay("TOLD_006", exchange.now);
    const OutgoingCallback letter = onlyLetter(exchange);
    QVERIFY(exchange.client().read(letter.request, exchange.now).ok());
    // Signed with a certificate that the till has not met yet: refused now, and sent again.
    world.simulator->setStage(SigningStage::NewCertificate);
    exchange.simulator().callbackAnswered(letter.key, std::nullopt, exchange.now);
    exchange.now = exchange.now + Span::seconds(15);
    const OutgoingCallback renewed = onlyLetter(exchange);
    QVERIFY(!exchange.client().read(renewed.request, exchange.now).ok());
    exchange.ask(toldMatter(exchange, "TOLD_006"), Question::Query);
    QVERIFY(exchange.client().read(renewed.request, exchange.now).ok());
}

void WeChatPayLettersTest::gapsAreWeChatPays()
{
    auto world = wechatWorld();
    Exchange &exchange = world.exchange;
    exchange.ask(toldMatter(exchange, "TOLD_007"), Question::Charge);
    exchange.simulator().pay("TOLD_007", exchange.now);
    std::string id;
    const std::vector<int> gaps = {15,   15,   30,    180,   600,   1200,  1800, 1800,
                                   1800, 3600, 10800, 10800, 10800, 21600, 21600};
    for (const int gap : gaps) {
        const OutgoingCallback letter = onlyLetter(exchange);
        const auto notice = exchange.client().read(letter.request, exchange.now);
        QVERIFY(notice.ok());
        QVERIFY(id.empty() || notice->id == id); // the same letter, signed anew
        id = notice->id;
        exchange.simulator().callbackAnswered(letter.key, HttpReply{500, {}, {}}, exchange.now);
        exchange.now = exchange.now + Span::seconds(gap - 1);
        QVERIFY(exchange.simulator().callbacksDue(exchange.now).empty());
        exchange.now = exchange.now + Span::seconds(1);
    }
    const OutgoingCallback last = onlyLetter(exchange);
    exchange.simulator().callbackAnswered(last.key, std::nullopt, exchange.now);
    exchange.now = exchange.now + Span::hours(48);
    QVERIFY(exchange.simulator().callbacksDue(exchange.now).empty());
}

void WeChatPayLettersTest::whoTakesALetterHearsNoMoreOfIt()
{
    for (const int status : {200, 204}) {
        auto world = wechatWorld();
        Exchange &exchange = world.exchange;
        exchange.ask(toldMatter(exchange, "TOLD_008"), Question::Charge);
        exchange.simulator().pay("TOLD_008", exchange.now);
        exchange.simulator().callbackAnswered(onlyLetter(exchange).key, HttpReply{status, {}, {}},
                                              exchange.now);
        exchange.now = exchange.now + Span::hours(1);
        QVERIFY(exchange.simulator().callbacksDue(exchange.now).empty());
    }
}

void WeChatPayLettersTest::noLettersToNowhere()
{
    auto world = wechatWorld();
    Exchange &exchange = world.exchange;
    exchange.ask(someMatter("TOLD_009", exchange.now), Question::Charge); // no relay
    exchange.simulator().pay("TOLD_009", exchange.now);
    QVERIFY(exchange.simulator().callbacksDue(exchange.now).empty());
}

GUITAI_TEST(WeChatPayLettersTest)

} // namespace guitai

#include "wechatpay_letters_test.moc"
