// The wire under TLS: the one file that compiles Asio's TLS.
#include "app/relay/tls.h"
#include "app/relay/wire.h"

#include <boost/asio/ssl.hpp>

namespace guitai::relay {

namespace {

class TlsWire final : public Wire, public std::enable_shared_from_this<TlsWire>
{
public:
    TlsWire(Socket socket, std::shared_ptr<asio::ssl::context> context)
        : m_context(std::move(context))
        , m_stream(std::move(socket), *m_context)
    {}

    // The stream's own steps refer to it, so each keeps the wire alive.
    void greet(std::function<void(error_code)> done) override
    {
        m_stream.async_handshake(
            asio::ssl::stream_base::server,
            [self = shared_from_this(), done = std::move(done)](error_code error) { done(error); });
    }
    void readSome(asio::mutable_buffer into, Done done) override
    {
        m_stream.async_read_some(into, [self = shared_from_this(), done = std::move(done)](
                                           error_code error, std::size_t n) { done(error, n); });
    }
    void writeSome(const Pieces &pieces, Done done) override
    {
        m_stream.async_write_some(pieces, [self = shared_from_this(), done = std::move(done)](
                                              error_code error, std::size_t n) { done(error, n); });
    }
    void finish(std::function<void()> done) override
    {
        m_stream.async_shutdown(
            [self = shared_from_this(), done = std::move(done)](error_code) { done(); });
    }
    void close() override
    {
        error_code ignored;
        m_stream.lowest_layer().close(ignored);
    }
    Executor executor() override { return m_stream.get_executor(); }

private:
    std::shared_ptr<asio::ssl::context> m_context; // as it was when the connection began
    asio::ssl::stream<Socket> m_stream;
};

} // namespace

std::shared_ptr<Wire> tlsWire(Socket socket, std::shared_ptr<asio::ssl::context> context)
{
    return std::make_shared<TlsWire>(std::move(socket), std::move(context));
}

Result<std::shared_ptr<asio::ssl::context>> tlsContext(const std::filesystem::path &certificates,
                                                       const std::filesystem::path &key)
{
    auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
    SSL_CTX *inside = context->native_handle();
    SSL_CTX_set_min_proto_version(inside, TLS1_2_VERSION);
    SSL_CTX_set_options(inside, SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                    SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_mode(inside, SSL_MODE_RELEASE_BUFFERS);
    error_code error;
    context->use_certificate_chain_file(certificates.string(), error);
    if (error) {
        return Problem{"cannot read the certificate " + certificates.string() + ": " +
                       error.message()};
    }
    context->use_private_key_file(key.string(), asio::ssl::context::pem, error);
    if (error) {
        return Problem{"cannot use the key " + key.string() + " with the certificate " +
                       certificates.string() + ": " + error.message()};
    }
    return context;
}

} // namespace guitai::relay
