// A fresh socket for each try; waits grow and are shaken, so that a thousand tills do not return at
// once; a silent connection, a slept machine and a changed network all end in a new one.
#include "payment/transport/relay_line.h"

#include <QNetworkInformation>
#include <QNetworkInterface>
#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QSslError>
#include <QUrl>
#include <QWebSocketHandshakeOptions>

#include <algorithm>
#include <ctime>

namespace guitai {

namespace {

constexpr int longestWait = 30'000;
constexpr int refusedWait = 60'000; // a person has to change something first
constexpr int connectPatience = 10'000;
constexpr int pulse = 10'000; // between our pings; two without a sign of life are too many
constexpr int offerWait = 2'000;
constexpr std::size_t mostLater = 1'000; // beyond it the relay keeps them for us
constexpr quint64 largestMessage = relay::largestBody + 64 * 1024;

// Qt's elapsed timers stand still while the machine sleeps.
std::int64_t sinceBoot()
{
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return std::int64_t(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

bool hasAddress(const QHostAddress &address)
{
    return address.isNull() || QNetworkInterface::allAddresses().contains(address);
}

QUrl urlOf(const RelayAddress &address, const std::string &path, bool forCallbacks)
{
    QUrl url(QString::fromStdString(address.url));
    const bool isPlain =
        url.scheme() == QLatin1String("ws") || url.scheme() == QLatin1String("http");
    url.setScheme(forCallbacks ? (isPlain ? QStringLiteral("http") : QStringLiteral("https"))
                               : (isPlain ? QStringLiteral("ws") : QStringLiteral("wss")));
    QString whole = url.path();
    while (whole.endsWith(QLatin1Char('/')))
        whole.chop(1);
    url.setPath(whole + QString::fromStdString(path));
    return url;
}

QByteArray bytes(std::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

} // namespace

std::string callbackAddress(const RelayAddress &relay, const std::string &provider)
{
    return urlOf(relay, "/in/" + relay.inbox + "/" + provider, true).toEncoded().toStdString();
}

RelayLine::RelayLine(RelayAddress address, Take take, Linked linked, QObject *parent)
    : QObject(parent)
    , m_address(std::move(address))
    , m_take(std::move(take))
    , m_linked(std::move(linked))
    , m_machine{sinceBoot, hasAddress}
{
    m_again.setSingleShot(true);
    m_acknowledging.setSingleShot(true);
    m_offering.setSingleShot(true);
    m_pulse.setInterval(pulse);
    connect(&m_again, &QTimer::timeout, this, &RelayLine::connectNow);
    connect(&m_pulse, &QTimer::timeout, this, &RelayLine::tick);
    connect(&m_acknowledging, &QTimer::timeout, this, &RelayLine::acknowledge);
    connect(&m_offering, &QTimer::timeout, this, &RelayLine::offerAgain);
}

RelayLine::~RelayLine()
{
    dropSocket();
}

void RelayLine::open()
{
    // Where the system tells: a network that is back is used at once.
    if (QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability)) {
        connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
                [this](QNetworkInformation::Reachability reachability) {
                    if (reachability == QNetworkInformation::Reachability::Online && !m_isConnected)
                        comeBackNow();
                });
    }
    m_lastTick = m_machine.sinceBoot();
    m_pulse.start();
    m_again.start(0);
}

void RelayLine::connectNow()
{
    dropSocket();
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setMaxAllowedIncomingMessageSize(largestMessage);
    m_socket->setMaxAllowedIncomingFrameSize(largestMessage);
    connect(m_socket, &QWebSocket::connected, this, &RelayLine::connected);
    connect(m_socket, &QWebSocket::textMessageReceived, this, &RelayLine::heardText);
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, &RelayLine::heardLetter);
    connect(m_socket, &QWebSocket::pong, this, [this] { m_wasHeard = true; });
    connect(m_socket, &QWebSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        lost(RelayLink::TlsFailed,
             errors.isEmpty() ? "TLS" : errors.front().errorString().toStdString());
    });
    connect(m_socket, &QWebSocket::disconnected, this, [this] {
        const int code = int(m_socket->closeCode());
        const std::string why = m_socket->closeReason().toStdString();
        if (code == relay::closedReplaced)
            return lost(RelayLink::Replaced, why);
        if (code == relay::closedRevoked)
            return lost(RelayLink::Refused, why);
        lost(RelayLink::Unreachable, "the connection was closed " + why);
    });
    connect(m_socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this,
            [this](QAbstractSocket::SocketError error) {
                const QString words = m_socket->errorString();
                if (error == QAbstractSocket::SslHandshakeFailedError)
                    return lost(RelayLink::TlsFailed, words.toStdString());
                // It says 401 to a wrong token and to an inbox that is not there, all alike.
                if (words.contains(QLatin1String("401")))
                    return lost(RelayLink::Refused, words.toStdString());
                lost(RelayLink::Unreachable, words.toStdString());
            });

    QNetworkRequest request(urlOf(m_address, "/till", false));
    request.setRawHeader("Authorization", bytes("Bearer " + m_address.token));
    request.setRawHeader(bytes(relay::inboxHeader), bytes(m_address.inbox));
    request.setRawHeader(bytes(relay::tillHeader), bytes(m_address.till));
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QString::fromLatin1(relay::lettersProtocol.data(),
                                                 qsizetype(relay::lettersProtocol.size()))});
    m_patience.setRemainingTime(connectPatience);
    tell(RelayLink::Connecting, {});
    m_socket->open(request, options);
}

void RelayLine::connected()
{
    m_wasHeard = true;
}

// Connected is who has been greeted: a proxy that only upgrades is no relay.
void RelayLine::heardText(const QString &text)
{
    m_wasHeard = true;
    if (m_isConnected || !relay::readHello(text.toStdString()))
        return;
    m_isConnected = true;
    m_wait = 0;
    tell(RelayLink::Connected, {});
}

void RelayLine::heardLetter(const QByteArray &message)
{
    m_wasHeard = true;
    const auto letter =
        relay::readLetter(std::string_view(message.constData(), std::size_t(message.size())));
    if (!letter)
        return lost(RelayLink::Unreachable,
                    "what the relay sends cannot be read: " + letter.problem().what);
    const bool isWaiting =
        std::any_of(m_later.begin(), m_later.end(),
                    [&](const relay::Letter &other) { return other.number == letter->number; });
    if (!isWaiting)
        offer(*letter);
}

void RelayLine::offer(const relay::Letter &letter)
{
    if (m_take(letter)) {
        m_done.push_back(letter.number);
        if (!m_acknowledging.isActive())
            m_acknowledging.start(0);
        return;
    }
    if (m_later.size() < mostLater)
        m_later.push_back(letter);
    if (!m_offering.isActive())
        m_offering.start(offerWait);
}

void RelayLine::offerAgain()
{
    std::deque<relay::Letter> again;
    again.swap(m_later);
    for (const relay::Letter &letter : again)
        offer(letter);
}

// Those of a connection that is gone come again, and are acknowledged then.
void RelayLine::acknowledge()
{
    std::vector<relay::LetterNumber> done;
    done.swap(m_done);
    constexpr std::size_t most = 500;
    for (std::size_t at = 0; m_isConnected && at < done.size(); at += most) {
        const std::span some(done.data() + at, std::min(most, done.size() - at));
        m_socket->sendTextMessage(QString::fromStdString(relay::writeAcknowledgement(some)));
    }
}

void RelayLine::tick()
{
    // The machine slept: the connection is not what it was, even if nobody has noticed.
    const std::int64_t before = std::exchange(m_lastTick, m_machine.sinceBoot());
    const bool slept = m_lastTick - before > 3 * pulse;
    if (!m_socket) {
        if (slept)
            comeBackNow(); // its own wait may have slept as well
        return;
    }
    if (slept) {
        m_wait = 0;
        return lost(RelayLink::Unreachable, "this machine slept");
    }
    if (m_isConnected && !m_machine.hasAddress(m_socket->localAddress())) {
        m_wait = 0;
        return lost(RelayLink::Unreachable, "this machine's network changed");
    }
    if (!m_isConnected) {
        if (m_patience.hasExpired())
            lost(RelayLink::Unreachable, "no answer in time");
        return;
    }
    if (!m_wasHeard)
        return lost(RelayLink::Unreachable, "the relay has fallen silent");
    m_wasHeard = false;
    m_socket->ping();
}

void RelayLine::lost(RelayLink why, const std::string &detail)
{
    dropSocket();
    tell(why, detail);
    const bool needsPerson = why == RelayLink::Refused || why == RelayLink::Replaced;
    m_wait = needsPerson ? refusedWait : std::clamp(m_wait * 2, m_firstWait, longestWait);
    const int shaken = m_wait / 2 + QRandomGenerator::global()->bounded(m_wait / 2 + 1);
    m_again.start(shaken);
}

void RelayLine::comeBackNow()
{
    m_wait = 0;
    m_again.start(0);
}

void RelayLine::dropSocket()
{
    m_isConnected = false;
    m_done.clear();
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket->deleteLater();
    m_socket = nullptr;
}

void RelayLine::tell(RelayLink link, const std::string &detail)
{
    // A try after a failure is no news until it succeeds.
    if (link == RelayLink::Connecting && m_wait > 0)
        return;
    m_linked(link, detail);
}

} // namespace guitai
