// What a comparison came to, as the fact that the journal keeps.
#pragma once

#include "books/reconciliation.h"

#include <string>

namespace guitai {

// So many rows that differ, and so many that cannot be read, are kept with their words; the rest
// are counted.
inline constexpr std::size_t mostDifferencesKept = 500;
inline constexpr std::size_t mostOddRowsKept = 100;

// sha256: of the file, in hex; empty where the provider has nothing for that day.
StatementCompared outcomeOf(const Reconciliation &reconciliation, const std::string &sha256);

} // namespace guitai
