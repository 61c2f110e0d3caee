// Lines by their attributes; blocks by the objects in them; card numbers never whole.
#include "payment/providers/zvt/printout.h"

#include "payment/providers/zvt/tlv.h"

#include <algorithm>

namespace guitai::zvt {

namespace {

constexpr unsigned lineFeeds = 0xff;
constexpr unsigned reservedAttribute = 0x80;
constexpr unsigned lastLine = 0x80; // the bit
constexpr unsigned centred = 0x40;
constexpr std::size_t mostSlips = 8;
constexpr std::size_t mostLines = 200;

enum PrintTag : std::uint32_t
{
    ReceiptType = 0x1F07,
    CharacterSet = 0x14,
    LineAttribute = 0x09,
    TextLine = 0x07,
    PrintTexts = 0x25
};

// "K-U-N-D-E-N-B-E-L-E-G" is how terminals write it.
std::string lettersOf(const std::string &line)
{
    std::string letters;
    for (const char c : line) {
        if (c >= 'A' && c <= 'Z')
            letters += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80)
            letters += c;
    }
    return letters;
}

bool says(const std::string &letters, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](const char *word) { return letters.find(word) != std::string::npos; });
}

unsigned printedByte(char c)
{
    return static_cast<unsigned char>(c);
}

std::string trimmedRight(std::string text)
{
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

} // namespace

void Printout::add(const Apdu &apdu, Charset charset)
{
    if (apdu.command == PrintLine)
        addLine(apdu, charset);
    else
        addBlock(apdu, charset);
}

Printout::Slip &Printout::open()
{
    const bool full = m_slips.size() >= mostSlips;
    if (m_slips.empty() || (m_slips.back().isOver && !full))
        m_slips.emplace_back();
    return m_slips.back();
}

void Printout::put(unsigned attribute, const std::string &text)
{
    Slip &slip = open();
    if (slip.lines.size() < mostLines)
        slip.lines.push_back(withoutCardNumbers(trimmedRight(text)));
    slip.isOver = slip.isOver || ((attribute & lastLine) != 0 && attribute != reservedAttribute);
}

void Printout::addLine(const Apdu &apdu, Charset charset)
{
    if (apdu.data.empty())
        return;
    const unsigned attribute = printedByte(apdu.data[0]);
    if (attribute == lineFeeds) {
        const unsigned feeds = apdu.data.size() > 1 ? std::min(printedByte(apdu.data[1]), 4U) : 1;
        for (unsigned i = 0; i < feeds; ++i)
            put(0, {});
        return;
    }
    const std::string indent((attribute & centred) == 0 ? attribute & 0x0f : 0, ' ');
    // Some terminals send a container of their own behind the text; it begins with a control byte.
    std::string text = apdu.data.substr(1);
    text.resize(std::min(text.find('\x06'), text.size()));
    put(attribute, indent + utf8(text, charset));
}

void Printout::addBlock(const Apdu &apdu, Charset charset)
{
    if (apdu.data.empty() || apdu.data[0] != '\x06')
        return;
    std::string_view data = std::string_view(apdu.data).substr(1);
    const auto length = takeTlvLength(data);
    if (!length)
        return;
    const TlvList list = readTlv(data.substr(0, *length));
    if (const auto set = list.value(CharacterSet))
        charset = charsetOfTag(*set).value_or(charset);
    if (const auto type = list.value(ReceiptType); type && type->size() == 1) {
        // A slip may be spread over several blocks of its type.
        const int number = (*type)[0];
        const Whose whose = number == 1   ? Whose::Merchant
                            : number == 2 ? Whose::Customer
                            : number == 3 ? Whose::Administration
                                          : Whose::Unknown;
        Slip *slip = &open();
        if (slip->whose != whose && (slip->whose != Whose::Unknown || !slip->lines.empty())) {
            slip->isOver = true;
            slip = &open();
        }
        slip->whose = whose;
    }
    const Tlv *texts = list.find(PrintTexts);
    unsigned attribute = 0;
    for (const Tlv &object : texts ? texts->children : list.objects) {
        if (object.tag == LineAttribute && object.value.size() == 1) {
            attribute = printedByte(object.value[0]);
            if ((attribute & lastLine) != 0 && attribute != reservedAttribute)
                open().isOver = true;
        } else if (object.tag == TextLine) {
            // The mark may come before the last line's own text.
            Slip &slip = m_slips.empty() ? open() : m_slips.back();
            if (slip.lines.size() < mostLines)
                slip.lines.push_back(withoutCardNumbers(trimmedRight(utf8(object.value, charset))));
        }
    }
}

Printout::Whose Printout::guess(const Slip &slip)
{
    if (slip.whose != Whose::Unknown)
        return slip.whose;
    for (const std::string &line : slip.lines) {
        const std::string letters = lettersOf(line);
        if (says(letters, {"kundenbeleg", "customerreceipt", "customercopy", "cardholdercopy",
                           "kundenkopie"}))
            return Whose::Customer;
        if (says(letters, {"händlerbeleg", "haendlerbeleg", "hÄndlerbeleg", "merchantreceipt",
                           "merchantcopy", "ndlerbeleg"}))
            return Whose::Merchant;
    }
    return Whose::Unknown;
}

void Printout::addTo(CardSlip &slip) const
{
    for (const Slip &one : m_slips) {
        const Whose whose = guess(one);
        // A single slip without a name is what the customer gets; of two the first is the shop's.
        const bool merchants =
            whose == Whose::Merchant ||
            (whose == Whose::Unknown && m_slips.size() > 1 && &one == &m_slips.front());
        if (whose == Whose::Administration)
            continue;
        auto &lines = merchants ? slip.merchantLines : slip.customerLines;
        // Feeds at the end only push the paper out.
        const auto end = std::find_if(one.lines.rbegin(), one.lines.rend(),
                                      [](const std::string &line) { return !line.empty(); });
        lines.insert(lines.end(), one.lines.begin(), end.base());
    }
}

} // namespace guitai::zvt
