// BER-like: tag bytes, length, value; a set bit 6 of the first tag byte says that there are more
// inside.
#include "payment/providers/zvt/tlv.h"

namespace guitai::zvt {

namespace {

constexpr int deepest = 8;

unsigned tlvByte(char c)
{
    return static_cast<unsigned char>(c);
}

std::optional<std::uint32_t> takeTag(std::string_view &bytes)
{
    if (bytes.empty())
        return {};
    std::uint32_t tag = tlvByte(bytes[0]);
    bytes.remove_prefix(1);
    if ((tag & 0x1f) != 0x1f)
        return tag;
    for (int more = 0; more < 3; ++more) {
        if (bytes.empty())
            return {};
        const unsigned next = tlvByte(bytes[0]);
        bytes.remove_prefix(1);
        tag = (tag << 8) | next;
        if ((next & 0x80) == 0)
            return tag;
    }
    return {};
}

bool isConstructed(std::uint32_t tag)
{
    while (tag > 0xff)
        tag >>= 8;
    return (tag & 0x20) != 0;
}

TlvList readAt(std::string_view bytes, int depth)
{
    TlvList list;
    while (!bytes.empty()) {
        const auto tag = takeTag(bytes);
        const auto length = tag ? takeTlvLength(bytes) : std::nullopt;
        if (!length) {
            list.whole = false;
            return list;
        }
        Tlv object;
        object.tag = *tag;
        object.value = std::string(bytes.substr(0, *length));
        bytes.remove_prefix(*length);
        if (isConstructed(*tag) && depth < deepest) {
            TlvList inside = readAt(object.value, depth + 1);
            object.children = std::move(inside.objects);
            list.whole = list.whole && inside.whole;
        }
        list.objects.push_back(std::move(object));
    }
    return list;
}

const Tlv *findIn(const std::vector<Tlv> &objects, std::uint32_t tag)
{
    for (const Tlv &object : objects) {
        if (object.tag == tag)
            return &object;
    }
    for (const Tlv &object : objects) {
        if (const Tlv *found = findIn(object.children, tag))
            return found;
    }
    return nullptr;
}

} // namespace

const Tlv *TlvList::find(std::uint32_t tag) const
{
    return findIn(objects, tag);
}

std::optional<std::string> TlvList::value(std::uint32_t tag) const
{
    const Tlv *found = find(tag);
    return found ? std::optional<std::string>(found->value) : std::nullopt;
}

TlvList readTlv(std::string_view bytes)
{
    return readAt(bytes, 0);
}

std::optional<std::size_t> takeTlvLength(std::string_view &bytes)
{
    if (bytes.empty())
        return {};
    std::size_t length = tlvByte(bytes[0]);
    std::size_t head = 1;
    if (length >= 0x80) {
        const std::size_t more = length & 0x7f;
        if (more < 1 || more > 2 || bytes.size() < 1 + more)
            return {};
        length = 0;
        for (std::size_t i = 0; i < more; ++i)
            length = (length << 8) | tlvByte(bytes[1 + i]);
        head += more;
    }
    if (bytes.size() < head + length)
        return {};
    bytes.remove_prefix(head);
    return length;
}

std::string tlvLength(std::size_t length)
{
    std::string bytes;
    if (length > 0xff)
        bytes = {static_cast<char>(0x82), static_cast<char>(length >> 8)};
    else if (length > 0x7f)
        bytes = {static_cast<char>(0x81)};
    return bytes + static_cast<char>(length & 0xff);
}

std::string tlv(std::uint32_t tag, std::string_view value)
{
    std::string bytes;
    if (tag > 0xff)
        bytes += static_cast<char>(tag >> 8);
    bytes += static_cast<char>(tag & 0xff);
    return bytes + tlvLength(value.size()) + std::string(value);
}

} // namespace guitai::zvt
