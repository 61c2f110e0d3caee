// Each slip goes to the deal of its amount that ended first of those that were under way.
#include "tests/simulation/market/slips.h"

#include <algorithm>

namespace guitai::simulation {

namespace {

bool endsBefore(const TerminalDeal &a, const TerminalDeal &b)
{
    return a.to && (!b.to || *a.to < *b.to);
}

} // namespace

std::vector<Slip> slipsOf(const std::vector<LedgerRow> &ledger)
{
    std::vector<Slip> slips;
    for (const LedgerRow &row : ledger) {
        if (row.timesCharged == 0)
            continue;
        slips.push_back({row.tradeNo, false, row.amount, row.paidAt.value_or(Instant{})});
        for (const LedgerRow::RefundRow &back : row.refunds)
            slips.push_back({back.number, true, back.amount, back.at});
    }
    std::stable_sort(slips.begin(), slips.end(),
                     [](const Slip &a, const Slip &b) { return a.at < b.at; });
    return slips;
}

SortedSlips sorted(const std::vector<Slip> &slips, const TerminalDeals &deals)
{
    SortedSlips result;
    for (const Slip &slip : slips) {
        auto best = deals.end();
        for (auto deal = deals.begin(); deal != deals.end(); ++deal) {
            const auto &[number, of] = *deal;
            const bool fits = of.isRefund == slip.isRefund && of.amount == slip.amount &&
                              of.from <= slip.at && (!of.to || slip.at <= *of.to);
            if (fits && !result.of.contains(number) &&
                (best == deals.end() || endsBefore(of, best->second)))
                best = deal;
        }
        if (best == deals.end())
            result.nobodys.push_back(slip);
        else
            result.of.emplace(best->first, slip);
    }
    return result;
}

} // namespace guitai::simulation
