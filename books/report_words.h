// Report words: what settlements say, in Chinese and English.
#pragma once

#include "books/reconciliation.h"
#include "books/settlement.h"

#include <string>

namespace guitai {

struct ReportWords
{
    bool isChinese;
    const char *title;
    const char *span, *made, *till;
    // Of the sales.
    const char *summary, *sales, *receipts, *gross, *discounts, *net, *taxOnTop, *tips, *total,
        *rounding, *mean, *refunds, *refunded, *afterRefunds;
    // Of taxes.
    const char *taxes, *rate, *base, *tax, *givenBack, *sum;
    // Of ways to pay.
    const char *tenders, *method, *count, *taken, *late, *undone, *fees, *netTaken, *unresolved,
        *unknown;
    // Of cash.
    const char *cash, *tendered, *change, *opening, *paidIn, *paidOut, *expected, *counted, *over,
        *shortBy;
    // Of shifts.
    const char *shifts, *shift, *takings, *moved, *overShort, *stillOpenShift, *uncounted;
    const char *hours, *hour, *cashiers, *cashier, *categories, *category, *noCategory, *goods,
        *article, *quantity;
    const char *troubles, *time, *what, *amount, *outcome, *stillOpen, *takenBefore, *beyond,
        *otherCurrencies;
    const char *statements, *notCompared, *equalOf, *day, *rows, *equal, *open;
    const char *checks, *holds, *fails, *allHold, *someFail;
    const char *page;
};

// Chinese for "zh" and its variants, else English.
const ReportWords &reportWords(const std::string &language);
const char *wordsFor(CheckKind kind, const ReportWords &words);
const char *wordsFor(Trouble trouble, const ReportWords &words);
const char *wordsFor(MatchKind kind, const ReportWords &words);
const char *wordsFor(Remedy remedy, const ReportWords &words);

} // namespace guitai
