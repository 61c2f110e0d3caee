// flock(2) on till.lock; the file stays, the lock does not.
#include "storage/base/instance_lock.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace guitai::storage {

Result<std::unique_ptr<InstanceLock>> InstanceLock::take(const std::string &folder)
{
    const std::string path = folder + "/till.lock";
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return Problem{"cannot write in " + folder + ": " + std::strerror(errno)};
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        ::close(file);
        return Problem{"another till is using " + folder +
                       ": close it first, or choose another folder with --data-dir"};
    }
    return std::unique_ptr<InstanceLock>(new InstanceLock(file));
}

InstanceLock::~InstanceLock()
{
    ::close(m_file);
}

} // namespace guitai::storage
