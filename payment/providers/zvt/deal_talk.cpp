// The same ends for payments and refunds, each in its own verdicts.
#include "payment/providers/zvt/deal_talk.h"

#include <utility>

namespace guitai::zvt {

DealTalk::DealTalk(std::shared_ptr<const Terminal> terminal, Matter matter)
    : Talk(std::move(terminal), std::move(matter))
    , m_memo(Memo::read(this->matter().note))
{}

Money DealTalk::asked() const
{
    return isRefund() ? matter().refundAmount : matter().amount;
}

void DealTalk::concludeMoved(const Record &record)
{
    m_memo.stage = Memo::Stage::Moved;
    m_memo.record = record;
    printout().addTo(m_memo.record.slip);
    m_isLastWord = true;
    writeDown(m_memo);
}

void DealTalk::concludeClosed(Reason reason, bool cancelled, int code, const std::string &words)
{
    m_memo.stage = Memo::Stage::Closed;
    m_memo.reason = reason;
    m_memo.cancelled = cancelled;
    m_memo.code = code == 0 ? std::string() : codeText(code);
    m_memo.words = words;
    m_isLastWord = true;
    writeDown(m_memo);
}

// Without the note the attempt must not end, or a later question would take the terminal's next
// transaction for this one: the terminal is asked once more.
bool DealTalk::saidLastWord(bool written)
{
    if (!std::exchange(m_isLastWord, false))
        return false;
    if (written)
        concludeFromMemo();
    else
        conclude(Verdict::NoAnswer, Reason::Unknown, {}, "the note could not be written");
    return true;
}

void DealTalk::concludeFromMemo()
{
    Reading reading;
    if (m_memo.stage == Memo::Stage::Moved) {
        const Record &record = m_memo.record;
        reading.verdict = isRefund() ? Verdict::Refunded : Verdict::Paid;
        reading.amount = Money(record.amount.value_or(asked().minor()), asked().currency());
        reading.reference = record.reference();
        reading.card = record.slip;
        conclude(std::move(reading));
        return;
    }
    const Verdict unpaid = m_memo.cancelled ? Verdict::Cancelled : Verdict::Declined;
    conclude(isRefund() ? Verdict::RefundRefused : unpaid, m_memo.reason, m_memo.code,
             m_memo.words);
}

} // namespace guitai::zvt
