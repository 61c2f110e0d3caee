// Class, instruction, length of the data in one byte or three, data.
#include "payment/providers/zvt/apdu.h"

#include "payment/providers/zvt/digits.h"

namespace guitai::zvt {

namespace {

constexpr std::size_t extendedMark = 0xff;

std::size_t apduByte(const std::string &text, std::size_t at)
{
    return static_cast<unsigned char>(text[at]);
}

} // namespace

Apdu accepted()
{
    return {Accepted, {}};
}

Apdu refused(int errorId)
{
    return {std::uint16_t(0x8400 | (errorId & 0xff)), {}};
}

std::string bytesOf(const Apdu &apdu, Lengths lengths)
{
    std::string bytes;
    bytes += static_cast<char>(apdu.command >> 8);
    bytes += static_cast<char>(apdu.command & 0xff);
    const std::size_t length = apdu.data.size();
    if (length >= extendedMark || lengths == Lengths::Extended) {
        bytes += static_cast<char>(extendedMark);
        bytes += static_cast<char>(length & 0xff);
        bytes += static_cast<char>((length >> 8) & 0xff);
    } else {
        bytes += static_cast<char>(length);
    }
    return bytes + apdu.data;
}

std::optional<Apdu> takeApdu(std::string &received)
{
    if (received.size() < 3)
        return {};
    std::size_t head = 3;
    std::size_t length = apduByte(received, 2);
    if (length == extendedMark) {
        head = 5;
        if (received.size() < head)
            return {};
        length = apduByte(received, 3) | (apduByte(received, 4) << 8);
    }
    if (received.size() < head + length)
        return {};
    Apdu apdu;
    apdu.command = std::uint16_t((apduByte(received, 0) << 8) | apduByte(received, 1));
    apdu.data = received.substr(head, length);
    received.erase(0, head + length);
    return apdu;
}

std::string nameOf(std::uint16_t command)
{
    const char bytes[] = {static_cast<char>(command >> 8), static_cast<char>(command & 0xff)};
    const std::string hex = hexOf({bytes, 2});
    return hex.substr(0, 2) + " " + hex.substr(2);
}

} // namespace guitai::zvt
