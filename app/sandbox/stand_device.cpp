// A stand that is a device: connections, portions, and what may go wrong with them.
#include "app/sandbox/stand.h"

#include <utility>

namespace guitai::sandbox {

namespace {

// How often to look whether the device has done something by itself.
constexpr Span glance = Span::seconds(1);

std::vector<std::string> namesIn(const std::string &list)
{
    std::vector<std::string> names;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t comma = std::min(list.find(',', at), list.size());
        names.push_back(list.substr(at, comma - at));
        at = comma + 1;
    }
    return names;
}

std::optional<Fault> takeAny(Faults &faults, const std::string &id, const std::string &calls)
{
    for (const std::string &name : namesIn(calls)) {
        if (auto fault = faults.take(id, name)) {
            return fault;
        }
    }
    return {};
}

// What another kind of host would say on this port.
constexpr const char *strangersBytes = "HTTP/1.1 200 OK\r\n\r\n<html></html>\n";

void strike(DeviceOutcome &outcome, const Fault &fault)
{
    outcome.fault = std::string(nameOf(fault.kind));
    outcome.wait = fault.delay;
    switch (fault.kind) {
    case FaultKind::Delay:
    case FaultKind::BadSignature:
    case FaultKind::WrongAmount:
        return;
    case FaultKind::DropBefore:
    case FaultKind::DropAfter:
        outcome.bytes.clear();
        break;
    case FaultKind::ServerError:
    case FaultKind::Html:
        outcome.bytes = strangersBytes;
        break;
    case FaultKind::Cut:
        outcome.bytes.resize(outcome.bytes.size() / 2);
        break;
    }
    outcome.hangUp = true;
}

} // namespace

Result<void> Stand::keepDevice()
{
    std::string state = m_simulator->save();
    if (state == m_kept) {
        return {};
    }
    const Result<void> written = m_books.begin(state);
    if (written) {
        m_kept = std::move(state);
    }
    return written;
}

void Stand::deviceConnected(Instant now)
{
    m_simulator->deviceConnected(now);
}

Result<void> Stand::deviceHungUp(Instant now)
{
    m_simulator->deviceHungUp(now);
    return keepDevice();
}

Result<DeviceOutcome> Stand::deviceHears(std::string_view bytes, Instant now, Faults &faults)
{
    DeviceOutcome outcome;
    outcome.call = m_simulator->callOf(bytes);
    const std::optional<Fault> fault = takeAny(faults, m_id, outcome.call);
    // A wrong amount stays wrong until the next command; answers are none.
    const bool isAnswer = outcome.call.rfind("80", 0) == 0 || outcome.call.rfind("84", 0) == 0;
    if (fault || !isAnswer) {
        m_simulator->setDeviceFault({false, fault && fault->kind == FaultKind::WrongAmount});
    }
    if (fault && fault->kind == FaultKind::DropBefore) {
        strike(outcome, *fault);
        return outcome;
    }
    Result<DeviceOutcome> said =
        deviceSays(m_simulator->deviceHears(bytes, now), std::move(outcome), faults);
    if (said && fault) {
        strike(said.value(), *fault);
    }
    return said;
}

Result<DeviceOutcome> Stand::deviceDue(Instant now, Faults &faults)
{
    DeviceSays says = m_simulator->deviceDue(now);
    if (says.bytes.empty() && !says.hangUp && now - m_lookedAt < glance) {
        return DeviceOutcome{};
    }
    m_lookedAt = now;
    return deviceSays(std::move(says), {}, faults);
}

// A fault may also choose what the device says.
Result<DeviceOutcome> Stand::deviceSays(DeviceSays says, DeviceOutcome outcome, Faults &faults)
{
    const Result<void> kept = keepDevice();
    if (!kept) {
        return kept.problem();
    }
    outcome.bytes = std::move(says.bytes);
    outcome.hangUp = says.hangUp;
    if (outcome.bytes.empty()) {
        return outcome;
    }
    const std::string calls = m_simulator->callOf(outcome.bytes);
    if (const auto fault = takeAny(faults, m_id, calls)) {
        const std::string bytes = outcome.bytes;
        strike(outcome, *fault);
        if (fault->kind == FaultKind::DropAfter) {
            outcome.bytes = bytes;
        }
    }
    outcome.call += " -> " + calls;
    return outcome;
}

} // namespace guitai::sandbox
