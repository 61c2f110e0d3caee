// The tables: docs.stripe.com/declines/codes and docs.stripe.com/error-codes.
#include "payment/providers/stripe/reasons.h"

#include <array>
#include <string_view>

namespace guitai::stripe {

namespace {

struct CodeRow
{
    std::string_view code;
    Reason reason;
};

constexpr std::array declineRows{
    // The reader's own words.
    CodeRow{"customer_canceled", Reason::CustomerCancelled},
    CodeRow{"canceled_by_customer", Reason::CustomerCancelled},
    CodeRow{"timeout", Reason::TimedOut},
    CodeRow{"timed_out", Reason::TimedOut},
    CodeRow{"card_removed", Reason::CardUnreadable},
    CodeRow{"card_read_error", Reason::CardUnreadable},
    CodeRow{"terminal_reader_busy", Reason::TerminalBusy},
    CodeRow{"terminal_reader_offline", Reason::TerminalOffline},
    CodeRow{"terminal_reader_timeout", Reason::TerminalOffline},
    CodeRow{"terminal_reader_hardware_fault", Reason::TerminalNeedsCare},
    CodeRow{"terminal_reader_collected_data_invalid", Reason::CardUnreadable},
    CodeRow{"terminal_reader_invalid_location_for_payment", Reason::SettingsWrong},
    CodeRow{"terminal_location_country_unsupported", Reason::SettingsWrong},
    CodeRow{"connection_error", Reason::TerminalOffline},

    // Neutral words only: what the bank suspects is not for the customer's ears.
    CodeRow{"fraudulent", Reason::CardHeld},
    CodeRow{"lost_card", Reason::CardHeld},
    CodeRow{"stolen_card", Reason::CardHeld},
    CodeRow{"pickup_card", Reason::CardHeld},
    CodeRow{"merchant_blacklist", Reason::CardHeld},
    CodeRow{"restricted_card", Reason::CardHeld},
    CodeRow{"security_violation", Reason::CardHeld},

    // Another card may do.
    CodeRow{"insufficient_funds", Reason::NotEnoughMoney},
    CodeRow{"card_not_supported", Reason::CardNotAccepted},
    CodeRow{"currency_not_supported", Reason::CardNotAccepted},
    CodeRow{"transaction_not_allowed", Reason::CardNotAccepted},
    CodeRow{"service_not_allowed", Reason::CardNotAccepted},
    CodeRow{"not_permitted", Reason::CardNotAccepted},
    CodeRow{"invalid_account", Reason::CardNotAccepted},
    CodeRow{"new_account_information_available", Reason::CardNotAccepted},
    CodeRow{"expired_card", Reason::CardExpired},
    CodeRow{"invalid_expiry_month", Reason::CardExpired},
    CodeRow{"invalid_expiry_year", Reason::CardExpired},
    CodeRow{"withdrawal_count_limit_exceeded", Reason::LimitExceeded},
    CodeRow{"card_velocity_exceeded", Reason::LimitExceeded},
    CodeRow{"invalid_amount", Reason::LimitExceeded},

    // The same card may do, inserted, or a little later.
    CodeRow{"offline_pin_required", Reason::CardUnreadable},
    CodeRow{"online_or_offline_pin_required", Reason::CardUnreadable},
    CodeRow{"try_again_later", Reason::ProviderBusy},
    CodeRow{"processing_error", Reason::ProviderBusy},
    CodeRow{"issuer_not_available", Reason::ProviderBusy},
    CodeRow{"reenter_transaction", Reason::ProviderBusy},
    CodeRow{"approve_with_id", Reason::ProviderBusy},

    CodeRow{"incorrect_pin", Reason::WrongPin},
    CodeRow{"invalid_pin", Reason::WrongPin},
    CodeRow{"pin_try_exceeded", Reason::PinBlocked},
    CodeRow{"highest_risk_level", Reason::RiskRefused},
    CodeRow{"live_mode_test_card", Reason::WrongHost},
    CodeRow{"test_mode_live_card", Reason::WrongHost},
    CodeRow{"testmode_charges_only", Reason::NotPermitted},
};

constexpr std::array refusalRows{
    CodeRow{"amount_too_small", Reason::AmountTooSmall},
    CodeRow{"amount_too_large", Reason::LimitExceeded},
    CodeRow{"parameter_invalid_integer", Reason::SettingsWrong},
    CodeRow{"invalid_currency", Reason::WrongCurrency},
    CodeRow{"currency_not_supported", Reason::WrongCurrency},
    CodeRow{"payment_method_unactivated", Reason::NotPermitted},
    CodeRow{"payment_method_provider_unavailable", Reason::ProviderDown},
    CodeRow{"account_invalid", Reason::KeyWrong},
    CodeRow{"api_key_expired", Reason::KeyWrong},
    CodeRow{"platform_api_key_expired", Reason::KeyWrong},
    CodeRow{"secret_key_required", Reason::KeyWrong},
    CodeRow{"livemode_mismatch", Reason::WrongHost},
    CodeRow{"test_mode_live_card", Reason::WrongHost},
    CodeRow{"testmode_charges_only", Reason::NotPermitted},
    CodeRow{"tls_version_unsupported", Reason::TlsFailed},
    CodeRow{"rate_limit", Reason::ProviderBusy},
    CodeRow{"lock_timeout", Reason::ProviderBusy},
    CodeRow{"idempotency_key_in_use", Reason::ProviderBusy},
    CodeRow{"charge_already_refunded", Reason::RefundTooMuch},
    CodeRow{"charge_disputed", Reason::Disputed},
    CodeRow{"balance_insufficient", Reason::ShopBalance},
    CodeRow{"charge_exceeds_source_limit", Reason::LimitExceeded},
    CodeRow{"charge_expired_for_capture", Reason::TimedOut},
    CodeRow{"capture_charge_authorization_expired", Reason::TimedOut},
    CodeRow{"payment_intent_unexpected_state", Reason::AlreadyClosed},
    CodeRow{"intent_invalid_state", Reason::AlreadyClosed},
    CodeRow{"refund_disputed_payment", Reason::Disputed},
};

template <typename Rows>
const CodeRow *rowOfCode(const Rows &rows, std::string_view code)
{
    for (const CodeRow &row : rows) {
        if (row.code == code) {
            return &row;
        }
    }
    return nullptr;
}

bool says(const std::string &words, std::string_view part)
{
    return words.find(part) != std::string::npos;
}

} // namespace

Reason reasonOfDecline(const std::string &code)
{
    const CodeRow *row = rowOfCode(declineRows, code);
    return row ? row->reason : Reason::CardDeclined;
}

bool isNoDecline(const std::string &code)
{
    const Reason reason = reasonOfDecline(code);
    return reason == Reason::CustomerCancelled || reason == Reason::TimedOut;
}

Reason reasonOfRefusal(int status, const std::string &code, const std::string &parameter,
                       const std::string &words)
{
    // Stripe has no code for these two; its words have been stable.
    if (says(words, "a similar object exists in")) {
        return Reason::WrongHost; // made in live mode, asked for with a test key, or the reverse
    }
    if (says(words, "greater than unrefunded amount")) {
        return Reason::RefundTooMuch;
    }
    if (const CodeRow *row = rowOfCode(refusalRows, code)) {
        return row->reason;
    }
    if (code.compare(0, 9, "terminal_") == 0) {
        return reasonOfDecline(code);
    }
    if (status == 401) {
        return Reason::KeyWrong;
    }
    if (status == 403) {
        return Reason::NotPermitted;
    }
    if (status == 402) {
        return reasonOfDecline(code);
    }
    return parameter == "currency" ? Reason::WrongCurrency : Reason::SettingsWrong;
}

Reason reasonOfFailedRefund(const std::string &failureReason)
{
    if (failureReason == "insufficient_funds") {
        return Reason::ShopBalance;
    }
    if (failureReason == "charge_for_pending_refund_disputed") {
        return Reason::Disputed;
    }
    if (failureReason == "lost_or_stolen_card" || failureReason == "expired_or_canceled_card") {
        return Reason::CardExpired;
    }
    return failureReason == "declined" ? Reason::CardDeclined : Reason::Unknown;
}

} // namespace guitai::stripe
