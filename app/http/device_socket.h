// DeviceServer's sockets. Only http.cpp includes this.
#pragma once

#include "app/http/device_server.h"
#include "app/http/session.h"

#include <array>
#include <deque>

namespace guitai::http {

struct DeviceServer::Inside : std::enable_shared_from_this<DeviceServer::Inside>
{
    struct Caller
    {
        tcp::socket socket;
        std::array<char, 4096> heard{};
        std::deque<std::string> unsaid; // the first is on its way
        bool isLeaving = false;
    };

    Loop::Inside &loop;
    Calls calls;
    std::optional<tcp::acceptor> acceptor;
    std::shared_ptr<Caller> caller;

    Inside(Loop::Inside &l, Calls c)
        : loop(l)
        , calls(std::move(c))
    {}

    void accept()
    {
        acceptor->async_accept([self = shared_from_this()](error_code error, tcp::socket socket) {
            if (!self->acceptor) {
                return;
            }
            if (!error) {
                self->part(self->caller);
                error_code ignored;
                socket.set_option(tcp::no_delay(true), ignored);
                self->caller = std::make_shared<Caller>(Caller{std::move(socket), {}, {}, false});
                self->calls.connected();
                self->read(self->caller);
            }
            self->accept();
        });
    }

    void read(const std::shared_ptr<Caller> &from)
    {
        from->socket.async_read_some(
            asio::buffer(from->heard),
            [self = shared_from_this(), from](error_code error, std::size_t length) {
                if (self->caller != from) {
                    return;
                }
                if (error) {
                    return self->part(from);
                }
                self->calls.heard(std::string_view(from->heard.data(), length));
                if (self->caller == from) {
                    self->read(from);
                }
            });
    }

    void write(const std::shared_ptr<Caller> &to)
    {
        asio::async_write(to->socket, asio::buffer(to->unsaid.front()),
                          [self = shared_from_this(), to](error_code error, std::size_t) {
                              if (self->caller != to) {
                                  return;
                              }
                              to->unsaid.pop_front();
                              if (error || (to->unsaid.empty() && to->isLeaving)) {
                                  return self->part(to);
                              }
                              if (!to->unsaid.empty()) {
                                  self->write(to);
                              }
                          });
    }

    void say(std::string bytes)
    {
        if (!caller || caller->isLeaving || bytes.empty()) {
            return;
        }
        caller->unsaid.push_back(std::move(bytes));
        if (caller->unsaid.size() == 1) {
            write(caller);
        }
    }

    void hangUp()
    {
        if (!caller) {
            return;
        }
        caller->isLeaving = true;
        if (caller->unsaid.empty()) {
            part(caller);
        }
    }

    void part(const std::shared_ptr<Caller> &from)
    {
        if (!from || caller != from) {
            return;
        }
        error_code ignored;
        from->socket.shutdown(tcp::socket::shutdown_both, ignored);
        from->socket.close(ignored);
        caller.reset();
        calls.gone();
    }

    void close()
    {
        if (acceptor) {
            error_code ignored;
            acceptor->close(ignored);
            acceptor.reset();
        }
        if (caller) {
            error_code ignored;
            caller->socket.close(ignored);
            caller.reset();
        }
    }
};

} // namespace guitai::http
