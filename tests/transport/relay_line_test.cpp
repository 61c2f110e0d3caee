// The till's side of the relay: signing in, taking letters, acknowledging what was taken, coming
// back.
#include "tests/kit/main.h"

#include "payment/transport/relay_line.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocketServer>
#include <QtTest>

#include <deque>

namespace guitai {

class RelayLineTest : public QObject
{
    Q_OBJECT

    // A relay that does what each test tells it.
    struct LittleRelay
    {
        LittleRelay()
            : server("relay", QWebSocketServer::NonSecureMode)
        {
            if (!server.listen(QHostAddress::LocalHost))
                qFatal("no port");
            connect(&server, &QWebSocketServer::newConnection, &server, [this] {
                socket = server.nextPendingConnection();
                requests.push_back(socket->request());
                connect(socket, &QWebSocket::textMessageReceived, &server,
                        [this](const QString &text) { said.push_back(text); });
                if (greets)
                    socket->sendTextMessage(
                        QString::fromStdString(relay::writeHello(Instant{1'770'000'000'000})));
                for (const relay::Letter &letter : letters)
                    send(letter);
            });
        }
        void send(const relay::Letter &letter) const
        {
            socket->sendBinaryMessage(QByteArray::fromStdString(relay::writeLetter(letter)));
        }
        std::string url() const
        {
            return "ws://127.0.0.1:" + std::to_string(server.serverPort()) + "/base/";
        }

        QWebSocketServer server;
        QWebSocket *socket = nullptr;
        bool greets = true;
        std::vector<relay::Letter> letters;
        std::vector<QNetworkRequest> requests;
        std::vector<QString> said;
    };

    struct Heard
    {
        explicit Heard(const std::string &url)
            : line(
                  {url, "box", "secret", "T1"},
                  [this](const relay::Letter &letter) {
                      taken.push_back(letter);
                      return takes;
                  },
                  [this](RelayLink link, const std::string &) { links.push_back(link); })
        {
            line.setFirstWait(20);
            line.setMachine(
                {[this] { return sinceBoot; }, [this](const QHostAddress &) { return isAtHome; }});
            line.open();
        }
        RelayLink link() const { return links.empty() ? RelayLink::NotSetUp : links.back(); }

        bool takes = true;
        std::int64_t sinceBoot = 0;
        bool isAtHome = true; // the network is the one it connected in
        std::vector<relay::Letter> taken;
        std::vector<RelayLink> links;
        RelayLine line;
    };

    static relay::Letter letter(relay::LetterNumber number)
    {
        return {number,
                "alipay",
                Instant{1'770'000'000'123},
                "POST",
                "/in/box/alipay?a=1",
                {{"content-type", "text/plain"}},
                std::string("a\0\r\n\xff", 5)};
    }

private Q_SLOTS:
    void itSignsInAndTakesExactBytes()
    {
        LittleRelay relay;
        relay.letters = {letter(7)};
        Heard heard(relay.url());
        QTRY_COMPARE(heard.taken.size(), std::size_t(1));
        QCOMPARE(heard.link(), RelayLink::Connected);
        QVERIFY(heard.taken[0] == letter(7));
        const QNetworkRequest &request = relay.requests.at(0);
        QCOMPARE(request.url().path(), QString("/base/till"));
        QCOMPARE(request.rawHeader("Authorization"), QByteArray("Bearer secret"));
        QCOMPARE(request.rawHeader("Guitai-Inbox"), QByteArray("box"));
        QCOMPARE(request.rawHeader("Guitai-Till"), QByteArray("T1"));
        QTRY_COMPARE(relay.said.size(), std::size_t(1));
        QCOMPARE(relay.said[0], QString("ack 7"));
    }

    void whatWasNotTakenIsNotAcknowledgedAndOfferedAgain()
    {
        LittleRelay relay;
        Heard heard(relay.url());
        QTRY_COMPARE(heard.link(), RelayLink::Connected);
        heard.takes = false;
        relay.send(letter(1));
        QTRY_COMPARE(heard.taken.size(), std::size_t(1));
        QVERIFY(relay.said.empty());
        heard.takes = true;
        QTRY_COMPARE(heard.taken.size(), std::size_t(2));
        QTRY_COMPARE(relay.said.size(), std::size_t(1));
    }

    void itComesBackAndIsGivenAgainWhatItDidNotAcknowledge()
    {
        LittleRelay relay;
        Heard heard(relay.url());
        QTRY_COMPARE(heard.link(), RelayLink::Connected);
        relay.letters = {letter(3)};
        relay.socket->close();
        QTRY_COMPARE(relay.requests.size(), std::size_t(2));
        QTRY_COMPARE(heard.taken.size(), std::size_t(1));
        QVERIFY(std::count(heard.links.begin(), heard.links.end(), RelayLink::Unreachable) >= 1);
        QCOMPARE(heard.link(), RelayLink::Connected);
    }

    // A connection of before the sleep would look alive until somebody writes into it.
    void afterASleepItConnectsAnew()
    {
        LittleRelay relay;
        Heard heard(relay.url());
        QTRY_COMPARE(heard.link(), RelayLink::Connected);
        relay.letters = {letter(5)};
        heard.line.tick();
        QCOMPARE(heard.link(), RelayLink::Connected);
        heard.sinceBoot += 8 * 3'600'000;
        heard.line.tick();
        QCOMPARE(heard.link(), RelayLink::Unreachable);
        QTRY_COMPARE(heard.taken.size(), std::size_t(1));
        QCOMPARE(relay.requests.size(), std::size_t(2));
        QCOMPARE(heard.link(), RelayLink::Connected);
    }

    void inAnotherNetworkItConnectsAnew()
    {
        LittleRelay relay;
        Heard heard(relay.url());
        QTRY_COMPARE(heard.link(), RelayLink::Connected);
        relay.letters = {letter(6)};
        heard.isAtHome = false;
        heard.line.tick();
        QCOMPARE(heard.link(), RelayLink::Unreachable);
        heard.isAtHome = true;
        QTRY_COMPARE(heard.taken.size(), std::size_t(1));
        QTRY_COMPARE(heard.link(), RelayLink::Connected);
    }

    void aProxyThatOnlyUpgradesIsNoRelay()
    {
        LittleRelay relay;
        relay.greets = false;
        Heard heard(relay.url());
        QTRY_COMPARE(relay.requests.size(), std::size_t(1));
        QTest::qWait(50);
        QCOMPARE(heard.link(), RelayLink::Connecting);
    }

    void aRelayThatSpeaksNonsenseIsLeft()
    {
        LittleRelay relay;
        Heard heard(relay.url());
        QTRY_COMPARE(heard.link(), RelayLink::Connected);
        relay.socket->sendBinaryMessage("what?");
        QTRY_VERIFY(relay.requests.size() >= 2);
        QVERIFY(heard.taken.empty());
    }

    void closingSaysWhy_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("link");
        QTest::newRow("replaced") << relay::closedReplaced << int(RelayLink::Replaced);
        QTest::newRow("revoked") << relay::closedRevoked << int(RelayLink::Refused);
    }
    void closingSaysWhy()
    {
        QFETCH(int, code);
        QFETCH(int, link);
        LittleRelay relay;
        Heard heard(relay.url());
        QTRY_COMPARE(heard.link(), RelayLink::Connected);
        relay.socket->close(QWebSocketProtocol::CloseCode(code), "because");
        QTRY_COMPARE(int(heard.link()), link);
    }

    void aWrongTokenIsToldFromNoRelay()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->write("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
                socket->disconnectFromHost();
            });
        });
        const std::string url = "ws://127.0.0.1:" + std::to_string(server.serverPort());
        Heard refused(url);
        QTRY_COMPARE(refused.link(), RelayLink::Refused);
        server.close();
        Heard nobody(url);
        QTRY_COMPARE(nobody.link(), RelayLink::Unreachable);
    }

    void providersArePointedAtTheInbox()
    {
        const RelayAddress far{"wss://relay.example.com/", "box", "t", "T1"};
        QCOMPARE(callbackAddress(far, "alipay"),
                 std::string("https://relay.example.com/in/box/alipay"));
        const RelayAddress here{"ws://127.0.0.1:9100", "box", "t", "T1"};
        QCOMPARE(callbackAddress(here, "paypal"),
                 std::string("http://127.0.0.1:9100/in/box/paypal"));
    }
};

} // namespace guitai

using guitai::RelayLineTest;
GUITAI_TEST(RelayLineTest)
#include "relay_line_test.moc"
