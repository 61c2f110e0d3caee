// The demo shop: some 200 products of a corner shop with a café, in a dozen categories.
#pragma once

#include "storage/catalogue/import.h"

namespace guitai::storage {

// Fills a catalogue from the program's resources (resources/demo.qrc must be linked in) and sets up
// the taxes VAT13, VAT9 and VAT6. The prices are meant in yuan. Products that are there already are
// brought up to date.
Result<ImportReport> fillWithDemoShop(CatalogueStore &store);

} // namespace guitai::storage
