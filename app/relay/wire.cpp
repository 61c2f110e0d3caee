// The plain wire.
#include "app/relay/wire.h"

#include <boost/asio/post.hpp>

namespace guitai::relay {

namespace {

class PlainWire final : public Wire, public std::enable_shared_from_this<PlainWire>
{
public:
    explicit PlainWire(Socket socket)
        : m_socket(std::move(socket))
    {}

    void greet(std::function<void(error_code)> done) override
    {
        asio::post(m_socket.get_executor(), [done = std::move(done)] { done({}); });
    }
    void readSome(asio::mutable_buffer into, Done done) override
    {
        m_socket.async_read_some(into, std::move(done));
    }
    void writeSome(const Pieces &pieces, Done done) override
    {
        m_socket.async_write_some(pieces, std::move(done));
    }
    void finish(std::function<void()> done) override
    {
        error_code ignored;
        m_socket.shutdown(tcp::socket::shutdown_send, ignored);
        drain(std::move(done));
    }
    void close() override
    {
        error_code ignored;
        m_socket.close(ignored);
    }
    Executor executor() override { return m_socket.get_executor(); }

private:
    void drain(std::function<void()> done)
    {
        auto unread = std::make_shared<std::array<char, 4096>>();
        m_socket.async_read_some(asio::buffer(*unread),
                                 [self = shared_from_this(), unread,
                                  done = std::move(done)](error_code error, std::size_t) mutable {
                                     if (error) {
                                         return done();
                                     }
                                     self->drain(std::move(done));
                                 });
    }

    Socket m_socket;
};

} // namespace

std::shared_ptr<Wire> plainWire(Socket socket)
{
    return std::make_shared<PlainWire>(std::move(socket));
}

} // namespace guitai::relay
