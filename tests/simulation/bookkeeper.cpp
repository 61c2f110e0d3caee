// Compares by the same rules as the shop's own bookkeeper.
#include "tests/simulation/bookkeeper.h"

#include "books/statement_outcome.h"

namespace guitai::simulation {

namespace {

OurRow::State stateOf(const Attempt &attempt)
{
    if (attempt.moneyMayMove())
        return OurRow::State::Open;
    return attempt.outcome == AttemptOutcome::Paid ? OurRow::State::Done : OurRow::State::NotDone;
}

OurRow::State stateOf(const Refund &refund)
{
    if (refund.stage == RefundStage::Asked)
        return OurRow::State::Open;
    return refund.stage == RefundStage::Done ? OurRow::State::Done : OurRow::State::NotDone;
}

std::vector<OurRow> ourRows(const ProviderId &provider, const Counter &books)
{
    std::vector<OurRow> rows;
    for (const auto &[id, checkout] : books.sales) {
        OurRow row;
        row.sale = id;
        row.receipt = checkout.receipt ? checkout.receipt->number : 0;
        row.saleWaits = !checkout.receipt && checkout.stage != SaleStage::Voided;
        for (const Attempt &attempt : checkout.attempts) {
            if (attempt.provider != provider)
                continue;
            row.kind = MoveKind::Payment;
            row.state = stateOf(attempt);
            row.ours = attempt.id.text;
            row.reference = attempt.reference;
            row.amount = attempt.amount;
            row.at = attempt.endedAt.value_or(attempt.openedAt);
            rows.push_back(row);
        }
        for (const Refund &refund : checkout.refunds) {
            if (refund.provider != provider)
                continue;
            row.kind = MoveKind::Refund;
            row.state = stateOf(refund);
            row.ours = refund.id.text;
            row.order = refund.leg.text;
            row.reference = refund.reference;
            row.amount = -refund.amount;
            row.at = refund.endedAt.value_or(refund.openedAt);
            rows.push_back(row);
        }
    }
    return rows;
}

} // namespace

std::vector<StatementLine> linesOf(const Attempt &attempt, Money taken,
                                   const std::vector<std::pair<std::string, Money>> &refunds)
{
    if (!taken.isPositive())
        return {};
    StatementLine line;
    line.ours = line.order = attempt.id.text;
    line.amount = taken;
    line.at = attempt.openedAt;
    std::vector<StatementLine> lines = {line};
    for (const auto &[number, amount] : refunds) {
        line.kind = MoveKind::Refund;
        line.ours = number;
        line.amount = -amount;
        lines.push_back(line);
    }
    return lines;
}

StatementCompared comparison(const ProviderId &provider, const CalendarDay &day,
                             const Counter &books, std::vector<StatementLine> lines, Chance &dice)
{
    std::erase_if(lines, [&](const StatementLine &) { return dice.in100(10); });
    Statement statement;
    statement.provider = provider;
    int number = 0;
    for (StatementLine &line : lines) {
        line.line = ++number;
        if (dice.in100(10))
            line.state = MoveState::Pending;
        statement.lines.push_back(line);
    }
    if (dice.in100(10))
        statement.odd.push_back({++number, "????", "it cannot be read"});
    return outcomeOf(reconcile(statement, {day.name, day.from, day.to, books.currency},
                               ourRows(provider, books)),
                     "ab");
}

} // namespace guitai::simulation
