// guitai-sandbox as a program: every provider's own client talks to it, and a kill loses nothing.
#include "app/http/http.h"
#include "payment/providers/table.h"

#include "tests/kit/main.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QUrl>
#include <QtTest>

using namespace guitai;

namespace {

Instant systemNow()
{
    return {QDateTime::currentMSecsSinceEpoch()};
}

Answer fetch(const HttpRequest &request)
{
    http::Loop loop;
    Answer heard;
    loop.send(request, [&](const Answer &answer) {
        heard = answer;
        loop.stop();
    });
    loop.run();
    return heard;
}

// Carries a conversation to its end.
Reading talk(Conversation &conversation, std::string &note)
{
    Step step = conversation.begin();
    while (!std::holds_alternative<Reading>(step)) {
        if (const auto *written = std::get_if<Note>(&step)) {
            note = written->text;
            step = conversation.hear(Noted{});
            continue;
        }
        step = conversation.hear(fetch(std::get<HttpRequest>(step)));
    }
    return std::get<Reading>(step);
}

} // namespace

class SandboxProcessTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QProcess m_sandbox;
    std::map<std::string, std::string> m_urls; // by name

    void start()
    {
        QStringList arguments{"--data-dir",       m_folder.filePath("data"),
                              "--control-port",   "0",
                              "--write-settings", m_folder.filePath("settings.json")};
        for (const SimulatorMaker &maker : simulatorMakers()) {
            arguments << QString::fromStdString("--" + maker.id + "-port") << "0";
        }
        m_sandbox.start(SANDBOX_PROGRAM, arguments);
        m_urls.clear();
        while (true) {
            if (!m_sandbox.canReadLine()) {
                QVERIFY2(m_sandbox.waitForReadyRead(30'000), m_sandbox.readAllStandardError());
                continue;
            }
            const QStringList words = QString(m_sandbox.readLine()).simplified().split(' ');
            if (words.first() == "ready") {
                return;
            }
            QCOMPARE(words.size(), 3);
            QString url = words[2];
            m_urls[words[1].toStdString()] = url.remove(QRegularExpression("/$")).toStdString();
        }
    }

    QJsonObject control(const std::string &method, const std::string &path,
                        const QJsonObject &body = {})
    {
        HttpRequest request;
        request.method = method;
        request.url = m_urls.at("control") + path;
        request.body = QJsonDocument(body).toJson().toStdString();
        const Answer answer = fetch(request);
        const auto *reply = std::get_if<HttpReply>(&answer);
        return reply ? QJsonDocument::fromJson(QByteArray::fromStdString(reply->body)).object()
                     : QJsonObject();
    }

    ProviderSettings settings(const ProviderMaker &maker) const
    {
        QFile file(m_folder.filePath("settings.json"));
        if (!file.open(QIODevice::ReadOnly)) {
            return {};
        }
        const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
        const QJsonObject ours =
            all["providers"].toObject()[QString::fromStdString(maker.id)].toObject();
        ProviderSettings settings;
        for (auto it = ours.begin(); it != ours.end(); ++it) {
            QString value = it.value().toString();
            if (it.key().endsWith("_file")) {
                QFile content(value);
                value = content.open(QIODevice::ReadOnly) ? content.readAll() : QByteArray();
            }
            settings[it.key().toStdString()] = value.toStdString();
        }
        return settings;
    }

    // Whenever the device waits for a card, one is held to it.
    Reading carryToTheDevice(Conversation &conversation)
    {
        QTcpSocket socket;
        Step step = conversation.begin();
        while (!std::holds_alternative<Reading>(step)) {
            if (std::holds_alternative<Note>(step)) {
                step = conversation.hear(Noted{});
                continue;
            }
            const auto message = std::get<DeviceMessage>(step);
            if (message.fresh) {
                const QUrl address(QString::fromStdString(message.address));
                socket.connectToHost(address.host(), quint16(address.port()));
                if (!socket.waitForConnected(10'000)) {
                    return {};
                }
            }
            socket.write(QByteArray::fromStdString(message.bytes));
            Answer heard = Silence{};
            const bool isLast = message.timeout < Span::seconds(1);
            for (int i = 0; i < 300 && !isLast; ++i) {
                if (socket.bytesAvailable() > 0 || socket.waitForReadyRead(100)) {
                    heard = DeviceBytes{socket.readAll().toStdString()};
                    break;
                }
                control("POST", "/card", {{"outcome", "approve"}});
            }
            step = conversation.hear(heard);
        }
        return std::get<Reading>(step);
    }

private Q_SLOTS:
    void everyProvidersClientIsServedAndAKillLosesNothing()
    {
        start();
        for (const ProviderMaker &maker : providerMakers()) {
            const auto provider = maker.make(settings(maker));
            QVERIFY2(provider.ok(), provider.ok() ? "" : provider.problem().what.c_str());
            if ((*provider)->card().step != CustomerStep::ShowCode) {
                continue;
            }
            Matter matter;
            matter.attempt = AttemptId("T1process");
            matter.amount = Money(3580, Currency::cny());
            matter.openedAt = systemNow();
            matter.deadline = matter.openedAt + Span::minutes(5);
            matter.subject = "Guitai Demo 00012";
            matter.till = "T1";
            const Reading charged =
                talk(*(*provider)->ask(matter, Question::Charge, systemNow()), matter.note);
            QVERIFY(charged.verdict == Verdict::Waiting);
            QVERIFY(!charged.code.empty());
            const QJsonObject code{{"code", QString::fromStdString(charged.code)}};
            QVERIFY(control("POST", "/scan", code).value("ok").toBool());
            QVERIFY(control("POST", "/pay", code).value("ok").toBool());
            const QJsonObject books = control("GET", "/ledger");

            m_sandbox.kill();
            QVERIFY(m_sandbox.waitForFinished());
            start();
            QCOMPARE(control("GET", "/ledger"), books);
            const auto again = maker.make(settings(maker));
            QVERIFY(again.ok());
            const Reading paid =
                talk(*(*again)->ask(matter, Question::Query, systemNow()), matter.note);
            QVERIFY(paid.verdict == Verdict::Paid);
            QCOMPARE(paid.amount->minor(), 3580);
        }
        m_sandbox.terminate();
        QVERIFY(m_sandbox.waitForFinished());
        QCOMPARE(m_sandbox.exitStatus(), QProcess::NormalExit);
        QCOMPARE(m_sandbox.exitCode(), 0);
    }

    // A device on its port: the card is held to it while the till listens, and a kill loses
    // nothing.
    void everyDeviceIsServedAndAKillLosesNothing()
    {
        start();
        for (const ProviderMaker &maker : providerMakers()) {
            const auto provider = maker.make(settings(maker));
            const std::string url = m_urls.count(maker.id) ? m_urls.at(maker.id) : "";
            if (!provider.ok() || url.rfind("tcp://", 0) != 0) {
                continue;
            }
            Matter matter;
            matter.attempt = AttemptId("T1device");
            matter.amount = Money(3580, Currency::cny());
            matter.openedAt = systemNow();
            matter.deadline = matter.openedAt + Span::minutes(5);
            const auto talk = (*provider)->ask(matter, Question::Charge, systemNow());
            const Reading charged = carryToTheDevice(*talk);
            QVERIFY(charged.verdict == Verdict::Paid);
            QVERIFY(charged.amount == matter.amount);
            const QJsonObject books = control("GET", "/ledger");
            m_sandbox.kill();
            QVERIFY(m_sandbox.waitForFinished());
            start();
            QCOMPARE(control("GET", "/ledger"), books);
        }
        m_sandbox.terminate();
        QVERIFY(m_sandbox.waitForFinished());
        QCOMPARE(m_sandbox.exitCode(), 0);
    }

    void wrongUsageIsExitTwoAndOneLine()
    {
        QProcess program;
        program.start(SANDBOX_PROGRAM, {"--alipay-prot", "1"});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 2);
        QCOMPARE(program.readAllStandardError().count('\n'), 1);
    }
};

GUITAI_TEST(SandboxProcessTest)
#include "process_test.moc"
