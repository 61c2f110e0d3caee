// The file in the data folder: settings as people write them, with contents instead of paths and
// the secrets sealed.
#pragma once

#include "storage/settings/settings.h"
#include "storage/settings/vault.h"

#include <QString>

namespace guitai::storage {

inline QString qt(const std::string &text)
{
    return QString::fromStdString(text);
}

Result<ReadSettings> readOwnFile(std::string_view json, const std::string &folder,
                                 const KnownFields &known, const Vault &vault);

} // namespace guitai::storage
