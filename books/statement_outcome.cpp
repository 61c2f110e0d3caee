// Counts by class, sums, and the rows that somebody has to look at, each with a name of its own.
#include "books/statement_outcome.h"

#include "shop/base/text.h"

#include <map>
#include <set>

namespace guitai {

namespace {

constexpr int longestWords = 200; // columns of a row that cannot be read

MoveState stateOf(OurRow::State state)
{
    switch (state) {
    case OurRow::State::Open:
        return MoveState::Pending;
    case OurRow::State::Done:
        return MoveState::Done;
    case OurRow::State::NotDone:
        return MoveState::Failed;
    }
    return MoveState::Failed;
}

std::string clean(const std::string &text)
{
    return cutToWidth(withoutControls(text), longestWords);
}

// Our number, where we have the row; else what the provider calls it.
std::string nameFor(const Match &match, std::set<std::string> &taken)
{
    std::string name;
    if (match.ours)
        name = match.ours->ours;
    else if (!match.theirs->ours.empty())
        name = match.theirs->ours;
    else if (!match.theirs->theirs.empty())
        name = match.theirs->theirs;
    else
        name = match.theirs->parent;
    name = clean(name);
    if (name.empty())
        name = "row " + std::to_string(match.theirs ? match.theirs->line : 0);
    std::string own = name;
    for (int n = 2; !taken.insert(own).second; ++n)
        own = name + "#" + std::to_string(n);
    return own;
}

Difference differenceOf(const Match &match, std::set<std::string> &taken)
{
    Difference d;
    d.row = nameFor(match, taken);
    d.kind = match.kind;
    d.remedy = match.remedy;
    d.isRepeated = match.isRepeated;
    if (match.ours) {
        const OurRow &o = *match.ours;
        d.move = o.kind;
        d.ours = BookSide{o.ours, o.reference, stateOf(o.state), {}, o.amount, o.at};
        d.sale = o.sale;
        d.receipt = o.receipt;
        if (o.kind == MoveKind::Refund) {
            d.refund = RefundId(o.ours);
            d.attempt = AttemptId(o.order);
        } else {
            d.attempt = AttemptId(o.ours);
        }
    }
    if (match.theirs) {
        const StatementLine &t = *match.theirs;
        d.move = t.kind;
        d.line = t.line;
        d.theirs = BookSide{clean(t.ours), clean(t.theirs.empty() ? t.parent : t.theirs),
                            t.state,       clean(t.stateWords),
                            t.amount,      t.at};
    }
    return d;
}

// Each class once, in the order of the classes.
class Classes
{
public:
    explicit Classes(Currency currency)
        : m_none(0, currency)
    {}

    void add(MatchKind kind, const std::optional<Money> &ours, const std::optional<Money> &theirs)
    {
        ClassFigures &figures =
            m_figures.try_emplace(kind, ClassFigures{kind, 0, m_none, m_none}).first->second;
        ++figures.count;
        if (ours && ours->currency() == m_none.currency())
            figures.ours += *ours;
        if (theirs && theirs->currency() == m_none.currency())
            figures.theirs += *theirs;
    }
    std::vector<ClassFigures> all() const
    {
        std::vector<ClassFigures> list;
        for (const auto &[kind, figures] : m_figures)
            list.push_back(figures);
        return list;
    }

private:
    Money m_none;
    std::map<MatchKind, ClassFigures> m_figures;
};

// A statement of one sum is one row.
void addTotal(StatementCompared &outcome, Classes &classes, const Reconciliation &r)
{
    outcome.oursTotal = r.oursTotal;
    outcome.theirsTotal = r.theirsTotal;
    if (!r.oursTotal && !r.theirsTotal)
        return;
    const bool same = r.oursTotal == r.theirsTotal;
    classes.add(same ? MatchKind::Equal : MatchKind::AmountDiffers, r.oursTotal, r.theirsTotal);
    if (same)
        return;
    Difference d;
    d.row = "total";
    d.kind = MatchKind::AmountDiffers;
    d.remedy = Remedy::LookAtProvider;
    if (r.oursTotal)
        d.ours = BookSide{{}, {}, MoveState::Done, {}, *r.oursTotal, r.day.to};
    if (r.theirsTotal)
        d.theirs = BookSide{{}, {}, MoveState::Done, {}, *r.theirsTotal, r.day.to};
    outcome.differences.push_back(std::move(d));
}

} // namespace

StatementCompared outcomeOf(const Reconciliation &r, const std::string &sha256)
{
    StatementCompared outcome;
    outcome.provider = r.provider;
    outcome.day = r.day.day;
    outcome.sha256 = sha256;
    outcome.from = r.day.from;
    outcome.to = r.day.to;
    outcome.oursTaken = r.oursTaken;
    outcome.oursRefunded = r.oursRefunded;
    outcome.theirsTaken = r.theirsTaken;
    outcome.theirsRefunded = r.theirsRefunded;
    outcome.feeMillionths = r.fees.millionths();
    Classes classes(r.day.currency);
    addTotal(outcome, classes, r);
    std::set<std::string> taken;
    for (const Match &match : r.matches) {
        classes.add(match.kind, match.ours ? std::optional(match.ours->amount) : std::nullopt,
                    match.theirs ? std::optional(match.theirs->amount) : std::nullopt);
        if (match.kind == MatchKind::OtherDay && match.ours && match.theirs)
            outcome.fromOtherDays.push_back(match.ours->ours);
        if (match.remedy == Remedy::Nothing)
            continue;
        if (outcome.differences.size() < mostDifferencesKept)
            outcome.differences.push_back(differenceOf(match, taken));
        else
            ++outcome.unlisted;
    }
    for (const OddLine &odd : r.odd) {
        ++outcome.unreadable;
        if (outcome.odd.size() < mostOddRowsKept)
            outcome.odd.push_back({odd.line, clean(odd.text), clean(odd.why)});
        else
            ++outcome.unlisted;
    }
    outcome.classes = classes.all();
    return outcome;
}

} // namespace guitai
