// The one file that compiles Beast's WebSocket, once, over whatever wire.
#include "app/relay/till_line.h"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <boost/beast/websocket/stream.hpp>

namespace guitai::relay {

namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;

namespace {

constexpr std::size_t largestAcknowledgement = 32 * 1024;
constexpr std::size_t chunk = 256;

// A wire as Beast wants a stream.
class WireStream
{
public:
    using executor_type = Executor;

    explicit WireStream(std::shared_ptr<Wire> wire)
        : m_wire(std::move(wire))
    {}

    executor_type get_executor() { return m_wire->executor(); }
    Wire &wire() { return *m_wire; }

    template <typename Buffers, typename Token>
    auto async_read_some(const Buffers &buffers, Token &&token)
    {
        return asio::async_initiate<Token, void(error_code, std::size_t)>(
            [wire = m_wire](auto handler, const Buffers &into) {
                asio::mutable_buffer first;
                for (auto it = asio::buffer_sequence_begin(into);
                     it != asio::buffer_sequence_end(into) && first.size() == 0; ++it) {
                    first = *it;
                }
                wire->readSome(first, held(wire, std::move(handler)));
            },
            token, buffers);
    }

    template <typename Buffers, typename Token>
    auto async_write_some(const Buffers &buffers, Token &&token)
    {
        return asio::async_initiate<Token, void(error_code, std::size_t)>(
            [wire = m_wire](auto handler, const Buffers &from) {
                Pieces pieces{};
                std::size_t count = 0;
                for (auto it = asio::buffer_sequence_begin(from);
                     it != asio::buffer_sequence_end(from) && count < pieces.size(); ++it) {
                    if (asio::const_buffer piece = *it; piece.size() > 0) {
                        pieces[count++] = piece;
                    }
                }
                wire->writeSome(pieces, held(wire, std::move(handler)));
            },
            token, buffers);
    }

private:
    // std::function copies what it holds; Beast's handlers can only be moved.
    template <typename Handler>
    static Wire::Done held(const std::shared_ptr<Wire> &wire, Handler handler)
    {
        return [wire, shared = std::make_shared<Handler>(std::move(handler))](
                   error_code error, std::size_t n) { std::move (*shared)(error, n); };
    }

    std::shared_ptr<Wire> m_wire;
};

void beast_close_socket(WireStream &stream)
{
    stream.wire().close();
}

template <typename Handler>
void async_teardown(beast::role_type, WireStream &stream, Handler &&handler)
{
    stream.wire().close();
    asio::post(stream.get_executor(),
               beast::bind_front_handler(std::forward<Handler>(handler), error_code()));
}

} // namespace

struct TillLine::Socket
{
    explicit Socket(std::shared_ptr<Wire> wire)
        : stream(std::move(wire))
    {}

    websocket::stream<WireStream, false> stream;
    http::request<http::empty_body> request;
};

std::string_view TillRequest::operator[](std::string_view name) const
{
    for (const auto &[key, value] : headers) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

TillLine::TillLine(House &house, Hall &hall, std::shared_ptr<Wire> wire)
    : Session(hall)
    , m_house(house)
    , m_wire(std::move(wire))
{
    corridor = hall.index;
    ++m_house.counters.connections;
}

TillLine::~TillLine() = default;

// ---- Signing in

void TillLine::start(const TillRequest &request)
{
    m_deadline = m_hall.now + m_house.patience.answer;
    m_socket = std::make_unique<Socket>(m_wire);
    http::request<http::empty_body> &wanted = m_socket->request;
    wanted.method(http::verb::get);
    wanted.target("/till");
    wanted.version(request.http10 ? 10 : 11);
    for (const auto &[name, value] : request.headers) {
        if (name != "authorization") {
            wanted.set(beast::string_view(name.data(), name.size()), value);
        }
    }
    if (!websocket::is_upgrade(wanted)) {
        return refuse(426, "Upgrade Required", "tills speak WebSocket here\n",
                      "Upgrade: websocket\r\n");
    }
    const std::string_view offered = request["sec-websocket-protocol"];
    if (!http::token_list(beast::string_view(offered.data(), offered.size()))
             .exists({lettersProtocol.data(), lettersProtocol.size()}) ||
        request.hasMore || !isName(request["guitai-till"])) {
        return refuse(400, "Bad Request",
                      "a till offers the protocol guitai-letters-1 and says its name\n");
    }
    constexpr std::string_view bearer = "Bearer ";
    std::string_view token = request["authorization"];
    if (token.substr(0, bearer.size()) != bearer) {
        return admit(Admission::Refused);
    }
    token.remove_prefix(bearer.size());
    m_house.office.signIn({digestOf(request["guitai-inbox"]), digestOf(token),
                           std::string(request["guitai-till"]), shared_from_this()});
}

void TillLine::admit(Admission admission)
{
    if (m_phase != Phase::Waiting) {
        return;
    }
    switch (admission) {
    case Admission::Refused:
        m_house.counters.refuse(Refusal::Unauthorized);
        return refuse(401, "Unauthorized", "no such inbox, or not its token\n",
                      "WWW-Authenticate: Bearer\r\n");
    case Admission::Full:
        return refuse(403, "Forbidden", "this inbox has 64 tills already\n");
    case Admission::Failed:
        return refuse(503, "Service Unavailable", "could not look this up\n", "Retry-After: 2\r\n");
    case Admission::Welcome:
        break;
    }
    m_phase = Phase::Handshake;
    m_deadline = m_hall.now + m_house.patience.greeting;
    auto &stream = m_socket->stream;
    stream.set_option(websocket::stream_base::timeout{websocket::stream_base::none(),
                                                      websocket::stream_base::none(), false});
    stream.set_option(websocket::stream_base::decorator([](websocket::response_type &response) {
        response.set(http::field::sec_websocket_protocol,
                     beast::string_view(lettersProtocol.data(), lettersProtocol.size()));
        response.set(http::field::server, "guitai-relay");
    }));
    stream.read_message_max(largestAcknowledgement);
    stream.auto_fragment(false);
    stream.async_accept(m_socket->request, [self = shared_from_this()](error_code error) {
        if (error || self->m_phase != Phase::Handshake) {
            return self->end();
        }
        self->opened();
    });
}

void TillLine::refuse(int status, std::string_view reason, std::string_view text,
                      std::string_view more)
{
    m_phase = Phase::Closing;
    m_deadline = m_hall.now + m_house.patience.goodbye;
    auto out = std::make_shared<std::string>("HTTP/1.1 " + std::to_string(status) + ' ');
    *out += reason;
    *out += "\r\nDate: " + m_hall.date + "\r\nContent-Type: text/plain; charset=utf-8\r\n";
    *out += "Content-Length: " + std::to_string(text.size()) + "\r\nConnection: close\r\n";
    *out += more;
    *out += "\r\n";
    *out += text;
    m_wire->writeSome({asio::buffer(*out)},
                      [self = shared_from_this(), out](error_code error, std::size_t) {
                          if (error || self->m_phase == Phase::Over) {
                              return self->end();
                          }
                          self->m_wire->finish([self] { self->end(); });
                      });
}

// ---- Open

void TillLine::opened()
{
    m_socket->request = {};
    m_phase = Phase::Open;
    m_heard = m_pinged = m_hall.now;
    m_socket->stream.control_callback(
        [this](websocket::frame_type, beast::string_view) { m_heard = m_hall.now; });
    m_out.push_back(std::make_shared<std::string>(writeHello(m_house.clocks.wall())));
    writeNext();
    read();
    askForMore();
}

void TillLine::read()
{
    const std::size_t have = m_in.size();
    m_in.resize(have + chunk);
    m_socket->stream.async_read_some(
        asio::buffer(m_in.data() + have, chunk),
        [self = shared_from_this(), have](error_code error, std::size_t n) {
            if (error) {
                return self->end();
            }
            if (self->m_phase != Phase::Open) {
                return;
            }
            self->m_heard = self->m_hall.now;
            self->m_in.resize(have + n);
            if (self->m_socket->stream.is_message_done()) {
                if (!self->m_socket->stream.got_text()) {
                    return self->close(int(websocket::close_code::unknown_data));
                }
                const std::string text = std::exchange(self->m_in, {});
                self->onText(text);
            }
            if (self->m_phase == Phase::Open) {
                self->read();
            }
        });
}

void TillLine::onText(std::string_view text)
{
    auto numbers = readAcknowledgement(text);
    if (!numbers) {
        return close(int(websocket::close_code::policy_error));
    }
    for (const LetterNumber number : *numbers) {
        m_sent.erase(number);
    }
    m_house.office.acknowledge(shared_from_this(), *std::move(numbers));
    if (m_behind && m_sent.size() <= m_house.window / 2) {
        askForMore();
    }
}

void TillLine::deliver(const Parcel &parcel)
{
    if (m_phase != Phase::Open || m_behind || m_sent.size() >= m_house.window ||
        m_outBytes + parcel.message->size() > m_house.windowBytes) {
        m_behind = true; // it is in the storage, and will be asked for
        return;
    }
    send(parcel);
}

void TillLine::fetched(std::vector<Parcel> parcels, bool more)
{
    m_asking = false;
    if (m_phase != Phase::Open) {
        return;
    }
    m_behind = m_behind || more;
    for (const Parcel &parcel : parcels) {
        if (m_sent.count(parcel.number) > 0) {
            continue;
        }
        if (m_sent.size() >= m_house.window || m_outBytes >= m_house.windowBytes) {
            m_behind = true;
            break;
        }
        send(parcel);
    }
}

void TillLine::askForMore(bool fromTheBeginning)
{
    if (m_asking || m_phase != Phase::Open) {
        return;
    }
    // What comes in from now on is either found by asking or delivered.
    m_asking = true;
    m_behind = false;
    m_asked = m_hall.now;
    m_house.office.ask(shared_from_this(), m_sent.size() + m_house.window, fromTheBeginning);
}

void TillLine::wake()
{
    m_behind = true;
    askForMore();
}

void TillLine::send(const Parcel &parcel)
{
    if (!m_sent.try_emplace(parcel.number, m_hall.now).second) {
        return;
    }
    m_house.counters.delivered.fetch_add(1, std::memory_order_relaxed);
    m_outBytes += parcel.message->size();
    m_out.push_back(parcel.message);
    if (!m_writing) {
        writeNext();
    }
}

void TillLine::writeNext()
{
    const bool isHello = m_out.front()->compare(0, 6, "hello ") == 0;
    m_writing = true;
    m_socket->stream.text(isHello);
    m_socket->stream.async_write(asio::buffer(*m_out.front()), [self = shared_from_this(), isHello](
                                                                   error_code error, std::size_t) {
        if (error || self->m_phase == Phase::Over) {
            return self->end();
        }
        self->m_writing = false;
        if (!isHello) {
            self->m_outBytes -= self->m_out.front()->size();
        }
        self->m_out.erase(self->m_out.begin());
        if (!self->m_out.empty() && self->m_phase == Phase::Open) {
            return self->writeNext();
        }
        if (self->m_behind && self->m_sent.size() <= self->m_house.window / 2) {
            self->askForMore();
        }
    });
}

// ---- Time, and the end

void TillLine::tick()
{
    const Span now = m_hall.now;
    if (m_phase != Phase::Open) {
        if (now >= m_deadline) {
            end();
        }
        return;
    }
    if (now >= m_heard + m_house.patience.ping * 2 + Span::seconds(5)) {
        return end();
    }
    if (now >= m_pinged + m_house.patience.ping && !m_pinging) {
        m_pinged = now;
        m_pinging = true;
        m_socket->stream.async_ping({}, [self = shared_from_this()](error_code error) {
            self->m_pinging = false;
            if (error) {
                self->end();
            }
        });
    }
    // Left behind without anything on its way that would make us ask: the database was gone.
    if (m_behind && m_sent.size() <= m_house.window / 2 && now >= m_asked + Span::seconds(1)) {
        askForMore();
    }
    if (now < m_asked + m_house.patience.redelivery) {
        return;
    }
    const std::size_t before = m_sent.size();
    std::erase_if(m_sent, [&](const auto &entry) {
        return entry.second + m_house.patience.redelivery <= now;
    });
    m_house.counters.redelivered.fetch_add(before - m_sent.size());
    if (m_sent.size() < before || m_behind || m_house.polls) {
        askForMore(m_house.polls);
    }
}

void TillLine::goAway()
{
    part(closedGoingAway);
}

void TillLine::part(int closeCode)
{
    if (m_phase == Phase::Open) {
        return close(closeCode);
    }
    if (m_phase != Phase::Closing) {
        end();
    }
}

void TillLine::close(int code)
{
    m_phase = Phase::Closing;
    m_deadline = m_hall.now + m_house.patience.goodbye;
    m_house.office.signOff(shared_from_this());
    m_socket->stream.async_close(websocket::close_reason(std::uint16_t(code)),
                                 [self = shared_from_this()](error_code) { self->end(); });
}

void TillLine::end()
{
    if (m_phase == Phase::Over) {
        return;
    }
    const auto self = shared_from_this();
    m_phase = Phase::Over;
    leaveHall();
    --m_house.counters.connections;
    m_house.office.signOff(self);
    m_wire->close(); // what is being written stays until that has ended too
    m_sent.clear();
}

} // namespace guitai::relay
