// Lines of a text file, whatever ends them.
#pragma once

#include <string_view>

namespace guitai {

// Takes the first line off the text, without its end.
inline std::string_view takeLine(std::string_view &text)
{
    const auto end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (!line.empty() && line.back() == '\r') {
        line.remove_suffix(1);
    }
    return line;
}

} // namespace guitai
