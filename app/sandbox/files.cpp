// Plain POSIX files: written beside, then renamed over.
#include "app/sandbox/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

namespace guitai::sandbox {

namespace {

Problem fileProblem(const char *what, const std::filesystem::path &file, int error)
{
    return Problem{std::string("cannot ") + what + ' ' + file.string() + ": " +
                   std::strerror(error)};
}

} // namespace

// No fsync: the books have to outlive a kill of the program, not a cut of the power.
Result<void> writeWhole(const std::filesystem::path &file, std::string_view text)
{
    const std::filesystem::path beside = file.string() + ".new";
    ::unlink(beside.c_str());
    const int handle = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (handle < 0) {
        return fileProblem("write", file, errno);
    }
    while (!text.empty()) {
        const ssize_t written = ::write(handle, text.data(), text.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            const int error = errno;
            ::close(handle);
            ::unlink(beside.c_str());
            return fileProblem("write", file, error);
        }
        text.remove_prefix(std::size_t(written));
    }
    if (::close(handle) != 0 || ::rename(beside.c_str(), file.c_str()) != 0) {
        return fileProblem("write", file, errno);
    }
    return {};
}

Result<std::optional<std::string>> readWhole(const std::filesystem::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        if (errno == ENOENT) {
            return std::optional<std::string>();
        }
        return fileProblem("read", file, errno);
    }
    std::ostringstream text;
    text << stream.rdbuf();
    return std::optional<std::string>(text.str());
}

Result<void> holdFolder(const std::filesystem::path &folder)
{
    std::error_code error;
    const bool made = std::filesystem::create_directories(folder, error);
    if (error) {
        return Problem{"cannot make the folder " + folder.string() + ": " + error.message()};
    }
    if (made) {
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    }
    const std::filesystem::path lock = folder / "lock";
    const int handle = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (handle < 0) {
        return fileProblem("write", lock, errno);
    }
    if (::flock(handle, LOCK_EX | LOCK_NB) != 0) {
        ::close(handle);
        return Problem{
            folder.string() +
            " is in use by another guitai-sandbox; stop it or choose another --data-dir"};
    }
    return {};
}

} // namespace guitai::sandbox
