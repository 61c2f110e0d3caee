// Statements of every provider: fetched with arbitrary replies, or a file that a person brought.
// Whatever comes, it is read or refused with a reason, and it comes to an end.
//
// An input: provider, then 'f' and replies as in kit/replies.h, or anything else and a file.
#include "fuzzing/kit/fuzz.h"
#include "fuzzing/kit/replies.h"
#include "fuzzing/kit/worlds.h"

using namespace guitai;
using namespace guitai::fuzz;

namespace {

// PayPal's activity report, as its website writes it.
const std::string activityReport =
    "\xEF\xBB\xBF\"Date\",\"Time\",\"TimeZone\",\"Name\",\"Type\",\"Status\",\"Currency\","
    "\"Gross\",\"Fee\",\"Net\",\"Transaction ID\",\"Reference Txn ID\",\"Custom Number\"\r\n"
    "\"01/03/2026\",\"12:00:00\",\"GMT+08:00\",\"Ann, B.\",\"Express Checkout Payment\","
    "\"Completed\",\"USD\",\"1,035.80\",\"-1.24\",\"1,034.56\",\"4K1\",\"\",\"A1\"\r\n"
    "\"01/03/2026\",\"1:02:03 PM\",\"CST\",\"\",\"Payment Refund\",\"Pending\",\"USD\","
    "\"-10,00\",\"0,35\",\"-9,65\",\"4K2\",\"4K1\",\"R1\"\r\n";

void judge(const World &world, std::string_view file)
{
    const StatementDay day = statementDay(world);
    const auto read = world.client->readStatement(file, day);
    mustHold(read.ok() || !read.problem().what.empty(), "a refusal says why");
    if (!read.ok())
        return;
    for (const StatementLine &line : read->lines)
        mustHold(line.line >= 0, "a row has its place");
    for (const OddLine &odd : read->odd)
        mustHold(!odd.why.empty(), "a row that is not read says why");
}

} // namespace

std::vector<std::string> fuzzSeeds()
{
    std::vector<std::string> seeds;
    for (std::size_t i = 0; i < worlds().size(); ++i) {
        const World &world = worlds()[i];
        const std::string provider{char('0' + int(i))};
        for (const std::string &file : world.statements)
            seeds.push_back(provider + "r" + file);
        if (world.id == "paypal")
            seeds.push_back(provider + "r" + activityReport);
        std::string fetched = provider + "f";
        for (const Answer &answer : world.statementAnswers) {
            if (const auto *reply = std::get_if<HttpReply>(&answer))
                fetched += textFrom(*reply) + std::string(replyEnd);
        }
        if (!world.statementAnswers.empty())
            seeds.push_back(fetched);
        mustHold(!world.client->card().statementAfter || !world.statements.empty(),
                 "who has statements to fetch has given one");
    }
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 3 || worlds().empty())
        return 0;
    const World &world = worlds()[std::size_t(unsigned(data[0] - '0')) % worlds().size()];
    const std::string_view rest = textOf(data + 2, size - 2);
    if (data[1] != 'f') {
        judge(world, rest);
        return 0;
    }
    const Instant now = fuzzTime() + Span::hours(30);
    if (const auto fetch = world.client->fetchStatement(statementDay(world), now)) {
        const Reading reading = heard(*fetch, rest);
        if (!reading.file.empty())
            judge(world, reading.file);
    }
    return 0;
}
