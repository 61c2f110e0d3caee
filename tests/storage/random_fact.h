// RandomFact: any fact there can be, every field filled by chance, from the journal's own
// description of it.
#pragma once

#include "storage/journal/fact_fields.h"

#include <array>
#include <limits>
#include <random>

namespace guitai::test {

class RandomFact
{
public:
    explicit RandomFact(std::uint64_t seed)
        : m_chance(seed)
    {}

    static constexpr std::size_t kinds = std::variant_size_v<Fact>;

    // A fact of the kind with that place in the variant.
    template <std::size_t index = 0>
    Fact make(std::size_t kind)
    {
        if constexpr (index < kinds) {
            if (kind != index)
                return make<index + 1>(kind);
            std::variant_alternative_t<index, Fact> value;
            object(value);
            return value;
        } else {
            return {};
        }
    }
    Fact make() { return make(below(kinds)); }

    std::size_t below(std::size_t n) { return std::size_t(m_chance() % n); }

    template <typename T>
    void operator()(std::string_view, T &value)
    {
        fill(value);
    }
    template <typename T>
    void operator()(std::string_view, std::optional<T> &value)
    {
        value.reset();
        if (below(2) == 0)
            fill(value.emplace());
    }

    template <typename T>
    void later(std::string_view, T &value)
    {
        if (below(2) == 0)
            fill(value);
    }

private:
    template <typename T>
    void object(T &value)
    {
        storage::describe(*this, value, static_cast<const T *>(nullptr));
    }

    void fill(std::string &value)
    {
        static const std::array<const char *, 10> pieces = {"a",    "可乐",       "\"", "\\", "\n",
                                                            "\x01", "{\"sale\":", "¥",  "😀",  "0"};
        value.clear();
        for (std::size_t left = below(8); left > 0; --left)
            value += pieces[below(pieces.size())];
        if (below(20) == 0)
            value += std::string("\0\x1f", 2);
    }
    template <typename Kind>
    void fill(Id<Kind> &value)
    {
        fill(value.text);
    }
    void fill(bool &value) { value = below(2) == 0; }
    void fill(std::int64_t &value)
    {
        switch (below(4)) {
        case 0:
            value = std::int64_t(m_chance());
            break;
        case 1:
            value = std::numeric_limits<std::int64_t>::min();
            break;
        case 2:
            value = std::int64_t(below(200'000)) - 100'000;
            break;
        default:
            value = std::numeric_limits<std::int64_t>::max();
            break;
        }
    }
    void fill(Instant &value) { fill(value.ms); }
    void fill(Currency &value)
    {
        static const std::array<const char *, 5> codes = {"CNY", "JPY", "KWD", "EUR", "USD"};
        value = *Currency::fromCode(codes[below(codes.size())]);
    }
    void fill(Money &value)
    {
        std::int64_t minor = 0;
        Currency currency;
        fill(minor);
        fill(currency);
        value = Money(minor, currency);
    }
    template <typename T>
    void fill(std::vector<T> &list)
    {
        list.assign(below(4), T{});
        for (T &value : list)
            fill(value);
    }
    template <typename T>
    void fill(T &value)
    {
        if constexpr (std::is_enum_v<T>) {
            std::size_t count = 0;
            while (!storage::nameOf(T(count)).empty())
                ++count;
            value = T(below(count));
        } else {
            object(value);
        }
    }

    std::mt19937_64 m_chance;
};

} // namespace guitai::test
