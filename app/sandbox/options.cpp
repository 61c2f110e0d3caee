// Reads the command line; each mistake is one sentence that names the option.
#include "app/sandbox/options.h"

#include "app/http/http.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace guitai::sandbox {

namespace {

constexpr std::int64_t largestScale = 100'000;

std::optional<std::int64_t> wholeNumber(const std::string &text, std::int64_t least,
                                        std::int64_t most)
{
    std::int64_t number = 0;
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end || number < least || number > most) {
        return {};
    }
    return number;
}

// "alipay" for "--alipay-port"; empty for anything else.
std::string providerOfPortOption(const std::string &name)
{
    const std::string tail = "-port";
    if (name.size() <= 2 + tail.size() || name.compare(0, 2, "--") != 0 ||
        name.compare(name.size() - tail.size(), tail.size(), tail) != 0) {
        return {};
    }
    const std::string id = name.substr(2, name.size() - 2 - tail.size());
    const bool plain = std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
    return plain ? id : std::string();
}

// Sets one option; false: there is no such option. Problem: its value is wrong.
Result<bool> setOption(Options &options, const std::string &name, const std::string &value,
                       const std::vector<std::string> &providers)
{
    if (name == "--data-dir") {
        options.dataDir = value;
        return true;
    }
    if (name == "--write-settings") {
        options.settingsFile = value;
        return true;
    }
    if (name == "--log-level") {
        if (value != "error" && value != "info" && value != "debug") {
            return Problem{"--log-level is error, info or debug, not \"" + value + "\""};
        }
        options.logLevel = value == "error"  ? LogLevel::Error
                           : value == "info" ? LogLevel::Info
                                             : LogLevel::Debug;
        return true;
    }
    if (name == "--callbacks") {
        if (!http::isLoopbackUrl(value)) {
            return Problem{"--callbacks is an http:// address on this machine, not \"" + value +
                           "\""};
        }
        options.callbacks = value;
        while (!options.callbacks.empty() && options.callbacks.back() == '/') {
            options.callbacks.pop_back();
        }
        return true;
    }
    if (name == "--callback-scale") {
        const auto scale = wholeNumber(value, 1, largestScale);
        if (!scale) {
            return Problem{"--callback-scale is a whole number from 1 to 100000, not \"" + value +
                           "\""};
        }
        options.callbackScale = *scale;
        return true;
    }
    const std::string provider = providerOfPortOption(name);
    if (provider.empty()) {
        return false;
    }
    const auto port = wholeNumber(value, 0, std::numeric_limits<std::uint16_t>::max());
    if (!port) {
        return Problem{name + " is a port number from 0 (any free port) to 65535, not \"" + value +
                       "\""};
    }
    if (provider == "control") {
        options.controlPort = std::uint16_t(*port);
    } else if (std::find(providers.begin(), providers.end(), provider) == providers.end()) {
        options.unavailable.push_back(provider);
    } else {
        options.ports[provider] = std::uint16_t(*port);
    }
    return true;
}

} // namespace

Result<Options> readOptions(const std::vector<std::string> &arguments,
                            const std::vector<std::string> &providers,
                            const std::filesystem::path &defaultDir)
{
    Options options;
    options.dataDir = defaultDir;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::size_t equals = arguments[i].find('=');
        const std::string name = arguments[i].substr(0, equals);
        if (name == "--help" || name == "-h") {
            options.help = true;
            continue;
        }
        if (name == "--version") {
            options.version = true;
            continue;
        }
        const bool valueFollows = equals == std::string::npos && i + 1 < arguments.size();
        const std::string value = equals != std::string::npos ? arguments[i].substr(equals + 1)
                                  : valueFollows              ? arguments[i + 1]
                                                              : std::string();
        const Result<bool> known = setOption(options, name, value, providers);
        if (!known) {
            return known.problem();
        }
        if (!*known) {
            return Problem{"there is no option \"" + name + "\"; --help lists them"};
        }
        if (value.empty()) {
            return Problem{name + " needs a value"};
        }
        i += valueFollows ? 1 : 0;
    }
    if (options.help || options.version) {
        return options;
    }
    if (options.ports.empty() && !options.controlPort && options.unavailable.empty()) {
        return Problem{"give at least one port to listen on, for example --alipay-port 8101 "
                       "--control-port 8100; --help lists them"};
    }
    return options;
}

std::string helpText(const std::vector<std::string> &providers)
{
    std::string text =
        "guitai-sandbox stands in for the payment providers on this machine. No money moves.\n"
        "\n"
        "Usage: guitai-sandbox [--data-dir DIR] --PROVIDER-port N ... --control-port N\n"
        "\n"
        "  --data-dir DIR         where its keys and books are kept (made when missing)\n";
    for (const std::string &id : providers) {
        std::string option = "  --" + id + "-port N";
        option.resize(std::max<std::size_t>(option.size() + 1, 25), ' ');
        text += option + "where " + id + " listens\n";
    }
    text += "  --control-port N       the customer's phone page, and commands for tests\n"
            "  --write-settings FILE  write the settings with which a till talks to this sandbox\n"
            "  --callbacks URL        where providers that are told once (PayPal, Stripe) post their\n"
            "                         callbacks: URL/paypal, URL/stripe\n"
            "  --callback-scale N     repeat unanswered callbacks N times as fast as the provider\n"
            "  --log-level LEVEL      error, info or debug (a line a call)\n"
            "  --version, --help\n"
            "\n"
            "Port 0 takes a free port; the ports taken are printed. It listens on 127.0.0.1 only.\n"
            "Exit: 0 stopped as asked, 1 could not go on, 2 wrong usage or settings.\n";
    return text;
}

} // namespace guitai::sandbox
