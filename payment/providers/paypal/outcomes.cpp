// The tables (Orders v2.13 and Payments v2.5, the issues of each operation).
#include "payment/providers/paypal/outcomes.h"

#include <string_view>

namespace guitai::paypal {

namespace {

struct CaptureRow
{
    std::string_view issue;
    After after;
    Reason reason;
};

constexpr CaptureRow captureRows[] = {
    {"ORDER_NOT_APPROVED", After::PayerActs, Reason::None},
    {"PAYER_ACTION_REQUIRED", After::PayerActs, Reason::None},
    {"INSTRUMENT_DECLINED", After::PayerActs, Reason::CardDeclined},
    {"REDIRECT_PAYER_FOR_ALTERNATE_FUNDING", After::PayerActs, Reason::CardDeclined},

    {"ORDER_ALREADY_CAPTURED", After::AlreadyCaptured, Reason::None},
    {"ORDER_COMPLETION_IN_PROGRESS", After::Unclear, Reason::ProviderBusy},
    // An earlier payment carries our number: to be looked up before anything is charged again.
    {"DUPLICATE_INVOICE_ID", After::Unclear, Reason::NumberUsed},

    {"ORDER_EXPIRED", After::OrderDead, Reason::TimedOut},
    {"ORDER_VOIDED", After::OrderDead, Reason::AlreadyClosed},

    {"MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED", After::NeverPaid, Reason::LimitExceeded},
    {"TRANSACTION_LIMIT_EXCEEDED", After::NeverPaid, Reason::LimitExceeded},
    {"TRANSACTION_RECEIVING_LIMIT_EXCEEDED", After::NeverPaid, Reason::LimitExceeded},
    {"TRANSACTION_REFUSED", After::NeverPaid, Reason::RiskRefused},
    {"COMPLIANCE_VIOLATION", After::NeverPaid, Reason::RiskRefused},
    {"DECLINED_DUE_TO_RELATED_TXN", After::NeverPaid, Reason::RiskRefused},
    {"PAYER_CANNOT_PAY", After::NeverPaid, Reason::BuyerAccount},
    {"PAYER_ACCOUNT_RESTRICTED", After::NeverPaid, Reason::BuyerAccount},
    {"PAYER_ACCOUNT_LOCKED_OR_CLOSED", After::NeverPaid, Reason::BuyerAccount},
    {"AGREEMENT_ALREADY_CANCELLED", After::NeverPaid, Reason::BuyerAccount},
    {"BILLING_AGREEMENT_NOT_FOUND", After::NeverPaid, Reason::BuyerAccount},
    {"DOMESTIC_TRANSACTION_REQUIRED", After::NeverPaid, Reason::BuyerAccount},
    {"PAYEE_BLOCKED_TRANSACTION", After::NeverPaid, Reason::NotPermitted},
    {"TRANSACTION_BLOCKED_BY_PAYEE", After::NeverPaid, Reason::NotPermitted},
};

struct Row
{
    std::string_view issue;
    Verdict verdict;
    Reason reason;
};

constexpr Row createRows[] = {
    // The number belongs to an order with another body: ours, and not to be ended by this.
    {"DUPLICATE_REQUEST_ID", Verdict::NoAnswer, Reason::NumberUsed},
    {"DUPLICATE_INVOICE_ID", Verdict::NotExecuted, Reason::NumberUsed},
    {"INVALID_CURRENCY_CODE", Verdict::NotExecuted, Reason::WrongCurrency},
    {"MULTI_CURRENCY_ORDER", Verdict::NotExecuted, Reason::WrongCurrency},
    {"CANNOT_BE_ZERO_OR_NEGATIVE", Verdict::NotExecuted, Reason::AmountTooSmall},
    {"CANNOT_BE_NEGATIVE", Verdict::NotExecuted, Reason::AmountTooSmall},
    {"MAX_VALUE_EXCEEDED", Verdict::NotExecuted, Reason::LimitExceeded},
    {"TRANSACTION_LIMIT_EXCEEDED", Verdict::NotExecuted, Reason::LimitExceeded},
    {"TRANSACTION_RECEIVING_LIMIT_EXCEEDED", Verdict::NotExecuted, Reason::LimitExceeded},
    {"PAYEE_ACCOUNT_INVALID", Verdict::NotExecuted, Reason::NotPermitted},
    {"PAYEE_ACCOUNT_LOCKED_OR_CLOSED", Verdict::NotExecuted, Reason::NotPermitted},
    {"PAYEE_ACCOUNT_RESTRICTED", Verdict::NotExecuted, Reason::NotPermitted},
    {"PAYEE_BLOCKED_TRANSACTION", Verdict::NotExecuted, Reason::NotPermitted},
    {"COMPLIANCE_VIOLATION", Verdict::NotExecuted, Reason::RiskRefused},
    {"TRANSACTION_REFUSED", Verdict::NotExecuted, Reason::RiskRefused},
};

constexpr Row refundRows[] = {
    {"REFUND_AMOUNT_EXCEEDED", Verdict::RefundRefused, Reason::RefundTooMuch},
    {"CAPTURE_FULLY_REFUNDED", Verdict::RefundRefused, Reason::RefundTooMuch},
    {"REFUND_TIME_LIMIT_EXCEEDED", Verdict::RefundRefused, Reason::RefundTooLate},
    {"REFUND_CAPTURE_CURRENCY_MISMATCH", Verdict::RefundRefused, Reason::WrongCurrency},
    {"CURRENCY_MISMATCH", Verdict::RefundRefused, Reason::WrongCurrency},
    {"INVALID_CURRENCY_CODE", Verdict::RefundRefused, Reason::WrongCurrency},
    {"DECIMALS_NOT_SUPPORTED", Verdict::RefundRefused, Reason::WrongCurrency},
    {"DECIMAL_PRECISION", Verdict::RefundRefused, Reason::WrongCurrency},
    {"CANNOT_BE_ZERO_OR_NEGATIVE", Verdict::RefundRefused, Reason::AmountTooSmall},
    {"CANNOT_BE_NEGATIVE", Verdict::RefundRefused, Reason::AmountTooSmall},
    {"REFUND_AMOUNT_TOO_LOW", Verdict::RefundRefused, Reason::AmountTooSmall},
    {"PARTIAL_REFUND_NOT_ALLOWED", Verdict::RefundRefused, Reason::NotPermitted},
    {"REFUND_NOT_ALLOWED", Verdict::RefundRefused, Reason::NotPermitted},
    {"REFUND_IS_RESTRICTED", Verdict::RefundRefused, Reason::NotPermitted},
    {"PAYEE_ACCOUNT_LOCKED_OR_CLOSED", Verdict::RefundRefused, Reason::NotPermitted},
    {"PAYEE_ACCOUNT_RESTRICTED", Verdict::RefundRefused, Reason::NotPermitted},
    {"PLATFORM_FEE_EXCEEDED", Verdict::RefundRefused, Reason::NotPermitted},
    {"PLATFORM_FEE_NOT_ENABLED", Verdict::RefundRefused, Reason::NotPermitted},
    {"MAX_NUMBER_OF_REFUNDS_EXCEEDED", Verdict::RefundRefused, Reason::LimitExceeded},
    {"PAYER_ACCOUNT_LOCKED_OR_CLOSED", Verdict::RefundRefused, Reason::BuyerAccount},
    {"TRANSACTION_DISPUTED", Verdict::RefundRefused, Reason::Disputed},
    {"REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK", Verdict::RefundRefused, Reason::Disputed},
    {"DUPLICATE_INVOICE_ID", Verdict::RefundRefused, Reason::NumberUsed},
    {"REFUND_FAILED_INSUFFICIENT_FUNDS", Verdict::NoAnswer, Reason::ShopBalance},
    {"PENDING_CAPTURE", Verdict::NoAnswer, Reason::PaymentPending},
    {"DUPLICATE_REQUEST_ID", Verdict::NoAnswer, Reason::NumberUsed},
};

template <std::size_t n>
const Row *rowFor(const Row (&rows)[n], std::string_view issue)
{
    for (const Row &row : rows) {
        if (row.issue == issue) {
            return &row;
        }
    }
    return nullptr;
}

// What a status says where no table knows the issue better.
Meaning meaningOfStatus(const Refusal &refusal)
{
    if (isUnclear(refusal.status)) {
        return {Verdict::NoAnswer, reasonOfStatus(refusal.status)};
    }
    if (refusal.status == 403 || refusal.issue == "INVALID_ACCOUNT_STATUS") {
        return {Verdict::NotExecuted, Reason::NotPermitted};
    }
    if (refusal.status >= 400 && refusal.status < 500 && refusal.status != 404 &&
        refusal.status != 422) {
        return {Verdict::NotExecuted, Reason::SettingsWrong};
    }
    return {};
}

} // namespace

bool isUnclear(int status)
{
    return status >= 500 || status == 429 || status == 409 || status == 408;
}

Reason reasonOfStatus(int status)
{
    if (status == 429 || status == 409 || status == 408) {
        return Reason::ProviderBusy;
    }
    return status >= 500 ? Reason::ProviderDown : Reason::Garbled;
}

Meaning meaningOfLogin(const Refusal &refusal)
{
    if (refusal.status == 401 && refusal.issue != "INVALID_ACCOUNT_STATUS") {
        return {Verdict::NotExecuted, Reason::KeyWrong};
    }
    return meaningOfStatus(refusal);
}

Meaning meaningOfCreate(const Refusal &refusal)
{
    if (const Row *row = rowFor(createRows, refusal.issue)) {
        return {row->verdict, row->reason};
    }
    if (refusal.status == 422 || refusal.status == 404) {
        return {Verdict::NotExecuted, Reason::SettingsWrong};
    }
    return meaningOfStatus(refusal);
}

Meaning meaningOfLook(const Refusal &refusal)
{
    return refusal.status == 404 ? Meaning{Verdict::NotFound, Reason::None}
                                 : meaningOfStatus(refusal);
}

Meaning meaningOfRefund(const Refusal &refusal)
{
    if (const Row *row = rowFor(refundRows, refusal.issue)) {
        return {row->verdict, row->reason};
    }
    return meaningOfLook(refusal);
}

CaptureMeaning meaningOfCapture(const Refusal &refusal)
{
    for (const CaptureRow &row : captureRows) {
        if (row.issue == refusal.issue) {
            return {row.after, row.reason};
        }
    }
    if (refusal.status == 404) {
        return {After::OrderDead, Reason::TimedOut};
    }
    const Meaning meaning = meaningOfStatus(refusal);
    return {meaning.verdict == Verdict::NotExecuted ? After::NotExecuted : After::Unclear,
            meaning.reason};
}

} // namespace guitai::paypal
