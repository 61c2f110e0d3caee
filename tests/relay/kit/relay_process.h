// RelayProcess: a real guitai-relay on a free port, and what is needed to be unkind to it.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace guitai::test {

// How long anything may take before a test gives up: long, as machines are busy.
inline constexpr int patienceMs = 30'000;

// Tries until it is true or patience is over.
template <typename Claim>
bool eventually(Claim claim, int milliseconds = patienceMs);
void pauseBriefly();

// A folder that goes with its scope.
class Folder
{
public:
    Folder();
    ~Folder();
    Folder(const Folder &) = delete;
    Folder &operator=(const Folder &) = delete;
    std::filesystem::path path() const { return m_path; }
    operator std::filesystem::path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

// What a command said and how it ended.
struct Said
{
    int status = -1;
    std::string out;
    std::string err;
};
Said run(const std::vector<std::string> &command);

struct Credentials
{
    std::string inbox;
    std::string token;
};

class RelayProcess
{
public:
    // arguments: without --listen and --data-dir.
    RelayProcess(std::string program, std::filesystem::path dataDir,
                 std::vector<std::string> arguments = {});
    ~RelayProcess(); // kills it
    RelayProcess(const RelayProcess &) = delete;
    RelayProcess &operator=(const RelayProcess &) = delete;

    // The first start takes a free port, the others the same again. False: it did not become ready.
    bool start();
    // Sends the signal and waits for its end; its exit status, or -1 after a deadly signal.
    int end(int signal);
    void tell(int signal) const;
    // The inbox command of the same program on the same storage.
    Said inbox(std::vector<std::string> words) const;
    // A new inbox.
    Credentials create(const std::string &name, std::vector<std::string> limits = {}) const;

    int port() const { return m_port; }
    int metricsPort() const { return m_metricsPort; }
    pid_t pid() const { return m_pid; }
    std::string log() const; // what it wrote to standard error since its start
    // Its resident memory that is not shared with files, in KiB.
    long memoryKiB() const;

private:
    std::string m_program;
    std::filesystem::path m_dataDir;
    std::vector<std::string> m_arguments;
    Folder m_logs;
    pid_t m_pid = -1;
    int m_port = 0;
    int m_metricsPort = 0;
};

template <typename Claim>
bool eventually(Claim claim, int milliseconds)
{
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    while (!claim()) {
        if (std::chrono::steady_clock::now() >= until) {
            return false;
        }
        pauseBriefly();
    }
    return true;
}

} // namespace guitai::test
