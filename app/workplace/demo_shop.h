// The demo shop: a data folder with people, taxes and products to try everything with.
#pragma once

#include "app/workplace/workplace.h"

namespace guitai {

struct DemoShop
{
    std::int64_t products = 0;
};

// The folder may exist; people and settings that are there stay.
Result<DemoShop> makeDemoShop(const DataFolder &folder);

} // namespace guitai
