// Written down before the command goes out, and again before our yes to the terminal's yes.
#include "payment/providers/zvt/money_talk.h"

#include "payment/providers/zvt/codes.h"
#include "payment/providers/zvt/digits.h"

#include <utility>

namespace guitai::zvt {

namespace {

constexpr int refuseAndReverse = 0x6C;
constexpr int refuseUnwritten = 0x66;

} // namespace

MoneyTalk::MoneyTalk(std::shared_ptr<const Terminal> terminal, Matter matter,
                     std::vector<Deal> deals)
    : DealTalk(std::move(terminal), std::move(matter))
    , m_deals(std::move(deals))
{}

void MoneyTalk::ready()
{
    run(repeatReceipt(), quickly);
}

// Nothing was sent that could move money. What passes by itself is tried again with the same
// number; the rest is final.
void MoneyTalk::concludeUnsent(const Outcome &outcome)
{
    const bool isForeign = outcome.reason == Reason::NotATerminal;
    if ((outcome.end == Outcome::End::Lost && !isForeign) || outcome.isBusy()) {
        concludeLost(outcome);
        return;
    }
    const Reason reason = isForeign ? outcome.reason : reasonOfError(outcome.code);
    conclude(isRefund() ? Verdict::RefundRefused : Verdict::Declined, reason,
             isForeign ? std::string() : codeText(outcome.code), outcome.words);
}

void MoneyTalk::unreached(const Outcome &outcome)
{
    concludeUnsent(outcome);
}

void MoneyTalk::ended(std::uint16_t command, const Outcome &outcome)
{
    if (command != RepeatReceipt) {
        dealEnded(outcome);
        return;
    }
    if (outcome.end == Outcome::End::Lost || outcome.isBusy()) {
        concludeUnsent(outcome);
        return;
    }
    rememberWhatWasBefore(outcome);
    prepare();
}

void MoneyTalk::rememberWhatWasBefore(const Outcome &outcome)
{
    Memo &note = memo();
    note.before = Before::NotKnown;
    if (outcome.record && (!outcome.record->receipt.empty() || !outcome.record->trace.empty())) {
        note.before = Before::Transaction;
        note.last = *outcome.record;
        note.last.slip = {}; // somebody else's card
    } else if (!outcome.record && outcome.end != Outcome::End::Refused) {
        note.before = Before::Nothing;
    }
}

void MoneyTalk::prepare()
{
    memo().stage = Memo::Stage::Started;
    memo().deal = m_deals.front();
    m_writing = Writing::BeforeTheCommand;
    writeDown(memo());
}

Apdu MoneyTalk::command() const
{
    const std::string money = field(Amount, bcd(asked().minor(), 6)) +
                              field(CurrencyCode, bcd(asked().currency().number(), 2));
    switch (m_deals.front()) {
    case Deal::Payment: {
        std::string data = money;
        if (terminal().paymentType)
            data += field(StatusByte, std::string(1, static_cast<char>(*terminal().paymentType)));
        return {Authorisation, data};
    }
    case Deal::Reversal:
        return {Reversal,
                passwordBytes() +
                    field(ReceiptNumber, bcd(Memo::read(matter().attemptNote).record.receipt, 2)) +
                    money};
    case Deal::Refund:
        return {zvt::Refund, passwordBytes() + money};
    }
    return {};
}

void MoneyTalk::noted(bool written)
{
    if (saidLastWord(written))
        return;
    switch (std::exchange(m_writing, Writing::Nothing)) {
    case Writing::Nothing:
        return;
    case Writing::BeforeTheCommand:
        if (written)
            run(command(), terminal().processTime);
        else
            conclude(Verdict::NoAnswer, Reason::Unknown, {}, "the note could not be written");
        return;
    case Writing::BeforeTheYes:
        // Without the note a crash would leave us with less than the terminal knows.
        if (!written) {
            m_lastWord = Word::Refused;
            m_fault = Reason::Unknown;
        }
        say(written ? accepted() : refused(refuseUnwritten));
        return;
    case Writing::BeforeTheNo:
        say(refused(refuseAndReverse));
        return;
    case Writing::ThatNothingWasSent:
        concludeLost(m_busy);
        return;
    }
}

Reason MoneyTalk::faultOf(const Record &record) const
{
    if (!record.amount)
        return Reason::Garbled;
    if (record.currency && *record.currency != asked().currency().number())
        return Reason::WrongCurrency;
    if (*record.amount != asked().minor())
        return *record.amount < asked().minor() ? Reason::PartialApproval : Reason::AmountDiffers;
    if (!record.terminal.empty() && !terminalId().empty() && record.terminal != terminalId())
        return Reason::Garbled;
    return Reason::None;
}

void MoneyTalk::informed(const Record &record)
{
    if (m_deals.empty() || memo().stage == Memo::Stage::None ||
        memo().stage == Memo::Stage::Closed) { // of the repeated receipt
        say(accepted());
        return;
    }
    if (record.result && *record.result != 0) {
        m_lastWord = Word::Failed;
        say(accepted());
        return;
    }
    // What cannot be read is refused, and thereby reversed: better than a payment that nobody can
    // tell from another.
    m_fault = record.result ? faultOf(record) : Reason::Garbled;
    const bool good = m_fault == Reason::None;
    memo().stage = good ? Memo::Stage::Approved : Memo::Stage::Refused;
    memo().record = record;
    m_lastWord = good ? Word::Approved : Word::Refused;
    m_writing = good ? Writing::BeforeTheYes : Writing::BeforeTheNo;
    writeDown(memo());
}

void MoneyTalk::unwanted()
{
    m_isUnwanted = true;
    if (memo().stage == Memo::Stage::None)
        conclude(Verdict::Cancelled, Reason::None);
    else
        giveUp();
}

bool MoneyTalk::canTryNext(const Outcome &outcome) const
{
    if (m_deals.size() < 2 || m_lastWord == Word::Approved || m_lastWord == Word::Refused)
        return false;
    const Reason reason = reasonOfError(outcome.code);
    return reason == Reason::RefundTooLate || reason == Reason::NotSupported ||
           reason == Reason::CardNotAccepted || reason == Reason::Unknown;
}

void MoneyTalk::dealEnded(const Outcome &outcome)
{
    if (outcome.end == Outcome::End::Lost) {
        concludeLost(outcome);
        return;
    }
    if (outcome.end == Outcome::End::Refused && outcome.isBusy()) {
        // It never began: the same number may try again.
        memo() = Memo();
        m_busy = outcome;
        m_writing = Writing::ThatNothingWasSent;
        writeDown(memo());
        return;
    }
    if (outcome.end != Outcome::End::Completed || m_lastWord == Word::Failed) {
        dealFailed(outcome);
        return;
    }
    if (m_lastWord == Word::Approved)
        concludeMoved(memo().record);
    else
        concludeLost(outcome); // an end without a result, or after our no: its memory will tell
}

// Even after its yes: the last word counts.
void MoneyTalk::dealFailed(const Outcome &outcome)
{
    if (canTryNext(outcome)) {
        m_deals.erase(m_deals.begin());
        m_lastWord = Word::None;
        prepare();
        return;
    }
    const bool failed = m_lastWord == Word::Failed && outcome.record && outcome.record->result;
    const int code =
        failed && *outcome.record->result != 0 ? *outcome.record->result : outcome.code;
    const bool aborted = meansAborted(code) && m_fault == Reason::None;
    const std::string words = outcome.record ? outcome.record->words : std::string();
    Reason reason = m_fault != Reason::None ? m_fault : reasonOfError(code);
    if (aborted && m_isUnwanted)
        reason = Reason::None;
    concludeClosed(reason, aborted, code, words);
}

} // namespace guitai::zvt
