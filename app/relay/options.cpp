// Reads the command line; each mistake is one sentence that names the option.
#include "app/relay/options.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>

namespace guitai::relay {

namespace {

std::optional<std::int64_t> wholeNumber(std::string_view text, std::int64_t least,
                                        std::int64_t most)
{
    std::int64_t number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || stop != text.data() + text.size() ||
        number < least || number > most) {
        return {};
    }
    return number;
}

// "127.0.0.1:8080", "[::1]:443".
std::optional<ListenAt> listenAt(const std::string &text)
{
    const std::size_t colon = text.rfind(':');
    if (colon == text.npos || colon == 0) {
        return {};
    }
    std::string address = text.substr(0, colon);
    const bool isBracketed = address.size() > 2 && address.front() == '[' && address.back() == ']';
    if (isBracketed) {
        address = address.substr(1, address.size() - 2);
    }
    const auto port = wholeNumber(std::string_view(text).substr(colon + 1), 0, 65535);
    const bool isSix = address.find(':') != address.npos;
    if (!port || isSix != isBracketed) {
        return {};
    }
    return ListenAt{address == "localhost" ? "127.0.0.1" : address, std::uint16_t(*port)};
}

Problem wrongNumber(const std::string &name, std::int64_t least, std::int64_t most,
                    const std::string &value)
{
    return {name + " is a whole number from " + std::to_string(least) + " to " +
            std::to_string(most) + ", not \"" + value + "\""};
}

using Setter = std::function<Result<void>(const std::string &name, const std::string &value)>;

Setter number(std::int64_t &into, std::int64_t least, std::int64_t most, std::int64_t unit = 1)
{
    return [&into, least, most, unit](const std::string &name,
                                      const std::string &value) -> Result<void> {
        const auto read = wholeNumber(value, least, most);
        if (!read) {
            return wrongNumber(name, least, most, value);
        }
        into = *read * unit;
        return {};
    };
}

Setter place(std::vector<ListenAt> &into)
{
    return [&into](const std::string &name, const std::string &value) -> Result<void> {
        const auto at = listenAt(value);
        if (!at) {
            return Problem{name +
                           " is an IP address and a port like 127.0.0.1:8080 or [::]:443, "
                           "not \"" +
                           value + "\""};
        }
        into.push_back(*at);
        return {};
    };
}

template <typename Text>
Setter text(Text &into)
{
    return [&into](const std::string &name, const std::string &value) -> Result<void> {
        if (value.empty()) {
            return Problem{name + " needs a value"};
        }
        into = value;
        return {};
    };
}

Setter logLevel(LogLevel &into)
{
    return [&into](const std::string &name, const std::string &value) -> Result<void> {
        const std::map<std::string, LogLevel> levels = {{"error", LogLevel::Error},
                                                        {"warning", LogLevel::Warning},
                                                        {"info", LogLevel::Info},
                                                        {"debug", LogLevel::Debug}};
        if (levels.count(value) == 0) {
            return Problem{name + " is error, warning, info or debug, not \"" + value + "\""};
        }
        into = levels.at(value);
        return {};
    };
}

Setter publicUrl(std::string &into)
{
    return [&into](const std::string &name, const std::string &value) -> Result<void> {
        const bool isHttp = value.rfind("https://", 0) == 0 || value.rfind("http://", 0) == 0;
        const std::size_t host = value.find("://") + 3;
        if (!isHttp || host >= value.size() || value.find_first_of("?# \"", 0) != value.npos) {
            return Problem{name +
                           " is the address that providers reach, like "
                           "https://relay.example.com, not \"" +
                           value + "\""};
        }
        into = value;
        while (into.back() == '/') {
            into.pop_back();
        }
        return {};
    };
}

std::map<std::string, Setter> setters(Options &options, InboxCommand *inbox)
{
    std::map<std::string, Setter> all = {
        {"--data-dir", text(options.dataDir)},
        {"--database", text(options.database)},
        {"--log-level", logLevel(options.logLevel)},
    };
    if (inbox && inbox->verb == InboxCommand::Verb::Create) {
        all["--public-url"] = publicUrl(inbox->publicUrl);
        all["--retention-days"] = number(inbox->limits.retention.ms, 1, 3650, 24 * 3'600'000LL);
        all["--most-letters"] = number(inbox->limits.letters, 1, 1'000'000'000);
        all["--most-mib"] = number(inbox->limits.bytes, 1, 1'000'000, 1024 * 1024);
    } else if (inbox && inbox->verb == InboxCommand::Verb::Renew) {
        all["--public-url"] = publicUrl(inbox->publicUrl);
    } else if (!inbox) {
        all["--listen"] = place(options.listen);
        all["--metrics-listen"] = place(options.metricsListen);
        all["--tls-cert"] = text(options.tlsCertificates);
        all["--tls-key"] = text(options.tlsKey);
        all["--rate-limit"] = number(options.ratePerSecond, 0, 1'000'000);
        all["--rate-burst"] = number(options.rateBurst, 1, 10'000'000);
        all["--connections"] = number(options.connections, 1, 1'000'000);
        all["--threads"] = number(options.threads, 1, 64);
    }
    return all;
}

Result<void> takeInboxWord(InboxCommand &inbox, std::vector<std::string> &words)
{
    const std::map<std::string, InboxCommand::Verb> verbs = {
        {"create", InboxCommand::Verb::Create},
        {"list", InboxCommand::Verb::List},
        {"renew", InboxCommand::Verb::Renew},
        {"revoke", InboxCommand::Verb::Revoke}};
    if (words.size() < 2 || verbs.count(words[1]) == 0) {
        return Problem{"say inbox create NAME, inbox list, inbox renew NAME or inbox revoke NAME"};
    }
    inbox.verb = verbs.at(words[1]);
    const bool isNamed = inbox.verb != InboxCommand::Verb::List;
    if (words.size() != (isNamed ? 3 : 2)) {
        return Problem{"inbox " + words[1] + (isNamed ? " needs one name" : " takes no name")};
    }
    if (isNamed) {
        inbox.name = words[2];
        if (!isName(inbox.name)) {
            return Problem{
                "an inbox's name has 1 to 64 letters, digits, '-', '_' or '.', unlike \"" +
                inbox.name + "\""};
        }
    }
    return {};
}

Result<void> judge(const Options &options)
{
    if (options.inbox) {
        return {};
    }
    if (options.listen.empty()) {
        return Problem{"say where to listen, for example --listen 127.0.0.1:8090"};
    }
    if (options.tlsCertificates.empty() != options.tlsKey.empty()) {
        return Problem{"--tls-cert and --tls-key belong together"};
    }
    return {};
}

} // namespace

Result<Options> readOptions(const std::vector<std::string> &arguments,
                            const std::filesystem::path &defaultDir)
{
    Options options;
    options.dataDir = defaultDir;
    std::vector<std::string> words;
    std::vector<std::pair<std::string, std::string>> pairs;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string &argument = arguments[i];
        if (argument == "--help" || argument == "-h") {
            options.help = true;
            return options;
        }
        if (argument == "--version") {
            options.version = true;
            return options;
        }
        if (argument == "--trust-proxy") {
            options.trustsProxy = true;
        } else if (argument.rfind("--", 0) != 0) {
            words.push_back(argument);
        } else if (const std::size_t equals = argument.find('='); equals != argument.npos) {
            pairs.emplace_back(argument.substr(0, equals), argument.substr(equals + 1));
        } else if (i + 1 == arguments.size()) {
            pairs.emplace_back(argument, std::string());
        } else {
            pairs.emplace_back(argument, arguments[++i]);
        }
    }
    if (!words.empty()) {
        if (words[0] != "inbox") {
            return Problem{"there is no command \"" + words[0] + "\"; see guitai-relay --help"};
        }
        options.inbox.emplace();
        if (const auto taken = takeInboxWord(*options.inbox, words); !taken) {
            return taken.problem();
        }
    }
    const auto known = setters(options, options.inbox ? &*options.inbox : nullptr);
    for (const auto &[name, value] : pairs) {
        const auto setter = known.find(name);
        if (setter == known.end()) {
            return Problem{"there is no option " + name + " here; see guitai-relay --help"};
        }
        if (const auto set = setter->second(name, value); !set) {
            return set.problem();
        }
    }
    if (const auto judged = judge(options); !judged) {
        return judged.problem();
    }
    return options;
}

std::string helpText()
{
    return R"(guitai-relay takes payment providers' callbacks on a public host and hands them to tills.

Usage: guitai-relay --listen ADDR:PORT [OPTIONS]
       guitai-relay inbox create NAME [--public-url URL] [LIMITS]
       guitai-relay inbox list
       guitai-relay inbox renew NAME [--public-url URL]
       guitai-relay inbox revoke NAME

  --data-dir DIR         where its database is kept (made when missing)
  --database URL         a PostgreSQL database instead: postgresql://user@host/name
  --listen ADDR:PORT     where providers and tills come in; may be given again; port 0: a free one
  --tls-cert FILE        certificates in PEM, the relay's own first; SIGHUP reads them again
  --tls-key FILE         its key in PEM
  --trust-proxy          behind a proxy: the last X-Forwarded-For is the sender's address
  --metrics-listen ADDR:PORT  serve /metrics and /healthz here to whoever comes, without TLS
  --rate-limit N         requests a second from one address (200; 0: no limit)
  --rate-burst N         and at once (1000)
  --connections N        most connections at a time (20000)
  --threads N            threads for the network
  --log-level LEVEL      error, warning, info or debug (a line a callback)
  --version, --help

LIMITS of an inbox:
  --retention-days N     letters are kept so long at most (7)
  --most-letters N       then callbacks are refused until some are read (200000)
  --most-mib N           the same, in MiB (512)

Providers post to URL/in/INBOX/PROVIDER. Run the inbox commands as the user the relay runs as.
Exit: 0 stopped as asked or done, 1 could not go on, 2 wrong usage or settings.
)";
}

} // namespace guitai::relay
