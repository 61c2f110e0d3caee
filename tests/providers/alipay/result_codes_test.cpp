// The whole table of result codes, call by call.
#include "payment/providers/alipay/result_codes.h"
#include "tests/kit/main.h"

#include <QtTest>

namespace guitai {

using namespace alipay;

class AlipayResultCodesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void businessCodes();
    void gatewayCodes();
    void unknownCodesAreNoAnswer();
};

void AlipayResultCodesTest::businessCodes()
{
    struct Row
    {
        const char *subCode;
        Reason reason;
        Verdict precreate, query, cancel, refund, refundQuery;
    };
    constexpr auto no = Verdict::NoAnswer;
    constexpr auto out = Verdict::NotExecuted;
    constexpr auto dec = Verdict::Declined;
    constexpr auto ref = Verdict::RefundRefused;
    constexpr auto nf = Verdict::NotFound;
    const std::vector<Row> rows = {
        {"ACQ.SYSTEM_ERROR", Reason::ProviderDown, no, no, no, no, no},
        {"AQC.SYSTEM_ERROR", Reason::ProviderDown, no, no, no, no, no},
        {"aop.ACQ.SYSTEM_ERROR", Reason::ProviderDown, no, no, no, no, no},
        {"isp.unknow-error", Reason::ProviderDown, no, no, no, no, no},
        {"ACQ.INVALID_PARAMETER", Reason::SettingsWrong, dec, out, no, ref, out},
        {"ACQ.TRADE_NOT_EXIST", Reason::None, no, nf, nf, ref, nf},
        {"TRADE_NOT_EXIST", Reason::None, no, nf, nf, ref, nf},
        {"ACQ.TRADE_HAS_SUCCESS", Reason::None, no, no, no, no, no},
        {"ACQ.TRADE_HAS_CLOSE", Reason::AlreadyClosed, dec, out, no, ref, out},
        {"ACQ.CONTEXT_INCONSISTENT", Reason::NumberUsed, dec, out, no, ref, out},
        {"ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR", Reason::ClockWrong, dec, out, no, ref, out},
        {"ACQ.TRADE_STATUS_ERROR", Reason::AlreadyClosed, no, no, no, ref, no},
        {"ACQ.REASON_TRADE_STATUS_INVALID", Reason::AlreadyClosed, no, no, no, ref, no},
        {"ACQ.REASON_ILLEGAL_STATUS", Reason::AlreadyClosed, no, no, no, ref, no},
        {"ACQ.PAYMENT_AUTH_CODE_INVALID", Reason::CodeInvalid, dec, out, no, ref, out},
        {"ACQ.BUYER_BALANCE_NOT_ENOUGH", Reason::NotEnoughMoney, dec, out, no, ref, out},
        {"ACQ.BUYER_BANKCARD_BALANCE_NOT_ENOUGH", Reason::NotEnoughMoney, dec, out, no, ref, out},
        {"ACQ.ERROR_BALANCE_PAYMENT_DISABLE", Reason::NotEnoughMoney, dec, out, no, ref, out},
        {"ACQ.NO_PAYMENT_INSTRUMENTS_AVAILABLE", Reason::NotEnoughMoney, dec, out, no, ref, out},
        {"ACQ.BUYER_SELLER_EQUAL", Reason::BuyerAccount, dec, out, no, ref, out},
        {"ACQ.TRADE_BUYER_NOT_MATCH", Reason::BuyerAccount, dec, out, no, ref, out},
        {"ACQ.BUYER_ENABLE_STATUS_FORBID", Reason::BuyerAccount, dec, out, no, ref, out},
        {"ACQ.USER_FACE_PAYMENT_SWITCH_OFF", Reason::BuyerAccount, dec, out, no, ref, out},
        {"ACQ.MOBILE_PAYMENT_SWITCH_OFF", Reason::BuyerAccount, dec, out, no, ref, out},
        {"ACQ.ERROR_BUYER_CERTIFY_LEVEL_LIMIT", Reason::BuyerAccount, dec, out, no, ref, out},
        {"ACQ.PULL_MOBILE_CASHIER_FAIL", Reason::Unknown, dec, out, no, ref, out},
        {"ACQ.PAYMENT_FAIL", Reason::Unknown, dec, out, no, ref, out},
        {"ACQ.PAYMENT_REQUEST_HAS_RISK", Reason::RiskRefused, dec, out, no, ref, out},
        {"ACQ.BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR", Reason::LimitExceeded, dec, out, no, ref, out},
        {"ACQ.BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR", Reason::LimitExceeded, dec, out, no, ref,
         out},
        {"ACQ.BEYOND_PAY_RESTRICTION", Reason::LimitExceeded, dec, out, no, ref, out},
        {"ACQ.BEYOND_PER_RECEIPT_RESTRICTION", Reason::LimitExceeded, dec, out, no, ref, out},
        {"ACQ.BEYOND_PER_RECEIPT_DAY_RESTRICTION", Reason::LimitExceeded, dec, out, no, ref, out},
        {"ACQ.BEYOND_PER_RECEIPT_SINGLE_RESTRICTION", Reason::LimitExceeded, dec, out, no, ref,
         out},
        {"ACQ.TOTAL_FEE_EXCEED", Reason::LimitExceeded, dec, out, no, ref, out},
        {"ACQ.MERCHANT_PERM_RECEIPT_DAY_LIMIT", Reason::LimitExceeded, dec, out, no, ref, out},
        {"ACQ.MERCHANT_PERM_RECEIPT_SUSPEND_LIMIT", Reason::LimitExceeded, dec, out, no, ref, out},
        {"ACQ.ACCESS_FORBIDDEN", Reason::NotPermitted, dec, out, no, ref, out},
        {"ACQ.SELLER_BEEN_BLOCKED", Reason::NotPermitted, dec, out, no, ref, out},
        {"ACQ.MERCHANT_STATUS_NOT_NORMAL", Reason::NotPermitted, dec, out, no, ref, out},
        {"ACQ.PARTNER_ERROR", Reason::SettingsWrong, dec, out, no, ref, out},
        {"ACQ.SELLER_NOT_EXIST", Reason::SettingsWrong, dec, out, no, ref, out},
        {"ACQ.INVALID_STORE_ID", Reason::SettingsWrong, dec, out, no, ref, out},
        {"ACQ.EXIST_FORBIDDEN_WORD", Reason::ForbiddenWord, dec, out, no, ref, out},
        {"ACQ.SELLER_BALANCE_NOT_ENOUGH", Reason::ShopBalance, no, no, no, no, no},
        {"ACQ.TRADE_HAS_FINISHED", Reason::RefundTooLate, dec, out, no, ref, out},
        {"ACQ.TRADE_CANCEL_TIME_OUT", Reason::RefundTooLate, dec, out, no, ref, out},
        {"ACQ.CANCEL_NOT_ALLOWED", Reason::RefundTooLate, dec, out, no, ref, out},
        {"ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", Reason::RefundTooMuch, dec, out, no, ref, out},
        {"ACQ.REASON_TRADE_REFUND_FEE_ERR", Reason::RefundTooMuch, dec, out, no, ref, out},
        {"ACQ.REFUND_FEE_ERROR", Reason::RefundTooMuch, dec, out, no, ref, out},
        {"ACQ.NOT_ALLOW_PARTIAL_REFUND", Reason::NotPermitted, dec, out, no, ref, out},
        {"ACQ.TRADE_NOT_ALLOW_REFUND", Reason::NotPermitted, dec, out, no, ref, out},
        {"ACQ.DISCORDANT_REPEAT_REQUEST", Reason::AmountDiffers, dec, out, no, ref, out},
        {"ACQ.REASON_TRADE_BEEN_FREEZEN", Reason::RiskRefused, dec, out, no, ref, out},
        {"ACQ.TRADE_SETTLE_ERROR", Reason::Unknown, dec, out, no, ref, out},
        {"ACQ.BUYER_NOT_EXIST", Reason::BuyerAccount, dec, out, no, ref, out},
        {"ACQ.BUYER_ERROR", Reason::BuyerAccount, dec, out, no, ref, out},
    };
    for (const Row &row : rows) {
        const auto is = [&row](Call call, Verdict verdict) {
            return meaningOf(call, "40004", row.subCode) == Meaning{verdict, row.reason};
        };
        QVERIFY2(is(Call::Precreate, row.precreate), row.subCode);
        QVERIFY2(is(Call::Pay, row.precreate), row.subCode);
        QVERIFY2(is(Call::Query, row.query), row.subCode);
        QVERIFY2(is(Call::Cancel, row.cancel), row.subCode);
        QVERIFY2(is(Call::Close, row.cancel), row.subCode);
        QVERIFY2(is(Call::Refund, row.refund), row.subCode);
        QVERIFY2(is(Call::RefundQuery, row.refundQuery), row.subCode);
    }
}

void AlipayResultCodesTest::gatewayCodes()
{
    struct Row
    {
        const char *code;
        const char *subCode;
        Verdict verdict;
        Reason reason;
    };
    const std::vector<Row> rows = {
        {"20000", "isp.unknow-error", Verdict::NoAnswer, Reason::ProviderDown},
        {"20000", "aop.ACQ.SYSTEM_ERROR", Verdict::NoAnswer, Reason::ProviderDown},
        {"20001", "aop.invalid-auth-token", Verdict::NotExecuted, Reason::SettingsWrong},
        {"40001", "isv.missing-signature", Verdict::NotExecuted, Reason::KeyWrong},
        {"40001", "isv.missing-app-cert-sn", Verdict::NotExecuted, Reason::SettingsWrong},
        {"40001", "isv.missing-timestamp", Verdict::NotExecuted, Reason::ClockWrong},
        {"40002", "isv.invalid-signature", Verdict::NotExecuted, Reason::KeyWrong},
        {"40002", "isv.invalid-signature-type", Verdict::NotExecuted, Reason::KeyWrong},
        {"40002", "isv.invalid-timestamp", Verdict::NotExecuted, Reason::ClockWrong},
        {"40002", "isv.invalid-app-id", Verdict::NotExecuted, Reason::SettingsWrong},
        {"40002", "isv.app-cert-expired", Verdict::NotExecuted, Reason::SettingsWrong},
        {"40003", "isv.decryption-error-unknown", Verdict::NotExecuted, Reason::SettingsWrong},
        {"40005", "isv.app-call-limited", Verdict::NotExecuted, Reason::ProviderBusy},
        {"40006", "isv.insufficient-isv-permissions", Verdict::NotExecuted, Reason::NotPermitted},
    };
    for (const Row &row : rows) {
        for (const Call call :
             {Call::Precreate, Call::Pay, Call::Query, Call::Cancel, Call::Refund}) {
            QVERIFY2((meaningOf(call, row.code, row.subCode) == Meaning{row.verdict, row.reason}),
                     row.subCode);
        }
    }
}

void AlipayResultCodesTest::unknownCodesAreNoAnswer()
{
    for (const Call call : {Call::Precreate, Call::Pay, Call::Query, Call::Cancel, Call::Close,
                            Call::Refund, Call::RefundQuery, Call::BillUrl}) {
        const Meaning unknown{Verdict::NoAnswer, Reason::Unknown};
        QVERIFY(meaningOf(call, "40004", "ACQ.NEWS_OF_TOMORROW") == unknown);
        QVERIFY(meaningOf(call, "40004", "") == unknown);
        QVERIFY(meaningOf(call, "50000", "") == unknown);
        QVERIFY(meaningOf(call, "", "") == unknown);
    }
}

GUITAI_TEST(AlipayResultCodesTest)

} // namespace guitai

#include "result_codes_test.moc"
