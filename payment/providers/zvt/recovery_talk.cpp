// Asks for the terminal's state, then for its last transaction, and lets the judge compare.
#include "payment/providers/zvt/recovery_talk.h"

#include "payment/providers/zvt/codes.h"
#include "payment/providers/zvt/judge.h"

#include <algorithm>
#include <utility>

namespace guitai::zvt {

RecoveryTalk::RecoveryTalk(std::shared_ptr<const Terminal> terminal, Matter matter,
                           Question question)
    : DealTalk(std::move(terminal), std::move(matter))
    , m_question(question)
{}

void RecoveryTalk::start()
{
    switch (memo().stage) {
    case Memo::Stage::None:
        // Nothing was ever sent that could move money.
        conclude(m_question == Question::Cancel ? Verdict::Cancelled : Verdict::NotFound,
                 Reason::None);
        return;
    case Memo::Stage::Moved:
    case Memo::Stage::Closed:
        concludeFromMemo();
        return;
    case Memo::Stage::Started:
    case Memo::Stage::Approved:
    case Memo::Stage::Refused:
        break;
    }
    // Once a person has given the word there is nothing left that the terminal could add.
    if (memo().isLost && m_question == Question::Query && !matter().wanted)
        conclude(Verdict::NotFound, Reason::AskThePerson);
    else
        registerTill();
}

void RecoveryTalk::ready()
{
    run(statusEnquiry(), quickly);
}

void RecoveryTalk::unreached(const Outcome &outcome)
{
    stop(outcome);
}

// Still at it: a payment that nobody wants any more is asked to stop, once for each cancel.
void RecoveryTalk::stop(const Outcome &outcome)
{
    if (outcome.isBusy() && m_question == Question::Cancel && !m_isStopping) {
        m_isStopping = true;
        m_first = outcome;
        run({AbortByTill, passwordBytes()}, terminal().answerTime);
        return;
    }
    concludeLost(outcome);
}

void RecoveryTalk::ended(std::uint16_t command, const Outcome &outcome)
{
    if (m_isStopping) {
        concludeLost(m_first);
        return;
    }
    if (command == StatusEnquiry) {
        const auto status = statusIn(outcome.data);
        const bool isOccupied = outcome.end == Outcome::End::Completed && status &&
                                reasonOfTerminalStatus(*status) == Reason::TerminalBusy;
        if (isOccupied) {
            Outcome busy;
            busy.end = Outcome::End::Refused;
            busy.code = 0x9C;
            stop(busy);
        } else if (outcome.end == Outcome::End::Lost || outcome.isBusy()) {
            stop(outcome);
        } else {
            run(repeatReceipt(), quickly); // terminals without the enquiry are believed ready
        }
        return;
    }
    if (outcome.end == Outcome::End::Lost || outcome.isBusy())
        stop(outcome);
    else
        judgeBy(outcome);
}

void RecoveryTalk::judgeBy(const Outcome &outcome)
{
    const Before remembers = outcome.record && outcome.record->result ? Before::Transaction
                             : outcome.record || outcome.end == Outcome::End::Refused
                                 ? Before::NotKnown
                                 : Before::Nothing;
    const Record now = outcome.record.value_or(Record());
    // A refund may come long after its payment; when it began nobody says.
    const auto openedAt = isRefund() ? std::nullopt : std::optional(matter().openedAt);
    switch (judge(memo(), remembers, now, asked(), openedAt)) {
    case Finding::Moved:
        concludeMoved(now);
        return;
    case Finding::NotMoved: {
        const bool refused = memo().stage == Memo::Stage::Refused;
        const bool failed = remembers == Before::Transaction && !now.isApproved();
        const Reason reason = failed    ? reasonOfError(now.result.value_or(0))
                              : refused ? Reason::AmountDiffers
                                        : Reason::TimedOut;
        concludeClosed(reason, !failed && !refused, failed ? now.result.value_or(0) : 0, now.words);
        return;
    }
    case Finding::Unclear:
        break;
    }
    if (memo().isLost) {
        conclude(Verdict::NoAnswer, Reason::AskThePerson);
        return;
    }
    memo().isLost = true;
    writeDown(memo());
}

void RecoveryTalk::noted(bool written)
{
    if (!saidLastWord(written))
        conclude(Verdict::NoAnswer, Reason::AskThePerson);
}

std::optional<int> statusIn(const std::string &data)
{
    // The software's version, where it is sent, stands first and without a number of its own.
    std::string_view rest = data;
    const auto digitAt = [&](std::size_t at) {
        const auto byte = static_cast<unsigned char>(rest[at]);
        return byte >= 0xF0 && byte <= 0xF9 ? byte - 0xF0 : -1;
    };
    if (rest.size() > 3 && digitAt(0) >= 0 && digitAt(1) >= 0 && digitAt(2) >= 0) {
        const int length = digitAt(0) * 100 + digitAt(1) * 10 + digitAt(2);
        rest.remove_prefix(std::min(rest.size(), std::size_t(3 + length)));
    }
    if (rest.empty())
        return {};
    return static_cast<unsigned char>(rest[0]);
}

} // namespace guitai::zvt
