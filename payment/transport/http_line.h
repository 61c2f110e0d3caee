// HttpLine: the way to the providers over HTTPS, certificates verified, redirects not followed.
#pragma once

#include "payment/ports/ports.h"

#include <QNetworkAccessManager>

#include <functional>

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
    QNetworkAccessManager m_network;
    Answered m_answered;
};

} // namespace guitai
