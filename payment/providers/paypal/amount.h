// Amounts as PayPal writes them: text with two decimals, or with none where PayPal takes none.
#pragma once

#include "shop/base/money.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guitai::paypal {

// ISO codes of what PayPal takes.
const std::vector<std::string> &takenCurrencies();

// 0 for HUF, JPY and TWD (the first and last have two in ISO 4217), else 2.
int decimalsOf(std::string_view currencyCode);

// nullopt when PayPal cannot say this amount: no such currency, or a part that it has no decimals
// for.
std::optional<std::string> valueText(Money amount);

// What an answer says: "500", "500.00" and "500.0" are the same money. nullopt when it is not an
// amount of a known currency, or below zero.
std::optional<Money> moneyFrom(std::string_view currencyCode, std::string_view value);

// Whether a request may say this: -?digits or -?[digits].digits, at most 32 characters.
bool isValueText(std::string_view value);

} // namespace guitai::paypal
