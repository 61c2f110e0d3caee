// One case for each value, so that a new one does not compile until it has words.
#include "app/ctl/words.h"

#include "storage/journal/fact_names.h"

namespace guitai::ctl {

namespace {

QString named(std::string_view name)
{
    return QString::fromUtf8(name.data(), qsizetype(name.size()));
}

} // namespace

QString wordsFor(Refusal refusal)
{
    switch (refusal) {
    case Refusal::None:
        return {};
    case Refusal::NotSignedIn:
        return "nobody is signed in";
    case Refusal::NotAllowed:
        return "this needs a manager's word: give a manager's PIN (--pin)";
    case Refusal::NothingToPay:
        return "there is nothing to pay: add items first";
    case Refusal::PaymentOpen:
        return "a payment is open: wait for it or cancel it first";
    case Refusal::AlreadyDone:
        return "this is already finished";
    case Refusal::NoSuchSale:
        return "there is no such sale: see guitaictl payments";
    case Refusal::NoSuchLine:
        return "there is no such line in the order";
    case Refusal::NoSuchMethod:
        return "this way to pay is not set up: see guitaictl settings check";
    case Refusal::BadQuantity:
        return "the quantity must be more than zero and at most 9999, whole for pieces";
    case Refusal::BadPrice:
        return "the price must not be negative or absurdly high";
    case Refusal::BadDiscount:
        return "the discount is more than the goods cost";
    case Refusal::TooManyLines:
        return "an order has at most 500 lines";
    case Refusal::BadAmount:
        return "the amount must be more than zero and at most what is due";
    case Refusal::NotEnoughCash:
        return "not enough cash for the amount due";
    case Refusal::TooMuchCash:
        return "that is absurdly much cash: check the amount";
    case Refusal::RefundTooMuch:
        return "more than can still be given back: see guitaictl receipt";
    case Refusal::MoneyTaken:
        return "money has been taken for this sale already: guitaictl refund --order gives it back";
    case Refusal::CannotWrite:
        return "the journal cannot be written; nothing was charged";
    case Refusal::NeedsManager:
        return "a manager must approve it (--approve-pin)";
    case Refusal::NoRate:
        return "the shop has no rate for this currency: set cash.rates in the settings";
    case Refusal::CurrencyNotTaken:
        return "this way to pay does not take the shop's currency";
    case Refusal::NotByHand:
        return "the provider itself will say what happened; nobody can say it by hand";
    case Refusal::BadApproval:
        return "an approval code has 1 to 12 letters and digits; of the card its last four digits";
    case Refusal::CardNumber:
        return "that is a whole card number; only its last four digits may be kept";
    case Refusal::NeedsSupervisor:
        return "a supervisor has to allow this: give the PIN with --approve-pin";
    case Refusal::NoShift:
        return "no shift is open: open one with guitaictl shift open --float A";
    case Refusal::ShiftOpen:
        return "a shift is open: close it first with guitaictl shift count and shift close";
    case Refusal::CountFirst:
        return "the drawer has not been counted since the last cash moved: run guitaictl shift "
               "count";
    case Refusal::BadCount:
        return "this cannot be a count: it needs the shop's own currency, whole numbers of pieces, "
               "and no currency that the shop does not take";
    case Refusal::NoReason:
        return "a reason is missing: say why with --reason";
    case Refusal::Unresolved:
        return "not yet known what became of some money: run guitaictl resolve";
    case Refusal::CannotSign:
        return "the day cannot be signed: put day.key and secret.key back from one backup, or "
               "delete day.key, and a new key is made";
    case Refusal::CannotRefund:
        return "this way to pay cannot give money back";
    case Refusal::NobodyToAsk:
        return "this way to pay has no provider that could be asked";
    case Refusal::NotReadyYet:
        return "the provider has no statement of that day yet: try again later";
    case Refusal::SaleIsOver:
        return "its sale is over: the money can only go back";
    case Refusal::NoSuchRow:
        return "the comparison of that day has no such row: guitaictl reconcile --list names them";
    }
    return {};
}

QString wordsFor(Reason reason)
{
    switch (reason) {
    case Reason::None:
        return {};
    case Reason::CustomerCancelled:
        return "the customer cancelled";
    case Reason::NotEnoughMoney:
        return "the customer has not enough money there";
    case Reason::CodeInvalid:
        return "the customer's code is stale or used: ask for a fresh one";
    case Reason::LimitExceeded:
        return "the amount is over a limit of the customer or the shop";
    case Reason::RiskRefused:
        return "the provider refused it as risky";
    case Reason::BuyerAccount:
        return "the customer's account cannot pay here";
    case Reason::TimedOut:
        return "nobody paid in time";
    case Reason::AlreadyClosed:
        return "the provider had closed it already";
    case Reason::SettingsWrong:
        return "the provider does not accept our settings: run guitaictl settings check";
    case Reason::KeyWrong:
        return "the provider refuses our signature: check the keys in the settings";
    case Reason::NotPermitted:
        return "the provider has not permitted this for the shop's account";
    case Reason::ClockWrong:
        return "this machine's clock is wrong: set it";
    case Reason::ForbiddenWord:
        return "the shop's name or the subject has a word that the provider forbids";
    case Reason::ProviderBusy:
        return "the provider wants fewer calls; trying again slower";
    case Reason::ProviderDown:
        return "the provider has trouble; asking again";
    case Reason::NetworkDown:
        return "the provider cannot be reached: check the network and the address";
    case Reason::Silence:
        return "no answer in time; asking again";
    case Reason::Garbled:
        return "an answer that cannot be read; not believed, asking again";
    case Reason::SignatureWrong:
        return "an answer whose signature is wrong; not believed, asking again";
    case Reason::AmountDiffers:
        return "the provider names another amount than we asked";
    case Reason::RefundTooMuch:
        return "more than the provider still has to give back";
    case Reason::RefundTooLate:
        return "the provider gives nothing back after so long";
    case Reason::ShopBalance:
        return "the shop's balance at the provider does not cover the refund: top it up";
    case Reason::Unknown:
        return "the provider gave a reason we do not know";
    case Reason::TlsFailed:
        return "the secure connection failed: the certificate is not to be trusted; check the "
               "address and this machine's certificates";
    case Reason::WrongHost:
        return "a sandbox key on the production host, or the other way round: check the address "
               "and the key";
    case Reason::WrongCurrency:
        return "this currency is not taken there";
    case Reason::AmountTooSmall:
        return "the amount is below what the provider takes";
    case Reason::NumberUsed:
        return "the payment's number is used for something else at the provider";
    case Reason::PaymentPending:
        return "the provider holds the payment back; it is not money yet, asking again";
    case Reason::RefundPending:
        return "the refund is accepted but not carried out yet; asking again";
    case Reason::Disputed:
        return "the customer has disputed the payment at the provider";
    case Reason::CardDeclined:
        return "the bank declined the card";
    case Reason::CardExpired:
        return "the card has expired";
    case Reason::CardUnreadable:
        return "the card could not be read: insert it again";
    case Reason::CardNotAccepted:
        return "this kind of card is not taken here";
    case Reason::WrongPin:
        return "the PIN was wrong";
    case Reason::PinBlocked:
        return "the PIN was wrong too often";
    case Reason::CardHeld:
        return "the bank declined the card";
    case Reason::PartialApproval:
        return "the bank approved only a part; it was given back";
    case Reason::TerminalBusy:
        return "the card terminal is busy: wait, take the card out, try again";
    case Reason::TerminalOffline:
        return "the card terminal cannot be reached: check its power and network";
    case Reason::TerminalNeedsClose:
        return "the card terminal wants its end of day first: guitaictl terminal end-of-day";
    case Reason::TerminalNeedsCare:
        return "the card terminal needs care: paper, initialisation or service";
    case Reason::NotATerminal:
        return "not a ZVT terminal: something else answers at this address, or it wants the serial "
               "protocol";
    case Reason::AskThePerson:
        return "the terminal cannot tell any more: a manager must look at its slip";
    case Reason::PersonSaid:
        return "entered by hand";
    case Reason::NotSupported:
        return "the provider cannot do this";
    }
    return {};
}

QString wordsFor(Trouble trouble)
{
    switch (trouble) {
    case Trouble::PaidAfterEnd:
        return "money came after the payment had been closed: refund it";
    case Trouble::AmountDiffers:
        return "the provider confirms another amount than we asked: look at its website";
    case Trouble::UndoneAfterPaid:
        return "the provider took back a payment that it had confirmed: charge again";
    case Trouble::PaidTwice:
        return "more was taken than the sale costs: refund the difference";
    }
    return {};
}

QString wordsFor(Prompt prompt)
{
    switch (prompt) {
    case Prompt::None:
        return {};
    case Prompt::InsertCard:
        return "insert or hold the card";
    case Prompt::RemoveCard:
        return "take the card out";
    case Prompt::EnterPin:
        return "enter the PIN";
    case Prompt::WrongPin:
        return "wrong PIN";
    case Prompt::LookAtTerminal:
        return "follow the terminal's display";
    case Prompt::ConfirmAmount:
        return "confirm the amount";
    case Prompt::ChooseOnTerminal:
        return "choose on the terminal";
    case Prompt::CardUnreadable:
        return "the card cannot be read";
    case Prompt::TryOtherCard:
        return "try another card";
    case Prompt::PleaseWait:
        return "please wait";
    case Prompt::CallingBank:
        return "asking the bank";
    case Prompt::Approved:
        return "approved";
    case Prompt::Declined:
        return "declined";
    case Prompt::Reversing:
        return "taking it back";
    case Prompt::PrintingSlip:
        return "printing the slip";
    case Prompt::ClosingDay:
        return "closing the day";
    }
    return {};
}

// The same names as in the journal.
QString nameOf(Reason reason)
{
    return named(storage::nameOf(reason));
}

QString nameOf(Trouble trouble)
{
    return named(storage::nameOf(trouble));
}

QString nameOf(Prompt prompt)
{
    switch (prompt) {
    case Prompt::None:
        return "none";
    case Prompt::InsertCard:
        return "insert_card";
    case Prompt::RemoveCard:
        return "remove_card";
    case Prompt::EnterPin:
        return "enter_pin";
    case Prompt::WrongPin:
        return "wrong_pin";
    case Prompt::LookAtTerminal:
        return "look_at_terminal";
    case Prompt::ConfirmAmount:
        return "confirm_amount";
    case Prompt::ChooseOnTerminal:
        return "choose_on_terminal";
    case Prompt::CardUnreadable:
        return "card_unreadable";
    case Prompt::TryOtherCard:
        return "try_other_card";
    case Prompt::PleaseWait:
        return "please_wait";
    case Prompt::CallingBank:
        return "calling_bank";
    case Prompt::Approved:
        return "approved";
    case Prompt::Declined:
        return "declined";
    case Prompt::Reversing:
        return "reversing";
    case Prompt::PrintingSlip:
        return "printing_slip";
    case Prompt::ClosingDay:
        return "closing_day";
    }
    return {};
}

} // namespace guitai::ctl
