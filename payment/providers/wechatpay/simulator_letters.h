// Notifications on their way to the shop: sent again with WeChat Pay's gaps until they are taken.
#pragma once

#include "payment/providers/simulator.h"

#include <map>
#include <string>
#include <vector>

namespace guitai::wechatpay {

// What is posted now; it is signed anew each time, over the same body.
struct DueLetter
{
    std::string key;
    std::string url;
    std::string body;
    bool isFirst = false;
};

class LetterQueue
{
public:
    void add(const std::string &url, const std::string &body, Instant now);
    // Each at most once until it is answered.
    std::vector<DueLetter> due(Instant now);
    // Gaps are divided by scale.
    void answered(const std::string &key, const std::optional<HttpReply> &reply, Instant now,
                  std::int64_t scale);

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
};

} // namespace guitai::wechatpay
