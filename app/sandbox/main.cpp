// guitai-sandbox: stands in for the payment providers, on this machine only.
#include "app/sandbox/sandbox.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace guitai;

namespace {

Instant systemTime()
{
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::filesystem::path defaultDir()
{
    const char *data = std::getenv("XDG_DATA_HOME");
    if (data && *data) {
        return std::filesystem::path(data) / "guitai-sandbox";
    }
    const char *home = std::getenv("HOME");
    return std::filesystem::path(home ? home : ".") / ".local/share/guitai-sandbox";
}

int complain(const Problem &problem, int exitCode)
{
    std::fprintf(stderr, "guitai-sandbox: %s\n", problem.what.c_str());
    return exitCode;
}

} // namespace

int main(int argc, char **argv)
{
    std::vector<std::string> builtIn;
    for (const SimulatorMaker &maker : simulatorMakers()) {
        builtIn.push_back(maker.id);
    }
    const Result<sandbox::Options> options =
        sandbox::readOptions({argv + 1, argv + argc}, builtIn, defaultDir());
    if (!options) {
        return complain(options.problem(), 2);
    }
    if (options->help) {
        std::fputs(sandbox::helpText(builtIn).c_str(), stdout);
        return 0;
    }
    if (options->version) {
        std::puts("guitai-sandbox " GUITAI_VERSION);
        return 0;
    }
    http::Loop loop;
    loop.stopOnSignals();
    sandbox::Sandbox sandbox(loop, *options, simulatorMakers(), providerMakers(), systemTime);
    const Result<void> opened = sandbox.open();
    if (!opened) {
        return complain(opened.problem(), 2);
    }
    loop.run();
    const Result<void> closed = sandbox.close();
    return closed ? 0 : complain(closed.problem(), 1);
}
