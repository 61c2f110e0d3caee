// Times a program from its start to the painted sale screen, and reads its memory then.
// Usage: start_bench RUNS guitai --data-dir FOLDER (somebody signed in there)
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

long residentKb(pid_t pid)
{
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:"))
            return std::atol(line.c_str() + 6);
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3) {
        std::fputs("usage: start_bench RUNS PROGRAM [ARGUMENT ...]\n", stderr);
        return 2;
    }
    std::vector<double> ms;
    std::vector<long> kb;
    for (int run = 0; run <= std::atoi(argv[1]); ++run) {
        int ends[2];
        if (::pipe(ends) != 0)
            return 1;
        const auto begun = std::chrono::steady_clock::now();
        const pid_t pid = ::fork();
        if (pid == 0) {
            ::dup2(ends[1], 2);
            std::vector<char *> words(argv + 2, argv + argc);
            static char option[] = "--log-level", level[] = "debug";
            words.insert(words.end(), {option, level, nullptr});
            ::execvp(words[0], words.data());
            ::_exit(127);
        }
        ::close(ends[1]);
        std::string heard;
        bool painted = false;
        char part[512];
        pollfd wait{ends[0], POLLIN, 0};
        while (!painted && ::poll(&wait, 1, 10'000) > 0) {
            const ssize_t n = ::read(ends[0], part, sizeof part);
            if (n <= 0)
                break;
            heard.append(part, std::size_t(n));
            painted = heard.find("sale screen painted") != std::string::npos;
        }
        const auto took = std::chrono::steady_clock::now() - begun;
        const long memory = residentKb(pid);
        ::kill(pid, SIGKILL);
        ::waitpid(pid, nullptr, 0);
        ::close(ends[0]);
        if (!painted) {
            std::fprintf(stderr, "no sale screen: %s\n", heard.c_str());
            return 1;
        }
        if (run > 0) { // the first one warms the page cache
            ms.push_back(std::chrono::duration<double, std::milli>(took).count());
            kb.push_back(memory);
        }
    }
    std::sort(ms.begin(), ms.end());
    std::sort(kb.begin(), kb.end());
    std::printf("%-58s p50 %7.1f ms  p95 %7.1f ms  (bar: p95 150 ms, %zu runs)\n",
                "Start to the painted sale screen", ms[ms.size() / 2],
                ms[std::size_t(double(ms.size()) * 0.95)], ms.size());
    std::printf("%-58s %.1f MB at most  (bar: 60 MB)\n", "Memory then (RSS)",
                double(kb.back()) / 1024);
    return 0;
}
