// What the client says, byte for byte, and what it understands.
#include "payment/providers/crypto/base64.h"
#include "payment/providers/wechatpay/client.h"
#include "payment/providers/wechatpay/signature.h"
#include "payment/providers/wechatpay/v2_signature.h"
#include "tests/kit/main.h"
#include "tests/providers/wechatpay/call_scripts.h"
#include "tests/providers/wechatpay/script.h"

#include <QtTest>

namespace guitai {

using namespace wechatpay;
using test::playWeChat;
using test::wechatAccount;
using test::wechatCodeMatter;
using test::wechatError;
using test::wechatHint;
using test::wechatMatter;
using test::wechatOrder;
using test::wechatPaidOrder;
using test::WeChatPlayed;
using test::wechatReply;
using test::wechatV2Reply;

class WeChatPayConversationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nativeByteForByte();
    void aRepeatedNativeCarriesTheSameData();
    void codePayByteForByte();
    void microPayByteForByte();
    void otherMoneyThanYuanIsNotAskedFor();
    void whatIsNotWantedIsNotChargedAgain();
    void statesOfAnOrder_data();
    void statesOfAnOrder();
    void scripts_data();
    void scripts();
    void brokenAnswersAreNoAnswer_data();
    void brokenAnswersAreNoAnswer();
    void theClockIsCompared();
    void reverseWaitsFifteenSeconds();
};

namespace {

const std::string orderPath = "/v3/pay/transactions/out-trade-no/WX_000001";
const std::string queryLine = "GET " + orderPath + "?mchid=1900000109";
const std::string nativeLine = "POST /v3/pay/transactions/native";
const std::string codePayLine = "POST /v3/pay/transactions/codepay";
const std::string microPayLine = "POST /pay/micropay";
const std::string orderQueryLine = "POST /pay/orderquery";

HttpReply codeUrl()
{
    return wechatReply(200, R"({"code_url":"weixin://wxpay/bizpayurl?pr=abc"})");
}

HttpReply v2Error(const std::string &code)
{
    return wechatV2Reply({{"result_code", "FAIL"}, {"err_code", code}});
}

HttpReply v2State(const std::string &state)
{
    return wechatV2Reply({{"result_code", "SUCCESS"},
                          {"trade_state", state},
                          {"out_trade_no", "WX_000001"},
                          {"total_fee", "3580"},
                          {"transaction_id", "4200"},
                          {"time_end", "20260301102012"}});
}

} // namespace

void WeChatPayConversationTest::nativeByteForByte()
{
    Matter matter = wechatMatter();
    matter.subject = "拿铁, \"大杯\"";
    matter.notifyUrl = "https://pos.example.com/in/1/wechatpay";
    const WeChatPlayed played =
        playWeChat(wechatAccount(), Question::Charge, matter, {{nativeLine, codeUrl()}});
    QCOMPARE(played.fault, std::string());
    QCOMPARE(played.reading.code, std::string("weixin://wxpay/bizpayurl?pr=abc"));
    const HttpRequest &request = played.requests.front();
    QCOMPARE(request.body,
             std::string(R"({"appid":"wx8888888888888888","mchid":"1900000109",)"
                         R"("description":"拿铁, \"大杯\"","out_trade_no":"WX_000001",)"
                         R"("attach":"T1","time_expire":"2026-03-01T10:26:30+08:00",)"
                         R"("notify_url":"https://pos.example.com/in/1/wechatpay",)"
                         R"("amount":{"total":3580,"currency":"CNY"},"scene_info":)"
                         R"({"payer_client_ip":"127.0.0.1","device_id":"T1"}})"));
    const std::string authorization = headerOf(request.headers, "Authorization");
    const auto field = [&](const std::string &name) {
        const auto from = authorization.find(name + "=\"") + name.size() + 2;
        return authorization.substr(from, authorization.find('"', from) - from);
    };
    QCOMPARE(field("timestamp"), std::string("1772331630"));
    QCOMPARE(field("nonce_str").size(), std::size_t(32));
    QVERIFY(wechatAccount().key.publicKey().verify(
        requestText("POST", "/v3/pay/transactions/native", field("timestamp"), field("nonce_str"),
                    request.body),
        *fromBase64(field("signature"))));
    QVERIFY(headerOf(request.headers, "Wechatpay-Serial").find("PUB_KEY_ID_") == 0);
    for (const char *name : {"User-Agent", "Accept", "Content-Type"}) {
        QVERIFY(!headerOf(request.headers, name).empty());
    }
}

void WeChatPayConversationTest::aRepeatedNativeCarriesTheSameData()
{
    const auto client = makeClient(wechatAccount());
    const auto bodyAt = [&](Instant now) {
        const Step step = client->ask(wechatMatter(), Question::Charge, now)->begin();
        return std::get<HttpRequest>(step).body;
    };
    QCOMPARE(bodyAt(test::wechatNow), bodyAt(test::wechatNow + Span::minutes(3)));
    Matter matter = wechatMatter();
    matter.subject.clear();
    for (int i = 0; i < 60; ++i) {
        matter.subject += "龟";
    }
    const Step step = client->ask(matter, Question::Charge, test::wechatNow)->begin();
    const std::string body = std::get<HttpRequest>(step).body;
    const auto from = body.find("\"description\":\"") + 15;
    QCOMPARE(body.find('"', from) - from, std::size_t(126)); // 42 whole letters
}

void WeChatPayConversationTest::codePayByteForByte()
{
    const WeChatPlayed played = playWeChat(wechatAccount(CodeApi::V3), Question::Charge,
                                           wechatCodeMatter(), {{codePayLine, codeUrl()}});
    QCOMPARE(played.requests.front().body,
             std::string(R"({"appid":"wx8888888888888888","mchid":"1900000109",)"
                         R"("description":"Guitai Demo 00012","out_trade_no":"WX_000001",)"
                         R"("attach":"T1","payer":{"auth_code":"134567890123456789"},)"
                         R"("amount":{"total":3580,"currency":"CNY"},"scene_info":)"
                         R"({"device_id":"T1","device_ip":"127.0.0.1",)"
                         R"("store_info":{"out_id":"guitai"}}})"));
    QVERIFY(played.reading.verdict == Verdict::NoAnswer); // well signed, and not an order
    QVERIFY(played.reading.reason == Reason::Garbled);
}

void WeChatPayConversationTest::microPayByteForByte()
{
    Account account = wechatAccount();
    account.signType = SignType::HmacSha256;
    const WeChatPlayed played = playWeChat(account, Question::Charge, wechatCodeMatter(),
                                           {{microPayLine, v2State("SUCCESS")}});
    const auto fields = readV2Xml(played.requests.front().body);
    QVERIFY(fields.has_value());
    QVERIFY(v2SignHolds(*fields, account.apiV2Key, SignType::HmacSha256));
    QCOMPARE(fields->at("auth_code"), std::string("134567890123456789"));
    QCOMPARE(fields->at("total_fee"), std::string("3580"));
    QCOMPARE(fields->at("sign_type"), std::string("HMAC-SHA256"));
    QCOMPARE(fields->at("mch_id"), std::string("1900000109"));
    // The answer was signed with MD5, and so not as it was asked for.
    QVERIFY(played.reading.reason == Reason::SignatureWrong);
}

void WeChatPayConversationTest::otherMoneyThanYuanIsNotAskedFor()
{
    Matter matter = wechatMatter();
    matter.amount = Money(100, Currency::fromCode("EUR").value());
    const WeChatPlayed euro = playWeChat(wechatAccount(), Question::Charge, matter, {});
    QVERIFY(euro.reading.verdict == Verdict::NotExecuted);
    QVERIFY(euro.reading.reason == Reason::WrongCurrency);
    matter.amount = Money(0, Currency::cny());
    QVERIFY(playWeChat(wechatAccount(), Question::Charge, matter, {}).reading.reason ==
            Reason::AmountTooSmall);
}

void WeChatPayConversationTest::whatIsNotWantedIsNotChargedAgain()
{
    Matter matter = wechatCodeMatter();
    matter.wanted = false;
    const WeChatPlayed played = playWeChat(wechatAccount(), Question::Charge, matter,
                                           {{orderQueryLine, v2State("USERPAYING")}});
    QCOMPARE(played.fault, std::string());
    QVERIFY(played.reading.verdict == Verdict::Waiting);
}

void WeChatPayConversationTest::statesOfAnOrder_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<Reason>("reason");
    const auto row = [](const char *name, const std::string &body, Verdict verdict,
                        Reason reason = Reason::None) {
        QTest::newRow(name) << QString::fromStdString(body) << verdict << reason;
    };
    row("NOTPAY", wechatOrder("NOTPAY"), Verdict::Waiting);
    row("USERPAYING", wechatOrder("USERPAYING"), Verdict::Waiting);
    row("ACCEPT", wechatOrder("ACCEPT"), Verdict::Waiting, Reason::PaymentPending);
    row("SUCCESS", wechatPaidOrder(), Verdict::Paid);
    row("REFUND", wechatPaidOrder("REFUND"), Verdict::Paid);
    row("CLOSED", wechatOrder("CLOSED"), Verdict::Cancelled, Reason::AlreadyClosed);
    row("REVOKED", wechatOrder("REVOKED"), Verdict::Cancelled);
    row("PAYERROR", wechatOrder("PAYERROR"), Verdict::Declined, Reason::Unknown);
    row("unheard of", wechatOrder("SHINY"), Verdict::NoAnswer, Reason::Unknown);
    row("paid without a number", wechatOrder("SUCCESS"), Verdict::NoAnswer, Reason::Garbled);
    row("paid nothing", wechatPaidOrder("SUCCESS", 0), Verdict::NoAnswer, Reason::Garbled);
    const auto changed = [](std::string body, const std::string &from, const std::string &to) {
        return body.replace(body.find(from), from.size(), to);
    };
    row("paid in dollars", changed(wechatPaidOrder(), R"("currency":"CNY")", R"("currency":"USD")"),
        Verdict::NoAnswer, Reason::Garbled);
    row("half a fen", changed(wechatPaidOrder(), "3580", "3580.5"), Verdict::NoAnswer,
        Reason::Garbled);
    row("another order", changed(wechatPaidOrder(), "WX_000001", "WX_000002"), Verdict::NoAnswer,
        Reason::Garbled);
    row("another merchant", changed(wechatPaidOrder(), "1900000109", "1900000110"),
        Verdict::NoAnswer, Reason::Garbled);
    row("another app", changed(wechatPaidOrder(), "wx88", "wx99"), Verdict::NoAnswer,
        Reason::Garbled);
}

void WeChatPayConversationTest::statesOfAnOrder()
{
    QFETCH(QString, body);
    QFETCH(Verdict, verdict);
    QFETCH(Reason, reason);
    const WeChatPlayed played = playWeChat(wechatAccount(), Question::Query, wechatMatter(),
                                           {{queryLine, wechatReply(200, body.toStdString())}});
    QCOMPARE(played.fault, std::string());
    QCOMPARE(int(played.reading.verdict), int(verdict));
    QCOMPARE(int(played.reading.reason), int(reason));
    if (verdict == Verdict::Paid) {
        // What the order was made for, not what the buyer paid after coupons.
        QCOMPARE(played.reading.amount->minor(), 3580);
        QCOMPARE(played.reading.reference, std::string("4200001234202603010123456789"));
        QCOMPARE(played.reading.at->ms, 1772331612000);
    }
}

void WeChatPayConversationTest::scripts_data()
{
    QTest::addColumn<int>("row");
    const auto all = test::wechatScripts();
    for (std::size_t i = 0; i < all.size(); ++i) {
        QTest::addRow("%d %s", int(all[i].question), all[i].name) << int(i);
    }
}

void WeChatPayConversationTest::scripts()
{
    QFETCH(int, row);
    const test::WeChatScript script = test::wechatScripts()[std::size_t(row)];
    const WeChatPlayed played =
        playWeChat(wechatAccount(script.api), script.question,
                   script.byCode ? wechatCodeMatter() : wechatMatter(), script.lines);
    QCOMPARE(played.fault, std::string());
    QCOMPARE(int(played.reading.verdict), int(script.verdict));
    QCOMPARE(int(played.reading.reason), int(script.reason));
}

void WeChatPayConversationTest::brokenAnswersAreNoAnswer_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("body");
    QTest::addColumn<bool>("isSigned");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("unsigned") << 200 << QString::fromStdString(wechatPaidOrder()) << false
                              << Reason::SignatureWrong;
    QTest::newRow("not JSON") << 200 << "paid!" << true << Reason::Garbled;
    QTest::newRow("nothing") << 200 << "" << true << Reason::Garbled;
    QTest::newRow("a portal") << 200 << "<html>" << false << Reason::SignatureWrong;
    QTest::newRow("elsewhere") << 302 << "" << false << Reason::Garbled;
    QTest::newRow("bad gateway") << 502 << "<html>" << false << Reason::ProviderDown;
    QTest::newRow("a proxy's no") << 404 << "<html>" << false << Reason::Garbled;
    QTest::newRow("too many") << 429 << "" << false << Reason::ProviderBusy;
}

void WeChatPayConversationTest::brokenAnswersAreNoAnswer()
{
    QFETCH(int, status);
    QFETCH(QString, body);
    QFETCH(bool, isSigned);
    QFETCH(Reason, reason);
    HttpReply reply = wechatReply(status, body.toStdString());
    if (!isSigned) {
        reply.headers.clear();
    }
    for (const Question question : {Question::Charge, Question::Query, Question::Cancel,
                                    Question::Refund, Question::QueryRefund, Question::Greet}) {
        const auto client = makeClient(wechatAccount());
        const auto talk = client->ask(wechatMatter(), question, test::wechatNow);
        talk->begin();
        const Step step = talk->hear(reply);
        const auto *reading = std::get_if<Reading>(&step);
        QVERIFY(reading);
        QCOMPARE(int(reading->verdict), int(Verdict::NoAnswer));
        QCOMPARE(int(reading->reason), int(reason));
    }
}

void WeChatPayConversationTest::theClockIsCompared()
{
    HttpReply late = wechatHint(401, "SIGN_ERROR");
    late.headers = {{"date", "Sun, 01 Mar 2026 02:50:30 GMT"}};
    const WeChatPlayed played =
        playWeChat(wechatAccount(), Question::Greet, wechatMatter(), {{"?mchid=1900000109", late}});
    QVERIFY(played.reading.verdict == Verdict::NotExecuted);
    QVERIFY(played.reading.reason == Reason::ClockWrong);
    QVERIFY(played.reading.clockAhead == Span() - Span::minutes(30));
    // A signature from another time proves nothing.
    HttpReply old = wechatReply(200, wechatPaidOrder());
    const auto client = makeClient(wechatAccount());
    const auto talk =
        client->ask(wechatMatter(), Question::Query, test::wechatNow + Span::seconds(301));
    talk->begin();
    const Reading reading = std::get<Reading>(talk->hear(old));
    QVERIFY(reading.verdict == Verdict::NoAnswer);
    QVERIFY(reading.reason == Reason::ClockWrong);
}

void WeChatPayConversationTest::reverseWaitsFifteenSeconds()
{
    Matter matter = wechatCodeMatter();
    matter.openedAt = test::wechatNow - Span::seconds(14);
    const WeChatPlayed early = playWeChat(wechatAccount(), Question::Cancel, matter,
                                          {{orderQueryLine, v2State("USERPAYING")}});
    QCOMPARE(early.fault, std::string());
    QVERIFY(early.reading.verdict == Verdict::Waiting);
    const WeChatPlayed unknown = playWeChat(wechatAccount(), Question::Cancel, matter,
                                            {{orderQueryLine, v2Error("ORDERNOTEXIST")}});
    QVERIFY(unknown.reading.verdict == Verdict::NotFound);
    // Over v2, which wants a TLS certificate of ours, "recall" asks for another try.
    matter.openedAt = test::wechatNow - Span::seconds(15);
    Account account = wechatAccount();
    account.reverseApi = CodeApi::V2;
    const HttpReply again = wechatV2Reply({{"result_code", "SUCCESS"}, {"recall", "Y"}});
    const WeChatPlayed recalled =
        playWeChat(account, Question::Cancel, matter,
                   {{orderQueryLine, v2State("USERPAYING")}, {"POST /secapi/pay/reverse", again}});
    QCOMPARE(recalled.fault, std::string());
    QVERIFY(recalled.reading.verdict == Verdict::NoAnswer);
    const WeChatPlayed refused = playWeChat(
        account, Question::Cancel, matter,
        {{orderQueryLine, v2State("USERPAYING")},
         {"POST /secapi/pay/reverse", HttpReply{400, {}, "No required SSL certificate was sent"}}});
    QVERIFY(refused.reading.verdict == Verdict::NoAnswer);
    QVERIFY(refused.reading.providerWords.find("set payment_code_reverse to v3") !=
            std::string::npos);
}

GUITAI_TEST(WeChatPayConversationTest)

} // namespace guitai

#include "wechatpay_conversation_test.moc"
