// The keys of idempotency: what was answered under each, for a day.
#pragma once

#include "payment/providers/stripe/simulator_call.h"
#include "shop/base/time.h"

#include <map>
#include <set>
#include <string>

namespace guitai::stripe {

class SimulatedKeys
{
public:
    // What to answer without carrying anything out: what was answered before, or a refusal.
    struct Saved
    {
        SimulatedAnswer answer;
        bool replayed = false;
    };
    std::optional<Saved> find(const std::string &key, const std::string &request, Instant now);
    void save(const std::string &key, const std::string &request, const SimulatedAnswer &answer,
              Instant now);
    void setInUse(const std::string &key) { m_inUse.insert(key); }

    QJsonObject saved() const;
    void load(const QJsonObject &saved);

private:
    struct Entry
    {
        std::string request;
        SimulatedAnswer answer;
        Instant at;
    };

    std::map<std::string, Entry> m_entries;
    std::set<std::string> m_inUse; // for one request each
};

} // namespace guitai::stripe
