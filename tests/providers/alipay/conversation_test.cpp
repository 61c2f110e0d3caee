// What the client says, byte for byte, and what it understands.
#include "payment/providers/alipay/client.h"
#include "payment/providers/crypto/base64.h"
#include "tests/kit/main.h"
#include "tests/providers/alipay/answers.h"
#include "tests/providers/alipay/script.h"

#include <QtTest>

namespace guitai {

using namespace alipay;
using test::failure;
using test::Line;
using test::notThere;
using test::payDate;
using test::play;
using test::Played;
using test::playOne;
using test::refused;
using test::scriptMatter;
using test::success;
using test::trade;

class AlipayConversationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void precreateByteForByte();
    void aRepeatedPrecreateCarriesTheSameData();
    void subjectsAreMadeFit();
    void lifeIsWholeMinutes();
    void otherMoneyThanYuanIsNotAskedFor();
    void silenceKeepsItsReason();
    void brokenAnswersAreNoAnswer();
    void unsignedWordsCountOnlyAsNotExecuted();
    void theClockIsCompared();
    void statesOfATrade();
    void refundNamesItsNumber();
    void greetingUsesNoOrder();
    void aStrangersAddressIsNotGreeted();
};

void AlipayConversationTest::precreateByteForByte()
{
    Matter matter = scriptMatter();
    matter.notifyUrl = "https://pos.example.com/in/1?till=T1&shop=上海";
    const Played played =
        play(Question::Charge, matter,
             {{Call::Precreate,
               success(R"("out_trade_no":"GT1","qr_code":"https:\/\/qr.alipay.com\/bax1")")}});
    QCOMPARE(played.fault, std::string());
    QVERIFY(played.reading.verdict == Verdict::Waiting);
    QCOMPARE(played.reading.code, std::string("https://qr.alipay.com/bax1"));

    const HttpRequest &request = played.requests.front();
    QCOMPARE(request.method, std::string("POST"));
    QCOMPARE(request.url.substr(0, request.url.find("&sign=")),
             std::string("https://openapi.alipay.com/gateway.do?app_id=2021000000000001"
                         "&charset=utf-8&format=JSON&method=alipay.trade.precreate"
                         "&notify_url=https%3A%2F%2Fpos.example.com%2Fin%2F1%3Ftill%3DT1%26shop"
                         "%3D%E4%B8%8A%E6%B5%B7"));
    Params params = test::paramsIn(request);
    QCOMPARE(params["timestamp"], std::string("2026-03-01 10:20:30"));
    QCOMPARE(params["biz_content"],
             std::string(R"({"out_trade_no":"GT1","total_amount":"35.80",)"
                         R"("subject":"Guitai Demo 00012","seller_id":"2088000000000001",)"
                         R"("operator_id":"anna","terminal_id":"T1","timeout_express":"5m",)"
                         R"("qr_code_timeout_express":"5m",)"
                         R"("product_code":"FACE_TO_FACE_PAYMENT"})"));
    QVERIFY(test::scriptAccount().key.publicKey().verify(signedText(params),
                                                         *fromBase64(params["sign"])));
    QVERIFY(request.body.rfind("biz_content=", 0) == 0);
    QVERIFY(request.body.find('&') == std::string::npos);
}

void AlipayConversationTest::aRepeatedPrecreateCarriesTheSameData()
{
    const auto client = makeClient(test::scriptAccount());
    const auto bizAt = [&](Instant now) {
        const Step step = client->ask(scriptMatter(), Question::Charge, now)->begin();
        return test::paramsIn(std::get<HttpRequest>(step))["biz_content"];
    };
    QCOMPARE(bizAt(test::scriptNow), bizAt(test::scriptNow + Span::minutes(4)));
}

void AlipayConversationTest::subjectsAreMadeFit()
{
    const auto client = makeClient(test::scriptAccount());
    const auto subjectOf = [&](const std::string &subject) {
        Matter matter = scriptMatter();
        matter.subject = subject;
        const Step step = client->ask(matter, Question::Charge, test::scriptNow)->begin();
        const std::string biz = test::paramsIn(std::get<HttpRequest>(step))["biz_content"];
        const auto from = biz.find("\"subject\":\"") + 11;
        return biz.substr(from, biz.find("\",\"seller_id\"") - from);
    };
    QCOMPARE(subjectOf("a/b=c&d"), std::string("a b c d"));
    QCOMPARE(subjectOf("say \"hi\""), std::string("say \\\"hi\\\""));
    QCOMPARE(subjectOf(""), std::string("GT1"));
    std::string longName = "x";
    for (int i = 0; i < 100; ++i) {
        longName += "茶";
    }
    QCOMPARE(subjectOf(longName), longName.substr(0, 256));
    QCOMPARE(subjectOf("y" + longName), ("y" + longName).substr(0, 254));
}

void AlipayConversationTest::lifeIsWholeMinutes()
{
    const auto client = makeClient(test::scriptAccount());
    const auto lifeOf = [&](Span patience) {
        Matter matter = scriptMatter();
        matter.deadline = matter.openedAt + patience;
        const Step step = client->ask(matter, Question::Charge, test::scriptNow)->begin();
        const std::string biz = test::paramsIn(std::get<HttpRequest>(step))["biz_content"];
        const auto from = biz.find("\"timeout_express\":\"") + 19;
        return biz.substr(from, biz.find('"', from) - from);
    };
    QCOMPARE(lifeOf(Span::seconds(0)), std::string("1m"));
    QCOMPARE(lifeOf(Span::seconds(60)), std::string("1m"));
    QCOMPARE(lifeOf(Span::seconds(241)), std::string("5m"));
    QCOMPARE(lifeOf(Span::hours(5)), std::string("120m"));
}

void AlipayConversationTest::otherMoneyThanYuanIsNotAskedFor()
{
    for (const Money amount :
         {Money(3580, *Currency::fromCode("EUR")), Money(0, Currency::cny()),
          Money(-1, Currency::cny()), Money(10'000'000'001, Currency::cny())}) {
        Matter matter = scriptMatter();
        matter.amount = amount;
        matter.refundAmount = amount;
        for (const Question question : {Question::Charge, Question::Refund}) {
            const Played played = play(question, matter, {});
            QCOMPARE(played.fault, std::string());
            QVERIFY(played.reading.verdict == Verdict::NotExecuted);
        }
    }
}

void AlipayConversationTest::silenceKeepsItsReason()
{
    for (const Reason reason : {Reason::Silence, Reason::NetworkDown, Reason::Garbled}) {
        for (const Question question : {Question::Charge, Question::Query, Question::Cancel,
                                        Question::Refund, Question::QueryRefund, Question::Greet}) {
            const Reading reading = playOne(question, Silence{reason, "why"});
            QVERIFY(reading.verdict == Verdict::NoAnswer);
            QVERIFY(reading.reason == reason);
            QCOMPARE(reading.providerWords, std::string("why"));
        }
    }
}

void AlipayConversationTest::brokenAnswersAreNoAnswer()
{
    const std::string good = test::signedBody(Call::Query, trade("TRADE_SUCCESS", payDate));
    QVERIFY(playOne(Question::Query, HttpReply{200, {}, good}).verdict == Verdict::Paid);
    const std::string node = trade("TRADE_SUCCESS", payDate);
    const std::string sign = good.substr(good.find("\"sign\""));
    const std::string otherTrade =
        success(R"("out_trade_no":"GT2","total_amount":"35.80","trade_no":"2026",)"
                R"("trade_status":"TRADE_SUCCESS")");
    const std::string noNumber =
        success(R"("total_amount":"35.80","trade_no":"2026","trade_status":"TRADE_SUCCESS")");
    const std::string numericAmount =
        success(R"("out_trade_no":"GT1","total_amount":35.80,"trade_no":"2026",)"
                R"("trade_status":"TRADE_SUCCESS")");
    const std::vector<std::tuple<int, std::string, Reason>> table = {
        {500, good, Reason::ProviderDown},
        {502, "<html>Bad Gateway</html>", Reason::ProviderDown},
        {429, "", Reason::ProviderBusy},
        {302, "", Reason::Garbled},
        {404, good, Reason::Garbled},
        {200, "", Reason::Garbled},
        {200, "<html>login to this hotspot</html>", Reason::Garbled},
        {200, "{}", Reason::Garbled},
        {200, "[" + good + "]", Reason::Garbled},
        {200, good + good, Reason::Garbled},
        {200, good + " x", Reason::Garbled},
        {200, std::string(100'000, '['), Reason::Garbled},
        {200, "{\"alipay_trade_query_response\":" + std::string(1 << 20, ' ') + "{}}",
         Reason::Garbled},
        // The right answer to another call.
        {200, test::signedBody(Call::Cancel, node), Reason::Garbled},
        // The node twice, or the signature twice.
        {200, "{\"alipay_trade_query_response\":{}," + good.substr(1), Reason::Garbled},
        {200,
         "{\"alipay_trade_query_response\":" + node + "," + sign.substr(0, sign.size() - 1) + "," +
             sign,
         Reason::Garbled},
        {200, "{\"error_response\":{}," + good.substr(1), Reason::Garbled},
        // The node not where it belongs.
        {200, "{\"a\":" + good + "," + sign, Reason::Garbled},
        {200, "{\"alipay_trade_query_response\":" + node + "}", Reason::SignatureWrong},
        {200, "{\"alipay_trade_query_response\":" + node + ",\"sign\":\"!\"}",
         Reason::SignatureWrong},
        {200, test::signedBody(Call::Query, "[]"), Reason::Garbled},
        {200, test::signedBody(Call::Query, "{}"), Reason::Garbled},
        {200, test::signedBody(Call::Query, "\"c2VjcmV0\""), Reason::Garbled},
        {200, test::signedBody(Call::Query, otherTrade), Reason::Garbled},
        {200, test::signedBody(Call::Query, noNumber), Reason::Garbled},
        {200, test::signedBody(Call::Query, numericAmount), Reason::Garbled},
        {200, test::signedBody(Call::Query, trade("SOMETHING_NEW")), Reason::Unknown},
        {200, test::signedBody(Call::Query, R"({"code":"77777","msg":"?"})"), Reason::Unknown},
    };
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto &[status, body, reason] = table[i];
        const Reading reading = playOne(Question::Query, HttpReply{status, {}, body});
        const std::string where = "row " + std::to_string(i) + ": " + body.substr(0, 60);
        QVERIFY2(reading.verdict == Verdict::NoAnswer, where.c_str());
        QVERIFY2(reading.reason == reason, where.c_str());
    }
}

void AlipayConversationTest::unsignedWordsCountOnlyAsNotExecuted()
{
    const auto general = [](const std::string &code, const std::string &subCode) {
        return HttpReply{200,
                         {},
                         "{\"error_response\":{\"code\":\"" + code + "\",\"sub_code\":\"" +
                             subCode + "\"}}"};
    };
    const std::vector<std::tuple<std::string, std::string, Verdict, Reason>> table = {
        {"40002", "isv.invalid-app-id", Verdict::NotExecuted, Reason::SettingsWrong},
        {"40001", "isv.missing-method", Verdict::NotExecuted, Reason::SettingsWrong},
        {"40002", "isv.invalid-signature", Verdict::NotExecuted, Reason::KeyWrong},
        {"40002", "isv.invalid-timestamp", Verdict::NotExecuted, Reason::ClockWrong},
        {"20000", "isp.unknow-error", Verdict::NoAnswer, Reason::ProviderDown},
        {"10000", "", Verdict::NoAnswer, Reason::Garbled},
        {"40004", "ACQ.TRADE_HAS_CLOSE", Verdict::NoAnswer, Reason::Garbled},
    };
    for (const auto &[code, subCode, verdict, reason] : table) {
        for (const Question question : {Question::Charge, Question::Query, Question::Cancel,
                                        Question::Refund, Question::QueryRefund, Question::Greet}) {
            const Reading reading = playOne(question, general(code, subCode));
            QVERIFY2(reading.verdict == verdict, subCode.c_str());
            QVERIFY2(reading.reason == reason, subCode.c_str());
        }
    }
    // Without a signature, even such a refusal must not come in the name of the call.
    const Reading reading =
        playOne(Question::Charge,
                HttpReply{200, {}, R"({"alipay_trade_precreate_response":{"code":"40002"}})"});
    QVERIFY(reading.verdict == Verdict::NoAnswer);
    QVERIFY(reading.reason == Reason::SignatureWrong);
}

void AlipayConversationTest::theClockIsCompared()
{
    const auto aheadWith = [](const std::string &date) {
        return playOne(Question::Query,
                       HttpReply{200,
                                 {{"date", date}},
                                 test::signedBody(Call::Query, trade("WAIT_BUYER_PAY"))})
            .clockAhead;
    };
    QVERIFY(aheadWith("Sun, 01 Mar 2026 02:10:30 GMT") == Span::minutes(10));
    QVERIFY(aheadWith("Sun, 01 Mar 2026 02:20:31 GMT") == Span::seconds(-1));
    QVERIFY(!aheadWith("yesterday"));
    QVERIFY(!aheadWith("Sun, 31 Feb 2026 02:10:30 GMT"));
    QVERIFY(!aheadWith("Sun, 01 Mar 2026 25:10:30 GMT"));
}

void AlipayConversationTest::statesOfATrade()
{
    const auto readingOf = [](const std::string &node) {
        return play(Question::Query, scriptMatter(), {{Call::Query, node}}).reading;
    };
    const Reading waiting = readingOf(trade("WAIT_BUYER_PAY"));
    QVERIFY(waiting.verdict == Verdict::Waiting);

    for (const char *status : {"TRADE_SUCCESS", "TRADE_FINISHED"}) {
        const Reading paid = readingOf(trade(status, payDate));
        QVERIFY(paid.verdict == Verdict::Paid);
        QVERIFY(paid.amount == Money(3580, Currency::cny()));
        QCOMPARE(paid.reference, std::string("2026"));
        QVERIFY(paid.at == Instant{1772331660000});
    }
    const Reading closed = readingOf(trade("TRADE_CLOSED"));
    QVERIFY(closed.verdict == Verdict::Cancelled && closed.reason == Reason::AlreadyClosed);
    const Reading givenBack = readingOf(trade("TRADE_CLOSED", payDate));
    QVERIFY(givenBack.verdict == Verdict::Cancelled && givenBack.reason == Reason::None);
    const Reading nothing = readingOf(notThere);
    QVERIFY(nothing.verdict == Verdict::NotFound);
    QCOMPARE(nothing.providerCode, std::string("ACQ.TRADE_NOT_EXIST"));
}

void AlipayConversationTest::refundNamesItsNumber()
{
    const Played played =
        play(Question::Refund, scriptMatter(),
             {{Call::Refund, success(R"("fund_change":"N")")}, {Call::RefundQuery, success()}});
    QCOMPARE(test::paramsIn(played.requests[0])["biz_content"],
             std::string(R"({"out_trade_no":"GT1","refund_amount":"2.50",)"
                         R"("out_request_no":"GT1R1","refund_reason":"多收"})"));
    QCOMPARE(test::paramsIn(played.requests[1])["biz_content"],
             std::string(R"({"out_trade_no":"GT1","out_request_no":"GT1R1"})"));
}

void AlipayConversationTest::greetingUsesNoOrder()
{
    const Played played = play(Question::Greet, scriptMatter(), {{Call::Query, notThere}});
    QCOMPARE(played.fault, std::string());
    QVERIFY(played.reading.verdict == Verdict::NotFound);
    QCOMPARE(test::paramsIn(played.requests[0])["biz_content"],
             std::string(R"({"out_trade_no":"guitai_greeting"})"));
    QVERIFY(play(Question::Greet, scriptMatter(), {{Call::Query, refused}}).reading.verdict ==
            Verdict::NotExecuted);
}

void AlipayConversationTest::aStrangersAddressIsNotGreeted()
{
    const auto greets = [](const std::string &gateway) {
        Account account = test::scriptAccount();
        account.gateway = gateway;
        const Step step =
            makeClient(account)->ask(scriptMatter(), Question::Greet, test::scriptNow)->begin();
        const auto *reading = std::get_if<Reading>(&step);
        return !reading || reading->reason != Reason::WrongHost;
    };
    for (const char *own :
         {"https://openapi.alipay.com/gateway.do", "http://127.0.0.1:8101/gateway.do",
          "https://openapi-sandbox.dl.alipaydev.com/gateway.do", "https://localhost/gateway.do",
          "https://openapi.alipaydev.com:443/gateway.do", "http://[::1]:8101/gateway.do"}) {
        QVERIFY2(greets(own), own);
    }
    for (const char *strange :
         {"https://openapi.alipay.com.example.com/gateway.do", "https://alipay.com.cn/gateway.do",
          "https://myalipay.com/gateway.do", "https://192.168.1.1/openapi.alipay.com"}) {
        QVERIFY2(!greets(strange), strange);
    }
}

GUITAI_TEST(AlipayConversationTest)

} // namespace guitai

#include "conversation_test.moc"
