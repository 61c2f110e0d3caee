// The shop's tables on PostgreSQL: the facts of all tills as the truth, and the same reading tables
// as a till has, each row with its till.
#pragma once

#include <string>
#include <vector>

namespace guitai::storage {

// The steps of what cannot be made anew; the number of the last one is the schema's.
inline constexpr int shopSchemaNumber = 1;
const char *shopStep(int number);

// Makes the reading tables in the schema guitai, empty, and over each a view in guitai_till that
// shows and takes the rows of one till alone (guitai.till says which): there the SQL of a till's
// own file runs as it is. Those that were there before are dropped.
std::string readingTablesSql();
// Their names.
std::vector<std::string> readingTables();

} // namespace guitai::storage
