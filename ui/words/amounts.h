// Amounts, quantities and times as people read them.
#pragma once

#include "shop/base/money.h"
#include "shop/base/time.h"
#include "shop/sale/order.h"

#include <QString>

namespace guitai::ui {

// "¥1,234.50", "-¥2.00", "CHF 12.00"
QString amountText(const Money &amount);
// "1,234.50": for columns whose head names the currency.
QString plainAmountText(const Money &amount);
QString currencySign(const Currency &currency);
// "10 %", "12.5 %"
QString shareText(std::int64_t ppm);
// "4:05"; never below zero.
QString countdownText(Span left);
// "2", "0.35 kg"
QString quantityText(const Quantity &quantity, Unit unit);
QString unitText(Unit unit);

inline QString fromUtf8(const std::string &text)
{
    return QString::fromStdString(text);
}

// A moment as the shop's clock shows it.
QString clockText(Instant at);    // "14:05"
QString dayClockText(Instant at); // "2026-11-21 14:05"

} // namespace guitai::ui
