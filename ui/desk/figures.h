// What managers ask of the desk and are shown: settlements, the overview, what needed trust.
#pragma once

#include "books/settlement.h"

#include <QString>

#include <string>
#include <vector>

namespace guitai::ui {

// What a settlement shall be about: days of the calendar, or the shift that is open.
struct SettlementWish
{
    std::string first, last; // "2026-03-01", both included; empty: today
    bool ofShift = false;

    friend bool operator==(const SettlementWish &, const SettlementWish &) = default;
};

struct SettlementSheet
{
    SettlementWish wish; // its days are filled in
    Settlement settlement;
    Zone zone;
    Instant made;
    QString problem; // not empty: there is no settlement, and this is why
    QString leftOut; // what could not be had beside it
};

// Today so far, and the same weekday of last week up to the same hour.
struct OverviewSheet
{
    Settlement today, before;
    Zone zone;
    Instant made;
    QString problem;
};

enum class SettlementFile
{
    Pdf,
    Csv,        // UTF-8
    CsvWithBom, // as Excel wants it
    CsvGb18030
};

struct AuditWish
{
    std::string day; // empty: today
    friend bool operator==(const AuditWish &, const AuditWish &) = default;
};

// Something that needed trust.
struct AuditRow
{
    Instant at;
    std::string what;           // as the journal calls it: "refund", "wrong_pin"
    std::string by, approvedBy; // names where they are known
    std::optional<Money> amount;
    std::string detail;
    SaleId sale;

    friend bool operator==(const AuditRow &, const AuditRow &) = default;
};

struct AuditSheet
{
    AuditWish wish;
    std::vector<AuditRow> rows; // newest first
    QString problem;
};

} // namespace guitai::ui
