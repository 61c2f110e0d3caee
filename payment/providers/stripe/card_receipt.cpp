// From Stripe's names to those on a receipt.
#include "payment/providers/stripe/card_receipt.h"

#include "payment/providers/stripe/api.h"

#include <array>
#include <string_view>
#include <utility>

namespace guitai::stripe {

namespace {

using NamePair = std::pair<std::string_view, std::string_view>;

constexpr std::array brandNames{
    NamePair{"amex", "American Express"},
    NamePair{"cartes_bancaires", "Cartes Bancaires"},
    NamePair{"diners", "Diners Club"},
    NamePair{"discover", "Discover"},
    NamePair{"eftpos_au", "eftpos"},
    NamePair{"interac", "Interac"},
    NamePair{"jcb", "JCB"},
    NamePair{"mastercard", "Mastercard"},
    NamePair{"unionpay", "UnionPay"},
    NamePair{"visa", "Visa"},
};

constexpr std::array entryNames{
    NamePair{"contact_emv", "chip"},
    NamePair{"contactless_emv", "contactless"},
    NamePair{"contactless_magstripe_mode", "contactless"},
    NamePair{"magnetic_stripe_fallback", "magstripe"},
    NamePair{"magnetic_stripe_track2", "magstripe"},
};

constexpr std::array verifiedNames{
    NamePair{"none", "none"},       NamePair{"signature", "signature"},
    NamePair{"offline_pin", "pin"}, NamePair{"offline_pin_and_signature", "pin"},
    NamePair{"online_pin", "pin"},
};

// In the order in which they are printed.
constexpr std::array emvNames{
    NamePair{"application_preferred_name", "Application"},
    NamePair{"dedicated_file_name", "AID"},
    NamePair{"account_type", "Account"},
    NamePair{"application_cryptogram", "AC"},
    NamePair{"authorization_response_code", "ARC"},
    NamePair{"cardholder_verification_method", "CVM"},
    NamePair{"terminal_verification_results", "TVR"},
    NamePair{"transaction_status_information", "TSI"},
};

template <typename Names>
std::string nameIn(const Names &names, const std::string &word, const std::string &otherwise)
{
    for (const auto &[theirs, ours] : names) {
        if (theirs == word) {
            return std::string(ours);
        }
    }
    return otherwise;
}

} // namespace

std::optional<CardSlip> cardSlipOf(const QJsonObject &charge, const std::string &reader)
{
    const QJsonObject details = charge["payment_method_details"].toObject();
    const std::string type = textIn(details, "type");
    if (type != "card_present" && type != "interac_present") {
        return std::nullopt;
    }
    const QJsonObject card = details[QString::fromStdString(type)].toObject();
    const QJsonObject receipt = card["receipt"].toObject();
    CardSlip slip;
    const std::string brand = textIn(card, "brand");
    slip.brand = nameIn(brandNames, brand, brand == "unknown" ? std::string() : brand);
    if (const std::string last4 = textIn(card, "last4"); last4.size() == 4) {
        slip.maskedNumber = "************" + last4;
    }
    slip.approvalCode = textIn(receipt, "authorization_code");
    slip.terminal = reader;
    slip.receipt = textIn(charge, "receipt_number");
    slip.trace = textIn(charge, "id");
    slip.entry = nameIn(entryNames, textIn(card, "read_method"), {});
    slip.verified = nameIn(verifiedNames, textIn(receipt, "cardholder_verification_method"), {});
    for (const auto &[theirs, ours] : emvNames) {
        if (const std::string value = textIn(receipt, theirs.data()); !value.empty()) {
            slip.emv.push_back({std::string(ours), value});
        }
    }
    return slip;
}

} // namespace guitai::stripe
