// Each part as its length, a colon and its bytes; a call is the same around all its parts.
#include "app/sandbox/call.h"

#include <charconv>

namespace guitai::sandbox {

namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

void put(std::string &text, std::string_view part)
{
    text += std::to_string(part.size());
    text += ':';
    text += part;
}

void put(std::string &text, std::int64_t number)
{
    put(text, std::to_string(number));
}

void put(std::string &text, const Headers &headers)
{
    put(text, std::int64_t(headers.size()));
    for (const auto &[name, value] : headers) {
        put(text, name);
        put(text, value);
    }
}

// Takes part after part; once one is missing, all that follow are empty and ok() is false.
class Parts
{
public:
    explicit Parts(std::string_view text)
        : m_text(text)
    {}

    bool ok() const { return m_ok; }
    std::string_view rest() const { return m_text; }

    std::string text()
    {
        std::size_t size = 0;
        const auto [end, error] =
            std::from_chars(m_text.data(), m_text.data() + m_text.size(), size);
        const std::size_t head = std::size_t(end - m_text.data());
        m_ok = m_ok && error == std::errc() && head < m_text.size() && m_text[head] == ':' &&
               size <= m_text.size() - head - 1;
        if (!m_ok) {
            return {};
        }
        std::string part(m_text.substr(head + 1, size));
        m_text.remove_prefix(head + 1 + size);
        return part;
    }

    std::int64_t number()
    {
        const std::string digits = text();
        std::int64_t value = 0;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        m_ok = m_ok && error == std::errc() && end == digits.data() + digits.size();
        return value;
    }

    Headers headers()
    {
        Headers headers;
        for (std::int64_t left = number(); m_ok && left > 0; --left) {
            std::string name = text();
            headers.emplace_back(std::move(name), text());
        }
        return headers;
    }

private:
    std::string_view m_text;
    bool m_ok = true;
};

} // namespace

std::string textOf(const Call &call)
{
    std::string parts;
    put(parts, std::string_view(reinterpret_cast<const char *>(&call.kind), 1));
    put(parts, call.at.ms);
    put(parts, call.request.method);
    put(parts, call.request.url);
    put(parts, call.request.headers);
    put(parts, call.request.body);
    put(parts, std::int64_t(call.fault.badSignature));
    put(parts, std::int64_t(call.fault.wrongAmount));
    put(parts, call.which);
    put(parts, std::int64_t(call.reply.has_value()));
    if (call.reply) {
        put(parts, std::int64_t(call.reply->status));
        put(parts, call.reply->headers);
        put(parts, call.reply->body);
    }
    std::string whole;
    put(whole, parts);
    return whole;
}

std::optional<Call> takeCall(std::string_view &text)
{
    Parts outside(text);
    const std::string whole = outside.text();
    Parts parts(whole);
    Call call;
    const std::string kind = parts.text();
    call.at = Instant{parts.number()};
    call.request.method = parts.text();
    call.request.url = parts.text();
    call.request.headers = parts.headers();
    call.request.body = parts.text();
    call.fault.badSignature = parts.number() != 0;
    call.fault.wrongAmount = parts.number() != 0;
    call.which = parts.text();
    if (parts.number() != 0) {
        HttpReply reply;
        reply.status = int(parts.number());
        reply.headers = parts.headers();
        reply.body = parts.text();
        call.reply = std::move(reply);
    }
    if (!outside.ok() || !parts.ok() || kind.size() != 1) {
        return {};
    }
    call.kind = Call::Kind(kind[0]);
    text = outside.rest();
    return call;
}

} // namespace guitai::sandbox
