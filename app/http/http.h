// A small HTTP/1.1 server, timers, and a client for loopback, all on one thread's loop.
#pragma once

#include "payment/engine/provider.h"
#include "shop/base/result.h"
#include "shop/base/time.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guitai::http {

// Waits for sockets, timers and signals. Everything below is called on the thread that is in run().
class Loop
{
public:
    Loop();
    ~Loop();
    Loop(const Loop &) = delete;
    Loop &operator=(const Loop &) = delete;

    // Returns after stop(), which any thread may call. Answers under way get two seconds to leave;
    // timers are forgotten.
    void run();
    void stop();
    // SIGINT and SIGTERM become stop().
    void stopOnSignals();

    // Calls task once, not before the span is over.
    void after(Span span, std::function<void()> task);
    // Sends to an http:// address on this machine; any other is answered with Silence at once, as
    // is a reply of more than 1 MiB. Follows no redirects, repeats nothing.
    void send(const HttpRequest &request, std::function<void(const Answer &)> heard);

    struct Inside;

private:
    friend class Server;
    friend class DeviceServer;
    std::unique_ptr<Inside> m_inside;
};

// What came in, as it was sent. Header names are in lower case.
struct Request
{
    std::string method;
    std::string target; // "/gateway.do?charset=utf-8"
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::string peer; // "127.0.0.1:40112"

    // The first header of that (lower case) name; empty when there is none.
    std::string header(std::string_view name) const;
    // The target up to the question mark.
    std::string path() const;
};

// The one answer to a request; copies share it and the first word counts. May be kept and used
// later, within Loop::run(). Forgotten unused, it drops the connection.
class Responder
{
public:
    struct Inside;
    explicit Responder(std::shared_ptr<Inside> inside);

    void reply(HttpReply reply);
    // Closes the connection without a word.
    void drop();
    // Sends the head of the reply, which promises the whole body, and that many bytes of it.
    void sendPartThenDrop(HttpReply reply, std::size_t bodyBytes);

private:
    std::shared_ptr<Inside> m_inside;
};

struct Limits
{
    std::size_t head = 16 * 1024;
    std::size_t body = 1024 * 1024;
    std::size_t connections = 1024;
    Span idle = Span::seconds(60);     // between two requests on a connection
    Span transfer = Span::seconds(15); // for the head, for the body, for the answer
};

using Handler = std::function<void(const Request &, Responder)>;

// Must be gone before its loop is, and not be destroyed while the loop runs.
class Server
{
public:
    Server(Loop &loop, Handler handler, Limits limits = {});
    ~Server();
    Server(Server &&) noexcept;
    Server &operator=(Server &&) noexcept;

    // The port it listens on; port 0 takes a free one.
    Result<std::uint16_t> listen(const std::string &address, std::uint16_t port);

    struct Inside;

private:
    std::shared_ptr<Inside> m_inside;
};

// The address names this machine: localhost, 127.0.0.0/8 or [::1], with http:// before it.
bool isLoopbackUrl(std::string_view url);

} // namespace guitai::http
