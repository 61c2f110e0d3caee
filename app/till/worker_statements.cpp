// Statements for the screens: a day beside them, and what is done about its rows.
#include "app/till/worker.h"

#include <QFile>

namespace guitai {

namespace {

constexpr qint64 longestStatement = 64ll * 1024 * 1024;

std::vector<ProviderCard> cardsWithStatements(const Till &till)
{
    std::vector<ProviderCard> cards = till.methods();
    std::erase_if(cards, [](const ProviderCard &card) { return !card.makesStatements(); });
    return cards;
}

} // namespace

void Worker::openStatements(const std::string &day, const ProviderId &provider)
{
    if (!m_place)
        return;
    const Till &till = m_place->till();
    const Zone &zone = till.counter().zone;
    const auto named = dayNamed(zone, day);
    const CalendarDay today = dayAt(zone, m_place->clock().now());
    const CalendarDay chosen = named ? *named : dayAt(zone, today.from - Span::milliseconds(1));
    Statements open;
    open.day = chosen.name;
    open.provider = provider;
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

ui::ReconciledRow Worker::rowOf(const ComparedDay &day, const Difference &difference)
{
    const Counter &counter = m_place->till().counter();
    ui::ReconciledRow row;
    row.difference = difference;
    row.remedy = remedyNow(counter.compared, counter.zone, day, difference);
    if (const DifferenceAccepted *accepted = day.acceptanceOf(difference.row))
        row.accepted = *accepted;
    const auto sale = difference.sale.empty() ? nullptr : m_place->recall(difference.sale);
    const Attempt *attempt = sale ? sale->attempt(difference.attempt) : nullptr;
    if (!attempt)
        return row;
    if (const Refund *refund = sale->refund(difference.refund))
        row.isAsking = refund->askedAgain.has_value();
    else
        row.isAsking = attempt->askedAgain.has_value();
    for (const Fact &fact : m_place->journal().factsOf(difference.sale)) {
        const auto *answer = std::get_if<AnsweredAgain>(&fact);
        if (answer && answer->attempt == difference.attempt && answer->refund == difference.refund)
            row.answer = *answer;
    }
    row.canGiveBack = difference.refund.empty() && attempt->outcome != AttemptOutcome::Paid &&
                      refundable(*sale, attempt->id).isPositive();
    row.canAttach = row.canGiveBack && canAttach(*sale, attempt->id);
    return row;
}

void Worker::tellStatements()
{
    if (!m_place || !m_statements)
        return;
    const Counter &counter = m_place->till().counter();
    const auto day = dayNamed(counter.zone, m_statements->day);
    ui::ReconciledDay told;
    told.day = m_statements->day;
    told.provider = m_statements->provider;
    for (const ProviderCard &card : cardsWithStatements(m_place->till()))
        told.tabs.push_back(tabOf(card, *day));
    const auto compared = counter.compared.find({told.provider, told.day});
    if (compared != counter.compared.end()) {
        told.compared = compared->second;
        for (const Difference &difference : compared->second.outcome.differences)
            told.rows.push_back(rowOf(compared->second, difference));
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
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > longestStatement)
        return tellProblem(file.isOpen() ? "the file is larger than 64 MiB: no statement of a day"
                                         : "cannot read " + path.toStdString() + ": " +
                                               file.errorString().toStdString());
    const std::string bytes = file.readAll().toStdString();
    attempt([=, this](const std::optional<Cashier> &approver) {
        return m_place->till().importStatement(provider, day, bytes, approver);
    });
}

void Worker::forRows(std::vector<std::string> rows, RowWork work)
{
    if (!m_place || !m_statements)
        return;
    attempt([this, rows = std::move(rows),
             work = std::move(work)](const std::optional<Cashier> &approver) {
        Refusal first = Refusal::None;
        for (const std::string &row : rows) {
            const Refusal refusal = work(row, approver);
            if (refusal == Refusal::NeedsManager || refusal == Refusal::NeedsSupervisor)
                return refusal; // asked for once, then for all that are left
            if (refusal != Refusal::AlreadyDone && first == Refusal::None)
                first = refusal;
        }
        publishSoon();
        return first;
    });
}

void Worker::askAgain(const std::vector<std::string> &rows)
{
    forRows(rows, [this, open = m_statements](const std::string &row,
                                              const std::optional<Cashier> &approver) {
        return m_place->till().askAgain(open->provider, open->day, row, approver);
    });
}

void Worker::giveBackLate(const std::vector<std::string> &rows, const QString &why)
{
    forRows(rows, [this, open = m_statements, why = why.toStdString()](
                      const std::string &row, const std::optional<Cashier> &approver) {
        return m_place->till().giveBackLate(open->provider, open->day, row, why, approver);
    });
}

void Worker::attachToSale(const std::string &row)
{
    forRows({row}, [this, open = m_statements](const std::string &name,
                                               const std::optional<Cashier> &approver) {
        return m_place->till().attachToSale(open->provider, open->day, name, approver);
    });
}

void Worker::acceptDifferences(const std::vector<std::string> &rows, const QString &note)
{
    forRows(rows, [this, open = m_statements, note = note.toStdString()](
                      const std::string &row, const std::optional<Cashier> &approver) {
        return m_place->till().handle(AcceptDifference{open->provider, open->day, row, note},
                                      approver);
    });
}

} // namespace guitai
