// Signatures, serial numbers and ciphers against the recorded vectors.
#include "payment/providers/alipay/account.h"
#include "payment/providers/alipay/archive.h"
#include "payment/providers/alipay/bill.h"
#include "payment/providers/alipay/cert_sn.h"
#include "payment/providers/alipay/content_cipher.h"
#include "payment/providers/alipay/envelope.h"
#include "payment/providers/alipay/notify.h"
#include "payment/providers/alipay/response.h"
#include "payment/providers/alipay/signature.h"
#include "payment/providers/alipay/v3_signature.h"
#include "payment/providers/crypto/base64.h"
#include "payment/providers/crypto/rsa.h"
#include "payment/providers/wire/form.h"
#include "tests/kit/main.h"
#include "tests/providers/alipay/vectors.h"

#include <QJsonArray>
#include <QtTest>

namespace guitai {

using namespace alipay;
using test::alipayVectorFile;
using test::alipayVectors;
using test::textOf;

class AlipayVectorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsAreSignedByteForByte();
    void responsesVerifyAsRecorded();
    void notifiesVerifyAsRecorded();
    void notifyOfAnotherShopMeansNothing();
    void certificateNumbers();
    void contentEncryption();
    void billsAreReadRowByRow();
    void theThirdVersionIsSignedByteForByte();
};

void AlipayVectorsTest::requestsAreSignedByteForByte()
{
    for (const QJsonObject &v : alipayVectors("request-sign")) {
        Params params;
        const QJsonObject given = v["params"].toObject();
        for (auto it = given.begin(); it != given.end(); ++it) {
            params[it.key().toStdString()] = textOf(it.value());
        }
        const char *id = qUtf8Printable(v["id"].toString());
        QVERIFY2(signedText(params) == textOf(v["sign_string"]), id);

        std::vector<std::string> pems;
        for (const char *name : {"private_key", "same_key_pkcs1"}) {
            if (v.contains(name)) {
                pems.push_back(alipayVectorFile(textOf(v[name])));
            }
        }
        if (v.contains("private_key_pem")) {
            pems.push_back(textOf(v["private_key_pem"]));
        }
        for (const std::string &pem : pems) {
            const auto key = PrivateKey::parse(pem);
            QVERIFY2(key, id);
            QVERIFY2(toBase64(key->sign(textOf(v["sign_string"]))) == textOf(v["sign"]), id);
        }
        QVERIFY2(!pems.empty(), id);
    }
}

void AlipayVectorsTest::responsesVerifyAsRecorded()
{
    const auto ours = PrivateKey::parse(alipayVectorFile("keys/ali-app.pkcs8.pem"));
    for (const QJsonObject &v : alipayVectors("response-verify")) {
        const char *id = qUtf8Printable(v["id"].toString());
        const std::string raw = textOf(v["raw"]);
        const auto key = PublicKey::parse(textOf(v["public_key_pem"]));
        QVERIFY2(key, id);

        std::string node = textOf(v["method"]) + "_response";
        std::replace(node.begin(), node.end(), '.', '_');
        const auto envelope = openEnvelope(raw, node);
        const bool expectGood = textOf(v["expect"]).substr(0, 6) == "verify";
        if (expectGood) {
            QVERIFY2(envelope, id);
            const auto signature = fromBase64(envelope->signature);
            QVERIFY2(signature && key->verify(textOf(v["sign_source"]), *signature), id);
        }
        // Of the recorded methods these are calls of ours, so the whole reading can be tried.
        for (const Call call : {Call::Precreate, Call::Query}) {
            if (methodOf(call) != textOf(v["method"])) {
                continue;
            }
            Account account{"https://example.com",
                            "1",
                            "",
                            *ours,
                            *key,
                            {},
                            ContentCipher::fromKey("QUJDREVGR0hJSktMTU5PUA==")};
            const Heard heard = readResponse(raw, call, account);
            const auto *response = std::get_if<Response>(&heard);
            QVERIFY2((response && response->verified) == expectGood, id);
        }
    }
}

void AlipayVectorsTest::notifiesVerifyAsRecorded()
{
    for (const QJsonObject &v : alipayVectors("notify")) {
        const auto key = PublicKey::parse(textOf(v["public_key_pem"]));
        const auto notify = readNotify(textOf(v["form"]), *key);
        QVERIFY2(notify.ok() == v["signature_ok"].toBool(), qUtf8Printable(v["id"].toString()));
    }
}

void AlipayVectorsTest::notifyOfAnotherShopMeansNothing()
{
    const std::map<std::string, Verdict> expected = {{"normal", Verdict::Paid},
                                                     {"extra_field", Verdict::Paid},
                                                     {"wrong_app", Verdict::NoAnswer},
                                                     {"wrong_seller", Verdict::NoAnswer},
                                                     {"wait_buyer_pay", Verdict::Waiting}};
    const auto ours = PrivateKey::parse(alipayVectorFile("keys/ali-app.pkcs8.pem"));
    std::size_t seen = 0;
    for (const QJsonObject &v : alipayVectors("notify")) {
        const auto row = expected.find(textOf(v["id"]));
        if (row == expected.end()) {
            continue;
        }
        ++seen;
        const QJsonObject order = v["order"].toObject();
        const auto key = PublicKey::parse(textOf(v["public_key_pem"]));
        const Account account{"https://example.com",
                              textOf(order["app_id"]),
                              textOf(order["seller_id"]),
                              *ours,
                              *key,
                              {},
                              {}};
        Matter matter;
        matter.attempt = AttemptId(textOf(order["out_trade_no"]));
        const auto notify = readNotify(textOf(v["form"]), account);
        QVERIFY(notify.ok());
        const Reading reading = readingOf(*notify, account, matter);
        QVERIFY2(reading.verdict == row->second, row->first.c_str());
        if (reading.verdict == Verdict::Paid) {
            QCOMPARE(reading.amount->text(), textOf(order["total_amount"]));
            QVERIFY(reading.at.has_value());
        }
        matter.attempt = AttemptId("another");
        QVERIFY(readingOf(*notify, account, matter).verdict == Verdict::NoAnswer);
    }
    QCOMPARE(seen, expected.size());
}

void AlipayVectorsTest::certificateNumbers()
{
    for (const QJsonObject &v : alipayVectors("cert-sn")) {
        const auto certificates = Certificate::parseAll(textOf(v["pem"]));
        const char *id = qUtf8Printable(v["id"].toString());
        QVERIFY2(!certificates.empty(), id);
        const bool isRoot = v["kind"].toString() == "root";
        const std::string sn = isRoot ? rootCertSn(certificates) : certSn(certificates.front());
        QVERIFY2(sn == textOf(v["sn"]), id);
        if (v.contains("public_key_base64")) {
            QVERIFY2(certificates.front().publicKey() ==
                         PublicKey::parse(textOf(v["public_key_base64"])),
                     id);
        }
    }
}

void AlipayVectorsTest::contentEncryption()
{
    for (const QJsonObject &v : alipayVectors("aes")) {
        const auto cipher = ContentCipher::fromKey(textOf(v["key_base64"]));
        QVERIFY(cipher);
        QCOMPARE(cipher->encrypt(textOf(v["plaintext"])), textOf(v["ciphertext_base64"]));
        QCOMPARE(cipher->decrypt(textOf(v["ciphertext_base64"])).value_or("?"),
                 textOf(v["plaintext"]));
    }
    QVERIFY(!ContentCipher::fromKey("too short"));
    QVERIFY(!ContentCipher::fromKey("aa4BtZ4tspm2wnXLb1ThQA==")->decrypt("AAAA"));
}

void AlipayVectorsTest::billsAreReadRowByRow()
{
    for (const QJsonObject &v : alipayVectors("bill")) {
        const auto zip = fromBase64(textOf(v["zip_base64"]));
        QVERIFY(zip);
        const auto files = unpacked(*zip);
        QVERIFY2(files, qUtf8Printable(v["id"].toString()));
        const QJsonObject expected = v["expect"].toObject();
        QCOMPARE(int(files->size()), expected["files"].toInt());
        const auto bill = readBill(*zip);
        QVERIFY(bill && bill->isWhole());
        const QJsonArray rows = expected["rows"].toArray();
        QCOMPARE(int(bill->rows.size()), int(rows.size()));
        for (std::size_t i = 0; i < bill->rows.size(); ++i) {
            const QJsonValue row = rows[qsizetype(i)];
            QCOMPARE(bill->rows[i].isRefund, row[0].toString() == "退款");
            QCOMPARE(bill->rows[i].outTradeNo, textOf(row[1]));
            QCOMPARE(bill->rows[i].amount.minor(), row[2].toInteger());
            QCOMPARE(bill->rows[i].refundNo, textOf(row[3]));
        }
        QCOMPARE(bill->trades().count, expected["pay_count"].toInt());
        QCOMPARE(bill->trades().amount.minor(), expected["pay_fen"].toInteger());
        QCOMPARE(bill->refunds().count, expected["refund_count"].toInt());
        QCOMPARE(bill->refunds().amount.minor(), expected["refund_fen"].toInteger());
    }
}

void AlipayVectorsTest::theThirdVersionIsSignedByteForByte()
{
    for (const QJsonObject &v : alipayVectors("v3")) {
        const char *id = qUtf8Printable(v["id"].toString());
        if (v["kind"].toString() == "response") {
            const auto key = PublicKey::parse(alipayVectorFile(textOf(v["public_key"])));
            const QJsonObject headers = v["headers"].toObject();
            const std::string text =
                v3AnswerText(textOf(headers["alipay-timestamp"]), textOf(headers["alipay-nonce"]),
                             textOf(v["body"]));
            const auto signature = fromBase64(textOf(headers["alipay-signature"]));
            QVERIFY2(key && signature && key->verify(text, *signature), id);
            QVERIFY2(!key->verify(text + " ", *signature), id);
            continue;
        }
        const V3Call call{textOf(v["method"]), textOf(v["url"]), textOf(v["body"]),
                          textOf(v["app_auth_token"])};
        const auto read = readV3Header(textOf(v["authorization"]));
        QVERIFY2(read, id);
        QVERIFY2(v3SignedText(read->signedPart, call) == textOf(v["sign_text"]), id);
        const auto key = PrivateKey::parse(alipayVectorFile(textOf(v["private_key"])));
        QVERIFY2(v3Header(read->signedPart, call, *key) == textOf(v["authorization"]), id);
        QVERIFY2(read->field("timestamp") == "1772331630000", id);
    }
    QVERIFY(!readV3Header("ALIPAY-SHA256withRSA app_id=1"));
    QVERIFY(!readV3Header("Bearer app_id=1,sign=x"));
    QVERIFY(!readV3Header("ALIPAY-SHA256withRSA app_id,sign=x"));
}

GUITAI_TEST(AlipayVectorsTest)

} // namespace guitai

#include "vectors_test.moc"
