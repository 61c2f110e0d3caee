// A terminal's bytes: messages cut anywhere, bare and in frames, their fields, containers, slips
// and notes.
//
// An input: how it is looked at, one character, then the bytes.
#include "fuzzing/kit/fuzz.h"
#include "fuzzing/kit/recorded.h"
#include "fuzzing/kit/worlds.h"
#include "payment/providers/zvt/link.h"
#include "payment/providers/zvt/memo.h"
#include "payment/providers/zvt/printout.h"
#include "payment/providers/zvt/record.h"

#include <QByteArray>

using namespace guitai;
using namespace guitai::fuzz;

namespace {

using zvt::Apdu;

void readData(const Apdu &apdu, zvt::Charset charset)
{
    const zvt::Fields fields = zvt::readFields(apdu.data);
    (void)fields.number(zvt::Bmp::Amount);
    (void)fields.byte(zvt::Bmp::ResultCode);
    const zvt::Record record = zvt::readRecord(fields, charset);
    mustHold(!holdsCardNumber(record.slip.maskedNumber), "card numbers are masked");
    (void)record.reference();
    mustHold(zvt::isSame(record, record) || !record.whole || record.receipt.empty() ||
                 record.trace.empty(),
             "a record is the same as itself");
    zvt::Printout slips;
    slips.add(apdu, charset);
    CardSlip slip;
    slips.addTo(slip);
    for (const std::string &line : slip.customerLines)
        mustHold(!holdsCardNumber(line), "no card number in full on a slip");
    const zvt::TlvList list = zvt::readTlv(apdu.data);
    (void)list.value(0x1F07);
    (void)list.find(0x60);
}

void hear(zvt::LinkKind kind, std::string_view bytes, zvt::Charset charset)
{
    const auto link = zvt::makeLink(kind);
    // In portions, as the line cuts them.
    while (!bytes.empty()) {
        const std::size_t size = std::min<std::size_t>(bytes.size(), 1 + bytes.size() % 7);
        link->hear(bytes.substr(0, size));
        bytes.remove_prefix(size);
        while (const auto apdu = link->take())
            readData(*apdu, charset);
        if (!link->takeBytes().empty() && link->patience())
            link->timeIsOver();
    }
    (void)link->isBroken();
    (void)link->isForeign();
}

} // namespace

std::vector<std::string> fuzzSeeds()
{
    std::vector<std::string> seeds;
    for (const char *key : {"hex", "apdu"}) {
        for (const std::string &hex : textsIn("providers/zvt/vectors/zvt-apdu.json", key)) {
            const std::string bytes =
                QByteArray::fromHex(QByteArray::fromStdString(hex)).toStdString();
            seeds.push_back("0" + bytes);
            seeds.push_back("1" + zvt::frameOf(bytes));
            seeds.push_back("3" + bytes);
        }
    }
    for (const std::string &bytes : answersOf("zvt"))
        seeds.push_back("2" + bytes);
    zvt::Memo memo;
    memo.stage = zvt::Memo::Stage::Approved;
    seeds.push_back("4" + memo.text());
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 1)
        return 0;
    const std::string_view rest = textOf(data + 1, size - 1);
    const auto charset = zvt::Charset((data[0] >> 4) & 3);
    switch (data[0] & 7) {
    case 0:
    case 2:
        hear(zvt::LinkKind::Bare, rest, charset);
        break;
    case 1:
        hear(zvt::LinkKind::Framed, rest, charset);
        break;
    case 3:
        readData({zvt::Command::PrintBlock, std::string(rest)}, charset);
        readData({zvt::Command::StatusInformation, std::string(rest)}, charset);
        break;
    default: {
        const zvt::Memo memo = zvt::Memo::read(rest);
        mustHold(zvt::Memo::read(memo.text()).text() == memo.text(),
                 "a memo written again reads the same");
        (void)zvt::utf8(rest, charset);
        std::string received(rest);
        while (const auto apdu = zvt::takeApdu(received))
            mustHold(!zvt::bytesOf(*apdu).empty(), "a message can be written");
        break;
    }
    }
    return 0;
}
