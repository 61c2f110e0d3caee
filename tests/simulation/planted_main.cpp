// guitai-simulate-planted: lives with one planted bug until the simulation catches it; says so.
#include "tests/simulation/planted.h"
#include "tests/simulation/stories.h"

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <string>

namespace guitai {

int plantedBug = 0;

} // namespace guitai

namespace {

using namespace guitai::simulation;

// So many stories must be enough, however long a busy machine takes for them: those of real
// provider folders cost a hundred times what the scripted bank's cost.
std::uint64_t mostStories(const std::string &provider)
{
    return provider == "bank" ? 100'000 : 2'000;
}

// Tells stories until one fails or it was enough; says how it failed into the pipe.
[[noreturn]] void live(int number, int pipe)
{
    guitai::plantedBug = number;
    const std::string provider = plantedBugs()[std::size_t(number) - 1].provider;
    for (std::uint64_t seed = 1; seed <= mostStories(provider); ++seed) {
        const Story story{provider, seed, {}};
        const Outcome outcome = told(story);
        if (outcome.violation.empty())
            continue;
        const std::string said = "story " + std::to_string(seed) + ": " + outcome.violation;
        _exit(write(pipe, said.data(), said.size()) < 0 ? 2 : 0);
    }
    _exit(1);
}

bool isCaught(int number)
{
    const Planted &bug = plantedBugs()[std::size_t(number) - 1];
    int ends[2];
    if (pipe(ends) != 0)
        return false;
    const auto began = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0)
        live(number, ends[1]);
    close(ends[1]);
    char said[512] = "";
    const ssize_t size = read(ends[0], said, sizeof said - 1);
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                        std::chrono::steady_clock::now() - began)
                        .count();
    const bool byAssert = WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
    const bool caught = byAssert || (WIFEXITED(status) && WEXITSTATUS(status) == 0);
    std::printf("%-42s %s after %lld.%01lld s%s%.*s\n", bug.name, caught ? "caught" : "NOT CAUGHT",
                static_cast<long long>(ms / 1000), static_cast<long long>(ms % 1000 / 100),
                byAssert   ? " by an assertion"
                : size > 0 ? " in "
                           : "",
                int(size > 0 ? size : 0), said);
    return caught;
}

} // namespace

int main(int argc, char **argv)
{
    const std::string wanted = argc > 1 ? argv[1] : "";
    int all = 0, caught = 0;
    for (int i = 1; i <= int(plantedBugs().size()); ++i) {
        if (!wanted.empty() && wanted != plantedBugs()[std::size_t(i) - 1].name)
            continue;
        ++all;
        caught += isCaught(i) ? 1 : 0;
    }
    std::printf("%d of %d planted bugs caught\n", caught, all);
    return all > 0 && caught == all ? 0 : 1;
}
