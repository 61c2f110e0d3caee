// Wire: the bytes of a connection, plain or under TLS; below it nobody needs to know which.
#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <array>
#include <functional>
#include <memory>

namespace boost::asio::ssl {
class context;
}

namespace guitai::relay {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Pieces = std::array<asio::const_buffer, 4>;

// Used by one thread. The answer never comes before the call returns; buffers stay until then.
class Wire
{
public:
    using Done = std::function<void(error_code, std::size_t)>;

    virtual ~Wire() = default;
    // What must be said before anything else; nothing on a plain wire.
    virtual void greet(std::function<void(error_code)> done) = 0;
    virtual void readSome(asio::mutable_buffer into, Done done) = 0;
    virtual void writeSome(const Pieces &pieces, Done done) = 0;
    // Says that nothing more will be written, and waits for the other side to say so too: closing
    // while it still sends could take our last words from it. Nothing else may be under way.
    virtual void finish(std::function<void()> done) = 0;
    virtual void close() = 0;
    virtual Executor executor() = 0;
};

std::shared_ptr<Wire> plainWire(Socket socket);
std::shared_ptr<Wire> tlsWire(Socket socket, std::shared_ptr<asio::ssl::context> context);

} // namespace guitai::relay
