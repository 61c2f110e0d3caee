// The journal's tables, step by step.
#pragma once

#include "storage/base/database.h"

namespace guitai::storage {

const Schema &journalSchema();

} // namespace guitai::storage
