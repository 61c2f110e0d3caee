// The table of result codes, and what each kind of failure means for each call.
#include "payment/providers/alipay/result_codes.h"

#include <array>
#include <string_view>

namespace guitai::alipay {

namespace {

enum class Kind
{
    NotKnown,    // system error: it may have happened
    NotThere,    // no such trade (yet)
    Final,       // refused for good
    Later,       // the same request can succeed later
    AlreadyPaid, // a precreate or pay for a trade that has been paid
    Undecided    // the trade's state forbids it: another call tells what that state is
};

struct Row
{
    std::string_view subCode;
    Kind kind;
    Reason reason;
};

constexpr std::array businessRows{
    Row{"ACQ.SYSTEM_ERROR", Kind::NotKnown, Reason::ProviderDown},
    Row{"AQC.SYSTEM_ERROR", Kind::NotKnown, Reason::ProviderDown}, // sic, with cancel
    Row{"aop.ACQ.SYSTEM_ERROR", Kind::NotKnown, Reason::ProviderDown},
    Row{"isp.unknow-error", Kind::NotKnown, Reason::ProviderDown}, // sic
    Row{"ACQ.INVALID_PARAMETER", Kind::Final, Reason::SettingsWrong},
    Row{"ACQ.TRADE_NOT_EXIST", Kind::NotThere, Reason::None},
    Row{"TRADE_NOT_EXIST", Kind::NotThere, Reason::None},

    // The state of the trade.
    Row{"ACQ.TRADE_HAS_SUCCESS", Kind::AlreadyPaid, Reason::None},
    Row{"ACQ.TRADE_HAS_CLOSE", Kind::Final, Reason::AlreadyClosed},
    Row{"ACQ.CONTEXT_INCONSISTENT", Kind::Final, Reason::NumberUsed},
    Row{"ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR", Kind::Final, Reason::ClockWrong},
    Row{"ACQ.TRADE_STATUS_ERROR", Kind::Undecided, Reason::AlreadyClosed},
    Row{"ACQ.REASON_TRADE_STATUS_INVALID", Kind::Undecided, Reason::AlreadyClosed},
    Row{"ACQ.REASON_ILLEGAL_STATUS", Kind::Undecided, Reason::AlreadyClosed},

    // The customer.
    Row{"ACQ.PAYMENT_AUTH_CODE_INVALID", Kind::Final, Reason::CodeInvalid},
    Row{"ACQ.BUYER_BALANCE_NOT_ENOUGH", Kind::Final, Reason::NotEnoughMoney},
    Row{"ACQ.BUYER_BANKCARD_BALANCE_NOT_ENOUGH", Kind::Final, Reason::NotEnoughMoney},
    Row{"ACQ.ERROR_BALANCE_PAYMENT_DISABLE", Kind::Final, Reason::NotEnoughMoney},
    Row{"ACQ.NO_PAYMENT_INSTRUMENTS_AVAILABLE", Kind::Final, Reason::NotEnoughMoney},
    Row{"ACQ.BUYER_SELLER_EQUAL", Kind::Final, Reason::BuyerAccount},
    Row{"ACQ.TRADE_BUYER_NOT_MATCH", Kind::Final, Reason::BuyerAccount},
    Row{"ACQ.BUYER_ENABLE_STATUS_FORBID", Kind::Final, Reason::BuyerAccount},
    Row{"ACQ.USER_FACE_PAYMENT_SWITCH_OFF", Kind::Final, Reason::BuyerAccount},
    Row{"ACQ.MOBILE_PAYMENT_SWITCH_OFF", Kind::Final, Reason::BuyerAccount},
    Row{"ACQ.ERROR_BUYER_CERTIFY_LEVEL_LIMIT", Kind::Final, Reason::BuyerAccount},
    Row{"ACQ.PULL_MOBILE_CASHIER_FAIL", Kind::Final, Reason::Unknown},
    Row{"ACQ.PAYMENT_FAIL", Kind::Final, Reason::Unknown},
    Row{"ACQ.PAYMENT_REQUEST_HAS_RISK", Kind::Final, Reason::RiskRefused},

    // Limits.
    Row{"ACQ.BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR", Kind::Final, Reason::LimitExceeded},
    Row{"ACQ.BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR", Kind::Final, Reason::LimitExceeded},
    Row{"ACQ.BEYOND_PAY_RESTRICTION", Kind::Final, Reason::LimitExceeded},
    Row{"ACQ.BEYOND_PER_RECEIPT_RESTRICTION", Kind::Final, Reason::LimitExceeded},
    Row{"ACQ.BEYOND_PER_RECEIPT_DAY_RESTRICTION", Kind::Final, Reason::LimitExceeded},
    Row{"ACQ.BEYOND_PER_RECEIPT_SINGLE_RESTRICTION", Kind::Final, Reason::LimitExceeded},
    Row{"ACQ.TOTAL_FEE_EXCEED", Kind::Final, Reason::LimitExceeded},

    // The shop's account.
    Row{"ACQ.ACCESS_FORBIDDEN", Kind::Final, Reason::NotPermitted},
    Row{"ACQ.SELLER_BEEN_BLOCKED", Kind::Final, Reason::NotPermitted},
    Row{"ACQ.MERCHANT_STATUS_NOT_NORMAL", Kind::Final, Reason::NotPermitted},
    Row{"ACQ.PARTNER_ERROR", Kind::Final, Reason::SettingsWrong},
    Row{"ACQ.SELLER_NOT_EXIST", Kind::Final, Reason::SettingsWrong},
    Row{"ACQ.INVALID_STORE_ID", Kind::Final, Reason::SettingsWrong},
    Row{"ACQ.EXIST_FORBIDDEN_WORD", Kind::Final, Reason::ForbiddenWord},
    Row{"ACQ.SELLER_BALANCE_NOT_ENOUGH", Kind::Later, Reason::ShopBalance},

    // Giving back.
    Row{"ACQ.TRADE_HAS_FINISHED", Kind::Final, Reason::RefundTooLate},
    Row{"ACQ.TRADE_CANCEL_TIME_OUT", Kind::Final, Reason::RefundTooLate},
    Row{"ACQ.CANCEL_NOT_ALLOWED", Kind::Final, Reason::RefundTooLate},
    Row{"ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", Kind::Final, Reason::RefundTooMuch},
    Row{"ACQ.REASON_TRADE_REFUND_FEE_ERR", Kind::Final, Reason::RefundTooMuch},
    Row{"ACQ.REFUND_FEE_ERROR", Kind::Final, Reason::RefundTooMuch},
    Row{"ACQ.NOT_ALLOW_PARTIAL_REFUND", Kind::Final, Reason::NotPermitted},
    Row{"ACQ.TRADE_NOT_ALLOW_REFUND", Kind::Final, Reason::NotPermitted},
    Row{"ACQ.DISCORDANT_REPEAT_REQUEST", Kind::Final, Reason::AmountDiffers},
    Row{"ACQ.REASON_TRADE_BEEN_FREEZEN", Kind::Final, Reason::RiskRefused}, // sic
    Row{"ACQ.TRADE_SETTLE_ERROR", Kind::Final, Reason::Unknown},
    Row{"ACQ.BUYER_NOT_EXIST", Kind::Final, Reason::BuyerAccount},
    Row{"ACQ.BUYER_ERROR", Kind::Final, Reason::BuyerAccount},
};

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool beginsWith(std::string_view text, std::string_view begin)
{
    return text.substr(0, begin.size()) == begin;
}

Row rowOf(std::string_view subCode)
{
    for (const Row &row : businessRows) {
        if (row.subCode == subCode) {
            return row;
        }
    }
    if (beginsWith(subCode, "ACQ.MERCHANT_PERM_RECEIPT_") && endsWith(subCode, "_LIMIT")) {
        return {subCode, Kind::Final, Reason::LimitExceeded};
    }
    return {subCode, Kind::NotKnown, Reason::Unknown};
}

Verdict verdictOf(Call call, Kind kind)
{
    switch (kind) {
    case Kind::NotKnown:
    case Kind::Later:
    case Kind::AlreadyPaid:
        return Verdict::NoAnswer;
    case Kind::NotThere:
        // There is nothing that this refund could give back.
        return call == Call::Refund                           ? Verdict::RefundRefused
               : call == Call::Precreate || call == Call::Pay ? Verdict::NoAnswer
                                                              : Verdict::NotFound;
    case Kind::Undecided:
        return call == Call::Refund ? Verdict::RefundRefused : Verdict::NoAnswer;
    case Kind::Final:
        break;
    }
    switch (call) {
    case Call::Precreate:
    case Call::Pay:
        return Verdict::Declined;
    case Call::Refund:
        return Verdict::RefundRefused;
    case Call::Query:
    case Call::RefundQuery:
    case Call::BillUrl:
        return Verdict::NotExecuted;
    case Call::Cancel:
    case Call::Close:
    case Call::DownloadCertificate:
        break;
    }
    // Not undone; what has become of the trade is another question.
    return Verdict::NoAnswer;
}

Reason reasonOfRefusal(const std::string &code, const std::string &subCode)
{
    if (code == "40005") {
        return Reason::ProviderBusy;
    }
    if (code == "40006") {
        return Reason::NotPermitted;
    }
    if (subCode == "isv.invalid-signature" || subCode == "isv.missing-signature" ||
        subCode == "isv.invalid-signature-type" || subCode == "isv.missing-signature-type") {
        return Reason::KeyWrong;
    }
    if (subCode == "isv.invalid-timestamp" || subCode == "isv.missing-timestamp") {
        return Reason::ClockWrong;
    }
    return Reason::SettingsWrong;
}

} // namespace

Meaning meaningOf(Call call, const std::string &code, const std::string &subCode)
{
    if (code == "40004") {
        const Row row = rowOf(subCode);
        return {verdictOf(call, row.kind), row.reason};
    }
    if (code == "20000") {
        return {Verdict::NoAnswer, Reason::ProviderDown};
    }
    if (code == "20001" || code == "40001" || code == "40002" || code == "40003" ||
        code == "40005" || code == "40006") {
        return {Verdict::NotExecuted, reasonOfRefusal(code, subCode)};
    }
    return {Verdict::NoAnswer, Reason::Unknown};
}

} // namespace guitai::alipay
