// Writing requests: no breakdown and no items, so that rounding cannot break a payment.
#include "payment/providers/paypal/order_request.h"

#include "payment/providers/paypal/amount.h"
#include "payment/providers/wire/json_text.h"

namespace guitai::paypal {

namespace {

constexpr std::size_t longestText = 127;
constexpr std::size_t longestNote = 255;

std::string cutTo(std::size_t size, const std::string &text)
{
    if (text.size() <= size) {
        return text;
    }
    std::size_t end = size;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
        --end; // not inside a letter
    }
    return text.substr(0, end);
}

std::string moneyText(Money amount)
{
    return JsonText()
        .add("currency_code", amount.currency().code())
        .add("value", valueText(amount).value_or(std::string()))
        .text();
}

} // namespace

std::string orderBody(const Matter &matter, const Account &account)
{
    JsonText unit;
    unit.add("reference_id", "default")
        .add("custom_id", matter.attempt.text)
        .addIf("description", cutTo(longestText, matter.subject))
        .addIf("soft_descriptor", account.softDescriptor)
        .addRaw("amount", moneyText(matter.amount));
    JsonText context;
    context
        .addIf("brand_name",
               account.brandName.empty() ? cutTo(longestText, matter.subject) : account.brandName)
        .addIf("locale", account.locale)
        .addIf("landing_page", account.landingPage)
        .add("shipping_preference", "NO_SHIPPING")
        .add("user_action", "PAY_NOW")
        .add("payment_method_preference", account.paymentMethodPreference)
        .add("return_url", account.returnUrl)
        .add("cancel_url", account.cancelUrl);
    const std::string paypal = JsonText().addRaw("experience_context", context.text()).text();
    return JsonText()
        .add("intent", "CAPTURE")
        .addRaw("purchase_units", "[" + unit.text() + "]")
        .addRaw("payment_source", JsonText().addRaw("paypal", paypal).text())
        .text();
}

std::string refundBody(const Matter &matter)
{
    return JsonText()
        .addRaw("amount", moneyText(matter.refundAmount))
        .add("custom_id", refundCustomId(matter))
        .addIf("note_to_payer", cutTo(longestNote, matter.refundReason))
        .text();
}

std::string refundCustomId(const Matter &matter)
{
    return matter.refund.text + ":" + matter.attempt.text;
}

std::optional<Reading> refusalOfAmount(Money amount)
{
    Reading reading;
    reading.verdict = Verdict::NotExecuted;
    if (!amount.isPositive()) {
        reading.reason = Reason::AmountTooSmall;
        reading.providerWords = "PayPal takes amounts above zero.";
        return reading;
    }
    if (valueText(amount)) {
        return std::nullopt;
    }
    const std::string code = amount.currency().code();
    reading.reason = Reason::WrongCurrency;
    reading.providerWords = decimalsOf(code) == 0
                                ? "PayPal takes no decimals of " + code + ", not " + amount.text()
                                : "PayPal does not take " + code + ".";
    return reading;
}

} // namespace guitai::paypal
