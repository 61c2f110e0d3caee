// The table of error codes. Names are compared without their underscores.
#include "payment/providers/wechatpay/error_codes.h"

#include <array>
#include <string>

namespace guitai::wechatpay {

namespace {

struct ErrorRow
{
    std::string_view code;
    ErrorKind kind;
    Reason reason;
};

constexpr std::array errorRows{
    ErrorRow{"SYSTEMERROR", ErrorKind::NotKnown, Reason::ProviderDown},
    ErrorRow{"BANKERROR", ErrorKind::NotKnown, Reason::ProviderDown},
    ErrorRow{"USERPAYING", ErrorKind::Paying, Reason::None},
    ErrorRow{"FREQUENCYLIMITED", ErrorKind::Busy, Reason::ProviderBusy},
    ErrorRow{"RATELIMITEXCEED", ErrorKind::Busy, Reason::ProviderBusy},
    ErrorRow{"RATELIMITEXCEEDED", ErrorKind::Busy, Reason::ProviderBusy},
    ErrorRow{"ORDERNOTEXIST", ErrorKind::NotThere, Reason::None},
    ErrorRow{"RESOURCENOTEXISTS", ErrorKind::NotThere, Reason::None},
    ErrorRow{"RESOURCENOTEXIST", ErrorKind::NotThere, Reason::None},

    // Ours.
    ErrorRow{"INVALIDREQUEST", ErrorKind::Unclear, Reason::SettingsWrong},
    ErrorRow{"PARAMERROR", ErrorKind::Refused, Reason::SettingsWrong},
    ErrorRow{"LACKPARAMS", ErrorKind::Refused, Reason::SettingsWrong},
    ErrorRow{"XMLFORMATERROR", ErrorKind::Refused, Reason::SettingsWrong},
    ErrorRow{"REQUIREPOSTMETHOD", ErrorKind::Refused, Reason::SettingsWrong},
    ErrorRow{"NOTUTF8", ErrorKind::Refused, Reason::SettingsWrong},
    ErrorRow{"APPIDMCHIDNOTMATCH", ErrorKind::Refused, Reason::SettingsWrong},
    ErrorRow{"APPIDNOTEXIST", ErrorKind::Refused, Reason::SettingsWrong},
    ErrorRow{"MCHNOTEXISTS", ErrorKind::Refused, Reason::SettingsWrong},
    ErrorRow{"MCHIDNOTEXIST", ErrorKind::Refused, Reason::SettingsWrong},
    ErrorRow{"SIGNERROR", ErrorKind::Refused, Reason::KeyWrong},
    ErrorRow{"NOAUTH", ErrorKind::Refused, Reason::NotPermitted},
    ErrorRow{"REQUESTBLOCKED", ErrorKind::Refused, Reason::NotPermitted},

    // The order's state.
    ErrorRow{"ORDERPAID", ErrorKind::StateSays, Reason::None},
    ErrorRow{"ORDERCLOSED", ErrorKind::StateSays, Reason::AlreadyClosed},
    ErrorRow{"ORDERREVERSED", ErrorKind::StateSays, Reason::AlreadyClosed},
    ErrorRow{"OUTTRADENOUSED", ErrorKind::StateSays, Reason::NumberUsed},

    // The customer.
    ErrorRow{"AUTHCODEEXPIRE", ErrorKind::Refused, Reason::CodeInvalid},
    ErrorRow{"AUTHCODEERROR", ErrorKind::Refused, Reason::CodeInvalid},
    ErrorRow{"AUTHCODEINVALID", ErrorKind::Refused, Reason::CodeInvalid},
    ErrorRow{"NOTENOUGH", ErrorKind::Refused, Reason::NotEnoughMoney},
    ErrorRow{"NOTSUPORTCARD", ErrorKind::Refused, Reason::CardNotAccepted}, // sic
    ErrorRow{"NOTSUPPORTCARD", ErrorKind::Refused, Reason::CardNotAccepted},
    ErrorRow{"BUYERMISMATCH", ErrorKind::Refused, Reason::BuyerAccount},
    ErrorRow{"ACCOUNTERROR", ErrorKind::Refused, Reason::BuyerAccount},
    ErrorRow{"USERACCOUNTABNORMAL", ErrorKind::Refused, Reason::BuyerAccount},
    ErrorRow{"RULELIMIT", ErrorKind::Refused, Reason::LimitExceeded},
    ErrorRow{"TRADEERROR", ErrorKind::Refused, Reason::Unknown},

    // Undoing.
    ErrorRow{"REVERSEEXPIRE", ErrorKind::Refused, Reason::RefundTooLate},
    ErrorRow{"INVALIDTRANSACTIONID", ErrorKind::Refused, Reason::SettingsWrong},
};

} // namespace

ErrorMeaning meaningOf(std::string_view code)
{
    std::string bare;
    for (const char c : code) {
        if (c != '_') {
            bare += c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
        }
    }
    for (const ErrorRow &row : errorRows) {
        if (row.code == bare) {
            return {row.kind, row.reason};
        }
    }
    // How v3 names the faults of a customer's code is nowhere settled.
    if (bare.find("AUTHCODE") != std::string::npos) {
        return {ErrorKind::Refused, Reason::CodeInvalid};
    }
    return {};
}

} // namespace guitai::wechatpay
