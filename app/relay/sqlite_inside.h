// SqliteStorage's inside. Only sqlite_storage.cpp and sqlite_inboxes.cpp include this.
#pragma once

#include "app/relay/sqlite_statement.h"
#include "app/relay/sqlite_storage.h"

namespace guitai::relay {

class SqliteStorage final : public Storage
{
public:
    explicit SqliteStorage(std::filesystem::path file)
        : m_file(std::move(file))
    {}
    ~SqliteStorage() override { close(); }

    Result<void> open() override;
    Result<void> commit(Batch &batch) override;
    Result<Waiting> waiting(const Till &till, Place &place, std::size_t most,
                            std::size_t mostBytes) override;
    Result<void> check() override;
    Result<std::vector<Inbox>> inboxes() override;
    Result<bool> inboxesChanged() override;
    Result<void> addInbox(const Inbox &inbox) override;
    Result<void> changeInbox(const Inbox &inbox) override;
    Result<std::vector<Till>> tills() override;
    Result<void> seen(const std::vector<TillId> &tills, Instant now) override;
    Result<std::int64_t> waitingFor(const Till &till) override;
    Result<std::vector<Total>> totals() override;
    Result<Swept> sweep(LetterNumber from, Instant now, Span grace, bool expire) override;

private:
    Problem problem() const
    {
        return {"the relay's database " + m_file.string() + ": " +
                (m_db ? sqlite3_errmsg(m_db) : "is not open")};
    }
    bool execute(const char *sql)
    {
        return sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
    }
    void rollBack()
    {
        if (m_db && !sqlite3_get_autocommit(m_db)) {
            execute("ROLLBACK");
        }
    }
    // Runs what is to be done in one transaction.
    template <typename Deed>
    Result<void> transact(Deed deed)
    {
        if (!m_db || !m_begin.run()) {
            return problem();
        }
        if (!deed() || !m_commit.run()) {
            const Problem why = problem();
            rollBack();
            return why;
        }
        return {};
    }
    bool insertLetters(std::vector<StoredLetter> &letters);
    bool acknowledge(const std::vector<Acknowledgement> &acknowledgements);
    bool visit(Visit &visit);
    void close();

    std::filesystem::path m_file;
    sqlite3 *m_db = nullptr;
    LetterNumber m_next = 0;     // the next letter's number
    LetterNumber m_reserved = 0; // numbers below it are ours
    std::int64_t m_dataVersion = -1;
    Statement m_begin, m_commit, m_insert, m_acknowledge, m_waiting, m_version;
};

} // namespace guitai::relay
