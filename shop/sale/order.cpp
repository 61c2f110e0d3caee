// Order: what the lines come to, and why an order cannot be as it is.
#include "shop/sale/order.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace guitai {

namespace {

constexpr std::int64_t wholePpm = 1'000'000;
constexpr std::int64_t mostUnitsOfALine = 9'999;
constexpr std::int64_t mostMajorUnitsOfALine = 10'000'000;
constexpr std::size_t mostLines = 500;

Money zeroOf(Currency currency)
{
    return {0, currency};
}

Money grossOf(const OrderLine &line)
{
    const Money price = line.priceOverride.value_or(line.unitPrice);
    return {mulDivRounded(price.minor(), line.quantity.milli, 1000), price.currency()};
}

// Never more than there is, so that what the screen shows of a faulty order is not below zero.
Money takenOff(const std::optional<Discount> &discount, Money from)
{
    if (!discount) {
        return zeroOf(from.currency());
    }
    if (discount->ppm != 0) {
        return {mulDivRounded(from.minor(), std::min(discount->ppm, wholePpm), wholePpm),
                from.currency()};
    }
    return std::min(discount->amount, from);
}

// The tax in (Inside) or on (OnTop) the nets of one tax code, rounded once for them all.
TaxTotal taxOn(const Tax &tax, Money nets, TaxMode mode)
{
    assert(tax.ppm >= 0);
    const std::int64_t share = mode == TaxMode::Inside ? wholePpm + tax.ppm : wholePpm;
    const Money amount(mulDivRounded(nets.minor(), tax.ppm, share), nets.currency());
    return {tax, mode == TaxMode::Inside ? nets - amount : nets, amount};
}

OrderFault faultOfDiscount(const Discount &discount, Money from)
{
    const bool isShare = discount.ppm != 0;
    const bool isAmount = !discount.amount.isZero();
    if (isShare == isAmount) {
        return OrderFault::DiscountAbsurd;
    }
    if (isShare) {
        return discount.ppm < 0 || discount.ppm > wholePpm ? OrderFault::DiscountAbsurd
                                                           : OrderFault::None;
    }
    if (discount.amount.currency() != from.currency()) {
        return OrderFault::CurrencyDiffers;
    }
    return discount.amount.isNegative() || discount.amount > from ? OrderFault::DiscountAbsurd
                                                                  : OrderFault::None;
}

} // namespace

Totals totals(const Order &order)
{
    const Money zero = zeroOf(order.currency);
    Totals totals{{}, zero, zero, {}, zero, {}, zero};

    Money subtotal = zero;
    std::vector<std::int64_t> nets;
    for (const OrderLine &line : order.lines) {
        const Money gross = grossOf(line);
        const Money off = takenOff(line.discount, gross);
        totals.lines.push_back({line.id, gross, off, zero, gross - off});
        totals.gross += gross;
        totals.discount += off;
        subtotal += gross - off;
        nets.push_back((gross - off).minor());
    }

    const Money orderOff = takenOff(order.discount, subtotal);
    totals.discount += orderOff;
    const std::vector<Money> parts = split(orderOff, nets);
    for (std::size_t i = 0; i < totals.lines.size(); ++i) {
        totals.lines[i].orderDiscount = parts[i];
        totals.lines[i].net -= parts[i];
    }

    // Rows by code and rate: a rate that changed while the order was parked stays its own row.
    std::vector<std::pair<Tax, Money>> netsByTax;
    for (std::size_t i = 0; i < totals.lines.size(); ++i) {
        const Tax &tax = order.lines[i].tax;
        auto row = std::find_if(netsByTax.begin(), netsByTax.end(),
                                [&](const auto &r) { return r.first == tax; });
        if (row == netsByTax.end()) {
            row = netsByTax.insert(row, {tax, zero});
        }
        row->second += totals.lines[i].net;
    }
    for (const auto &[tax, net] : netsByTax) {
        totals.taxes.push_back(taxOn(tax, net, order.taxMode));
        totals.tax += totals.taxes.back().amount;
        totals.total += totals.taxes.back().base + totals.taxes.back().amount;
    }
    totals.tip = order.tip;
    totals.total += order.tip.value_or(zero);
    return totals;
}

OrderFault faultOf(const OrderLine &line, Currency currency)
{
    const Money price = line.priceOverride.value_or(line.unitPrice);
    if (line.unitPrice.currency() != currency || price.currency() != currency) {
        return OrderFault::CurrencyDiffers;
    }
    if (line.quantity.milli <= 0) {
        return OrderFault::QuantityNotPositive;
    }
    if (line.quantity > Quantity::of(mostUnitsOfALine) ||
        (line.unit == Unit::Piece && !line.quantity.isWhole())) {
        return OrderFault::QuantityAbsurd;
    }
    if (line.unitPrice.isNegative() || price.isNegative()) {
        return OrderFault::PriceNegative;
    }
    // The price alone first: a thousandth of more than a thousand times the limit is over it, and
    // the product of anything less stays within 64 bits.
    const Money limit(mostMajorUnitsOfALine * currency.scale(), currency);
    if (price > limit * 1000 || line.unitPrice > limit * 1000 || grossOf(line) > limit) {
        return OrderFault::PriceAbsurd;
    }
    return line.discount ? faultOfDiscount(*line.discount, grossOf(line)) : OrderFault::None;
}

OrderFault faultOf(const Order &order)
{
    if (order.lines.size() > mostLines) {
        return OrderFault::TooManyLines;
    }
    Money subtotal = zeroOf(order.currency);
    for (const OrderLine &line : order.lines) {
        if (const OrderFault fault = faultOf(line, order.currency); fault != OrderFault::None) {
            return fault;
        }
        subtotal += grossOf(line) - takenOff(line.discount, grossOf(line));
    }
    return order.discount ? faultOfDiscount(*order.discount, subtotal) : OrderFault::None;
}

} // namespace guitai
