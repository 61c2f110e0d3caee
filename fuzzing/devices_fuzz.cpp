// Conversations with the devices in the shop, fed with bytes in portions of any size. They come to
// an end, silence alone moves no money, and no card number in full comes out.
//
// An input: provider, question, attempt, flags, one character each; then portions: a length and so
// many bytes, 255 for silence, 254 for "not wanted any more".
#include "fuzzing/kit/fuzz.h"
#include "fuzzing/kit/worlds.h"
#include "shop/sale/card_slip.h"

using namespace guitai;
using namespace guitai::fuzz;

namespace {

constexpr std::size_t stepsAfterwards = 500; // when nothing more is said
constexpr int questions = 7;
constexpr char unwanted = 2;
constexpr std::uint8_t silence = 255, notWanted = 254, longest = 253;

std::vector<const World *> devices()
{
    std::vector<const World *> found;
    for (const World &world : worlds()) {
        if (world.simulator->isDevice())
            found.push_back(&world);
    }
    return found;
}

Answer answerFrom(std::string_view &rest, bool &heardBytes, bool &toldUnwanted)
{
    if (rest.empty())
        return Silence{};
    const auto length = std::uint8_t(rest.front());
    rest.remove_prefix(1);
    if (length == notWanted && !toldUnwanted) {
        toldUnwanted = true;
        return NotWanted{};
    }
    if (length > longest)
        return Silence{};
    const std::string_view bytes = rest.substr(0, length);
    rest.remove_prefix(bytes.size());
    if (bytes.empty())
        return Silence{};
    heardBytes = true;
    return DeviceBytes{std::string(bytes)};
}

void judge(const Reading &reading, bool heardBytes)
{
    const bool moved = reading.verdict == Verdict::Paid || reading.verdict == Verdict::Refunded;
    mustHold(!moved || heardBytes, "silence moves no money");
    mustHold(!moved || reading.amount.has_value(), "who says that money moved says how much");
    if (!reading.card)
        return;
    const CardSlip &slip = *reading.card;
    mustHold(!holdsCardNumber(slip.maskedNumber), "card numbers are masked");
    for (const auto *lines : {&slip.customerLines, &slip.merchantLines}) {
        for (const std::string &line : *lines)
            mustHold(!holdsCardNumber(line), "no card number in full on a slip");
    }
    for (const EmvField &field : slip.emv)
        mustHold(!holdsCardNumber(field.value), "no card number in full among the chip's data");
}

} // namespace

std::vector<std::string> fuzzSeeds()
{
    std::vector<std::string> seeds;
    const auto all = devices();
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const Recorded &talk : all[i]->talks) {
            const Asked &asked = talk.asked;
            std::string seed = {char('0' + int(i)), char('0' + int(asked.question)),
                                char('0' + asked.number),
                                char('0' + (asked.wanted ? 0 : unwanted))};
            for (const Answer &answer : talk.answers) {
                const auto *said = std::get_if<DeviceBytes>(&answer);
                if (!said) {
                    seed += char(silence);
                    continue;
                }
                for (std::size_t at = 0; at < said->bytes.size(); at += longest) {
                    const std::string part = said->bytes.substr(at, longest);
                    seed += char(part.size());
                    seed += part;
                }
            }
            seeds.push_back(seed);
        }
    }
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto all = devices();
    if (size < 5 || all.empty())
        return 0;
    const World &world = *all[std::size_t(data[0] - '0') % all.size()];
    Asked asked{Question(unsigned(data[1] - '0') % questions),
                int(unsigned(data[2] - '0') % 10),
                false,
                ((data[3] - '0') & unwanted) == 0,
                {}};
    std::string_view rest = textOf(data + 4, size - 4);
    bool heardBytes = false;
    // Only who takes a payment can be told that it is not wanted any more.
    bool toldUnwanted = !asked.wanted || asked.question != Question::Charge;
    const auto conversation = world.client->ask(world.matterOf(asked), asked.question, fuzzTime());
    Step step = conversation->begin();
    const std::size_t mostSteps = 2 * size + stepsAfterwards;
    std::size_t steps = 0;
    for (; steps < mostSteps && !std::holds_alternative<Reading>(step); ++steps) {
        Answer answer = Silence{};
        if (std::holds_alternative<Note>(step))
            answer = Noted{};
        else if (std::holds_alternative<DeviceMessage>(step))
            answer = answerFrom(rest, heardBytes, toldUnwanted);
        step = conversation->hear(answer);
    }
    mustHold(steps < mostSteps, "a conversation comes to an end");
    judge(std::get<Reading>(step), heardBytes);
    return 0;
}
