// The terminal is the master: it says one word after the other, each answered before the next.
#include "payment/providers/zvt/simulator_terminal.h"

namespace guitai::zvt {

namespace {

constexpr Span answerTime = Span::seconds(5);    // T3
constexpr Span askAgainAfter = Span::seconds(2); // after 84 9C
constexpr Span waitSaying = Span::seconds(10);

} // namespace

void KeptTerminal::fail(int code)
{
    m_stage = Stage::Words;
    say(failedStatus(code, m_options));
    say(abortWith(code));
}

void KeptTerminal::bankHasAnswered(Instant now)
{
    if (m_result != 0) {
        m_books.open(m_deal, m_minor, now).state = m_result == aborted ? "CANCELLED" : "DECLINED";
        fail(m_result);
        return;
    }
    m_stage = Stage::Words;
    SimulatedDeal &deal = m_books.open(m_deal, m_partly > 0 ? m_partly : m_minor, now);
    deal.state = "REVERSED"; // until it is kept
    deal.originalTrace = m_originalTrace;
    m_draft = deal;
    const bool prints = printsThroughTill();
    say(statusOf(deal, {m_options, deviceFault().wrongAmount}),
        prints || m_options.saysTwice ? Then::Book : Then::Keep);
    if (m_options.saysTwice)
        say(statusOf(deal, {m_options, deviceFault().wrongAmount}),
            prints ? Then::Book : Then::Keep);
    if (prints) {
        std::vector<Apdu> all = slips(deal, m_options);
        for (std::size_t i = 0; i < all.size(); ++i)
            say(all[i], i + 1 == all.size() ? Then::Keep : Then::Nothing);
    }
    finish();
}

// The next word goes out once the one before is answered.
void KeptTerminal::sayNext(Instant now)
{
    if (m_isAsking || m_askAgainAt)
        return;
    if (m_words.empty()) {
        if (m_stage == Stage::Words)
            m_stage = Stage::Idle;
        return;
    }
    m_isAsking = true;
    m_askedAt = now;
    if (m_isConnected)
        m_link->say(m_words.front().apdu, m_options.lengths);
    else
        unanswered(now);
}

void KeptTerminal::receiveAnswer(const Apdu &apdu, Instant now)
{
    if (!m_isAsking)
        return;
    m_isAsking = false;
    const Word word = m_words.front();
    const bool isStatus = word.apdu.command == StatusInformation;
    if (apdu.errorId() == waitPlease && isStatus) {
        m_askAgainAt = now + askAgainAfter;
        return;
    }
    m_words.pop_front();
    if (apdu.errorId() != 0 && isStatus && m_draft) {
        refusedByTill(now);
    } else if (word.then == Then::Keep && m_draft) {
        if (std::exchange(m_failsAfterTheYes, false)) {
            refusedByTill(now);
            return;
        }
        m_books.keep(m_draft->trace);
        m_draft.reset();
    } else if (m_isClosing && word.apdu.command == Completion) {
        m_isClosing = false;
        m_books.closeDay();
        m_options.wantsClose = false;
    }
    sayNext(now);
}

// It takes the money back by itself, and says so.
void KeptTerminal::refusedByTill(Instant now)
{
    m_draft.reset();
    m_words.clear();
    say(intermediate(0x05, m_options));
    say(abortWith(systemError));
    sayNext(now);
}

// Nobody has answered, or nobody is there to be told.
void KeptTerminal::unanswered(Instant now)
{
    m_isAsking = false;
    m_askAgainAt.reset();
    if (m_stage == Stage::Card || m_stage == Stage::Host) {
        m_words.clear(); // it goes on with its customer
        return;
    }
    if (m_draft && m_options.unacknowledged == Unacknowledged::Kept)
        m_books.keep(m_draft->trace);
    else if (m_draft && m_options.unacknowledged == Unacknowledged::Declined)
        m_books.find(m_draft->trace)->state = "DECLINED";
    m_draft.reset();
    m_words.clear();
    m_isClosing = false;
    m_stage = Stage::Idle;
    m_since = now;
}

void KeptTerminal::passTime(Instant now)
{
    if (m_isAsking && now - m_askedAt >= answerTime)
        unanswered(now);
    if (m_askAgainAt && now >= *m_askAgainAt)
        m_askAgainAt.reset();
    if (m_stage == Stage::Card && now - m_since >= m_options.cardTime) {
        m_books.open(m_deal, m_minor, now).state = "CANCELLED";
        fail(aborted);
    }
    if (m_stage == Stage::Host) {
        if (now - m_since >= m_options.hostTime && m_words.empty())
            bankHasAnswered(now);
        else if (!m_options.hostIsQuiet && now - m_saidWaitAt >= waitSaying) {
            m_saidWaitAt = now;
            say(intermediate(0x04, m_options));
        }
    }
    sayNext(now);
}

} // namespace guitai::zvt
