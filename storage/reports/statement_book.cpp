// Queries over the reading tables, and what reports say of them.
#include "storage/reports/statement_book.h"

#include "storage/journal/fact_json.h"
#include "storage/journal/row_sql.h"
#include "storage/journal/statement_rows.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace guitai::storage {

Result<std::vector<KeptStatement>> StatementBook::between(const std::string &first,
                                                          const std::string &last)
{
    const auto walk = m_database.prepare(
        selectSql<StoredStatement>("WHERE day >= ? AND day <= ? ORDER BY day, provider"));
    SqlStatement &rows = *walk;
    rows.bind(std::string_view(first)).bind(std::string_view(last));
    std::vector<KeptStatement> found;
    while (rows.row()) {
        const auto row = readRow<StoredStatement>(rows);
        const auto currency = Currency::fromCode(row.currency);
        if (!currency)
            return currency.problem();
        KeptStatement one;
        one.figures = {ProviderId(row.provider), row.day, row.rows, row.equal, row.open,
                       Instant{row.at}};
        one.fees = ExactAmount(row.fees, *currency);
        one.whole = row.unreadable == 0;
        found.push_back(std::move(one));
    }
    if (rows.failed())
        return m_database.problem();
    return found;
}

// As the till takes facts in, so that a Z and the screen say the same.
Result<void> StatementBook::takeIn(ComparedDays &days, std::int64_t fromSeq, std::int64_t toSeq)
{
    const auto walk =
        m_database.prepare("SELECT kind, body FROM facts WHERE seq >= ? AND seq <= ? AND kind IN "
                           "('StatementCompared', 'DifferenceAccepted') ORDER BY seq");
    SqlStatement &rows = *walk;
    rows.bind(fromSeq).bind(toSeq);
    while (rows.row()) {
        const auto fact = factFromJson(rows.text(0), rows.text(1));
        if (!fact)
            return fact.problem();
        if (const auto *f = std::get_if<StatementCompared>(&*fact)) {
            ComparedDay &day = days[{f->provider, f->day}];
            day.outcome = *f;
            std::erase_if(day.accepted,
                          [&](const DifferenceAccepted &a) { return !stands(a, *f); });
        } else if (const auto *a = std::get_if<DifferenceAccepted>(&*fact)) {
            days[{a->provider, a->day}].accepted.push_back(*a);
        }
    }
    return rows.failed() ? Result<void>(m_database.problem()) : Result<void>();
}

// The first acceptance of a day whose last comparison is at or after that fact; that fact itself
// where none is older.
Result<std::int64_t> StatementBook::firstAcceptance(std::int64_t seq)
{
    SqlStatement &row = m_database.statement(
        "SELECT min(a.seq) FROM accepted_rows AS a JOIN statements AS s ON s.id = a.statement "
        "WHERE s.seq >= ? AND a.seq < ?");
    row.bind(seq).bind(seq);
    std::int64_t first = seq;
    if (row.row())
        first = row.integerOrNull(0).value_or(seq);
    if (row.failed())
        return m_database.problem();
    row.reset();
    return first;
}

Result<std::vector<StatementFigures>> StatementBook::comparedWithin(std::int64_t afterSeq,
                                                                    std::int64_t toSeq)
{
    const auto first = firstAcceptance(afterSeq + 1);
    if (!first)
        return first.problem();
    ComparedDays before, days;
    if (auto done = takeIn(before, *first, afterSeq); !done)
        return done.problem();
    // What was accepted before stands as long as the difference is the same one.
    for (const auto &[key, day] : before)
        days[key].accepted = day.accepted;
    if (auto done = takeIn(days, afterSeq + 1, toSeq); !done)
        return done.problem();
    std::vector<StatementFigures> found;
    for (const auto &[key, day] : days) {
        const StatementCompared &f = day.outcome;
        if (!f.day.empty())
            found.push_back(
                {f.provider, f.day, f.rows(), f.count(MatchKind::Equal), day.open(), f.at});
    }
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) {
        return std::tie(a.day, a.provider) < std::tie(b.day, b.provider);
    });
    return found;
}

Result<std::optional<ComparedDay>> StatementBook::comparedDay(const ProviderId &provider,
                                                              const std::string &day)
{
    const std::string id = provider.text + "/" + day;
    const auto walk = m_database.prepare(
        "SELECT kind, body FROM facts WHERE seq = (SELECT seq FROM statements WHERE "
        "id = ?1) UNION ALL SELECT f.kind, f.body FROM accepted_rows AS a JOIN facts "
        "AS f ON f.seq = a.seq WHERE a.statement = ?1 AND a.stands <> 0");
    SqlStatement &rows = *walk;
    rows.bind(std::string_view(id));
    std::optional<ComparedDay> found;
    while (rows.row()) {
        auto fact = factFromJson(rows.text(0), rows.text(1));
        if (!fact)
            return fact.problem();
        if (auto *compared = std::get_if<StatementCompared>(&fact.value()))
            found = ComparedDay{std::move(*compared), {}};
        else if (auto *accepted = std::get_if<DifferenceAccepted>(&fact.value()); accepted && found)
            found->accepted.push_back(std::move(*accepted));
    }
    if (rows.failed())
        return m_database.problem();
    return found;
}

std::vector<StatementFigures> linesOf(const std::vector<KeptStatement> &kept,
                                      const std::vector<ProviderId> &wanted,
                                      const std::vector<std::string> &days)
{
    std::vector<StatementFigures> lines;
    for (const std::string &day : days) {
        std::vector<ProviderId> lacking = wanted;
        for (const KeptStatement &one : kept) {
            if (one.figures.day != day)
                continue;
            lines.push_back(one.figures);
            std::erase(lacking, one.figures.provider);
        }
        for (const ProviderId &provider : lacking)
            lines.push_back({provider, day, 0, 0, 0, {}});
    }
    return lines;
}

void addStatements(Settlement &settlement, const std::vector<KeptStatement> &kept,
                   const std::vector<ProviderId> &withStatements,
                   const std::vector<std::string> &days)
{
    std::map<ProviderId, std::size_t> whole;
    std::map<ProviderId, ExactAmount> fees;
    for (const KeptStatement &one : kept) {
        if (!one.whole || !(one.fees.currency() == settlement.currency))
            continue;
        ++whole[one.figures.provider];
        fees.try_emplace(one.figures.provider, ExactAmount(0, settlement.currency)).first->second +=
            one.fees;
    }
    std::vector<ProviderId> wanted;
    for (TenderFigures &tender : settlement.tenders) {
        if (!days.empty() && whole[tender.provider] == days.size())
            tender.fees = fees.at(tender.provider);
        if (std::find(withStatements.begin(), withStatements.end(), tender.provider) !=
            withStatements.end())
            wanted.push_back(tender.provider);
    }
    settlement.statements = linesOf(kept, wanted, days);
}

} // namespace guitai::storage
