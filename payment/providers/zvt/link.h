// Link: messages as bytes on the line, bare over TCP, in frames with checksums over a serial cable.
#pragma once

#include "payment/providers/zvt/apdu.h"
#include "shop/base/time.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace guitai::zvt {

class Link
{
public:
    virtual ~Link() = default;

    virtual void say(const Apdu &apdu, Lengths lengths = Lengths::Short) = 0;
    virtual void hear(std::string_view bytes) = 0;
    // The next whole message, if there is one.
    virtual std::optional<Apdu> take() = 0;

    // What is to go out now; empty when there is nothing.
    std::string takeBytes();
    // How long the link itself waits for the next byte; nothing when it does not.
    virtual std::optional<Span> patience() const { return {}; }
    // That time is over: it repeats, asks for a repeat, or gives up.
    virtual void timeIsOver() {}
    // Everything said has arrived as far as the link can know.
    virtual bool isSettled() const { return true; }
    // The other side did not take what was said, or answers in another protocol.
    virtual bool isBroken() const { return false; }
    virtual bool isForeign() const { return false; }

protected:
    std::string m_out;
};

enum class LinkKind
{
    Bare,
    Framed
};
std::unique_ptr<Link> makeLink(LinkKind kind);

// The checksum of a frame: CRC-16, reflected, over the message and the 03 after it.
std::uint16_t frameCheck(std::string_view apdu);
std::string frameOf(std::string_view apdu);

} // namespace guitai::zvt
