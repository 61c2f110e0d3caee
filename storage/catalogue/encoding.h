// In which characters a file of products is written, and their way into UTF-8.
#pragma once

#include "shop/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace guitai::storage {

enum class TextEncoding
{
    Detect,
    Utf8,
    Gb18030
};

// Looks at the lines that are more than ASCII, up to a thousand of them.
Result<TextEncoding> detectEncoding(const std::string &path);

// UTF-8, or nothing when the bytes are none of this encoding.
class TextDecoder
{
public:
    explicit TextDecoder(TextEncoding encoding);
    ~TextDecoder();

    bool decode(std::string &bytes);

private:
    struct Gb18030;
    Gb18030 *m_gb18030 = nullptr;
};

} // namespace guitai::storage
