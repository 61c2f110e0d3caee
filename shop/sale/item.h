// CatalogueItem: what the shop sells, as the catalogue knows it.
#pragma once

#include "shop/base/money.h"

#include <cstdint>
#include <string>

namespace guitai {

// A count or a weight in thousandths of the unit: 1500 is 1.5 kg, 2000 is two bottles.
struct Quantity
{
    std::int64_t milli = 1000;

    static constexpr Quantity of(std::int64_t pieces) { return {pieces * 1000}; }
    // "2", "0.350"; at most three decimals, more than zero, at most 99999. Anything else: Problem.
    static Result<Quantity> parse(std::string_view text);
    // "2", "0.35"
    std::string text() const;
    bool isWhole() const { return milli % 1000 == 0; }

    friend auto operator<=>(const Quantity &, const Quantity &) = default;
};

enum class Unit
{
    Piece,
    Kilogram,
    Litre,
    Metre
};

// A tax rate in millionths: 13 % is 130000. The code is the shop's own ("VAT13").
struct Tax
{
    std::string code;
    std::int64_t ppm = 0;

    friend bool operator==(const Tax &, const Tax &) = default;
};

struct CatalogueItem
{
    std::string code;     // barcode, or the shop's own number where there is none; unique
    std::string plu;      // short number to type, may be empty
    std::string name;     // in the shop's first language
    std::string nameZh;   // Chinese name, may be empty
    std::string category; // key of the category, e.g. "drinks"
    Money price;
    Tax tax;
    Unit unit = Unit::Piece;
    std::string picture; // name of an SVG under :/products/, may be empty

    friend bool operator==(const CatalogueItem &, const CatalogueItem &) = default;
};

// A tab of the tile board.
struct Category
{
    std::string key;
    std::string name;
    std::string nameZh;
    std::string picture;

    friend bool operator==(const Category &, const Category &) = default;
};

} // namespace guitai
