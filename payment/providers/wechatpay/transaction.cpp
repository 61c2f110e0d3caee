// Reading orders.
#include "payment/providers/wechatpay/transaction.h"

#include "payment/providers/wechatpay/json_fields.h"
#include "payment/providers/wechatpay/moment.h"

namespace guitai::wechatpay {

std::optional<Transaction> readTransaction(std::string_view json)
{
    const auto fields = JsonFields::read(json);
    if (!fields || fields->text("trade_state").empty() || fields->text("out_trade_no").empty()) {
        return std::nullopt;
    }
    Transaction transaction;
    transaction.mchid = fields->text("mchid");
    transaction.appid = fields->text("appid");
    transaction.outTradeNo = fields->text("out_trade_no");
    transaction.transactionId = fields->text("transaction_id");
    transaction.state = fields->text("trade_state");
    transaction.stateWords = fields->text("trade_state_desc");
    transaction.total = fields->fen("amount", "total");
    transaction.paidAt = offsetTime(fields->text("success_time"));
    return transaction;
}

bool isUnpaid(const Transaction &transaction)
{
    return transaction.state == "NOTPAY" || transaction.state == "USERPAYING";
}

Reading readingOf(const Transaction &transaction, Instant now, Instant deadline)
{
    Reading reading;
    reading.reference = transaction.transactionId;
    reading.providerCode = transaction.state;
    reading.providerWords = transaction.stateWords;
    if (isUnpaid(transaction)) {
        reading.verdict = Verdict::Waiting;
    } else if (transaction.state == "ACCEPT") {
        reading.verdict = Verdict::Waiting;
        reading.reason = Reason::PaymentPending;
    } else if (transaction.state == "SUCCESS" || transaction.state == "REFUND") {
        if (!transaction.total || transaction.transactionId.empty()) {
            reading.reason = Reason::Garbled;
            return reading;
        }
        reading.verdict = Verdict::Paid;
        reading.amount = transaction.total;
        reading.at = transaction.paidAt;
    } else if (transaction.state == "CLOSED") {
        reading.verdict = Verdict::Cancelled;
        reading.reason = deadline <= now ? Reason::TimedOut : Reason::AlreadyClosed;
    } else if (transaction.state == "REVOKED") {
        reading.verdict = Verdict::Cancelled;
    } else if (transaction.state == "PAYERROR") {
        reading.verdict = Verdict::Declined;
        reading.reason = Reason::Unknown;
    } else {
        reading.reason = Reason::Unknown;
    }
    return reading;
}

} // namespace guitai::wechatpay
