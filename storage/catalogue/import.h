// The import of products from a CSV file, as spreadsheets and other tills write it.
#pragma once

#include "storage/catalogue/catalogue.h"
#include "storage/catalogue/encoding.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace guitai::storage {

enum class OnRefusal
{
    TakeNothing,
    KeepGoing
};

struct ImportOptions
{
    // The price of new products where the file gives none.
    std::optional<Money> defaultPrice;
    // The taxes that the file may name, besides those the catalogue knows; they are put into it.
    std::vector<Tax> taxes;
    // The code of the tax of new products where the file gives none; empty: untaxed.
    std::string defaultTax;
    TextEncoding encoding = TextEncoding::Detect;
    OnRefusal onRefusal = OnRefusal::TakeNothing;
    // Called now and then with the lines read and the part of the file, in thousandths.
    std::function<void(std::int64_t lines, int permille)> progress;
};

struct RefusedLine
{
    std::int64_t line = 0; // from 1, the header being the first
    std::string why;

    friend bool operator==(const RefusedLine &, const RefusedLine &) = default;
};

struct ImportReport
{
    bool taken = false; // false: a line was refused and the catalogue is as it was before
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t refusedCount = 0;
    std::vector<RefusedLine> refused; // the first thousand
    std::vector<std::string> unknownColumns;
    std::vector<std::string> newCategories;
    TextEncoding encoding = TextEncoding::Utf8;
};

// Columns by header, in any order: barcode, name, price, category, tax, unit, plu, name_zh,
// picture. A product that is there already keeps what the file has no column for. Everything
// happens in one transaction. A Problem: nothing could be read or written at all.
Result<ImportReport> importProducts(CatalogueStore &store, const std::string &path,
                                    const ImportOptions &options);

// The same for categories (key, name, name_zh, picture), in the order of the board.
Result<ImportReport> importCategories(CatalogueStore &store, const std::string &path);

} // namespace guitai::storage
