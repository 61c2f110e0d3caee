// InstanceLock: one till a data folder. The kernel lets go of it however the program ends.
#pragma once

#include "shop/base/result.h"

#include <memory>
#include <string>

namespace guitai::storage {

class InstanceLock
{
public:
    // A Problem when another program holds the folder.
    static Result<std::unique_ptr<InstanceLock>> take(const std::string &folder);
    ~InstanceLock();
    InstanceLock(const InstanceLock &) = delete;
    InstanceLock &operator=(const InstanceLock &) = delete;

private:
    explicit InstanceLock(int file)
        : m_file(file)
    {}

    int m_file;
};

} // namespace guitai::storage
