// Events on their way to the shop: signed anew each time, and sent again until they are taken.
#pragma once

#include "payment/providers/simulator.h"

#include <QJsonObject>

#include <map>
#include <string>
#include <vector>

namespace guitai::stripe {

class SimulatedLetters
{
public:
    void add(const QJsonObject &event, const std::vector<QJsonObject> &endpoints, Instant now);
    // Each at most once until it is answered.
    std::vector<OutgoingCallback> due(const std::string &secret, Instant now);
    // Gaps are divided by scale.
    void answered(const std::string &key, const std::optional<HttpReply> &reply, Instant now,
                  std::int64_t scale);
    void beUntidy(bool untidy) { m_untidy = untidy; }

    QJsonObject save() const;
    void load(const QJsonObject &saved);

private:
    struct Letter
    {
        std::string url;
        std::string body;
        Instant due;
        int sent = 0;
        bool underWay = false;
    };

    std::map<std::string, Letter> m_letters; // keys rise with time
    std::int64_t m_counter = 10'000'000;
    bool m_untidy = false;
};

} // namespace guitai::stripe
