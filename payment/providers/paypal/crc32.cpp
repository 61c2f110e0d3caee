// The reflected polynomial 0x04C11DB7, a byte at a time.
#include "payment/providers/paypal/crc32.h"

#include <array>

namespace guitai::paypal {

namespace {

constexpr std::array<std::uint32_t, 256> crcTable()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t crc = byte;
        for (int bit = 0; bit < 8; ++bit) {
            crc = crc & 1 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
        }
        table[byte] = crc;
    }
    return table;
}

} // namespace

std::uint32_t crc32Of(std::string_view bytes)
{
    static constexpr auto table = crcTable();
    std::uint32_t crc = 0xFFFFFFFFu;
    for (const char c : bytes) {
        crc = table[(crc ^ static_cast<unsigned char>(c)) & 0xFFu] ^ crc >> 8;
    }
    return ~crc;
}

} // namespace guitai::paypal
