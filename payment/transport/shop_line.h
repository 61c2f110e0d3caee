// ShopLine: all ways of a till to its providers in one: HTTPS to the world, devices in the shop.
#pragma once

#include "payment/transport/device_line.h"
#include "payment/transport/http_line.h"

namespace guitai {

class ShopLine : public Line
{
public:
    using Answered = HttpLine::Answered;

    // answered is called from the event loop, never from within send() or tell().
    explicit ShopLine(const Answered &answered)
        : m_http(answered)
        , m_devices(answered)
    {}

    void send(Ticket ticket, const HttpRequest &request) override { m_http.send(ticket, request); }
    void tell(Ticket ticket, const DeviceMessage &message) override
    {
        m_devices.tell(ticket, message);
    }
    void hangUp(Ticket ticket) override { m_devices.hangUp(ticket); }

private:
    HttpLine m_http;
    DeviceLine m_devices;
};

} // namespace guitai
