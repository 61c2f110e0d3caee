// Each condition stands here once; the buttons and what they do read the same lists.
#include "ui/reconcile/row_deeds.h"

#include "ui/words/amounts.h"

#include <algorithm>

namespace guitai::ui {

namespace {

void addTo(std::vector<Money> &sums, const Money &amount)
{
    const auto same = std::find_if(sums.begin(), sums.end(), [&](const Money &sum) {
        return sum.currency() == amount.currency();
    });
    if (same == sums.end()) {
        sums.push_back(amount);
    } else {
        *same += amount;
    }
}

std::optional<Deed> primaryOf(RowGroup group, const RowDeeds &deeds)
{
    if (!deeds.attach.empty()) {
        return Deed::Attach;
    }
    if (!deeds.giveBack.empty()) {
        return Deed::GiveBack;
    }
    if (group == RowGroup::LookAtProvider || group == RowGroup::Unreadable) {
        return Deed::Accept;
    }
    return deeds.ask.empty() ? std::nullopt : std::optional(Deed::Ask);
}

} // namespace

const std::vector<std::string> &RowDeeds::names(Deed deed) const
{
    switch (deed) {
    case Deed::Ask:
        return ask;
    case Deed::GiveBack:
        return giveBack;
    case Deed::Attach:
        return attach;
    case Deed::Accept:
        break;
    }
    return accept;
}

RowDeeds deedsFor(RowGroup group, const std::vector<ReconciledRow> &rows,
                  const std::vector<std::string> &names)
{
    RowDeeds deeds;
    if (group == RowGroup::Accepted) {
        return deeds;
    }
    deeds.accept = names;
    for (const ReconciledRow &row : rows) {
        const std::string &name = row.difference.row;
        // What the provider has confirmed need not be asked about.
        if (!row.difference.attempt.empty() && !row.isAsking && !row.canGiveBack) {
            deeds.ask.push_back(name);
        }
        if (row.canGiveBack) {
            deeds.giveBack.push_back(name);
            addTo(deeds.sums, *row.canGiveBack);
        }
        if (row.canAttach) {
            deeds.attach.push_back(name);
        }
    }
    deeds.primary = primaryOf(group, deeds);
    return deeds;
}

QString sumsText(const std::vector<Money> &sums)
{
    QStringList texts;
    for (const Money &sum : sums) {
        texts << amountText(sum);
    }
    return texts.join(QStringLiteral(" + "));
}

} // namespace guitai::ui
