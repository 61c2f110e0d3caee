// What the till remembers of its surroundings, for people to look at: nothing here decides.
#include "payment/till/till.h"

#include <utility>

namespace guitai {

namespace {

constexpr std::size_t questionsRemembered = 100;
constexpr Span probeGap = Span::seconds(10);
constexpr Span untilFirstProbe = Span::seconds(2); // the window is painted first

bool isOutOfReach(const ProviderHealth &health)
{
    if (!health.lastFailure || (health.lastAnswer && *health.lastAnswer > *health.lastFailure))
        return false;
    switch (health.lastReason) {
    case Reason::NetworkDown:
    case Reason::Silence:
    case Reason::ProviderDown:
    case Reason::TlsFailed:
        return true;
    default:
        return false;
    }
}

} // namespace

void Till::remember(const ProviderId &provider, const Reading &reading)
{
    Record &record = m_records[provider];
    const Instant now = m_ports.clock.now();
    const bool answered =
        reading.verdict != Verdict::NoAnswer && reading.verdict != Verdict::NotExecuted;
    if (answered) {
        record.health.lastAnswer = now;
    } else {
        record.health.lastFailure = now;
        record.health.lastReason = reading.reason;
    }
    record.answered.push_back(answered);
    record.health.asked += 1;
    record.health.failed += answered ? 0 : 1;
    if (record.answered.size() > questionsRemembered) {
        record.health.asked -= 1;
        record.health.failed -= record.answered.front() ? 0 : 1;
        record.answered.pop_front();
    }
    if (m_watchesProviders && isOverNetwork(provider) && isOutOfReach(record.health))
        m_probes[provider] = now + probeGap;
    else
        m_probes.erase(provider);
}

bool Till::isOverNetwork(const ProviderId &id) const
{
    const auto card = m_counter.cards.find(id);
    return card != m_counter.cards.end() && !card->second.isLocal && !card->second.byHand;
}

void Till::watchProviders()
{
    m_watchesProviders = true;
    for (const ProviderId &id : m_order) {
        if (isOverNetwork(id))
            m_probes[id] = m_ports.clock.now() + untilFirstProbe;
    }
    setAlarm();
}

void Till::probe()
{
    const Instant now = m_ports.clock.now();
    std::vector<ProviderId> due;
    for (const auto &[id, at] : m_probes) {
        if (at <= now)
            due.push_back(id);
    }
    for (const ProviderId &id : due) {
        m_probes.erase(id);
        consult(id, Question::Greet, [](const Reading &) {});
    }
}

void Till::showHealth(CounterView &view) const
{
    for (const ProviderId &id : m_order) {
        const auto record = m_records.find(id);
        view.health.push_back(record == m_records.end() ? ProviderHealth() : record->second.health);
        view.health.back().provider = id;
    }
    for (MethodView &method : view.methods) {
        const auto record = m_records.find(method.card.id);
        if (record != m_records.end() && isOverNetwork(method.card.id) &&
            isOutOfReach(record->second.health))
            method.why = record->second.health.lastReason;
    }
    view.printer = m_printer;
    view.printer.isSetUp = m_ports.printer != nullptr;
}

void Till::printed(const Result<void> &outcome)
{
    const Instant now = m_ports.clock.now();
    if (outcome) {
        m_printer.lastPrinted = now;
    } else {
        m_printer.lastFailed = now;
        m_printer.problem = outcome.problem().what;
    }
    if (m_told)
        m_told();
}

Refusal Till::permits(Act act, const std::optional<Cashier> &approver) const
{
    return trusted(m_counter, act, approver);
}

void Till::trustIs(Trust trust)
{
    m_setup.trust = trust;
    m_counter.trust = std::move(trust);
    if (m_told)
        m_told();
}

} // namespace guitai
