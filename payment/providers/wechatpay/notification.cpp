// Reading notifications.
#include "payment/providers/wechatpay/notification.h"

#include "payment/providers/crypto/aes_gcm.h"
#include "payment/providers/crypto/base64.h"
#include "payment/providers/wechatpay/json_fields.h"
#include "payment/providers/wechatpay/refund.h"
#include "payment/providers/wechatpay/signature.h"
#include "payment/providers/wechatpay/transaction.h"

namespace guitai::wechatpay {

Result<Notification> readNotification(const HttpRequest &callback, const std::string &apiV3Key,
                                      const KeyRing &keys, Instant now)
{
    switch (trustIn(callback.headers, callback.body, keys, now)) {
    case Trust::Verified:
        break;
    case Trust::NotSigned:
        return Problem{"the notification is not signed"};
    case Trust::UnknownSerial:
        return Problem{"the notification is signed with a key that is not known (yet)"};
    case Trust::Wrong:
        return Problem{"the notification's signature is not WeChat Pay's"};
    case Trust::OutOfTime:
        return Problem{"the notification's time is more than five minutes from ours"};
    }
    const auto letter = JsonFields::read(callback.body);
    if (!letter || letter->text("id").empty()) {
        return Problem{"the notification cannot be read"};
    }
    const JsonFields resource = letter->object("resource");
    const auto sealed = fromBase64(resource.text("ciphertext"));
    const auto content =
        sealed && resource.text("algorithm") == "AEAD_AES_256_GCM"
            ? openGcm(apiV3Key, resource.text("nonce"), resource.text("associated_data"), *sealed)
            : std::nullopt;
    if (!content) {
        return Problem{"the notification does not open with api_v3_key"};
    }
    return Notification{letter->text("id"), letter->text("event_type"), *content};
}

Result<CallbackNotice> noticeOf(const Notification &notification, const Account &account,
                                Instant now)
{
    CallbackNotice notice;
    notice.id = notification.id;
    const std::string kind = notification.eventType.substr(0, notification.eventType.find('.'));
    if (kind == "TRANSACTION") {
        const auto transaction = readTransaction(notification.content);
        if (!transaction) {
            return Problem{"the notification's content cannot be read"};
        }
        if (transaction->mchid == account.mchid && transaction->appid == account.appid) {
            notice.attempt = AttemptId(transaction->outTradeNo);
            notice.reading = readingOf(*transaction, now, now);
        }
    } else if (kind == "REFUND") {
        const auto refund = readRefund(notification.content);
        if (!refund) {
            return Problem{"the notification's content cannot be read"};
        }
        if (refund->mchid == account.mchid) {
            notice.attempt = AttemptId(refund->outTradeNo);
            notice.refund = RefundId(refund->outRefundNo);
            notice.reading = readingOf(*refund);
        }
    }
    return notice;
}

} // namespace guitai::wechatpay
