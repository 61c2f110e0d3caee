// Two links: TCP needs none of its own; the serial one stops, waits for the 06 and repeats.
#include "payment/providers/zvt/link.h"

#include <deque>
#include <utility>

namespace guitai::zvt {

namespace {

constexpr char dle = 0x10;
constexpr char stx = 0x02;
constexpr char etx = 0x03;
constexpr char ack = 0x06;
constexpr char nak = 0x15;

constexpr Span longestByteGap = Span::milliseconds(200); // T1
constexpr Span longestAckWait = Span::seconds(5);        // T2
constexpr int mostRepeats = 2;
// Five bytes of head and the longest data.
constexpr std::size_t longestApdu = 5 + 65535;

bool mayBegin(const std::string &bytes)
{
    if (bytes.empty())
        return true;
    const auto first = static_cast<unsigned char>(bytes[0]);
    if (first != 0x80 && first != 0x84 && (first < 0x04 || first > 0x06))
        return false;
    return first != 0x80 || bytes.size() < 2 || bytes[1] == 0;
}

class BareLink : public Link
{
public:
    void say(const Apdu &apdu, Lengths lengths) override { m_out += bytesOf(apdu, lengths); }
    void hear(std::string_view bytes) override { m_in += bytes; }

    std::optional<Apdu> take() override
    {
        if (isForeign())
            return {};
        return takeApdu(m_in);
    }

    bool isForeign() const override { return !mayBegin(m_in); }

private:
    std::string m_in;
};

class FramedLink : public Link
{
public:
    void say(const Apdu &apdu, Lengths lengths) override
    {
        m_frames.push_back(frameOf(bytesOf(apdu, lengths)));
        if (m_frames.size() == 1)
            m_out += m_frames.front();
    }

    void hear(std::string_view bytes) override
    {
        m_in += bytes;
        while (digest()) {
        }
    }

    std::optional<Apdu> take() override
    {
        if (m_messages.empty())
            return {};
        Apdu first = std::move(m_messages.front());
        m_messages.pop_front();
        return first;
    }

    std::optional<Span> patience() const override
    {
        if (!m_in.empty())
            return longestByteGap;
        return m_frames.empty() ? std::nullopt : std::optional<Span>(longestAckWait);
    }

    void timeIsOver() override
    {
        if (!m_in.empty()) {
            m_in.clear();
            m_out += nak;
            return;
        }
        repeat();
    }

    bool isSettled() const override { return m_frames.empty(); }
    bool isBroken() const override { return m_broken; }

private:
    void repeat()
    {
        if (m_frames.empty())
            return;
        if (m_repeats == mostRepeats) {
            m_broken = true;
            return;
        }
        ++m_repeats;
        m_out += m_frames.front();
    }

    void arrived()
    {
        if (m_frames.empty())
            return;
        m_frames.pop_front();
        m_repeats = 0;
        if (!m_frames.empty())
            m_out += m_frames.front();
    }

    // Takes one acknowledgement, frame, or byte of noise off the text; false while it is not whole.
    bool digest()
    {
        if (m_in.empty())
            return false;
        if (m_in[0] == dle && m_in.size() < 2)
            return false;
        if (m_in[0] == dle && m_in[1] == stx)
            return digestFrame();
        const char byte = m_in[0];
        m_in.erase(0, 1);
        if (byte == ack)
            arrived();
        else if (byte == nak)
            repeat();
        return true;
    }

    bool digestFrame()
    {
        std::string apdu;
        std::size_t at = 2;
        while (true) {
            if (apdu.size() > longestApdu) {
                m_in.clear();
                m_out += nak;
                return false;
            }
            if (at >= m_in.size() || (m_in[at] == dle && at + 1 >= m_in.size()))
                return false;
            if (m_in[at] != dle) {
                apdu += m_in[at++];
                continue;
            }
            if (m_in[at + 1] == etx)
                break;
            apdu += m_in[at + 1];
            at += 2;
        }
        const std::size_t end = at + 4;
        if (m_in.size() < end)
            return false;
        const unsigned low = static_cast<unsigned char>(m_in[at + 2]);
        const unsigned high = static_cast<unsigned char>(m_in[at + 3]);
        m_in.erase(0, end);
        std::optional<Apdu> message;
        if (frameCheck(apdu) == (low | (high << 8)))
            message = takeApdu(apdu);
        if (!message || !apdu.empty()) {
            m_out += nak;
            return true;
        }
        m_out += ack;
        m_messages.push_back(std::move(*message));
        return true;
    }

    std::string m_in;
    std::deque<std::string> m_frames; // the first is on its way
    std::deque<Apdu> m_messages;
    int m_repeats = 0;
    bool m_broken = false;
};

} // namespace

std::string Link::takeBytes()
{
    return std::exchange(m_out, {});
}

std::unique_ptr<Link> makeLink(LinkKind kind)
{
    if (kind == LinkKind::Framed)
        return std::make_unique<FramedLink>();
    return std::make_unique<BareLink>();
}

std::uint16_t frameCheck(std::string_view apdu)
{
    constexpr unsigned polynomial = 0x8408;
    unsigned check = 0;
    const auto take = [&](char c) {
        check ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            check = (check & 1) != 0 ? (check >> 1) ^ polynomial : check >> 1;
    };
    for (const char c : apdu)
        take(c);
    take(etx);
    return std::uint16_t(check);
}

std::string frameOf(std::string_view apdu)
{
    std::string frame{dle, stx};
    for (const char c : apdu) {
        frame += c;
        if (c == dle)
            frame += dle;
    }
    const unsigned check = frameCheck(apdu);
    return frame + dle + etx + static_cast<char>(check & 0xff) + static_cast<char>(check >> 8);
}

} // namespace guitai::zvt
