// JsonWriter and JsonReader: the one canonical JSON text of a value, written and read without a
// tree between. The same value always gives the same bytes; what differs by a byte is refused.
#pragma once

#include "shop/base/money.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guitai::storage {

// Fields come in a fixed order, without white space; texts keep their bytes.
class JsonWriter
{
public:
    void beginObject();
    void endObject();
    void beginList();
    void endList();
    void item(); // before each element of a list
    void key(std::string_view name);

    void text(std::string_view value);
    void integer(std::int64_t value);
    void flag(bool value);
    void money(Money value); // "35.80 CNY": exact over all 64 bits

    std::string take() { return std::move(m_text); }

private:
    std::string m_text;
    bool m_first = true;
};

// Reads what JsonWriter wrote, in the same order. The first thing that does not fit is kept as the
// fault; after it every call gives an empty value, so that reading needs no checks on its way.
class JsonReader
{
public:
    explicit JsonReader(std::string_view text)
        : m_rest(text)
        , m_whole(text.size())
    {}

    void beginObject();
    void endObject();
    void beginList();
    bool more(); // another element? At the end of the list it steps over the bracket.
    void key(std::string_view name);
    bool nextIs(std::string_view name); // steps over the key when it is the next one

    std::string text();
    std::string_view word(); // a text without escapes, valid as long as the JSON
    std::int64_t integer();
    bool flag();
    Money money();
    Currency currency();

    void end(); // nothing may follow
    void fail(std::string what);
    bool ok() const { return m_fault.empty(); }
    const std::string &fault() const { return m_fault; }

private:
    bool step(char expected);
    Currency currencyOf(std::string_view code);

    std::string_view m_rest;
    std::size_t m_whole = 0;
    bool m_first = true;
    Currency m_lastCurrency; // almost always the next one too
    std::string m_lastCode = "CNY";
    std::string m_fault;
};

} // namespace guitai::storage
