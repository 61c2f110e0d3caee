// A scanner for the outermost JSON object that honours strings and escapes and rewrites nothing.
#include "payment/providers/alipay/envelope.h"

namespace guitai::alipay {

namespace {

constexpr std::size_t largestBody = 1 << 20;
constexpr std::size_t deepestNesting = 64;

class EnvelopeScanner
{
public:
    explicit EnvelopeScanner(std::string_view body)
        : m_body(body)
    {}

    bool take(char c)
    {
        skipSpace();
        if (m_at < m_body.size() && m_body[m_at] == c) {
            ++m_at;
            return true;
        }
        return false;
    }

    bool atEnd()
    {
        skipSpace();
        return m_at == m_body.size();
    }

    // A string with its quotes.
    std::optional<std::string_view> string()
    {
        skipSpace();
        const std::size_t from = m_at;
        return skipString() ? std::optional(m_body.substr(from, m_at - from)) : std::nullopt;
    }

    // Any value, as far as finding its end goes; whether it is good JSON inside is seen later.
    std::optional<std::string_view> value()
    {
        skipSpace();
        const std::size_t from = m_at;
        std::string open;
        do {
            skipSpace();
            if (m_at == m_body.size()) {
                return std::nullopt;
            }
            const char c = m_body[m_at];
            if (c == '"') {
                if (!skipString()) {
                    return std::nullopt;
                }
            } else if (c == '{' || c == '[') {
                if (open.size() == deepestNesting) {
                    return std::nullopt;
                }
                open += c == '{' ? '}' : ']';
                ++m_at;
            } else if (c == '}' || c == ']') {
                if (open.empty() || open.back() != c) {
                    return std::nullopt;
                }
                open.pop_back();
                ++m_at;
            } else if (c == ',' || c == ':') {
                if (open.empty()) {
                    return std::nullopt;
                }
                ++m_at;
            } else {
                skipWord();
            }
        } while (!open.empty());
        return m_body.substr(from, m_at - from);
    }

private:
    void skipSpace()
    {
        const auto next = m_body.find_first_not_of(" \t\r\n", m_at);
        m_at = next == std::string_view::npos ? m_body.size() : next;
    }

    void skipWord()
    {
        const auto next = m_body.find_first_of(" \t\r\n,:{}[]\"", m_at + 1);
        m_at = next == std::string_view::npos ? m_body.size() : next;
    }

    bool skipString()
    {
        if (m_at == m_body.size() || m_body[m_at] != '"') {
            return false;
        }
        for (++m_at; m_at < m_body.size(); ++m_at) {
            if (m_body[m_at] == '\\') {
                ++m_at;
            } else if (m_body[m_at] == '"') {
                ++m_at;
                return true;
            }
        }
        m_at = m_body.size();
        return false;
    }

    std::string_view m_body;
    std::size_t m_at = 0;
};

// The text between the quotes; of escapes only that of the slash is expected here.
std::optional<std::string> plainString(std::string_view raw)
{
    if (raw.size() < 2 || raw.front() != '"') {
        return std::nullopt;
    }
    std::string text;
    for (std::size_t i = 1; i + 1 < raw.size(); ++i) {
        if (raw[i] == '\\' && raw[++i] != '/') {
            return std::nullopt;
        }
        text += raw[i];
    }
    return text;
}

} // namespace

std::optional<Envelope> openEnvelope(std::string_view body, std::string_view nodeName)
{
    EnvelopeScanner scanner(body);
    if (body.size() > largestBody || !scanner.take('{')) {
        return std::nullopt;
    }
    Envelope envelope;
    int nodes = 0;
    int signatures = 0;
    int certSns = 0;
    do {
        const auto name = scanner.string();
        if (!name || !scanner.take(':')) {
            return std::nullopt;
        }
        const auto value = scanner.value();
        const auto plainName = plainString(*name);
        if (!value || !plainName) {
            return std::nullopt;
        }
        if (*plainName == nodeName || *plainName == "error_response") {
            envelope.node = *value;
            envelope.isGeneral = *plainName == "error_response";
            ++nodes;
        } else if (*plainName == "sign" || *plainName == "alipay_cert_sn") {
            const auto text = plainString(*value);
            if (!text) {
                return std::nullopt;
            }
            const bool isSign = *plainName == "sign";
            (isSign ? envelope.signature : envelope.certSn) = *text;
            ++(isSign ? signatures : certSns);
        }
    } while (scanner.take(','));
    // Two nodes of the name: one of them is not what was signed.
    if (!scanner.take('}') || !scanner.atEnd() || nodes != 1 || signatures > 1 || certSns > 1) {
        return std::nullopt;
    }
    return envelope;
}

} // namespace guitai::alipay
