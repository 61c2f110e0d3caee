// Quantity: reading and writing thousandths without floating point.
#include "shop/sale/item.h"

#include <algorithm>

namespace guitai {

namespace {

constexpr std::int64_t mostUnits = 99'999;

bool isQuantityDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

Result<Quantity> Quantity::parse(std::string_view text)
{
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view decimals =
        point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
    if (whole.empty() || (point != std::string_view::npos && decimals.empty()) ||
        !std::all_of(whole.begin(), whole.end(), isQuantityDigit) ||
        !std::all_of(decimals.begin(), decimals.end(), isQuantityDigit)) {
        return Problem{"A quantity is written in digits with at most one point, like 2 or 0.350"};
    }
    if (decimals.size() > 3) {
        return Problem{"A quantity has at most three decimals"};
    }

    std::int64_t units = 0;
    for (const char c : whole) {
        units = std::min(units * 10 + (c - '0'), mostUnits + 1);
    }
    std::int64_t thousandths = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        thousandths = thousandths * 10 + (i < decimals.size() ? decimals[i] - '0' : 0);
    }
    const Quantity quantity{units * 1000 + thousandths};
    if (quantity.milli == 0) {
        return Problem{"A quantity is more than zero"};
    }
    if (quantity > Quantity::of(mostUnits)) {
        return Problem{"A quantity is at most 99999"};
    }
    return quantity;
}

std::string Quantity::text() const
{
    const std::uint64_t size = milli < 0 ? 0 - std::uint64_t(milli) : std::uint64_t(milli);
    std::string text = (milli < 0 ? "-" : "") + std::to_string(size / 1000);
    if (const std::uint64_t thousandths = size % 1000; thousandths != 0) {
        std::string decimals = std::to_string(1000 + thousandths).substr(1);
        decimals.erase(decimals.find_last_not_of('0') + 1);
        text += "." + decimals;
    }
    return text;
}

} // namespace guitai
