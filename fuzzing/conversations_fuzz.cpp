// Whole conversations with every provider, fed with arbitrary HTTP replies. Whatever is said, they
// come to an end, and nobody who does not have the keys can make a client believe that money moved.
//
// An input: provider, question, attempt, flags, one character each; then the note; then replies
// "STATUS\nname: value\n...\n\nbody". All parts are separated by 0x1e.
#include "fuzzing/kit/fuzz.h"
#include "fuzzing/kit/worlds.h"

#include <charconv>

using namespace guitai;
using namespace guitai::fuzz;

namespace {

constexpr std::string_view separator = "\x1e";
constexpr int mostSteps = 300;
constexpr int questions = 7;
constexpr char withCode = 1, unwanted = 2, asStranger = 4;

HttpReply replyFrom(std::string_view text)
{
    HttpReply reply;
    const std::string_view status = take(text, "\n");
    std::from_chars(status.data(), status.data() + status.size(), reply.status);
    for (std::string_view line = take(text, "\n"); !line.empty(); line = take(text, "\n")) {
        const std::string_view name = take(line, ": ");
        reply.headers.emplace_back(name, line);
    }
    reply.body = std::string(text);
    return reply;
}

std::string textFrom(const HttpReply &reply)
{
    std::string text = std::to_string(reply.status) + "\n";
    for (const auto &[name, value] : reply.headers)
        text += name + ": " + value + "\n";
    return text + "\n" + reply.body;
}

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
    take(rest, separator);
    asked.note = std::string(take(rest, separator));

    const Provider &client = stranger ? *world.stranger : *world.client;
    const auto conversation = client.ask(world.matterOf(asked), asked.question, fuzzTime());
    Step step = conversation->begin();
    int steps = 0;
    for (; steps < mostSteps && !std::holds_alternative<Reading>(step); ++steps) {
        Answer answer = Silence{};
        if (std::holds_alternative<Note>(step))
            answer = Noted{};
        else if (std::holds_alternative<HttpRequest>(step) && !rest.empty())
            answer = replyFrom(take(rest, separator));
        step = conversation->hear(answer);
    }
    mustHold(steps < mostSteps, "a conversation comes to an end");
    return {world, asked, stranger, std::get<Reading>(step)};
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
                seed += separator;
                seed += asked.note;
                for (const Answer &answer : talk.answers) {
                    seed += separator;
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
