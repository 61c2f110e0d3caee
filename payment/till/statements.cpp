// Statements at the till: fetched by its own alarm or for a person, handed to the bookkeeper, and
// what is done about the rows.
#include "payment/till/till.h"

#include <algorithm>

namespace guitai {

namespace {

// So long a statement may be late before a person is told.
constexpr Span statementPatience = Span::hours(4);

} // namespace

void Till::watchStatements()
{
    m_watchesStatements = true;
    for (const ProviderId &id : m_order) {
        if (m_counter.cards.at(id).statementAfter)
            handle(wokeStatements(id));
    }
}

WokeStatements Till::wokeStatements(const ProviderId &id) const
{
    WokeStatements woke{id, {}};
    for (const auto &[key, tried] : m_statementTries) {
        if (key.first == id)
            woke.missed[key.second] = tried.at;
    }
    return woke;
}

void Till::tellTry(const StatementTry &tried)
{
    m_statementTries[{tried.provider, tried.day}] = tried;
    if (m_comparedTold)
        m_comparedTold(tried);
}

// Asks nothing that could move money, so nothing need be written down before.
void Till::fetchNow(const FetchStatement &wanted)
{
    const bool isAsking = std::any_of(m_talks.begin(), m_talks.end(), [&](const auto &entry) {
        const auto &other = entry.second.statement;
        return other && other->provider == wanted.provider && other->day.day == wanted.day.day;
    });
    Provider *asked = provider(wanted.provider);
    if (isAsking || !asked || !m_ports.bookkeeper)
        return;
    auto conversation = asked->fetchStatement(wanted.day, m_ports.clock.now());
    if (!conversation)
        return;
    tellTry({wanted.provider, wanted.day.day, m_ports.clock.now(), true, {}, {}, {}});
    const Line::Ticket ticket = ++m_lastTicket;
    Talk &talk = m_talks[ticket];
    talk.statement = wanted;
    talk.conversation = std::move(conversation);
    advance(ticket, talk.conversation->begin());
}

void Till::concludeStatement(const FetchStatement &wanted, const Reading &reading)
{
    const bool isEmptyDay = reading.verdict == Verdict::NotFound;
    if (reading.verdict == Verdict::DayClosed || isEmptyDay) {
        m_ports.bookkeeper->compare(
            {wanted.provider, wanted.day, reading.file, isEmptyDay, false, wanted.by});
        return;
    }
    Weather weather;
    note(weather, reading);
    const Lack why = reading.verdict == Verdict::NotExecuted  ? Lack::Refused
                     : reading.reason == Reason::ProviderBusy ? Lack::NotReady
                                                              : Lack::NoAnswer;
    missed(wanted.provider, wanted.day.day, why, weather);
}

void Till::missed(const ProviderId &provider, const std::string &day, Lack why, Weather weather,
                  std::string problem)
{
    tellTry(
        {provider, day, m_ports.clock.now(), false, why, std::move(weather), std::move(problem)});
    handle(StatementMissed{provider, day, why});
}

void Till::compared(const StatementFile &file, Result<StatementCompared> outcome)
{
    const ProviderId &provider = file.provider;
    const std::string &day = file.day.day;
    if (!outcome && file.isImported) {
        // The person who brought the file is told, nobody else.
        if (m_comparedTold)
            m_comparedTold({provider,
                            day,
                            m_ports.clock.now(),
                            false,
                            Lack::NoAnswer,
                            {},
                            outcome.problem().what,
                            true});
        return;
    }
    if (!outcome)
        return missed(provider, day, Lack::NoAnswer, {}, outcome.problem().what);
    const Refusal refusal = handle(StatementRead{std::move(outcome).value()});
    if (refusal == Refusal::NotReadyYet)
        return missed(provider, day, Lack::NotReady, {});
    if (refusal != Refusal::None)
        return missed(provider, day, Lack::NoAnswer, {}, m_stopped);
    m_statementTries.erase({provider, day});
    if (m_comparedTold)
        m_comparedTold({provider, day, m_ports.clock.now(), false, {}, {}, {}});
}

Refusal Till::fetchStatement(const ProviderId &provider, const std::string &day,
                             const std::optional<Cashier> &approver)
{
    return handle(StatementWanted{provider, day}, approver);
}

Refusal Till::importStatement(const ProviderId &provider, const std::string &day, std::string file,
                              const std::optional<Cashier> &approver)
{
    const auto named = dayNamed(m_counter.zone, day);
    if (!m_counter.cashier)
        return Refusal::NotSignedIn;
    if (!this->provider(provider) || !m_ports.bookkeeper)
        return Refusal::NobodyToAsk;
    if (!named)
        return Refusal::NotReadyYet;
    const Role needed = m_counter.trust.needed(Act::Reconcile);
    if (m_counter.cashier->role() < needed && (!approver || approver->role() < needed))
        return needed == Role::Manager ? Refusal::NeedsManager : Refusal::NeedsSupervisor;
    if (m_comparedTold)
        m_comparedTold({provider, day, m_ports.clock.now(), true, {}, {}, {}, true});
    m_ports.bookkeeper->compare({provider,
                                 {named->name, named->from, named->to, m_counter.currency},
                                 std::move(file),
                                 false,
                                 true,
                                 m_counter.cashier->id});
    return Refusal::None;
}

const Difference *Till::rowOf(const ProviderId &provider, const std::string &day,
                              const std::string &row) const
{
    const auto found = m_counter.compared.find({provider, day});
    return found == m_counter.compared.end() ? nullptr : found->second.outcome.difference(row);
}

Refusal Till::askAgain(const ProviderId &provider, const std::string &day, const std::string &row,
                       const std::optional<Cashier> &approver)
{
    const Difference *difference = rowOf(provider, day, row);
    if (!difference)
        return Refusal::NoSuchRow;
    if (difference->sale.empty())
        return Refusal::NoSuchSale;
    const AskAgain event{difference->attempt, difference->refund};
    if (!fetch(difference->sale))
        return Refusal::NoSuchSale;
    return handle(event, approver);
}

Refusal Till::attachToSale(const ProviderId &provider, const std::string &day,
                           const std::string &row, const std::optional<Cashier> &approver)
{
    const Difference *difference = rowOf(provider, day, row);
    if (!difference)
        return Refusal::NoSuchRow;
    if (difference->sale.empty() || !fetch(difference->sale))
        return Refusal::NoSuchSale;
    return handle(AttachLateMoney{difference->attempt}, approver);
}

Refusal Till::giveBackLate(const ProviderId &provider, const std::string &day,
                           const std::string &row, const std::string &why,
                           const std::optional<Cashier> &approver)
{
    const Difference *difference = rowOf(provider, day, row);
    if (!difference)
        return Refusal::NoSuchRow;
    if (difference->sale.empty() || !fetch(difference->sale))
        return Refusal::NoSuchSale;
    const SaleId sale = difference->sale;
    const AttemptId attempt = difference->attempt;
    // Only money that the provider itself has confirmed, and that counts for no sale.
    const Attempt *known = m_counter.sale(sale)->attempt(attempt);
    if (!known || known->outcome == AttemptOutcome::Paid)
        return Refusal::AlreadyDone;
    const Checkout &checkout = *m_counter.sale(sale);
    const Money there = refundable(checkout, attempt);
    if (!there.isPositive()) {
        const bool isOnItsWay =
            std::any_of(checkout.refunds.begin(), checkout.refunds.end(), [&](const Refund &r) {
                return r.leg == attempt && r.stage != RefundStage::Refused;
            });
        return isOnItsWay ? Refusal::AlreadyDone : Refusal::Unresolved;
    }
    return refund(sale, attempt, there, why, approver);
}

void Till::showStatements(CounterView &view) const
{
    const Instant now = m_ports.clock.now();
    for (const auto &[key, tried] : m_statementTries) {
        const auto day = dayNamed(m_counter.zone, key.second);
        if (!tried.lack || !day || m_counter.compared.contains(key))
            continue;
        const auto card = m_counter.cards.find(key.first);
        const Span after =
            card == m_counter.cards.end() ? Span() : card->second.statementAfter.value_or(Span());
        const bool isLate = day->to + after + statementPatience < now;
        if (*tried.lack != Lack::Refused && !isLate && tried.problem.empty())
            continue;
        AttentionView row;
        row.kind = AttentionView::Kind::StatementLacking;
        row.provider = key.first;
        row.day = key.second;
        row.since = tried.at;
        row.weather = tried.weather;
        if (row.weather.providerWords.empty())
            row.weather.providerWords = tried.problem;
        view.attention.push_back(row);
    }
}

} // namespace guitai
