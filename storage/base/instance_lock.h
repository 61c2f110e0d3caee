// InstanceLock: one program at a time on a data folder. The kernel lets go of it when the program
// ends, however it ends.
#pragma once

#include "shop/base/result.h"

#include <string>

namespace guitai::storage {

class InstanceLock
{
public:
    // A Problem names the folder and, where it can be read, the program that has it.
    static Result<InstanceLock> take(const std::string &folder);
    // Another program has it now.
    static bool isHeld(const std::string &folder);
    ~InstanceLock();
    InstanceLock(InstanceLock &&other) noexcept;
    InstanceLock &operator=(InstanceLock &&other) noexcept;

private:
    explicit InstanceLock(int file)
        : m_file(file)
    {}

    int m_file = -1;
};

} // namespace guitai::storage
