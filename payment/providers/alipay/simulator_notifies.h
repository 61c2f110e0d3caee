// Notifies on their way to the shop: sent again with Alipay's gaps until they are answered.
#pragma once

#include "payment/providers/simulator.h"

#include <map>
#include <string>

namespace guitai::alipay {

class NotifyQueue
{
public:
    // The gaps between deliveries, in thousandths of the real ones (4 m to 15 h).
    void setGapPermille(int permille) { m_gapPermille = permille; }

    void add(const std::string &url, const std::string &body, Instant now);
    // Each at most once until it is answered.
    std::vector<OutgoingCallback> due(Instant now);
    // Gaps are divided by scale.
    void answered(const std::string &key, const std::optional<HttpReply> &reply, Instant now,
                  std::int64_t scale = 1);

    std::string save() const;
    bool load(std::string_view saved);

private:
    struct Letter
    {
        std::string url;
        std::string body;
        Instant due;
        int sent = 0;
        bool underWay = false;
    };

    std::map<std::string, Letter> m_letters;
    std::int64_t m_counter = 0;
    int m_gapPermille = 1000;
};

} // namespace guitai::alipay
