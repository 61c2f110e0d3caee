// Errand: one request to a server on this machine and its answer. Only http.cpp includes this.
#pragma once

#include "app/http/address.h"
#include "app/http/http.h"

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <chrono>

namespace guitai::http {

namespace asio = boost::asio;
namespace beast = boost::beast;

class Errand : public std::enable_shared_from_this<Errand>
{
public:
    Errand(asio::io_context &io, const HttpRequest &request, const Place &place,
           std::function<void(const Answer &)> heard)
        : m_stream(io)
        , m_heard(std::move(heard))
    {
        m_parser.body_limit(1024 * 1024);
        m_message.method_string(request.method);
        m_message.target(place.target);
        const bool six = place.host.find(':') != place.host.npos;
        m_message.set(beast::http::field::host, (six ? '[' + place.host + ']' : place.host) + ':' +
                                                    std::to_string(place.port));
        for (const auto &[name, value] : request.headers) {
            m_message.insert(name, value);
        }
        m_message.body() = request.body;
        m_message.keep_alive(false);
        m_message.prepare_payload();
        m_stream.expires_after(std::chrono::milliseconds(request.timeout.ms));
    }

    void go(const asio::ip::tcp::endpoint &endpoint)
    {
        m_stream.async_connect(endpoint, [self = shared_from_this()](beast::error_code error) {
            if (error) {
                return self->fail(error, Reason::NetworkDown);
            }
            self->write();
        });
    }

private:
    void write()
    {
        beast::http::async_write(m_stream, m_message,
                                 [self = shared_from_this()](beast::error_code error, std::size_t) {
                                     if (error) {
                                         return self->fail(error, Reason::Silence);
                                     }
                                     self->read();
                                 });
    }

    void read()
    {
        beast::http::async_read(m_stream, m_buffer, m_parser,
                                [self = shared_from_this()](beast::error_code error, std::size_t) {
                                    if (error) {
                                        return self->fail(error, Reason::Garbled);
                                    }
                                    self->succeed();
                                });
    }

    void succeed()
    {
        auto message = m_parser.release();
        HttpReply reply;
        reply.status = int(message.result_int());
        for (const auto &field : message) {
            reply.headers.emplace_back(lowered(field.name_string()), std::string(field.value()));
        }
        reply.body = std::move(message.body());
        m_heard(reply);
    }

    void fail(beast::error_code error, Reason reason)
    {
        const bool silent =
            error == beast::error::timeout || error == beast::http::error::end_of_stream;
        m_heard(Silence{silent ? Reason::Silence : reason, error.message()});
    }

    beast::tcp_stream m_stream;
    beast::flat_buffer m_buffer;
    beast::http::request<beast::http::string_body> m_message;
    beast::http::response_parser<beast::http::string_body> m_parser;
    std::function<void(const Answer &)> m_heard;
};

} // namespace guitai::http
