// A lock by flock(2) on a file in the data folder.
#include "storage/base/instance_lock.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace guitai::storage {

namespace {

// " (process 123)" as the holder wrote it, or nothing.
std::string holderOf(int file)
{
    char text[24] = {};
    const ssize_t size = ::pread(file, text, sizeof text - 1, 0);
    std::string digits;
    for (ssize_t i = 0; i < size && text[i] >= '0' && text[i] <= '9'; ++i)
        digits += text[i];
    return digits.empty() ? std::string() : " (process " + digits + ")";
}

} // namespace

Result<InstanceLock> InstanceLock::take(const std::string &folder)
{
    const std::string path = folder + "/guitai.lock";
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return Problem{"The data folder " + folder + " cannot be used: " + std::strerror(errno) +
                       ". Create it, or give this user the right to write in it."};
    InstanceLock lock(file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return Problem{"The data folder " + folder +
                           " cannot be locked: " + std::strerror(errno) + "."};
        return Problem{"Guitai already runs with the data folder " + folder + holderOf(file) +
                       ". Go on there, close it first, or name another folder with --data-dir."};
    }
    const std::string own = std::to_string(::getpid()) + "\n";
    // The number is only there to be read by people.
    if (::ftruncate(file, 0) != 0 || ::pwrite(file, own.data(), own.size(), 0) < 0)
        errno = 0;
    return lock;
}

bool InstanceLock::isHeld(const std::string &folder)
{
    const InstanceLock look(::open((folder + "/guitai.lock").c_str(), O_RDONLY | O_CLOEXEC));
    return look.m_file >= 0 && ::flock(look.m_file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

InstanceLock::~InstanceLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

InstanceLock::InstanceLock(InstanceLock &&other) noexcept
    : m_file(std::exchange(other.m_file, -1))
{}

InstanceLock &InstanceLock::operator=(InstanceLock &&other) noexcept
{
    std::swap(m_file, other.m_file);
    return *this;
}

} // namespace guitai::storage
