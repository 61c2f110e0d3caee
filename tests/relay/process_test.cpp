// The real guitai-relay as a process, and what providers, tills and strangers may do to it.
#include "tests/kit/main.h"
#include "tests/relay/kit/caller.h"
#include "tests/relay/kit/tls_caller.h"
#include "tests/relay/kit/trial.h"

#include <QtTest>

#include <csignal>
#include <memory>
#include <set>

using namespace guitai;
using namespace guitai::test;

class RelayProcessTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Folder> m_folder;
    std::unique_ptr<RelayProcess> m_relay;
    Credentials m_inbox;

    void start(std::vector<std::string> arguments = {})
    {
        m_folder = std::make_unique<Folder>();
        arguments.insert(arguments.end(), {"--rate-limit", "0"});
        m_relay = std::make_unique<RelayProcess>(RELAY_PROGRAM, *m_folder, arguments);
        m_inbox = m_relay->create("shop");
        QVERIFY2(m_relay->start(), m_relay->log().c_str());
    }
    std::string in(const std::string &provider) const
    {
        return "/in/" + m_inbox.inbox + '/' + provider;
    }
    int postTo(const std::string &target, const std::string &body = "x",
               const std::string &headers = {}) const
    {
        return post(m_relay->port(), target, body, headers);
    }
    TillCaller till(const std::string &name = "T1") const
    {
        return TillCaller(m_relay->port(), m_inbox, name);
    }
    // What comes back for bytes on a connection of their own.
    std::string answerTo(const std::string &bytes) const
    {
        Caller caller(m_relay->port());
        caller.say(bytes);
        return caller.response();
    }
    bool stillWorks() const { return postTo(in("test")) == 200; }

private Q_SLOTS:
    void init() { start(); }
    void cleanup()
    {
        if (QTest::currentTestFailed()) {
            qWarning("%s", m_relay->log().c_str());
        }
        m_relay.reset();
    }

    // ---- The way of a letter

    void eachProviderHearsWhatItExpects()
    {
        const int port = m_relay->port();
        for (const auto &[provider, status, body] :
             {std::tuple("alipay", 200, "success"), std::tuple("wechatpay", 204, ""),
              std::tuple("paypal", 200, "ok"), std::tuple("stripe", 200, "ok"),
              std::tuple("test", 200, "ok")}) {
            Caller caller(port);
            caller.say(postText(in(provider), "x"));
            const std::string response = caller.response();
            QCOMPARE(statusOf(response), status);
            QCOMPARE(bodyOf(response), std::string(body));
        }
    }

    void aProbeIsRefusedAndNobodyIsAlarmed()
    {
        QCOMPARE(postTo(in("wechatpay"), "x", "Wechatpay-Signature: WECHATPAY/SIGNTEST/abc\r\n"),
                 401);
        QCOMPARE(postTo(in("wechatpay"), "y", "Wechatpay-Signature: abc\r\n"), 204);
        TillCaller t1 = till();
        const auto letter = t1.letter();
        QVERIFY(letter.has_value());
        QCOMPARE(letter->body, std::string("y"));
    }

    void aTillGetsExactBytesUntilItAcknowledges()
    {
        const std::string body("\0\xff\r\n\r\nletter 1", 14);
        QCOMPARE(postTo(in("stripe?a=%20b"), body,
                        "Stripe-Signature: t=1,v1=ab\r\nContent-Type: image/png\r\n"),
                 200);
        relay::LetterNumber number = 0;
        for (int i = 0; i < 2; ++i) { // not acknowledged: it comes again
            TillCaller t1 = till();
            QCOMPARE(t1.status(), 101);
            const auto letter = t1.letter();
            QVERIFY(letter.has_value());
            QVERIFY(t1.heardHello());
            QCOMPARE(letter->body, body);
            QCOMPARE(letter->provider, std::string("stripe"));
            QCOMPARE(letter->target, in("stripe?a=%20b"));
            QVERIFY(letter->headers[1] ==
                    std::pair(std::string("stripe-signature"), std::string("t=1,v1=ab")));
            number = letter->number;
        }
        {
            TillCaller t1 = till();
            QVERIFY(t1.letter().has_value());
            t1.acknowledge({number});
            // Acknowledgements are stored with the next commit, at the latest with this one.
            QCOMPARE(postTo(in("test"), "second"), 200);
            QCOMPARE(t1.letter()->body, std::string("second"));
        }
        TillCaller t1 = till();
        QCOMPARE(t1.letter()->body, std::string("second"));
        TillCaller t2 = till("T2"); // reads for itself
        QCOMPARE(t2.letter()->body, body);
        QCOMPARE(t2.letter()->body, std::string("second"));
    }

    void aTillThatReadsSlowlyLosesNothing()
    {
        TillCaller t1 = till();
        const std::string large(200 * 1024, 'x');
        constexpr int count = 60; // more than the window's bytes
        for (int i = 0; i < count; ++i) {
            QCOMPARE(postTo(in("test"), std::to_string(i) + ' ' + large), 200);
        }
        std::set<int> seen;
        while (seen.size() < count) {
            const auto letter = t1.letter();
            QVERIFY(letter.has_value());
            seen.insert(std::stoi(letter->body));
            t1.acknowledge({letter->number});
        }
    }

    void moreLettersThanTheWindowAllCome()
    {
        Caller caller(m_relay->port());
        constexpr int count = 700;
        for (int i = 0; i < count; ++i) {
            caller.say(postText(in("test"), std::to_string(i)));
            QCOMPARE(statusOf(caller.response()), 200);
        }
        TillCaller t1 = till();
        std::set<int> seen;
        std::vector<relay::LetterNumber> numbers;
        while (seen.size() < count) {
            const auto letter = t1.letter();
            QVERIFY(letter.has_value());
            QVERIFY2(seen.insert(std::stoi(letter->body)).second, "no letter twice in one go");
            numbers.push_back(letter->number);
            if (numbers.size() == 100) {
                t1.acknowledge(numbers);
                numbers.clear();
            }
        }
    }

    void pipelinedCallbacksAreAllAnswered()
    {
        Caller caller(m_relay->port());
        caller.say(postText(in("test"), "a") + postText(in("test"), "b") + postText("/x", "c"));
        QCOMPARE(statusOf(caller.response()), 200);
        QCOMPARE(statusOf(caller.response()), 200);
        QCOMPARE(statusOf(caller.response()), 404);
    }

    // ---- Bad input

    void strangersLearnNothing()
    {
        const auto unlikeDate = [](std::string text) {
            const std::size_t at = text.find("Date: ");
            return at == text.npos ? text : text.erase(at, 37);
        };
        const std::string unknown = unlikeDate(answerTo(postText("/in/abc/alipay", "x")));
        QCOMPARE(statusOf(unknown), 404);
        for (const char *target : {"/", "/in", "/in/", "/in//alipay", "/inbox", "/in/../etc/passwd",
                                   "/in/abc/alipay/more", "/in/%00/alipay"}) {
            QCOMPARE(unlikeDate(answerTo(postText(target, "x"))), unknown);
        }
        QCOMPARE(unlikeDate(answerTo(postText("/in/" + m_inbox.inbox + "x/alipay", "x"))), unknown);
        QCOMPARE(unlikeDate(answerTo(postText("/in/" + m_inbox.inbox.substr(1) + "/alipay", "x"))),
                 unknown);
        QCOMPARE(m_relay->inbox({"revoke", "shop"}).status, 0);
        QVERIFY(eventually(
            [&] { return unlikeDate(answerTo(postText(in("alipay"), "x"))) == unknown; }));
        QVERIFY(m_relay->log().find(m_inbox.inbox) == std::string::npos);
        QVERIFY(m_relay->log().find(m_inbox.token) == std::string::npos);
    }

    void wrongRequestsAreRefusedAndDoNoHarm()
    {
        for (const char *method : {"GET", "PUT", "DELETE", "OPTIONS"}) {
            const std::string answer =
                answerTo(std::string(method) + ' ' + in("alipay") + " HTTP/1.1\r\nHost: a\r\n\r\n");
            QCOMPARE(statusOf(answer), 405);
            QVERIFY(answer.find("Allow: POST") != answer.npos);
        }
        QCOMPARE(postTo(in("ali%2fpay")), 404);
        QCOMPARE(postTo(in("alipay"), std::string(256 * 1024, 'x')), 200);
        QCOMPARE(postTo(in("alipay"), std::string(256 * 1024 + 1, 'x')), 413);
        QCOMPARE(postTo(in("alipay"), "x", "X: " + std::string(17 * 1024, 'x') + "\r\n"), 431);
        QCOMPARE(postTo(in("alipay"), "x", "Content-Length: 2\r\n"), 400);
        QCOMPARE(postTo(in("alipay"), "x", "Transfer-Encoding: chunked\r\n"), 400);
        QCOMPARE(statusOf(answerTo("\x16\x03\x01\x02garbage")), 400);
        QCOMPARE(statusOf(answerTo("POST / HTTP/1.1\nHost: a\n\n")), 400);
        QVERIFY(stillWorks());
    }

    void smugglersFindTheConnectionClosed()
    {
        Caller caller(m_relay->port());
        caller.say("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n"
                   "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" +
                   postText(in("alipay"), "smuggled"));
        QCOMPARE(statusOf(caller.response()), 400);
        QVERIFY(caller.isLeft());
        TillCaller t1 = till();
        QVERIFY(!t1.letter(100).has_value());
    }

    void aHundredContinueIsSaid()
    {
        Caller caller(m_relay->port());
        caller.say("POST " + in("test") +
                   " HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
        QCOMPARE(statusOf(caller.response()), 100);
        caller.say("x");
        QCOMPARE(statusOf(caller.response()), 200);
    }

    void halfRequestsAndLostConnectionsDoNoHarm()
    {
        const std::string whole = postText(in("alipay"), "half", "X-A: b\r\n");
        for (std::size_t length = 1; length < whole.size(); length += 7) {
            Caller caller(m_relay->port());
            caller.say(whole.substr(0, length));
        }
        QVERIFY(stillWorks());
        TillCaller t1 = till();
        QCOMPARE(t1.letter()->body, std::string("x"));
    }

    void tillsSignInOnlyWithTheirToken()
    {
        const int port = m_relay->port();
        QCOMPARE(TillCaller(port, {m_inbox.inbox, "wrong"}, "T1").status(), 401);
        QCOMPARE(TillCaller(port, {m_inbox.inbox, ""}, "T1").status(), 401);
        QCOMPARE(TillCaller(port, {"wrong", m_inbox.token}, "T1").status(), 401);
        QCOMPARE(TillCaller(port, m_inbox, "T 1").status(), 400);
        QCOMPARE(statusOf(get(port, "/till")), 426);
        QCOMPARE(TillCaller(port, m_inbox, "T1").status(), 101);
    }

    void garbageFromATillEndsItsConnection()
    {
        for (const char *text : {"ack", "ack x", "hello", ""}) {
            TillCaller t1 = till();
            QCOMPARE(t1.status(), 101);
            t1.sayText(text);
            QCOMPARE(t1.closeCode(), 1008);
        }
        TillCaller binary = till();
        binary.sayText("ack 1", 2);
        QCOMPARE(binary.closeCode(), 1003);
        TillCaller large = till();
        large.sayText(std::string(40'000, '1'));
        QCOMPARE(large.closeCode(), 1009);
        TillCaller raw = till();
        raw.say(std::string(100, '\xff'));
        QVERIFY(raw.isLeft());
        QVERIFY(stillWorks());
    }

    void theNewerOfTwoTillsWithOneNameStays()
    {
        TillCaller older = till();
        TillCaller newer = till();
        QCOMPARE(older.closeCode(), relay::closedReplaced);
        QCOMPARE(postTo(in("test"), "here"), 200);
        QCOMPARE(newer.letter()->body, std::string("here"));
    }

    void revokedTillsAreSignedOff()
    {
        TillCaller t1 = till();
        QCOMPARE(m_relay->inbox({"revoke", "shop"}).status, 0);
        QCOMPARE(t1.closeCode(), relay::closedRevoked);
        QCOMPARE(till().status(), 401);
        QCOMPARE(postTo(in("alipay")), 404);
        QCOMPARE(m_relay->inbox({"revoke", "shop"}).status, 1);
    }

    void aRenewedTokenReplacesTheOldOne()
    {
        TillCaller t1 = till();
        const Said said = m_relay->inbox({"renew", "shop"});
        QCOMPARE(said.status, 0);
        QCOMPARE(t1.closeCode(), relay::closedRevoked);
        QCOMPARE(till().status(), 401);
        const std::size_t at = said.out.find("token:") + 10;
        m_inbox.token = said.out.substr(at, said.out.find('\n', at) - at);
        QCOMPARE(till().status(), 101);
        QCOMPARE(postTo(in("alipay")), 200);
    }

    void aFullInboxSaysSo()
    {
        m_inbox = m_relay->create("small", {"--most-letters", "2"});
        QCOMPARE(postTo(in("alipay")), 200);
        QCOMPARE(postTo(in("alipay")), 200);
        QCOMPARE(postTo(in("alipay")), 507);
    }

    // ---- The program

    void listsWhatIsThere()
    {
        QCOMPARE(postTo(in("alipay")), 200);
        QCOMPARE(till("T7").status(), 101);
        const Said said = m_relay->inbox({"list"});
        QCOMPARE(said.status, 0);
        QVERIFY(said.out.find("shop  " + m_inbox.inbox.substr(0, 6) + "..") != said.out.npos);
        QVERIFY(said.out.find("1 letters") != said.out.npos);
        QVERIFY(said.out.find("till T7") != said.out.npos);
        QVERIFY(said.out.find(m_inbox.inbox) == said.out.npos);
        QCOMPARE(m_relay->inbox({"create", "shop"}).status, 1);
    }

    void showsItsHealthAndFigures()
    {
        QVERIFY(stillWorks());
        QCOMPARE(postTo("/nowhere"), 404);
        const int port = m_relay->port();
        QCOMPARE(statusOf(get(port, "/healthz")), 200);
        const std::string metrics = get(port, "/metrics");
        QVERIFY(metrics.find("guitai_relay_letters_stored_total 1\n") != metrics.npos);
        QVERIFY(metrics.find("refused_total{cause=\"not_found\"} 1\n") != metrics.npos);
        QVERIFY(metrics.find("guitai_relay_commit_seconds_count") != metrics.npos);
        // Somebody else's request, brought by a proxy on this machine.
        QCOMPARE(statusOf(get(port, "/metrics", "X-Forwarded-For: 192.0.2.1\r\n")), 404);
    }

    void figuresMayHaveADoorOfTheirOwn()
    {
        start({"--metrics-listen", "127.0.0.1:0"});
        const int port = m_relay->metricsPort();
        QCOMPARE(statusOf(get(port, "/metrics", "X-Forwarded-For: 192.0.2.1\r\n")), 200);
        QCOMPARE(post(port, in("alipay"), "x"), 404);
        QCOMPARE(TillCaller(port, m_inbox, "T1").status(), 404);
    }

    void sendersAreLimited()
    {
        m_relay.reset();
        m_relay = std::make_unique<RelayProcess>(
            RELAY_PROGRAM, *m_folder,
            std::vector<std::string>{"--rate-limit", "1", "--rate-burst", "3", "--trust-proxy"});
        QVERIFY(m_relay->start());
        int refused = 0;
        for (int i = 0; i < 8; ++i) {
            refused += postTo(in("test"), "x", "X-Forwarded-For: 192.0.2.1\r\n") == 429;
        }
        QVERIFY(refused >= 3);
        QCOMPARE(postTo(in("test"), "x", "X-Forwarded-For: 192.0.2.1, 192.0.2.2\r\n"), 200);
    }

    void stopsInGoodOrder()
    {
        TillCaller t1 = till();
        QVERIFY(stillWorks());
        QVERIFY(t1.letter().has_value());
        m_relay->tell(SIGTERM);
        QCOMPARE(t1.closeCode(), relay::closedGoingAway);
        QCOMPARE(m_relay->end(0), 0);
        QVERIFY2(m_relay->start(), "and starts again at the same place");
        QCOMPARE(till().letter()->body, std::string("x"));
    }

    void saysInOneLineWhyItDoesNotStart()
    {
        RelayProcess second(RELAY_PROGRAM, *m_folder);
        QVERIFY(!second.start());
        QVERIFY2(second.log().find("another guitai-relay uses") != std::string::npos,
                 second.log().c_str());
        const auto status = [](std::vector<std::string> words) {
            words.insert(words.begin(), RELAY_PROGRAM);
            const Said said = test::run(words);
            const bool oneLine = said.err.find('\n') == said.err.size() - 1;
            return oneLine ? said.status : -2;
        };
        QCOMPARE(status({"--listen", "nowhere"}), 2);
        QCOMPARE(status({"--data-dir", m_folder->path() / "a", "--listen", "192.0.2.1:1"}), 2);
        QCOMPARE(status({"--data-dir", "/dev/null/x", "--listen", "127.0.0.1:0"}), 2);
        QCOMPARE(status({"--data-dir", m_folder->path() / "a", "--listen", "127.0.0.1:0",
                         "--database", "postgresql://127.0.0.1:1/x"}),
                 2);
        QCOMPARE(test::run({RELAY_PROGRAM, "--version"}).status, 0);
        QCOMPARE(test::run({RELAY_PROGRAM, "--help"}).status, 0);
    }

    void doesTlsAndReadsANewCertificate()
    {
        const auto folder = std::make_unique<Folder>();
        const auto certificate = folder->path() / "cert.pem";
        const auto key = folder->path() / "key.pem";
        QVERIFY(writeCertificate("first.test", certificate, key));
        start({"--tls-cert", certificate, "--tls-key", key});
        const int port = m_relay->port();
        TlsCaller first(port);
        QCOMPARE(first.certificateName(), std::string("first.test"));
        QVERIFY(first.say(postText(in("alipay"), "x")));
        QVERIFY(first.hear().ends_with("success"));
        QVERIFY2(!TlsCaller(port, 0x0302).isSecure(), "TLS 1.1 is too old");
        QVERIFY2(answerTo(postText(in("alipay"), "plain")).empty(), "not without TLS");
        QVERIFY(writeCertificate("second.test", certificate, key));
        m_relay->tell(SIGHUP);
        QVERIFY(eventually([&] { return TlsCaller(port).certificateName() == "second.test"; }));
        QVERIFY2(first.say(postText(in("alipay"), "x")), "who was there stays");
        QVERIFY(first.hear().ends_with("success"));
        std::filesystem::remove(key);
        m_relay->tell(SIGHUP);
        QVERIFY(eventually(
            [&] { return m_relay->log().find("certificate_kept") != std::string::npos; }));
        QCOMPARE(TlsCaller(port).certificateName(), std::string("second.test"));
    }

    void losesNothingWhenItIsKilled()
    {
        const KillTrial trial = killUnderLoad(RELAY_PROGRAM, 20);
        QCOMPARE(trial.kills, 20);
        QVERIFY(trial.answered > 100);
        QCOMPARE(trial.lost, std::uint64_t(0));
    }
};

GUITAI_TEST(RelayProcessTest)
#include "process_test.moc"
