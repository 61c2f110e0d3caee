// One request at a time; every phase has its deadline; answers to callbacks come from the post
// office.
#include "app/relay/connection.h"

#include "app/relay/till_line.h"

#include <boost/asio/ip/address.hpp>

#include <algorithm>

namespace guitai::relay {

namespace {

constexpr std::size_t leastRoom = 2048;
constexpr std::string_view plainText = "text/plain; charset=utf-8";
constexpr std::string_view probeSignature = "WECHATPAY/SIGNTEST/";
constexpr std::string_view retryAfter = "Retry-After: 2\r\n";

std::string_view reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 204:
        return "No Content";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 413:
        return "Content Too Large";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 507:
        return "Insufficient Storage";
    }
    return "Service Unavailable";
}

std::string_view pathOf(std::string_view target)
{
    return target.substr(0, target.find('?'));
}

bool isLoopback(const std::string &address)
{
    error_code error;
    const auto parsed = asio::ip::make_address(address, error);
    return !error && parsed.is_loopback();
}

} // namespace

Connection::Connection(House &house, Hall &hall, std::shared_ptr<Wire> wire, std::string peer,
                       bool open)
    : Session(hall)
    , m_house(house)
    , m_wire(std::move(wire))
    , m_reader(house.limits)
    , m_peer(std::move(peer))
    , m_open(open)
{
    ++m_house.counters.connections;
}

void Connection::enter(Phase phase, Span patience)
{
    m_phase = phase;
    m_deadline = m_hall.now + patience;
}

void Connection::start()
{
    enter(Phase::Greeting, m_house.patience.greeting);
    m_wire->greet([self = shared_from_this()](error_code error) {
        if (error) {
            return self->end();
        }
        self->listen();
    });
}

void Connection::listen()
{
    if (m_phase == Phase::Over) {
        return;
    }
    if (m_hall.closing) {
        return end();
    }
    ++m_request;
    m_headSeen = false;
    m_keep = true;
    m_reader.restart();
    enter(m_have == 0 ? Phase::Idle : Phase::Head,
          m_have == 0 ? m_house.patience.idle : m_house.patience.head);
    if (m_have > 0) {
        return consume();
    }
    readMore();
}

void Connection::readMore()
{
    if (m_in.size() < m_have + leastRoom) {
        m_in.resize(m_have + 2 * leastRoom);
    }
    m_wire->readSome(asio::buffer(m_in.data() + m_have, m_in.size() - m_have),
                     [self = shared_from_this()](error_code error, std::size_t n) {
                         if (error || self->m_phase == Phase::Over) {
                             return self->end();
                         }
                         if (self->m_phase == Phase::Idle) {
                             self->enter(Phase::Head, self->m_house.patience.head);
                         }
                         self->m_have += n;
                         self->consume();
                     });
}

void Connection::consume()
{
    const std::size_t used = m_reader.read(std::string_view(m_in.data(), m_have));
    m_have -= used;
    std::copy_n(m_in.data() + used, m_have, m_in.data());
    const RequestReader::State state = m_reader.state();
    if (state == RequestReader::State::Bad) {
        const int status = m_reader.status();
        return refuse(status == 413   ? Refusal::TooLarge
                      : status == 431 ? Refusal::HeadTooLarge
                                      : Refusal::BadRequest,
                      status,
                      status == 413   ? "the body is larger than 256 KiB\n"
                      : status == 431 ? "the head is too large\n"
                                      : "this is not a plain HTTP/1.1 request\n",
                      false);
    }
    if (state != RequestReader::State::Head && !m_headSeen) {
        m_headSeen = true;
        if (!onHead()) {
            return;
        }
    }
    if (state == RequestReader::State::Done) {
        return onRequest();
    }
    if (state == RequestReader::State::Body && m_have > m_house.limits.head) {
        return refuse(Refusal::BadRequest, 400, "a chunk's head is too large\n", false);
    }
    readMore();
}

// What can be said before the body has come. False: it has been said.
bool Connection::onHead()
{
    enter(Phase::Body, m_house.patience.body);
    m_keep = m_reader.keepsAlive();
    const std::string_view path = pathOf(m_reader.target());
    const bool isLimited = path.substr(0, 4) == "/in/" || path == "/till";
    if (isLimited && !m_house.rateLimit.allows(senderOf(sender()), m_house.clocks.steady())) {
        m_house.counters.refuse(Refusal::RateLimited);
        reply(429, plainText, "too many requests from this address\n", "Retry-After: 1\r\n", false);
        return false;
    }
    if (m_reader.expectsContinue() && m_reader.state() == RequestReader::State::Body) {
        static constexpr std::string_view go = "HTTP/1.1 100 Continue\r\n\r\n";
        m_wire->writeSome({asio::buffer(go)},
                          [self = shared_from_this()](error_code error, std::size_t) {
                              if (error) {
                                  return self->end();
                              }
                              self->readMore();
                          });
        return false;
    }
    return true;
}

void Connection::onRequest()
{
    enter(Phase::Answering, m_house.patience.answer);
    const std::string target = m_reader.target();
    const std::string_view path = pathOf(target);
    const bool isGet = m_reader.method() == "GET";
    if (path == "/metrics" && mayShowMetrics() && isGet) {
        return reply(200, "text/plain; version=0.0.4", metricsText(m_house.counters));
    }
    if (path == "/healthz" && isGet) {
        return showHealth();
    }
    if (!m_open && path == "/till" && isGet) {
        return becomeTillLine();
    }
    if (!m_open && path.substr(0, 4) == "/in/") {
        if (m_reader.method() != "POST") {
            m_house.counters.refuse(Refusal::Method);
            return reply(405, plainText, "callbacks are posted\n", "Allow: POST\r\n");
        }
        return takeCallback(path.substr(4));
    }
    refuse(Refusal::NotFound, 404, "there is nothing here\n");
}

void Connection::takeCallback(std::string_view path)
{
    const std::size_t slash = path.find('/');
    const std::string_view inbox = path.substr(0, slash);
    std::string provider(slash == path.npos ? std::string_view() : path.substr(slash + 1));
    if (!isName(provider)) {
        return refuse(Refusal::NotFound, 404, "there is nothing here\n");
    }
    // WeChat Pay sends one now and then that bears this instead of a signature, to see it refused;
    // the true one follows.
    if (provider == "wechatpay" &&
        m_reader.header("wechatpay-signature").substr(0, probeSignature.size()) == probeSignature) {
        return refuse(Refusal::Probe, 401, R"({"code":"FAIL","message":"not a signature"})");
    }
    Callback callback;
    callback.inbox = digestOf(inbox);
    callback.at = m_house.clocks.wall();
    callback.provider = provider;
    callback.content = m_reader.takeContent();
    callback.corridor = m_hall.index;
    callback.answer = [self = shared_from_this(), request = m_request,
                       provider = std::move(provider)](Outcome outcome) {
        if (self->m_request == request && self->m_phase == Phase::Answering) {
            self->onOutcome(outcome, provider);
        }
    };
    if (!m_house.office.take(std::move(callback))) {
        m_house.counters.refuse(Refusal::NotStored);
        reply(503, plainText, "too busy to store this now\n", retryAfter);
    }
}

void Connection::onOutcome(Outcome outcome, const std::string &provider)
{
    switch (outcome) {
    case Outcome::Stored:
        // Alipay repeats until it reads exactly this word; WeChat Pay wants 200 or 204, the others
        // any 2xx.
        return provider == "alipay"      ? reply(200, "text/plain", "success")
               : provider == "wechatpay" ? reply(204, {}, {})
                                         : reply(200, "text/plain", "ok");
    case Outcome::NoInbox:
        return refuse(Refusal::NotFound, 404, "there is nothing here\n");
    case Outcome::InboxFull:
        m_house.counters.refuse(Refusal::InboxFull);
        return reply(507, plainText, "the inbox is full\n", "Retry-After: 60\r\n");
    case Outcome::Failed:
        m_house.counters.refuse(Refusal::NotStored);
        return reply(503, plainText, "could not store this\n", retryAfter);
    }
}

void Connection::showHealth()
{
    m_house.office.probe(m_hall.index,
                         [self = shared_from_this(), request = m_request](bool works) {
                             if (self->m_request != request || self->m_phase != Phase::Answering) {
                                 return;
                             }
                             if (works) {
                                 self->reply(200, plainText, "ok\n");
                             } else {
                                 self->reply(503, plainText, "cannot store\n", retryAfter);
                             }
                         });
}

void Connection::becomeTillLine()
{
    TillRequest request;
    request.http10 = m_reader.isHttp10();
    for (const std::string_view name : TillRequest::wanted) {
        if (const std::size_t count = m_reader.count(name); count > 0) {
            request.headers.emplace_back(name, m_reader.header(name));
        }
    }
    request.hasMore = m_have > 0;
    m_phase = Phase::Over;
    leaveHall();
    --m_house.counters.connections;
    std::make_shared<TillLine>(m_house, m_hall, std::move(m_wire))->start(request);
}

// Behind a proxy on this machine everybody seems to come from here; the proxy's header tells.
bool Connection::mayShowMetrics() const
{
    return m_open || (isLoopback(m_peer) && m_reader.count("x-forwarded-for") == 0 &&
                      m_reader.count("forwarded") == 0);
}

std::string Connection::sender() const
{
    if (!m_house.trustsProxy) {
        return m_peer;
    }
    // The last one was written by our own proxy; those before it, by anybody.
    std::string_view list = m_reader.header("x-forwarded-for");
    list.remove_prefix(list.find_last_of(',') == list.npos ? 0 : list.find_last_of(',') + 1);
    while (!list.empty() && list.front() == ' ') {
        list.remove_prefix(1);
    }
    return list.empty() ? m_peer : std::string(list);
}

// ---- Writing

void Connection::refuse(Refusal why, int status, std::string_view text, bool keep)
{
    m_house.counters.refuse(why);
    reply(status, plainText, text, {}, keep);
}

void Connection::reply(int status, std::string_view type, std::string_view body,
                       std::string_view more, bool keep)
{
    m_keep = m_keep && keep && !m_hall.closing;
    std::string out;
    out.reserve(192 + body.size());
    out = "HTTP/1.1 ";
    out += std::to_string(status);
    out += ' ';
    out += reasonOf(status);
    out += "\r\nDate: ";
    out += m_hall.date;
    if (!type.empty()) {
        out += "\r\nContent-Type: ";
        out += type;
    }
    if (status != 204) {
        out += "\r\nContent-Length: ";
        out += std::to_string(body.size());
    }
    out += "\r\n";
    out += more;
    out +=
        m_keep ? m_reader.isHttp10() ? "Connection: keep-alive\r\n" : "" : "Connection: close\r\n";
    out += "\r\n";
    out += body;
    write(std::move(out));
}

void Connection::write(std::string bytes)
{
    m_out = std::move(bytes);
    m_written = 0;
    enter(Phase::Writing, m_house.patience.head);
    writeOn();
}

void Connection::writeOn()
{
    m_wire->writeSome({asio::buffer(m_out.data() + m_written, m_out.size() - m_written)},
                      [self = shared_from_this()](error_code error, std::size_t n) {
                          if (error || self->m_phase == Phase::Over) {
                              return self->end();
                          }
                          self->m_written += n;
                          if (self->m_written < self->m_out.size()) {
                              return self->writeOn();
                          }
                          if (self->m_keep) {
                              return self->listen();
                          }
                          self->enter(Phase::Goodbye, self->m_house.patience.goodbye);
                          self->m_wire->finish([self] { self->end(); });
                      });
}

// ---- The end

void Connection::tick()
{
    if (m_hall.now < m_deadline) {
        return;
    }
    switch (m_phase) {
    case Phase::Answering:
        m_house.counters.refuse(Refusal::NotStored);
        return reply(503, plainText, "could not store this in time\n", retryAfter, false);
    case Phase::Head:
    case Phase::Body:
        m_house.counters.refuse(Refusal::Timeout);
        return end();
    case Phase::Greeting:
    case Phase::Idle:
    case Phase::Writing:
    case Phase::Goodbye:
        return end();
    case Phase::Over:
        return;
    }
}

void Connection::goAway()
{
    if (m_phase == Phase::Idle || m_phase == Phase::Greeting) {
        end();
    }
}

void Connection::end()
{
    if (m_phase == Phase::Over) {
        return;
    }
    const auto self = shared_from_this();
    m_phase = Phase::Over;
    leaveHall();
    --m_house.counters.connections;
    m_wire->close();
}

} // namespace guitai::relay
