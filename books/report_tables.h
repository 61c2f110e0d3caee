// Report tables: a settlement as tables of text in Chinese or English; the same for the screen, the
// receipt printer, A4 and files.
#pragma once

#include "books/receipt_rows.h"
#include "books/settlement.h"

#include <string>
#include <vector>

namespace guitai {

struct ReportTable
{
    struct Column
    {
        std::string header; // empty: the table needs none
        bool isNumber = false;

        friend bool operator==(const Column &, const Column &) = default;
    };
    struct Row
    {
        std::vector<std::string> cells; // one a column; empty where there is nothing to say
        bool strong = false;

        friend bool operator==(const Row &, const Row &) = default;
    };

    std::string key; // "tenders": the same in every language
    std::string title;
    std::vector<Column> columns;
    std::vector<Row> rows;

    friend bool operator==(const ReportTable &, const ReportTable &) = default;
};

struct Report
{
    std::string title; // "Settlement"
    std::string span;  // "2026-03-01", or from and to
    std::string made;  // "2026-03-02 08:00:00"; empty: not said
    std::string till;  // empty: all
    std::vector<ReportTable> tables;
    bool isSound = true; // all checks hold
    std::string verdict; // in words

    friend bool operator==(const Report &, const Report &) = default;
};

// mostGoods: how many of the best sellers are listed.
Report reportOf(const Settlement &settlement, const ReceiptLook &look, const Zone &zone,
                int mostGoods = 20);

// For the receipt printer and its text.
std::vector<PaperRow> reportRows(const Report &report, const ReceiptLook &look);

// A line a row: the table's key, then its cells; a line of headers before each table. Lines end
// with CRLF, as spreadsheets want it.
std::string reportCsv(const Report &report);

} // namespace guitai
