// Every sentence that explains a state. Short enough to be read while a customer waits.
#include "ui/words/words.h"

#include "ui/words/amounts.h"
#include "ui/words/language.h"
#include "ui/words/words_tr.h"

namespace guitai::ui {

namespace {

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
        return Words::tr("Money has been taken for this sale: give it back first (Pay, Del).");
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
    case Refusal::NeedsSupervisor:
        return Words::tr("This needs a supervisor's PIN.");
    case Refusal::NoShift:
        return Words::tr("No shift is open: count the float and open one first.");
    case Refusal::ShiftOpen:
        return Words::tr("A shift is open: close it first.");
    case Refusal::CountFirst:
        return Words::tr("Cash has moved since the last count: count the drawer first.");
    case Refusal::BadCount:
        return Words::tr("The drawer cannot hold this: look at the count once more.");
    case Refusal::NoReason:
        return Words::tr("Say why.");
    case Refusal::Unresolved:
        return Words::tr("It is not known yet what became of some money.");
    case Refusal::CannotSign:
        return Words::tr("The day cannot be signed: its key does not open.");
    case Refusal::NobodyToAsk:
        return Words::tr("This way to pay has no provider that could be asked.");
    case Refusal::NotReadyYet:
        return Words::tr("The provider has no statement of that day yet: try again later.");
    case Refusal::SaleIsOver:
        return Words::tr("Its sale is over: the money can only go back.");
    case Refusal::NoSuchRow:
        return Words::tr("That row is not there any more: the day has been compared again.");
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
    case Notice::Kind::Saved:
        return Words::tr("Saved: %1").arg(what);
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

// Callbacks are only a shortcut: nothing is lost without them, and the cashier need do nothing.
static StateWords relayWords(const AttentionView &attention, const QString &method)
{
    if (attention.kind == AttentionView::Kind::CallbacksDoubted) {
        return {
            Words::tr("Callbacks that could not be verified: %1").arg(attention.times),
            Words::tr("They came in the name of %1. None was believed, no money is affected.")
                .arg(method),
            Words::tr("If it goes on, a manager compares the keys in the settings with those at "
                      "%1.")
                .arg(method)};
    }
    const QString meanwhile =
        Words::tr("Payments go on: the till asks the providers itself, every few seconds.");
    switch (attention.relayLink) {
    case RelayLink::Refused:
        return {Words::tr("The relay does not know this till any more"), meanwhile,
                Words::tr("A manager enters a new inbox and token in the settings.")};
    case RelayLink::Replaced:
        return {Words::tr("Another till signs in at the relay by this till's name"), meanwhile,
                Words::tr("Give every till a name of its own in the settings.")};
    case RelayLink::TlsFailed:
        return {Words::tr("The relay's certificate is not to be trusted"), meanwhile,
                Words::tr("Check this machine's clock; else whoever runs the relay renews it.")};
    default:
        return {Words::tr("The relay cannot be reached"), meanwhile,
                Words::tr("Check the network. The till comes back by itself.")};
    }
}

// Selling needs no shop's database; only reports over all tills lack what does not come there.
static StateWords shopWords(const AttentionView &attention)
{
    const QString meanwhile =
        Words::tr("Sales go on. Reports over all tills lack what this till has sold since.");
    if (attention.kind == AttentionView::Kind::FactsSetAside) {
        return {Words::tr("Set aside in the shop's database: %1").arg(attention.times),
                Words::tr("They did not fit there. Reports over all tills are without them."),
                Words::tr("A manager looks at them with guitaictl shop set-aside.")};
    }
    switch (attention.shopLink) {
    case ShopLink::Refused:
        return {Words::tr("The shop's database refuses this till"), meanwhile,
                Words::tr("Give every till a number of its own in the settings.")};
    case ShopLink::Behind:
        return {Words::tr("This till was restored from an older copy"),
                Words::tr("The shop's database has sales that are missing here."),
                Words::tr("Before the next sale, close this window and run guitaictl shop fetch.")};
    case ShopLink::Parted:
        return {Words::tr("This till was restored from an older copy and has sold on"),
                Words::tr("What it sells is set aside in the shop's database."),
                Words::tr("A manager looks at them with guitaictl shop set-aside.")};
    default:
        return {Words::tr("The shop's database cannot be reached"), meanwhile,
                Words::tr("Check the network. The till comes back by itself.")};
    }
}

static StateWords statementWords(const AttentionView &attention, const QString &method)
{
    const QString day = fromUtf8(attention.day);
    if (attention.kind == AttentionView::Kind::StatementDiffers) {
        return {Words::tr("%1, %2: rows to look at: %3").arg(method, day).arg(attention.times),
                Words::tr("The provider's statement and the till's books do not say the same."),
                Words::tr("A supervisor looks at them under Reconcile.")};
    }
    return {Words::tr("%1, %2: no statement yet").arg(method, day),
            reasonText(attention.weather.lastReason),
            Words::tr("The till keeps asking. A manager can bring the file instead, under "
                      "Reconcile.")};
}

StateWords attentionWords(const AttentionView &attention, const QString &method, bool byHand)
{
    if (attention.isOfShop()) {
        return shopWords(attention);
    }
    if (attention.isOfRelay()) {
        return relayWords(attention, method);
    }
    if (attention.isOfStatement()) {
        return statementWords(attention, method);
    }
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
    case AttentionView::Kind::RelayDown:
    case AttentionView::Kind::CallbacksDoubted:
    case AttentionView::Kind::ShopDown:
    case AttentionView::Kind::FactsSetAside:
    case AttentionView::Kind::StatementDiffers:
    case AttentionView::Kind::StatementLacking:
        break; // above
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
