// The line to devices, over loopback: what arrives, in which order, and what silence it is.
#include "payment/transport/shop_line.h"
#include "tests/kit/main.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

namespace guitai {

class DeviceLineTest : public QObject
{
    Q_OBJECT

private:
    struct Heard
    {
        Line::Ticket ticket;
        Answer answer;
    };

    std::unique_ptr<QTcpServer> m_device;
    std::unique_ptr<ShopLine> m_line;
    std::vector<Heard> m_heard;

    DeviceMessage message(const std::string &bytes, bool fresh = false,
                          Span timeout = Span::seconds(60)) const
    {
        DeviceMessage said;
        said.address = "tcp://127.0.0.1:" + std::to_string(m_device->serverPort());
        said.bytes = bytes;
        said.fresh = fresh;
        said.timeout = timeout;
        return said;
    }
    std::string bytesHeard(Line::Ticket ticket) const
    {
        std::string all;
        for (const Heard &one : m_heard) {
            const auto *bytes = std::get_if<DeviceBytes>(&one.answer);
            if (one.ticket == ticket && bytes)
                all += bytes->bytes;
        }
        return all;
    }
    const Silence *silenceOf(Line::Ticket ticket) const
    {
        for (const Heard &one : m_heard) {
            if (one.ticket == ticket && std::holds_alternative<Silence>(one.answer))
                return &std::get<Silence>(one.answer);
        }
        return nullptr;
    }
    QTcpSocket *caller()
    {
        if (!m_device->hasPendingConnections() && !m_device->waitForNewConnection(10'000))
            return nullptr;
        return m_device->nextPendingConnection();
    }
    static QByteArray readFrom(QTcpSocket *socket, int length)
    {
        QByteArray all = socket->readAll();
        while (all.size() < length &&
               QTest::qWaitFor([&] { return socket->bytesAvailable() > 0; }, 10'000))
            all += socket->readAll();
        return all;
    }

private Q_SLOTS:
    void init()
    {
        m_heard.clear();
        m_device = std::make_unique<QTcpServer>();
        QVERIFY(m_device->listen(QHostAddress::LocalHost));
        m_line = std::make_unique<ShopLine>([this](Line::Ticket ticket, const Answer &answer) {
            m_heard.push_back({ticket, answer});
        });
    }
    void cleanup() { m_line.reset(); }

    void bytesGoAndComeInPortions()
    {
        m_line->tell(7, message("hello", true));
        QVERIFY(m_heard.empty()); // never from within tell()
        QTcpSocket *device = caller();
        QVERIFY(device);
        QCOMPARE(readFrom(device, 5), QByteArray("hello"));
        device->write("first ");
        QTRY_COMPARE(bytesHeard(7), std::string("first "));
        device->write("second");
        QTRY_COMPARE(bytesHeard(7), std::string("first second"));
        m_line->tell(7, message("again"));
        QCOMPARE(readFrom(device, 5), QByteArray("again"));
        QVERIFY(!silenceOf(7));
    }

    void whatCameBetweenTwoMessagesIsNotLost()
    {
        m_line->tell(1, message("a", true, Span::milliseconds(1)));
        QTRY_VERIFY(silenceOf(1));
        m_heard.clear();
        m_line->tell(1, message("b"));
        QTcpSocket *device = caller();
        QVERIFY(device);
        device->write("late");
        QTRY_COMPARE(bytesHeard(1), std::string("late"));
    }

    void freshConnectsAnew()
    {
        m_line->tell(1, message("one", true));
        QTcpSocket *first = caller();
        QVERIFY(first);
        QCOMPARE(readFrom(first, 3), QByteArray("one"));
        m_line->tell(1, message("two", true));
        QTcpSocket *second = caller();
        QVERIFY(second);
        QCOMPARE(readFrom(second, 3), QByteArray("two"));
        QTRY_COMPARE(first->state(), QAbstractSocket::UnconnectedState);
        QVERIFY(!silenceOf(1));
    }

    void nobodyThereIsNoNetwork()
    {
        DeviceMessage said = message("x", true);
        m_device->close();
        m_line->tell(1, said);
        QTRY_VERIFY(silenceOf(1));
        QVERIFY(silenceOf(1)->reason == Reason::NetworkDown);
        m_heard.clear();
        said.fresh = false;
        m_line->tell(1, said); // and stays so until it is asked to connect anew
        QTRY_VERIFY(silenceOf(1));
        QVERIFY(silenceOf(1)->reason == Reason::NetworkDown);
    }

    void timeThatIsOverLeavesTheConnection()
    {
        m_line->tell(1, message("x", true));
        QTcpSocket *device = caller();
        QVERIFY(device);
        QCOMPARE(readFrom(device, 1), QByteArray("x"));
        m_line->tell(1, message("", false, Span::milliseconds(1)));
        QTRY_VERIFY(silenceOf(1));
        QVERIFY(silenceOf(1)->reason == Reason::Silence);
        m_heard.clear();
        m_line->tell(1, message("y"));
        QCOMPARE(readFrom(device, 1), QByteArray("y"));
    }

    void theLastBytesBeforeItHangsUpAreHeard()
    {
        m_line->tell(1, message("x", true));
        QTcpSocket *device = caller();
        QVERIFY(device);
        device->write("goodbye");
        device->disconnectFromHost();
        QTRY_VERIFY(silenceOf(1));
        QCOMPARE(bytesHeard(1), std::string("goodbye"));
        QVERIFY(silenceOf(1)->reason == Reason::NetworkDown);
        QVERIFY(std::holds_alternative<Silence>(m_heard.back().answer));
    }

    void whatWasSaidBeforeHangingUpStillLeaves()
    {
        m_line->tell(1, message("x", true));
        QTcpSocket *device = caller();
        QVERIFY(device);
        QCOMPARE(readFrom(device, 1), QByteArray("x"));
        m_line->tell(1, message("the end"));
        m_line->hangUp(1);
        QCOMPARE(readFrom(device, 7), QByteArray("the end"));
        QTRY_COMPARE(device->state(), QAbstractSocket::UnconnectedState);
        QVERIFY(m_heard.empty());
    }

    void aCableThatIsNotThereIsNoNetwork()
    {
        DeviceMessage said;
        said.address = "serial:///dev/no_such_cable?baud=9600";
        said.bytes = "x";
        said.fresh = true;
        m_line->tell(1, said);
        QVERIFY(m_heard.empty());
        QTRY_VERIFY(silenceOf(1));
        QVERIFY(silenceOf(1)->reason == Reason::NetworkDown);
        said.address = "nowhere";
        m_line->tell(2, said);
        QTRY_VERIFY(silenceOf(2));
        QVERIFY(silenceOf(2)->reason == Reason::NetworkDown);
    }
};

} // namespace guitai

using guitai::DeviceLineTest;
GUITAI_TEST(DeviceLineTest)
#include "device_line_test.moc"
