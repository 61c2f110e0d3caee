// Session: one connection to a server, one request at a time. Only http.cpp includes this.
#pragma once

#include "app/http/address.h"
#include "app/http/device_server.h"
#include "app/http/http.h"

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <optional>
#include <set>
#include <sstream>

namespace guitai::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using beast::error_code;
using Milliseconds = std::chrono::milliseconds;

class Session;

struct Loop::Inside
{
    asio::io_context io{1};
    asio::executor_work_guard<asio::io_context::executor_type> open = asio::make_work_guard(io);
    std::optional<asio::signal_set> signals;
    std::set<std::shared_ptr<asio::steady_timer>> timers;
    std::vector<std::weak_ptr<Server::Inside>> servers;
    std::vector<std::weak_ptr<DeviceServer::Inside>> devices;
    bool stopping = false;
};

struct Server::Inside : std::enable_shared_from_this<Server::Inside>
{
    Loop::Inside &loop;
    Handler handler;
    Limits limits;
    std::vector<tcp::acceptor> acceptors;
    std::set<Session *> sessions;

    Inside(Loop::Inside &l, Handler h, Limits some)
        : loop(l)
        , handler(std::move(h))
        , limits(some)
    {}
    void accept(std::size_t index);
    void close();
};

struct Responder::Inside
{
    std::shared_ptr<Session> session;
    bool used = false;

    ~Inside();
};

inline std::string dateHeader()
{
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[40];
    std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return text;
}

using Message = beast::http::response<beast::http::string_body>;

inline Message messageOf(HttpReply reply, unsigned version, bool keepAlive)
{
    Message message;
    message.version(version);
    message.result(unsigned(reply.status));
    for (const auto &[name, value] : reply.headers) {
        message.insert(name, value);
    }
    if (message.find(beast::http::field::date) == message.end()) {
        message.set(beast::http::field::date, dateHeader());
    }
    message.body() = std::move(reply.body);
    message.keep_alive(keepAlive);
    message.prepare_payload();
    return message;
}

class Session : public std::enable_shared_from_this<Session>
{
public:
    Session(tcp::socket socket, std::shared_ptr<Server::Inside> server)
        : m_stream(std::move(socket))
        , m_server(std::move(server))
    {
        m_server->sessions.insert(this);
        error_code error;
        const tcp::endpoint peer = m_stream.socket().remote_endpoint(error);
        if (!error) {
            m_peer = peer.address().to_string() + ':' + std::to_string(peer.port());
        }
        m_stream.socket().set_option(tcp::no_delay(true), error);
    }
    ~Session() { m_server->sessions.erase(this); }

    void listen()
    {
        if (m_server->loop.stopping) {
            return drop();
        }
        m_parser.emplace();
        m_parser->header_limit(std::uint32_t(m_server->limits.head));
        m_parser->body_limit(m_server->limits.body);
        m_idle = true;
        limitTime(m_server->limits.idle);
        beast::http::async_read_header(m_stream, m_buffer, *m_parser,
                                       [self = shared_from_this()](error_code error, std::size_t) {
                                           self->m_idle = false;
                                           self->onHead(error);
                                       });
    }

    void reply(HttpReply reply)
    {
        const bool keepAlive = m_keepAlive && !m_server->loop.stopping;
        auto message = std::make_shared<Message>(messageOf(std::move(reply), m_version, keepAlive));
        if (m_headOnly) {
            message->body().clear();
        }
        limitTime(m_server->limits.transfer);
        beast::http::async_write(
            m_stream, *message,
            [self = shared_from_this(), message, keepAlive](error_code error, std::size_t) {
                if (error) {
                    self->drop();
                } else if (keepAlive) {
                    self->listen();
                } else {
                    self->sayGoodbye();
                }
            });
    }

    void sendPart(HttpReply reply, std::size_t bodyBytes)
    {
        const Message message = messageOf(std::move(reply), m_version, m_keepAlive);
        std::ostringstream whole;
        whole << message;
        auto bytes = std::make_shared<std::string>(whole.str());
        bytes->resize(bytes->size() - message.body().size() +
                      std::min(bodyBytes, message.body().size()));
        limitTime(m_server->limits.transfer);
        asio::async_write(
            m_stream, asio::buffer(*bytes),
            [self = shared_from_this(), bytes](error_code, std::size_t) { self->sayGoodbye(); });
    }

    void drop()
    {
        error_code ignored;
        m_stream.socket().close(ignored);
    }

    void dropWhenIdle()
    {
        if (m_idle) {
            drop();
        }
    }

private:
    void limitTime(Span span) { m_stream.expires_after(Milliseconds(span.ms)); }

    void onHead(error_code error)
    {
        if (error) {
            return refuse(error);
        }
        m_keepAlive = m_parser->get().keep_alive();
        m_version = m_parser->get().version();
        m_headOnly = m_parser->get().method() == beast::http::verb::head;
        limitTime(m_server->limits.transfer);
        if (!beast::iequals(m_parser->get()[beast::http::field::expect], "100-continue")) {
            return readBody();
        }
        auto go = std::make_shared<std::string>("HTTP/1.1 100 Continue\r\n\r\n");
        asio::async_write(m_stream, asio::buffer(*go),
                          [self = shared_from_this(), go](error_code error, std::size_t) {
                              if (error) {
                                  self->drop();
                              } else {
                                  self->readBody();
                              }
                          });
    }

    void readBody()
    {
        beast::http::async_read(
            m_stream, m_buffer, *m_parser,
            [self = shared_from_this()](error_code error, std::size_t) { self->onRequest(error); });
    }

    void onRequest(error_code error)
    {
        if (error) {
            return refuse(error);
        }
        m_stream.expires_never();
        auto message = m_parser->release();
        Request request;
        request.method = std::string(message.method_string());
        request.target = std::string(message.target());
        for (const auto &field : message) {
            request.headers.emplace_back(lowered(field.name_string()), std::string(field.value()));
        }
        request.body = std::move(message.body());
        request.peer = m_peer;
        auto answer = std::make_shared<Responder::Inside>();
        answer->session = shared_from_this();
        m_server->handler(request, Responder(std::move(answer)));
    }

    // What cannot be read as a request gets a plain word, and the connection ends.
    void refuse(error_code error)
    {
        using Fault = beast::http::error;
        HttpReply reply;
        if (error == Fault::header_limit) {
            reply = {431, {}, "The head of the request is too large.\n"};
        } else if (error == Fault::body_limit) {
            reply = {413, {}, "The body of the request is too large.\n"};
        } else if (error == Fault::end_of_stream || error == Fault::partial_message ||
                   error.category() != make_error_code(Fault::bad_target).category()) {
            return drop();
        } else {
            reply = {400, {}, "This is not an HTTP/1.1 request.\n"};
        }
        m_keepAlive = false;
        reply.headers.emplace_back("content-type", "text/plain; charset=utf-8");
        this->reply(std::move(reply));
    }

    // Closing while the other side still sends would reset the connection and could take the answer
    // with it; so we say that we are done and listen a moment for its end.
    void sayGoodbye()
    {
        error_code ignored;
        m_stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
        limitTime(Span::seconds(1));
        drain();
    }

    void drain()
    {
        m_buffer.clear();
        m_stream.async_read_some(m_buffer.prepare(4096),
                                 [self = shared_from_this()](error_code error, std::size_t) {
                                     if (error) {
                                         self->drop();
                                     } else {
                                         self->drain();
                                     }
                                 });
    }

    beast::tcp_stream m_stream;
    std::shared_ptr<Server::Inside> m_server;
    beast::flat_buffer m_buffer;
    std::optional<beast::http::request_parser<beast::http::string_body>> m_parser;
    std::string m_peer;
    unsigned m_version = 11;
    bool m_keepAlive = false;
    bool m_headOnly = false;
    bool m_idle = false;
};

} // namespace guitai::http
