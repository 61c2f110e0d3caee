// Certificate mode: whom the client believes, also after Alipay changed its certificate.
#include "payment/providers/alipay/cert_sn.h"
#include "payment/providers/alipay/certificate_book.h"
#include "payment/providers/alipay/client.h"
#include "payment/providers/alipay/notify.h"
#include "payment/providers/crypto/certificate_maker.h"
#include "tests/kit/main.h"
#include "tests/providers/alipay/vectors.h"
#include "tests/providers/alipay/world.h"

#include <QtTest>

namespace guitai {

using namespace alipay;
using test::Exchange;
using test::someMatter;

class AlipayCertificatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aWholeSale();
    void aChangedCertificateIsFetchedOnce();
    void aChangedCertificateThatCannotBeFetchedIsNoAnswer();
    void aStrangersCertificateIsNotBelieved();
    void wrongSettingsAreNamed();
    void expiredCertificatesAreToldByTheGreeting();
    void notifiesNameTheirCertificate();
    void theRealRootBundleIsReadable();

private:
    struct World
    {
        AlipaySimulator *simulator;
        std::unique_ptr<Exchange> exchange;
    };
    World world();

    std::optional<PrivateKey> m_other;
};

void AlipayCertificatesTest::initTestCase()
{
    m_other = PrivateKey::generate();
}

AlipayCertificatesTest::World AlipayCertificatesTest::world()
{
    SimulatorOptions options;
    options.keys = test::alipayKeys();
    auto simulator = makeSimulator(options);
    AlipaySimulator *kept = simulator.get();
    auto account = readAccount(simulator->certificateSettingsFor("http://127.0.0.1:8101"));
    if (!account) {
        qFatal("%s", account.problem().what.c_str());
    }
    return {kept, std::make_unique<Exchange>(makeClient(std::move(account).value()),
                                             std::move(simulator))};
}

void AlipayCertificatesTest::aWholeSale()
{
    const World w = world();
    const Matter matter = someMatter("GT1", w.exchange->now);
    std::string body;
    w.exchange->tamper = [&](int, HttpReply &reply) { body = reply.body; };
    const Reading shown = w.exchange->ask(matter, Question::Charge);
    QVERIFY(shown.verdict == Verdict::Waiting);
    const std::string url = w.exchange->requests().front().url;
    QVERIFY(url.find("app_cert_sn=") != std::string::npos);
    QVERIFY(url.find("alipay_root_cert_sn=") != std::string::npos);
    const std::string between = "},\"alipay_cert_sn\":\"";
    QVERIFY(body.find(between) != std::string::npos);
    w.simulator->pay(shown.code, w.exchange->now);
    QVERIFY(w.exchange->ask(matter, Question::Query).verdict == Verdict::Paid);
    w.exchange->fault.badSignature = true;
    QVERIFY(w.exchange->ask(matter, Question::Query).reason == Reason::SignatureWrong);
}

void AlipayCertificatesTest::aChangedCertificateIsFetchedOnce()
{
    const World w = world();
    const Matter matter = someMatter("GT1", w.exchange->now);
    w.exchange->ask(matter, Question::Charge);
    w.simulator->pay("GT1", w.exchange->now);
    w.simulator->changeCertificate(*m_other);
    QVERIFY(w.exchange->ask(matter, Question::Query).verdict == Verdict::Paid);
    QCOMPARE(
        w.exchange->heard(),
        (std::vector<std::string>{"alipay.trade.query", "alipay.open.app.alipaycert.download"}));
    QVERIFY(w.exchange->ask(matter, Question::Query).verdict == Verdict::Paid);
    QCOMPARE(w.exchange->heard(), (std::vector<std::string>{"alipay.trade.query"}));

    const std::string saved = w.simulator->save();
    QVERIFY(w.simulator->load(saved));
    QCOMPARE(w.simulator->save(), saved);
    QVERIFY(w.exchange->ask(matter, Question::Query).verdict == Verdict::Paid);
}

void AlipayCertificatesTest::aChangedCertificateThatCannotBeFetchedIsNoAnswer()
{
    const World w = world();
    const Matter matter = someMatter("GT1", w.exchange->now);
    w.exchange->ask(matter, Question::Charge);
    w.simulator->pay("GT1", w.exchange->now);
    w.simulator->changeCertificate(*m_other);
    w.exchange->wire = [](int n) {
        return n == 1 ? Exchange::Wire::LoseReply : Exchange::Wire::Deliver;
    };
    QVERIFY(w.exchange->ask(matter, Question::Query).verdict == Verdict::NoAnswer);
    w.exchange->wire = [](int) { return Exchange::Wire::Deliver; };
    for (const std::string &body : {std::string(), std::string("{}"), std::string("<html>")}) {
        w.exchange->tamper = [&](int n, HttpReply &reply) {
            if (n == 1) {
                reply.body = body;
            }
        };
        const Reading reading = w.exchange->ask(matter, Question::Query);
        QVERIFY(reading.verdict == Verdict::NoAnswer);
        QVERIFY(reading.reason == Reason::SignatureWrong);
    }
    // The answer that waited is verified with the new key, not just believed.
    w.exchange->tamper = [&](int n, HttpReply &reply) {
        if (n == 0) {
            reply.body.replace(reply.body.find("35.80"), 5, "99.80");
        }
    };
    QVERIFY(w.exchange->ask(matter, Question::Query).reason == Reason::SignatureWrong);
}

void AlipayCertificatesTest::aStrangersCertificateIsNotBelieved()
{
    const Instant now{1772331630000};
    const PrivateKey &authorityKey = test::alipayKeys().platform;
    const PublicKey &held = m_other->publicKey();
    CertificateWish wish{"Ant", "Root", 1, now - Span::hours(24), now + Span::hours(24), true};
    const Certificate root = CertificateMaker::selfSigned(wish, authorityKey);
    const auto issue = [&](const std::string &name, std::uint64_t serial, Instant from,
                           Instant to) {
        return CertificateMaker::issued({"Ant", name, serial, from, to, false}, held, root,
                                        authorityKey);
    };
    const Instant from = now - Span::hours(1);
    const Instant to = now + Span::hours(1);
    const Certificate ours = issue("Alipay-2088", 2, from, to);
    CertificateBook book(ours, {ours}, {root}, held);

    const Certificate good = issue("Alipay-2088", 3, from, to);
    const Certificate merchant = issue("2088-2021", 4, from, to);
    const Certificate early = issue("Alipay-2088", 5, now + Span::minutes(1), to);
    const Certificate late = issue("Alipay-2088", 6, from, now - Span::minutes(1));
    const Certificate selfMade =
        CertificateMaker::selfSigned({"Ant", "Alipay-2088", 7, from, to, false}, *m_other);
    // Issued by somebody who is no authority.
    const Certificate byMerchant = CertificateMaker::issued(
        {"Ant", "Alipay-2088", 8, from, to, false}, held, merchant, *m_other);

    QVERIFY(!book.learn(certSn(merchant), merchant.pem(), now));
    QVERIFY(!book.learn(certSn(early), early.pem(), now));
    QVERIFY(!book.learn(certSn(late), late.pem(), now));
    QVERIFY(!book.learn(certSn(selfMade), selfMade.pem(), now));
    QVERIFY(!book.learn(certSn(byMerchant), byMerchant.pem() + merchant.pem(), now));
    QVERIFY(!book.learn("0123", good.pem(), now));
    QVERIFY(!book.learn(certSn(good), "", now));
    QVERIFY(!book.keyOf(certSn(good)));
    QVERIFY(book.learn(certSn(good), good.pem(), now));
    QVERIFY(book.keyOf(certSn(good)) == held);
}

void AlipayCertificatesTest::wrongSettingsAreNamed()
{
    SimulatorOptions options;
    options.keys = test::alipayKeys();
    const auto simulator = makeSimulator(options);
    const ProviderSettings good = simulator->certificateSettingsFor("http://127.0.0.1:8101");
    QVERIFY(readAccount(good).ok());
    const auto problem = [&](const char *key, const std::string &value) {
        ProviderSettings settings = good;
        settings[key] = value;
        const auto account = readAccount(settings);
        return account ? std::string() : account.problem().what;
    };
    const auto says = [](const std::string &problem, const char *key, const char *words) {
        return problem.rfind(key, 0) == 0 && problem.find(words) != std::string::npos;
    };
    QVERIFY(says(problem("private_key_file", m_other->pem()), "app_cert_file", "does not belong"));
    QVERIFY(says(problem("app_cert_file", good.at("alipay_cert_file")), "app_cert_file",
                 "does not belong"));
    QVERIFY(says(problem("alipay_cert_file", good.at("app_cert_file")), "alipay_cert_file",
                 "your own"));
    for (const char *key : {"app_cert_file", "alipay_cert_file", "alipay_root_cert_file"}) {
        QVERIFY(says(problem(key, ""), key, "together"));
        QVERIFY(says(problem(key, "x"), key, "no readable certificate"));
    }
}

void AlipayCertificatesTest::expiredCertificatesAreToldByTheGreeting()
{
    const World w = world();
    QVERIFY(w.exchange->ask(someMatter("GT1", w.exchange->now), Question::Greet).verdict ==
            Verdict::NotFound);
    w.exchange->now = instantOf({2050, 1, 2, 0, 0, 0, 0}, 0);
    const Reading reading = w.exchange->ask(someMatter("GT1", w.exchange->now), Question::Greet);
    QVERIFY(w.exchange->heard().empty());
    QVERIFY(reading.verdict == Verdict::NotExecuted);
    QVERIFY(reading.reason == Reason::SettingsWrong);
    QVERIFY(reading.providerWords.rfind("app_cert_file expired on 2049-12-31", 0) == 0);
}

void AlipayCertificatesTest::notifiesNameTheirCertificate()
{
    const World w = world();
    const auto account = readAccount(w.simulator->certificateSettingsFor("http://127.0.0.1:8101"));
    Matter matter = someMatter("GT1", w.exchange->now);
    matter.notifyUrl = "https://pos.example.com/in/1/alipay";
    w.exchange->ask(matter, Question::Charge);
    w.simulator->pay("GT1", w.exchange->now);
    matter.attempt = AttemptId("GT2");
    w.exchange->ask(matter, Question::Charge);
    w.simulator->changeCertificate(*m_other);
    w.simulator->pay("GT2", w.exchange->now);
    const auto due = w.simulator->callbacksDue(w.exchange->now);
    QCOMPARE(due.size(), std::size_t(2));
    QVERIFY(readNotify(due[0].request.body, *account).ok());
    // With a certificate that is not known yet; a query will fetch it.
    QVERIFY(!readNotify(due[1].request.body, *account).ok());
}

void AlipayCertificatesTest::theRealRootBundleIsReadable()
{
    for (const QJsonObject &v : test::alipayVectors("cert-sn")) {
        if (v["id"].toString() != "easysdk_root_crlf") {
            continue;
        }
        const auto roots = Certificate::parseAll(test::textOf(v["pem"]));
        QVERIFY(roots.size() >= 3);
        // Alipay's real chain of 2021 holds under it, on a day when it was valid.
        for (const QJsonObject &other : test::alipayVectors("cert-sn")) {
            if (other["id"].toString() == "easysdk_alipay_chain") {
                const auto chain = Certificate::parseAll(test::textOf(other["pem"]));
                const std::vector<Certificate> between(chain.begin() + 1, chain.end());
                const Instant then = instantOf({2022, 1, 1, 0, 0, 0, 0}, 0);
                QVERIFY(chainHolds(chain.front(), between, roots, then));
                QVERIFY(!chainHolds(chain.front(), between, roots,
                                    instantOf({2024, 1, 1, 0, 0, 0, 0}, 0)));
                QVERIFY(!chainHolds(chain.front(), {}, roots, then));
                return;
            }
        }
    }
    QFAIL("the vectors are gone");
}

GUITAI_TEST(AlipayCertificatesTest)

} // namespace guitai

#include "certificates_test.moc"
