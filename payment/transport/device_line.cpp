// A connection a ticket; what it has to say is said from the event loop, in order.
#include "payment/transport/device_line.h"

#include <QNetworkProxy>
#include <QSerialPort>
#include <QTcpSocket>
#include <QUrl>
#include <QUrlQuery>

#include <utility>

namespace guitai {

namespace {

constexpr qint64 longestPortion = 256 * 1024;
// For the last bytes to leave after we have hung up.
constexpr int goodbyeMs = 2000;
constexpr int usualBaud = 9600;

QByteArray bytesOf(const DeviceMessage &message)
{
    return QByteArray::fromStdString(message.bytes);
}

} // namespace

struct DeviceLine::Connection
{
    Ticket ticket = 0;
    QIODevice *device = nullptr; // its parent is the line
    QTimer patience;
    QByteArray unsaid; // until it is open
    bool isOpen = false;
    bool isListening = false; // a message waits for what the device says
    bool isLookDue = false;
    QString broken; // why; empty while it holds

    ~Connection()
    {
        if (!device)
            return;
        device->disconnect();
        auto *socket = qobject_cast<QTcpSocket *>(device);
        const bool hasMore = isOpen && broken.isEmpty() && device->bytesToWrite() > 0;
        if (socket && isOpen)
            socket->disconnectFromHost(); // after what is still to be sent
        if (!hasMore) {
            device->deleteLater();
            return;
        }
        if (socket)
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        else
            QObject::connect(device, &QIODevice::bytesWritten, device, [port = device] {
                if (port->bytesToWrite() == 0)
                    port->deleteLater();
            });
        QTimer::singleShot(goodbyeMs, device, &QObject::deleteLater);
    }
};

DeviceLine::DeviceLine(Answered answered, QObject *parent)
    : QObject(parent)
    , m_answered(std::move(answered))
{}

DeviceLine::~DeviceLine() = default;

DeviceLine::Connection *DeviceLine::find(Ticket ticket) const
{
    const auto found = m_connections.find(ticket);
    return found == m_connections.end() ? nullptr : found->second.get();
}

void DeviceLine::tell(Ticket ticket, const DeviceMessage &message)
{
    if (message.fresh || !find(ticket))
        connectTo(ticket, message.address);
    Connection &connection = *find(ticket);
    connection.isListening = true;
    connection.patience.start(int(message.timeout.ms));
    if (connection.isOpen && connection.broken.isEmpty())
        connection.device->write(bytesOf(message));
    else
        connection.unsaid += bytesOf(message);
    // What came in the meantime, and whether it still holds, is told from the event loop.
    lookSoon(ticket);
}

void DeviceLine::hangUp(Ticket ticket)
{
    m_connections.erase(ticket);
}

void DeviceLine::connectTo(Ticket ticket, const std::string &address)
{
    m_connections.erase(ticket);
    Connection &connection = *(m_connections[ticket] = std::make_unique<Connection>());
    connection.ticket = ticket;
    connection.patience.setSingleShot(true);
    connect(&connection.patience, &QTimer::timeout, this, [this, ticket] { timeIsOver(ticket); });
    const QUrl url(QString::fromStdString(address));
    if (url.scheme() == "serial")
        connectByCable(connection, url);
    else if (url.scheme() == "tcp" && url.port() > 0 && !url.host().isEmpty())
        connectByNetwork(connection, url);
    else
        connection.broken = "no way to " + url.toString();
}

void DeviceLine::connectByNetwork(Connection &connection, const QUrl &address)
{
    auto *socket = new QTcpSocket(this);
    const Ticket ticket = connection.ticket;
    connection.device = socket;
    socket->setProxy(QNetworkProxy::NoProxy); // it stands in the shop
    socket->setReadBufferSize(longestPortion);
    connect(socket, &QTcpSocket::connected, this, [this, ticket] { opened(ticket); });
    connect(socket, &QTcpSocket::readyRead, this, [this, ticket] { arrived(ticket); });
    connect(socket, &QTcpSocket::errorOccurred, this,
            [this, ticket, socket] { broke(ticket, socket->errorString()); });
    connect(socket, &QTcpSocket::disconnected, this,
            [this, ticket] { broke(ticket, "the device hung up"); });
    socket->connectToHost(address.host(), quint16(address.port()));
}

void DeviceLine::connectByCable(Connection &connection, const QUrl &address)
{
    auto *port = new QSerialPort(address.path(), this);
    const Ticket ticket = connection.ticket;
    const int baud = QUrlQuery(address).queryItemValue("baud").toInt();
    connection.device = port;
    port->setBaudRate(baud > 0 ? baud : usualBaud);
    port->setDataBits(QSerialPort::Data8);
    port->setParity(QSerialPort::NoParity);
    port->setStopBits(QSerialPort::TwoStop);
    port->setFlowControl(QSerialPort::NoFlowControl);
    if (!port->open(QIODevice::ReadWrite)) {
        connection.broken = address.path() + ": " + port->errorString();
        return;
    }
    connection.isOpen = true;
    connect(port, &QSerialPort::readyRead, this, [this, ticket] { arrived(ticket); });
    connect(port, &QSerialPort::errorOccurred, this, [this, ticket, port](auto error) {
        if (error == QSerialPort::ResourceError)
            broke(ticket, port->errorString());
    });
}

void DeviceLine::opened(Ticket ticket)
{
    Connection &connection = *find(ticket);
    connection.isOpen = true;
    qobject_cast<QTcpSocket *>(connection.device)
        ->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connection.device->write(std::exchange(connection.unsaid, {}));
}

void DeviceLine::arrived(Ticket ticket)
{
    if (find(ticket)->isListening)
        lookSoon(ticket);
}

void DeviceLine::broke(Ticket ticket, const QString &why)
{
    Connection &connection = *find(ticket);
    if (connection.broken.isEmpty())
        connection.broken = why;
    lookSoon(ticket);
}

void DeviceLine::timeIsOver(Ticket ticket)
{
    Connection *connection = find(ticket);
    if (!connection->isListening)
        return;
    connection->isListening = false;
    m_answered(ticket, Silence{connection->isOpen ? Reason::Silence : Reason::NetworkDown,
                               connection->isOpen ? "no word in time" : "no connection in time"});
}

void DeviceLine::lookSoon(Ticket ticket)
{
    Connection &connection = *find(ticket);
    if (std::exchange(connection.isLookDue, true))
        return;
    QTimer::singleShot(0, this, [this, ticket, device = connection.device] {
        Connection *now = find(ticket);
        if (!now || now->device != device)
            return; // hung up, or connected anew
        now->isLookDue = false;
        look(ticket);
    });
}

// What the device said before it hung up is told first.
void DeviceLine::look(Ticket ticket)
{
    Connection *connection = find(ticket);
    if (!connection->isListening)
        return;
    const QByteArray said = connection->isOpen ? connection->device->readAll() : QByteArray();
    if (!said.isEmpty()) {
        if (!connection->broken.isEmpty())
            lookSoon(ticket);
        m_answered(ticket, DeviceBytes{said.toStdString()});
        return;
    }
    if (connection->broken.isEmpty())
        return;
    connection->isListening = false;
    connection->patience.stop();
    m_answered(ticket, Silence{Reason::NetworkDown, connection->broken.toStdString()});
}

} // namespace guitai
