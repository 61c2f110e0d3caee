// Reads the settings strictly: each mistake names its key.
#include "payment/providers/zvt/terminal.h"

#include "payment/providers/zvt/digits.h"

#include <algorithm>
#include <charconv>

namespace guitai::zvt {

namespace {

constexpr int usualPort = 20007;

std::string settingOf(const ProviderSettings &settings, const std::string &key)
{
    const auto found = settings.find(key);
    return found == settings.end() ? std::string() : found->second;
}

std::optional<int> settingNumber(const std::string &text, int least, int most)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool good = error == std::errc() && end == text.data() + text.size();
    return good && number >= least && number <= most ? std::optional<int>(number) : std::nullopt;
}

bool areDigits(const std::string &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool startsWith(const std::string &text, const std::string &beginning)
{
    return text.compare(0, beginning.size(), beginning) == 0;
}

Result<void> readAddress(const ProviderSettings &settings, Terminal &terminal)
{
    const std::string address = settingOf(settings, "address");
    const std::string host = settingOf(settings, "host");
    if (!address.empty()) {
        if (!host.empty())
            return Problem{"give host and port, or address, not both"};
        const bool serial = startsWith(address, "serial://");
        if (!serial && !startsWith(address, "tcp://"))
            return Problem{"address is like serial:///dev/ttyUSB0?baud=9600 or "
                           "tcp://192.168.1.20:20007"};
        terminal.address = address;
        terminal.link = serial ? LinkKind::Framed : LinkKind::Bare;
        return {};
    }
    if (host.empty() || host.find_first_of(" /?#@") != std::string::npos)
        return Problem{"host is the terminal's name or number in the network, like 192.168.1.20"};
    const std::string port = settingOf(settings, "port");
    const auto number = port.empty() ? usualPort : settingNumber(port, 1, 65535);
    if (!number)
        return Problem{"port is a number from 1 to 65535; terminals mostly listen on 20007"};
    const bool bare6 = host.find(':') != std::string::npos && host[0] != '[';
    terminal.address = "tcp://" + (bare6 ? "[" + host + "]" : host) + ":" + std::to_string(*number);
    return {};
}

Result<void> readManners(const ProviderSettings &settings, Terminal &terminal)
{
    if (const std::string config = settingOf(settings, "config_byte"); !config.empty()) {
        const auto byte = fromHex(config);
        if (!byte || byte->size() != 1)
            return Problem{"config_byte is two hexadecimal digits, like BE"};
        terminal.config = static_cast<unsigned char>((*byte)[0]);
    }
    if (const std::string type = settingOf(settings, "payment_type"); !type.empty()) {
        const auto byte = fromHex(type);
        if (type != "none" && (!byte || byte->size() != 1))
            return Problem{"payment_type is two hexadecimal digits, like 40, or none"};
        terminal.paymentType.reset();
        if (type != "none")
            terminal.paymentType = static_cast<unsigned char>((*byte)[0]);
    }
    if (const std::string name = settingOf(settings, "charset"); !name.empty()) {
        const auto charset = charsetNamed(name);
        if (!charset)
            return Problem{"charset is cp437, iso8859-1, iso8859-15 or utf-8"};
        terminal.charset = *charset;
    }
    if (const std::string width = settingOf(settings, "printer_width"); !width.empty()) {
        const auto columns = settingNumber(width, 16, 99);
        if (!columns)
            return Problem{"printer_width is a number of columns from 16 to 99"};
        terminal.printerWidth = *columns;
    }
    return {};
}

Result<void> readTimes(const ProviderSettings &settings, Terminal &terminal)
{
    if (const std::string time = settingOf(settings, "answer_timeout"); !time.empty()) {
        const auto seconds = settingNumber(time, 1, 60);
        if (!seconds)
            return Problem{"answer_timeout is a number of seconds from 1 to 60"};
        terminal.answerTime = Span::seconds(*seconds);
    }
    if (const std::string time = settingOf(settings, "process_timeout"); !time.empty()) {
        const auto seconds = settingNumber(time, 10, 3600);
        if (!seconds)
            return Problem{"process_timeout is a number of seconds from 10 to 3600"};
        terminal.processTime = Span::seconds(*seconds);
    }
    return {};
}

} // namespace

std::vector<SettingField> settingFields()
{
    const auto optional = [](const char *key) {
        return SettingField{.key = key, .required = false};
    };
    return {
        optional("host"),
        optional("port"),
        optional("address"),
        {.key = "password", .secret = true, .required = false},
        {.key = "currency"},
        optional("config_byte"),
        optional("payment_type"),
        optional("charset"),
        optional("printer_width"),
        optional("answer_timeout"),
        optional("process_timeout"),
    };
}

Result<Terminal> readTerminal(const ProviderSettings &settings)
{
    Terminal terminal;
    if (const auto read = readAddress(settings, terminal); !read)
        return read.problem();
    const auto currency = Currency::fromCode(settingOf(settings, "currency"));
    if (!currency)
        return Problem{"currency: " + currency.problem().what};
    terminal.currency = *currency;
    if (const std::string password = settingOf(settings, "password"); !password.empty()) {
        if (password.size() > 6 || !areDigits(password))
            return Problem{"password has up to six digits; the terminal's provider names it"};
        terminal.password = password;
    }
    if (const auto read = readManners(settings, terminal); !read)
        return read.problem();
    if (const auto read = readTimes(settings, terminal); !read)
        return read.problem();
    return terminal;
}

} // namespace guitai::zvt
