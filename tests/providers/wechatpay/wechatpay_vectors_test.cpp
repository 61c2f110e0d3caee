// Signatures, ciphers, notifications and bills against the recorded vectors.
#include "payment/providers/crypto/aes_gcm.h"
#include "payment/providers/crypto/base64.h"
#include "payment/providers/wechatpay/bill.h"
#include "payment/providers/wechatpay/notification.h"
#include "payment/providers/wechatpay/signature.h"
#include "payment/providers/wechatpay/v2_signature.h"
#include "tests/kit/main.h"
#include "tests/providers/wechatpay/vectors.h"

#include <QtTest>

namespace guitai {

using namespace wechatpay;
using test::wechatHeaders;
using test::wechatRing;
using test::wechatText;
using test::wechatVectorFile;
using test::wechatVectors;

class WeChatPayVectorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsAreSignedByteForByte();
    void answersVerifyAsRecorded();
    void aeadOpensAsRecorded();
    void v2IsSignedAsRecorded();
    void notificationsAreBelievedAsRecorded();
    void notificationsMeanWhatTheySay();
    void billsReadAsRecorded();
};

namespace {

Instant nowOf(const QJsonObject &v)
{
    return Instant{v["now"].toInteger() * 1000};
}

HttpRequest callbackOf(const QJsonObject &v)
{
    HttpRequest callback;
    callback.headers = wechatHeaders(v);
    callback.body = wechatText(v, "body");
    return callback;
}

std::int64_t fenOf(const std::string &yuan)
{
    return Money::parse(yuan, Currency::cny()).value().minor();
}

} // namespace

void WeChatPayVectorsTest::requestsAreSignedByteForByte()
{
    const auto merchant = PrivateKey::parse(wechatVectorFile("keys/wx-merchant.pkcs8.pem"));
    for (const QJsonObject &v : wechatVectors("request-sign")) {
        std::string text = wechatText(v, "message");
        const std::string own = wechatText(v, "private_key_pem");
        const auto key = own.empty() ? merchant : PrivateKey::parse(own);
        if (own.empty()) {
            text = requestText(wechatText(v, "method"), wechatText(v, "url"),
                               wechatText(v, "timestamp"), wechatText(v, "nonce"),
                               wechatText(v, "body"));
            QCOMPARE(text, wechatText(v, "message"));
        }
        QCOMPARE(toBase64(key->sign(text)), wechatText(v, "signature"));
        if (const std::string recorded = wechatText(v, "authorization"); !recorded.empty()) {
            const Authorization made{"1900000109", "3775B6A45ACD588826D15E583A95F5DD12345678",
                                     wechatText(v, "timestamp"), wechatText(v, "nonce"),
                                     wechatText(v, "signature")};
            QCOMPARE(made.header().size(), recorded.size()); // the order is free
        }
    }
}

void WeChatPayVectorsTest::answersVerifyAsRecorded()
{
    for (const QJsonObject &v : wechatVectors("response-verify")) {
        const Trust trust =
            trustIn(wechatHeaders(v), wechatText(v, "body"), wechatRing(v), nowOf(v));
        QVERIFY2((trust == Trust::Verified) == (wechatText(v, "expect") == "verify"),
                 wechatText(v, "id").c_str());
    }
}

void WeChatPayVectorsTest::aeadOpensAsRecorded()
{
    for (const QJsonObject &v : wechatVectors("aes-gcm")) {
        const std::string id = wechatText(v, "id");
        const std::string nonce = wechatText(v, "nonce");
        const std::string data = wechatText(v, "associated_data");
        const auto sealed = fromBase64(wechatText(v, "ciphertext"));
        QVERIFY2(sealed, id.c_str());
        const auto text = openGcm(wechatText(v, "key"), nonce, data, *sealed);
        QVERIFY2(text.has_value() == v["plaintext"].isString(), id.c_str());
        if (text) {
            QCOMPARE(*text, wechatText(v, "plaintext"));
            QVERIFY2(sealGcm(wechatText(v, "key"), nonce, data, *text) == sealed, id.c_str());
        }
        if (const std::string serial = wechatText(v, "certificate_serial"); !serial.empty()) {
            QCOMPARE(Certificate::parseAll(*text).front().serialHex(), serial);
        }
    }
    QVERIFY(!openGcm("short", "abcdef012345", {}, std::string(32, 'x')));
    QVERIFY(!openGcm(std::string(32, 'k'), {}, {}, std::string(32, 'x')));
    QVERIFY(!openGcm(std::string(32, 'k'), "abcdef012345", {}, "short"));
}

void WeChatPayVectorsTest::v2IsSignedAsRecorded()
{
    for (const QJsonObject &v : wechatVectors("v2-sign")) {
        const std::string id = wechatText(v, "id");
        V2Fields fields;
        const QJsonObject params = v["params"].toObject();
        for (auto it = params.begin(); it != params.end(); ++it) {
            fields[it.key().toStdString()] = it->toString().toStdString();
        }
        const SignType type =
            wechatText(v, "sign_type") == "MD5" ? SignType::Md5 : SignType::HmacSha256;
        QCOMPARE(v2Sign(fields, wechatText(v, "key"), type), wechatText(v, "sign"));
        fields["sign"] = wechatText(v, "sign");
        QVERIFY2(v2SignHolds(fields, wechatText(v, "key"), type), id.c_str());
        QVERIFY2(readV2Xml(v2Xml(fields)) == fields, id.c_str());
        // "]]>" inside of a CDATA section is no XML, whoever wrote it.
        const auto read = readV2Xml(wechatText(v, "xml"));
        QVERIFY2(id.find("specials") == 0 ? !read : read == fields, id.c_str());
    }
}

void WeChatPayVectorsTest::notificationsAreBelievedAsRecorded()
{
    for (const QJsonObject &v : wechatVectors("notify")) {
        const std::string id = wechatText(v, "id");
        const std::string expect = wechatText(v, "expect");
        const bool isBelieved =
            expect.find("reject") == std::string::npos && expect.find("5xx") == std::string::npos;
        const auto read =
            readNotification(callbackOf(v), wechatText(v, "apiv3_key"), wechatRing(v), nowOf(v));
        QVERIFY2(read.ok() == isBelieved, id.c_str());
        if (read) {
            QCOMPARE(read->content, wechatText(v, "plaintext"));
        }
    }
}

void WeChatPayVectorsTest::notificationsMeanWhatTheySay()
{
    const PrivateKey ours = *PrivateKey::parse(wechatVectorFile("keys/wx-merchant.pkcs8.pem"));
    std::size_t seen = 0;
    for (const QJsonObject &v : wechatVectors("notify")) {
        const auto read =
            readNotification(callbackOf(v), wechatText(v, "apiv3_key"), wechatRing(v), nowOf(v));
        if (!read) {
            continue;
        }
        const std::string id = wechatText(v, "id");
        const QJsonObject order = v["order"].toObject();
        Account account{{}, wechatText(order, "mchid"), wechatText(order, "appid"), {}, ours, {},
                        {}};
        const auto notice = noticeOf(*read, account, nowOf(v));
        QVERIFY2(notice.ok(), id.c_str());
        if (id == "official_go") {
            QVERIFY(notice->attempt.empty()); // an event that is not ours
            continue;
        }
        ++seen;
        const bool isOurs = notice->attempt.text == wechatText(order, "out_trade_no");
        QVERIFY2(isOurs == (id != "unknown_order"), id.c_str());
        QVERIFY2(notice->reading.verdict == Verdict::Paid, id.c_str());
        const bool hasOurAmount = notice->reading.amount->minor() == order["total"].toInteger();
        QVERIFY2(hasOurAmount == (id != "wrong_amount_signed"), id.c_str());
        QVERIFY(notice->reading.at.has_value());
        // Of another merchant: genuine, and about nothing of ours.
        account.mchid = "1900000110";
        QVERIFY(noticeOf(*read, account, nowOf(v))->attempt.empty());
    }
    QCOMPARE(seen, std::size_t(4));
}

void WeChatPayVectorsTest::billsReadAsRecorded()
{
    for (const QJsonObject &v : wechatVectors("bill")) {
        const std::string id = wechatText(v, "id");
        const std::string file = *fromBase64(wechatText(v, "file_base64"));
        QCOMPARE(billHash(file), wechatText(v, "sha1"));
        const auto bill = readBill(file);
        QVERIFY2(bill.ok(), id.c_str());
        const QJsonObject expect = v["expect"].toObject();
        QCOMPARE(qint64(bill->rows.size()), expect["rows"].toInteger());
        const QJsonObject first = expect["first"].toObject();
        for (auto it = first.begin(); it != first.end(); ++it) {
            QCOMPARE(bill->rows.front().at(it.key().toStdString()), it->toString().toStdString());
        }
        const QJsonObject summary = expect["summary"].toObject();
        for (auto it = summary.begin(); it != summary.end(); ++it) {
            QCOMPARE(bill->summary.at(it.key().toStdString()), it->toString().toStdString());
        }
        std::int64_t income = 0;
        for (const BillRow &row : bill->rows) {
            if (expect.contains("payments_fen") && row.at("交易状态") == "SUCCESS") {
                QCOMPARE(fenOf(row.at("订单金额")),
                         expect["payments_fen"][QString::fromStdString(row.at("商户订单号"))]
                             .toInteger());
            }
            if (expect.contains("income_fen") && row.at("收支类型") == "收入") {
                income += fenOf(row.at("收支金额(元)"));
            }
        }
        QCOMPARE(income, expect["income_fen"].toInteger());
        QVERIFY(!readBill(file.substr(0, file.size() / 2)).ok()); // cut on the way
    }
}

GUITAI_TEST(WeChatPayVectorsTest)

} // namespace guitai

#include "wechatpay_vectors_test.moc"
