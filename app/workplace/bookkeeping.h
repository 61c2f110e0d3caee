// Bookkeeping: a provider's file held against the journal, for the till's window and for guitaictl.
#pragma once

#include "books/reconciliation.h"
#include "payment/till/till.h"
#include "storage/base/database.h"

#include <memory>
#include <string>
#include <vector>

namespace guitai {

struct Comparison
{
    Reconciliation rows;
    StatementCompared outcome; // without the moment
};

// Problem: why the file is not taken.
Result<Comparison> compareFile(const Provider &provider, const StatementFile &file,
                               storage::Database &journal);

// A terminal's end of day, which tells one sum: since the one before, or since the first fact.
Result<Comparison> compareTotal(const ProviderId &provider, Money total, const Counter &counter,
                                Instant now, storage::Database &journal);

std::string sha256Of(const std::string &bytes); // in hex

// Where the file that was compared last is kept, of each day and provider.
std::string statementPath(const std::string &folder, const ProviderId &provider,
                          const std::string &day);
// With where it came from. An empty day does not take a file's place.
Result<void> keepStatement(const std::string &folder, const StatementFile &file);
// Problem: there is none.
Result<StatementFile> keptStatement(const std::string &folder, const ProviderId &provider,
                                    const StatementDay &day);

// What a person downloaded; a Problem also where it is too large for a day's.
Result<std::string> readStatementFile(const std::string &path);
// The day that statements are wanted of: the one before today, however long that is.
CalendarDay yesterday(const Zone &zone, Instant now);

// Whose providers make statements.
std::vector<ProviderId> withStatements(const std::vector<std::unique_ptr<Provider>> &providers);
std::vector<ProviderId> withStatements(const Till &till);

} // namespace guitai
