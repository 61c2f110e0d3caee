// Lies: what somebody on the way makes of a message. Always of a field that has a name, by its
// place: what a provider's simulator makes by chance (nonces, keys, signatures) is other in each
// run.
#pragma once

#include "tests/simulation/chance.h"

#include <string>

namespace guitai::simulation {

// By somebody who knows the provider's words, or else one character of one field.
std::string altered(std::string text, Chance &chance);
// One character of one field of a callback; the same text: it has none that we know.
std::string forged(std::string text, Chance &chance);

} // namespace guitai::simulation
