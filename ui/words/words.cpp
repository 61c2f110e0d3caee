// Every sentence that explains a state. Short enough to be read while a customer waits.
#include "ui/words/words.h"

#include "ui/words/amounts.h"
#include "ui/words/language.h"

#include <QCoreApplication>

namespace guitai::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(guitai::ui::Words)
};

// How many answers may be missing before we say so.
constexpr int silencesToMention = 2;

} // namespace

PayPhase phaseOf(const Attempt &attempt, const Weather &weather, CustomerStep step)
{
    switch (attempt.stage) {
    case AttemptStage::Open:
        if (weather.silences >= silencesToMention) {
            return PayPhase::StillAsking;
        }
        return step == CustomerStep::ShowCode && attempt.code.empty() ? PayPhase::Preparing
                                                                      : PayPhase::Waiting;
    case AttemptStage::Closing:
        return PayPhase::Closing;
    case AttemptStage::Ended:
        break;
    }
    if (attempt.outcome == AttemptOutcome::Paid) {
        return PayPhase::Paid;
    }
    if (attempt.closing == ClosingCause::TimeUp || attempt.reason == Reason::TimedOut) {
        return PayPhase::TimeUp;
    }
    return attempt.outcome == AttemptOutcome::Cancelled ? PayPhase::Cancelled : PayPhase::Declined;
}

namespace {

// The bank has been asked: money may be on its way, whatever comes of it.
bool bankIsAsked(Prompt prompt)
{
    return prompt == Prompt::CallingBank || prompt == Prompt::Approved ||
           prompt == Prompt::RemoveCard || prompt == Prompt::PrintingSlip ||
           prompt == Prompt::Reversing;
}

StateWords waitingWords(CustomerStep step, Prompt prompt, const QString &method)
{
    switch (step) {
    case CustomerStep::ShowCode:
        return {Words::tr("Waiting for the customer"), Words::tr("No money has been taken yet."),
                Words::tr("Ask the customer to scan the code with %1.").arg(method)};
    case CustomerStep::PresentCard:
        return {Words::tr("Waiting for the card"),
                bankIsAsked(prompt) ? Words::tr("The terminal has not said its last word yet.")
                                    : Words::tr("No money has been taken yet."),
                Words::tr("The customer follows the terminal.")};
    case CustomerStep::ScanCustomerCode:
        return {Words::tr("The customer confirms on the phone"),
                Words::tr("%1 has not confirmed the money yet.").arg(method),
                Words::tr("If the phone asks for a password, the customer types it now.")};
    case CustomerStep::TypeApproval:
        return {Words::tr("Charge the card on the other machine"),
                Words::tr("Only you know whether it was charged."),
                Words::tr("Then type its approval code here.")};
    case CustomerStep::OpenPage:
    case CustomerStep::None:
        break;
    }
    return {Words::tr("Waiting for %1").arg(method), Words::tr("No money has been taken yet."),
            Words::tr("This takes a moment.")};
}

} // namespace

StateWords payWords(PayPhase phase, const Attempt &attempt, const Weather &weather,
                    CustomerStep step, const QString &method)
{
    switch (phase) {
    case PayPhase::Preparing:
        return {Words::tr("Preparing the code"), Words::tr("No money has been taken yet."),
                Words::tr("%1 is asked for a code.").arg(method)};
    case PayPhase::Waiting:
        return waitingWords(step, weather.prompt, method);
    case PayPhase::StillAsking:
        return {Words::tr("No answer from %1, still asking").arg(method),
                Words::tr("The customer may already have paid: we do not know yet."),
                reasonAdvice(weather.lastReason)};
    case PayPhase::Closing:
        return {attempt.closing == ClosingCause::TimeUp
                    ? Words::tr("Time is up, closing")
                    : Words::tr("Cancelling with %1").arg(method),
                Words::tr("Money may still move until %1 confirms.").arg(method),
                Words::tr("Do not let the customer go yet.")};
    case PayPhase::Paid:
        return {Words::tr("Paid"), Words::tr("%1 has confirmed the money.").arg(method), {}};
    case PayPhase::Declined:
        return {Words::tr("%1 declined").arg(method),
                Words::tr("No money was taken. %1").arg(reasonText(attempt.reason)).trimmed(),
                reasonAdvice(attempt.reason)};
    case PayPhase::Cancelled:
        return {Words::tr("Cancelled"), Words::tr("No money was taken: %1 confirmed.").arg(method),
                Words::tr("Choose how to pay.")};
    case PayPhase::TimeUp:
        return {Words::tr("Time is up"), Words::tr("No money was taken: the code is closed."),
                Words::tr("Try again or choose another way to pay.")};
    }
    return {};
}

QString promptText(Prompt prompt)
{
    switch (prompt) {
    case Prompt::None:
        return Words::tr("Follow the terminal");
    case Prompt::InsertCard:
        return Words::tr("Insert or tap the card");
    case Prompt::RemoveCard:
        return Words::tr("Take the card out");
    case Prompt::EnterPin:
        return Words::tr("Enter the PIN");
    case Prompt::WrongPin:
        return Words::tr("Wrong PIN, enter it again");
    case Prompt::LookAtTerminal:
        return Words::tr("Look at the terminal");
    case Prompt::ConfirmAmount:
        return Words::tr("Confirm the amount");
    case Prompt::ChooseOnTerminal:
        return Words::tr("Choose on the terminal");
    case Prompt::CardUnreadable:
        return Words::tr("Card not readable, try again");
    case Prompt::TryOtherCard:
        return Words::tr("Try another card");
    case Prompt::PleaseWait:
        return Words::tr("One moment, please");
    case Prompt::CallingBank:
        return Words::tr("Calling the bank");
    case Prompt::Approved:
        return Words::tr("Approved");
    case Prompt::Declined:
        return Words::tr("Declined");
    case Prompt::Reversing:
        return Words::tr("Undoing the payment");
    case Prompt::PrintingSlip:
        return Words::tr("Printing the slip");
    case Prompt::ClosingDay:
        return Words::tr("The terminal runs its end of day");
    }
    return {};
}

QString promptIcon(Prompt prompt)
{
    switch (prompt) {
    case Prompt::None:
        return QStringLiteral("terminal");
    case Prompt::InsertCard:
        return QStringLiteral("card-insert");
    case Prompt::RemoveCard:
        return QStringLiteral("card-remove");
    case Prompt::EnterPin:
    case Prompt::WrongPin:
        return QStringLiteral("pin-pad");
    case Prompt::LookAtTerminal:
    case Prompt::ConfirmAmount:
        return QStringLiteral("eye");
    case Prompt::ChooseOnTerminal:
        return QStringLiteral("list");
    case Prompt::CardUnreadable:
    case Prompt::TryOtherCard:
        return QStringLiteral("card");
    case Prompt::PleaseWait:
    case Prompt::ClosingDay:
        return QStringLiteral("hourglass");
    case Prompt::CallingBank:
        return QStringLiteral("bank");
    case Prompt::Approved:
        return QStringLiteral("check-circle");
    case Prompt::Declined:
        return QStringLiteral("cross-circle");
    case Prompt::Reversing:
        return QStringLiteral("refund");
    case Prompt::PrintingSlip:
        return QStringLiteral("print");
    }
    return {};
}

QString reasonText(Reason reason)
{
    switch (reason) {
    case Reason::None:
        return {};
    case Reason::CustomerCancelled:
        return Words::tr("The customer cancelled.");
    case Reason::NotEnoughMoney:
        return Words::tr("The customer's balance is too low.");
    case Reason::CodeInvalid:
        return Words::tr("The customer's code is not valid any more.");
    case Reason::LimitExceeded:
        return Words::tr("The customer's limit is exceeded.");
    case Reason::RiskRefused:
        return Words::tr("Refused for safety reasons.");
    case Reason::BuyerAccount:
        return Words::tr("The customer's account cannot pay here.");
    case Reason::TimedOut:
        return Words::tr("Nobody paid in time.");
    case Reason::AlreadyClosed:
        return Words::tr("This payment is already closed.");
    case Reason::SettingsWrong:
        return Words::tr("The settings are wrong.");
    case Reason::KeyWrong:
        return Words::tr("The key does not fit.");
    case Reason::NotPermitted:
        return Words::tr("The shop's account may not do this.");
    case Reason::ClockWrong:
        return Words::tr("This till's clock is wrong.");
    case Reason::ForbiddenWord:
        return Words::tr("The text holds a word that is not allowed.");
    case Reason::ProviderBusy:
        return Words::tr("The provider is busy.");
    case Reason::ProviderDown:
        return Words::tr("The provider has a fault.");
    case Reason::NetworkDown:
        return Words::tr("There is no network.");
    case Reason::Silence:
        return Words::tr("No answer in time.");
    case Reason::Garbled:
        return Words::tr("The answer cannot be read.");
    case Reason::SignatureWrong:
        return Words::tr("The answer is not genuine.");
    case Reason::AmountDiffers:
        return Words::tr("The amount differs.");
    case Reason::RefundTooMuch:
        return Words::tr("More than was paid.");
    case Reason::RefundTooLate:
        return Words::tr("Too late for a refund.");
    case Reason::ShopBalance:
        return Words::tr("The shop's balance does not cover it.");
    case Reason::Unknown:
        return Words::tr("No reason was given.");
    case Reason::TlsFailed:
        return Words::tr("The secure connection failed.");
    case Reason::WrongHost:
        return Words::tr("The key belongs to another host (sandbox or production).");
    case Reason::WrongCurrency:
        return Words::tr("This currency is not taken there.");
    case Reason::AmountTooSmall:
        return Words::tr("The amount is too small for this way to pay.");
    case Reason::NumberUsed:
        return Words::tr("The payment number is already in use.");
    case Reason::PaymentPending:
        return Words::tr("The provider holds the payment back: it is not money yet.");
    case Reason::RefundPending:
        return Words::tr("The refund is accepted but not carried out yet.");
    case Reason::Disputed:
        return Words::tr("The customer has complained to the provider.");
    case Reason::CardDeclined:
        return Words::tr("The bank declined the card.");
    case Reason::CardExpired:
        return Words::tr("The card has expired.");
    case Reason::CardUnreadable:
        return Words::tr("The card could not be read.");
    case Reason::CardNotAccepted:
        return Words::tr("This kind of card is not taken here.");
    case Reason::WrongPin:
        return Words::tr("The PIN was wrong.");
    case Reason::PinBlocked:
        return Words::tr("The PIN was wrong too often.");
    case Reason::CardHeld:
        return Words::tr("The bank declined the card.");
    case Reason::PartialApproval:
        return Words::tr("The bank approved only a part; it was given back.");
    case Reason::TerminalBusy:
        return Words::tr("The card terminal is busy.");
    case Reason::TerminalOffline:
        return Words::tr("The card terminal has no connection.");
    case Reason::TerminalNeedsClose:
        return Words::tr("The card terminal wants its end of day first.");
    case Reason::TerminalNeedsCare:
        return Words::tr("The card terminal needs care (paper, set-up, service).");
    case Reason::NotATerminal:
        return Words::tr("What answers there is not a card terminal of this kind.");
    case Reason::AskThePerson:
        return Words::tr("The card terminal cannot tell any more what happened.");
    case Reason::PersonSaid:
        return Words::tr("Entered by hand.");
    case Reason::NotSupported:
        return Words::tr("This is not possible here.");
    }
    return {};
}

QString reasonAdvice(Reason reason)
{
    switch (reason) {
    case Reason::CustomerCancelled:
    case Reason::NotEnoughMoney:
    case Reason::LimitExceeded:
    case Reason::BuyerAccount:
    case Reason::RiskRefused:
        return Words::tr("Ask the customer for another way to pay.");
    case Reason::CodeInvalid:
        return Words::tr("Ask for a fresh code and scan it again.");
    case Reason::TimedOut:
    case Reason::AlreadyClosed:
        return Words::tr("Try again or choose another way to pay.");
    case Reason::SettingsWrong:
    case Reason::KeyWrong:
    case Reason::NotPermitted:
    case Reason::ForbiddenWord:
        return Words::tr("Take another way to pay and call the manager.");
    case Reason::ClockWrong:
        return Words::tr("Set the clock of this till, then try again.");
    case Reason::ProviderBusy:
    case Reason::ProviderDown:
    case Reason::Silence:
    case Reason::Garbled:
    case Reason::SignatureWrong:
        return Words::tr("Wait a moment, or cancel and take another way to pay.");
    case Reason::NetworkDown:
        return Words::tr("Check the network cable, or cancel and take cash.");
    case Reason::RefundTooMuch:
        return Words::tr("Refund a smaller amount.");
    case Reason::RefundTooLate:
        return Words::tr("Give the money back in cash.");
    case Reason::ShopBalance:
        return Words::tr("Try again tomorrow or call the manager.");
    case Reason::AmountDiffers:
        return Words::tr("Call the manager.");
    case Reason::WrongCurrency:
    case Reason::AmountTooSmall:
    case Reason::CardDeclined:
    case Reason::PartialApproval:
    case Reason::NotSupported:
        return Words::tr("Ask the customer for another way to pay.");
    case Reason::TlsFailed:
    case Reason::WrongHost:
    case Reason::Disputed:
    case Reason::NotATerminal:
        return Words::tr("Take another way to pay and call the manager.");
    case Reason::NumberUsed:
    case Reason::PersonSaid:
        return Words::tr("Try again or choose another way to pay.");
    case Reason::RefundPending:
        return Words::tr("Wait a moment, or cancel and take another way to pay.");
    case Reason::PaymentPending:
        return Words::tr("Do not hand over the goods yet, or call the manager.");
    case Reason::CardExpired:
    case Reason::CardNotAccepted:
    case Reason::PinBlocked:
    case Reason::CardHeld:
        return Words::tr("Ask for another card or another way to pay.");
    case Reason::CardUnreadable:
    case Reason::WrongPin:
        return Words::tr("Ask the customer to insert the card again.");
    case Reason::TerminalBusy:
        return Words::tr("Wait, take the card out of the terminal and try again.");
    case Reason::TerminalOffline:
        return Words::tr("Check the terminal's power and cable, or take another way to pay.");
    case Reason::TerminalNeedsClose:
        return Words::tr("Run the end of day on the terminal, then try again.");
    case Reason::TerminalNeedsCare:
        return Words::tr("Look at the terminal, or take another way to pay.");
    case Reason::AskThePerson:
        return Words::tr("A manager looks at the terminal's slip and says what happened.");
    case Reason::None:
    case Reason::Unknown:
        break;
    }
    return Words::tr("Try again or choose another way to pay.");
}

QString refusalText(Refusal refusal)
{
    switch (refusal) {
    case Refusal::None:
        return {};
    case Refusal::NotSignedIn:
        return Words::tr("Sign in first.");
    case Refusal::NotAllowed:
        return Words::tr("Only a manager may do this.");
    case Refusal::NothingToPay:
        return Words::tr("There is nothing to pay.");
    case Refusal::PaymentOpen:
        return Words::tr("A payment is open: finish or cancel it first.");
    case Refusal::AlreadyDone:
        return Words::tr("This is already done.");
    case Refusal::NoSuchSale:
        return Words::tr("This sale is not here any more.");
    case Refusal::NoSuchLine:
        return Words::tr("This line is not here any more.");
    case Refusal::BadQuantity:
        return Words::tr("This quantity cannot be sold.");
    case Refusal::BadPrice:
        return Words::tr("This price cannot be.");
    case Refusal::BadDiscount:
        return Words::tr("This discount is too large.");
    case Refusal::TooManyLines:
        return Words::tr("The sale is full: finish it and begin another.");
    case Refusal::NoSuchMethod:
        return Words::tr("This way to pay is not set up.");
    case Refusal::CannotWrite:
        return Words::tr("The till cannot write: nothing was charged.");
    case Refusal::BadAmount:
        return Words::tr("This amount cannot be taken.");
    case Refusal::NotEnoughCash:
        return Words::tr("This is less than the amount due.");
    case Refusal::TooMuchCash:
        return Words::tr("This is far too much cash.");
    case Refusal::RefundTooMuch:
        return Words::tr("This is more than can be refunded.");
    case Refusal::MoneyTaken:
        return Words::tr("Money has been taken for this sale: refund it first.");
    case Refusal::NeedsManager:
        return Words::tr("This needs a manager's PIN.");
    case Refusal::NoRate:
        return Words::tr("The shop has no rate for this currency.");
    case Refusal::CurrencyNotTaken:
        return Words::tr("This way to pay does not take the currency.");
    case Refusal::NotByHand:
        return Words::tr("The provider itself will say what happened: wait.");
    case Refusal::BadApproval:
        return Words::tr("Type the approval code and the last four digits.");
    case Refusal::CardNumber:
        return Words::tr("That is a whole card number: type only its last four digits.");
    case Refusal::CannotRefund:
        return Words::tr("Nothing can be given back this way.");
    }
    return {};
}

QString noticeText(const Notice &notice)
{
    const QString what = named(notice.what, notice.whatZh);
    switch (notice.kind) {
    case Notice::Kind::UnknownCode:
        return Words::tr("No item has the code %1").arg(what);
    case Notice::Kind::Added:
        return Words::tr("Added %1").arg(what);
    case Notice::Kind::KeptForNext:
        return Words::tr("%1 is kept for the next customer").arg(what);
    case Notice::Kind::Refused:
        return refusalText(notice.refusal);
    case Notice::Kind::WrongPin:
        return notice.wait.ms > 0
                   ? Words::tr("Wrong PIN. Try again in %1.").arg(countdownText(notice.wait))
                   : Words::tr("Wrong PIN. Try again.");
    case Notice::Kind::Printed:
        return Words::tr("Printed");
    case Notice::Kind::Failed:
        return what;
    }
    return {};
}

namespace {

StateWords troubleWords(const AttentionView &attention, const QString &method)
{
    const QString amount = amountText(attention.amount);
    switch (attention.trouble) {
    case Trouble::PaidAfterEnd:
        return {Words::tr("%1 arrived after the payment was closed").arg(amount),
                Words::tr("The money is in the shop's %1 account, not in a sale.").arg(method),
                Words::tr("Give it back, or settle it with the customer.")};
    case Trouble::AmountDiffers:
        return {Words::tr("%1 confirms another amount: %2").arg(method, amount),
                Words::tr("The money is in the shop's %1 account.").arg(method),
                Words::tr("Compare with the sale, then give it back or settle it.")};
    case Trouble::UndoneAfterPaid:
        return {Words::tr("%1 took a payment back").arg(method),
                Words::tr("%1 that was paid is not in the shop's account any more.").arg(amount),
                Words::tr("Ask the customer to pay again, or call the manager.")};
    case Trouble::PaidTwice:
        return {Words::tr("Paid twice: %1 too much").arg(amount),
                Words::tr("The money is in the shop's %1 account.").arg(method),
                Words::tr("Give the second payment back.")};
    }
    return {};
}

} // namespace

StateWords attentionWords(const AttentionView &attention, const QString &method, bool byHand)
{
    const QString amount = amountText(attention.amount);
    if (byHand && attention.kind == AttentionView::Kind::AttemptUnresolved) {
        return {Words::tr("Was %1 charged?").arg(amount),
                Words::tr("%1 cannot say it: only its slip tells.").arg(method),
                Words::tr("Look at the slip and say what happened.")};
    }
    if (byHand && attention.kind == AttentionView::Kind::RefundUnresolved) {
        return {Words::tr("Was %1 given back?").arg(amount),
                Words::tr("%1 cannot say it: only its slip tells.").arg(method),
                Words::tr("Look at the slip and say what happened.")};
    }
    switch (attention.kind) {
    case AttentionView::Kind::Exception:
        return troubleWords(attention, method);
    case AttentionView::Kind::AttemptUnresolved:
        return {Words::tr("A payment of %1 is not known yet").arg(amountText(attention.amount)),
                Words::tr("Money may have been taken. %1")
                    .arg(reasonText(attention.weather.lastReason)),
                Words::tr("The till keeps asking %1. Nothing needs to be done.").arg(method)};
    case AttentionView::Kind::RefundUnresolved:
        return {Words::tr("A refund of %1 is not known yet").arg(amountText(attention.amount)),
                Words::tr("The money may already be on its way back. %1")
                    .arg(reasonText(attention.weather.lastReason)),
                Words::tr("The till keeps asking %1. Do not pay it out in cash.").arg(method)};
    }
    return {};
}

StateWords refundWords(const Refund &refund, const QString &method, bool byHand)
{
    const QString amount = amountText(refund.amount);
    switch (refund.stage) {
    case RefundStage::Asked:
        if (byHand) {
            return {Words::tr("Give %1 back on the card machine").arg(amount),
                    Words::tr("Only you know whether it was done."),
                    Words::tr("Then say here what it said.")};
        }
        return {Words::tr("Refund of %1 to %2 is on its way").arg(amount, method),
                Words::tr("%1 has not confirmed it yet.").arg(method),
                Words::tr("It resolves itself: the till keeps asking.")};
    case RefundStage::Done:
        return {Words::tr("Refunded %1 to %2").arg(amount, method), {}, {}};
    case RefundStage::Refused:
        return {Words::tr("%1 refused the refund of %2").arg(method, amount),
                reasonText(refund.reason), reasonAdvice(refund.reason)};
    }
    return {};
}

QString lineFaultText(OrderFault fault)
{
    switch (fault) {
    case OrderFault::None:
        return {};
    case OrderFault::QuantityNotPositive:
        return Words::tr("The quantity must be more than zero.");
    case OrderFault::QuantityAbsurd:
        return Words::tr("This quantity cannot be sold.");
    case OrderFault::PriceNegative:
    case OrderFault::PriceAbsurd:
        return Words::tr("This price cannot be.");
    case OrderFault::DiscountAbsurd:
        return Words::tr("This discount is too large.");
    case OrderFault::CurrencyDiffers:
        return Words::tr("The currency differs.");
    case OrderFault::TooManyLines:
        return Words::tr("The sale is full: finish it and begin another.");
    }
    return {};
}

QString methodName(const ProviderId &id, const std::vector<MethodView> &methods)
{
    for (const MethodView &method : methods) {
        if (method.card.id == id && (!method.card.name.empty() || !method.card.nameZh.empty())) {
            return named(method.card.name, method.card.nameZh);
        }
    }
    return id.text == "cash" ? Words::tr("Cash") : fromUtf8(id.text);
}

QString methodMark(const ProviderId &id)
{
    if (id.text == "zvt") {
        return QStringLiteral("mark-terminal");
    }
    if (id.text == "manual_card") {
        return QStringLiteral("mark-card");
    }
    for (const char *known : {"cash", "alipay", "wechatpay", "paypal", "stripe"}) {
        if (id.text == known) {
            return QStringLiteral("mark-") + fromUtf8(id.text);
        }
    }
    return QStringLiteral("mark-other");
}

} // namespace guitai::ui
