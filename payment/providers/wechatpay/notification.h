// Notification: WeChat Pay's own word about an order or a refund, posted to the shop's address;
// believed only when signed, and sealed with the API v3 key besides.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/wechatpay/account.h"

#include <string>

namespace guitai::wechatpay {

struct Notification
{
    std::string id;
    std::string eventType; // "TRANSACTION.SUCCESS"
    std::string content;   // opened
};

// now is the moment at which it arrived. A Problem when it is not signed by WeChat Pay, or does not
// open: then it is to be sent again.
Result<Notification> readNotification(const HttpRequest &callback, const std::string &apiV3Key,
                                      const KeyRing &keys, Instant now);

// Which of ours it speaks about, and what it says. Of other merchants or other events: nothing.
Result<CallbackNotice> noticeOf(const Notification &notification, const Account &account,
                                Instant now);

} // namespace guitai::wechatpay
