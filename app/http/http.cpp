// The loop, the server and the client: the one file that compiles Boost's headers.
#include "app/http/http.h"

#include "app/http/device_socket.h"
#include "app/http/errand.h"
#include "app/http/session.h"

#include <chrono>
#include <csignal>

namespace guitai::http {

namespace {

constexpr auto timeToFinish = std::chrono::seconds(2);

Result<tcp::acceptor> listenOn(asio::io_context &io, const std::string &address, std::uint16_t port)
{
    const auto problem = [&](const error_code &error) {
        return Problem{"cannot listen on " + address + " port " + std::to_string(port) + ": " +
                       error.message()};
    };
    error_code error;
    const asio::ip::address where = asio::ip::make_address(address, error);
    if (error) {
        return problem(error);
    }
    tcp::acceptor acceptor(io);
    const tcp::endpoint endpoint(where, port);
    acceptor.open(endpoint.protocol(), error);
    if (!error) {
        acceptor.set_option(asio::socket_base::reuse_address(true), error);
    }
    if (!error) {
        acceptor.bind(endpoint, error);
    }
    if (!error) {
        acceptor.listen(asio::socket_base::max_listen_connections, error);
    }
    if (error) {
        return problem(error);
    }
    return acceptor;
}

std::uint16_t portOf(const tcp::acceptor &acceptor)
{
    error_code ignored;
    return acceptor.local_endpoint(ignored).port();
}

} // namespace

// ---- The server

void Server::Inside::accept(std::size_t index)
{
    acceptors[index].async_accept(
        [self = shared_from_this(), index](error_code error, tcp::socket socket) {
            if (!self->acceptors[index].is_open()) {
                return;
            }
            if (!error && self->sessions.size() < self->limits.connections) {
                std::make_shared<Session>(std::move(socket), self)->listen();
            }
            if (!error) {
                return self->accept(index);
            }
            // Out of file descriptors, most likely: let some go first.
            auto pause = std::make_shared<asio::steady_timer>(self->loop.io, Milliseconds(100));
            pause->async_wait([self, index, pause](error_code) {
                if (self->acceptors[index].is_open()) {
                    self->accept(index);
                }
            });
        });
}

void Server::Inside::close()
{
    for (tcp::acceptor &acceptor : acceptors) {
        error_code ignored;
        acceptor.close(ignored);
    }
    for (Session *session : sessions) {
        session->dropWhenIdle();
    }
}

Server::Server(Loop &loop, Handler handler, Limits limits)
    : m_inside(std::make_shared<Inside>(*loop.m_inside, std::move(handler), limits))
{
    loop.m_inside->servers.push_back(m_inside);
}

Server::~Server()
{
    if (m_inside) {
        m_inside->close();
    }
}

Server::Server(Server &&) noexcept = default;
Server &Server::operator=(Server &&) noexcept = default;

Result<std::uint16_t> Server::listen(const std::string &address, std::uint16_t port)
{
    auto acceptor = listenOn(m_inside->loop.io, address, port);
    if (!acceptor) {
        return acceptor.problem();
    }
    m_inside->acceptors.push_back(std::move(acceptor).value());
    m_inside->accept(m_inside->acceptors.size() - 1);
    return portOf(m_inside->acceptors.back());
}

Responder::Inside::~Inside()
{
    if (!used) {
        session->drop();
    }
}

Responder::Responder(std::shared_ptr<Inside> inside)
    : m_inside(std::move(inside))
{}

void Responder::reply(HttpReply reply)
{
    if (!std::exchange(m_inside->used, true)) {
        m_inside->session->reply(std::move(reply));
    }
}

void Responder::drop()
{
    if (!std::exchange(m_inside->used, true)) {
        m_inside->session->drop();
    }
}

void Responder::sendPartThenDrop(HttpReply reply, std::size_t bodyBytes)
{
    if (!std::exchange(m_inside->used, true)) {
        m_inside->session->sendPart(std::move(reply), bodyBytes);
    }
}

// ---- The device

DeviceServer::DeviceServer(Loop &loop, Calls calls)
    : m_inside(std::make_shared<Inside>(*loop.m_inside, std::move(calls)))
{
    loop.m_inside->devices.push_back(m_inside);
}

DeviceServer::~DeviceServer()
{
    if (m_inside) {
        m_inside->close();
    }
}

DeviceServer::DeviceServer(DeviceServer &&) noexcept = default;
DeviceServer &DeviceServer::operator=(DeviceServer &&) noexcept = default;

Result<std::uint16_t> DeviceServer::listen(const std::string &address, std::uint16_t port)
{
    auto acceptor = listenOn(m_inside->loop.io, address, port);
    if (!acceptor) {
        return acceptor.problem();
    }
    m_inside->acceptor = std::move(acceptor).value();
    m_inside->accept();
    return portOf(*m_inside->acceptor);
}

void DeviceServer::say(std::string bytes)
{
    m_inside->say(std::move(bytes));
}

void DeviceServer::hangUp()
{
    m_inside->hangUp();
}

// ---- The loop

Loop::Loop()
    : m_inside(std::make_unique<Inside>())
{}

Loop::~Loop() = default;

void Loop::run()
{
    while (!m_inside->stopping) {
        m_inside->io.run_one();
    }
    m_inside->io.run_for(timeToFinish);
}

void Loop::stop()
{
    asio::post(m_inside->io, [inside = m_inside.get()] {
        inside->stopping = true;
        inside->open.reset();
        for (const auto &server : inside->servers) {
            if (const auto alive = server.lock()) {
                alive->close();
            }
        }
        for (const auto &device : inside->devices) {
            if (const auto alive = device.lock()) {
                alive->close();
            }
        }
        for (const auto &timer : std::exchange(inside->timers, {})) {
            timer->cancel();
        }
        if (inside->signals) {
            inside->signals->cancel();
        }
    });
}

void Loop::stopOnSignals()
{
    m_inside->signals.emplace(m_inside->io, SIGINT, SIGTERM);
    m_inside->signals->async_wait([this](error_code error, int) {
        if (!error) {
            stop();
        }
    });
}

void Loop::after(Span span, std::function<void()> task)
{
    if (m_inside->stopping) {
        return;
    }
    auto timer = std::make_shared<asio::steady_timer>(m_inside->io, Milliseconds(span.ms));
    m_inside->timers.insert(timer);
    timer->async_wait([inside = m_inside.get(), timer, task = std::move(task)](error_code error) {
        inside->timers.erase(timer);
        if (!error && !inside->stopping) {
            task();
        }
    });
}

void Loop::send(const HttpRequest &request, std::function<void(const Answer &)> heard)
{
    const std::optional<Place> place = placeOf(request.url);
    if (!place || !place->isLoopback()) {
        asio::post(m_inside->io, [heard = std::move(heard), url = request.url] {
            heard(Silence{Reason::NetworkDown, url + " is not an address on this machine"});
        });
        return;
    }
    std::make_shared<Errand>(m_inside->io, request, *place, std::move(heard))
        ->go({asio::ip::make_address(place->host), place->port});
}

} // namespace guitai::http
