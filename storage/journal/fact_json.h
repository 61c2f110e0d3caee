// Facts as the journal keeps them: a kind and a body of JSON text, exact in both directions.
#pragma once

#include "payment/engine/facts.h"

#include <string>
#include <string_view>

namespace guitai::storage {

// What stands of a fact in columns of its own.
struct FactHead
{
    std::string_view sale; // empty: the cashiers' facts belong to no sale
    Instant at;
};
FactHead headOf(const Fact &fact);

// "SaleBegun" ...
std::string_view kindOf(const Fact &fact);
std::string toJson(const Fact &fact);
// A Problem for a kind nobody knows and for a body that is not, to the byte, one toJson() makes.
Result<Fact> factFromJson(std::string_view kind, std::string_view body);
// The receipt of a SaleCompleted body.
Result<Receipt> receiptFromJson(std::string_view body);

} // namespace guitai::storage
