// Public key and platform certificates: held at once, fetched when an unknown one signs, renewed.
#include "tests/kit/main.h"
#include "tests/providers/wechatpay/world.h"

#include <QtTest>

namespace guitai {

using namespace wechatpay;
using test::Exchange;
using test::someMatter;
using test::TillKeys;
using test::wechatWorld;

class WeChatPayKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void certificatesAreFetchedOnceAndKept();
    void aRenewalIsFollowed();
    void bothSignByTurns();
    void theSwitchToThePublicKeyIsFollowed();
    void aTillWithThePublicKeyAloneRefusesCertificates();
    void certificatesThatDoNotOpenAreNotKept();
    void certificatesWithAForgedAnswerAreNotKept();
    void theGreetingProvesTheSharedKey();
};

namespace {

const std::vector<std::string> onlyQuery{"query"};
const std::vector<std::string> fetching{"query", "certificates"};

} // namespace

void WeChatPayKeysTest::certificatesAreFetchedOnceAndKept()
{
    auto world = wechatWorld({.stage = SigningStage::OldCertificate}, {}, TillKeys::None);
    Exchange &exchange = world.exchange;
    const Matter matter = someMatter("KEY_01", exchange.now);
    QVERIFY(exchange.ask(matter, Question::Charge).verdict == Verdict::Waiting);
    QCOMPARE(exchange.heard(), (std::vector<std::string>{"native", "certificates"}));
    QVERIFY(exchange.ask(matter, Question::Query).verdict == Verdict::Waiting);
    QCOMPARE(exchange.heard(), onlyQuery);
}

void WeChatPayKeysTest::aRenewalIsFollowed()
{
    auto world = wechatWorld({.stage = SigningStage::OldCertificate}, {}, TillKeys::None);
    Exchange &exchange = world.exchange;
    const Matter matter = someMatter("KEY_02", exchange.now);
    exchange.ask(matter, Question::Charge);
    world.simulator->setStage(SigningStage::NewCertificate);
    QVERIFY(exchange.ask(matter, Question::Query).verdict == Verdict::Waiting);
    QCOMPARE(exchange.heard(), fetching);
    // The old one is not forgotten before it expires: answers on their way may bear it.
    world.simulator->setStage(SigningStage::OldCertificate);
    QVERIFY(exchange.ask(matter, Question::Query).verdict == Verdict::Waiting);
    QCOMPARE(exchange.heard(), onlyQuery);
}

void WeChatPayKeysTest::bothSignByTurns()
{
    auto world = wechatWorld({.stage = SigningStage::BothCertificates}, {}, TillKeys::None);
    Exchange &exchange = world.exchange;
    const Matter matter = someMatter("KEY_03", exchange.now);
    exchange.ask(matter, Question::Charge);
    for (int i = 0; i < 5; ++i) {
        QVERIFY(exchange.ask(matter, Question::Query).verdict == Verdict::Waiting);
        QCOMPARE(exchange.heard(), onlyQuery);
    }
}

void WeChatPayKeysTest::theSwitchToThePublicKeyIsFollowed()
{
    auto before = wechatWorld({.stage = SigningStage::Switching});
    auto world = wechatWorld({}, {{"platform_cert_file", before.simulator->certificate(0)}});
    world.simulator->load(before.simulator->save());
    Exchange &exchange = world.exchange;
    const Matter matter = someMatter("KEY_04", exchange.now);
    QVERIFY(exchange.ask(matter, Question::Charge).verdict == Verdict::Waiting);
    // And back: the till still holds, or fetches, what signs then.
    world.simulator->setStage(SigningStage::OldCertificate);
    QVERIFY(exchange.ask(matter, Question::Query).verdict == Verdict::Waiting);
    world.simulator->setStage(SigningStage::PublicKey);
    QVERIFY(exchange.ask(matter, Question::Query).verdict == Verdict::Waiting);
    QCOMPARE(exchange.heard(), onlyQuery);
}

void WeChatPayKeysTest::aTillWithThePublicKeyAloneRefusesCertificates()
{
    auto world = wechatWorld({.stage = SigningStage::OldCertificate});
    Exchange &exchange = world.exchange;
    const Reading reading = exchange.ask(someMatter("KEY_05", exchange.now), Question::Charge);
    QVERIFY(reading.verdict == Verdict::NoAnswer);
    QVERIFY(reading.reason == Reason::SignatureWrong);
    QCOMPARE(exchange.heard(), std::vector<std::string>{"native"});
}

void WeChatPayKeysTest::certificatesThatDoNotOpenAreNotKept()
{
    auto world = wechatWorld({.stage = SigningStage::OldCertificate},
                             {{"api_v3_key", std::string(32, 'k')}}, TillKeys::None);
    Exchange &exchange = world.exchange;
    const Reading reading = exchange.ask(someMatter("KEY_06", exchange.now), Question::Charge);
    QVERIFY(reading.verdict == Verdict::NoAnswer);
    QVERIFY(reading.reason == Reason::KeyWrong);
    QVERIFY(reading.providerWords.find("api_v3_key") != std::string::npos);
}

void WeChatPayKeysTest::certificatesWithAForgedAnswerAreNotKept()
{
    auto world = wechatWorld({.stage = SigningStage::OldCertificate}, {}, TillKeys::None);
    Exchange &exchange = world.exchange;
    const Matter matter = someMatter("KEY_07", exchange.now);
    exchange.tamper = [](int n, HttpReply &reply) {
        if (n == 1) {
            reply.body += " ";
        }
    };
    QVERIFY(exchange.ask(matter, Question::Charge).reason == Reason::SignatureWrong);
    exchange.tamper = [](int, HttpReply &) {};
    QVERIFY(exchange.ask(matter, Question::Charge).verdict == Verdict::Waiting);
}

void WeChatPayKeysTest::theGreetingProvesTheSharedKey()
{
    auto world = wechatWorld({.stage = SigningStage::OldCertificate}, {}, TillKeys::None);
    Exchange &exchange = world.exchange;
    const Matter matter = someMatter("KEY_08", exchange.now);
    QVERIFY(exchange.ask(matter, Question::Greet).verdict == Verdict::NotFound);
    QCOMPARE(exchange.heard(), (std::vector<std::string>{"certificates", "query"}));
    auto wrong = wechatWorld({.stage = SigningStage::OldCertificate},
                             {{"api_v3_key", std::string(32, 'k')}}, TillKeys::None);
    QVERIFY(wrong.exchange.ask(matter, Question::Greet).reason == Reason::KeyWrong);
    // A merchant who has been given a public key has no certificates, and is told so.
    auto modern = wechatWorld({}, {}, TillKeys::None);
    const Reading told = modern.exchange.ask(matter, Question::Greet);
    QVERIFY(told.verdict == Verdict::NotExecuted);
    QVERIFY(told.providerWords.find("public_key_id") != std::string::npos);
}

GUITAI_TEST(WeChatPayKeysTest)

} // namespace guitai

#include "wechatpay_keys_test.moc"
