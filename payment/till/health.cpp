// What the till remembers of its surroundings, for people to look at: nothing here decides.
#include "payment/till/till.h"

namespace guitai {

namespace {

constexpr std::size_t questionsRemembered = 100;

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
}

void Till::showHealth(CounterView &view) const
{
    for (const ProviderId &id : m_order) {
        const auto record = m_records.find(id);
        view.health.push_back(record == m_records.end() ? ProviderHealth() : record->second.health);
        view.health.back().provider = id;
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
