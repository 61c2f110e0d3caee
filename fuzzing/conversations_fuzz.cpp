// Whole conversations with every provider, fed with arbitrary HTTP replies. Whatever is said, they
// come to an end, and nobody who does not have the keys can make a client believe that money moved.
//
// An input: provider, question, attempt, flags, one character each; then the note; then replies
// as in kit/replies.h, and parted like them.
#include "fuzzing/kit/fuzz.h"
#include "fuzzing/kit/replies.h"
#include "fuzzing/kit/worlds.h"

using namespace guitai;
using namespace guitai::fuzz;

namespace {

constexpr int questions = 7;
constexpr char withCode = 1, unwanted = 2, asStranger = 4;

void judge(const World &world, const Asked &asked, const Reading &reading, bool stranger)
{
    const Verdict said = reading.verdict;
    const bool moved = said == Verdict::Paid || said == Verdict::Refunded;
    mustHold(!moved || reading.amount.has_value(), "who says that money moved says how much");
    const bool isFinal = moved || said == Verdict::Declined || said == Verdict::Cancelled ||
                         said == Verdict::RefundRefused;
    if (!world.isSigned)
        return;
    const bool canTell = asked.withCode ? world.isCodeSigned : world.isSigned;
    mustHold(!stranger || !canTell || !isFinal, "without a valid signature nothing is final");
    mustHold(said != Verdict::Paid || world.paidAmounts.contains(reading.amount->minor()),
             "an amount is only believed as it was signed");
    mustHold(said != Verdict::Paid || asked.question != Question::QueryRefund,
             "a refund's answer does not say paid");
}

struct Played
{
    const World &world;
    Asked asked;
    bool stranger = false;
    Reading reading;
};

// At least four characters, and a world to play in.
Played play(std::string_view input)
{
    const World &world = worlds()[std::size_t(unsigned(input[0] - '0')) % worlds().size()];
    const int flags = input[3] - '0';
    Asked asked{Question(unsigned(input[1] - '0') % questions),
                int(unsigned(input[2] - '0') % 10),
                (flags & withCode) != 0,
                (flags & unwanted) == 0,
                {}};
    const bool stranger = (flags & asStranger) != 0;
    std::string_view rest = input.substr(4);
    take(rest, replyEnd);
    asked.note = std::string(take(rest, replyEnd));

    const Provider &client = stranger ? *world.stranger : *world.client;
    const auto conversation = client.ask(world.matterOf(asked), asked.question, fuzzTime());
    return {world, asked, stranger, heard(*conversation, rest)};
}

} // namespace

std::vector<std::string> fuzzSeeds()
{
    std::vector<std::string> seeds;
    std::vector<bool> isPaid(worlds().size());
    for (std::size_t i = 0; i < worlds().size(); ++i) {
        if (worlds()[i].simulator->isDevice())
            continue;
        for (const Recorded &talk : worlds()[i].talks) {
            for (const char stranger : {char(0), asStranger}) {
                const Asked &asked = talk.asked;
                const int flags =
                    stranger | (asked.withCode ? withCode : 0) | (asked.wanted ? 0 : unwanted);
                std::string seed = {char('0' + int(i)), char('0' + int(asked.question)),
                                    char('0' + asked.number), char('0' + flags)};
                seed += replyEnd;
                seed += asked.note;
                for (const Answer &answer : talk.answers) {
                    seed += replyEnd;
                    if (const auto *reply = std::get_if<HttpReply>(&answer))
                        seed += textFrom(*reply);
                }
                seeds.push_back(seed);
                isPaid[i] =
                    isPaid[i] || (stranger == 0 && play(seed).reading.verdict == Verdict::Paid);
            }
        }
    }
    for (std::size_t i = 0; i < worlds().size(); ++i)
        mustHold(isPaid[i] || !worlds()[i].isSigned, "the seeds reach as far as a payment");
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 5 || worlds().empty())
        return 0;
    const Played played = play(textOf(data, size));
    judge(played.world, played.asked, played.reading, played.stranger);
    return 0;
}
