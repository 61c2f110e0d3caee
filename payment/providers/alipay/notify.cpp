// Reading notifies.
#include "payment/providers/alipay/notify.h"

#include "payment/providers/crypto/base64.h"
#include "payment/providers/wire/china_time.h"
#include "payment/providers/wire/form.h"

namespace guitai::alipay {

namespace {

Result<Notify> decodedNotify(std::string_view rawBody)
{
    const auto fields = parseForm(rawBody);
    if (!fields) {
        return Problem{"the notify is not form text"};
    }
    Notify notify;
    for (const auto &[name, value] : *fields) {
        if (!notify.fields.emplace(name, value).second) {
            return Problem{"the notify has \"" + name + "\" twice"};
        }
    }
    // Not signed itself, so it may be missing; what is verified is RSA2 in any case.
    if (const auto &type = notify.field("sign_type"); !type.empty() && type != "RSA2") {
        return Problem{"the notify is not signed with RSA2"};
    }
    return notify;
}

Result<Notify> verifiedNotify(Notify notify, const PublicKey &alipayKey)
{
    const auto signature = fromBase64(notify.field("sign"));
    if (!signature || !alipayKey.verify(signedNotifyText(notify.fields), *signature)) {
        return Problem{"the notify's signature is not Alipay's"};
    }
    if (notify.field("notify_type") != "trade_status_sync") {
        return Problem{"the notify is not about a trade"};
    }
    return notify;
}

} // namespace

const std::string &Notify::field(const std::string &name) const
{
    static const std::string nothing;
    const auto found = fields.find(name);
    return found == fields.end() ? nothing : found->second;
}

Result<Notify> readNotify(std::string_view rawBody, const PublicKey &alipayKey)
{
    auto notify = decodedNotify(rawBody);
    return notify ? verifiedNotify(std::move(notify).value(), alipayKey) : notify;
}

Result<Notify> readNotify(std::string_view rawBody, const Account &account)
{
    auto notify = decodedNotify(rawBody);
    if (!notify) {
        return notify;
    }
    std::optional<PublicKey> key = account.alipayKey;
    if (account.certificates) {
        const std::string &sn = notify->field("alipay_cert_sn");
        key = account.certificates->keyOf(sn.empty() ? account.certificates->alipayCertSn() : sn);
    }
    if (!key) {
        return Problem{"the notify is signed with a certificate that is not known yet"};
    }
    return verifiedNotify(std::move(notify).value(), *key);
}

Reading readingOf(const Notify &notify, const Account &account, const Matter &matter)
{
    Reading reading;
    reading.reason = Reason::Unknown;
    const bool isOurs = notify.field("app_id") == account.appId &&
                        notify.field("out_trade_no") == matter.attempt.text &&
                        (account.sellerId.empty() || notify.field("seller_id") == account.sellerId);
    if (!isOurs) {
        return reading;
    }
    reading.reference = notify.field("trade_no");
    const std::string &status = notify.field("trade_status");
    if (status == "WAIT_BUYER_PAY") {
        reading.verdict = Verdict::Waiting;
        reading.reason = Reason::None;
    } else if (status == "TRADE_CLOSED") {
        reading.verdict = Verdict::Cancelled;
        reading.reason = notify.field("gmt_payment").empty() ? Reason::AlreadyClosed : Reason::None;
    } else if (status == "TRADE_SUCCESS" || status == "TRADE_FINISHED") {
        const auto amount = Money::parse(notify.field("total_amount"), Currency::cny());
        if (!amount) {
            reading.reason = Reason::Garbled;
            return reading;
        }
        reading.verdict = Verdict::Paid;
        reading.reason = Reason::None;
        reading.amount = *amount;
        reading.at = chinaTime(notify.field("gmt_payment"));
    }
    return reading;
}

Result<CallbackNotice> readCallback(const HttpRequest &callback, const Account &account)
{
    const auto notify = readNotify(callback.body, account);
    if (!notify) {
        return notify.problem();
    }
    CallbackNotice notice;
    notice.id = notify->field("notify_id");
    Matter matter;
    matter.attempt = AttemptId(notify->field("out_trade_no"));
    notice.reading = readingOf(*notify, account, matter);
    if (notice.reading.verdict != Verdict::NoAnswer) {
        notice.attempt = matter.attempt;
    }
    return notice;
}

} // namespace guitai::alipay
