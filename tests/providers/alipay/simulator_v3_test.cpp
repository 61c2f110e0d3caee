// The simulator's second door: what an OpenAPI v3 client says and hears.
#include "payment/providers/alipay/bill.h"
#include "payment/providers/alipay/v3_signature.h"
#include "payment/providers/crypto/base64.h"
#include "tests/kit/main.h"
#include "tests/providers/alipay/world.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <algorithm>

namespace guitai {

using namespace alipay;
using test::alipayExchange;
using test::Exchange;

namespace {

// moc cannot read raw strings: quotation marks are written as apostrophes here.
std::string withQuotes(std::string json)
{
    std::replace(json.begin(), json.end(), '\'', '"');
    return json;
}

} // namespace

class AlipaySimulatorV3Test : public QObject
{
    Q_OBJECT

    struct Heard
    {
        int status = 0;
        QJsonObject body;
        bool isSigned = false;
    };

    static std::string authorizationAt(Instant at, const std::string &app = "2021000000000001")
    {
        return "app_id=" + app + ",nonce=n1,timestamp=" + std::to_string(at.ms);
    }

    static Heard say(Exchange &world, V3Call call, const std::string &header)
    {
        HttpRequest request;
        request.method = call.method;
        request.url = "http://127.0.0.1:8101" + call.path;
        request.body = call.body;
        if (!header.empty()) {
            request.headers = {{"Authorization", header}};
        }
        const HttpReply reply = world.simulator().handle(request, world.now, world.fault);
        std::map<std::string, std::string> headers(reply.headers.begin(), reply.headers.end());
        const auto signature = fromBase64(headers["alipay-signature"]);
        const bool verified = signature && test::alipayKeys().platform.publicKey().verify(
                                               v3AnswerText(headers["alipay-timestamp"],
                                                            headers["alipay-nonce"], reply.body),
                                               *signature);
        return {reply.status,
                QJsonDocument::fromJson(QByteArray::fromStdString(reply.body)).object(), verified};
    }

    static Heard post(Exchange &world, const std::string &path, const std::string &body)
    {
        const V3Call call{"POST", "/v3/alipay/trade/" + path, body};
        return say(world, call, v3Header(authorizationAt(world.now), call, test::alipayKeys().app));
    }

private Q_SLOTS:
    void aWholeSale()
    {
        Exchange world = alipayExchange();
        const std::string order =
            withQuotes("{'out_trade_no':'V1','total_amount':'1.00','subject':'x'}");
        const Heard shown = post(world, "precreate", order);
        QCOMPARE(shown.status, 200);
        QVERIFY(shown.isSigned);
        QVERIFY(!shown.body.contains("code") && !shown.body.contains("msg"));
        const Heard notYet = post(world, "query", withQuotes("{'out_trade_no':'V1'}"));
        QCOMPARE(notYet.status, 400);
        QVERIFY(notYet.isSigned);
        QCOMPARE(notYet.body["code"].toString(), "ACQ.TRADE_NOT_EXIST");
        QVERIFY(world.simulator().pay(shown.body["qr_code"].toString().toStdString(), world.now));
        QCOMPARE(post(world, "query", withQuotes("{'out_trade_no':'V1'}"))
                     .body["trade_status"]
                     .toString(),
                 "TRADE_SUCCESS");
        const std::string refund =
            withQuotes("{'out_trade_no':'V1','refund_amount':'0.40','out_request_no':'R1'}");
        QCOMPARE(post(world, "refund", refund).body["refund_fee"].toString(), "0.40");
        const std::string asked = withQuotes("{'out_trade_no':'V1','out_request_no':'R1'}");
        QCOMPARE(post(world, "fastpay/refund/query", asked).body["refund_status"].toString(),
                 "REFUND_SUCCESS");
    }

    void aCustomersCode()
    {
        Exchange world = alipayExchange();
        const auto order = [&](const std::string &number, CodeMood mood) {
            return withQuotes("{'out_trade_no':'") + number +
                   withQuotes("','total_amount':'1.00','subject':'x','auth_code':'") +
                   world.simulator().customerCode(mood, world.now) + "\"}";
        };
        QCOMPARE(post(world, "pay", order("V1", CodeMood::Pays)).status, 200);
        QCOMPARE(post(world, "pay", order("V2", CodeMood::Password)).status, 202);
        QCOMPARE(post(world, "pay", order("V3", CodeMood::NoMoney)).status, 400);
    }

    void aBillByGet()
    {
        Exchange world = alipayExchange();
        const V3Call call{"GET",
                          "/v3/alipay/data/dataservice/bill/downloadurl/query?bill_type=trade"
                          "&bill_date=2026-02-28",
                          ""};
        const Heard heard =
            say(world, call, v3Header(authorizationAt(world.now), call, test::alipayKeys().app));
        QCOMPARE(heard.status, 200);
        HttpRequest request;
        request.method = "GET";
        request.url = heard.body["bill_download_url"].toString().toStdString();
        QVERIFY(request.url.rfind("http://127.0.0.1:8101/download", 0) == 0);
        QVERIFY(readBill(world.simulator().handle(request, world.now, {}).body).ok());
    }

    void theDoorRefuses()
    {
        Exchange world = alipayExchange();
        const V3Call call{"POST", "/v3/alipay/trade/query", withQuotes("{'out_trade_no':'V1'}")};
        const auto codeOf = [&](const V3Call &said, const std::string &header) {
            const Heard heard = say(world, said, header);
            return std::to_string(heard.status) + " " + heard.body["code"].toString().toStdString();
        };
        const auto with = [&](const std::string &authorization) {
            return codeOf(call, v3Header(authorization, call, test::alipayKeys().app));
        };
        QCOMPARE(with(authorizationAt(world.now)), std::string("400 ACQ.TRADE_NOT_EXIST"));
        QCOMPARE(codeOf(call, ""), std::string("401 missing-signature"));
        QCOMPARE(with(authorizationAt(world.now, "2")), std::string("401 invalid-app-id"));
        QCOMPARE(with(authorizationAt(world.now - Span::seconds(601))),
                 std::string("401 invalid-timestamp"));
        QCOMPARE(with(authorizationAt(world.now - Span::seconds(5)) + ",expired_seconds=4"),
                 std::string("401 invalid-timestamp"));
        QCOMPARE(with("app_id=2021000000000001,timestamp=" + std::to_string(world.now.ms)),
                 std::string("401 missing-nonce"));
        QCOMPARE(
            codeOf(call, v3Header(authorizationAt(world.now), call, test::alipayKeys().platform)),
            std::string("401 invalid-signature"));
        V3Call other = call;
        other.body += " ";
        QCOMPARE(codeOf(other, v3Header(authorizationAt(world.now), call, test::alipayKeys().app)),
                 std::string("401 invalid-signature"));
        other = call;
        other.path = "/v3/alipay/trade/dance";
        QCOMPARE(codeOf(other, v3Header(authorizationAt(world.now), other, test::alipayKeys().app)),
                 std::string("404 invalid-method"));
        world.fault.badSignature = true;
        QVERIFY(!post(world, "query", "{}").isSigned);
    }
};

GUITAI_TEST(AlipaySimulatorV3Test)

} // namespace guitai

#include "simulator_v3_test.moc"
