// Tlv: the nested objects of a container, tag by tag.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guitai::zvt {

struct Tlv
{
    std::uint32_t tag = 0;     // 0x1F07
    std::string value;         // as sent, of a constructed object too
    std::vector<Tlv> children; // of a constructed object
};

struct TlvList
{
    std::vector<Tlv> objects;
    bool whole = true; // false: the rest could not be read

    // The first object with that tag, at any depth, outer before inner.
    const Tlv *find(std::uint32_t tag) const;
    // Its value, or nothing.
    std::optional<std::string> value(std::uint32_t tag) const;
};

TlvList readTlv(std::string_view bytes);
std::string tlv(std::uint32_t tag, std::string_view value);
std::string tlvLength(std::size_t length);

// A length as BER writes it, taken off the text; nothing when it is not whole or longer than the
// text.
std::optional<std::size_t> takeTlvLength(std::string_view &bytes);

} // namespace guitai::zvt
