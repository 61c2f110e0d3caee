// Digits and bytes as ZVT packs them: BCD, and hexadecimal for notes and logs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guitai::zvt {

// The digits in so many bytes, zeros before them; more digits than fit lose the first ones.
std::string bcd(std::string_view digits, std::size_t bytes);
std::string bcd(std::int64_t number, std::size_t bytes);
// Every half byte as a character: 0-9 and A-F.
std::string halfBytes(std::string_view packed);
// Nothing when it is empty, longer than 18 digits, or has a half byte that is no digit.
std::optional<std::int64_t> numberOf(std::string_view packed);

std::string hexOf(std::string_view bytes);
std::optional<std::string> fromHex(std::string_view hex);

// "0042" and "42" are the same number to a terminal.
std::string withoutLeadingZeros(std::string_view digits);

} // namespace guitai::zvt
