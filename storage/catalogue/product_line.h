// One line of a products file: what it says about a product, or why it cannot be taken.
#pragma once

#include "storage/catalogue/csv.h"
#include "storage/catalogue/import.h"
#include "storage/catalogue/writer.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace guitai::storage {

enum class Column
{
    Barcode,
    Name,
    Price,
    Category,
    Tax,
    Unit,
    Plu,
    NameZh,
    Picture
};
inline constexpr std::size_t columnCount = 9;

// Which cell of a row holds which column.
struct ProductHeader
{
    std::array<int, columnCount> cell;
    std::vector<std::string> names; // as they stand in the file
    std::vector<std::string> unknown;

    static Result<ProductHeader> read(const CsvRow &row);
    bool has(Column column) const { return cell[std::size_t(column)] >= 0; }
};

class ProductLineReader
{
public:
    ProductLineReader(ProductHeader header, const ImportOptions &options,
                      const std::vector<Tax> &taxes, Currency currency, TextEncoding encoding);

    // Makes the cells UTF-8 without blanks around them. Empty, or why the row is refused.
    std::string tidy(CsvRow &row);
    // The row's barcode; only for tidied rows.
    const std::string &barcode(const CsvRow &row) const;
    // Changes what the row says about a product that is there, or fills a new one. Empty, or why
    // the row is refused.
    std::string read(const CsvRow &row, bool isNew, CatalogueItem &item) const;

private:
    const std::string &text(const CsvRow &row, Column column) const;
    std::string readPrice(const std::string &text, CatalogueItem &item) const;
    std::string readTax(const std::string &text, CatalogueItem &item) const;

    const ProductHeader m_header;
    const ImportOptions &m_options;
    std::vector<std::string> m_taxes;
    const Currency m_currency;
    TextDecoder m_decoder;
    const TextEncoding m_encoding;
};

} // namespace guitai::storage
