// DeviceServer: bare bytes over TCP, one caller at a time, as a device in a shop serves them.
#pragma once

#include "app/http/http.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace guitai::http {

// Must be gone before its loop is. A new caller takes the place of the one before.
class DeviceServer
{
public:
    struct Calls
    {
        std::function<void()> connected;
        std::function<void(std::string_view)> heard;
        std::function<void()> gone;
    };
    DeviceServer(Loop &loop, Calls calls);
    ~DeviceServer();
    DeviceServer(DeviceServer &&) noexcept;
    DeviceServer &operator=(DeviceServer &&) noexcept;

    // The port it listens on; port 0 takes a free one.
    Result<std::uint16_t> listen(const std::string &address, std::uint16_t port);
    // To whoever is connected; to nobody when nobody is.
    void say(std::string bytes);
    // Once everything said has left.
    void hangUp();

    struct Inside;

private:
    std::shared_ptr<Inside> m_inside;
};

} // namespace guitai::http
