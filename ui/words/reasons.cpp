// What providers and terminals say, in a person's words: prompts, reasons, and what to do about
// them.
#include "ui/words/words.h"
#include "ui/words/words_tr.h"

namespace guitai::ui {

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

} // namespace guitai::ui
