// A terminal's statement of a day: nothing but the total of its end of day.
#pragma once

#include "payment/engine/statement.h"
#include "shop/base/result.h"

#include <string_view>

namespace guitai::zvt {

// Reads the line of JSON in which the end of day was told:
// {"event":"day_closed","provider":"zvt","amount":"12.00","currency":"EUR","at":"2026-03-01T.."}
Result<Statement> statementFrom(std::string_view file, const StatementDay &day);

} // namespace guitai::zvt
