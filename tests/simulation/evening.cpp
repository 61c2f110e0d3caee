// Rows and exceptions are read first and dealt with after: the till may be another one by then.
#include "tests/simulation/evening.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace guitai::simulation {

namespace {

// A row of a statement, by which people reach what it is about.
struct Row
{
    ProviderId provider;
    std::string day;
    Difference difference;
};

std::vector<Row> rowsOf(const Counter &counter)
{
    std::vector<Row> rows;
    for (const auto &[key, day] : counter.compared) {
        for (const Difference &difference : day.outcome.differences)
            rows.push_back({key.first, key.second, difference});
    }
    return rows;
}

std::optional<Row> rowAbout(const Counter &counter, const AttemptId &attempt)
{
    for (const Row &row : rowsOf(counter)) {
        if (row.difference.attempt == attempt && row.difference.refund.empty())
            return row;
    }
    return {};
}

void sayWhatTheMachineDid(const Evening &evening)
{
    std::vector<PersonsWord> words;
    for (const auto &[id, checkout] : evening.counter().sales) {
        for (const Attempt &a : checkout.attempts) {
            if (a.provider == evening.byHand && a.moneyMayMove())
                words.push_back({a.id, {}, true, "A1", "4242", {}, {}});
        }
        for (const Refund &refund : checkout.refunds) {
            if (refund.provider == evening.byHand && refund.stage == RefundStage::Asked)
                words.push_back({refund.leg, refund.id, true, {}, {}, {}, {}});
        }
    }
    for (const PersonsWord &word : words)
        evening.does([&](Till &till) { till.handle(word); });
}

bool isGoingBack(const Counter &counter, const AttemptId &leg)
{
    const Checkout *checkout = counter.saleOf(leg);
    return checkout && std::any_of(checkout->refunds.begin(), checkout->refunds.end(),
                                   [&](const Refund &refund) {
                                       return refund.leg == leg &&
                                              refund.stage == RefundStage::Asked;
                                   });
}

// What has come late pays its sale, or goes back: by the statement's row or by the panel.
void settleLate(const Evening &evening, const SaleId &sale, const Exception &late)
{
    const Checkout *checkout = evening.counter().sale(sale);
    if (!checkout)
        return;
    if (canAttach(*checkout, late.attempt) && evening.dice.in100(60)) {
        attachLateMoney(evening, sale);
        return;
    }
    const auto row = rowAbout(evening.counter(), late.attempt);
    if (row && evening.dice.in100(50)) {
        evening.does([&](Till &till) {
            till.giveBackLate(row->provider, row->day, row->difference.row, "late");
        });
        return;
    }
    const Money there = refundable(*checkout, late.attempt);
    evening.does([&](Till &till) {
        if (there.isPositive())
            till.refund(sale, late.attempt, there, "late");
        else if (!isGoingBack(till.counter(), late.attempt)) // an odd word after it had gone back
            till.handle(SettleException{late.attempt, late.trouble, "gone back already"});
    });
}

void settleExceptions(const Evening &evening)
{
    std::vector<std::pair<SaleId, Exception>> open;
    for (const auto &[id, checkout] : evening.counter().sales) {
        for (const Exception &e : checkout.exceptions) {
            if (!e.settled)
                open.emplace_back(id, e);
        }
    }
    for (const auto &[sale, e] : open) {
        if (e.trouble == Trouble::PaidAfterEnd)
            settleLate(evening, sale, e);
        else
            evening.does([&e = e](Till &till) {
                till.handle(SettleException{e.attempt, e.trouble, "looked at their page"});
            });
    }
}

} // namespace

bool attachLateMoney(const Evening &evening, const SaleId &sale)
{
    const Checkout *checkout = evening.counter().sale(sale);
    if (!checkout)
        return false;
    for (const Exception &e : checkout->exceptions) {
        if (e.settled || e.trouble != Trouble::PaidAfterEnd || !canAttach(*checkout, e.attempt))
            continue;
        const AttemptId attempt = e.attempt;
        const auto row = rowAbout(evening.counter(), attempt);
        const bool byRow = row && evening.dice.in100(50);
        evening.does([&](Till &till) {
            if (byRow)
                till.attachToSale(row->provider, row->day, row->difference.row);
            else
                till.handle(AttachLateMoney{attempt});
        });
        return true;
    }
    return false;
}

void askAgain(const Evening &evening, const SaleId &sale)
{
    const Checkout *checkout = evening.counter().sale(sale);
    if (!checkout)
        return;
    std::vector<AskAgain> questions;
    for (const Attempt &attempt : checkout->attempts)
        questions.push_back({attempt.id, {}});
    for (const Refund &refund : checkout->refunds)
        questions.push_back({refund.leg, refund.id});
    if (questions.empty())
        return;
    const auto which = evening.dice.below(std::int64_t(questions.size()));
    evening.does([&](Till &till) { till.handle(questions[std::size_t(which)]); });
}

void workOnStatements(const Evening &evening)
{
    for (const Row &row : rowsOf(evening.counter())) {
        const std::string &name = row.difference.row;
        const int mood = int(evening.dice.below(100));
        evening.does([&](Till &till) {
            if (mood < 40)
                till.askAgain(row.provider, row.day, name);
            else if (mood < 55)
                till.handle(AcceptDifference{row.provider, row.day, name, "looked at it"});
            else if (mood < 70)
                till.attachToSale(row.provider, row.day, name);
            else if (mood < 75) // where there is nothing late it is refused
                till.giveBackLate(row.provider, row.day, name, "late");
        });
    }
}

void workThrough(const Evening &evening)
{
    sayWhatTheMachineDid(evening);
    workOnStatements(evening);
    settleExceptions(evening);
}

} // namespace guitai::simulation
