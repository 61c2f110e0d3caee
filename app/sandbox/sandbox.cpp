// Puts stands on ports: what a fault says about time and connections happens here.
#include "app/sandbox/sandbox.h"

#include "app/sandbox/files.h"
#include "app/sandbox/settings_file.h"

#include <cstdio>
#include <utility>

namespace guitai::sandbox {

namespace {

constexpr const char *loopback = "127.0.0.1";
constexpr Span callbackPace = Span::milliseconds(200); // for what is sent again
constexpr Span devicePace = Span::milliseconds(50);

std::string baseUrl(std::uint16_t port)
{
    return std::string("http://") + loopback + ':' + std::to_string(port);
}

void sayListening(const std::string &name, const std::string &url)
{
    std::printf("listening %s %s\n", name.c_str(), url.c_str());
    std::fflush(stdout);
}

void answerNow(const Outcome &outcome, http::Responder responder)
{
    switch (outcome.end) {
    case Outcome::End::Whole:
        responder.reply(outcome.reply);
        return;
    case Outcome::End::Dropped:
        responder.drop();
        return;
    case Outcome::End::CutInBody:
        responder.sendPartThenDrop(outcome.reply, outcome.reply.body.size() / 2);
        return;
    }
}

std::string describe(const Outcome &outcome)
{
    const std::string end =
        outcome.end == Outcome::End::Dropped ? "no answer" : std::to_string(outcome.reply.status);
    const std::string fault = outcome.fault.empty() ? "" : " [" + outcome.fault + "]";
    return outcome.call + " -> " + end + fault;
}

} // namespace

Sandbox::Sandbox(http::Loop &loop, Options options, std::vector<SimulatorMaker> simulators,
                 std::vector<ProviderMaker> providers, std::function<Instant()> now)
    : m_loop(loop)
    , m_options(std::move(options))
    , m_simulatorMakers(std::move(simulators))
    , m_providerMakers(std::move(providers))
    , m_now(std::move(now))
    , m_control(m_stands, m_faults)
{}

Result<void> Sandbox::open()
{
    for (const std::string &id : m_options.unavailable) {
        log(LogLevel::Info, id + " is not built into this sandbox; --" + id + "-port is ignored");
    }
    const Result<void> held = holdFolder(m_options.dataDir);
    if (!held) {
        return held;
    }
    std::map<std::string, ProviderSettings> settings;
    for (const SimulatorMaker &maker : m_simulatorMakers) {
        const auto port = m_options.ports.find(maker.id);
        if (port == m_options.ports.end()) {
            continue;
        }
        const Result<void> opened = openStand(maker, port->second, settings);
        if (!opened) {
            return opened;
        }
    }
    if (!m_options.settingsFile.empty()) {
        const Result<void> written = writeSettings(m_options.settingsFile, settings);
        if (!written) {
            return written;
        }
    }
    const Result<void> opened = openControl();
    if (opened) {
        lookForRepeats();
        if (!m_devices.empty()) {
            tickDevices();
        }
        std::printf("ready\n");
        std::fflush(stdout);
    }
    return opened;
}

Result<void> Sandbox::openStand(const SimulatorMaker &maker, std::uint16_t port,
                                std::map<std::string, ProviderSettings> &settings)
{
    Result<std::unique_ptr<Stand>> made =
        Stand::open(maker.id, maker.make(), m_options.dataDir / maker.id, m_options.callbackScale,
                    m_options.callbacks.empty() ? "" : m_options.callbacks + "/" + maker.id);
    if (!made) {
        return made.problem();
    }
    Stand &stand = *m_stands.emplace_back(std::move(made.value()));
    if (stand.simulator().isDevice()) {
        return openDevice(stand, port, settings);
    }
    http::Server &server = m_servers.emplace_back(
        m_loop, [this, &stand](const http::Request &request, const http::Responder &responder) {
            serve(stand, request, responder);
        });
    const Result<std::uint16_t> taken = server.listen(loopback, port);
    if (!taken) {
        return Problem{taken.problem().what + "; choose another --" + maker.id + "-port"};
    }
    settings[maker.id] = stand.simulator().settingsFor(baseUrl(*taken));
    nameStand(stand, settings[maker.id]);
    sayListening(maker.id, baseUrl(*taken));
    return {};
}

Result<void> Sandbox::openDevice(Stand &stand, std::uint16_t port,
                                 std::map<std::string, ProviderSettings> &settings)
{
    const std::size_t device = m_devices.size();
    http::DeviceServer::Calls calls;
    calls.connected = [this, &stand] {
        log(LogLevel::Debug, stand.id() + ": connected");
        stand.deviceConnected(m_now());
    };
    calls.heard = [this, &stand, device](std::string_view bytes) {
        deviceSays(device, stand, stand.deviceHears(bytes, m_now(), m_faults));
    };
    calls.gone = [this, &stand] {
        log(LogLevel::Debug, stand.id() + ": hung up");
        const Result<void> kept = stand.deviceHungUp(m_now());
        if (!kept) {
            log(LogLevel::Error, stand.id() + ": " + kept.problem().what);
        }
    };
    http::DeviceServer &server =
        *m_devices
             .emplace_back(&stand, std::make_unique<http::DeviceServer>(m_loop, std::move(calls)))
             .second;
    const Result<std::uint16_t> taken = server.listen(loopback, port);
    if (!taken) {
        return Problem{taken.problem().what + "; choose another --" + stand.id() + "-port"};
    }
    const std::string url = std::string("tcp://") + loopback + ':' + std::to_string(*taken);
    settings[stand.id()] = stand.simulator().settingsFor(url);
    nameStand(stand, settings[stand.id()]);
    sayListening(stand.id(), url);
    return {};
}

void Sandbox::deviceSays(std::size_t device, const Stand &stand,
                         const Result<DeviceOutcome> &outcome)
{
    if (!outcome) {
        log(LogLevel::Error, stand.id() + ": " + outcome.problem().what);
        m_devices[device].second->hangUp();
        return;
    }
    if (!outcome->call.empty()) {
        log(LogLevel::Debug, stand.id() + ": " + outcome->call +
                                 (outcome->fault.empty() ? "" : " [" + outcome->fault + "]"));
    }
    const auto now = [this, device, said = *outcome] {
        m_devices[device].second->say(said.bytes);
        if (said.hangUp) {
            m_devices[device].second->hangUp();
        }
    };
    if (outcome->wait.ms > 0) {
        m_loop.after(outcome->wait, now);
    } else {
        now();
    }
}

void Sandbox::tickDevices()
{
    for (std::size_t device = 0; device < m_devices.size(); ++device) {
        Stand &stand = *m_devices[device].first;
        deviceSays(device, stand, stand.deviceDue(m_now(), m_faults));
    }
    m_loop.after(devicePace, [this] { tickDevices(); });
}

// The provider itself knows its names; with settings of its simulator it can always be made.
void Sandbox::nameStand(Stand &stand, const ProviderSettings &settings) const
{
    for (const ProviderMaker &maker : m_providerMakers) {
        if (maker.id != stand.id()) {
            continue;
        }
        const Result<std::unique_ptr<Provider>> provider = maker.make(settings);
        if (provider) {
            stand.setNames((*provider)->card().name, (*provider)->card().nameZh);
            stand.setHasCustomerCodes(!(*provider)->card().customerCodes.empty());
        } else {
            log(LogLevel::Error, stand.id() + ": " + provider.problem().what);
        }
    }
}

Result<void> Sandbox::openControl()
{
    if (!m_options.controlPort) {
        return {};
    }
    http::Server &server = m_servers.emplace_back(
        m_loop, [this](const http::Request &request, http::Responder responder) {
            HttpReply reply = m_control.answer(request, m_now());
            m_loop.after({}, [this] { sendCallbacks(); }); // what the customer did
            // The phone page asks every second; that is no news.
            if (request.path() != "/waiting") {
                log(LogLevel::Debug, "control: " + request.method + ' ' + request.target + " -> " +
                                         std::to_string(reply.status));
            }
            responder.reply(std::move(reply));
        });
    const Result<std::uint16_t> taken = server.listen(loopback, *m_options.controlPort);
    if (!taken) {
        return Problem{taken.problem().what + "; choose another --control-port"};
    }
    sayListening("control", baseUrl(*taken) + '/');
    return {};
}

void Sandbox::serve(Stand &stand, const http::Request &request, const http::Responder &responder)
{
    HttpRequest asked;
    asked.method = request.method;
    asked.url = "http://" + request.header("host") + request.target;
    asked.headers = request.headers;
    asked.body = request.body;
    const Outcome outcome = stand.answer(asked, m_now(), m_faults);
    m_loop.after({}, [this] { sendCallbacks(); }); // what the call has led to
    log(LogLevel::Debug, stand.id() + ": " + describe(outcome));
    if (outcome.wait.ms <= 0) {
        return answerNow(outcome, responder);
    }
    m_loop.after(outcome.wait, [outcome, responder] { answerNow(outcome, responder); });
}

void Sandbox::lookForRepeats()
{
    sendCallbacks();
    m_loop.after(callbackPace, [this] { lookForRepeats(); });
}

void Sandbox::sendCallbacks()
{
    for (const std::unique_ptr<Stand> &stand : m_stands) {
        const std::vector<OutgoingCallback> due = stand->callbacksDue(m_now());
        for (const OutgoingCallback &callback : due) {
            sendCallback(*stand, callback);
        }
    }
}

void Sandbox::sendCallback(Stand &stand, const OutgoingCallback &callback)
{
    HttpRequest request = callback.request;
    request.url = callback.url;
    m_loop.send(request, [this, &stand, key = callback.key, url = callback.url](const Answer &a) {
        const HttpReply *reply = std::get_if<HttpReply>(&a);
        const std::string heard =
            reply ? std::to_string(reply->status) : std::get<Silence>(a).detail;
        log(LogLevel::Debug, stand.id() + ": callback to " + url + " -> " + heard);
        const Result<void> kept = stand.callbackAnswered(
            key, reply ? std::optional<HttpReply>(*reply) : std::nullopt, m_now());
        if (!kept) {
            log(LogLevel::Error, stand.id() + ": " + kept.problem().what);
        }
    });
}

Result<void> Sandbox::close()
{
    for (const std::unique_ptr<Stand> &stand : m_stands) {
        const Result<void> closed = stand->closeBooks();
        if (!closed) {
            return closed;
        }
    }
    return {};
}

void Sandbox::log(LogLevel level, const std::string &line) const
{
    if (level <= m_options.logLevel) {
        std::fprintf(stderr, "%s %s\n", rfc3339(m_now(), chinaOffset).c_str(), line.c_str());
    }
}

} // namespace guitai::sandbox
