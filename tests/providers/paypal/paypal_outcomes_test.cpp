// Every refusal of PayPal's, as it reaches the engine.
#include "payment/providers/paypal/outcomes.h"
#include "tests/kit/main.h"
#include "tests/providers/paypal/paypal_world.h"

#include <QtTest>

namespace guitai {

using namespace paypal;
using namespace test;

class PayPalOutcomesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusedCaptureMeansThis_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("verdict");
        QTest::addColumn<int>("reason");
        QTest::addColumn<bool>("noMoney"); // and the note says so
        const auto row = [](const char *issue, int status, Verdict verdict, Reason reason,
                            bool noMoney) {
            QTest::newRow(issue) << status << int(verdict) << int(reason) << noMoney;
        };
        using V = Verdict;
        using R = Reason;
        row("ORDER_NOT_APPROVED", 422, V::Waiting, R::None, true);
        row("PAYER_ACTION_REQUIRED", 422, V::Waiting, R::None, true);
        row("INSTRUMENT_DECLINED", 422, V::Waiting, R::CardDeclined, true);
        row("REDIRECT_PAYER_FOR_ALTERNATE_FUNDING", 422, V::Waiting, R::CardDeclined, true);
        row("ORDER_COMPLETION_IN_PROGRESS", 422, V::NoAnswer, R::ProviderBusy, false);
        row("DUPLICATE_INVOICE_ID", 422, V::NoAnswer, R::NumberUsed, false);
        row("ORDER_EXPIRED", 422, V::Cancelled, R::TimedOut, true);
        row("ORDER_VOIDED", 422, V::Cancelled, R::AlreadyClosed, true);
        row("INVALID_RESOURCE_ID", 404, V::Cancelled, R::TimedOut, true);
        for (const char *issue :
             {"MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED", "TRANSACTION_LIMIT_EXCEEDED",
              "TRANSACTION_RECEIVING_LIMIT_EXCEEDED"})
            row(issue, 422, V::Declined, R::LimitExceeded, true);
        for (const char *issue :
             {"TRANSACTION_REFUSED", "COMPLIANCE_VIOLATION", "DECLINED_DUE_TO_RELATED_TXN"})
            row(issue, 422, V::Declined, R::RiskRefused, true);
        for (const char *issue : {"PAYER_CANNOT_PAY", "PAYER_ACCOUNT_RESTRICTED",
                                  "PAYER_ACCOUNT_LOCKED_OR_CLOSED", "AGREEMENT_ALREADY_CANCELLED",
                                  "BILLING_AGREEMENT_NOT_FOUND", "DOMESTIC_TRANSACTION_REQUIRED"})
            row(issue, 422, V::Declined, R::BuyerAccount, true);
        for (const char *issue : {"PAYEE_BLOCKED_TRANSACTION", "TRANSACTION_BLOCKED_BY_PAYEE"})
            row(issue, 422, V::Declined, R::NotPermitted, true);
        // The order stands, so a refused request is not the whole truth.
        row("INVALID_PARAMETER_SYNTAX", 400, V::NoAnswer, R::SettingsWrong, true);
        row("PERMISSION_DENIED", 403, V::NoAnswer, R::NotPermitted, true);
        row("SOMETHING_NEW", 422, V::NoAnswer, R::Unknown, false);
        row("PREVIOUS_REQUEST_IN_PROGRESS", 409, V::NoAnswer, R::ProviderBusy, false);
        row("RATE_LIMIT_REACHED", 429, V::NoAnswer, R::ProviderBusy, false);
        row("INTERNAL_SERVER_ERROR", 500, V::NoAnswer, R::ProviderDown, false);
        row("SERVICE_UNAVAILABLE", 503, V::NoAnswer, R::ProviderDown, false);
    }
    void aRefusedCaptureMeansThis()
    {
        QFETCH(int, status);
        QFETCH(int, verdict);
        QFETCH(int, reason);
        QFETCH(bool, noMoney);
        const auto client = paypalClient();
        const auto played = play(*client, Question::Query, paypalMatter(),
                                 {{"GET /v2/checkout/orders/5ORDER", 200, orderText("APPROVED")},
                                  {"POST /v2/checkout/orders/5ORDER/capture", status,
                                   issueText(QTest::currentDataTag())}});
        QCOMPARE(played.fault, std::string());
        QCOMPARE(int(played.reading.verdict), verdict);
        QCOMPARE(int(played.reading.reason), reason);
        QCOMPARE(played.reading.providerCode, std::string(QTest::currentDataTag()));
        QCOMPARE(played.notes.size(), noMoney ? std::size_t(2) : std::size_t(1));
        QVERIFY(played.notes.front().find("capture_begun") != std::string::npos);
        QCOMPARE(played.notes.back().find("capture_begun") == std::string::npos, noMoney);
    }

    void aRefusedOrderMeansThis_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("verdict");
        QTest::addColumn<int>("reason");
        const auto row = [](const char *issue, int status, Verdict verdict, Reason reason) {
            QTest::newRow(issue) << status << int(verdict) << int(reason);
        };
        using V = Verdict;
        using R = Reason;
        row("DUPLICATE_REQUEST_ID", 400, V::NoAnswer, R::NumberUsed);
        row("DUPLICATE_INVOICE_ID", 422, V::NotExecuted, R::NumberUsed);
        row("INVALID_CURRENCY_CODE", 422, V::NotExecuted, R::WrongCurrency);
        row("CANNOT_BE_ZERO_OR_NEGATIVE", 422, V::NotExecuted, R::AmountTooSmall);
        row("MAX_VALUE_EXCEEDED", 422, V::NotExecuted, R::LimitExceeded);
        row("PAYEE_ACCOUNT_INVALID", 422, V::NotExecuted, R::NotPermitted);
        row("PAYEE_ACCOUNT_LOCKED_OR_CLOSED", 422, V::NotExecuted, R::NotPermitted);
        row("PAYEE_ACCOUNT_RESTRICTED", 422, V::NotExecuted, R::NotPermitted);
        row("COMPLIANCE_VIOLATION", 422, V::NotExecuted, R::RiskRefused);
        row("AMOUNT_MISMATCH", 422, V::NotExecuted, R::SettingsWrong);
        row("MISSING_REQUIRED_PARAMETER", 400, V::NotExecuted, R::SettingsWrong);
        row("PAYPAL_REQUEST_ID_REQUIRED", 400, V::NotExecuted, R::SettingsWrong);
        row("PERMISSION_DENIED", 403, V::NotExecuted, R::NotPermitted);
        row("METHOD_NOT_SUPPORTED", 405, V::NotExecuted, R::SettingsWrong);
        row("UNSUPPORTED_MEDIA_TYPE", 415, V::NotExecuted, R::SettingsWrong);
        row("RATE_LIMIT_REACHED", 429, V::NoAnswer, R::ProviderBusy);
        row("INTERNAL_SERVER_ERROR", 500, V::NoAnswer, R::ProviderDown);
    }
    void aRefusedOrderMeansThis()
    {
        QFETCH(int, status);
        QFETCH(int, verdict);
        QFETCH(int, reason);
        Matter matter = paypalMatter();
        matter.note.clear();
        const auto client = paypalClient();
        const PayPalLine line{"POST /v2/checkout/orders", status,
                              issueText(QTest::currentDataTag())};
        const auto played = play(*client, Question::Charge, matter, {line});
        QCOMPARE(played.fault, std::string());
        QCOMPARE(int(played.reading.verdict), verdict);
        QCOMPARE(int(played.reading.reason), reason);
        // Nothing was ever noted, so nothing can have been captured.
        const auto cancelled = play(*client, Question::Cancel, matter, {line});
        QCOMPARE(cancelled.reading.verdict,
                 Verdict(verdict) == Verdict::NotExecuted ? Verdict::Cancelled : Verdict(verdict));
    }

    void aRefusedRefundMeansThis_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("verdict");
        QTest::addColumn<int>("reason");
        const auto row = [](const char *issue, int status, Verdict verdict, Reason reason) {
            QTest::newRow(issue) << status << int(verdict) << int(reason);
        };
        using V = Verdict;
        using R = Reason;
        row("REFUND_AMOUNT_EXCEEDED", 422, V::RefundRefused, R::RefundTooMuch);
        row("CAPTURE_FULLY_REFUNDED", 422, V::RefundRefused, R::RefundTooMuch);
        row("REFUND_TIME_LIMIT_EXCEEDED", 422, V::RefundRefused, R::RefundTooLate);
        row("REFUND_CAPTURE_CURRENCY_MISMATCH", 422, V::RefundRefused, R::WrongCurrency);
        row("CURRENCY_MISMATCH", 422, V::RefundRefused, R::WrongCurrency);
        row("INVALID_CURRENCY_CODE", 422, V::RefundRefused, R::WrongCurrency);
        row("DECIMALS_NOT_SUPPORTED", 422, V::RefundRefused, R::WrongCurrency);
        row("DECIMAL_PRECISION", 422, V::RefundRefused, R::WrongCurrency);
        row("CANNOT_BE_ZERO_OR_NEGATIVE", 422, V::RefundRefused, R::AmountTooSmall);
        row("CANNOT_BE_NEGATIVE", 422, V::RefundRefused, R::AmountTooSmall);
        row("REFUND_AMOUNT_TOO_LOW", 422, V::RefundRefused, R::AmountTooSmall);
        for (const char *issue :
             {"PARTIAL_REFUND_NOT_ALLOWED", "REFUND_NOT_ALLOWED", "REFUND_IS_RESTRICTED",
              "PAYEE_ACCOUNT_LOCKED_OR_CLOSED", "PAYEE_ACCOUNT_RESTRICTED", "PLATFORM_FEE_EXCEEDED",
              "PLATFORM_FEE_NOT_ENABLED"})
            row(issue, 422, V::RefundRefused, R::NotPermitted);
        row("MAX_NUMBER_OF_REFUNDS_EXCEEDED", 422, V::RefundRefused, R::LimitExceeded);
        row("PAYER_ACCOUNT_LOCKED_OR_CLOSED", 422, V::RefundRefused, R::BuyerAccount);
        row("TRANSACTION_DISPUTED", 422, V::RefundRefused, R::Disputed);
        row("REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK", 422, V::RefundRefused, R::Disputed);
        row("DUPLICATE_INVOICE_ID", 422, V::RefundRefused, R::NumberUsed);
        row("REFUND_FAILED_INSUFFICIENT_FUNDS", 422, V::NoAnswer, R::ShopBalance);
        row("PENDING_CAPTURE", 422, V::NoAnswer, R::PaymentPending);
        row("SOMETHING_NEW", 422, V::NoAnswer, R::Unknown);
        row("INVALID_RESOURCE_ID", 404, V::NotFound, R::None);
        row("PERMISSION_DENIED", 403, V::NotExecuted, R::NotPermitted);
        row("INVALID_STRING_LENGTH", 400, V::NotExecuted, R::SettingsWrong);
        row("PREVIOUS_REQUEST_IN_PROGRESS", 409, V::NoAnswer, R::ProviderBusy);
        row("INTERNAL_SERVER_ERROR", 500, V::NoAnswer, R::ProviderDown);
    }
    void aRefusedRefundMeansThis()
    {
        QFETCH(int, status);
        QFETCH(int, verdict);
        QFETCH(int, reason);
        Matter matter = paypalMatter();
        matter.note.clear();
        matter.reference = "3CAPTURE";
        const auto client = paypalClient();
        const auto played = play(*client, Question::Refund, matter,
                                 {{"POST /v2/payments/captures/3CAPTURE/refund", status,
                                   issueText(QTest::currentDataTag())}});
        QCOMPARE(played.fault, std::string());
        QCOMPARE(int(played.reading.verdict), verdict);
        QCOMPARE(int(played.reading.reason), reason);
    }

    void aCaptureIsTheTruthAboutItsOrder_data()
    {
        QTest::addColumn<QString>("order");
        QTest::addColumn<QString>("capture");
        QTest::addColumn<int>("verdict");
        QTest::addColumn<int>("reason");
        const auto row = [](const char *order, const char *capture, Verdict verdict,
                            Reason reason) {
            QTest::addRow("%s, %s", order, capture)
                << order << capture << int(verdict) << int(reason);
        };
        using V = Verdict;
        using R = Reason;
        row("COMPLETED", "COMPLETED", V::Paid, R::None);
        row("COMPLETED", "PARTIALLY_REFUNDED", V::Paid, R::None);
        row("COMPLETED", "REFUNDED", V::Cancelled, R::None);
        row("COMPLETED", "PENDING", V::Waiting, R::PaymentPending);
        row("COMPLETED", "DECLINED", V::Declined, R::CardDeclined);
        row("COMPLETED", "FAILED", V::Declined, R::CardDeclined);
        row("COMPLETED", "SOMETHING_NEW", V::NoAnswer, R::Unknown);
        row("COMPLETED", "", V::NoAnswer, R::Garbled);
        row("APPROVED", "COMPLETED", V::Paid, R::None);
        row("PAYER_ACTION_REQUIRED", "PENDING", V::Waiting, R::PaymentPending);
        row("CREATED", "", V::Waiting, R::None);
        row("SAVED", "", V::Waiting, R::None);
        row("PAYER_ACTION_REQUIRED", "", V::Waiting, R::None);
        row("PAYER_ACTION_REQUIRED", "DECLINED", V::Waiting, R::None);
        row("VOIDED", "", V::Cancelled, R::AlreadyClosed);
        row("SOMETHING_NEW", "", V::NoAnswer, R::Unknown);
    }
    void aCaptureIsTheTruthAboutItsOrder()
    {
        QFETCH(QString, order);
        QFETCH(QString, capture);
        QFETCH(int, verdict);
        QFETCH(int, reason);
        const std::string captures =
            capture.isEmpty() ? std::string() : captureText(capture.toStdString());
        const auto client = paypalClient();
        const auto played = play(
            *client, Question::Query, paypalMatter(),
            {{"GET /v2/checkout/orders/5ORDER", 200, orderText(order.toStdString(), captures)}});
        QCOMPARE(played.fault, std::string());
        QCOMPARE(int(played.reading.verdict), verdict);
        QCOMPARE(int(played.reading.reason), reason);
        if (played.reading.verdict == Verdict::Paid) {
            QVERIFY(played.reading.amount == paypalMatter().amount);
            QCOMPARE(played.reading.reference, std::string("3CAPTURE"));
            QVERIFY(played.reading.at == paypalNow + Span::seconds(10));
        }
    }
};

} // namespace guitai

using guitai::PayPalOutcomesTest;
GUITAI_TEST(PayPalOutcomesTest)
#include "paypal_outcomes_test.moc"
