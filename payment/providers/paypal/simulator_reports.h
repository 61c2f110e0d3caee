// The simulator's reports: what was taken and given back, as PayPal lists it some hours later.
#pragma once

#include "payment/providers/paypal/simulator_answers.h"
#include "payment/providers/wire/form.h"

#include <variant>

namespace guitai::paypal {

// GET /v1/reporting/transactions. Denials of this service name no issue's pointer but a parameter.
std::variant<std::string, Denial> transactionsReport(const FormFields &query, const Books &books,
                                                     Span delay, Instant now);

} // namespace guitai::paypal
