// HTTP and WebSocket by hand: the tests should not share the relay's own opinion of them.
#include "tests/relay/kit/caller.h"

#include <arpa/inet.h>
#include <cerrno>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace guitai::test {

namespace {

using SteadyClock = std::chrono::steady_clock;

int left(SteadyClock::time_point until)
{
    const auto ms =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - SteadyClock::now()).count();
    return ms > 0 ? int(ms) : 0;
}

} // namespace

Caller::Caller(int port)
{
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        ::close(m_socket);
        m_socket = -1;
        return;
    }
    const int yes = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

Caller::~Caller()
{
    if (m_socket >= 0) {
        ::close(m_socket);
    }
}

Caller::Caller(Caller &&other) noexcept
    : m_socket(std::exchange(other.m_socket, -1))
    , m_heard(std::move(other.m_heard))
{}

Caller &Caller::operator=(Caller &&other) noexcept
{
    std::swap(m_socket, other.m_socket);
    std::swap(m_heard, other.m_heard);
    return *this;
}

bool Caller::say(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(std::size_t(sent));
    }
    return true;
}

bool Caller::hearMore(int milliseconds)
{
    pollfd end{m_socket, POLLIN, 0};
    if (m_socket < 0 || ::poll(&end, 1, milliseconds) <= 0) {
        return false;
    }
    char bytes[65536];
    const ssize_t got = ::recv(m_socket, bytes, sizeof bytes, 0);
    if (got <= 0) {
        return false;
    }
    m_heard.append(bytes, std::size_t(got));
    return true;
}

std::string Caller::hear(int milliseconds)
{
    if (m_heard.empty()) {
        hearMore(milliseconds);
    }
    return std::exchange(m_heard, {});
}

std::string Caller::response(int milliseconds)
{
    const auto until = SteadyClock::now() + std::chrono::milliseconds(milliseconds);
    while (true) {
        const std::size_t head = m_heard.find("\r\n\r\n");
        if (head != m_heard.npos) {
            const std::size_t field = m_heard.find("Content-Length: ");
            const std::size_t length =
                field < head ? std::size_t(std::stoul(m_heard.substr(field + 16))) : 0;
            if (m_heard.size() >= head + 4 + length) {
                std::string whole = m_heard.substr(0, head + 4 + length);
                m_heard.erase(0, whole.size());
                return whole;
            }
        }
        if (!hearMore(left(until))) {
            return {};
        }
    }
}

bool Caller::isLeft(int milliseconds)
{
    const auto until = SteadyClock::now() + std::chrono::milliseconds(milliseconds);
    while (hearMore(left(until))) {
    }
    char byte = 0;
    const ssize_t got = ::recv(m_socket, &byte, 1, MSG_DONTWAIT | MSG_PEEK);
    return got == 0 || (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK);
}

int statusOf(const std::string &response)
{
    return response.rfind("HTTP/1.1 ", 0) == 0 ? std::stoi(response.substr(9, 3)) : 0;
}

std::string bodyOf(const std::string &response)
{
    const std::size_t head = response.find("\r\n\r\n");
    return head == response.npos ? std::string() : response.substr(head + 4);
}

std::string postText(const std::string &target, const std::string &body, const std::string &headers)
{
    return "POST " + target + " HTTP/1.1\r\nHost: relay.test\r\n" + headers +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

int post(int port, const std::string &target, const std::string &body, const std::string &headers)
{
    Caller caller(port);
    return caller.isConnected() && caller.say(postText(target, body, headers))
               ? statusOf(caller.response())
               : 0;
}

std::string get(int port, const std::string &target, const std::string &headers)
{
    Caller caller(port);
    caller.say("GET " + target + " HTTP/1.1\r\nHost: relay.test\r\n" + headers + "\r\n");
    return caller.response();
}

TillCaller::TillCaller(int port, const Credentials &credentials, const std::string &till)
    : Caller(port)
{
    ask(credentials, till);
    awaitAnswer();
}

TillCaller TillCaller::asking(int port, const Credentials &credentials, const std::string &till)
{
    TillCaller caller(port);
    caller.ask(credentials, till);
    return caller;
}

void TillCaller::ask(const Credentials &credentials, const std::string &till)
{
    if (isConnected()) {
        say("GET /till HTTP/1.1\r\nHost: relay.test\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: guitai-letters-1\r\n"
            "Authorization: Bearer " +
            credentials.token + "\r\nGuitai-Inbox: " + credentials.inbox +
            "\r\nGuitai-Till: " + till + "\r\n\r\n");
    }
}

void TillCaller::awaitAnswer()
{
    m_status = statusOf(response());
}

std::optional<TillCaller::Frame> TillCaller::frame(int milliseconds)
{
    const auto until = SteadyClock::now() + std::chrono::milliseconds(milliseconds);
    while (true) {
        const auto byte = [&](std::size_t at) {
            return std::size_t(static_cast<unsigned char>(m_heard[at]));
        };
        std::size_t head = 2;
        std::size_t length = m_heard.size() >= 2 ? byte(1) & 127 : 0;
        const std::size_t more = length == 126 ? 2 : length == 127 ? 8 : 0;
        if (m_heard.size() >= head + more) {
            if (more > 0) {
                length = 0;
                for (std::size_t i = 0; i < more; ++i) {
                    length = length << 8 | byte(2 + i);
                }
                head += more;
            }
            if (m_heard.size() >= head + length && m_heard.size() >= 2) {
                Frame frame{int(byte(0) & 15), m_heard.substr(head, length)};
                m_heard.erase(0, head + length);
                return frame;
            }
        }
        if (!hearMore(left(until))) {
            return {};
        }
    }
}

std::optional<relay::Letter> TillCaller::letter(int milliseconds)
{
    const auto until = SteadyClock::now() + std::chrono::milliseconds(milliseconds);
    while (const auto got = frame(left(until))) {
        if (got->opcode == 2) {
            const auto letter = relay::readLetter(got->payload);
            return letter ? std::optional(*letter) : std::nullopt;
        }
        if (got->opcode == 1) {
            m_hello = m_hello || relay::readHello(got->payload).ok();
        } else if (got->opcode == 8) {
            m_closeCode = got->payload.size() < 2
                              ? 1005
                              : int(static_cast<unsigned char>(got->payload[0])) << 8 |
                                    static_cast<unsigned char>(got->payload[1]);
            return {};
        } else if (got->opcode == 9) {
            sayText(got->payload, 10);
        }
    }
    return {};
}

bool TillCaller::sayText(std::string_view text, int opcode)
{
    std::string bytes{char(0x80 | opcode)};
    if (text.size() < 126) {
        bytes += char(0x80 | text.size());
    } else {
        bytes += char(0x80 | 126);
        bytes += char(text.size() >> 8 & 255);
        bytes += char(text.size() & 255);
    }
    const char mask[4] = {17, 34, 51, 68};
    bytes.append(mask, 4);
    for (std::size_t i = 0; i < text.size(); ++i) {
        bytes += char(text[i] ^ mask[i % 4]);
    }
    return say(bytes);
}

bool TillCaller::acknowledge(const std::vector<relay::LetterNumber> &numbers)
{
    return sayText(relay::writeAcknowledgement(numbers));
}

int TillCaller::closeCode(int milliseconds)
{
    const auto until = SteadyClock::now() + std::chrono::milliseconds(milliseconds);
    while (m_closeCode == 0 && left(until) > 0 && letter(left(until))) {
    }
    return m_closeCode;
}

} // namespace guitai::test
