// Sends requests with Qt Network and tells apart what kind of silence came back.
#include "payment/transport/http_line.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTimer>

namespace guitai {

namespace {

QByteArray bytes(const std::string &text)
{
    return QByteArray::fromStdString(text);
}

Reason reasonOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return Reason::NetworkDown;
    case QNetworkReply::SslHandshakeFailedError:
        return Reason::TlsFailed;
    default:
        return Reason::Silence;
    }
}

Answer answerOf(QNetworkReply &reply, qint64 longestAnswer)
{
    const QVariant status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute);
    const bool broken = reply.error() != QNetworkReply::NoError &&
                        reply.error() < QNetworkReply::ContentAccessDenied;
    if (!status.isValid() || broken)
        return Silence{reasonOf(reply.error()), reply.errorString().toStdString()};
    if (reply.bytesAvailable() > longestAnswer)
        return Silence{Reason::Garbled, "the answer is longer than " +
                                            std::to_string(longestAnswer / 1024 / 1024) + " MiB"};
    HttpReply answer;
    answer.status = status.toInt();
    for (const auto &[name, value] : reply.rawHeaderPairs())
        answer.headers.emplace_back(name.toLower().toStdString(), value.toStdString());
    answer.body = reply.readAll().toStdString();
    return answer;
}

} // namespace

HttpLine::HttpLine(Answered answered, QObject *parent)
    : QObject(parent)
    , m_answered(std::move(answered))
{}

QNetworkAccessManager &HttpLine::networkFor(const HttpRequest &request)
{
    auto &network = m_networks[request.clientCertificate];
    if (!network) {
        network = std::make_unique<QNetworkAccessManager>();
        network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        network->setAutoDeleteReplies(true);
    }
    return *network;
}

namespace {

void showCertificate(QNetworkRequest &wanted, const HttpRequest &request)
{
    if (request.clientCertificate.empty())
        return;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(QSslCertificate::fromData(bytes(request.clientCertificate)));
    tls.setPrivateKey(QSslKey(bytes(request.clientKey), QSsl::Rsa));
    wanted.setSslConfiguration(tls);
}

} // namespace

void HttpLine::send(Ticket ticket, const HttpRequest &request)
{
    QNetworkRequest wanted(QUrl::fromEncoded(bytes(request.url), QUrl::StrictMode));
    for (const auto &[name, value] : request.headers)
        wanted.setRawHeader(bytes(name), bytes(value));
    wanted.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    wanted.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    wanted.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);

    showCertificate(wanted, request);
    QNetworkReply *reply =
        networkFor(request).sendCustomRequest(wanted, bytes(request.method), bytes(request.body));
    // The bound is on the whole exchange, not on the pauses in it.
    auto *bound = new QTimer(reply);
    bound->setSingleShot(true);
    connect(bound, &QTimer::timeout, reply, &QNetworkReply::abort);
    bound->start(int(request.timeout.ms));
    const qint64 longest = request.longestAnswer;
    connect(reply, &QNetworkReply::downloadProgress, reply,
            [reply, longest](qint64 received, qint64) {
                if (received > longest)
                    reply->abort();
            });
    connect(reply, &QNetworkReply::finished, this,
            [this, ticket, reply, longest] { m_answered(ticket, answerOf(*reply, longest)); });
}

} // namespace guitai
