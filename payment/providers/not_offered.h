// The conversation for a question that a provider has no answer to, because it has no such thing.
#pragma once

#include "payment/engine/provider.h"

namespace guitai {

// NotExecuted, Reason::NotSupported, without a word said.
std::unique_ptr<Conversation> notOffered();

} // namespace guitai
