// SettingsStore: the settings in the data folder, secrets encrypted.
#pragma once

#include "storage/settings/settings.h"

#include <string>

namespace guitai::storage {

// settings.json holds them, secret.key beside it the key for the secrets in it, for this user's
// eyes only. A copy of settings.json alone tells nothing.
class SettingsStore
{
public:
    SettingsStore(std::string folder, KnownFields known);

    // The defaults when nothing has been saved yet.
    Result<Settings> load() const;
    // Whole and on disk, or as it was.
    Result<void> save(const Settings &settings) const;

private:
    std::string m_folder;
    KnownFields m_known;
};

} // namespace guitai::storage
