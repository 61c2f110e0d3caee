// The tables of codes, and the settings.
#include "payment/providers/stripe/reasons.h"

#include "payment/providers/stripe/account.h"
#include "payment/providers/stripe/api.h"
#include "payment/providers/stripe/progress.h"
#include "tests/kit/main.h"

#include <QtTest>

namespace guitai {

using namespace stripe;

class StripeReasonsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void declines();
    void refusals();
    void failedRefunds();
    void settings_data();
    void settings();
    void goodSettings();
    void notesComeBack();
    void whatAnAnswerIsWorth();
};

void StripeReasonsTest::declines()
{
    const std::vector<std::pair<const char *, Reason>> rows = {
        {"fraudulent", Reason::CardHeld},
        {"lost_card", Reason::CardHeld},
        {"stolen_card", Reason::CardHeld},
        {"pickup_card", Reason::CardHeld},
        {"merchant_blacklist", Reason::CardHeld},
        {"insufficient_funds", Reason::NotEnoughMoney},
        {"card_not_supported", Reason::CardNotAccepted},
        {"currency_not_supported", Reason::CardNotAccepted},
        {"expired_card", Reason::CardExpired},
        {"withdrawal_count_limit_exceeded", Reason::LimitExceeded},
        {"offline_pin_required", Reason::CardUnreadable},
        {"online_or_offline_pin_required", Reason::CardUnreadable},
        {"try_again_later", Reason::ProviderBusy},
        {"processing_error", Reason::ProviderBusy},
        {"incorrect_pin", Reason::WrongPin},
        {"pin_try_exceeded", Reason::PinBlocked},
        {"customer_canceled", Reason::CustomerCancelled},
        {"timeout", Reason::TimedOut},
        {"terminal_reader_busy", Reason::TerminalBusy},
        {"terminal_reader_offline", Reason::TerminalOffline},
        {"terminal_reader_timeout", Reason::TerminalOffline},
        {"terminal_reader_hardware_fault", Reason::TerminalNeedsCare},
        {"terminal_reader_invalid_location_for_payment", Reason::SettingsWrong},
        {"generic_decline", Reason::CardDeclined},
        {"do_not_honor", Reason::CardDeclined},
        {"call_issuer", Reason::CardDeclined},
        {"a_code_of_next_year", Reason::CardDeclined},
        {"", Reason::CardDeclined},
    };
    for (const auto &[code, reason] : rows) {
        QVERIFY2(reasonOfDecline(code) == reason, code);
    }
    QVERIFY(isNoDecline("timeout") && isNoDecline("customer_canceled"));
    QVERIFY(!isNoDecline("card_declined") && !isNoDecline(""));
}

void StripeReasonsTest::refusals()
{
    struct Row
    {
        int status;
        const char *code;
        const char *parameter;
        const char *words;
        Reason reason;
    };
    const std::vector<Row> rows = {
        {400, "amount_too_small", "amount", "", Reason::AmountTooSmall},
        {400, "amount_too_large", "amount", "", Reason::LimitExceeded},
        {400, "", "currency", "Invalid currency: xyz.", Reason::WrongCurrency},
        {400, "parameter_unknown", "colour", "", Reason::SettingsWrong},
        {400, "terminal_reader_offline", "", "", Reason::TerminalOffline},
        {400, "terminal_reader_busy", "", "", Reason::TerminalBusy},
        {400, "payment_intent_unexpected_state", "", "", Reason::AlreadyClosed},
        {400, "intent_invalid_state", "", "", Reason::AlreadyClosed},
        {400, "charge_already_refunded", "", "", Reason::RefundTooMuch},
        {400, "", "amount", "Refund amount (2) is greater than unrefunded amount on charge (1)",
         Reason::RefundTooMuch},
        {400, "charge_disputed", "", "", Reason::Disputed},
        {400, "balance_insufficient", "", "", Reason::ShopBalance},
        {401, "", "", "Invalid API Key provided.", Reason::KeyWrong},
        {401, "api_key_expired", "", "", Reason::KeyWrong},
        {402, "card_declined", "", "", Reason::CardDeclined},
        {402, "expired_card", "", "", Reason::CardExpired},
        {403, "", "", "The provided key does not have access.", Reason::NotPermitted},
        {404, "resource_missing", "id", "No such terminal.reader: 'tmr_1'", Reason::SettingsWrong},
        {404, "resource_missing", "id",
         "No such terminal.reader: 'tmr_1'; a similar object exists in live mode, but a test mode "
         "key was used to make this request.",
         Reason::WrongHost},
        {429, "rate_limit", "", "", Reason::ProviderBusy},
        {429, "lock_timeout", "", "", Reason::ProviderBusy},
    };
    for (const Row &row : rows) {
        QVERIFY2(reasonOfRefusal(row.status, row.code, row.parameter, row.words) == row.reason,
                 row.code);
    }
}

void StripeReasonsTest::failedRefunds()
{
    QVERIFY(reasonOfFailedRefund("insufficient_funds") == Reason::ShopBalance);
    QVERIFY(reasonOfFailedRefund("lost_or_stolen_card") == Reason::CardExpired);
    QVERIFY(reasonOfFailedRefund("expired_or_canceled_card") == Reason::CardExpired);
    QVERIFY(reasonOfFailedRefund("charge_for_pending_refund_disputed") == Reason::Disputed);
    QVERIFY(reasonOfFailedRefund("declined") == Reason::CardDeclined);
    QVERIFY(reasonOfFailedRefund("unknown") == Reason::Unknown);
}

namespace {

ProviderSettings rightSettings()
{
    return {{"base_url", "https://api.stripe.com/"},
            {"secret_key", "rk_live_abc123"},
            {"webhook_secret", "whsec_abc"},
            {"reader_id", "tmr_abc"}};
}

} // namespace

void StripeReasonsTest::settings_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *name, const char *key, const char *value) {
        QTest::newRow(name) << QString(key) << QString(value);
    };
    row("plain http", "base_url", "http://api.stripe.com");
    row("no address", "base_url", "");
    row("no key", "secret_key", "");
    row("publishable", "secret_key", "pk_live_abc");
    row("half a key", "secret_key", "live_abc");
    row("a key with a line break", "secret_key", "sk_live_abc\r\nx: y");
    row("no reader", "reader_id", "");
    row("a location", "reader_id", "tml_abc");
    row("a reader with a slash", "reader_id", "tmr_a/b");
    row("webhook secret", "webhook_secret", "sk_live_abc");
    row("currencies", "currencies", "EUR,XYZ");
    row("capture", "capture_method", "later");
}

void StripeReasonsTest::settings()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    ProviderSettings wrong = rightSettings();
    wrong[key.toStdString()] = value.toStdString();
    const auto account = readAccount(wrong);
    QVERIFY(!account);
    QVERIFY(account.problem().what.find(key.toStdString()) != std::string::npos);
    QVERIFY(value.isEmpty() || key != "secret_key" ||
            account.problem().what.find(value.toStdString()) == std::string::npos);
}

void StripeReasonsTest::goodSettings()
{
    ProviderSettings right = rightSettings();
    right["currencies"] = "EUR, CHF";
    right["payment_method_types"] = "card_present,interac_present";
    right["capture_method"] = "manual";
    const auto account = readAccount(right);
    QVERIFY(account);
    QCOMPARE(account->baseUrl, std::string("https://api.stripe.com"));
    QVERIFY(!account->isTest());
    QCOMPARE(account->currencies, (std::vector<std::string>{"EUR", "CHF"}));
    QCOMPARE(account->methods, (std::vector<std::string>{"card_present", "interac_present"}));
    QVERIFY(account->captureByHand);
    QCOMPARE(account->version, std::string("2026-10-28.endive"));
}

void StripeReasonsTest::notesComeBack()
{
    PaymentProgress progress{"pi_1", 3, 2, 4,
                             ForegoneEnd{Verdict::Cancelled, "timeout", "Zeit", 0}};
    QVERIFY(paymentProgress(noteOf(progress)) == progress);
    progress.end.reset();
    QVERIFY(paymentProgress(noteOf(progress)) == progress);
    QVERIFY(paymentProgress("") == PaymentProgress());
    QVERIFY(paymentProgress("not ours") == PaymentProgress());
    // Words of any length do no harm.
    progress.end = ForegoneEnd{Verdict::Declined, "", std::string(298, 'x') + "龟台" + "x", 403};
    QVERIFY(noteOf(progress).size() < 1000);
    QCOMPARE(paymentProgress(noteOf(progress)).end->words, std::string(298, 'x'));
    QVERIFY(paymentProgress(noteOf(progress)).end->reason() == Reason::NotPermitted);
    const RefundProgress refund{"re_1", 2};
    QVERIFY(refundProgress(noteOf(refund)) == refund);
    QVERIFY(refundProgress("") == RefundProgress());
}

void StripeReasonsTest::whatAnAnswerIsWorth()
{
    struct Row
    {
        int status;
        const char *body;
        const char *retry;
        bool replayed;
        Reply::Kind kind;
        Reason reason;
        bool keyIsSpent;
    };
    constexpr const char *object = "{\"object\":\"refund\",\"id\":\"re_1\"}";
    constexpr const char *error = "{\"error\":{\"type\":\"invalid_request_error\"}}";
    constexpr const char *page = "<html>Sign in to this network</html>";
    constexpr auto done = Reply::Kind::Done;
    constexpr auto refused = Reply::Kind::Refused;
    constexpr auto unknown = Reply::Kind::NotKnown;
    const std::vector<Row> rows = {
        {200, object, "", false, done, Reason::Garbled, false},
        {200, object, "", true, done, Reason::Garbled, false},
        {200, page, "", false, unknown, Reason::Garbled, false},
        {200, "{}", "", false, unknown, Reason::Garbled, false},
        {200, "", "", false, unknown, Reason::Garbled, false},
        {302, page, "", false, unknown, Reason::Garbled, false},
        {400, error, "", false, refused, Reason::SettingsWrong, false},
        {400, error, "false", false, refused, Reason::SettingsWrong, false},
        {400, error, "true", false, unknown, Reason::ProviderBusy, false},
        {400, page, "", false, unknown, Reason::Garbled, false},
        {401, error, "", false, refused, Reason::KeyWrong, false},
        {403, page, "", false, unknown, Reason::Garbled, false},
        {409, error, "", false, unknown, Reason::ProviderBusy, false},
        {409, error, "true", false, unknown, Reason::ProviderBusy, false},
        {424, error, "", false, unknown, Reason::ProviderDown, false},
        {429, error, "", false, unknown, Reason::ProviderBusy, false},
        {500, error, "", false, unknown, Reason::ProviderDown, false},
        {500, error, "", true, unknown, Reason::ProviderDown, true},
        {500, error, "false", false, unknown, Reason::ProviderDown, true},
        {502, page, "", false, unknown, Reason::ProviderDown, false},
    };
    for (const Row &row : rows) {
        HttpReply reply{row.status, {{"stripe-should-retry", row.retry}}, row.body};
        if (row.replayed) {
            reply.headers.emplace_back("idempotent-replayed", "true");
        }
        const Reply read = readReply(reply);
        const bool isRight = read.kind == row.kind && read.keyIsSpent == row.keyIsSpent &&
                             (row.kind == done || read.reason == row.reason);
        QVERIFY2(isRight, (std::to_string(row.status) + row.body + row.retry).c_str());
    }
}

GUITAI_TEST(StripeReasonsTest)

} // namespace guitai

#include "stripe_reasons_test.moc"
