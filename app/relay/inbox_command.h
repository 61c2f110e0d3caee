// The inbox commands: create, list, renew, revoke; a running relay notices.
#pragma once

#include "app/relay/options.h"

namespace guitai::relay {

// What to print. The storage is open.
Result<std::string> runInboxCommand(const InboxCommand &command, Storage &storage);

} // namespace guitai::relay
