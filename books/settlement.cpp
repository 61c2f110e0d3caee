// Days of the calendar as spans, the taxes within refunds, and goods by category.
#include "books/settlement.h"

#include "books/settling.h"

#include <algorithm>

namespace guitai {

namespace {

Problem noDay(const std::string &day)
{
    return {"\"" + day + "\" is no day: write it like 2026-03-01"};
}

} // namespace

Result<ReportSpan> daysSpan(const std::string &first, const std::string &last, const Zone &zone)
{
    const auto from = dayNamed(zone, first);
    const auto to = dayNamed(zone, last);
    if (!from || !to)
        return noDay(from ? last : first);
    const ReportSpan span{from->from, to->to, {}};
    if (!(span.from < span.to))
        return Problem{"the span ends before it begins: " + first + " to " + last};
    return span;
}

Result<ReportSpan> daySpan(const std::string &day, const Zone &zone)
{
    return daysSpan(day, day, zone);
}

bool Settlement::isSound() const
{
    return std::all_of(checks.begin(), checks.end(), [](const Check &c) { return c.holds(); });
}

std::vector<TaxTotal> taxesOfRefund(const Receipt &receipt, const std::vector<RefundedLine> &lines,
                                    Money amount)
{
    // What goes back of each tax, as its share of the money.
    std::vector<std::int64_t> weights(receipt.totals.taxes.size() + 1, 0);
    const auto place = [&](const Tax &tax) {
        std::size_t i = 0;
        while (i < receipt.totals.taxes.size() && !(receipt.totals.taxes[i].tax == tax))
            ++i;
        return i;
    };
    for (const RefundedLine &back : lines) {
        for (std::size_t i = 0; i < receipt.order.lines.size(); ++i) {
            const OrderLine &line = receipt.order.lines[i];
            if (line.id != back.line || line.quantity.milli <= 0)
                continue;
            const std::int64_t part = mulDivRounded(receipt.totals.lines[i].net.minor(),
                                                    back.quantity.milli, line.quantity.milli);
            const bool isOnTop = receipt.order.taxMode == TaxMode::OnTop;
            weights[place(line.tax)] +=
                part + (isOnTop ? mulDivRounded(part, line.tax.ppm, 1'000'000) : 0);
        }
    }
    if (std::all_of(weights.begin(), weights.end(), [](std::int64_t w) { return w <= 0; })) {
        for (std::size_t i = 0; i < receipt.totals.taxes.size(); ++i)
            weights[i] = std::max<std::int64_t>(
                0, (receipt.totals.taxes[i].base + receipt.totals.taxes[i].amount).minor());
        weights.back() =
            receipt.totals.tip ? std::max<std::int64_t>(0, receipt.totals.tip->minor()) : 0;
    }
    const std::vector<Money> shares = split(amount, weights);
    std::vector<TaxTotal> taxes;
    for (std::size_t i = 0; i < receipt.totals.taxes.size(); ++i) {
        const TaxTotal &whole = receipt.totals.taxes[i];
        const std::int64_t both = (whole.base + whole.amount).minor();
        if (shares[i].isZero() || both <= 0)
            continue;
        const Money tax(mulDivRounded(shares[i].minor(), whole.amount.minor(), both),
                        amount.currency());
        taxes.push_back({whole.tax, shares[i] - tax, tax});
    }
    return taxes;
}

std::vector<CategoryFigures>
byCategory(const std::vector<GoodsFigures> &goods, Currency currency,
           const std::function<std::string(const std::string &code)> &categoryOf)
{
    std::map<std::string, Money> sums;
    for (const GoodsFigures &row : goods)
        sums.try_emplace(categoryOf(row.code), Money(0, currency)).first->second += row.net;
    std::vector<CategoryFigures> categories;
    for (const auto &[key, net] : sums)
        categories.push_back({key, {}, {}, net});
    std::sort(categories.begin(), categories.end(),
              [](const CategoryFigures &a, const CategoryFigures &b) {
                  return a.net != b.net ? a.net > b.net : a.key < b.key;
              });
    return categories;
}

} // namespace guitai
