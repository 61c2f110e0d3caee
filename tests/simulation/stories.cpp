// Tells stories on as many threads as asked for.
#include "tests/simulation/stories.h"

#include "tests/simulation/market/market.h"
#include "tests/simulation/world.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

namespace guitai::simulation {

namespace {

// Among so many stories of "all" one is told by real provider folders: their signatures cost a
// thousand times what the rest costs.
constexpr std::uint64_t oneReal = 1000;

Story storyOf(const Telling &telling, std::uint64_t index)
{
    const std::uint64_t seed = telling.from + index;
    static const std::vector<std::string> real = marketProviders();
    if (telling.provider == "real")
        return {real[std::size_t(index % real.size())], seed, {}};
    if (telling.provider != "all")
        return {telling.provider, seed, {}};
    if (index % oneReal != 0)
        return {"bank", seed, {}};
    return {real[std::size_t(index / oneReal) % real.size()], seed, {}};
}

// The story as it is, then once for every touch of the world: dying there, and again while it
// comes back.
void tellEveryCrash(const Story &story, Tally &tally)
{
    Story calm = story;
    calm.crashAt = {~0ull};
    const Outcome first = told(calm);
    tally.add(calm, first);
    for (std::uint64_t touch = 1; touch <= first.touches; ++touch) {
        Story dying = story;
        dying.crashAt = {touch};
        if (touch % 3 != 0)
            dying.crashAt.push_back(touch + touch % 5 + 1);
        tally.add(dying, told(dying));
    }
}

} // namespace

std::string Story::line() const
{
    std::string line = "guitai-simulate --provider " + provider + " --seed " + std::to_string(seed);
    for (const std::uint64_t touch : crashAt)
        line += " --crash-at " + std::to_string(touch);
    return line;
}

Outcome told(const Story &story, bool narrate)
{
    if (story.provider == "bank")
        return World(story.seed, narrate, story.crashAt).run();
    return Market(story.provider, story.seed, narrate, story.crashAt).run();
}

std::vector<std::string> storyProviders()
{
    std::vector<std::string> all = marketProviders();
    all.insert(all.begin(), "bank");
    return all;
}

void Tally::add(const Story &story, const Outcome &outcome)
{
    ++stories;
    sales += std::uint64_t(outcome.sales);
    paid += std::uint64_t(outcome.paid);
    refunds += std::uint64_t(outcome.refunds);
    givenBack += std::uint64_t(outcome.givenBack);
    shifts += std::uint64_t(outcome.shifts);
    attached += std::uint64_t(outcome.attached);
    askedAgain += std::uint64_t(outcome.askedAgain);
    accepted += std::uint64_t(outcome.accepted);
    crashes += std::uint64_t(outcome.crashes);
    exceptions += std::uint64_t(outcome.exceptions);
    letters += std::uint64_t(outcome.letters);
    forged += std::uint64_t(outcome.forged);
    screens += std::uint64_t(outcome.screens);
    messages += outcome.messages;
    if (story.provider != "bank") {
        ++marketStories;
        marketSales += std::uint64_t(outcome.sales);
    }
    if (!outcome.violation.empty())
        violations.emplace_back(story, outcome.violation);
}

void Tally::add(const Tally &other)
{
    stories += other.stories;
    sales += other.sales;
    paid += other.paid;
    refunds += other.refunds;
    givenBack += other.givenBack;
    shifts += other.shifts;
    attached += other.attached;
    askedAgain += other.askedAgain;
    accepted += other.accepted;
    crashes += other.crashes;
    exceptions += other.exceptions;
    letters += other.letters;
    forged += other.forged;
    screens += other.screens;
    messages += other.messages;
    marketStories += other.marketStories;
    marketSales += other.marketSales;
    violations.insert(violations.end(), other.violations.begin(), other.violations.end());
}

Tally tell(const Telling &telling, const std::function<void(int, const Tally &)> &progress)
{
    constexpr std::uint64_t portion = 16;
    std::atomic<std::uint64_t> next{0};
    std::mutex mutex;
    Tally all;
    std::atomic<bool> done{false};
    const auto isEnough = [&] { // under the mutex
        return telling.sales > 0 && all.sales >= telling.sales;
    };
    const auto work = [&] {
        while (!done) {
            const std::uint64_t from = next.fetch_add(portion);
            if (telling.sales == 0 && from >= telling.stories)
                return;
            const std::uint64_t to =
                telling.sales > 0 ? from + portion : std::min(from + portion, telling.stories);
            Tally mine;
            for (std::uint64_t i = from; i < to; ++i) {
                const Story story = storyOf(telling, i);
                if (telling.everyCrash)
                    tellEveryCrash(story, mine);
                else
                    mine.add(story, told(story));
            }
            const std::lock_guard lock(mutex);
            all.add(mine);
            if (isEnough())
                done = true;
        }
    };
    std::vector<std::thread> threads;
    std::atomic<unsigned> working{std::max(1u, telling.jobs)};
    for (unsigned i = 0; i < std::max(1u, telling.jobs); ++i)
        threads.emplace_back([&] {
            work();
            --working;
        });
    while (progress && working > 0) {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        const std::lock_guard lock(mutex);
        const std::uint64_t whole = telling.sales > 0 ? telling.sales : telling.stories;
        const std::uint64_t part =
            telling.sales > 0 ? all.sales : std::min(next.load(), telling.stories);
        progress(
            int(std::min<std::uint64_t>(1000, part * 1000 / std::max<std::uint64_t>(1, whole))),
            all);
    }
    for (std::thread &thread : threads)
        thread.join();
    return all;
}

} // namespace guitai::simulation
