// Beast's parser, told what a letter keeps; what Beast forgives and a proxy may read otherwise is
// refused before.
#include "app/relay/request_reader.h"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/rfc7230.hpp>

#include <algorithm>

namespace guitai::relay {

namespace beast = boost::beast;
namespace http = boost::beast::http;
using beast::error_code;

namespace {

constexpr std::string_view endOfHead = "\r\n\r\n";

std::string lower(beast::string_view text)
{
    std::string low(text.data(), text.size());
    for (char &c : low) {
        c = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    }
    return low;
}

bool isSameWord(std::string_view a, std::string_view b)
{
    return beast::iequals({a.data(), a.size()}, {b.data(), b.size()});
}

error_code refusal()
{
    return http::make_error_code(http::error::bad_value);
}

} // namespace

struct RequestReader::Inside final : http::basic_parser<true>
{
    struct Field // places in content
    {
        std::size_t name, nameSize, value, valueSize;
    };

    std::string method;
    std::string target;
    std::string content;
    std::vector<Field> fields;
    std::size_t bodyBegin = 0;
    int version = 11;
    bool isBody = false;

    std::string_view nameOf(const Field &f) const
    {
        return std::string_view(content).substr(f.name, f.nameSize);
    }
    std::string_view valueOf(const Field &f) const
    {
        return std::string_view(content).substr(f.value, f.valueSize);
    }

    void on_request_impl(http::verb, beast::string_view methodText, beast::string_view targetText,
                         int spoken, error_code &) override
    {
        version = spoken;
        method.assign(methodText.data(), methodText.size());
        target.assign(targetText.data(), targetText.size());
        content.reserve(1024);
        content = method + ' ' + target + "\r\n";
    }
    void on_response_impl(int, beast::string_view, int, error_code &) override {}

    void on_field_impl(http::field, beast::string_view name, beast::string_view value,
                       error_code &error) override
    {
        if (isBody) {
            error = refusal(); // a trailer: a header that nobody has checked
            return;
        }
        const std::size_t at = content.size();
        content += lower(name);
        content += ": ";
        content.append(value.data(), value.size());
        fields.push_back({at, name.size(), at + name.size() + 2, value.size()});
        content += "\r\n";
    }

    void on_header_impl(error_code &) override
    {
        content += "\r\n";
        bodyBegin = content.size();
        isBody = true;
    }

    void on_body_init_impl(const boost::optional<std::uint64_t> &length, error_code &) override
    {
        if (length) {
            content.reserve(content.size() + std::size_t(*length));
        }
    }
    std::size_t on_body_impl(beast::string_view body, error_code &) override
    {
        content.append(body.data(), body.size());
        return body.size();
    }
    void on_chunk_header_impl(std::uint64_t, beast::string_view, error_code &) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view body, error_code &) override
    {
        content.append(body.data(), body.size());
        return body.size();
    }
    void on_finish_impl(error_code &) override {}
};

RequestReader::RequestReader(RequestLimits limits)
    : m_limits(limits)
{
    restart();
}

RequestReader::~RequestReader() = default;
RequestReader::RequestReader(RequestReader &&) noexcept = default;
RequestReader &RequestReader::operator=(RequestReader &&) noexcept = default;

void RequestReader::restart()
{
    m_inside = std::make_unique<Inside>();
    m_inside->header_limit(std::uint32_t(m_limits.head + 1));
    m_inside->body_limit(m_limits.body);
    m_inside->eager(true);
    m_looked = 0;
    m_state = State::Head;
    m_status = 0;
}

// Sees to what Beast would forgive: line ends of one byte, folded lines, NULs. Goes on where it
// stopped, so that a head that comes byte by byte costs no more than another.
void RequestReader::look(std::string_view bytes)
{
    const auto refuse = [&](int status) {
        m_state = State::Bad;
        m_status = status;
    };
    const std::size_t end = std::min(bytes.size(), m_limits.head);
    for (std::size_t i = m_looked; i < end; ++i) {
        const char c = bytes[i];
        if (i == 0 && (c < 'A' || c > 'Z')) {
            return refuse(400);
        }
        const bool afterReturn = i > 0 && bytes[i - 1] == '\r';
        if (c == '\0' || (c == '\n') != afterReturn) {
            return refuse(400);
        }
        const bool beginsLine = i > 0 && bytes[i - 1] == '\n';
        if (beginsLine && (c == ' ' || c == '\t')) {
            return refuse(400);
        }
        if (c == '\n' && i >= 3 && bytes.substr(i - 3, 4) == endOfHead) {
            m_looked = i + 1;
            m_state = State::Body;
            return;
        }
    }
    m_looked = end;
    if (bytes.size() >= m_limits.head) {
        refuse(431);
    }
}

// One reading only: one length or one encoding, nothing but plain chunks, one host.
bool RequestReader::isClear() const
{
    const std::size_t encodings = count("transfer-encoding");
    if (count("content-length") + encodings > 1 || count("host") > 1 ||
        (!isHttp10() && count("host") == 0)) {
        return false;
    }
    const std::string_view length =
        header("content-length"); // no lists, whatever Beast makes of them
    if (!std::all_of(length.begin(), length.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        return false;
    }
    const std::string_view encoding = header("transfer-encoding");
    return encodings == 0 || (!isHttp10() && isSameWord(encoding, "chunked"));
}

std::size_t RequestReader::read(std::string_view bytes)
{
    std::size_t used = 0;
    if (m_state == State::Head) {
        look(bytes);
        if (m_state != State::Body) {
            return 0;
        }
        error_code error;
        used = m_inside->put(boost::asio::buffer(bytes.data(), m_looked), error);
        const bool isTooLarge = error == http::error::body_limit;
        const bool isHead = isTooLarge || m_inside->is_header_done();
        if ((error && error != http::error::need_more && !isTooLarge) || !isHead || !isClear()) {
            m_state = State::Bad;
            m_status = 400;
            return used;
        }
        if (isTooLarge) {
            m_state = State::Bad;
            m_status = 413;
            return used;
        }
        bytes.remove_prefix(used);
        if (m_inside->is_done()) {
            m_state = State::Done;
            return used;
        }
    }
    // Chunks end with "0\r\n\r\n"; Beast trips over the beginning of that when it comes alone.
    const std::size_t least = m_inside->chunked() ? 5 : 1;
    while (m_state == State::Body && bytes.size() >= least) {
        error_code error;
        const std::size_t taken =
            m_inside->put(boost::asio::buffer(bytes.data(), bytes.size()), error);
        used += taken;
        bytes.remove_prefix(taken);
        if (error == http::error::need_more) {
            break;
        }
        if (error) {
            m_state = State::Bad;
            m_status = error == http::error::body_limit ? 413 : 400;
        } else if (m_inside->is_done()) {
            m_state = State::Done;
        } else if (taken == 0) {
            break;
        }
    }
    return used;
}

RequestReader::State RequestReader::state() const
{
    return m_state;
}

int RequestReader::status() const
{
    return m_status;
}

const std::string &RequestReader::method() const
{
    return m_inside->method;
}

const std::string &RequestReader::target() const
{
    return m_inside->target;
}

std::string_view RequestReader::header(std::string_view name) const
{
    for (const Inside::Field &field : m_inside->fields) {
        if (m_inside->nameOf(field) == name) {
            return m_inside->valueOf(field);
        }
    }
    return {};
}

std::size_t RequestReader::count(std::string_view name) const
{
    return std::size_t(
        std::count_if(m_inside->fields.begin(), m_inside->fields.end(),
                      [&](const Inside::Field &field) { return m_inside->nameOf(field) == name; }));
}

bool RequestReader::keepsAlive() const
{
    return m_inside->keep_alive();
}

bool RequestReader::expectsContinue() const
{
    return isSameWord(header("expect"), "100-continue");
}

bool RequestReader::isHttp10() const
{
    return m_inside->version < 11;
}

std::string RequestReader::takeContent()
{
    return std::move(m_inside->content);
}

std::size_t RequestReader::bodySize() const
{
    return m_inside->content.size() - m_inside->bodyBegin;
}

} // namespace guitai::relay
