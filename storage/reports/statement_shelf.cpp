// One row a provider and day.
#include "storage/reports/statement_shelf.h"

#include <algorithm>
#include <array>
#include <map>

namespace guitai::storage {

namespace {

constexpr char shelfSql[] = R"sql(
CREATE TABLE statements (
    day      TEXT NOT NULL,
    provider TEXT NOT NULL,
    at       INTEGER NOT NULL, -- of the comparison
    rows     INTEGER NOT NULL,
    equal    INTEGER NOT NULL,
    open     INTEGER NOT NULL,
    currency TEXT NOT NULL,
    fees     INTEGER NOT NULL, -- millionths of the major unit
    whole    INTEGER NOT NULL,
    PRIMARY KEY (day, provider)
) STRICT, WITHOUT ROWID;
)sql";

constexpr std::array shelfSteps = {Migration{1, shelfSql}};
static_assert(numbersRise(shelfSteps), "the numbers of the shelf's steps rise");
constexpr Schema shelfSchema{"shelf of statements", 0x47547331, shelfSteps};

} // namespace

Result<std::unique_ptr<StatementShelf>> StatementShelf::open(const std::string &path, Access access)
{
    auto database = Database::open(path, shelfSchema, access);
    if (!database)
        return database.problem();
    return std::unique_ptr<StatementShelf>(new StatementShelf(std::move(database).value()));
}

Result<void> StatementShelf::put(const Reconciliation &outcome, Instant at)
{
    std::int64_t open = std::int64_t(outcome.odd.size()), rows = open, equal = 0;
    for (const Match &match : outcome.matches) {
        ++rows;
        equal += match.kind == MatchKind::Equal ? 1 : 0;
        open += match.remedy == Remedy::Nothing ? 0 : 1;
    }
    if (outcome.oursTotal || outcome.theirsTotal) {
        const bool same = outcome.oursTotal == outcome.theirsTotal;
        ++rows;
        equal += same ? 1 : 0;
        open += same ? 0 : 1;
    }
    const std::string currency = outcome.day.currency.code();
    return m_database->inTransaction([&]() -> Result<void> {
        RawStatement &put =
            m_database->statement("INSERT OR REPLACE INTO statements (day, provider, at, rows, "
                                  "equal, open, currency, fees, whole) VALUES (?, ?, ?, ?, ?, ?, "
                                  "?, ?, ?)");
        put.bind(std::string_view(outcome.day.day))
            .bind(std::string_view(outcome.provider.text))
            .bind(at.ms)
            .bind(rows)
            .bind(equal)
            .bind(open)
            .bind(std::string_view(currency))
            .bind(outcome.fees.millionths())
            .bind(std::int64_t(outcome.odd.empty()));
        return put.run() ? Result<void>() : Result<void>(m_database->problem());
    });
}

Result<std::vector<ShelvedStatement>> StatementShelf::between(const std::string &first,
                                                              const std::string &last)
{
    RawStatement rows(m_database->handle(),
                      "SELECT day, provider, at, rows, equal, open, currency, fees, whole FROM "
                      "statements WHERE day >= ? AND day <= ? ORDER BY day, provider");
    rows.bind(std::string_view(first)).bind(std::string_view(last));
    std::vector<ShelvedStatement> found;
    while (rows.row()) {
        ShelvedStatement one;
        one.figures.day = rows.text(0);
        one.figures.provider = ProviderId(std::string(rows.text(1)));
        one.at = {rows.integer(2)};
        one.figures.rows = rows.integer(3);
        one.figures.equal = rows.integer(4);
        one.figures.open = rows.integer(5);
        const auto currency = Currency::fromCode(rows.text(6));
        if (!currency)
            return currency.problem();
        one.fees = ExactAmount(rows.integer(7), *currency);
        one.whole = rows.integer(8) != 0;
        found.push_back(std::move(one));
    }
    if (rows.failed())
        return m_database->problem();
    return found;
}

void addStatements(Settlement &settlement, const std::vector<ShelvedStatement> &statements,
                   int days)
{
    std::map<ProviderId, int> whole;
    std::map<ProviderId, ExactAmount> fees;
    for (const ShelvedStatement &one : statements) {
        settlement.statements.push_back(one.figures);
        if (!one.whole || !(one.fees.currency() == settlement.currency))
            continue;
        ++whole[one.figures.provider];
        fees.try_emplace(one.figures.provider, ExactAmount(0, settlement.currency)).first->second +=
            one.fees;
    }
    for (TenderFigures &tender : settlement.tenders) {
        if (days > 0 && whole[tender.provider] == days)
            tender.fees = fees.at(tender.provider);
    }
}

} // namespace guitai::storage
