// What the simulator answers: the response nodes as Alipay writes them, with slashes escaped.
#pragma once

#include "payment/providers/alipay/simulator_books.h"
#include "payment/providers/alipay/simulator_gate.h"

#include <string>

namespace guitai::alipay {

// Added to every amount that an answer confirms, to simulate a wrong one.
using AmountError = Money;

// The node for a request that came through; the books do what it says.
std::string answerNode(const Admitted &asked, Books &books, Instant now, AmountError error);

// The answer to a request for a certificate; empty: there is none.
std::string certificateNode(const std::string &pem);

std::string refusalNode(const Refused &refused);

// Who pays at the simulator.
inline constexpr const char *simulatedBuyer = "2088000000000099";
inline constexpr const char *simulatedBuyerLogon = "gui***@example.com";

} // namespace guitai::alipay
