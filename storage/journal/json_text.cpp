// Canonical JSON text, both directions.
#include "storage/journal/json_text.h"

#include <charconv>
#include <limits>

namespace guitai::storage {

namespace {

constexpr char hexDigits[] = "0123456789abcdef";

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

bool needsEscape(char c)
{
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

// "0" and "17", but neither "017" nor nothing.
bool startsAsNumber(std::string_view digits)
{
    if (digits.empty() || digits[0] < '0' || digits[0] > '9')
        return false;
    return digits[0] != '0' || digits.size() == 1 || digits[1] < '0' || digits[1] > '9';
}

std::uint64_t powerOfTen(int n)
{
    std::uint64_t power = 1;
    while (n-- > 0)
        power *= 10;
    return power;
}

void appendNumber(std::string &to, std::uint64_t value, int digits = 1)
{
    char buffer[24];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    for (auto length = end - buffer; length < digits; ++length)
        to += '0';
    to.append(buffer, end);
}

} // namespace

void JsonWriter::beginObject()
{
    m_text += '{';
    m_first = true;
}

void JsonWriter::endObject()
{
    m_text += '}';
    m_first = false;
}

void JsonWriter::beginList()
{
    m_text += '[';
    m_first = true;
}

void JsonWriter::endList()
{
    m_text += ']';
    m_first = false;
}

void JsonWriter::item()
{
    if (!m_first)
        m_text += ',';
    m_first = false;
}

void JsonWriter::key(std::string_view name)
{
    item();
    m_text += '"';
    m_text += name;
    m_text += "\":";
}

void JsonWriter::text(std::string_view value)
{
    m_text += '"';
    std::size_t begun = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (!needsEscape(value[i]))
            continue;
        m_text.append(value, begun, i - begun);
        begun = i + 1;
        m_text += '\\';
        if (const auto c = static_cast<unsigned char>(value[i]); c < 0x20) {
            m_text += "u00";
            m_text += hexDigits[c >> 4];
            m_text += hexDigits[c & 15];
        } else {
            m_text += value[i];
        }
    }
    m_text.append(value, begun);
    m_text += '"';
}

void JsonWriter::integer(std::int64_t value)
{
    if (value < 0)
        m_text += '-';
    appendNumber(m_text, value < 0 ? 0 - std::uint64_t(value) : std::uint64_t(value));
}

void JsonWriter::flag(bool value)
{
    m_text += value ? "true" : "false";
}

void JsonWriter::money(Money value)
{
    const std::int64_t minor = value.minor();
    const std::uint64_t size = minor < 0 ? 0 - std::uint64_t(minor) : std::uint64_t(minor);
    const int decimals = value.currency().decimals();
    const std::uint64_t scale = powerOfTen(decimals);
    m_text += minor < 0 ? "\"-" : "\"";
    appendNumber(m_text, size / scale);
    if (decimals > 0) {
        m_text += '.';
        appendNumber(m_text, size % scale, decimals);
    }
    m_text += ' ';
    m_text += value.currency().code();
    m_text += '"';
}

void JsonReader::fail(std::string what)
{
    if (!m_fault.empty())
        return;
    m_fault = std::move(what) + " (at byte " + std::to_string(m_whole - m_rest.size()) + ")";
    m_rest = {};
}

bool JsonReader::step(char expected)
{
    if (!m_rest.empty() && m_rest.front() == expected) {
        m_rest.remove_prefix(1);
        return true;
    }
    fail(std::string("'") + expected + "' is missing");
    return false;
}

void JsonReader::beginObject()
{
    step('{');
    m_first = true;
}

void JsonReader::endObject()
{
    if (!m_rest.empty() && m_rest.front() == ',')
        fail("there is a field that nobody knows");
    step('}');
    m_first = false;
}

void JsonReader::beginList()
{
    step('[');
    m_first = true;
}

bool JsonReader::more()
{
    if (!ok())
        return false;
    if (!m_rest.empty() && m_rest.front() == ']') {
        m_rest.remove_prefix(1);
        m_first = false;
        return false;
    }
    if (!m_first)
        step(',');
    m_first = false;
    return ok();
}

bool JsonReader::nextIs(std::string_view name)
{
    const std::size_t comma = m_first ? 0 : 1;
    if (m_rest.size() < comma + name.size() + 3 || (comma == 1 && m_rest[0] != ',') ||
        m_rest[comma] != '"' || m_rest.compare(comma + 1, name.size(), name) != 0 ||
        m_rest[comma + 1 + name.size()] != '"' || m_rest[comma + 2 + name.size()] != ':')
        return false;
    m_rest.remove_prefix(comma + name.size() + 3);
    m_first = false;
    return true;
}

void JsonReader::key(std::string_view name)
{
    if (!nextIs(name))
        fail("the field \"" + std::string(name) + "\" is missing");
}

std::string_view JsonReader::word()
{
    if (!step('"'))
        return {};
    std::size_t end = 0;
    while (end < m_rest.size() && !needsEscape(m_rest[end]))
        ++end;
    if (end == m_rest.size() || m_rest[end] != '"') {
        fail("a text does not end");
        return {};
    }
    const std::string_view found = m_rest.substr(0, end);
    m_rest.remove_prefix(end + 1);
    return found;
}

std::string JsonReader::text()
{
    std::string value;
    if (!step('"'))
        return value;
    while (true) {
        std::size_t plain = 0;
        while (plain < m_rest.size() && !needsEscape(m_rest[plain]))
            ++plain;
        value.append(m_rest, 0, plain);
        m_rest.remove_prefix(plain);
        if (m_rest.empty() || (m_rest[0] != '"' && m_rest[0] != '\\')) {
            fail("a text does not end");
            return {};
        }
        if (m_rest[0] == '"') {
            m_rest.remove_prefix(1);
            return value;
        }
        if (m_rest.size() > 1 && (m_rest[1] == '"' || m_rest[1] == '\\')) {
            value += m_rest[1];
            m_rest.remove_prefix(2);
            continue;
        }
        const bool control = m_rest.size() > 5 && m_rest.substr(1, 3) == "u00" &&
                             (m_rest[4] == '0' || m_rest[4] == '1') && hexValue(m_rest[5]) >= 0;
        if (!control) {
            fail("an escape in a text is not known");
            return {};
        }
        value += char(hexValue(m_rest[4]) * 16 + hexValue(m_rest[5]));
        m_rest.remove_prefix(6);
    }
}

std::int64_t JsonReader::integer()
{
    std::int64_t value = 0;
    const char *end = m_rest.data() + m_rest.size();
    const auto read = std::from_chars(m_rest.data(), end, value);
    const bool negative = !m_rest.empty() && m_rest.front() == '-';
    if (!startsAsNumber(m_rest.substr(negative ? 1 : 0)) || read.ec != std::errc() ||
        (negative && value == 0)) {
        fail("a whole number is missing");
        return 0;
    }
    m_rest.remove_prefix(std::size_t(read.ptr - m_rest.data()));
    return value;
}

bool JsonReader::flag()
{
    for (const std::string_view word : {std::string_view("true"), std::string_view("false")}) {
        if (m_rest.substr(0, word.size()) == word) {
            m_rest.remove_prefix(word.size());
            return word == "true";
        }
    }
    fail("true or false is missing");
    return false;
}

Currency JsonReader::currencyOf(std::string_view code)
{
    if (code == m_lastCode)
        return m_lastCurrency;
    const Result<Currency> currency = Currency::fromCode(code);
    if (!currency) {
        fail("\"" + std::string(code) + "\" is not a currency");
        return {};
    }
    m_lastCode = code;
    m_lastCurrency = *currency;
    return *currency;
}

Currency JsonReader::currency()
{
    return currencyOf(word());
}

Money JsonReader::money()
{
    const std::string_view whole = word();
    const std::size_t space = whole.find(' ');
    if (space == std::string_view::npos) {
        fail("an amount without a currency");
        return {};
    }
    const Currency currency = currencyOf(whole.substr(space + 1));
    std::string_view number = whole.substr(0, space);
    const bool negative = !number.empty() && number.front() == '-';
    if (negative)
        number.remove_prefix(1);
    const std::size_t decimals = std::size_t(currency.decimals());
    char digits[24];
    std::size_t count = 0;
    const bool shaped = decimals == 0 || (number.size() > decimals + 1 &&
                                          number[number.size() - decimals - 1] == '.');
    for (std::size_t i = 0; i < number.size() && count < sizeof digits; ++i) {
        if (decimals != 0 && i + decimals + 1 == number.size())
            continue;
        digits[count++] = number[i];
    }
    std::uint64_t size = 0;
    const auto read = std::from_chars(digits, digits + count, size);
    const std::uint64_t most =
        std::uint64_t(std::numeric_limits<std::int64_t>::max()) + (negative ? 1 : 0);
    if (!shaped || !startsAsNumber(number) || read.ec != std::errc() ||
        read.ptr != digits + count || size > most || (negative && size == 0)) {
        fail("\"" + std::string(whole) + "\" is not an amount");
        return {};
    }
    return {std::int64_t(negative ? 0 - size : size), currency};
}

void JsonReader::end()
{
    if (ok() && !m_rest.empty())
        fail("something follows the end");
}

} // namespace guitai::storage
