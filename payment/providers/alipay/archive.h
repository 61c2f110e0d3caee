// ZIP archives in memory: how Alipay sends its bills.
#pragma once

#include "shop/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace guitai::alipay {

struct ArchivedFile
{
    std::string name; // bytes as they stand in the archive: GBK, without the flag of UTF-8
    std::string content;
};

// Refuses names that lead out of a folder, damaged files, and what unpacks to more than 64 MiB.
Result<std::vector<ArchivedFile>> unpacked(std::string_view zip);

// The same files give the same bytes.
Result<std::string> packed(const std::vector<ArchivedFile> &files);

} // namespace guitai::alipay
