// Remembering answers by key.
#include "payment/providers/stripe/simulator_keys.h"

#include "payment/providers/stripe/api.h"

#include <QString>

namespace guitai::stripe {

namespace {

constexpr Span keyLife = Span::hours(24);

} // namespace

std::optional<SimulatedKeys::Saved> SimulatedKeys::find(const std::string &key,
                                                        const std::string &request, Instant now)
{
    if (m_inUse.erase(key) != 0) {
        return Saved{simulatedError(409, "idempotency_error", "idempotency_key_in_use",
                                    "There is currently another in-progress request using this "
                                    "Idempotent Key: " +
                                        key)};
    }
    const auto found = m_entries.find(key);
    if (found == m_entries.end()) {
        return std::nullopt;
    }
    if (found->second.at + keyLife <= now) {
        m_entries.erase(found);
        return std::nullopt;
    }
    if (found->second.request != request) {
        return Saved{simulatedError(400, "idempotency_error", {},
                                    "Keys for idempotent requests can only be used with the same "
                                    "parameters they were first used with: " +
                                        key)};
    }
    return Saved{found->second.answer, true};
}

void SimulatedKeys::save(const std::string &key, const std::string &request,
                         const SimulatedAnswer &answer, Instant now)
{
    m_entries[key] = {request, answer, now};
}

QJsonObject SimulatedKeys::saved() const
{
    QJsonObject all;
    for (const auto &[key, entry] : m_entries) {
        all[QString::fromStdString(key)] =
            QJsonObject{{"request", QString::fromStdString(entry.request)},
                        {"status", entry.answer.status},
                        {"body", entry.answer.body},
                        {"at", qint64(entry.at.ms)}};
    }
    return all;
}

void SimulatedKeys::load(const QJsonObject &saved)
{
    m_entries.clear();
    m_inUse.clear();
    for (auto it = saved.begin(); it != saved.end(); ++it) {
        const QJsonObject one = it->toObject();
        m_entries[it.key().toStdString()] = {
            textIn(one, "request"), SimulatedAnswer{one["status"].toInt(), one["body"].toObject()},
            Instant{one["at"].toInteger()}};
    }
}

} // namespace guitai::stripe
