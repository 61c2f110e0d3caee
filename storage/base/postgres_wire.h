// What every program that speaks with PostgreSQL through libpq needs to know of it.
#pragma once

#include <cstdint>
#include <string>

namespace guitai::storage::postgres {

// Types of PostgreSQL, from pg_type.dat.
constexpr std::uint32_t byteaType = 17;
constexpr std::uint32_t int8Type = 20;
constexpr std::uint32_t textType = 25;

// The highest byte first.
template <typename Number>
void putBigEndian(std::string &bytes, Number number)
{
    for (int shift = int(sizeof number) * 8 - 8; shift >= 0; shift -= 8)
        bytes += char(number >> shift & 0xff);
}

inline std::string bigEndianOf(std::int64_t number)
{
    std::string bytes;
    putBigEndian(bytes, std::uint64_t(number));
    return bytes;
}

inline std::string firstLineOf(const char *said)
{
    const std::string all = said ? said : "";
    return all.substr(0, all.find('\n'));
}

} // namespace guitai::storage::postgres
