// Matching by our numbers, then by the provider's; whatever is left is on one side only.
#include "books/reconciliation.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace guitai {

namespace {

using State = OurRow::State;

constexpr std::size_t nowhere = std::size_t(-1);

class Matching
{
public:
    Matching(const Statement &statement, const StatementDay &day, const std::vector<OurRow> &ours,
             Span nearMidnight)
        : m_statement(statement)
        , m_day(day)
        , m_ours(ours)
        , m_near(nearMidnight)
        , m_taken(ours.size(), false)
    {}

    std::vector<Match> match()
    {
        m_byNumber.reserve(m_ours.size() * 2);
        m_byReference.reserve(m_ours.size() * 2);
        for (std::size_t i = 0; i < m_ours.size(); ++i) {
            const OurRow &row = m_ours[i];
            numbers(row.kind).emplace(row.ours, i);
            if (!row.reference.empty())
                references(row.kind).emplace(row.reference, i);
        }
        findUndone();
        m_matches.reserve(m_statement.lines.size() + 16);
        for (const StatementLine &line : m_statement.lines)
            m_matches.push_back(matchOf(line));
        for (std::size_t i = 0; i < m_ours.size(); ++i) {
            if (!m_taken[i] && isOfDay(m_ours[i].at) && m_ours[i].state != State::NotDone)
                m_matches.push_back(onlyHere(m_ours[i]));
        }
        std::stable_sort(m_matches.begin(), m_matches.end(), [](const Match &a, const Match &b) {
            const bool aOpen = a.remedy != Remedy::Nothing, bOpen = b.remedy != Remedy::Nothing;
            return aOpen != bOpen ? aOpen : timeOf(a) < timeOf(b);
        });
        return std::move(m_matches);
    }

private:
    using Index = std::unordered_map<std::string_view, std::size_t>;

    Index &numbers(MoveKind kind) { return kind == MoveKind::Refund ? m_refunds : m_byNumber; }
    Index &references(MoveKind kind)
    {
        return kind == MoveKind::Refund ? m_refundReferences : m_byReference;
    }
    bool isOfDay(Instant at) const { return m_day.from <= at && at < m_day.to; }
    static Instant timeOf(const Match &match)
    {
        return match.theirs ? match.theirs->at : match.ours->at;
    }

    std::size_t look(const Index &index, const std::string &key) const
    {
        const auto found = key.empty() ? index.end() : index.find(key);
        return found == index.end() ? nowhere : found->second;
    }

    std::size_t find(const StatementLine &line)
    {
        std::size_t i = look(numbers(line.kind), line.ours);
        if (i == nowhere)
            i = look(references(line.kind), line.theirs);
        if (i == nowhere && line.kind == MoveKind::Payment)
            i = look(references(line.kind), line.parent);
        return i;
    }

    // The payment that a refund line belongs to.
    std::size_t paymentOf(const StatementLine &line)
    {
        const std::size_t i = look(m_byNumber, line.order);
        return i == nowhere ? look(m_byReference, line.parent) : i;
    }

    // Payments that we have as cancelled and that the provider lists twice, there and back.
    void findUndone()
    {
        for (const StatementLine &line : m_statement.lines) {
            if (line.state != MoveState::Done)
                continue;
            if (line.kind == MoveKind::Payment) {
                if (const std::size_t i = find(line);
                    i != nowhere && m_ours[i].state == State::NotDone)
                    addTo(i, line.amount);
            } else if (line.kind == MoveKind::Refund && find(line) == nowhere) {
                if (const std::size_t i = paymentOf(line);
                    i != nowhere && m_ours[i].state == State::NotDone)
                    addTo(i, line.amount);
            }
        }
    }

    void addTo(std::size_t i, Money amount)
    {
        const auto [sum, isNew] = m_undone.try_emplace(i, amount);
        if (!isNew && sum->second.currency() == amount.currency())
            sum->second += amount;
    }

    bool isUndone(std::size_t i) const
    {
        const auto sum = m_undone.find(i);
        return sum != m_undone.end() && sum->second.isZero();
    }

    Match matchOf(const StatementLine &line)
    {
        Match match;
        match.theirs = line;
        if (line.kind == MoveKind::Fee || line.kind == MoveKind::Other) {
            match.kind = MatchKind::Fee;
            return match;
        }
        const std::size_t i = find(line);
        if (i == nowhere)
            return onlyThere(std::move(match));
        match.ours = m_ours[i];
        if (m_taken[i]) {
            match.ours.reset();
            match.isRepeated = true;
            return onlyThere(std::move(match));
        }
        m_taken[i] = true;
        return both(std::move(match), i);
    }

    Match onlyThere(Match match)
    {
        const StatementLine &line = *match.theirs;
        const std::size_t payment = line.kind == MoveKind::Refund ? paymentOf(line) : nowhere;
        if (payment != nowhere && isUndone(payment))
            return match; // equal: we know it as cancelled
        // It belongs to nothing of ours: the till cannot give back what it did not ask for.
        match.kind = MatchKind::MissingHere;
        match.remedy = Remedy::LookAtProvider;
        return match;
    }

    Match both(Match match, std::size_t i)
    {
        const OurRow &ours = *match.ours;
        const StatementLine &theirs = *match.theirs;
        if (!(ours.amount == theirs.amount)) {
            match.kind = MatchKind::AmountDiffers;
            match.remedy = Remedy::LookAtProvider;
            return match;
        }
        if (!agree(ours.state, theirs.state) && !isUndone(i)) {
            match.kind = MatchKind::StateDiffers;
            match.remedy = remedyOf(ours, theirs.state);
            return match;
        }
        match.kind = isOfDay(ours.at) ? MatchKind::Equal : MatchKind::OtherDay;
        return match;
    }

    static bool agree(State ours, MoveState theirs)
    {
        switch (theirs) {
        case MoveState::Done:
            return ours == State::Done;
        case MoveState::Pending:
            return ours == State::Open;
        case MoveState::Failed:
        case MoveState::Reversed:
            return ours == State::NotDone;
        }
        return false;
    }

    static Remedy remedyOf(const OurRow &ours, MoveState theirs)
    {
        if (ours.state == State::Open || theirs == MoveState::Pending)
            return Remedy::AskAgain;
        if (ours.kind == MoveKind::Refund)
            return Remedy::LookAtProvider;
        if (ours.state == State::Done)
            return Remedy::ChargeAgain;
        return ours.saleWaits ? Remedy::AttachToSale : Remedy::GiveBack;
    }

    Match onlyHere(const OurRow &row) const
    {
        Match match;
        match.ours = row;
        const bool isEarly = row.at < m_day.from + m_near;
        const bool isLate = m_day.to < row.at + m_near;
        if (row.state == State::Done && (isEarly || isLate)) {
            match.kind = MatchKind::OtherDay;
            match.remedy = isLate ? Remedy::WaitForNext : Remedy::LookDayBefore;
            return match;
        }
        match.kind = MatchKind::MissingThere;
        match.remedy = Remedy::AskAgain;
        return match;
    }

    const Statement &m_statement;
    const StatementDay &m_day;
    const std::vector<OurRow> &m_ours;
    Span m_near;
    Index m_byNumber, m_refunds, m_byReference, m_refundReferences;
    std::unordered_map<std::size_t, Money> m_undone;
    std::vector<bool> m_taken;
    std::vector<Match> m_matches;
};

void addUp(Reconciliation &result, const Statement &statement, const std::vector<OurRow> &ours)
{
    const Money none(0, result.day.currency);
    result.oursTaken = result.oursRefunded = result.theirsTaken = result.theirsRefunded = none;
    const auto add = [&](Money &taken, Money &refunded, Money amount) {
        if (!(amount.currency() == none.currency()))
            return; // told as a difference already
        if (amount.isNegative())
            refunded -= amount;
        else
            taken += amount;
    };
    for (const OurRow &row : ours) {
        if (row.state == State::Done && result.day.from <= row.at && row.at < result.day.to)
            add(result.oursTaken, result.oursRefunded, row.amount);
    }
    result.fees = ExactAmount(0, result.day.currency);
    for (const StatementLine &line : statement.lines) {
        const bool isOurBusiness = line.kind == MoveKind::Payment || line.kind == MoveKind::Refund;
        if (isOurBusiness && line.state == MoveState::Done)
            add(result.theirsTaken, result.theirsRefunded, line.amount);
        if (line.fee && line.fee->currency() == result.day.currency)
            result.fees += *line.fee;
        if (line.kind == MoveKind::Fee && !line.fee &&
            line.amount.currency() == result.day.currency)
            result.fees += -ExactAmount::of(line.amount);
    }
}

} // namespace

int Reconciliation::count(MatchKind kind) const
{
    return int(std::count_if(matches.begin(), matches.end(),
                             [kind](const Match &match) { return match.kind == kind; }));
}

bool Reconciliation::agrees() const
{
    return odd.empty() && oursTotal == theirsTotal &&
           std::all_of(matches.begin(), matches.end(),
                       [](const Match &match) { return match.remedy == Remedy::Nothing; });
}

Reconciliation reconcile(const Statement &statement, const StatementDay &day,
                         const std::vector<OurRow> &ours, Span nearMidnight)
{
    Reconciliation result;
    result.provider = statement.provider;
    result.day = day;
    result.odd = statement.odd;
    addUp(result, statement, ours);
    if (statement.onlyTotal) {
        result.oursTotal = result.oursTaken - result.oursRefunded;
        result.theirsTotal = statement.onlyTotal;
        return result;
    }
    result.matches = Matching(statement, day, ours, nearMidnight).match();
    return result;
}

} // namespace guitai
