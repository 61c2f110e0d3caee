// Starts processes with plain POSIX, so that benchmarks need no Qt for it.
#include "tests/relay/kit/relay_process.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace guitai::test {

namespace {

std::string contentOf(const std::filesystem::path &file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

pid_t launch(const std::vector<std::string> &command, const std::filesystem::path &out,
             const std::filesystem::path &err)
{
    const pid_t pid = ::fork();
    if (pid != 0) {
        return pid;
    }
    ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
    ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
    std::vector<char *> words;
    for (const std::string &word : command) {
        words.push_back(const_cast<char *>(word.c_str()));
    }
    words.push_back(nullptr);
    ::execv(words[0], words.data());
    ::_exit(127);
}

int exitStatusOf(pid_t pid)
{
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// The port at the end of the line that begins so.
int portIn(const std::string &text, const std::string &begin)
{
    const std::size_t at = text.find(begin);
    if (at == text.npos) {
        return 0;
    }
    const std::string line = text.substr(at, text.find('\n', at) - at);
    return std::atoi(line.substr(line.rfind(':') + 1).c_str());
}

} // namespace

void pauseBriefly()
{
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
}

Folder::Folder()
{
    std::string name = (std::filesystem::temp_directory_path() / "guitai-relay-XXXXXX").string();
    m_path = ::mkdtemp(name.data());
}

Folder::~Folder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

Said run(const std::vector<std::string> &command)
{
    const Folder folder;
    Said said;
    said.status = exitStatusOf(launch(command, folder.path() / "out", folder.path() / "err"));
    said.out = contentOf(folder.path() / "out");
    said.err = contentOf(folder.path() / "err");
    return said;
}

RelayProcess::RelayProcess(std::string program, std::filesystem::path dataDir,
                           std::vector<std::string> arguments)
    : m_program(std::move(program))
    , m_dataDir(std::move(dataDir))
    , m_arguments(std::move(arguments))
{}

RelayProcess::~RelayProcess()
{
    if (m_pid > 0) {
        end(SIGKILL);
    }
}

bool RelayProcess::start()
{
    std::vector<std::string> command = {m_program, "--data-dir", m_dataDir.string(), "--listen",
                                        "127.0.0.1:" + std::to_string(m_port)};
    command.insert(command.end(), m_arguments.begin(), m_arguments.end());
    const std::filesystem::path out = m_logs.path() / "out";
    std::filesystem::remove(out);
    m_pid = launch(command, out, m_logs.path() / "err");
    std::string said;
    const bool isReady = eventually([&] {
        said = contentOf(out);
        return said.find("ready\n") != said.npos || ::waitpid(m_pid, nullptr, WNOHANG) != 0;
    });
    m_port = portIn(said, "listening relay ");
    m_metricsPort = portIn(said, "listening metrics ");
    return isReady && said.find("ready\n") != said.npos;
}

int RelayProcess::end(int signal)
{
    tell(signal);
    const int status = exitStatusOf(m_pid);
    m_pid = -1;
    return status;
}

void RelayProcess::tell(int signal) const
{
    if (m_pid > 0) {
        ::kill(m_pid, signal);
    }
}

Said RelayProcess::inbox(std::vector<std::string> words) const
{
    std::vector<std::string> command = {m_program, "inbox"};
    command.insert(command.end(), words.begin(), words.end());
    command.insert(command.end(), {"--data-dir", m_dataDir.string()});
    for (std::size_t i = 0; i + 1 < m_arguments.size(); ++i) {
        if (m_arguments[i] == "--database") {
            command.insert(command.end(), {"--database", m_arguments[i + 1]});
        }
    }
    return run(command);
}

Credentials RelayProcess::create(const std::string &name, std::vector<std::string> limits) const
{
    std::vector<std::string> words = {"create", name};
    words.insert(words.end(), limits.begin(), limits.end());
    std::istringstream lines(inbox(words).out);
    Credentials credentials;
    std::string key;
    std::string value;
    while (lines >> key >> value) {
        if (key == "id:") {
            credentials.inbox = value;
        } else if (key == "token:") {
            credentials.token = value;
        }
    }
    return credentials;
}

std::string RelayProcess::log() const
{
    return contentOf(m_logs.path() / "err");
}

long RelayProcess::memoryKiB() const
{
    std::ifstream status("/proc/" + std::to_string(m_pid) + "/status");
    std::string line;
    while (std::getline(status, line)) {
        if (line.rfind("RssAnon:", 0) == 0) {
            return std::atol(line.c_str() + 8);
        }
    }
    return -1;
}

} // namespace guitai::test
