// ReportBook: settlements and the rows for reconciliation, read from the journal's tables.
#pragma once

#include "books/reconciliation.h"
#include "books/settlement.h"
#include "books/settling.h"
#include "storage/base/database.h"

#include <functional>
#include <string>
#include <vector>

namespace guitai::storage {

// Reads beside the journal's writing, over the journal's own connection or another one.
class ReportBook
{
public:
    explicit ReportBook(SqlStore &database)
        : m_database(database)
    {}
    // Over the books of several tills that one database holds: their sums together.
    ReportBook(SqlStore &database, std::vector<std::string> tills)
        : m_database(database)
        , m_tills(std::move(tills))
    {}

    // The journal's file for reading only.
    static Result<std::unique_ptr<Database>> openForReading(const std::string &path);

    // All of one moment, whatever is written meanwhile. The best sellers, so many, have their
    // names. In the one book there is, a till leaves out money that is on no receipt: it is no
    // till's.
    Result<Settlement> settle(const ReportSpan &span, Currency currency, const Zone &zone,
                              int named = 20);

    // It has receipts of that till.
    Result<bool> knowsTill(const std::string &till);

    // From the shift's opening to its end, or to now while it is open; an empty id: of the one that
    // is open.
    Result<ReportSpan> shiftSpan(const ShiftId &shift, Instant now);

    // The provider's payments and refunds that ended in that time, those that came late or were
    // undone in it, and those that are still open.
    Result<std::vector<OurRow>> rowsOf(const ProviderId &provider, Instant from, Instant to);

    // One of any time, by its number.
    Result<std::optional<OurRow>> rowOf(const ProviderId &provider, MoveKind kind,
                                        const std::string &number);

private:
    Result<void> inEachBook(const std::function<Result<void>()> &work);
    Result<void> addBook(Settling &settling);
    Result<void> readOurs(SqlStatement &rows, MoveKind kind, std::vector<OurRow> &found);
    Result<void> addReceipts(Settling &settling);
    Result<void> addPayments(Settling &settling);
    Result<void> addRefunds(Settling &settling);
    Result<void> addUnresolved(Settling &settling);
    Result<void> addTroubles(Settling &settling);
    Result<void> addShifts(Settlement &settlement);
    Result<std::vector<TaxTotal>> taxesOf(const SaleId &sale, const std::string &refund,
                                          Money amount);
    Result<void> nameGoods(Settlement &settlement, int named);
    bool isOurs(Settling &settling, std::string_view currency) const;
    bool isByTill() const { return m_tills.empty() && !m_span.till.empty(); }

    SqlStore &m_database;
    std::vector<std::string> m_tills; // whose books; none: the store has but one
    ReportSpan m_span;
    Currency m_currency;
    std::string m_code; // of the currency
};

} // namespace guitai::storage
