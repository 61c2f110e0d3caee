// The customer's own code: charged once, asked about until it is known, undone when in doubt.
#include "payment/providers/alipay/client.h"
#include "payment/providers/alipay/pay_note.h"
#include "payment/providers/alipay/request.h"
#include "tests/kit/main.h"
#include "tests/providers/alipay/script.h"
#include "tests/providers/alipay/world.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

namespace guitai {

using namespace alipay;
using test::alipayExchange;
using test::Exchange;
using test::Line;
using test::play;
using test::Played;
using test::scriptNow;
using test::someMatter;

class AlipayCustomerCodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void payByteForByte();
    void nothingIsSentBeforeTheNoteIsOnDisk();
    void scripts_data();
    void scripts();
    void theCardKnowsWhoseCodesTheyAre();
    void everyMoodOfACode_data();
    void everyMoodOfACode();
    void aCodeWorksOnceAndForAMinute();
    void theSameNumberNeverChargesTwice();
    void aPasswordThatIsNeverTypedIsClosed();
    void aPaymentThatWinsTheRaceCounts();
    void aPaymentOnItsWayIsNotCalledCancelled();
    void theShopIsCalledBack();
    void badRequestsAreRefused();
    void booksKeepTheCodes();
};

namespace {

Matter codeMatter(const std::string &code = "280000000000000001", const std::string &note = {})
{
    Matter matter = test::scriptMatter();
    matter.deadline = matter.openedAt + Span::minutes(1);
    matter.authCode = code;
    matter.note = note;
    return matter;
}

const std::string longAgo = payNote(scriptNow - Span::seconds(21));
const std::string justNow = payNote(scriptNow - Span::seconds(19));

std::string answered(const std::string &code, const std::string &more)
{
    return R"({"code":")" + code + R"(","msg":"...",)" + more + "}";
}

std::string refusedWith(const std::string &subCode)
{
    return answered("40004", R"("sub_code":")" + subCode + R"(","sub_msg":"...")");
}

const std::string paidByCode =
    answered("10000", R"("out_trade_no":"GT1","total_amount":"35.80","trade_no":"2026",)"
                      R"("gmt_payment":"2026-03-01 10:20:31")");
const std::string inProcess = answered("10003", R"("out_trade_no":"GT1","trade_no":"2026")");
const std::string noSuchTrade = refusedWith("ACQ.TRADE_NOT_EXIST");

std::string foundAs(const std::string &status)
{
    return answered("10000", R"("out_trade_no":"GT1","total_amount":"35.80","trade_no":"2026",)"
                             R"("trade_status":")" +
                                 status + "\"");
}

struct CodeScene
{
    const char *name;
    Question question;
    std::string note;
    bool wanted;
    std::vector<Line> lines;
    Verdict verdict;
    Reason reason;
};

std::vector<CodeScene> codeScenes()
{
    const auto all = [](std::initializer_list<Line> lines) { return std::vector<Line>(lines); };
    const std::string invalid = refusedWith("ACQ.PAYMENT_AUTH_CODE_INVALID");
    const std::string revoked = answered("10000", R"("out_trade_no":"GT1","retry_flag":"N")");
    using Q = Question;
    using V = Verdict;
    using R = Reason;
    return {
        {"paid", Q::Charge, "", true, all({{Call::Pay, paidByCode}}), V::Paid, R::None},
        {"in process", Q::Charge, "", true, all({{Call::Pay, inProcess}}), V::Waiting, R::None},
        {"unknown", Q::Charge, "", true,
         all({{Call::Pay, answered("20000", R"("sub_code":"isp.unknow-error")")}}), V::NoAnswer,
         R::ProviderDown},
        {"system error", Q::Charge, "", true, all({{Call::Pay, refusedWith("ACQ.SYSTEM_ERROR")}}),
         V::NoAnswer, R::ProviderDown},
        {"stale code", Q::Charge, "", true, all({{Call::Pay, invalid}}), V::Declined,
         R::CodeInvalid},
        {"no money", Q::Charge, "", true,
         all({{Call::Pay, refusedWith("ACQ.BUYER_BALANCE_NOT_ENOUGH")}}), V::Declined,
         R::NotEnoughMoney},
        {"the number is another order's", Q::Charge, "", true,
         all({{Call::Pay, refusedWith("ACQ.CONTEXT_INCONSISTENT")}}), V::Declined, R::NumberUsed},
        {"no permission", Q::Charge, "", true,
         all({{Call::Pay, answered("40006", R"("sub_code":"isv.insufficient-isv-permissions")")}}),
         V::NotExecuted, R::NotPermitted},
        {"paid before is looked up", Q::Charge, "", true,
         all({{Call::Pay, refusedWith("ACQ.TRADE_HAS_SUCCESS")},
              {Call::Query, foundAs("TRADE_SUCCESS")}}),
         V::Paid, R::None},
        {"paid before, not to be found", Q::Charge, "", true,
         all({{Call::Pay, refusedWith("ACQ.TRADE_HAS_SUCCESS")}, {Call::Query, noSuchTrade}}),
         V::NoAnswer, R::None},
        {"success without a trade number", Q::Charge, "", true,
         all({{Call::Pay, answered("10000", R"("out_trade_no":"GT1","total_amount":"35.80")")}}),
         V::NoAnswer, R::Garbled},
        {"success in no name", Q::Charge, "", true,
         all({{Call::Pay, answered("10000", R"("total_amount":"35.80","trade_no":"2026")")}}),
         V::NoAnswer, R::Garbled},

        {"again: it was paid", Q::Charge, longAgo, true,
         all({{Call::Query, foundAs("TRADE_SUCCESS")}}), V::Paid, R::None},
        {"again: it waits", Q::Charge, longAgo, true,
         all({{Call::Query, foundAs("WAIT_BUYER_PAY")}}), V::Waiting, R::None},
        {"again: nothing is known, and the first may be on its way", Q::Charge, justNow, true,
         all({{Call::Query, noSuchTrade}}), V::NoAnswer, R::None},
        {"again: nothing is known", Q::Charge, longAgo, true,
         all({{Call::Query, noSuchTrade}, {Call::Pay, paidByCode}}), V::Paid, R::None},
        {"again: refused is not the end", Q::Charge, longAgo, true,
         all({{Call::Query, noSuchTrade}, {Call::Pay, invalid}, {Call::Query, noSuchTrade}}),
         V::NoAnswer, R::CodeInvalid},
        {"again: refused because the first was paid", Q::Charge, longAgo, true,
         all({{Call::Query, noSuchTrade},
              {Call::Pay, invalid},
              {Call::Query, foundAs("TRADE_SUCCESS")}}),
         V::Paid, R::None},
        {"again: no permission any more", Q::Charge, longAgo, true,
         all({{Call::Query,
               answered("40006", R"("sub_code":"isv.insufficient-isv-permissions")")}}),
         V::NotExecuted, R::NotPermitted},
        {"not wanted any more: nothing is taken", Q::Charge, longAgo, false,
         all({{Call::Query, noSuchTrade}}), V::NotFound, R::None},
        {"not wanted and never sent: nothing is taken", Q::Charge, "", false,
         all({{Call::Query, noSuchTrade}}), V::NotFound, R::None},

        {"query: not there right after", Q::Query, justNow, true, all({{Call::Query, noSuchTrade}}),
         V::NoAnswer, R::None},
        {"query: not there", Q::Query, longAgo, true, all({{Call::Query, noSuchTrade}}),
         V::NotFound, R::None},
        {"cancel: not there, and it may be on its way", Q::Cancel, justNow, false,
         all({{Call::Query, noSuchTrade}, {Call::Cancel, revoked}, {Call::Query, noSuchTrade}}),
         V::NoAnswer, R::None},
        {"cancel: not there", Q::Cancel, longAgo, false,
         all({{Call::Query, noSuchTrade}, {Call::Cancel, revoked}, {Call::Query, noSuchTrade}}),
         V::Cancelled, R::None},
        {"cancel: never sent", Q::Cancel, "", false,
         all({{Call::Query, noSuchTrade}, {Call::Cancel, revoked}, {Call::Query, noSuchTrade}}),
         V::Cancelled, R::None},
        {"cancel: it arrived meanwhile and was paid", Q::Cancel, justNow, false,
         all({{Call::Query, noSuchTrade},
              {Call::Cancel, revoked},
              {Call::Query, foundAs("TRADE_SUCCESS")}}),
         V::Paid, R::None},
        {"cancel: waits for a password", Q::Cancel, justNow, false,
         all({{Call::Query, foundAs("WAIT_BUYER_PAY")},
              {Call::Close, answered("10000", R"("out_trade_no":"GT1","trade_no":"2026")")}}),
         V::Cancelled, R::None},
        {"cancel: to be repeated", Q::Cancel, longAgo, false,
         all({{Call::Query, noSuchTrade},
              {Call::Cancel, answered("10000", R"("out_trade_no":"GT1","retry_flag":"Y")")}}),
         V::NoAnswer, R::ProviderDown},
    };
}

Matter paying(Exchange &world, const std::string &code, const std::string &number = "GT1")
{
    Matter matter = someMatter(number, world.now);
    matter.deadline = world.now + Span::minutes(1);
    matter.authCode = code;
    return matter;
}

} // namespace

void AlipayCustomerCodeTest::payByteForByte()
{
    const Played played = play(Question::Charge, codeMatter(), {{Call::Pay, paidByCode}});
    QCOMPARE(played.fault, std::string());
    QCOMPARE(test::paramsIn(played.requests[0])["biz_content"],
             std::string(R"({"out_trade_no":"GT1","total_amount":"35.80",)"
                         R"("subject":"Guitai Demo 00012","auth_code":"280000000000000001",)"
                         R"("scene":"bar_code","seller_id":"2088000000000001",)"
                         R"("operator_id":"anna","terminal_id":"T1","timeout_express":"1m",)"
                         R"("product_code":"FACE_TO_FACE_PAYMENT"})"));
    QCOMPARE(played.requests[0].timeout.ms, Span::seconds(15).ms);
    QCOMPARE(played.notes, std::vector<std::string>{payNote(scriptNow)});
    QVERIFY(played.reading.amount == Money(3580, Currency::cny()));
    QCOMPARE(played.reading.reference, std::string("2026"));
    QVERIFY(played.reading.at == scriptNow + Span::seconds(1));
}

void AlipayCustomerCodeTest::nothingIsSentBeforeTheNoteIsOnDisk()
{
    const auto client = makeClient(test::scriptAccount());
    const auto talk = client->ask(codeMatter(), Question::Charge, scriptNow);
    QVERIFY(std::holds_alternative<Note>(talk->begin()));
    const Step step = talk->hear(Silence{Reason::Unknown, "the disk is full"});
    QVERIFY(std::get<Reading>(step).verdict == Verdict::NoAnswer);
}

void AlipayCustomerCodeTest::scripts_data()
{
    QTest::addColumn<int>("number");
    int number = 0;
    for (const CodeScene &scene : codeScenes()) {
        QTest::newRow(scene.name) << number++;
    }
}

void AlipayCustomerCodeTest::scripts()
{
    QFETCH(int, number);
    const CodeScene scene = codeScenes()[std::size_t(number)];
    Matter matter = codeMatter("280000000000000001", scene.note);
    matter.wanted = scene.wanted;
    const Played played = play(scene.question, matter, scene.lines);
    QCOMPARE(played.fault, std::string());
    QVERIFY(played.reading.verdict == scene.verdict);
    QVERIFY(played.reading.reason == scene.reason);
    for (std::size_t i = 0; i < played.requests.size(); ++i) {
        const bool pays = scene.lines[i].expected == Call::Pay;
        QVERIFY(!pays || !played.notes.empty());
    }
}

void AlipayCustomerCodeTest::theCardKnowsWhoseCodesTheyAre()
{
    const ProviderCard card = makeClient(test::scriptAccount())->card();
    QCOMPARE(card.customerCodes.size(), std::size_t(1));
    const CodeRange range = card.customerCodes.front();
    QVERIFY(range.holds("250000000000000000") && range.holds("300000000000000000"));
    QVERIFY(range.holds("2800000000000000") && range.holds("280000000000000000000000"));
    QVERIFY(!range.holds("280000000000000") && !range.holds("2800000000000000000000000"));
    QVERIFY(!range.holds("240000000000000000") && !range.holds("310000000000000000"));
    QVERIFY(!range.holds("130000000000000000") && !range.holds("28000000000000000x"));
}

void AlipayCustomerCodeTest::everyMoodOfACode_data()
{
    QTest::addColumn<int>("mood");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<int>("reason");
    const auto row = [](const char *name, CodeMood mood, Verdict verdict, Reason reason) {
        QTest::newRow(name) << int(mood) << int(verdict) << int(reason);
    };
    row("pays", CodeMood::Pays, Verdict::Paid, Reason::None);
    row("password", CodeMood::Password, Verdict::Waiting, Reason::None);
    row("no money", CodeMood::NoMoney, Verdict::Declined, Reason::NotEnoughMoney);
    row("expired", CodeMood::Expired, Verdict::Declined, Reason::CodeInvalid);
}

void AlipayCustomerCodeTest::everyMoodOfACode()
{
    QFETCH(int, mood);
    QFETCH(int, verdict);
    QFETCH(int, reason);
    Exchange world = alipayExchange();
    const std::string code = world.simulator().customerCode(CodeMood(mood), world.now);
    QVERIFY(world.client().card().customerCodes.front().holds(code));
    const Matter matter = paying(world, code);
    const Reading reading = world.ask(matter, Question::Charge);
    QCOMPARE(int(reading.verdict), verdict);
    QCOMPARE(int(reading.reason), reason);
    if (CodeMood(mood) != CodeMood::Password) {
        return;
    }
    QVERIFY(world.ask(matter, Question::Query).verdict == Verdict::Waiting);
    QCOMPARE(world.simulator().waiting(world.now).size(), std::size_t(1));
    QVERIFY(world.simulator().pay(code, world.now));
    QVERIFY(world.ask(matter, Question::Query).verdict == Verdict::Paid);
    QCOMPARE(world.simulator().ledger().front().timesCharged, 1);
}

void AlipayCustomerCodeTest::aCodeWorksOnceAndForAMinute()
{
    Exchange world = alipayExchange();
    const std::string used = world.simulator().customerCode(CodeMood::Pays, world.now);
    QVERIFY(world.ask(paying(world, used), Question::Charge).verdict == Verdict::Paid);
    QVERIFY(world.ask(paying(world, used, "GT2"), Question::Charge).reason == Reason::CodeInvalid);
    const std::string old = world.simulator().customerCode(CodeMood::Pays, world.now);
    world.now = world.now + Span::minutes(1);
    QVERIFY(world.ask(paying(world, old, "GT3"), Question::Charge).reason == Reason::CodeInvalid);
    QVERIFY(world.ask(paying(world, "289999999999999999", "GT4"), Question::Charge).reason ==
            Reason::CodeInvalid);
    QCOMPARE(world.simulator().ledger().size(), std::size_t(1));
}

void AlipayCustomerCodeTest::theSameNumberNeverChargesTwice()
{
    Exchange world = alipayExchange();
    const std::string code = world.simulator().customerCode(CodeMood::Pays, world.now);
    Matter matter = paying(world, code);
    // The reply is lost: paid, and nobody here knows.
    world.wire = [](int) { return Exchange::Wire::LoseReply; };
    QVERIFY(world.ask(matter, Question::Charge).verdict == Verdict::NoAnswer);
    world.wire = [](int) { return Exchange::Wire::Deliver; };
    matter.note = world.note();
    world.now = world.now + Span::seconds(30);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(world.ask(matter, Question::Charge).verdict == Verdict::Paid);
        QCOMPARE(world.heard(), std::vector<std::string>{"alipay.trade.query"});
    }
    QCOMPARE(world.simulator().ledger().front().timesCharged, 1);
    // And a client that forgets its notes is kept from harm by Alipay.
    matter.note.clear();
    QVERIFY(world.ask(matter, Question::Charge).verdict == Verdict::Paid);
    QCOMPARE(world.simulator().ledger().front().timesCharged, 1);
}

void AlipayCustomerCodeTest::aPasswordThatIsNeverTypedIsClosed()
{
    Exchange world = alipayExchange();
    const std::string code = world.simulator().customerCode(CodeMood::Password, world.now);
    Matter matter = paying(world, code);
    QVERIFY(world.ask(matter, Question::Charge).verdict == Verdict::Waiting);
    matter.note = world.note();
    matter.wanted = false;
    QVERIFY(world.ask(matter, Question::Cancel).verdict == Verdict::Cancelled);
    QVERIFY(!world.simulator().pay(code, world.now));

    // By itself, after the time that was asked for.
    const std::string other = world.simulator().customerCode(CodeMood::Password, world.now);
    const Matter second = paying(world, other, "GT2");
    QVERIFY(world.ask(second, Question::Charge).verdict == Verdict::Waiting);
    world.now = world.now + Span::minutes(1);
    QVERIFY(!world.simulator().pay(other, world.now));
    QVERIFY(world.ask(second, Question::Query).verdict == Verdict::Cancelled);
}

void AlipayCustomerCodeTest::aPaymentThatWinsTheRaceCounts()
{
    Exchange world = alipayExchange();
    const std::string code = world.simulator().customerCode(CodeMood::Password, world.now);
    Matter matter = paying(world, code);
    world.ask(matter, Question::Charge);
    matter.note = world.note();
    matter.wanted = false;
    world.meanwhile = [&](int n) {
        if (n == 0) {
            world.simulator().pay(code, world.now);
        }
    };
    QVERIFY(world.ask(matter, Question::Cancel).verdict == Verdict::Paid);
    QVERIFY(world.simulator().ledger().front().refunded.isZero());
}

void AlipayCustomerCodeTest::aPaymentOnItsWayIsNotCalledCancelled()
{
    Exchange world = alipayExchange();
    const std::string code = world.simulator().customerCode(CodeMood::Pays, world.now);
    Matter matter = paying(world, code);
    const auto talk = world.client().ask(matter, Question::Charge, world.now);
    const auto note = std::get<Note>(talk->begin());
    const auto request = std::get<HttpRequest>(talk->hear(Noted{}));
    matter.note = note.text;
    matter.wanted = false;
    QVERIFY(world.ask(matter, Question::Cancel).verdict == Verdict::NoAnswer);
    world.simulator().handle(request, world.now, {}); // it arrives only now
    world.now = world.now + Span::seconds(2);
    QVERIFY(world.ask(matter, Question::Cancel).verdict == Verdict::Paid);

    // One that never arrives is believed to be gone after a while.
    Matter lost = paying(world, code, "GT2");
    lost.note = payNote(world.now);
    lost.wanted = false;
    world.now = world.now + Span::seconds(20);
    QVERIFY(world.ask(lost, Question::Cancel).verdict == Verdict::Cancelled);
}

void AlipayCustomerCodeTest::theShopIsCalledBack()
{
    Exchange world = alipayExchange();
    const std::string code = world.simulator().customerCode(CodeMood::Pays, world.now);
    Matter matter = paying(world, code);
    matter.notifyUrl = "https://pos.example.com/in/1/alipay";
    world.ask(matter, Question::Charge);
    const auto due = world.simulator().callbacksDue(world.now);
    QCOMPARE(due.size(), std::size_t(1));
    const auto notice = world.client().read(due[0].request, world.now);
    QVERIFY(notice.ok());
    QCOMPARE(notice->attempt.text, std::string("GT1"));
    QVERIFY(!notice->id.empty() && notice->refund.empty());
    QVERIFY(notice->reading.verdict == Verdict::Paid);
    QVERIFY(notice->reading.amount == matter.amount);

    HttpRequest altered = due[0].request;
    altered.body.replace(altered.body.find("35.80"), 5, "35.81");
    QVERIFY(!world.client().read(altered, world.now).ok());
    altered.body = "hello";
    QVERIFY(!world.client().read(altered, world.now).ok());
    // Genuine, and about another application's trade.
    Account other = test::scriptAccount();
    other.appId = "2021000000000002";
    const auto stranger = makeClient(other)->read(due[0].request, world.now);
    QVERIFY(stranger.ok() && stranger->attempt.empty());
    QVERIFY(stranger->reading.verdict == Verdict::NoAnswer);
}

void AlipayCustomerCodeTest::badRequestsAreRefused()
{
    Exchange world = alipayExchange();
    const std::string code = world.simulator().customerCode(CodeMood::Pays, world.now);
    const auto subCodeOf = [&](const std::string &number, const std::string &more) {
        Account account = test::scriptAccount();
        account.gateway = "http://127.0.0.1:8101/gateway.do";
        const HttpRequest request = buildRequest(
            account, Call::Pay, R"({"out_trade_no":")" + number + R"(","subject":"x")" + more + "}",
            {}, world.now);
        const HttpReply reply = world.simulator().handle(request, world.now, {});
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(reply.body));
        const QJsonObject node = document["alipay_trade_pay_response"].toObject();
        return node["sub_code"].toString(node["code"].toString()).toStdString();
    };
    const std::string amount = R"(,"total_amount":"1.00")";
    const std::string shown = R"(,"auth_code":")" + code + "\"";
    QCOMPARE(subCodeOf("P1", shown), std::string("ACQ.INVALID_PARAMETER"));
    QCOMPARE(subCodeOf("P1", amount), std::string("ACQ.INVALID_PARAMETER"));
    QCOMPARE(subCodeOf("P1", amount + R"(,"auth_code":"28x")"),
             std::string("ACQ.INVALID_PARAMETER"));
    QCOMPARE(subCodeOf("P1", amount + shown + R"(,"scene":"wave")"),
             std::string("ACQ.INVALID_PARAMETER"));
    QCOMPARE(subCodeOf("P1", amount + shown + R"(,"scene":"bar_code")"), std::string("10000"));
    QCOMPARE(subCodeOf("P1", amount + shown + R"(,"scene":"bar_code")"),
             std::string("ACQ.TRADE_HAS_SUCCESS"));
    const std::string second = world.simulator().customerCode(CodeMood::Password, world.now);
    const std::string waiting = amount + R"(,"auth_code":")" + second + "\"";
    QCOMPARE(subCodeOf("P2", waiting), std::string("10003"));
    QCOMPARE(subCodeOf("P2", waiting), std::string("10003"));
    QCOMPARE(subCodeOf("P2", waiting + R"(,"body":"other")"),
             std::string("ACQ.CONTEXT_INCONSISTENT"));
    world.simulator().decline(second, world.now);
    QCOMPARE(subCodeOf("P2", waiting), std::string("ACQ.TRADE_HAS_CLOSE"));
}

void AlipayCustomerCodeTest::booksKeepTheCodes()
{
    Exchange world = alipayExchange();
    const std::string waits = world.simulator().customerCode(CodeMood::Password, world.now);
    const std::string fresh = world.simulator().customerCode(CodeMood::NoMoney, world.now);
    world.ask(paying(world, waits), Question::Charge);
    const std::string saved = world.simulator().save();
    QVERIFY(world.simulator().load(saved));
    QCOMPARE(world.simulator().save(), saved);
    QVERIFY(world.simulator().pay(waits, world.now));
    QVERIFY(world.ask(paying(world, fresh, "GT2"), Question::Charge).reason ==
            Reason::NotEnoughMoney);
    QVERIFY(world.simulator().customerCode(CodeMood::Pays, world.now) != fresh);
}

GUITAI_TEST(AlipayCustomerCodeTest)

} // namespace guitai

#include "customer_code_test.moc"
