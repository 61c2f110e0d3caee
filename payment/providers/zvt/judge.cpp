// Compares the terminal's last transaction with the one before ours and with ours.
#include "payment/providers/zvt/judge.h"

#include "payment/providers/zvt/digits.h"

#include <algorithm>
#include <cstdlib>

namespace guitai::zvt {

namespace {

// A terminal's clock shows local time, and nobody tells us of which zone: between twelve hours
// behind Greenwich and fourteen ahead, and an hour of its own error.
constexpr std::int64_t mostBehindMinutes = 13 * 60;
constexpr std::int64_t mostAheadMinutes = 15 * 60;
// A recovery may come days later: what counts is the time of the deal, not of the question. It
// lasts a few minutes.
constexpr std::int64_t longestDealMinutes = 60;

std::optional<int> twoDigits(const std::string &text, std::size_t at)
{
    if (text.size() < at + 2 || text[at] > '9' || text[at + 1] > '9')
        return {};
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

// The minutes from the attempt's opening, as Greenwich had it, to the record's local time; nothing
// when the record has no readable time. Around New Year the year is whichever comes nearest.
std::optional<std::int64_t> minutesAfter(const Record &record, Instant openedAt)
{
    const auto month = twoDigits(record.date, 0), day = twoDigits(record.date, 2);
    const auto hour = twoDigits(record.time, 0), minute = twoDigits(record.time, 2);
    if (!month || !day || !hour || !minute)
        return {};
    const int year = civilTime(openedAt, 0).year;
    std::optional<std::int64_t> nearest;
    for (int around = year - 1; around <= year + 1; ++around) {
        const Instant at = instantOf({around, *month, *day, *hour, *minute, 0, 0}, 0);
        const std::int64_t minutes = (at - openedAt).ms / 60'000;
        if (!nearest || std::abs(minutes) < std::abs(*nearest))
            nearest = minutes;
    }
    return nearest;
}

bool canBeOfThisTime(const Record &record, std::optional<Instant> openedAt)
{
    const auto minutes = openedAt ? minutesAfter(record, *openedAt) : std::nullopt;
    return !minutes ||
           (*minutes >= -mostBehindMinutes && *minutes <= mostAheadMinutes + longestDealMinutes);
}

bool isOfKind(const Record &record, Deal deal)
{
    return (deal == Deal::Reversal) == !record.originalTrace.empty();
}

bool agreesInMoney(const Record &record, Money asked)
{
    return record.amount == asked.minor() &&
           (!record.currency || *record.currency == asked.currency().number());
}

// The reversal of what began after the transaction before ours can only be ours.
bool undoesOurs(const Memo &memo, const Record &now, Money asked)
{
    if (now.originalTrace.empty() || memo.deal == Deal::Reversal)
        return false;
    if (!memo.record.trace.empty())
        return now.originalTrace == memo.record.trace;
    return memo.before == Before::Transaction && now.amount == asked.minor() &&
           now.originalTrace.size() >= memo.last.trace.size() &&
           (now.originalTrace.size() > memo.last.trace.size() ||
            now.originalTrace > memo.last.trace);
}

bool isFromBefore(const Memo &memo, Before remembers, const Record &now)
{
    if (memo.before == Before::Nothing)
        return remembers == Before::Nothing;
    return memo.before == Before::Transaction && remembers == Before::Transaction &&
           isSame(memo.last, now) && memo.last.result == now.result;
}

} // namespace

Finding judge(const Memo &memo, Before remembers, const Record &now, Money asked,
              std::optional<Instant> openedAt)
{
    if (remembers == Before::Transaction) {
        const bool sameTerminal = memo.record.terminal.empty() || now.terminal.empty() ||
                                  memo.record.terminal == now.terminal;
        const bool sawYes =
            memo.stage == Memo::Stage::Approved || memo.stage == Memo::Stage::Refused;
        if (sawYes && sameTerminal && isSame(memo.record, now)) {
            if (!now.isApproved())
                return Finding::NotMoved;
            // What was heard of it at the time holds: another amount now is nobody's word.
            const bool isAsHeard = !memo.record.amount || memo.record.amount == now.amount;
            return isAsHeard ? Finding::Moved : Finding::Unclear;
        }
        if (undoesOurs(memo, now, asked))
            return Finding::NotMoved;
    }
    if (isFromBefore(memo, remembers, now))
        return Finding::NotMoved;
    const bool isNew = memo.stage == Memo::Stage::Started && memo.before != Before::NotKnown &&
                       remembers == Before::Transaction &&
                       !(memo.before == Before::Transaction && isSame(memo.last, now));
    if (!isNew || !canBeOfThisTime(now, openedAt))
        return Finding::Unclear;
    if (now.isApproved())
        return agreesInMoney(now, asked) && isOfKind(now, memo.deal) ? Finding::Moved
                                                                     : Finding::Unclear;
    // Terminals that remember failures too: ours is the one that has failed.
    const bool oursFailed = !now.amount || agreesInMoney(now, asked);
    return now.result && oursFailed ? Finding::NotMoved : Finding::Unclear;
}

} // namespace guitai::zvt
