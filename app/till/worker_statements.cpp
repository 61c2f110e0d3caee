// Statements for the screens: a day beside them, and what is done about its rows.
#include "app/till/worker.h"

#include "app/workplace/bookkeeping.h"

#include <algorithm>
#include <set>

namespace guitai {

namespace {

std::vector<ProviderCard> cardsWithStatements(const Till &till)
{
    std::vector<ProviderCard> cards = till.methods();
    std::erase_if(cards, [](const ProviderCard &card) { return !card.makesStatements(); });
    return cards;
}

std::unique_ptr<Checkout> saleOf(Workplace &place, const Difference &difference)
{
    return difference.sale.empty() ? nullptr : place.recall(difference.sale);
}

// Money that the provider has confirmed after the attempt was over, and that is still there.
std::optional<Money> lateMoney(const Checkout &sale, const Difference &difference)
{
    const Attempt *attempt = sale.attempt(difference.attempt);
    if (!attempt || !difference.refund.empty() || attempt->outcome == AttemptOutcome::Paid)
        return {};
    const Money there = refundable(sale, attempt->id);
    return there.isPositive() ? std::optional(there) : std::nullopt;
}

// Nothing is left, because it has been given back or is on its way.
bool isGoingBack(const Checkout &sale, const Difference &difference)
{
    return !lateMoney(sale, difference) &&
           std::any_of(sale.refunds.begin(), sale.refunds.end(), [&](const Refund &refund) {
               return refund.leg == difference.attempt && refund.stage != RefundStage::Refused;
           });
}

// The sales of which the journal has learnt something after that fact; nothing: it cannot tell.
std::optional<std::set<SaleId>> changedSince(storage::SqliteJournal &journal, std::int64_t seq)
{
    const auto asked =
        journal.database()->prepare("SELECT DISTINCT sale FROM facts WHERE seq > ? AND sale <> ''");
    asked->bind(seq);
    std::set<SaleId> sales;
    while (asked->row())
        sales.insert(SaleId(std::string(asked->text(0))));
    if (asked->failed())
        return {};
    return sales;
}

} // namespace

void Worker::openStatements(const std::string &day, const ProviderId &provider)
{
    if (!m_place)
        return;
    attempt([=, this](const std::optional<Cashier> &approver) {
        const Refusal refusal = permitsStatements(approver);
        if (refusal == Refusal::None)
            chooseStatements(day, provider);
        return refusal;
    });
}

Refusal Worker::permitsStatements(const std::optional<Cashier> &approver) const
{
    const auto &cashier = m_place->till().counter().cashier;
    if (!cashier)
        return Refusal::NotSignedIn;
    // Whoever is looking goes on looking, at other days and providers too.
    if (m_statements && m_statements->shownTo == cashier->id)
        return Refusal::None;
    return m_place->till().permits(Act::Reconcile, approver);
}

void Worker::chooseStatements(const std::string &day, const ProviderId &provider)
{
    const Till &till = m_place->till();
    const Zone &zone = till.counter().zone;
    const auto named = dayNamed(zone, day);
    const CalendarDay chosen = named ? *named : yesterday(zone, m_place->clock().now());
    Statements open;
    open.day = chosen.name;
    open.provider = provider;
    open.shownTo = till.counter().cashier->id;
    if (m_statements && m_statements->day == open.day)
        open.refused = m_statements->refused;
    for (const ProviderCard &card : cardsWithStatements(till)) {
        if (open.provider.empty() || (provider.empty() && tabOf(card, chosen).open > 0)) {
            open.provider = card.id;
            if (tabOf(card, chosen).open > 0)
                break;
        }
    }
    m_statements = std::move(open);
    tellStatements();
}

void Worker::leaveStatements()
{
    m_statements.reset();
}

ui::StatementTab Worker::tabOf(const ProviderCard &card, const CalendarDay &day) const
{
    using State = ui::StatementTab::State;
    const Till &till = m_place->till();
    ui::StatementTab tab;
    tab.provider = card.id;
    tab.canFetch = card.statementAfter.has_value();
    const auto compared = till.counter().compared.find({card.id, day.name});
    if (compared != till.counter().compared.end()) {
        tab.state = State::Compared;
        tab.rows = compared->second.outcome.rows();
        tab.equal = compared->second.outcome.count(MatchKind::Equal);
        tab.open = compared->second.open();
    } else if (m_place->clock().now() < day.to) {
        tab.state = State::NotOver;
    }
    const auto tried = till.statementTries().find({card.id, day.name});
    if (tried != till.statementTries().end() && tried->second.asking) {
        tab.state = State::Asking;
    } else if (tried != till.statementTries().end() && tried->second.lack) {
        tab.state = tab.state == State::Compared ? tab.state : State::Lacking;
        tab.lack = tried->second.lack;
        tab.reason = tried->second.weather.lastReason;
        tab.said = tried->second.problem.empty() ? tried->second.weather.providerWords
                                                 : tried->second.problem;
    }
    if (m_statements && m_statements->day == day.name) {
        const auto refused = m_statements->refused.find(card.id);
        if (refused != m_statements->refused.end()) {
            tab.state = tab.state == State::Compared ? tab.state : State::Lacking;
            tab.lack = Lack::Refused;
            tab.said = refused->second;
        }
    }
    return tab;
}

// What the sale's facts say of a row. They are read from the disk: only where they have changed.
void Worker::readBooks(ui::ReconciledRow &row)
{
    const Difference &difference = row.difference;
    const auto sale = saleOf(*m_place, difference);
    const Attempt *attempt = sale ? sale->attempt(difference.attempt) : nullptr;
    if (!attempt)
        return;
    if (const Refund *refund = sale->refund(difference.refund))
        row.isAsking = refund->askedAgain.has_value();
    else
        row.isAsking = attempt->askedAgain.has_value();
    for (const Fact &fact : m_place->journal().factsOf(difference.sale)) {
        const auto *answer = std::get_if<AnsweredAgain>(&fact);
        if (answer && answer->attempt == difference.attempt && answer->refund == difference.refund)
            row.answer = *answer;
    }
    row.canGiveBack = lateMoney(*sale, difference);
    row.canAttach = row.canGiveBack && canAttach(*sale, attempt->id);
}

std::vector<ui::ReconciledRow> Worker::rowsOf(const ComparedDay &day)
{
    const Counter &counter = m_place->till().counter();
    const auto &told = m_statements->told;
    const bool isKnown =
        told && told->compared && told->compared->outcome.differences == day.outcome.differences;
    const auto changed =
        isKnown ? changedSince(m_place->journal(), m_statements->readUntil) : std::nullopt;
    std::vector<ui::ReconciledRow> rows;
    for (const Difference &difference : day.outcome.differences) {
        ui::ReconciledRow row;
        if (changed && !changed->contains(difference.sale)) {
            row = told->rows[rows.size()];
            row.accepted.reset();
        } else {
            row.difference = difference;
            readBooks(row);
        }
        row.remedy = remedyNow(counter.compared, counter.zone, day, difference);
        if (const DifferenceAccepted *accepted = day.acceptanceOf(difference.row))
            row.accepted = *accepted;
        rows.push_back(std::move(row));
    }
    if (const auto head = m_place->journal().head())
        m_statements->readUntil = head->seq;
    return rows;
}

void Worker::tellStatements()
{
    if (!m_place || !m_statements)
        return;
    const Counter &counter = m_place->till().counter();
    if (!counter.cashier || counter.cashier->id != m_statements->shownTo)
        return leaveStatements();
    const auto day = dayNamed(counter.zone, m_statements->day);
    ui::ReconciledDay told;
    told.day = m_statements->day;
    told.provider = m_statements->provider;
    for (const ProviderCard &card : cardsWithStatements(m_place->till()))
        told.tabs.push_back(tabOf(card, *day));
    const auto compared = counter.compared.find({told.provider, told.day});
    if (compared != counter.compared.end()) {
        told.compared = compared->second;
        told.rows = rowsOf(compared->second);
    }
    if (m_statements->told == told)
        return;
    m_statements->told = told;
    Q_EMIT statementsOpened(told);
}

void Worker::heardOfStatement(const StatementTry &tried)
{
    if (m_statements && m_statements->day == tried.day) {
        m_statements->refused.erase(tried.provider);
        const bool isFilesFault = tried.isImported && !tried.asking && !tried.problem.empty();
        if (isFilesFault)
            m_statements->refused[tried.provider] = tried.problem;
    }
    publishSoon();
}

void Worker::fetchStatement(const std::string &day, const ProviderId &provider)
{
    if (!m_place)
        return;
    attempt([=, this](const std::optional<Cashier> &approver) {
        return m_place->till().fetchStatement(provider, day, approver);
    });
}

void Worker::importStatement(const std::string &day, const ProviderId &provider,
                             const QString &path)
{
    if (!m_place)
        return;
    attempt([=, this](const std::optional<Cashier> &approver) {
        // Before the file is read, which takes its time.
        const Refusal refusal = m_place->till().counter().cashier
                                    ? m_place->till().permits(Act::Reconcile, approver)
                                    : Refusal::NotSignedIn;
        if (refusal != Refusal::None)
            return refusal;
        Result<std::string> file = readStatementFile(path.toStdString());
        if (!file) {
            tellProblem(file.problem().what);
            return Refusal::None;
        }
        return m_place->till().importStatement(provider, day, std::move(file).value(), approver);
    });
}

void Worker::forRows(const ui::StatementRows &rows, RowWork work, Work permission)
{
    if (!m_place)
        return;
    attempt([this, rows, work = std::move(work),
             permission = std::move(permission)](const std::optional<Cashier> &approver) {
        const Refusal needed = permission ? permission(approver) : Refusal::None;
        if (needed != Refusal::None)
            return needed;
        Refusal first = Refusal::None;
        for (const std::string &name : rows.names) {
            const Refusal refusal = work(name, approver);
            if (refusal == Refusal::NeedsManager || refusal == Refusal::NeedsSupervisor)
                return refusal; // the same is needed for each: nothing was done yet
            if (refusal != Refusal::AlreadyDone && first == Refusal::None)
                first = refusal;
        }
        publishSoon();
        return first;
    });
}

const Difference *Worker::rowNamed(const ui::StatementRows &rows, const std::string &name) const
{
    const auto &compared = m_place->till().counter().compared;
    const auto day = compared.find({rows.provider, rows.day});
    return day == compared.end() ? nullptr : day->second.outcome.difference(name);
}

void Worker::askAgain(const ui::StatementRows &rows)
{
    forRows(rows, [=, this](const std::string &name, const std::optional<Cashier> &approver) {
        return m_place->till().askAgain(rows.provider, rows.day, name, approver);
    });
}

// Small sums may go without a PIN and large ones may not: what all the rows need is asked for
// before the first goes out. Several rows of a sale count together against its limit.
Refusal Worker::permitsGivingBack(const ui::StatementRows &rows,
                                  const std::optional<Cashier> &approver)
{
    const Till &till = m_place->till();
    if (!till.counter().cashier)
        return Refusal::NotSignedIn;
    Refusal needed = Refusal::None;
    std::map<SaleId, Money> going;
    for (const std::string &name : rows.names) {
        const Difference *difference = rowNamed(rows, name);
        const auto sale = difference ? saleOf(*m_place, *difference) : nullptr;
        const auto late = sale ? lateMoney(*sale, *difference) : std::nullopt;
        if (!late)
            continue;
        Money &sum = going.try_emplace(sale->id, Money(0, late->currency())).first->second;
        sum += *late;
        const bool above = needsManager(till.counter(), *sale, sum);
        const Refusal refusal = till.permits(above ? Act::RefundAboveLimit : Act::Refund, approver);
        if (needed == Refusal::None || refusal == Refusal::NeedsManager)
            needed = refusal;
    }
    return needed;
}

void Worker::giveBackLate(const ui::StatementRows &rows, const QString &why)
{
    forRows(
        rows,
        [=, this, why = why.toStdString()](const std::string &name,
                                           const std::optional<Cashier> &approver) {
            const Difference *difference = rowNamed(rows, name);
            const auto sale = difference ? saleOf(*m_place, *difference) : nullptr;
            if (sale && isGoingBack(*sale, *difference))
                return Refusal::AlreadyDone;
            return m_place->till().giveBackLate(rows.provider, rows.day, name, why, approver);
        },
        [=, this](const std::optional<Cashier> &approver) {
            return permitsGivingBack(rows, approver);
        });
}

void Worker::attachToSale(const ui::StatementRows &rows)
{
    forRows(rows, [=, this](const std::string &name, const std::optional<Cashier> &approver) {
        return m_place->till().attachToSale(rows.provider, rows.day, name, approver);
    });
}

void Worker::acceptDifferences(const ui::StatementRows &rows, const QString &note)
{
    forRows(rows, [=, this, note = note.toStdString()](const std::string &name,
                                                       const std::optional<Cashier> &approver) {
        return m_place->till().handle(AcceptDifference{rows.provider, rows.day, name, note},
                                      approver);
    });
}

} // namespace guitai
