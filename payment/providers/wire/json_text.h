// JSON objects written in the order in which their members were added: signed texts need that.
#pragma once

#include <string>
#include <string_view>

namespace guitai {

// Text between quotes. Slashes are escaped where the service that is imitated escapes them.
enum class Slashes
{
    Plain,
    Escaped
};
std::string quotedJson(std::string_view utf8, Slashes slashes = Slashes::Plain);

class JsonText
{
public:
    explicit JsonText(Slashes slashes = Slashes::Plain)
        : m_slashes(slashes)
    {}

    JsonText &add(std::string_view name, std::string_view text);
    // Only when there is something to say.
    JsonText &addIf(std::string_view name, std::string_view text);
    JsonText &addRaw(std::string_view name, std::string_view json);

    std::string text() const { return m_members.empty() ? "{}" : m_members + "}"; }

private:
    Slashes m_slashes;
    std::string m_members;
};

} // namespace guitai
