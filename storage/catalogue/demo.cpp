// The demo shop comes in by the same door as any other products file.
#include "storage/catalogue/demo.h"

namespace guitai::storage {

Result<ImportReport> fillWithDemoShop(CatalogueStore &store)
{
    // Categories first, so that the board has their order and names.
    const Result<ImportReport> categories = importCategories(store, ":/demo/categories.csv");
    if (!categories)
        return categories;
    ImportOptions options;
    options.encoding = TextEncoding::Utf8;
    // China's rates for goods, for food as it grows, and for what is prepared in the café.
    options.taxes = {{"VAT13", 130'000}, {"VAT9", 90'000}, {"VAT6", 60'000}};
    return importProducts(store, ":/demo/products.csv", options);
}

} // namespace guitai::storage
