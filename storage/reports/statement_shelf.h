// StatementShelf: how each day's statement of each provider compared, kept beside the journal. The
// provider's file is the truth of it; a day can be compared again at any time.
#pragma once

#include "books/reconciliation.h"
#include "books/settlement.h"
#include "storage/base/database.h"

#include <memory>
#include <string>
#include <vector>

namespace guitai::storage {

struct ShelvedStatement
{
    StatementFigures figures;
    ExactAmount fees;
    Instant at;        // of the comparison
    bool whole = true; // every row could be read
};

class StatementShelf
{
public:
    // "statements.db" in the data folder.
    static Result<std::unique_ptr<StatementShelf>> open(const std::string &path,
                                                        Access access = Access::ReadWrite);

    // In place of what was there for the day.
    Result<void> put(const Reconciliation &outcome, Instant at);
    // Days from first to last, both included: "2026-03-01".
    Result<std::vector<ShelvedStatement>> between(const std::string &first,
                                                  const std::string &last);

private:
    explicit StatementShelf(std::unique_ptr<Database> database)
        : m_database(std::move(database))
    {}

    std::unique_ptr<Database> m_database;
};

// Puts onto the settlement what the statements of its days say: fees where every day of the span
// has its statement, and how each of them compared.
void addStatements(Settlement &settlement, const std::vector<ShelvedStatement> &statements,
                   int days);

} // namespace guitai::storage
