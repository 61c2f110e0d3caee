// The till's side: a card terminal as a Provider.
#pragma once

#include "payment/providers/zvt/terminal.h"

#include <memory>

namespace guitai::zvt {

std::unique_ptr<Provider> makeClient(Terminal terminal);

} // namespace guitai::zvt
