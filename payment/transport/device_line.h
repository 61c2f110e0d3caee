// DeviceLine: the way to devices in the shop, over TCP or a serial cable. Never waits.
#pragma once

#include "payment/ports/ports.h"

#include <QIODevice>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>

namespace guitai {

class DeviceLine : public QObject
{
    Q_OBJECT

public:
    using Ticket = Line::Ticket;
    using Answered = std::function<void(Ticket, const Answer &)>;

    // answered is called from the event loop, never from within tell().
    explicit DeviceLine(Answered answered, QObject *parent = nullptr);
    ~DeviceLine() override;

    // As Line has it.
    void tell(Ticket ticket, const DeviceMessage &message);
    void hangUp(Ticket ticket);

private:
    struct Connection;

    void connectTo(Ticket ticket, const std::string &address);
    void connectByNetwork(Connection &connection, const QUrl &address);
    void connectByCable(Connection &connection, const QUrl &address);
    void opened(Ticket ticket);
    void arrived(Ticket ticket);
    void broke(Ticket ticket, const QString &why);
    void timeIsOver(Ticket ticket);
    void lookSoon(Ticket ticket);
    void look(Ticket ticket);
    Connection *find(Ticket ticket) const;

    Answered m_answered;
    std::map<Ticket, std::unique_ptr<Connection>> m_connections;
};

} // namespace guitai
