// Sandbox: every provider's stand on a port of its own, the control port, and the callbacks.
#pragma once

#include "app/http/device_server.h"
#include "app/http/http.h"
#include "app/sandbox/control.h"
#include "app/sandbox/options.h"
#include "payment/providers/table.h"

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace guitai::sandbox {

class Sandbox
{
public:
    // The makers are those of payment/providers/table.h, or a test's own.
    Sandbox(http::Loop &loop, Options options, std::vector<SimulatorMaker> simulators,
            std::vector<ProviderMaker> providers, std::function<Instant()> now);

    // Opens the books, listens, writes the settings; says on standard output where it listens.
    Result<void> open();
    // After the loop has stopped.
    Result<void> close();

private:
    Result<void> openStand(const SimulatorMaker &maker, std::uint16_t port,
                           std::map<std::string, ProviderSettings> &settings);
    Result<void> openDevice(Stand &stand, std::uint16_t port,
                            std::map<std::string, ProviderSettings> &settings);
    Result<void> openControl();
    void nameStand(Stand &stand, const ProviderSettings &settings) const;
    void serve(Stand &stand, const http::Request &request, const http::Responder &responder);
    void deviceSays(std::size_t device, const Stand &stand, const Result<DeviceOutcome> &outcome);
    void tickDevices();
    void lookForRepeats();
    void sendCallbacks();
    void sendCallback(Stand &stand, const OutgoingCallback &callback);
    void log(LogLevel level, const std::string &line) const;

    http::Loop &m_loop;
    Options m_options;
    std::vector<SimulatorMaker> m_simulatorMakers;
    std::vector<ProviderMaker> m_providerMakers;
    std::function<Instant()> m_now;
    Control::Stands m_stands;
    Faults m_faults;
    Control m_control;
    std::list<http::Server> m_servers;
    std::vector<std::pair<Stand *, std::unique_ptr<http::DeviceServer>>> m_devices;
};

} // namespace guitai::sandbox
