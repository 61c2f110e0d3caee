// Order: the lines a customer buys, with the discounts and taxes that belong to them.
#pragma once

#include "shop/base/id.h"
#include "shop/base/money.h"
#include "shop/sale/item.h"

#include <optional>
#include <string>
#include <vector>

namespace guitai {

// Either an amount off or a share off (ppm, 10 % is 100000); exactly one of the two is not zero.
struct Discount
{
    Money amount;
    std::int64_t ppm = 0;

    friend bool operator==(const Discount &, const Discount &) = default;
};

struct OrderLine
{
    LineId id;
    std::string code;
    std::string name;
    std::string nameZh;
    Quantity quantity;
    Unit unit = Unit::Piece;
    Money unitPrice;                    // of one unit, as the catalogue had it
    std::optional<Money> priceOverride; // of one unit, typed by a person
    std::optional<Discount> discount;   // on the whole line
    Tax tax;

    friend bool operator==(const OrderLine &, const OrderLine &) = default;
};

enum class TaxMode
{
    Inside, // prices contain the tax (China, Europe)
    OnTop   // the tax is added to the prices (United States)
};

struct Order
{
    Currency currency;
    TaxMode taxMode = TaxMode::Inside;
    std::vector<OrderLine> lines;
    std::optional<Discount> discount; // on the whole order, after the lines' own
    std::optional<Money> tip;         // untaxed, on top of everything

    bool empty() const { return lines.empty(); }
    friend bool operator==(const Order &, const Order &) = default;
};

struct LineTotal
{
    LineId id;
    Money gross;         // quantity x price
    Money lineDiscount;  // what the line's own discount takes off (>= 0)
    Money orderDiscount; // this line's part of the order's discount (>= 0)
    Money net;           // gross - lineDiscount - orderDiscount (tax inside: still with tax)

    friend bool operator==(const LineTotal &, const LineTotal &) = default;
};

struct TaxTotal
{
    Tax tax;
    Money base;   // without tax
    Money amount; // the tax

    friend bool operator==(const TaxTotal &, const TaxTotal &) = default;
};

// sum(lines.net) + (OnTop ? sum(taxes.amount) : 0) + tip == total;
// sum(taxes.base + taxes.amount) + tip == total.
struct Totals
{
    std::vector<LineTotal> lines; // in the order's sequence
    Money gross;
    Money discount;              // all discounts together (>= 0)
    std::vector<TaxTotal> taxes; // a row a tax code, in the order of first appearance
    Money tax;                   // sum of taxes.amount
    std::optional<Money> tip;    // as the order has it
    Money total;                 // what the customer owes

    friend bool operator==(const Totals &, const Totals &) = default;
};

Totals totals(const Order &order);

// Why a change to an order cannot be; shown to the cashier by the screens in plain words.
enum class OrderFault
{
    None,
    QuantityNotPositive,
    QuantityAbsurd, // more than 9999 units, or a fraction of a thing sold by the piece
    PriceNegative,
    PriceAbsurd,    // a line of more than ten million major units
    DiscountAbsurd, // negative, more than 100 %, or more than the line or the order costs
    CurrencyDiffers,
    TooManyLines // more than 500
};

OrderFault faultOf(const OrderLine &line, Currency currency);
OrderFault faultOf(const Order &order);

} // namespace guitai
