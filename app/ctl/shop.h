// What commands over all tills share: the shop's book, and which tills it has.
#pragma once

#include "app/ctl/commands.h"
#include "storage/shop/shop_book.h"

namespace guitai::ctl {

// A Problem where none is set up or it does not answer.
Result<std::unique_ptr<storage::ShopBook>> openShopBook(const storage::Settings &settings);
// All of them, or the one; what is set aside of them is said on standard error, as it is missing in
// every figure.
Result<std::vector<std::string>> tillsOf(storage::ShopBook &book, const std::string &only);

} // namespace guitai::ctl
