// Charset: a terminal's text as UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace guitai::zvt {

enum class Charset
{
    Cp437, // what the protocol says
    Latin1,
    Latin9, // ISO 8859-15: Latin 1 with the euro sign
    Utf8
};

std::optional<Charset> charsetNamed(std::string_view name);
// The one that a TLV 14 names; nothing when we do not know it.
std::optional<Charset> charsetOfTag(std::string_view value);

// Clean text: control characters, and NULs at the end, are left out.
std::string utf8(std::string_view text, Charset charset);

} // namespace guitai::zvt
