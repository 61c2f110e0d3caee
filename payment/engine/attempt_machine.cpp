// The cells of the table in attempt_machine.h.
#include "payment/engine/attempt_machine.h"

#include <algorithm>

namespace guitai {

namespace {

// How long until a cancel that is not confirmed is sent again, by how long we have been closing.
Span closingPace(Span closingFor)
{
    if (closingFor < Span::seconds(30))
        return Span::seconds(2);
    if (closingFor < Span::minutes(5))
        return Span::seconds(10);
    return Span::seconds(60);
}

// How long until we look again at an attempt that has ended, by how long ago that was.
Span afterglowPace(Span endedFor)
{
    if (endedFor < Span::minutes(1))
        return Span::seconds(20);
    if (endedFor < Span::minutes(10))
        return Span::minutes(1);
    return Span::minutes(10);
}

// How long until a person's question is put again, by how long it has been unanswered.
Span questionPace(Span askedFor)
{
    return askedFor < Span::minutes(2) ? Span::seconds(10) : Span::minutes(5);
}

// The last look falls on the end of the watch itself; what still needs a person is looked at on.
Instant nextLook(const Attempt &attempt, Instant now)
{
    if (attempt.askedAgain)
        return now + questionPace(now - *attempt.askedAgain);
    const Instant next = now + afterglowPace(now - attempt.endedAt.value_or(now));
    return now < attempt.watchUntil ? std::min(next, attempt.watchUntil) : next;
}

// The same contradiction is one exception; another amount is news.
bool alreadyKnown(const Checkout &checkout, const Attempt &attempt, Trouble trouble, Money amount)
{
    return std::any_of(
        checkout.exceptions.begin(), checkout.exceptions.end(), [&](const Exception &e) {
            return e.attempt == attempt.id && e.trouble == trouble && e.amount == amount;
        });
}

void contradict(Decision &decision, const Checkout &checkout, const Attempt &attempt,
                Trouble trouble, Money amount, const std::string &reference, Instant now)
{
    if (alreadyKnown(checkout, attempt, trouble, amount))
        return;
    decision.facts.push_back(
        Contradicted{checkout.id, now, attempt.id, trouble, amount, reference});
    // It may have come late, by a callback, when nobody looks any more: the provider says how it
    // is.
    if (attempt.stage == AttemptStage::Ended)
        decision.commands.push_back(WakeAttempt{attempt.id, now + afterglowPace({})});
}

void end(Decision &decision, const Checkout &checkout, const Attempt &attempt,
         AttemptOutcome outcome, const Reading &reading, Instant now)
{
    decision.facts.push_back(AttemptEnded{checkout.id, now, attempt.id, outcome, reading.reason,
                                          reading.reference, reading.providerCode, reading.card});
    for (const Exception &e : checkout.exceptions) {
        // The final word, with the right amount or with the money back, settles an odd amount.
        if (e.attempt == attempt.id && e.trouble == Trouble::AmountDiffers && !e.settled)
            decision.facts.push_back(ExceptionSettled{
                checkout.id, now, attempt.id, Trouble::AmountDiffers, "provider's final word", {}});
    }
    Attempt ended = attempt;
    ended.stage = AttemptStage::Ended;
    ended.outcome = outcome;
    if (isWatched(checkout, ended))
        decision.commands.push_back(WakeAttempt{attempt.id, now + afterglowPace({})});
}

void hearPaid(Decision &decision, const Checkout &checkout, const Attempt &attempt,
              const Heard &heard, Instant now)
{
    const Reading &reading = heard.reading;
    if (!reading.amount)
        return; // "paid" without an amount tells nothing that could be booked
    if (attempt.stage == AttemptStage::Ended) {
        if (attempt.outcome != AttemptOutcome::Paid)
            contradict(decision, checkout, attempt, Trouble::PaidAfterEnd, *reading.amount,
                       reading.reference, now);
        return;
    }
    if (*reading.amount != attempt.amount) {
        contradict(decision, checkout, attempt, Trouble::AmountDiffers, *reading.amount,
                   reading.reference, now);
        return;
    }
    if (attempt.stage == AttemptStage::Closing && heard.question != Question::Cancel)
        return;
    end(decision, checkout, attempt, AttemptOutcome::Paid, reading, now);
}

bool isGoingBack(const Checkout &checkout, const AttemptId &leg)
{
    return std::any_of(checkout.refunds.begin(), checkout.refunds.end(), [&](const Refund &r) {
        return r.leg == leg && r.stage == RefundStage::Asked;
    });
}

void hearUnpaid(Decision &decision, const Checkout &checkout, const Attempt &attempt,
                AttemptOutcome outcome, const Reading &reading, Instant now)
{
    if (attempt.stage != AttemptStage::Ended) {
        end(decision, checkout, attempt, outcome, reading, now);
        return;
    }
    if (attempt.outcome == AttemptOutcome::Paid) {
        // Once all of it has been given back the provider calls the trade closed: that is no news.
        if (!refundable(checkout, attempt.id).isZero())
            contradict(decision, checkout, attempt, Trouble::UndoneAfterPaid, attempt.amount,
                       reading.reference, now);
        return;
    }
    // Late money that the provider has given back by itself (a cancel of ours that was held up).
    const auto late = std::find_if(
        checkout.exceptions.begin(), checkout.exceptions.end(), [&](const Exception &e) {
            return e.attempt == attempt.id && e.trouble == Trouble::PaidAfterEnd && !e.settled;
        });
    // While a refund of ours is on its way, "closed" may be its doing, and its answer will say so.
    if (late == checkout.exceptions.end() || isGoingBack(checkout, attempt.id))
        return;
    // What our refunds gave back before stays taken; the rest is gone.
    contradict(decision, checkout, attempt, Trouble::PaidAfterEnd,
               late->amount - refundable(checkout, attempt.id), reading.reference, now);
    decision.facts.push_back(ExceptionSettled{
        checkout.id, now, attempt.id, Trouble::PaidAfterEnd, "given back by the provider", {}});
}

bool agreesWithEnd(const Checkout &checkout, const Attempt &attempt, const Reading &reading)
{
    if (attempt.stage != AttemptStage::Ended)
        return false;
    if (attempt.outcome == AttemptOutcome::Paid)
        return reading.verdict == Verdict::Paid || reading.verdict == Verdict::Cancelled;
    if (reading.verdict == Verdict::Paid) // late money, and a person has been told
        return alreadyKnown(checkout, attempt, Trouble::PaidAfterEnd,
                            reading.amount.value_or(attempt.amount));
    return reading.verdict == Verdict::Cancelled || reading.verdict == Verdict::Declined ||
           reading.verdict == Verdict::NotFound;
}

void hearWord(Decision &decision, const Checkout &checkout, const Attempt &attempt,
              const Heard &heard, Instant now)
{
    const Reading &reading = heard.reading;
    switch (reading.verdict) {
    case Verdict::Paid:
        hearPaid(decision, checkout, attempt, heard, now);
        return;
    case Verdict::Declined:
        hearUnpaid(decision, checkout, attempt, AttemptOutcome::Declined, reading, now);
        return;
    case Verdict::Cancelled:
        hearUnpaid(decision, checkout, attempt, AttemptOutcome::Cancelled, reading, now);
        return;
    case Verdict::Waiting:
        if (attempt.stage == AttemptStage::Open && attempt.code.empty() && !reading.code.empty())
            decision.facts.push_back(CodeReceived{checkout.id, now, attempt.id, reading.code});
        return;
    case Verdict::NotFound:
        // Same number, so it cannot charge twice.
        if (attempt.stage == AttemptStage::Open && heard.question == Question::Query &&
            attempt.code.empty())
            decision.commands.push_back(AskProvider{attempt.id, {}, Question::Charge});
        return;
    case Verdict::NotExecuted:
        // Nothing can have happened if the only request ever sent was refused as a request.
        if (attempt.stage != AttemptStage::Ended && heard.question == Question::Charge &&
            heard.onlyCharge && reading.reason != Reason::ProviderBusy)
            end(decision, checkout, attempt, AttemptOutcome::Declined, reading, now);
        return;
    case Verdict::NoAnswer:
    case Verdict::Refunded:
    case Verdict::RefundRefused:
    case Verdict::DayClosed:
        return; // we do not know (or it is about a refund): the alarm asks again
    }
}

} // namespace

bool isWord(const Reading &reading)
{
    return reading.verdict != Verdict::NoAnswer &&
           !(reading.verdict == Verdict::NotExecuted && reading.reason == Reason::ProviderBusy);
}

Instant nextAsk(const Attempt &attempt, const Pace &pace, Instant now)
{
    const Span age = now - attempt.openedAt;
    const Span step = age < pace.firstFor  ? pace.first
                      : age < pace.thenFor ? pace.then
                                           : pace.later;
    const Instant next = now + step;
    return now < attempt.deadline ? std::min(next, attempt.deadline) : next;
}

void hear(Decision &decision, const Checkout &checkout, const Attempt &attempt, const Heard &heard,
          Instant now)
{
    hearWord(decision, checkout, attempt, heard, now);
    if (attempt.askedAgain && isWord(heard.reading))
        decision.facts.push_back(AnsweredAgain{checkout.id,
                                               now,
                                               attempt.id,
                                               {},
                                               heard.reading.verdict,
                                               heard.reading.amount,
                                               heard.reading.reference});
    // The watch ends when its time is over and the provider still says what we know.
    const bool agrees = decision.facts.empty() && agreesWithEnd(checkout, attempt, heard.reading);
    if (agrees && now >= attempt.watchUntil && isWatched(checkout, attempt) && !attempt.watchOver)
        decision.facts.push_back(WatchEnded{checkout.id, now, attempt.id});
}

void wake(Decision &decision, const Checkout &checkout, const Attempt &attempt,
          const ProviderCard &card, Instant now)
{
    if (card.byHand)
        return; // there is nobody to ask
    switch (attempt.stage) {
    case AttemptStage::Open:
        if (now >= attempt.deadline) {
            decision.facts.push_back(
                ClosingBegun{checkout.id, now, attempt.id, ClosingCause::TimeUp});
            decision.commands.push_back(AskProvider{attempt.id, {}, Question::Cancel});
            decision.commands.push_back(WakeAttempt{attempt.id, now + closingPace({})});
            return;
        }
        // As long as nobody can have seen a code, there is nothing to ask about: show one first.
        decision.commands.push_back(AskProvider{
            attempt.id,
            {},
            card.step == CustomerStep::ShowCode && attempt.code.empty() && attempt.authCode.empty()
                ? Question::Charge
                : Question::Query});
        decision.commands.push_back(WakeAttempt{attempt.id, nextAsk(attempt, card.pace, now)});
        return;
    case AttemptStage::Closing:
        decision.commands.push_back(AskProvider{attempt.id, {}, Question::Cancel});
        decision.commands.push_back(
            WakeAttempt{attempt.id, now + closingPace(now - attempt.closingAt.value_or(now))});
        return;
    case AttemptStage::Ended:
        if (!isWatched(checkout, attempt))
            return;
        decision.commands.push_back(AskProvider{attempt.id, {}, Question::Query});
        decision.commands.push_back(WakeAttempt{attempt.id, nextLook(attempt, now)});
        return;
    }
}

void cancel(Decision &decision, const Checkout &checkout, const Attempt &attempt,
            const ProviderCard &card, Instant now)
{
    if (attempt.stage != AttemptStage::Open || card.byHand)
        return;
    decision.facts.push_back(
        ClosingBegun{checkout.id, now, attempt.id, ClosingCause::CashierCancelled});
    decision.commands.push_back(AskProvider{attempt.id, {}, Question::Cancel});
    decision.commands.push_back(WakeAttempt{attempt.id, now + closingPace({})});
}

} // namespace guitai
