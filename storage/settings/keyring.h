// Keyring: the desktop's own safe for keys (the Secret Service of GNOME, KDE and others), where
// there is one.
#pragma once

#include "shop/base/result.h"

#include <string>
#include <string_view>

namespace guitai::storage::keyring {

// There is a desktop session with a keyring, and it is open: a key can be put in without a question
// to anybody.
bool isOpen();

// id: whose key it is. The person at the desktop may be asked to unlock the keyring.
Result<void> put(const std::string &id, std::string_view key);
Result<std::string> get(const std::string &id);
void forget(const std::string &id);

} // namespace guitai::storage::keyring
