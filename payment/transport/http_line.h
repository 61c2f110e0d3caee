// HttpLine: the way to the providers over HTTPS, certificates verified, redirects not followed.
#pragma once

#include "payment/ports/ports.h"

#include <QNetworkAccessManager>

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace guitai {

class HttpLine : public QObject
{
    Q_OBJECT

public:
    using Ticket = Line::Ticket;
    using Answered = std::function<void(Ticket, const Answer &)>;

    // answered is called from the event loop, never from within send().
    explicit HttpLine(Answered answered, QObject *parent = nullptr);

    void send(Ticket ticket, const HttpRequest &request);

private:
    QNetworkAccessManager &networkFor(const HttpRequest &request);

    // By the certificate we show: a connection keeps the one that it was opened with.
    std::map<std::string, std::unique_ptr<QNetworkAccessManager>> m_networks;
    Answered m_answered;
};

} // namespace guitai
