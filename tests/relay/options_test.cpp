// The command line of guitai-relay, and the bucket for each sender.
#include "app/relay/options.h"
#include "app/relay/rate_limit.h"

#include "tests/kit/main.h"

#include <QtTest>

using namespace guitai;
using namespace guitai::relay;

class RelayOptionsTest : public QObject
{
    Q_OBJECT

private:
    static Result<Options> read(const std::vector<std::string> &arguments)
    {
        return readOptions(arguments, "/default");
    }

private Q_SLOTS:
    void takesWhatTheHelpSays()
    {
        const auto options = read({"--data-dir",
                                   "/d",
                                   "--listen",
                                   "127.0.0.1:8090",
                                   "--listen=[::]:443",
                                   "--tls-cert",
                                   "c",
                                   "--tls-key",
                                   "k",
                                   "--database",
                                   "postgresql://h/d",
                                   "--trust-proxy",
                                   "--metrics-listen",
                                   "127.0.0.1:9",
                                   "--rate-limit",
                                   "0",
                                   "--rate-burst",
                                   "5",
                                   "--connections",
                                   "7",
                                   "--threads",
                                   "2",
                                   "--log-level",
                                   "debug"});
        QVERIFY2(options.ok(), options.ok() ? "" : options.problem().what.c_str());
        QVERIFY(options->listen == (std::vector<ListenAt>{{"127.0.0.1", 8090}, {"::", 443}}));
        QCOMPARE(options->database, std::string("postgresql://h/d"));
        QVERIFY(options->trustsProxy);
        QCOMPARE(options->rateBurst, 5);
        QVERIFY(options->logLevel == LogLevel::Debug);
    }

    void takesTheInboxCommands()
    {
        const auto create = read({"inbox", "create", "shop", "--public-url", "https://r.test/",
                                  "--retention-days", "3", "--most-mib", "2"});
        QVERIFY(create.ok());
        QVERIFY(create->inbox->verb == InboxCommand::Verb::Create);
        QCOMPARE(create->inbox->publicUrl, std::string("https://r.test"));
        QCOMPARE(create->inbox->limits.retention.ms, Span::hours(72).ms);
        QCOMPARE(create->inbox->limits.bytes, 2 * 1024 * 1024);
        QVERIFY(read({"--data-dir", "/d", "inbox", "list"})->inbox->verb ==
                InboxCommand::Verb::List);
        QVERIFY(read({"inbox", "revoke", "shop"}).ok());
        QVERIFY(read({"inbox", "renew", "shop"}).ok());
    }

    void refusesInOneSentence_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *words, const char *says) {
            QTest::newRow(words) << QString(words).split(' ') << QString(says);
        };
        row("--trust-proxy", "say where to listen");
        row("--listen 8090", "--listen");
        row("--listen 127.0.0.1:x", "--listen");
        row("--listen 127.0.0.1:70000", "--listen");
        row("--listen ::1:80", "--listen");
        row("--listen 127.0.0.1:1 --tls-cert a", "belong together");
        row("--listen 127.0.0.1:1 --rate-limit -1", "--rate-limit");
        row("--listen 127.0.0.1:1 --log-level loud", "--log-level");
        row("--listen 127.0.0.1:1 --colour red", "--colour");
        row("--listen 127.0.0.1:1 --data-dir", "--data-dir");
        row("serve", "serve");
        row("inbox", "inbox create");
        row("inbox create", "one name");
        row("inbox create a b", "one name");
        row("inbox create a/b", "name");
        row("inbox list a", "no name");
        row("inbox list --listen 127.0.0.1:1", "--listen");
        row("inbox create a --public-url relay.test", "--public-url");
        row("inbox create a --retention-days 0", "--retention-days");
    }
    void refusesInOneSentence()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, says);
        std::vector<std::string> arguments;
        for (const QString &word : words) {
            arguments.push_back(word.toStdString());
        }
        const auto options = read(arguments);
        QVERIFY(!options.ok());
        const QString what = QString::fromStdString(options.problem().what);
        QVERIFY2(what.contains(says) && !what.contains('\n'), qPrintable(what));
    }

    void aSenderHasItsBurstAndThenItsRate()
    {
        RateLimit limit(10, 3);
        const Span now = Span::seconds(100);
        QVERIFY(limit.allows("a", now) && limit.allows("a", now) && limit.allows("a", now));
        QVERIFY(!limit.allows("a", now));
        QVERIFY(limit.allows("b", now));
        QVERIFY(!limit.allows("a", now + Span::milliseconds(99)));
        QVERIFY(limit.allows("a", now + Span::milliseconds(200)));
        QVERIFY(RateLimit(0, 1).allows("a", now));
    }

    void oneHomeIsOneSender()
    {
        QCOMPARE(senderOf("192.0.2.1"), std::string("192.0.2.1"));
        QCOMPARE(senderOf("2001:db8:1:2:3:4:5:6"), senderOf("2001:db8:1:2::9"));
        QVERIFY(senderOf("2001:db8:1:2::9") != senderOf("2001:db8:1:3::9"));
        QCOMPARE(senderOf("::ffff:192.0.2.1"), std::string("192.0.2.1"));
        QCOMPARE(senderOf("nonsense"), std::string("nonsense"));
    }
};

GUITAI_TEST(RelayOptionsTest)
#include "options_test.moc"
