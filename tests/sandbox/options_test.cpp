// The command line of guitai-sandbox: what is taken, what is refused and in which words.
#include "app/sandbox/options.h"

#include "tests/kit/main.h"

#include <QtTest>

using namespace guitai;
using namespace guitai::sandbox;

class SandboxOptionsTest : public QObject
{
    Q_OBJECT

private:
    static Result<Options> read(const std::vector<std::string> &arguments)
    {
        return readOptions(arguments, {"alipay", "wechatpay"}, "/default");
    }

private Q_SLOTS:
    void takesPortsOfEveryProviderBuiltIn()
    {
        const auto options = read({"--alipay-port", "8101", "--wechatpay-port=0", "--control-port",
                                   "8100", "--data-dir", "/d", "--write-settings", "/s.json",
                                   "--callback-scale", "60", "--log-level", "debug"});
        QVERIFY(options.ok());
        QCOMPARE(options->ports.at("alipay"), 8101);
        QCOMPARE(options->ports.at("wechatpay"), 0);
        QCOMPARE(options->controlPort.value(), 8100);
        QCOMPARE(options->dataDir.string(), std::string("/d"));
        QCOMPARE(options->settingsFile.string(), std::string("/s.json"));
        QCOMPARE(options->callbackScale, 60);
        QVERIFY(options->logLevel == LogLevel::Debug);
    }

    void acceptsProvidersThatAreNotBuiltIn()
    {
        const auto options = read({"--paypal-port", "8103", "--control-port", "8100"});
        QVERIFY(options.ok());
        QVERIFY(options->ports.empty());
        QCOMPARE(options->unavailable, std::vector<std::string>{"paypal"});
        QCOMPARE(options->dataDir.string(), std::string("/default"));
    }

    void helpAndVersionNeedNothingElse()
    {
        QVERIFY(read({"--help"})->help);
        QVERIFY(read({"--version"})->version);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("word");
        QTest::newRow("nothing") << QStringList{} << "at least one port";
        QTest::newRow("unknown") << QStringList{"--prot", "1"} << "no option \"--prot\"";
        QTest::newRow("not an option") << QStringList{"8101"} << "no option \"8101\"";
        QTest::newRow("no value") << QStringList{"--data-dir"} << "--data-dir needs a value";
        QTest::newRow("port too high")
            << QStringList{"--alipay-port", "65536"} << "0 (any free port)";
        QTest::newRow("port no number")
            << QStringList{"--alipay-port", "80x"} << "0 (any free port)";
        QTest::newRow("port missing") << QStringList{"--control-port"} << "0 (any free port)";
        QTest::newRow("scale") << QStringList{"--callback-scale", "0"} << "--callback-scale";
        QTest::newRow("level") << QStringList{"--log-level", "loud"} << "--log-level";
    }
    void saysWhatIsWrong()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, word);
        std::vector<std::string> list;
        for (const QString &argument : arguments) {
            list.push_back(argument.toStdString());
        }
        const auto options = read(list);
        QVERIFY(!options.ok());
        QVERIFY2(QString::fromStdString(options.problem().what).contains(word),
                 options.problem().what.c_str());
    }

    void helpNamesEveryProvider()
    {
        const QString help = QString::fromStdString(helpText({"alipay", "wechatpay"}));
        QVERIFY(help.contains("--alipay-port N"));
        QVERIFY(help.contains("--wechatpay-port N"));
        QVERIFY(help.contains("--control-port N"));
    }
};

GUITAI_TEST(SandboxOptionsTest)
#include "options_test.moc"
