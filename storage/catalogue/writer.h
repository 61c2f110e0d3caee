// Writes products and everything by which they are found, one at a time or 800,000.
#pragma once

#include "shop/sale/item.h"
#include "storage/catalogue/statement.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace guitai::storage {

// What the catalogue holds under a number of its own.
struct KeptProduct
{
    std::int64_t id = 0;
    CatalogueItem item; // tax: only the code
};

// Wants an open transaction around it. Titles of new products are kept back until finish(), which
// puts them in their order: half the time of putting them as they come.
class CatalogueWriter
{
public:
    CatalogueWriter(sqlite3 *db, Currency currency);

    // Exactly this code; else a GTIN that is the same but for leading zeros.
    std::optional<KeptProduct> kept(std::string_view code);
    // The code of the product with this PLU, empty when there is none.
    std::string codeOfPlu(std::string_view plu);

    Result<std::int64_t> add(const CatalogueItem &item);
    Result<void> change(const KeptProduct &before, const CatalogueItem &after);
    Result<void> remove(const KeptProduct &product);
    Result<void> put(const Category &category);
    Result<void> put(const Tax &tax);
    bool hasCategory(std::string_view key);

    Result<void> finish();

private:
    Result<void> index(std::int64_t id, const CatalogueItem &item);
    Result<void> forget(const KeptProduct &product);

    const Currency m_currency;
    Statement m_find;
    Statement m_findPlu;
    Statement m_add;
    Statement m_change;
    Statement m_remove;
    Statement m_addTitle;
    Statement m_removeTitle;
    Statement m_addWords;
    Statement m_removeWords;
    Statement m_putCategory;
    Statement m_hasCategory;
    Statement m_putTax;
    sqlite3 *m_db;
    std::vector<std::pair<std::string, std::int64_t>> m_titles;
};

// Whether a code is digits only, so that its leading zeros do not matter.
bool isNumber(std::string_view code);
std::string_view withoutLeadingZeros(std::string_view code);

} // namespace guitai::storage
