// Reading refunds.
#include "payment/providers/wechatpay/refund.h"

#include "payment/providers/wechatpay/json_fields.h"
#include "payment/providers/wechatpay/moment.h"

namespace guitai::wechatpay {

std::optional<RefundWord> readRefund(std::string_view json)
{
    const auto fields = JsonFields::read(json);
    if (!fields) {
        return std::nullopt;
    }
    RefundWord refund;
    refund.mchid = fields->text("mchid");
    refund.outTradeNo = fields->text("out_trade_no");
    refund.outRefundNo = fields->text("out_refund_no");
    refund.refundId = fields->text("refund_id");
    // Letters call it otherwise than answers do.
    refund.status = fields->text(fields->has("refund_status") ? "refund_status" : "status");
    refund.amount = fields->fen("amount", "refund");
    refund.at = offsetTime(fields->text("success_time"));
    if (refund.outRefundNo.empty() || refund.status.empty()) {
        return std::nullopt;
    }
    return refund;
}

Reading readingOf(const RefundWord &refund)
{
    Reading reading;
    reading.reference = refund.refundId;
    reading.providerCode = refund.status;
    reading.at = refund.at;
    if (refund.status == "PROCESSING") {
        reading.verdict = Verdict::Waiting;
        reading.reason = Reason::RefundPending;
    } else if (refund.status == "SUCCESS") {
        reading.verdict = refund.amount ? Verdict::Refunded : Verdict::NoAnswer;
        reading.reason = refund.amount ? Reason::None : Reason::Garbled;
        reading.amount = refund.amount;
    } else if (refund.status == "CLOSED") {
        reading.verdict = Verdict::RefundRefused;
        reading.reason = Reason::AlreadyClosed;
    } else if (refund.status == "ABNORMAL") {
        // The money has left the shop and not arrived: only the merchant platform can settle that,
        // and a new number could give it back twice.
        reading.reason = Reason::BuyerAccount;
        reading.providerWords = "the money could not reach the customer: finish this refund on "
                                "WeChat Pay's merchant platform";
    } else {
        reading.reason = Reason::Unknown;
    }
    return reading;
}

} // namespace guitai::wechatpay
