// PayPal's callbacks: which are believed, and what they say.
#include "payment/providers/crypto/base64.h"
#include "payment/providers/paypal/paypal_time.h"
#include "payment/providers/paypal/webhook.h"
#include "tests/kit/main.h"
#include "tests/providers/paypal/paypal_world.h"

#include <QJsonArray>
#include <QtTest>

namespace guitai {

using namespace paypal;
using namespace test;

namespace {

std::string textOf(const QJsonValue &value)
{
    return value.toString().toStdString();
}

HttpRequest callbackOf(const QJsonObject &vector)
{
    HttpRequest callback;
    callback.url = "https://relay.example.com/in/shop/paypal";
    callback.headers = {{"PAYPAL-TRANSMISSION-ID", textOf(vector["transmission_id"])},
                        {"PAYPAL-TRANSMISSION-TIME", textOf(vector["transmission_time"])},
                        {"PAYPAL-TRANSMISSION-SIG", textOf(vector["transmission_sig"])},
                        {"PAYPAL-CERT-URL", textOf(vector["cert_url"])},
                        {"PAYPAL-AUTH-ALGO", textOf(vector["auth_algo"])},
                        {"PAYPAL-AUTH-VERSION", "v2"}};
    callback.body = textOf(vector["body"]);
    return callback;
}

const QJsonObject &vectors()
{
    static const QJsonObject all = objectOf(paypalVectorFile("paypal-webhook.json"));
    return all;
}

Account accountFor(const QJsonObject &vector)
{
    ProviderSettings settings = paypalSettings();
    if (vector["id"].toString() == "bad-url-sandbox-in-live")
        settings["base_url"] = "https://api-m.paypal.com";
    settings["webhook_id"] = textOf(vector["webhook_id"]);
    settings["webhook_root_file"] = textOf(vectors()["trust_root"]);
    return *readAccount(settings);
}

void replaceHeader(HttpRequest &callback, const std::string &name, const std::string &value)
{
    for (auto &[header, content] : callback.headers) {
        if (header == name)
            content = value;
    }
}

// A till and a simulator that posts its letters to the shop's address.
struct Post
{
    Exchange exchange;
    PayPalDesk desk;

    explicit Post(SimulatorOptions options = {})
        : exchange(paypalExchange(std::move(options)))
        , desk(exchange.simulator())
    {
        desk.send("PATCH", "/v1/notifications/webhooks/5GP028458E2496506",
                  json("[{'op':'replace','path':'/url','value':'https://shop.example/in'}]"),
                  {{"content-type", "application/json"}});
    }

    std::vector<HttpRequest> letters()
    {
        std::vector<HttpRequest> list;
        for (const auto &callback : exchange.simulator().callbacksDue(exchange.now)) {
            list.push_back(callback.request);
            exchange.simulator().callbackAnswered(callback.key, HttpReply{200, {}, {}},
                                                  exchange.now);
        }
        return list;
    }

    Result<CallbackNotice> read(const HttpRequest &letter)
    {
        return exchange.client().read(letter, exchange.now);
    }
};

} // namespace

class PayPalWebhookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyVectorIsJudgedRightly_data()
    {
        QTest::addColumn<QJsonObject>("vector");
        const QJsonArray cases = vectors()["cases"].toArray();
        QVERIFY(cases.size() >= 19);
        for (const QJsonValue &one : cases)
            QTest::addRow("%s", qPrintable(one["id"].toString())) << one.toObject();
    }
    void everyVectorIsJudgedRightly()
    {
        QFETCH(QJsonObject, vector);
        const HttpRequest callback = callbackOf(vector);
        const std::string pem = textOf(vectors()["certs"][vector["certs"].toString()]);
        const std::string text = signedEventText(headerOf(callback, "paypal-transmission-id"),
                                                 headerOf(callback, "paypal-transmission-time"),
                                                 textOf(vector["webhook_id"]), callback.body);
        if (vector["valid"].toBool() && vector.contains("message"))
            QCOMPARE(text, textOf(vector["message"]));
        if (vector["check"].toString() == "signature") {
            const auto key = Certificate::parseAll(pem).front().publicKey();
            const auto signature = fromBase64(textOf(vector["transmission_sig"]));
            QCOMPARE(key->verify(text, *signature), vector["valid"].toBool());
            return;
        }
        const Instant now = *timeFrom(textOf(vectors()["now"]));
        const Account account = accountFor(vector);
        Certificates certificates(account);
        certificates.learn(textOf(vector["cert_url"]), pem, now);
        const auto event = verifiedEvent(callback, account, certificates, now);
        QCOMPARE(event.ok(), vector["valid"].toBool());
        if (event)
            QCOMPARE(*event, callback.body);
    }

    void theGenuineDeliveryIsBelievedInItsTime()
    {
        const QJsonObject genuine = vectors()["cases"][0].toObject();
        QCOMPARE(genuine["id"].toString(), "real-sandbox-2017");
        ProviderSettings settings = paypalSettings();
        settings["webhook_id"] = textOf(genuine["webhook_id"]);
        settings["webhook_cert_file"] = textOf(vectors()["certs"]["real"]);
        const auto client = paypalClient(settings);
        const Instant then = *timeFrom("2017-03-30T20:04:30Z");
        const auto notice = client->read(callbackOf(genuine), then);
        QVERIFY(notice.ok());
        QCOMPARE(notice->id, std::string("WH-2MW4820926242972J-6SG447389E205703U"));
        QVERIFY(notice->attempt.empty()); // a billing plan: genuine, and nothing of ours
        // The certificate has expired since.
        QVERIFY(!client->read(callbackOf(genuine), *timeFrom("2019-05-01T00:00:00Z")).ok());
    }

    void everyByteAndHeaderCounts()
    {
        const QJsonObject good = vectors()["cases"][4].toObject();
        ProviderSettings settings = paypalSettings();
        settings["webhook_cert_file"] = textOf(vectors()["certs"]["ok"]);
        settings["webhook_root_file"] = textOf(vectors()["trust_root"]);
        const auto client = paypalClient(settings);
        const Instant now = *timeFrom(textOf(vectors()["now"]));
        const HttpRequest callback = callbackOf(good);
        QVERIFY(client->read(callback, now).ok());
        for (std::size_t at = 0; at < callback.body.size(); ++at) {
            HttpRequest changed = callback;
            changed.body[at] ^= 1;
            QVERIFY(!client->read(changed, now).ok());
        }
        for (std::size_t at = 0; at + 1 < callback.headers.size(); ++at) { // not the version
            HttpRequest without = callback;
            without.headers.erase(without.headers.begin() + std::ptrdiff_t(at));
            QVERIFY(!client->read(without, now).ok());
            HttpRequest twice = callback;
            twice.headers.push_back(twice.headers[at]);
            QVERIFY(!client->read(twice, now).ok());
        }
        HttpRequest lower = callback;
        for (auto &[name, value] : lower.headers)
            name = QString::fromStdString(name).toLower().toStdString();
        QVERIFY(client->read(lower, now).ok());
    }

    void certificatesComeFromPayPalOnly_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("good");
        const auto row = [](const char *url, bool good) { QTest::newRow(url) << url << good; };
        row("https://api.sandbox.paypal.com/v1/notifications/certs/CERT-1", true);
        row("https://api-m.sandbox.paypal.com/v1/notifications/certs/CERT-1", true);
        row("http://api.sandbox.paypal.com/v1/notifications/certs/CERT-1", false);
        row("https://api.paypal.com/v1/notifications/certs/CERT-1", false);
        row("https://api.sandbox.paypal.com:443/v1/notifications/certs/CERT-1", false);
        row("https://api.sandbox.paypal.com.evil.example/v1/notifications/certs/CERT-1", false);
        row("https://evil.example/api.sandbox.paypal.com/v1/notifications/certs/CERT-1", false);
        row("https://a@api.sandbox.paypal.com/v1/notifications/certs/CERT-1", false);
        row("https://api.sandbox.paypal.com/v1/notifications/certs/", false);
        row("https://api.sandbox.paypal.com/v1/notifications/certs/../../oauth2/token", false);
        row("https://api.sandbox.paypal.com/v1/notifications/certs/%2e%2e/x", false);
        row("https://api.sandbox.paypal.com/v1/notifications/certs/x?to=evil", false);
        row("https://api.sandbox.paypal.com/other/CERT-1", false);
        row("file:///etc/passwd", false);
        row("", false);
    }
    void certificatesComeFromPayPalOnly()
    {
        QFETCH(QString, url);
        QFETCH(bool, good);
        const Account account = *readAccount(paypalSettings());
        QCOMPARE(Certificates(account).whyNotFrom(url.toStdString()).empty(), good);
    }

    void aMissingCertificateIsFetchedByTheNextQuestion_data()
    {
        QTest::addColumn<bool>("greeting");
        QTest::newRow("query") << false;
        QTest::newRow("greeting") << true;
    }
    void aMissingCertificateIsFetchedByTheNextQuestion()
    {
        QFETCH(bool, greeting);
        Post post;
        const Matter matter = someMatter("W1", post.exchange.now);
        post.exchange.ask(matter, Question::Charge);
        post.exchange.simulator().pay("W1", post.exchange.now);
        const auto letters = post.letters();
        QCOMPARE(letters.size(), std::size_t(1));
        const auto unread = post.read(letters.front());
        QVERIFY(!unread.ok());
        QVERIFY(unread.problem().what.rfind("certificate not at hand: http://127.0.0.1:8103/", 0) ==
                0);
        const Matter other = someMatter("W2", post.exchange.now);
        QCOMPARE(post.exchange.ask(other, greeting ? Question::Greet : Question::Query).verdict,
                 greeting ? Verdict::NotFound : Verdict::Waiting);
        QCOMPARE(post.exchange.heard().back(), std::string("certs.get"));
        QVERIFY(headerOf(post.exchange.requests().back(), "authorization").empty());
        QVERIFY(post.read(letters.front()).ok());
        post.exchange.ask(other, Question::Query);
        QVERIFY(post.exchange.heard().back() != "certs.get"); // once
    }

    void aCertificateThatCannotBeFetchedHarmsNobody()
    {
        Post post;
        const Matter matter = someMatter("W1", post.exchange.now);
        post.exchange.ask(matter, Question::Charge);
        post.exchange.simulator().pay("W1", post.exchange.now);
        const auto letter = post.letters().front();
        (void)post.read(letter);
        // What is paid is not kept waiting for it.
        QCOMPARE(post.exchange.ask(matter, Question::Query).verdict, Verdict::Paid);
        QVERIFY(post.exchange.heard().back() != "certs.get");
        post.exchange.wire = [](int n) {
            return n == 1 ? Exchange::Wire::LoseReply : Exchange::Wire::Deliver;
        };
        QCOMPARE(post.exchange.ask(matter, Question::Greet).verdict, Verdict::NotFound);
        QCOMPARE(post.exchange.heard().back(), std::string("certs.get"));
        QVERIFY(!post.read(letter).ok());
    }

    void lettersSayWhatHappened()
    {
        Post post;
        Matter matter = someMatter("W1", post.exchange.now);
        post.exchange.ask(matter, Question::Charge);
        post.exchange.simulator().pay("W1", post.exchange.now);
        const HttpRequest approved = post.letters().front();
        (void)post.read(approved);
        post.exchange.ask(matter, Question::Greet); // fetches the certificate
        const auto notice = post.read(approved);
        QCOMPARE(notice->attempt, matter.attempt);
        QCOMPARE(notice->reading.verdict, Verdict::Waiting);

        post.exchange.ask(matter, Question::Query);
        auto letters = post.letters();
        QCOMPARE(letters.size(), std::size_t(2)); // capture and order
        const auto paid = post.read(letters[0]);
        QCOMPARE(paid->attempt, matter.attempt);
        QCOMPARE(paid->reading.verdict, Verdict::Paid);
        QVERIFY(paid->reading.amount == matter.amount);
        QVERIFY(paid->id != notice->id);

        matter.refund = RefundId("R1");
        matter.refundAmount = Money(500, Currency::cny());
        post.exchange.ask(matter, Question::Refund);
        const auto refunded = post.read(post.letters().front());
        QCOMPARE(refunded->attempt, matter.attempt);
        QCOMPARE(refunded->refund, matter.refund);
        QCOMPARE(refunded->reading.verdict, Verdict::Refunded);
        QVERIFY(refunded->reading.amount == matter.refundAmount);
    }

    void onlyMoneyIsTakenFromLetters_data()
    {
        QTest::addColumn<int>("verdict");
        QTest::addColumn<int>("reason");
        const auto row = [](const char *type, Verdict verdict, Reason reason) {
            QTest::newRow(type) << int(verdict) << int(reason);
        };
        using V = Verdict;
        using R = Reason;
        row("CHECKOUT.ORDER.APPROVED", V::Waiting, R::None);
        row("CHECKOUT.ORDER.COMPLETED", V::NoAnswer, R::None);
        row("CHECKOUT.PAYMENT-APPROVAL.REVERSED", V::NoAnswer, R::None);
        row("PAYMENT.CAPTURE.COMPLETED", V::Paid, R::None);
        row("PAYMENT.CAPTURE.PENDING", V::Waiting, R::PaymentPending);
        row("PAYMENT.CAPTURE.DENIED", V::NoAnswer, R::None);
        row("PAYMENT.CAPTURE.DECLINED", V::NoAnswer, R::None);
        row("PAYMENT.CAPTURE.REVERSED", V::NoAnswer, R::Disputed);
        row("PAYMENT.REFUND.PENDING", V::NoAnswer, R::RefundPending);
        row("PAYMENT.REFUND.FAILED", V::NoAnswer, R::None);
        row("CUSTOMER.DISPUTE.CREATED", V::NoAnswer, R::Disputed);
    }
    void onlyMoneyIsTakenFromLetters()
    {
        QFETCH(int, verdict);
        QFETCH(int, reason);
        const std::string type = QTest::currentDataTag();
        const bool isDispute = type == "CUSTOMER.DISPUTE.CREATED";
        const auto notice =
            noticeOf(json("{'id':'WH-1','event_type':'" + type + "','resource':") +
                     (isDispute ? json("{'disputed_transactions':[{'custom':'GP1'}]}")
                                : captureText("COMPLETED")) +
                     "}");
        QVERIFY(notice.ok());
        QCOMPARE(notice->id, std::string("WH-1"));
        QCOMPARE(notice->attempt, AttemptId("GP1"));
        QCOMPARE(int(notice->reading.verdict), verdict);
        QCOMPARE(int(notice->reading.reason), reason);
    }

    void whatIsNotOursOrCannotBeReadIsNothing()
    {
        const auto plan = noticeOf(json("{'id':'WH-1','event_type':'BILLING.PLAN.CREATED'}"));
        QVERIFY(plan.ok() && plan->attempt.empty());
        QVERIFY(!noticeOf("[]").ok());
        ProviderSettings settings = paypalSettings();
        settings.erase("webhook_id");
        QVERIFY(
            !paypalClient(settings)->read(callbackOf(vectors()["cases"][4].toObject()), {}).ok());
    }

    void anotherAlgorithmIsRefusedByItsName()
    {
        HttpRequest callback = callbackOf(vectors()["cases"][4].toObject());
        const auto client = paypalClient();
        for (const char *name : {"", "sha256withrsa", "SHA1withRSA", "SHA256withRSA "}) {
            replaceHeader(callback, "PAYPAL-AUTH-ALGO", name);
            QVERIFY(client->read(callback, {}).problem().what.find("SHA256withRSA") !=
                    std::string::npos);
        }
    }
};

} // namespace guitai

using guitai::PayPalWebhookTest;
GUITAI_TEST(PayPalWebhookTest)
#include "paypal_webhook_test.moc"
