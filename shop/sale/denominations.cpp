// By the issuing banks' own lists of current notes and coins, as of January 2026.
#include "shop/sale/denominations.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace guitai {

namespace {

struct CurrencyPieces
{
    char code[4];
    std::int64_t largestCoin;
    std::array<std::int64_t, 15> units; // smallest units, falling; zeros at the end
};

// clang-format off
constexpr CurrencyPieces pieces[] = {
    {"AED", 100,   {100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 100, 50, 25}},
    {"AUD", 200,   {10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5}},
    {"BRL", 100,   {20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 25, 10, 5}},
    {"CAD", 200,   {10000, 5000, 2000, 1000, 500, 200, 100, 25, 10, 5}},
    {"CHF", 500,   {100000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5}},
    {"CNY", 100,   {10000, 5000, 2000, 1000, 500, 100, 50, 10}},
    {"CZK", 5000,  {500000, 200000, 100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100}},
    {"DKK", 2000,  {50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50}},
    {"EUR", 200,   {50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1}},
    {"GBP", 200,   {5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1}},
    {"HKD", 1000,  {100000, 50000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10}},
    {"HUF", 20000, {2000000, 1000000, 500000, 200000, 100000, 50000, 20000, 10000, 5000, 2000, 1000, 500}},
    {"IDR", 100000, {10000000, 5000000, 2000000, 1000000, 500000, 200000, 100000, 50000, 20000, 10000}},
    {"INR", 2000,  {50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100}},
    {"JPY", 500,   {10000, 5000, 2000, 1000, 500, 100, 50, 10, 5, 1}},
    {"KRW", 500,   {50000, 10000, 5000, 1000, 500, 100, 50, 10}},
    {"KWD", 100,   {20000, 10000, 5000, 1000, 500, 250, 100, 50, 20, 10, 5}},
    {"MOP", 1000,  {100000, 50000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10}},
    {"MYR", 50,    {10000, 5000, 2000, 1000, 500, 100, 50, 20, 10, 5}},
    {"NOK", 2000,  {100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 100}},
    {"NZD", 200,   {10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10}},
    {"PHP", 2000,  {100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 100, 25, 5, 1}},
    {"PLN", 500,   {50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1}},
    {"SEK", 1000,  {100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100}},
    {"SGD", 100,   {100000, 10000, 5000, 1000, 500, 200, 100, 50, 20, 10, 5}},
    {"THB", 1000,  {100000, 50000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 25}},
    {"TWD", 5000,  {200000, 100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 100}},
    {"USD", 100,   {10000, 5000, 2000, 1000, 500, 200, 100, 50, 25, 10, 5, 1}},
    {"VND", 0,     {500000, 200000, 100000, 50000, 20000, 10000, 5000, 2000, 1000}},
    {"ZAR", 500,   {20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10}},
};
// clang-format on

const CurrencyPieces *piecesOf(Currency currency)
{
    const std::string code = currency.code();
    const auto *found = std::find_if(std::begin(pieces), std::end(pieces),
                                     [&](const CurrencyPieces &p) { return p.code == code; });
    return found == std::end(pieces) ? nullptr : found;
}

} // namespace

std::vector<Money> denominations(Currency currency)
{
    std::vector<Money> units;
    if (const CurrencyPieces *known = piecesOf(currency)) {
        for (const std::int64_t unit : known->units) {
            if (unit > 0)
                units.push_back(Money(unit, currency));
        }
    }
    return units;
}

bool isCoin(Money unit)
{
    const CurrencyPieces *known = piecesOf(unit.currency());
    return known && unit.minor() <= known->largestCoin;
}

} // namespace guitai
