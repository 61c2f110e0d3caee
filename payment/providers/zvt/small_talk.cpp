// Neither moves money, so a refusal is simply told.
#include "payment/providers/zvt/small_talk.h"

#include "payment/providers/zvt/codes.h"
#include "payment/providers/zvt/recovery_talk.h"

#include <utility>

namespace guitai::zvt {

namespace {

Reading notDone(const Outcome &outcome)
{
    Reading reading;
    const bool isForeign = outcome.reason == Reason::NotATerminal;
    const bool isLost = outcome.end == Outcome::End::Lost;
    reading.verdict = isLost && !isForeign ? Verdict::NoAnswer : Verdict::NotExecuted;
    reading.reason = isLost ? outcome.reason : reasonOfError(outcome.code);
    reading.providerCode = isLost ? std::string() : codeText(outcome.code);
    reading.providerWords = outcome.record ? outcome.record->words : outcome.words;
    return reading;
}

} // namespace

void GreetTalk::ready()
{
    run(statusEnquiry(), quickly);
}

void GreetTalk::unreached(const Outcome &outcome)
{
    conclude(notDone(outcome));
}

void GreetTalk::ended(std::uint16_t, const Outcome &outcome)
{
    const bool isUnknownCommand =
        outcome.end == Outcome::End::Refused && outcome.code == functionNotPossible;
    if (outcome.end != Outcome::End::Completed && !isUnknownCommand) {
        conclude(notDone(outcome));
        return;
    }
    const int status = statusIn(outcome.data).value_or(0);
    const Reason reason = isUnknownCommand ? Reason::None : reasonOfTerminalStatus(status);
    if (reason == Reason::None)
        conclude(Verdict::NotFound, Reason::None);
    else
        conclude(Verdict::NotExecuted, reason, codeText(status));
}

CloseDayTalk::CloseDayTalk(std::shared_ptr<const Terminal> terminal, Matter matter, Instant now,
                           std::shared_ptr<Witness> witness)
    : Talk(std::move(terminal), std::move(matter))
    , m_now(now)
    , m_witness(std::move(witness))
{}

void CloseDayTalk::ready()
{
    run({Totals, passwordBytes()}, terminal().processTime);
}

// Not every terminal can tell its totals before; its end of day tells them too.
void CloseDayTalk::totalsEnded(const Outcome &outcome)
{
    if (outcome.end == Outcome::End::Lost) {
        conclude(notDone(outcome));
        return;
    }
    if (outcome.end == Outcome::End::Completed && outcome.record && outcome.record->amount)
        m_totals = Money(*outcome.record->amount, terminal().currency);
    run({EndOfDay, passwordBytes()}, terminal().processTime);
}

void CloseDayTalk::unreached(const Outcome &outcome)
{
    conclude(notDone(outcome));
}

void CloseDayTalk::ended(std::uint16_t command, const Outcome &outcome)
{
    if (command == Totals) {
        totalsEnded(outcome);
        return;
    }
    // Even when its end was not heard, receipt numbers may have begun anew.
    if (outcome.end != Outcome::End::Refused)
        m_witness->closedAt = m_now;
    const bool failed = outcome.record && outcome.record->result.value_or(0) != 0;
    if (outcome.end != Outcome::End::Completed || failed) {
        Outcome told = outcome;
        if (failed && told.end != Outcome::End::Lost)
            told.code = *outcome.record->result;
        if (told.end == Outcome::End::Completed)
            told.end = Outcome::End::Aborted;
        conclude(notDone(told));
        return;
    }
    Reading reading;
    reading.verdict = Verdict::DayClosed;
    reading.amount = m_totals;
    if (outcome.record && outcome.record->amount)
        reading.amount = Money(*outcome.record->amount, terminal().currency);
    conclude(std::move(reading));
}

} // namespace guitai::zvt
