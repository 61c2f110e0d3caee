// CRC-32 as zlib counts it: PayPal signs the number and not the text.
#pragma once

#include <cstdint>
#include <string_view>

namespace guitai::paypal {

std::uint32_t crc32Of(std::string_view bytes);

} // namespace guitai::paypal
