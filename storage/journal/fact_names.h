// The names under which kinds of facts and values of enums stand in the journal. Journals on disk
// hold them: names are added, never changed.
#pragma once

#include "payment/engine/facts.h"

#include <string_view>

namespace guitai::storage {

// --- Names of enum values. Past the last value there is no name.

constexpr std::string_view nameOf(TaxMode value)
{
    switch (value) {
    case TaxMode::Inside:
        return "inside";
    case TaxMode::OnTop:
        return "on_top";
    }
    return {};
}

constexpr std::string_view nameOf(Unit value)
{
    switch (value) {
    case Unit::Piece:
        return "piece";
    case Unit::Kilogram:
        return "kilogram";
    case Unit::Litre:
        return "litre";
    case Unit::Metre:
        return "metre";
    }
    return {};
}

constexpr std::string_view nameOf(ClosingCause value)
{
    switch (value) {
    case ClosingCause::None:
        return "none";
    case ClosingCause::CashierCancelled:
        return "cashier_cancelled";
    case ClosingCause::TimeUp:
        return "time_up";
    }
    return {};
}

constexpr std::string_view nameOf(AttemptOutcome value)
{
    switch (value) {
    case AttemptOutcome::None:
        return "none";
    case AttemptOutcome::Paid:
        return "paid";
    case AttemptOutcome::Declined:
        return "declined";
    case AttemptOutcome::Cancelled:
        return "cancelled";
    }
    return {};
}

constexpr std::string_view nameOf(Trouble value)
{
    switch (value) {
    case Trouble::PaidAfterEnd:
        return "paid_after_end";
    case Trouble::AmountDiffers:
        return "amount_differs";
    case Trouble::UndoneAfterPaid:
        return "undone_after_paid";
    case Trouble::PaidTwice:
        return "paid_twice";
    }
    return {};
}

constexpr std::string_view nameOf(Reason value)
{
    switch (value) {
    case Reason::None:
        return "none";
    case Reason::CustomerCancelled:
        return "customer_cancelled";
    case Reason::NotEnoughMoney:
        return "not_enough_money";
    case Reason::CodeInvalid:
        return "code_invalid";
    case Reason::LimitExceeded:
        return "limit_exceeded";
    case Reason::RiskRefused:
        return "risk_refused";
    case Reason::BuyerAccount:
        return "buyer_account";
    case Reason::TimedOut:
        return "timed_out";
    case Reason::AlreadyClosed:
        return "already_closed";
    case Reason::SettingsWrong:
        return "settings_wrong";
    case Reason::KeyWrong:
        return "key_wrong";
    case Reason::NotPermitted:
        return "not_permitted";
    case Reason::ClockWrong:
        return "clock_wrong";
    case Reason::ForbiddenWord:
        return "forbidden_word";
    case Reason::ProviderBusy:
        return "provider_busy";
    case Reason::ProviderDown:
        return "provider_down";
    case Reason::NetworkDown:
        return "network_down";
    case Reason::Silence:
        return "silence";
    case Reason::Garbled:
        return "garbled";
    case Reason::SignatureWrong:
        return "signature_wrong";
    case Reason::AmountDiffers:
        return "amount_differs";
    case Reason::RefundTooMuch:
        return "refund_too_much";
    case Reason::RefundTooLate:
        return "refund_too_late";
    case Reason::ShopBalance:
        return "shop_balance";
    case Reason::Unknown:
        return "unknown";
    case Reason::TlsFailed:
        return "tls_failed";
    case Reason::WrongHost:
        return "wrong_host";
    case Reason::WrongCurrency:
        return "wrong_currency";
    case Reason::AmountTooSmall:
        return "amount_too_small";
    case Reason::NumberUsed:
        return "number_used";
    case Reason::PaymentPending:
        return "payment_pending";
    case Reason::RefundPending:
        return "refund_pending";
    case Reason::Disputed:
        return "disputed";
    case Reason::CardDeclined:
        return "card_declined";
    case Reason::CardExpired:
        return "card_expired";
    case Reason::CardUnreadable:
        return "card_unreadable";
    case Reason::CardNotAccepted:
        return "card_not_accepted";
    case Reason::WrongPin:
        return "wrong_pin";
    case Reason::PinBlocked:
        return "pin_blocked";
    case Reason::CardHeld:
        return "card_held";
    case Reason::PartialApproval:
        return "partial_approval";
    case Reason::TerminalBusy:
        return "terminal_busy";
    case Reason::TerminalOffline:
        return "terminal_offline";
    case Reason::TerminalNeedsClose:
        return "terminal_needs_close";
    case Reason::TerminalNeedsCare:
        return "terminal_needs_care";
    case Reason::NotATerminal:
        return "not_a_terminal";
    case Reason::AskThePerson:
        return "ask_the_person";
    case Reason::PersonSaid:
        return "person_said";
    case Reason::NotSupported:
        return "not_supported";
    }
    return {};
}

constexpr std::string_view nameOf(Act value)
{
    switch (value) {
    case Act::VoidSale:
        return "void_sale";
    case Act::RemoveLine:
        return "remove_line";
    case Act::PriceOverride:
        return "price_override";
    case Act::Discount:
        return "discount";
    case Act::Refund:
        return "refund";
    case Act::RefundAboveLimit:
        return "refund_above_limit";
    case Act::OpenDrawer:
        return "open_drawer";
    case Act::PayIn:
        return "pay_in";
    case Act::PayOut:
        return "pay_out";
    case Act::PayOutAboveLimit:
        return "pay_out_above_limit";
    case Act::OpenShift:
        return "open_shift";
    case Act::CloseShift:
        return "close_shift";
    case Act::OthersShift:
        return "others_shift";
    case Act::CloseDay:
        return "close_day";
    case Act::TakeOverUnresolved:
        return "take_over_unresolved";
    case Act::PersonsWord:
        return "persons_word";
    case Act::SettleException:
        return "settle_exception";
    case Act::Settings:
        return "settings";
    case Act::Staff:
        return "staff";
    case Act::SeeExpected:
        return "see_expected";
    case Act::Reports:
        return "reports";
    case Act::Reconcile:
        return "reconcile";
    case Act::AcceptDifference:
        return "accept_difference";
    }
    return {};
}

constexpr std::string_view nameOf(Role value)
{
    switch (value) {
    case Role::Cashier:
        return "cashier";
    case Role::Supervisor:
        return "supervisor";
    case Role::Manager:
        return "manager";
    }
    return {};
}

// Of classes and remedies.
using guitai::nameOf;

constexpr std::string_view nameOf(Verdict value)
{
    switch (value) {
    case Verdict::NoAnswer:
        return "no_answer";
    case Verdict::NotFound:
        return "not_found";
    case Verdict::Waiting:
        return "waiting";
    case Verdict::Paid:
        return "paid";
    case Verdict::Declined:
        return "declined";
    case Verdict::Cancelled:
        return "cancelled";
    case Verdict::Refunded:
        return "refunded";
    case Verdict::RefundRefused:
        return "refund_refused";
    case Verdict::NotExecuted:
        return "not_executed";
    case Verdict::DayClosed:
        return "day_closed";
    }
    return {};
}

constexpr std::string_view nameOf(MoveKind value)
{
    switch (value) {
    case MoveKind::Payment:
        return "payment";
    case MoveKind::Refund:
        return "refund";
    case MoveKind::Fee:
        return "fee";
    case MoveKind::Other:
        return "other";
    }
    return {};
}

constexpr std::string_view nameOf(MoveState value)
{
    switch (value) {
    case MoveState::Done:
        return "done";
    case MoveState::Pending:
        return "pending";
    case MoveState::Failed:
        return "failed";
    case MoveState::Reversed:
        return "reversed";
    }
    return {};
}

// The value of a name; false when nobody is called so.
template <typename Enum>
bool valueOf(std::string_view name, Enum &value)
{
    for (int i = 0; !nameOf(Enum(i)).empty(); ++i) {
        if (nameOf(Enum(i)) == name) {
            value = Enum(i);
            return true;
        }
    }
    return false;
}

// --- Kinds of facts.

constexpr std::string_view kindName(const CashierSignedIn *)
{
    return "CashierSignedIn";
}
constexpr std::string_view kindName(const CashierSignedOut *)
{
    return "CashierSignedOut";
}
constexpr std::string_view kindName(const SaleBegun *)
{
    return "SaleBegun";
}
constexpr std::string_view kindName(const LineSet *)
{
    return "LineSet";
}
constexpr std::string_view kindName(const LineRemoved *)
{
    return "LineRemoved";
}
constexpr std::string_view kindName(const OrderDiscountSet *)
{
    return "OrderDiscountSet";
}
constexpr std::string_view kindName(const TipSet *)
{
    return "TipSet";
}
constexpr std::string_view kindName(const ProviderNoted *)
{
    return "ProviderNoted";
}
constexpr std::string_view kindName(const SaleParked *)
{
    return "SaleParked";
}
constexpr std::string_view kindName(const SaleTaken *)
{
    return "SaleTaken";
}
constexpr std::string_view kindName(const SaleLeft *)
{
    return "SaleLeft";
}
constexpr std::string_view kindName(const SaleVoided *)
{
    return "SaleVoided";
}
constexpr std::string_view kindName(const AttemptOpened *)
{
    return "AttemptOpened";
}
constexpr std::string_view kindName(const CodeReceived *)
{
    return "CodeReceived";
}
constexpr std::string_view kindName(const ClosingBegun *)
{
    return "ClosingBegun";
}
constexpr std::string_view kindName(const AttemptEnded *)
{
    return "AttemptEnded";
}
constexpr std::string_view kindName(const Contradicted *)
{
    return "Contradicted";
}
constexpr std::string_view kindName(const WatchEnded *)
{
    return "WatchEnded";
}
constexpr std::string_view kindName(const ExceptionSettled *)
{
    return "ExceptionSettled";
}
constexpr std::string_view kindName(const CashTaken *)
{
    return "CashTaken";
}
constexpr std::string_view kindName(const SaleCompleted *)
{
    return "SaleCompleted";
}
constexpr std::string_view kindName(const RefundOpened *)
{
    return "RefundOpened";
}
constexpr std::string_view kindName(const RefundEnded *)
{
    return "RefundEnded";
}
constexpr std::string_view kindName(const ShiftOpened *)
{
    return "ShiftOpened";
}
constexpr std::string_view kindName(const CashMoved *)
{
    return "CashMoved";
}
constexpr std::string_view kindName(const DrawerOpened *)
{
    return "DrawerOpened";
}
constexpr std::string_view kindName(const DrawerCounted *)
{
    return "DrawerCounted";
}
constexpr std::string_view kindName(const ShiftClosed *)
{
    return "ShiftClosed";
}
constexpr std::string_view kindName(const DayClosed *)
{
    return "DayClosed";
}
constexpr std::string_view kindName(const ActAllowed *)
{
    return "ActAllowed";
}
constexpr std::string_view kindName(const SettingsChanged *)
{
    return "SettingsChanged";
}
constexpr std::string_view kindName(const StaffChanged *)
{
    return "StaffChanged";
}
constexpr std::string_view kindName(const PinRefused *)
{
    return "PinRefused";
}
constexpr std::string_view kindName(const StatementCompared *)
{
    return "StatementCompared";
}
constexpr std::string_view kindName(const DifferenceAccepted *)
{
    return "DifferenceAccepted";
}
constexpr std::string_view kindName(const AskedAgain *)
{
    return "AskedAgain";
}
constexpr std::string_view kindName(const AnsweredAgain *)
{
    return "AnsweredAgain";
}
constexpr std::string_view kindName(const LateMoneyAttached *)
{
    return "LateMoneyAttached";
}

} // namespace guitai::storage
