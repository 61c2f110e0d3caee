// The tables of error ids, terminal states and intermediate states (PA00P015 rev. 13.08, chapters
// 10 and 11).
#include "payment/providers/zvt/codes.h"

namespace guitai::zvt {

namespace {

constexpr int lastHostCode = 0x63;

// 01 to 63: the bank's own codes, two decimal digits written in hexadecimal. Apart from the wrong
// PIN they follow the habits of ISO 8583.
Reason reasonOfHost(int decimal)
{
    switch (decimal) {
    case 3:
    case 58:
        return Reason::NotPermitted;
    case 4:
    case 7:
    case 41:
    case 43:
        return Reason::CardHeld;
    case 14:
    case 57:
    case 62:
        return Reason::CardNotAccepted;
    case 30:
        return Reason::SettingsWrong;
    case 33:
    case 54:
        return Reason::CardExpired;
    case 34:
    case 59:
    case 63:
        return Reason::RiskRefused;
    case 51:
        return Reason::NotEnoughMoney;
    case 55:
        return Reason::WrongPin;
    case 61:
    case 65:
        return Reason::LimitExceeded;
    case 38:
    case 75:
        return Reason::PinBlocked;
    case 90:
    case 91:
    case 92:
    case 96:
        return Reason::ProviderDown;
    default:
        return Reason::CardDeclined;
    }
}

} // namespace

Reason reasonOfError(int errorId)
{
    if (errorId > 0 && errorId <= lastHostCode)
        return reasonOfHost(errorId);
    switch (errorId) {
    case 0x00:
        return Reason::None;
    case 0x64: // card not readable
    case 0x65: // card data missing
    case 0x66: // processing error
    case 0x72: // chip
    case 0x73: // card data incorrect
    case 0x7B: // fall back to the stripe not possible
    case 0x7C:
    case 0x7E:
    case 0xDD: // card reader
    case 0xDE:
        return Reason::CardUnreadable;
    case 0x67: // not for this kind of card
    case 0x68:
    case 0x76: // not on the white list
    case 0x79: // not valid yet
    case 0x7A: // card unknown
    case 0xC4: // card profile
    case 0xC5: // way of payment not supported
    case 0xE7: // goods groups
    case 0xE8:
    case 0xE9:
    case 0xEA:
        return Reason::CardNotAccepted;
    case 0x6C:
        return Reason::CustomerCancelled;
    case 0x6E:
        return Reason::CardHeld;
    case 0x6F:
    case 0xC6:
    case 0xCB: // only euro
        return Reason::WrongCurrency;
    case 0x71:
        return Reason::NotEnoughMoney;
    case 0x78:
        return Reason::CardExpired;
    case 0x6A: // turnover file full
    case 0x77: // an end of day that could not be carried out
    case 0xB1: // memory full
    case 0xB2: // journal full
    case 0xF0: // open end of day
    case 0xF1: // offline totals wait
    case 0xFA: // offline clearing
        return Reason::TerminalNeedsClose;
    case 0x7D: // communication
    case 0x9B: // dial-up
    case 0xA1: // remote gives no answer
    case 0xA3: // no connection
    case 0xD2:
        return Reason::TerminalOffline;
    case 0x83:
    case 0xCD: // cash-back
        return Reason::NotSupported;
    case 0x9A: // protocol
        return Reason::SettingsWrong;
    case 0x9C:
    case 0xA0:
    case 0xDC: // a card is in it
        return Reason::TerminalBusy;
    case 0xA5: // forbidden by PCI
    case 0xC1: // merchant card locked
        return Reason::NotPermitted;
    case 0xB4:
        return Reason::AlreadyClosed;
    case 0xB5:
        return Reason::RefundTooLate;
    case 0xB7: // pre-authorisation does not fit
    case 0xB8:
        return Reason::AmountDiffers;
    case 0xC3:
    case 0xC9: // its largest amount is too small
        return Reason::LimitExceeded;
    case 0xC8:
        return Reason::AmountTooSmall;
    case 0xEB:
    case 0xEC:
    case 0xED:
        return Reason::WrongPin;
    case 0x6B: // not registered with its host
    case 0x74:
    case 0x75:
    case 0x85: // key missing
    case 0x89: // PIN pad
    case 0xA4:
    case 0xBF: // supply
    case 0xC0:
    case 0xC2: // diagnosis
    case 0xCC: // printer
    case 0xDF:
    case 0xE0: // maintenance
    case 0xE2:
    case 0xE3:
    case 0xE4:
    case 0xF5:
    case 0xF6:
        return Reason::TerminalNeedsCare;
    default:
        return Reason::Unknown;
    }
}

bool meansBusy(int errorId)
{
    return reasonOfError(errorId) == Reason::TerminalBusy;
}

bool meansAborted(int errorId)
{
    return errorId == 0x6C;
}

Reason reasonOfTerminalStatus(int status)
{
    switch (status) {
    case 0x00:
        return Reason::None;
    case 0x51: // initialisation
    case 0x62: // its clock
        return Reason::TerminalNeedsCare;
    case 0xE1: // card not taken out
        return Reason::TerminalBusy;
    default:
        return reasonOfError(status);
    }
}

Prompt promptOfStatus(int status)
{
    const bool takeCardOut = (status >= 0x41 && status <= 0x5D) || status == 0x66 || status == 0x67;
    switch (takeCardOut ? status - 0x40 : status) {
    case 0x00:
        return Prompt::ConfirmAmount;
    case 0x01:
    case 0x02:
    case 0x11: // balance
    case 0x26: // mobile number
    case 0x27:
    case 0x68: // card in it
    case 0xC7: // mileage
    case 0xFF: // its own text
        return Prompt::LookAtTerminal;
    case 0x03:
    case 0x07:
    case 0x08:
    case 0x09:
    case 0x10:
    case 0x14:
    case 0x16:
    case 0x18:
    case 0x19:
        return Prompt::TryOtherCard;
    case 0x04:
    case 0xD2:
    case 0xD3:
    case 0xF1:
    case 0xF2:
    case 0xF3:
        return Prompt::CallingBank;
    case 0x05:
        return Prompt::Reversing;
    case 0x0A:
    case 0x2A:
        return Prompt::InsertCard;
    case 0x0B:
        return Prompt::RemoveCard;
    case 0x0C:
    case 0x0D:
        return Prompt::CardUnreadable;
    case 0x0F:
        return Prompt::ClosingDay;
    case 0x12: // malfunction
    case 0x13: // not possible
    case 0x1D:
        return Prompt::Declined;
    case 0x15:
        return Prompt::WrongPin;
    case 0x1B:
    case 0x1C:
        return Prompt::Approved;
    case 0x28: // currency
    case 0x29: // language
    case 0x2C: // application
    case 0x69: // whose currency
    case 0xE0:
    case 0xE1:
        return Prompt::ChooseOnTerminal;
    case 0xCC:
        return Prompt::EnterPin;
    case 0x06: // post-bookings
    case 0x0E:
    case 0x17:
    case 0x1A: // service
    case 0x2B: // offline emergency
    case 0xC8: // waits for the cashier
    case 0xC9: // diagnosis
    case 0xCA: // initialisation
    case 0xCB: // journal full
    case 0xE2: // cleaning card
    default:
        return takeCardOut ? Prompt::RemoveCard : Prompt::PleaseWait;
    }
}

} // namespace guitai::zvt
