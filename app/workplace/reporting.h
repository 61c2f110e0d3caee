// Reporting: settlements of this shop out of its books, and the files they become; the same for the
// screen and the command line.
#pragma once

#include "app/workplace/workplace.h"
#include "books/report_tables.h"
#include "storage/reports/report_book.h"

#include <string>
#include <vector>

namespace guitai {

struct Settled
{
    Settlement settlement;
    std::vector<std::string> leftOut; // what could not be had beside it, in words
};

// From the shop's files alone, opened for reading: any thread may ask while the till runs. most: so
// many of the best sellers have their names.
Result<Settled> settleBooks(const DataFolder &folder, const storage::Settings &settings,
                            const Zone &zone, const ReportSpan &span, int most);
// The same from another book, over several tills: what this till has compared with the providers is
// not the shop's, and is left out.
Result<Settled> settleShop(storage::ReportBook book, const DataFolder &folder,
                           const storage::Settings &settings, const Zone &zone,
                           const ReportSpan &span, int most);
// Of the open shift where the id is empty.
Result<ReportSpan> spanOfShift(const DataFolder &folder, const ShiftId &shift, Instant now);

// The report of it, made now.
Report reportMade(const Settlement &settlement, const ReceiptLook &look, const Zone &zone, int most,
                  Instant now);

enum class CsvText
{
    Utf8,
    Utf8WithBom, // as Excel wants it
    Gb18030
};
std::string encodedCsv(const Report &report, CsvText text);

enum class Readers
{
    Usual, // as files of this user are
    OwnerOnly
};
// All of it or nothing; folders are made. The path again.
Result<std::string> writeWhole(const std::string &path, const std::string &bytes,
                               Readers readers = Readers::Usual);

} // namespace guitai
