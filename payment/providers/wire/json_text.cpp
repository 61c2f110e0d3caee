// Writing JSON text.
#include "payment/providers/wire/json_text.h"

#include <cstdio>

namespace guitai {

std::string quotedJson(std::string_view utf8, Slashes slashes)
{
    std::string quoted = "\"";
    for (const char c : utf8) {
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (c == '/' && slashes == Slashes::Escaped) {
            quoted += "\\/";
        } else if (static_cast<unsigned char>(c) < 0x20) {
            char code[8];
            std::snprintf(code, sizeof code, "\\u%04x", static_cast<unsigned>(c));
            quoted += code;
        } else {
            quoted += c;
        }
    }
    return quoted + '"';
}

JsonText &JsonText::add(std::string_view name, std::string_view text)
{
    return addRaw(name, quotedJson(text, m_slashes));
}

JsonText &JsonText::addIf(std::string_view name, std::string_view text)
{
    return text.empty() ? *this : add(name, text);
}

JsonText &JsonText::addRaw(std::string_view name, std::string_view json)
{
    m_members += m_members.empty() ? '{' : ',';
    m_members += quotedJson(name, m_slashes);
    m_members += ':';
    m_members += json;
    return *this;
}

} // namespace guitai
