// SqliteJournal: the facts in journal.db, one row each, chained by hash; with them, in the same
// transaction, the reading tables that lists and reports are made from.
#pragma once

#include "payment/ports/ports.h"
#include "storage/base/database.h"
#include "storage/journal/hash_chain.h"
#include "storage/journal/sql_tables.h"

#include <memory>
#include <optional>
#include <string>

namespace guitai::storage {

// Opened, used and destroyed in one thread.
class SqliteJournal final : public Journal
{
public:
    // Days are counted with this offset from Greenwich. The file is opened by open().
    explicit SqliteJournal(std::string path, int offsetSeconds = chinaOffset);
    ~SqliteJournal() override;

    // Opening::drawer counts every fact there is: set it after the replay of Opening::facts.
    Result<Opening> open(Currency currency) override;
    // After a Problem nothing of it is written, and the journal can be used again.
    Result<void> append(std::span<const Fact> facts) override;
    std::vector<Fact> factsOf(const SaleId &sale) override;
    SaleId saleOfAttempt(const AttemptId &attempt) override;
    // Goes to disk with the next facts, or at the end: when it is lost, the next start merely takes
    // the sale up again.
    void retire(const SaleId &sale) override;

    Result<ChainHead> head() override;

    // As factsOf(), but tells when the disk or a body cannot be read.
    Result<std::vector<Fact>> readSale(const SaleId &sale);

    // The last thing that factsOf() or saleOfAttempt() could not do, once.
    std::optional<Problem> takeProblem();

    // From the next fact on; the days of what is written stay as they are.
    void setOffset(int offsetSeconds);

    // A consistent copy while the till runs. The file must not exist.
    Result<void> copyTo(const std::string &file);

    // The open journal, for lists and reports; null before open().
    Database *database() { return m_database.get(); }

private:
    Result<void> load();
    Result<void> bringTablesUpToDate();
    Result<void> readDrawerBook(Opening &opening);
    Result<void> readStatements(Opening &opening);
    Result<Opening> readOpening(Currency currency);
    Result<void> write(std::span<const Fact> facts);
    Result<void> writeRetired();

    std::string m_path;
    int m_offset;
    std::unique_ptr<Database> m_database;
    std::optional<SqlTables> m_tables;
    HashChain m_chain;

    // The end of the chain as it is on disk.
    bool m_endKnown = false;
    std::int64_t m_lastSeq = 0;
    Hash m_lastHash{};
    std::optional<int> m_offsetOnDisk; // the last day rule

    std::vector<SaleId> m_retired; // not on disk yet

    std::optional<Problem> m_problem;
};

} // namespace guitai::storage
