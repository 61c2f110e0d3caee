// StatementBook: how the providers' statements compared, read out of the journal's tables.
#pragma once

#include "books/settlement.h"
#include "payment/engine/statement_facts.h"
#include "storage/base/sql_store.h"

#include <string>
#include <vector>

namespace guitai::storage {

struct KeptStatement
{
    StatementFigures figures;
    ExactAmount fees;
    bool whole = true; // every row could be read
};

class StatementBook
{
public:
    explicit StatementBook(SqlStore &database)
        : m_database(database)
    {}

    // The last comparison of each day from first to last, both included: "2026-03-01".
    Result<std::vector<KeptStatement>> between(const std::string &first, const std::string &last);
    // What was compared after one fact and up to another, each day as it stood at that time.
    Result<std::vector<StatementFigures>> comparedWithin(std::int64_t afterSeq, std::int64_t toSeq);

    // One day with its rows and what was accepted of them; nothing where it was never compared.
    Result<std::optional<ComparedDay>> comparedDay(const ProviderId &provider,
                                                   const std::string &day);

private:
    Result<void> takeIn(ComparedDays &days, std::int64_t fromSeq, std::int64_t toSeq);
    Result<std::int64_t> firstAcceptance(std::int64_t seq);

    SqlStore &m_database;
};

// Every wanted provider's line for every day: as it compared, or that nobody has yet.
std::vector<StatementFigures> linesOf(const std::vector<KeptStatement> &kept,
                                      const std::vector<ProviderId> &wanted,
                                      const std::vector<std::string> &days);

// Puts onto the settlement what the statements of its days say: fees where every day of the span
// has its statement, and how each of them compared. withStatements: the providers that have any.
void addStatements(Settlement &settlement, const std::vector<KeptStatement> &kept,
                   const std::vector<ProviderId> &withStatements,
                   const std::vector<std::string> &days);

} // namespace guitai::storage
