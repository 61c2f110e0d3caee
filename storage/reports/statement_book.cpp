// Queries over the reading tables, and what reports say of them.
#include "storage/reports/statement_book.h"

#include "storage/journal/fact_json.h"
#include "storage/journal/row_sql.h"
#include "storage/journal/statement_rows.h"

#include <algorithm>
#include <map>

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

Result<std::vector<StatementFigures>> StatementBook::comparedWithin(std::int64_t afterSeq,
                                                                    std::int64_t toSeq)
{
    const auto walk =
        m_database.prepare("SELECT kind, body FROM facts WHERE seq > ? AND seq <= ? AND kind IN "
                           "('StatementCompared', 'DifferenceAccepted') ORDER BY seq");
    SqlStatement &rows = *walk;
    rows.bind(afterSeq).bind(toSeq);
    std::map<std::pair<std::string, ProviderId>, StatementFigures> latest;
    while (rows.row()) {
        const auto fact = factFromJson(rows.text(0), rows.text(1));
        if (!fact)
            return fact.problem();
        if (const auto *f = std::get_if<StatementCompared>(&*fact)) {
            const std::int64_t open =
                std::int64_t(f->differences.size() + f->odd.size()) + f->unlisted;
            latest[{f->day, f->provider}] = {
                f->provider, f->day, f->rows(), f->count(MatchKind::Equal), open, f->at};
        } else if (const auto *a = std::get_if<DifferenceAccepted>(&*fact)) {
            const auto of = latest.find({a->day, a->provider});
            if (of != latest.end() && of->second.open > 0)
                --of->second.open;
        }
    }
    if (rows.failed())
        return m_database.problem();
    std::vector<StatementFigures> found;
    for (auto &[key, figures] : latest)
        found.push_back(std::move(figures));
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
