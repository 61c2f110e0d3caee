// Log: one line an event on standard error, "time=... level=... event=... key=value"; any thread.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace guitai::relay {

enum class LogLevel
{
    Error,
    Warning,
    Info,
    Debug
};

// Never gets bodies, tokens or whole addresses of inboxes: those who call see to it.
class Log
{
public:
    using Pairs = std::initializer_list<std::pair<std::string_view, std::string>>;

    explicit Log(LogLevel least)
        : m_least(least)
    {}

    bool wants(LogLevel level) const { return level <= m_least; }
    void say(LogLevel level, std::string_view event, Pairs pairs = {}) const;
    void error(std::string_view event, Pairs pairs = {}) const
    {
        say(LogLevel::Error, event, pairs);
    }
    void warning(std::string_view event, Pairs pairs = {}) const
    {
        say(LogLevel::Warning, event, pairs);
    }
    void info(std::string_view event, Pairs pairs = {}) const { say(LogLevel::Info, event, pairs); }

private:
    LogLevel m_least;
};

// "ab12cd..": enough to tell inboxes apart, too little to post to one.
std::string shortened(std::string_view address);

} // namespace guitai::relay
