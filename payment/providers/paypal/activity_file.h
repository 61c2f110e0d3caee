// PayPal's activity report, as a person downloads it from the website: a CSV file in English.
#pragma once

#include "payment/engine/provider.h"

#include <string_view>

namespace guitai::paypal {

// Its first line names the columns of one.
bool isActivityFile(std::string_view file);

// The rows of the day; a file of more days than that is read for this one.
Result<Statement> statementFromActivity(std::string_view file, const StatementDay &day);

} // namespace guitai::paypal
