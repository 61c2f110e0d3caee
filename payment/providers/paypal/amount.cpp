// Amounts, by integers and one table.
#include "payment/providers/paypal/amount.h"

#include <algorithm>

namespace guitai::paypal {

namespace {

constexpr std::size_t longestValue = 32;

bool areDigits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

const std::vector<std::string> &takenCurrencies()
{
    static const std::vector<std::string> taken = {
        "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "ILS",
        "JPY", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "SEK", "SGD", "THB", "TWD", "USD"};
    return taken;
}

int decimalsOf(std::string_view currencyCode)
{
    return currencyCode == "HUF" || currencyCode == "JPY" || currencyCode == "TWD" ? 0 : 2;
}

std::optional<std::string> valueText(Money amount)
{
    const std::string code = amount.currency().code();
    const auto &taken = takenCurrencies();
    if (std::find(taken.begin(), taken.end(), code) == taken.end()) {
        return std::nullopt;
    }
    if (decimalsOf(code) == amount.currency().decimals()) {
        return amount.text();
    }
    const std::int64_t scale = amount.currency().scale();
    if (amount.minor() % scale != 0) {
        return std::nullopt;
    }
    return std::to_string(amount.minor() / scale);
}

bool isValueText(std::string_view value)
{
    if (value.empty() || value.size() > longestValue) {
        return false;
    }
    if (value.front() == '-') {
        value.remove_prefix(1);
    }
    const auto point = value.find('.');
    if (point == std::string_view::npos) {
        return !value.empty() && areDigits(value);
    }
    const std::string_view decimals = value.substr(point + 1);
    return areDigits(value.substr(0, point)) && !decimals.empty() && areDigits(decimals);
}

std::optional<Money> moneyFrom(std::string_view currencyCode, std::string_view value)
{
    const auto currency = Currency::fromCode(currencyCode);
    if (!currency || !isValueText(value) || value.front() == '-') {
        return std::nullopt;
    }
    std::string plain(value);
    if (plain.find('.') != std::string::npos) {
        plain.erase(plain.find_last_not_of('0') + 1);
    }
    if (plain.back() == '.') {
        plain.pop_back();
    }
    if (plain.empty() || plain.front() == '.') {
        plain.insert(0, 1, '0');
    }
    const auto money = Money::parse(plain, *currency);
    return money ? std::optional(*money) : std::nullopt;
}

} // namespace guitai::paypal
