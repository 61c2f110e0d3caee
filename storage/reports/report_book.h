// ReportBook: settlements and the rows for reconciliation, read from the journal's tables.
#pragma once

#include "books/reconciliation.h"
#include "books/settlement.h"
#include "books/settling.h"
#include "storage/base/database.h"

#include <string>

namespace guitai::storage {

// Reads beside the journal's writing, over the journal's own connection or another one.
class ReportBook
{
public:
    explicit ReportBook(Database &database)
        : m_database(database)
    {}

    // The journal's file for reading only.
    static Result<std::unique_ptr<Database>> openForReading(const std::string &path);

    // All of one moment, whatever is written meanwhile. The best sellers, so many, have their
    // names. With a till, money that is on no receipt is left out: it is no till's.
    Result<Settlement> settle(const ReportSpan &span, Currency currency, const Zone &zone,
                              int named = 20);

    // The provider's payments and refunds that ended in that time, and those that are still open.
    Result<std::vector<OurRow>> rowsOf(const ProviderId &provider, Instant from, Instant to);

    // One of any time, by its number.
    Result<std::optional<OurRow>> rowOf(const ProviderId &provider, MoveKind kind,
                                        const std::string &number);

private:
    Result<void> readOurs(RawStatement &rows, MoveKind kind, std::vector<OurRow> &found);
    Result<void> addReceipts(Settling &settling);
    Result<void> addPayments(Settling &settling);
    Result<void> addRefunds(Settling &settling);
    Result<void> addUnresolved(Settling &settling);
    Result<void> addTroubles(Settling &settling);
    Result<std::vector<TaxTotal>> taxesOf(const SaleId &sale, const std::string &refund,
                                          Money amount);
    Result<void> nameGoods(Settlement &settlement, int named);
    bool isOurs(Settling &settling, std::string_view currency) const;

    Database &m_database;
    ReportSpan m_span;
    Currency m_currency;
    std::string m_code; // of the currency
};

} // namespace guitai::storage
