// Cash: one rounding function, one place that counts change.
#include "shop/sale/cash.h"

#include <algorithm>
#include <cassert>

namespace guitai {

namespace {

__extension__ typedef __int128 Wide;

constexpr std::size_t mostQuickAmounts = 4;
// Nobody pays 1358 with the next single yuan in mind: a note counts when fifty of it can pay.
constexpr std::int64_t mostNotesInMind = 50;
// The notes of a currency in major units, rising.
std::vector<std::int64_t> notesOf(Currency currency)
{
    const std::string code = currency.code();
    if (code == "CNY" || code == "USD") {
        return {1, 5, 10, 20, 50, 100};
    }
    if (code == "EUR") {
        return {5, 10, 20, 50, 100, 200};
    }
    if (code == "JPY") {
        return {1000, 2000, 5000, 10000};
    }
    std::vector<std::int64_t> notes;
    for (std::int64_t power = 1; power <= 1'000'000; power *= 10) {
        notes.insert(notes.end(), {power, 2 * power, 5 * power});
    }
    return notes;
}

// Change of a hundred of the largest notes is a slip of the hand, or a barcode scanned into the
// amount. Where we do not know the notes, the limit suits currencies with many zeros.
Money absurdChange(Currency currency)
{
    const std::string code = currency.code();
    const bool notesKnown = code == "CNY" || code == "USD" || code == "EUR" || code == "JPY";
    const std::int64_t majorUnits = notesKnown ? notesOf(currency).back() * 100 : 10'000'000;
    return {majorUnits * currency.scale(), currency};
}

Money roundUp(Money amount, std::int64_t unit)
{
    const std::int64_t over = amount.minor() % unit;
    return over == 0 ? amount : amount + Money(unit - over, amount.currency());
}

} // namespace

Money roundToCash(Money amount, Money step)
{
    if (step.minor() <= 1) {
        return amount;
    }
    assert(step.currency() == amount.currency());
    return step * mulDivRounded(amount.minor(), 1, step.minor());
}

Result<Rate> rateFrom(std::string_view text)
{
    constexpr std::size_t mostDecimals = 8, mostDigits = 15;
    const Problem wrong{
        "a rate is a number like 7.0512, more than zero, with at most 8 decimals: " +
        std::string(text)};
    Rate rate;
    std::size_t digits = 0, decimals = 0;
    bool inDecimals = false;
    for (const char c : text) {
        if (c == '.' && !inDecimals && digits > 0) {
            inDecimals = true;
            continue;
        }
        if (c < '0' || c > '9')
            return wrong;
        rate.numerator = rate.numerator * 10 + (c - '0');
        ++digits;
        if (inDecimals) {
            rate.denominator *= 10;
            ++decimals;
        }
        if (decimals > mostDecimals || digits > mostDigits)
            return wrong;
    }
    if (!rate.isPositive() || (inDecimals && decimals == 0))
        return wrong;
    return rate;
}

std::string textOf(const Rate &rate)
{
    std::string whole = std::to_string(rate.numerator / rate.denominator);
    if (rate.denominator == 1)
        return whole;
    std::string part = std::to_string(rate.denominator + rate.numerator % rate.denominator);
    return whole + "." + part.substr(1);
}

namespace {

// a * b / c, rounded down or up, in 128 bits; amounts and rates have at most 15 digits.
std::int64_t mulDiv(std::int64_t a, Wide b, Wide c, bool up)
{
    const Wide product = Wide(a) * b;
    return std::int64_t((product + (up ? c - 1 : 0)) / c);
}

} // namespace

Money worth(const ForeignCash &foreign, Currency shop)
{
    const Wide times = Wide(foreign.rate.numerator) * shop.scale();
    const Wide by = Wide(foreign.rate.denominator) * foreign.given.currency().scale();
    return {mulDiv(foreign.given.minor(), times, by, false), shop};
}

Money neededFor(Money amount, Currency foreign, Rate rate)
{
    const Wide times = Wide(rate.denominator) * foreign.scale();
    const Wide by = Wide(rate.numerator) * amount.currency().scale();
    return {mulDiv(amount.minor(), times, by, true), foreign};
}

Result<CashTender> takeCash(Money due, Money tendered, Money step)
{
    if (tendered.currency() != due.currency()) {
        return Problem{"The drawer takes " + due.currency().code() + " only"};
    }
    if (due.isNegative()) {
        return Problem{"There is nothing to pay"};
    }
    const Money rounded = roundToCash(due, step);
    if (tendered < rounded) {
        return Problem{"That is not enough: " + rounded.text() + " is due"};
    }
    const Money change = tendered - rounded;
    if (change >= absurdChange(due.currency())) {
        return Problem{"The change would be " + change.text() + "; type the amount again"};
    }
    return CashTender{due, rounded - due, tendered, change, {}};
}

CashTender withChangeInCoins(CashTender tender, Money step)
{
    const Money change = roundToCash(tender.change, step);
    tender.rounding += tender.change - change;
    tender.change = change;
    return tender;
}

std::vector<Money> quickAmounts(Money due, Money step)
{
    const Money exact = roundToCash(due, step);
    std::vector<Money> amounts = {exact};
    if (!exact.isPositive()) {
        return amounts;
    }
    for (const std::int64_t note : notesOf(due.currency())) {
        const std::int64_t unit = note * due.currency().scale();
        if (exact.minor() <= unit * mostNotesInMind) {
            amounts.push_back(roundUp(exact, unit));
        }
    }
    std::sort(amounts.begin(), amounts.end());
    amounts.erase(std::unique(amounts.begin(), amounts.end()), amounts.end());
    amounts.resize(std::min(amounts.size(), mostQuickAmounts));
    return amounts;
}

} // namespace guitai
