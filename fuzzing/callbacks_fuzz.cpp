// Callbacks as they arrive from the open network, read by every provider. Nobody without the keys
// is believed.
//
// An input: provider and flags, one character each, then "name: value" lines, a blank line, the
// body.
#include "fuzzing/kit/fuzz.h"
#include "fuzzing/kit/worlds.h"

using namespace guitai;
using namespace guitai::fuzz;

std::vector<std::string> fuzzSeeds()
{
    std::vector<std::string> seeds;
    for (std::size_t i = 0; i < worlds().size(); ++i) {
        for (const HttpRequest &callback : worlds()[i].callbacks) {
            for (const char flags : {'0', '1'}) {
                std::string seed = {char('0' + int(i)), flags};
                for (const auto &[name, value] : callback.headers)
                    seed += name + ": " + value + "\n";
                seeds.push_back(seed + "\n" + callback.body);
            }
        }
    }
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 3 || worlds().empty())
        return 0;
    const World &world = worlds()[std::size_t(data[0] - '0') % worlds().size()];
    const bool stranger = (data[1] & 1) != 0;
    std::string_view rest = textOf(data + 2, size - 2);
    HttpRequest callback;
    callback.url = "/in/fuzz/" + world.id;
    for (std::string_view line = take(rest, "\n"); !line.empty(); line = take(rest, "\n")) {
        const std::string_view name = take(line, ": ");
        callback.headers.emplace_back(name, line);
    }
    callback.body = std::string(rest);
    const auto notice = (stranger ? world.stranger : world.client)->read(callback, fuzzTime());
    mustHold(!stranger || !world.isSealed || !notice, "a callback by other keys is refused");
    if (notice && notice->reading.verdict == Verdict::Paid)
        mustHold(notice->reading.amount.has_value(), "who says that money moved says how much");
    return 0;
}
