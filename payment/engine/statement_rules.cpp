// Statements: when they are fetched, what a comparison leaves to be done, and doing it.
#include "payment/engine/attempt_machine.h"
#include "payment/engine/rules.h"

#include <algorithm>

namespace guitai {

namespace {

// A till that was off catches up so many days.
constexpr int daysBack = 14;
constexpr Span aDay = Span::hours(24);
// So long a provider that has nothing for a day, where we have something, is only late.
constexpr Span mostLate = Span::hours(36);

bool isToldAlready(const ComparedDay &known, const StatementCompared &news)
{
    StatementCompared same = news;
    same.at = known.outcome.at;
    same.by = known.outcome.by;
    same.isImported = known.outcome.isImported;
    return same == known.outcome;
}

struct Outlook
{
    std::optional<CalendarDay> wanted; // of those not asked for yet, else asked for longest ago
    Instant nextReady;
};

Outlook outlook(const Counter &counter, const WokeStatements &e, Span after, Instant now)
{
    Outlook result;
    const CalendarDay today = dayAt(counter.zone, now);
    const auto triedAt = [&](const CalendarDay &day) {
        const auto missed = e.missed.find(day.name);
        return missed == e.missed.end() ? Instant{} : missed->second;
    };
    for (CalendarDay day = dayAt(counter.zone, now - aDay * daysBack); day.from < today.from;
         day = dayAt(counter.zone, day.to)) {
        const bool isOurs = counter.since.ms != 0 && counter.since < day.to;
        const bool isReady = day.to + after <= now;
        if (!isOurs || !isReady || counter.compared.contains({e.provider, day.name}))
            continue;
        if (!result.wanted || triedAt(day) < triedAt(*result.wanted))
            result.wanted = day;
    }
    const Instant ready = today.from + after;
    result.nextReady = now < ready ? ready : today.to + after;
    return result;
}

Span paceAfter(Lack why)
{
    switch (why) {
    case Lack::NotReady:
        return Span::minutes(30);
    case Lack::NoAnswer:
        return Span::minutes(10);
    case Lack::Refused:
        return Span::hours(6);
    }
    return Span::hours(6);
}

} // namespace

// All of it, for what is due: anything else can only go back.
bool canAttach(const Checkout &checkout, const AttemptId &id)
{
    const Attempt *attempt = checkout.attempt(id);
    const bool waits = checkout.stage == SaleStage::Building || checkout.stage == SaleStage::Parked;
    return attempt && waits && !checkout.receipt && !checkout.moneyMayMove() &&
           attempt->stage == AttemptStage::Ended && attempt->outcome != AttemptOutcome::Paid &&
           refundable(checkout, id) == attempt->amount && attempt->amount <= due(checkout);
}

const Difference *StatementCompared::difference(std::string_view row) const
{
    const auto found = std::find_if(differences.begin(), differences.end(),
                                    [&](const Difference &d) { return d.row == row; });
    return found == differences.end() ? nullptr : &*found;
}

std::int64_t StatementCompared::count(MatchKind kind) const
{
    std::int64_t sum = 0;
    for (const ClassFigures &figures : classes)
        sum += figures.kind == kind ? figures.count : 0;
    return sum;
}

std::int64_t StatementCompared::rows() const
{
    std::int64_t sum = unreadable;
    for (const ClassFigures &figures : classes)
        sum += figures.kind == MatchKind::Fee ? 0 : figures.count;
    return sum;
}

const DifferenceAccepted *ComparedDay::acceptanceOf(std::string_view row) const
{
    const auto found = std::find_if(accepted.begin(), accepted.end(),
                                    [&](const DifferenceAccepted &a) { return a.row == row; });
    return found == accepted.end() ? nullptr : &*found;
}

std::int64_t ComparedDay::open() const
{
    return std::int64_t(outcome.differences.size() + outcome.odd.size()) + outcome.unlisted -
           std::int64_t(accepted.size());
}

std::string rowName(const OddLine &odd)
{
    return "line " + std::to_string(odd.line);
}

bool stands(const DifferenceAccepted &accepted, const StatementCompared &outcome)
{
    if (const Difference *difference = outcome.difference(accepted.row))
        return nameOf(difference->kind) == accepted.what;
    return accepted.what == "unreadable" &&
           std::any_of(outcome.odd.begin(), outcome.odd.end(),
                       [&](const OddLine &odd) { return rowName(odd) == accepted.row; });
}

namespace {

std::string neighbourOf(const Zone &zone, const std::string &day, Remedy remedy)
{
    const auto here = dayNamed(zone, day);
    if (!here || (remedy != Remedy::WaitForNext && remedy != Remedy::LookDayBefore))
        return {};
    const Instant there =
        remedy == Remedy::WaitForNext ? here->to : here->from - Span::milliseconds(1);
    return dayAt(zone, there).name;
}

} // namespace

Remedy remedyNow(const ComparedDays &days, const Zone &zone, const ComparedDay &day,
                 const Difference &difference)
{
    const std::string neighbour = neighbourOf(zone, day.outcome.day, difference.remedy);
    const bool isCompared = !neighbour.empty() && days.contains({day.outcome.provider, neighbour});
    return isCompared ? Remedy::AskAgain : difference.remedy;
}

// ---- Fetching. What is compared is a fact, so that a till that starts knows what it still lacks.

void rule(Ruling &r, const WokeStatements &e)
{
    const ProviderCard &card = cardOf(r.counter, e.provider);
    if (!card.statementAfter)
        return;
    const Outlook next = outlook(r.counter, e, *card.statementAfter, r.now);
    if (next.wanted)
        r.command(FetchStatement{
            e.provider,
            {next.wanted->name, next.wanted->from, next.wanted->to, r.counter.currency},
            {}});
    // What comes of it sets another time.
    r.command(WakeStatements{e.provider,
                             next.wanted ? r.now + paceAfter(Lack::NotReady) : next.nextReady});
}

void rule(Ruling &r, const StatementMissed &e)
{
    if (!cardOf(r.counter, e.provider).statementAfter)
        return;
    r.command(WakeStatements{e.provider, r.now + paceAfter(e.why)});
}

void rule(Ruling &r, const StatementWanted &e)
{
    if (!r.counter.cashier)
        return r.refuse(Refusal::NotSignedIn);
    if (!cardOf(r.counter, e.provider).statementAfter)
        return r.refuse(Refusal::NobodyToAsk);
    const auto day = dayNamed(r.counter.zone, e.day);
    if (!day || r.now < day->to)
        return r.refuse(Refusal::NotReadyYet);
    CashierId approvedBy;
    if (!mayDo(r, Act::Reconcile, approvedBy))
        return;
    r.command(FetchStatement{
        e.provider, {day->name, day->from, day->to, r.counter.currency}, r.counter.cashier->id});
}

namespace {

bool holds(const std::vector<std::string> &numbers, const Difference &difference)
{
    return difference.ours &&
           std::find(numbers.begin(), numbers.end(), difference.ours->number) != numbers.end();
}

// What stands in the statement of the day before or after is found there, and done with here.
void settle(Ruling &r, const StatementCompared &waiting, const StatementCompared &found,
            const ComparedDay *known)
{
    for (const Difference &difference : waiting.differences) {
        if (neighbourOf(r.counter.zone, waiting.day, difference.remedy) != found.day ||
            !holds(found.fromOtherDays, difference) ||
            (known && known->acceptanceOf(difference.row)))
            continue;
        r.fact(DifferenceAccepted{waiting.provider,
                                  waiting.day,
                                  r.now,
                                  difference.row,
                                  std::string(nameOf(difference.kind)),
                                  "in the statement of " + found.day,
                                  {},
                                  {}});
    }
}

void acrossMidnight(Ruling &r, const StatementCompared &news)
{
    const auto &compared = r.counter.compared;
    const auto here = compared.find({news.provider, news.day});
    for (const Remedy way : {Remedy::WaitForNext, Remedy::LookDayBefore}) {
        const auto other =
            compared.find({news.provider, neighbourOf(r.counter.zone, news.day, way)});
        if (other == compared.end())
            continue;
        settle(r, other->second.outcome, news, &other->second);
        settle(r, news, other->second.outcome, here == compared.end() ? nullptr : &here->second);
    }
}

} // namespace

void rule(Ruling &r, const StatementRead &e)
{
    StatementCompared outcome = e.outcome;
    outcome.at = r.now;
    const bool hasNothing = outcome.sha256.empty() && !outcome.oursTotal;
    const auto known = r.counter.compared.find({outcome.provider, outcome.day});
    const bool hadRows = known != r.counter.compared.end() && !known->second.outcome.sha256.empty();
    // It may only be late; and what was read once is not undone by an empty answer.
    if (hasNothing && !outcome.differences.empty() && (hadRows || r.now < outcome.to + mostLate))
        return r.refuse(Refusal::NotReadyYet);
    if (known == r.counter.compared.end() || !isToldAlready(known->second, outcome)) {
        r.fact(outcome);
        acrossMidnight(r, outcome);
    }
    // Perhaps another day waits.
    if (cardOf(r.counter, e.outcome.provider).statementAfter)
        r.command(WakeStatements{e.outcome.provider, r.now + Span::seconds(1)});
}

// ---- What is done about a row.

void rule(Ruling &r, const AcceptDifference &e)
{
    if (!r.counter.cashier)
        return r.refuse(Refusal::NotSignedIn);
    const auto day = r.counter.compared.find({e.provider, e.day});
    if (day == r.counter.compared.end())
        return r.refuse(Refusal::NoSuchRow);
    const StatementCompared &outcome = day->second.outcome;
    const Difference *difference = outcome.difference(e.row);
    const bool isOdd = std::any_of(outcome.odd.begin(), outcome.odd.end(),
                                   [&](const OddLine &odd) { return rowName(odd) == e.row; });
    if (!difference && !isOdd)
        return r.refuse(Refusal::NoSuchRow);
    if (day->second.acceptanceOf(e.row))
        return r.refuse(Refusal::AlreadyDone);
    if (e.note.find_first_not_of(" \t\r\n") == std::string::npos)
        return r.refuse(Refusal::NoReason);
    CashierId approvedBy;
    if (!mayDo(r, Act::AcceptDifference, approvedBy))
        return;
    r.fact(DifferenceAccepted{e.provider, e.day, r.now, e.row,
                              difference ? std::string(nameOf(difference->kind))
                                         : std::string("unreadable"),
                              e.note, r.counter.cashier->id, approvedBy});
}

void rule(Ruling &r, const AskAgain &e)
{
    if (!r.counter.cashier)
        return r.refuse(Refusal::NotSignedIn);
    const Checkout *checkout =
        e.refund.empty() ? r.counter.saleOf(e.attempt) : r.counter.saleOf(e.refund);
    const Refund *refund = checkout ? checkout->refund(e.refund) : nullptr;
    const AttemptId about = refund ? refund->leg : e.attempt;
    const Attempt *attempt = checkout ? checkout->attempt(about) : nullptr;
    if (!attempt || (!e.refund.empty() && !refund))
        return r.refuse(Refusal::NoSuchSale);
    const auto card = r.counter.cards.find(attempt->provider);
    if (card == r.counter.cards.end() || card->second.byHand)
        return r.refuse(Refusal::NobodyToAsk);
    if (refund ? refund->askedAgain.has_value() : attempt->askedAgain.has_value())
        return r.refuse(Refusal::AlreadyDone);
    CashierId approvedBy;
    if (!mayDo(r, Act::Reconcile, approvedBy))
        return;
    r.fact(AskedAgain{checkout->id, r.now, about, e.refund, r.counter.cashier->id, approvedBy});
    if (refund) {
        const bool isOver = refund->stage != RefundStage::Asked;
        r.command(
            AskProvider{about, refund->id, isOver ? Question::QueryRefund : Question::Refund});
        r.command(WakeRefund{refund->id, r.now + Span::seconds(10)});
        return;
    }
    const bool isClosing = attempt->stage == AttemptStage::Closing;
    r.command(AskProvider{about, {}, isClosing ? Question::Cancel : Question::Query});
    r.command(WakeAttempt{about, r.now + Span::seconds(10)});
}

void rule(Ruling &r, const AttachLateMoney &e)
{
    const Checkout *checkout = r.counter.saleOf(e.attempt);
    if (!r.counter.cashier)
        return r.refuse(Refusal::NotSignedIn);
    if (!checkout)
        return r.refuse(Refusal::NoSuchSale);
    const Attempt &attempt = *checkout->attempt(e.attempt);
    const auto late = std::find_if(
        checkout->exceptions.begin(), checkout->exceptions.end(), [&](const Exception &x) {
            return x.attempt == e.attempt && x.trouble == Trouble::PaidAfterEnd && !x.settled;
        });
    if (late == checkout->exceptions.end() || attempt.outcome == AttemptOutcome::Paid)
        return r.refuse(Refusal::AlreadyDone);
    const bool waits =
        checkout->stage == SaleStage::Building || checkout->stage == SaleStage::Parked;
    if (!waits || checkout->receipt)
        return r.refuse(Refusal::SaleIsOver);
    if (checkout->moneyMayMove())
        return r.refuse(Refusal::PaymentOpen);
    if (!canAttach(*checkout, e.attempt))
        return r.refuse(Refusal::BadAmount);
    CashierId approvedBy;
    if (!mayDo(r, Act::SettleException, approvedBy))
        return;
    r.fact(LateMoneyAttached{checkout->id, r.now, e.attempt, late->amount, late->reference,
                             late->at, r.counter.cashier->id, approvedBy});
    completeIfPaid(r, checkout->id);
}

// ---- Comparing once more.

namespace {

// The attempt or refund about which a fact changes what we know.
std::string changedBy(const Fact &fact)
{
    if (const auto *f = std::get_if<AttemptEnded>(&fact))
        return f->attempt.text;
    if (const auto *f = std::get_if<Contradicted>(&fact))
        return f->attempt.text;
    if (const auto *f = std::get_if<LateMoneyAttached>(&fact))
        return f->attempt.text;
    if (const auto *f = std::get_if<RefundEnded>(&fact))
        return f->refund.text;
    return {};
}

} // namespace

void compareWhatChanged(Ruling &r)
{
    for (const Fact &fact : r.decision.facts) {
        const std::string changed = changedBy(fact);
        if (changed.empty())
            continue;
        for (const auto &[key, day] : r.counter.compared) {
            const auto &differences = day.outcome.differences;
            const bool isNamed =
                std::any_of(differences.begin(), differences.end(), [&](const Difference &d) {
                    return d.attempt.text == changed || d.refund.text == changed;
                });
            const CompareAgain again{key.first, key.second};
            auto &commands = r.decision.commands;
            if (isNamed &&
                std::find(commands.begin(), commands.end(), Command(again)) == commands.end())
                r.command(again);
        }
    }
}

} // namespace guitai
