// Shop: a till over the real journal on a disk that fails, beside the scripted bank, in virtual
// time.
#pragma once

#include "payment/till/till.h"
#include "storage/journal/sqlite_journal.h"
#include "tests/simulation/bank.h"
#include "tests/simulation/facts_checker.h"

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace guitai::simulation {

class Shop : private Journal, private Line, private Clock, private Alarm, private Ids
{
public:
    explicit Shop(std::string file)
        : m_file(std::move(file))
    {}
    ~Shop() override;

    // The till dies, if it lives, and starts on what is on disk. False: it could not start.
    bool start();
    Till &till() { return *m_till; }
    bool isOpen() const { return m_till != nullptr; }
    Bank &bank() { return m_bank; }
    Instant time() const { return m_now; }
    void pass(Span span);
    // SQLite folds its log into the database so often (in pages).
    void setCheckpoint(int pages) { m_checkpoint = pages; }

    // What the journal said is on disk, in order.
    const std::vector<Fact> &confirmed() const { return m_confirmed; }
    std::int64_t receipts() const { return m_facts.lastReceipt(); }
    // Empty, or why what is on disk is not what was confirmed.
    std::string faultOfDisk();
    // Empty, or why the books are not what the bank holds.
    std::string faultOfBooks();

private:
    void confirm(std::span<const Fact> facts);
    std::vector<Fact> onDisk();
    Result<void> append(std::span<const Fact> facts) override;
    Result<Opening> open(Currency currency) override { return m_journal->open(currency); }
    std::vector<Fact> factsOf(const SaleId &sale) override { return m_journal->factsOf(sale); }
    SaleId saleOfAttempt(const AttemptId &id) override { return m_journal->saleOfAttempt(id); }
    void retire(const SaleId &sale) override { m_journal->retire(sale); }
    void send(Ticket ticket, const HttpRequest &request) override;
    void tell(Ticket, const DeviceMessage &) override {}
    void hangUp(Ticket) override {}
    Instant now() override { return m_now; }
    void wakeAt(Instant at) override { m_alarm = at; }
    std::string next(std::string_view prefix) override;

    struct Arrival
    {
        Instant at;
        Ticket ticket;
        std::string body;
    };

    std::string m_file;
    std::unique_ptr<storage::SqliteJournal> m_journal;
    std::unique_ptr<Till> m_till;
    Bank m_bank;
    Instant m_now{1'770'000'000'000};
    std::optional<Instant> m_alarm;
    std::deque<Arrival> m_arrivals;
    std::vector<Fact> m_confirmed;
    std::string m_fault; // of the facts; empty: none
    FactsChecker m_facts{[this](const std::string &what) {
        if (m_fault.empty())
            m_fault = what;
    }};
    std::vector<std::vector<Fact>> m_refused; // since then, one of them may be on its way
    int m_ids = 0;
    int m_checkpoint = 4;
};

} // namespace guitai::simulation
