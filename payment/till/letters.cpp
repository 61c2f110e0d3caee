// Callbacks by the relay: what verifies is heard like an answer; what does not is only counted.
#include "payment/till/till.h"

#include <algorithm>

namespace guitai {

namespace {

// A relay that cannot be reached is worth a person's look after so long, forged callbacks for so
// long.
constexpr Span downBeforeShown = Span::minutes(2);
constexpr Span doubtsShownFor = Span::hours(1);
// While callbacks come in, questions are so many times rarer.
constexpr int calm = 4;
// After a callback that did not verify the provider itself is asked, at most so often.
constexpr Span betweenDoubts = Span::seconds(10);

HttpRequest requestOf(const relay::Letter &letter)
{
    HttpRequest request;
    request.method = letter.method;
    request.url = letter.target;
    request.headers = letter.headers;
    request.body = letter.body;
    return request;
}

bool isFinal(Verdict verdict)
{
    return verdict == Verdict::Paid || verdict == Verdict::Declined ||
           verdict == Verdict::Cancelled || verdict == Verdict::Refunded ||
           verdict == Verdict::RefundRefused;
}

} // namespace

bool Till::letter(const relay::Letter &letter)
{
    if (m_busy)
        return false; // its event would wait, and not be on disk yet
    const ProviderId id(letter.provider);
    const Provider *from = provider(id);
    if (!from)
        return doubt(letter, "this till has no settings for it");
    const auto notice = from->read(requestOf(letter), letter.arrivedAt);
    if (!notice)
        return doubt(letter, notice.problem().what);
    ++m_relay.believed;
    m_relay.lastBelieved = m_ports.clock.now();
    m_records[id].health.lastCallback = m_relay.lastBelieved;
    m_callers.insert(id);

    const bool ofRefund = !notice->refund.empty();
    if (!ofRefund && notice->attempt.empty())
        return true; // genuine, and about nothing of ours
    const Checkout *inHand =
        ofRefund ? m_counter.saleOf(notice->refund) : m_counter.saleOf(notice->attempt);
    const AttemptId number = ofRefund ? AttemptId(notice->refund.text) : notice->attempt;
    if (!inHand && !fetch(m_ports.journal.saleOfAttempt(number)))
        return true; // another till's
    if (ofRefund) {
        const Event event =
            isFinal(notice->reading.verdict)
                ? Event(HeardOfRefund{notice->refund, Question::QueryRefund, notice->reading})
                : Event(WokeRefund{notice->refund});
        return handle(event) != Refusal::CannotWrite;
    }
    const Event event = isFinal(notice->reading.verdict)
                            ? Event(Heard{notice->attempt, Question::Query, notice->reading})
                            : Event(WokeAttempt{notice->attempt}); // a reason to ask, no more
    return handle(event) != Refusal::CannotWrite;
}

bool Till::doubt(const relay::Letter &letter, const std::string &why)
{
    const Instant now = m_ports.clock.now();
    const ProviderId id(letter.provider);
    ++m_relay.doubted;
    m_relay.lastDoubted = id;
    m_relay.doubt = why;
    m_relay.lastDoubtedAt = now;
    // It may have been genuine, and only our key for it is missing: the provider itself will say.
    // Not oftener than now and then, so that nobody can drive us with forged ones.
    const auto looked = m_lookedInstead.find(id);
    if (provider(id) &&
        (looked == m_lookedInstead.end() || now - looked->second >= betweenDoubts)) {
        m_lookedInstead[id] = now;
        wakeAll(id);
    }
    if (m_told)
        m_told();
    return true;
}

void Till::wakeAll(const ProviderId &id)
{
    const Instant now = m_ports.clock.now();
    for (const auto &[sale, checkout] : m_counter.sales) {
        for (const Attempt &attempt : checkout.attempts) {
            if (attempt.stage == AttemptStage::Open && (id.empty() || attempt.provider == id) &&
                m_attemptWakes.count(attempt.id))
                m_attemptWakes[attempt.id] = now;
        }
    }
    setAlarm();
}

void Till::relayIs(RelayLink link, const std::string &detail)
{
    if (m_relay.link == link && m_relay.detail == detail)
        return;
    const bool isLost = m_relay.link == RelayLink::Connected;
    if (m_relay.link != link)
        m_relay.since = m_ports.clock.now();
    m_relay.link = link;
    m_relay.detail = detail;
    if (isLost)
        wakeAll({}); // they counted on callbacks
    if (m_told)
        m_told();
}

void Till::showRelay(CounterView &view) const
{
    view.relay = m_relay;
    const Instant now = m_ports.clock.now();
    const RelayLink link = m_relay.link;
    const bool needsPerson =
        link == RelayLink::Refused || link == RelayLink::Replaced || link == RelayLink::TlsFailed;
    if (needsPerson || (link == RelayLink::Unreachable && now - m_relay.since >= downBeforeShown)) {
        AttentionView row;
        row.kind = AttentionView::Kind::RelayDown;
        row.since = m_relay.since;
        row.relayLink = link;
        row.weather.providerWords = m_relay.detail;
        view.attention.push_back(row);
    }
    if (m_relay.lastDoubtedAt && now - *m_relay.lastDoubtedAt < doubtsShownFor) {
        AttentionView row;
        row.kind = AttentionView::Kind::CallbacksDoubted;
        row.provider = m_relay.lastDoubted;
        row.since = *m_relay.lastDoubtedAt;
        row.times = m_relay.doubted;
        row.weather.providerWords = m_relay.doubt;
        view.attention.push_back(row);
    }
}

// Only while the customer is at it: undoing and watching keep their own pace.
Instant Till::whenToWake(const WakeAttempt &wake) const
{
    const Checkout *checkout = m_counter.saleOf(wake.attempt);
    if (m_relay.link != RelayLink::Connected || !checkout)
        return wake.at;
    const Attempt &attempt = *checkout->attempt(wake.attempt);
    if (attempt.stage != AttemptStage::Open || attempt.code.empty() ||
        !m_callers.count(attempt.provider))
        return wake.at;
    const Instant now = m_ports.clock.now();
    const Instant later = now + (wake.at - now) * calm;
    return now < attempt.deadline ? std::min(later, attempt.deadline) : wake.at;
}

} // namespace guitai
