// guitai-simulate: lives through many stories of faults and crashes and says whether a cent was
// lost.
#include "tests/simulation/stories.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>

using namespace guitai::simulation;

namespace {

constexpr std::size_t mostShown = 20;

int usage(const std::string &wrong)
{
    std::string names;
    for (const std::string &name : storyProviders())
        names += name + ", ";
    std::fprintf(wrong.empty() ? stdout : stderr,
                 "%s%susage: guitai-simulate [options]\n"
                 "  --provider P   %sreal (these in turn),\n"
                 "                 or all (default: bank, the scripted one)\n"
                 "  --seeds N      so many stories (default 10000)\n"
                 "  --sales N      as many stories as have so many sales\n"
                 "  --from N       the first story's seed (default 1)\n"
                 "  --jobs J       on so many threads (default 1)\n"
                 "  --every-crash  each story once for every place where the till could die\n"
                 "  --seed N       one story, told line by line\n"
                 "  --crash-at T   in that story the till dies at this touch of the world\n",
                 wrong.c_str(), wrong.empty() ? "" : "\n", names.c_str());
    return wrong.empty() ? 0 : 2;
}

std::optional<std::uint64_t> number(const char *text)
{
    if (!text || *text < '0' || *text > '9')
        return {};
    char *end = nullptr;
    errno = 0;
    const std::uint64_t value = std::strtoull(text, &end, 10);
    return *end || errno ? std::nullopt : std::optional(value);
}

void bar(int thousandths, const Tally &tally)
{
    constexpr int width = 40;
    const std::string done(std::size_t(thousandths * width / 1000), '#');
    std::fprintf(stderr, "\r[%-*s] %3d.%d %%  %llu stories, %llu sales, %zu violations ", width,
                 done.c_str(), thousandths / 10, thousandths % 10,
                 static_cast<unsigned long long>(tally.stories),
                 static_cast<unsigned long long>(tally.sales), tally.violations.size());
}

void sum(const Tally &t, long long ms)
{
    const auto n = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
    for (std::size_t i = 0; i < std::min(mostShown, t.violations.size()); ++i)
        std::printf("VIOLATION: %s\n  again: %s%s\n", t.violations[i].second.c_str(),
                    t.violations[i].first.line().c_str(),
                    t.violations[i].first.provider == "bank"
                        ? ""
                        : "  (with fresh keys and nonces: all else is the same)");
    std::printf("%llu stories, %llu sales (%llu of them in %llu stories of real provider folders), "
                "%llu payments, %llu refunds, %llu parts given back, "
                "%llu late payments attached to their sales, %llu questions asked again, "
                "%llu rows of statements accepted, %llu shifts, "
                "%llu callbacks (%llu forged), %llu crashes, %llu exceptions for a person, "
                "%llu screens looked at; %lld.%lld s; %zu violations\n",
                n(t.stories), n(t.sales), n(t.marketSales), n(t.marketStories), n(t.paid),
                n(t.refunds), n(t.givenBack), n(t.attached), n(t.askedAgain), n(t.accepted),
                n(t.shifts), n(t.letters), n(t.forged), n(t.crashes), n(t.exceptions), n(t.screens),
                ms / 1000, ms % 1000 / 100, t.violations.size());
}

} // namespace

int main(int argc, char **argv)
{
    Telling telling;
    std::optional<std::uint64_t> one;
    std::vector<std::uint64_t> crashAt;
    for (int i = 1; i < argc; ++i) {
        const std::string option = argv[i];
        if (option == "--help")
            return usage({});
        if (option == "--every-crash") {
            telling.everyCrash = true;
            continue;
        }
        const char *text = i + 1 < argc ? argv[++i] : nullptr;
        if (option == "--provider") {
            telling.provider = text ? text : "";
            const auto known = storyProviders();
            if (telling.provider != "all" && telling.provider != "real" &&
                std::find(known.begin(), known.end(), telling.provider) == known.end())
                return usage("there is no provider \"" + telling.provider + "\" here");
            continue;
        }
        const auto value = number(text);
        if (!value)
            return usage(option + " needs a number, or is not known");
        if (option == "--seed")
            one = value;
        else if (option == "--crash-at")
            crashAt.push_back(*value);
        else if (option == "--from")
            telling.from = *value;
        else if (option == "--seeds")
            telling.stories = *value;
        else if (option == "--sales")
            telling.sales = *value;
        else if (option == "--jobs")
            telling.jobs = unsigned(std::clamp<std::uint64_t>(*value, 1, 256));
        else
            return usage(option + " is not known");
    }
    const auto began = std::chrono::steady_clock::now();
    Tally tally;
    if (one) {
        if (telling.provider == "all" || telling.provider == "real")
            return usage("--seed needs the provider of the story");
        const Story story{telling.provider, *one, crashAt};
        tally.add(story, told(story, true));
    } else if (isatty(STDERR_FILENO)) {
        tally = tell(telling, bar);
        std::fprintf(stderr, "\r%*s\r", 110, "");
    } else {
        tally = tell(telling);
    }
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                        std::chrono::steady_clock::now() - began)
                        .count();
    sum(tally, ms);
    return tally.violations.empty() ? 0 : 1;
}
