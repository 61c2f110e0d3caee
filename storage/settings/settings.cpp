// The settings' JSON: read strictly, every mistake named by its key.
#include "storage/settings/settings.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>
#include <QUrl>

#include <algorithm>

namespace guitai::storage {

namespace {

QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

Problem wrongKey(const std::string &key, const std::string &what)
{
    return {"The settings are wrong at \"" + key + "\": " + what + "."};
}

const std::vector<SettingField> cashFields = {
    {"rounding", false, false, false},
};

const std::vector<SettingField> *fieldsOf(const KnownFields &known, const std::string &provider)
{
    const auto found = known.find(provider);
    if (found != known.end())
        return &found->second;
    return provider == "cash" ? &cashFields : nullptr;
}

const SettingField *fieldOf(const std::vector<SettingField> &fields, const std::string &key)
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&key](const SettingField &f) { return f.key == key; });
    return found == fields.end() ? nullptr : &*found;
}

// What would go over the network in the clear.
bool isPlainAddress(const std::string &value)
{
    const QUrl url(qt(value).trimmed());
    const QString scheme = url.scheme().toLower();
    if (scheme != QStringLiteral("http") && scheme != QStringLiteral("ws"))
        return false;
    const QString host = url.host().toLower();
    const bool loopback = host == QStringLiteral("localhost") || host == QStringLiteral("::1") ||
                          host == QStringLiteral("127.0.0.1");
    return !loopback;
}

// "13" or "8.875" per cent, in millionths.
std::optional<std::int64_t> ppmOf(const std::string &percent)
{
    std::int64_t ppm = 0;
    int decimals = -1;
    for (const char c : percent) {
        if (c == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (c < '0' || c > '9' || ppm > 100'000'000 || decimals == 4)
            return std::nullopt;
        ppm = ppm * 10 + (c - '0');
        if (decimals >= 0)
            ++decimals;
    }
    if (percent.empty() || percent == "." || decimals == 0)
        return std::nullopt;
    for (int n = std::max(decimals, 0); n < 4; ++n)
        ppm *= 10;
    return ppm <= 1'000'000 ? std::optional(ppm) : std::nullopt;
}

std::string percentOf(std::int64_t ppm)
{
    std::string text = std::to_string(ppm / 10'000);
    std::string rest = std::to_string(10'000 + ppm % 10'000).substr(1);
    while (!rest.empty() && rest.back() == '0')
        rest.pop_back();
    return rest.empty() ? text : text + "." + rest;
}

class SettingsReader
{
public:
    SettingsReader(std::string folder, const KnownFields &known, Settings over)
        : m_folder(std::move(folder))
        , m_known(known)
        , m_settings(std::move(over))
    {}

    Result<Settings> read(const QJsonObject &root)
    {
        for (auto it = root.begin(); it != root.end() && !m_problem; ++it)
            readSection(it.key().toStdString(), it.value());
        if (m_problem)
            return *m_problem;
        return m_settings;
    }

private:
    void readSection(const std::string &key, const QJsonValue &value)
    {
        if (key == "shop")
            readShop(objectAt(key, value));
        else if (key == "till")
            readTexts(key, objectAt(key, value), {{"id", &m_settings.till.id}});
        else if (key == "tax_mode")
            readTaxMode(textAt(key, value));
        else if (key == "taxes")
            readTaxes(value);
        else if (key == "providers")
            readProviders(objectAt(key, value));
        else if (key == "relay")
            readRelay(objectAt(key, value));
        else if (key == "ui")
            readTexts(key, objectAt(key, value),
                      {{"theme", &m_settings.ui.theme}, {"language", &m_settings.ui.language}});
        else
            fail(key, "nobody knows this key");
    }

    void readShop(const QJsonObject &object)
    {
        ShopSettings &shop = m_settings.shop;
        std::string currency = shop.currency.code();
        readTexts("shop", object,
                  {{"name", &shop.name},
                   {"address", &shop.address},
                   {"tax_number", &shop.taxNumber},
                   {"currency", &currency},
                   {"time_zone", &shop.timeZone},
                   {"language", &shop.language}});
        if (const auto known = Currency::fromCode(currency))
            shop.currency = *known;
        else
            fail("shop.currency", "\"" + currency + "\" is not a currency of ISO 4217");
    }

    void readTaxMode(const std::string &mode)
    {
        if (mode == "inside")
            m_settings.taxMode = TaxMode::Inside;
        else if (mode == "on_top")
            m_settings.taxMode = TaxMode::OnTop;
        else
            fail("tax_mode", "it is \"inside\" or \"on_top\"");
    }

    void readTaxes(const QJsonValue &value)
    {
        if (!value.isArray())
            return fail("taxes", "it is a list of {\"code\": \"VAT13\", \"rate\": \"13\"}");
        m_settings.taxes.clear();
        const QJsonArray list = value.toArray();
        for (qsizetype i = 0; i < list.size(); ++i) {
            const std::string at = "taxes[" + std::to_string(i) + "]";
            Tax tax;
            std::string rate;
            readTexts(at, objectAt(at, list[i]), {{"code", &tax.code}, {"rate", &rate}});
            const auto ppm = ppmOf(rate);
            if (tax.code.empty())
                fail(at + ".code", "it is missing");
            else if (!ppm)
                fail(at + ".rate", "it is per cent, from 0 to 100, like \"13\" or \"8.875\"");
            else
                tax.ppm = *ppm;
            for (const Tax &other : m_settings.taxes) {
                if (other.code == tax.code)
                    fail(at + ".code", "\"" + tax.code + "\" stands there twice");
            }
            m_settings.taxes.push_back(tax);
        }
    }

    void readProviders(const QJsonObject &object)
    {
        for (auto it = object.begin(); it != object.end() && !m_problem; ++it) {
            const std::string provider = it.key().toStdString();
            const std::string at = "providers." + provider;
            const auto *fields = fieldsOf(m_known, provider);
            if (!fields)
                return fail(at, "this program has no such provider");
            const QJsonObject values = objectAt(at, it.value());
            ProviderSettings settings;
            for (auto field = values.begin(); field != values.end() && !m_problem; ++field) {
                const std::string key = field.key().toStdString();
                settings[key] = providerValue(at + "." + key, *fields, key, field.value());
            }
            m_settings.providers[provider] = settings;
        }
    }

    std::string providerValue(const std::string &at, const std::vector<SettingField> &fields,
                              const std::string &key, const QJsonValue &value)
    {
        const SettingField *field = fieldOf(fields, key);
        if (!field && key != "enabled") {
            fail(at, "nobody knows this key");
            return {};
        }
        if (field && field->file)
            return fileAt(at, value);
        const std::string text = textAt(at, value);
        if (isPlainAddress(text))
            fail(at, "plain http:// and ws:// are refused, use https:// or wss://");
        return text;
    }

    // A path whose content is taken in, or the content itself as settingsToJson() writes it.
    std::string fileAt(const std::string &at, const QJsonValue &value)
    {
        if (value.isObject()) {
            std::string content;
            readTexts(at, value.toObject(), {{"content", &content}});
            return content;
        }
        const std::string path = textAt(at, value);
        if (path.empty())
            return {};
        QFile file(qt(path.front() == '/' ? path : m_folder + "/" + path));
        constexpr qint64 most = 1 << 20;
        if (!file.open(QIODevice::ReadOnly) || file.size() > most) {
            fail(at, "the file \"" + path + "\" cannot be read: " +
                         (file.isOpen() ? "it is too large" : file.errorString().toStdString()));
            return {};
        }
        const QByteArray content = file.readAll();
        QStringDecoder utf8(QStringDecoder::Utf8);
        const QString decoded = utf8(content);
        if (utf8.hasError() || decoded.contains(QChar(u'\0')))
            fail(at, "the file \"" + path + "\" is not text; keys and certificates are PEM");
        return content.toStdString();
    }

    void readRelay(const QJsonObject &object)
    {
        RelaySettings relay = m_settings.relay.value_or(RelaySettings{});
        readTexts("relay", object,
                  {{"url", &relay.url}, {"inbox", &relay.inbox}, {"token", &relay.token}});
        if (isPlainAddress(relay.url))
            fail("relay.url", "plain http:// and ws:// are refused, use wss://");
        m_settings.relay = relay.url.empty() ? std::nullopt : std::optional(relay);
    }

    struct NamedText
    {
        std::string_view name;
        std::string *text;
    };

    void readTexts(const std::string &at, const QJsonObject &object,
                   std::initializer_list<NamedText> known)
    {
        for (auto it = object.begin(); it != object.end() && !m_problem; ++it) {
            const std::string key = it.key().toStdString();
            const auto found = std::find_if(known.begin(), known.end(),
                                            [&key](const NamedText &k) { return k.name == key; });
            if (found == known.end())
                return fail(at + "." + key, "nobody knows this key");
            *found->text = textAt(at + "." + key, it.value());
        }
    }

    QJsonObject objectAt(const std::string &at, const QJsonValue &value)
    {
        if (!value.isObject())
            fail(at, "it is an object in braces");
        return value.toObject();
    }

    // Numbers and true or false are taken as they are written.
    std::string textAt(const std::string &at, const QJsonValue &value)
    {
        if (value.isString())
            return value.toString().toStdString();
        if (value.isBool())
            return value.toBool() ? "true" : "false";
        constexpr qint64 none = INT64_MIN;
        if (value.isDouble() && value.toInteger(none) != none)
            return std::to_string(value.toInteger());
        fail(at, "it is a text in quotation marks");
        return {};
    }

    void fail(const std::string &key, const std::string &what)
    {
        if (!m_problem)
            m_problem = wrongKey(key, what);
    }

    std::string m_folder;
    const KnownFields &m_known;
    Settings m_settings;
    std::optional<Problem> m_problem;
};

} // namespace

Result<Settings> settingsFromJson(std::string_view json, const std::string &folder,
                                  const KnownFields &known, const Settings &over)
{
    QJsonParseError error;
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray(json.data(), qsizetype(json.size())), &error);
    if (!document.isObject())
        return Problem{"The settings are not JSON: " + error.errorString().toStdString() +
                       " at byte " + std::to_string(error.offset) + "."};
    return SettingsReader(folder, known, over).read(document.object());
}

Result<Settings> importSettings(const std::string &file, const KnownFields &known,
                                const Settings &over)
{
    QFile source(qt(file));
    if (!source.open(QIODevice::ReadOnly))
        return Problem{file + " cannot be read: " + source.errorString().toStdString() + "."};
    const std::size_t slash = file.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : file.substr(0, slash);
    const Result<Settings> settings =
        settingsFromJson(source.readAll().toStdString(), folder, known, over);
    if (!settings)
        return Problem{file + ": " + settings.problem().what};
    return settings;
}

std::string settingsToJson(const Settings &settings, const KnownFields &known, Secrets secrets)
{
    QJsonObject providers;
    for (const auto &[provider, values] : settings.providers) {
        const auto *fields = fieldsOf(known, provider);
        QJsonObject object;
        for (const auto &[key, value] : values) {
            const SettingField *field = fields ? fieldOf(*fields, key) : nullptr;
            // What nobody knows may be a secret.
            const bool secret = field ? field->secret : key != "enabled";
            if (secret && secrets == Secrets::LeaveOut)
                continue;
            if (field && field->file)
                object[qt(key)] = QJsonObject{{QStringLiteral("content"), qt(value)}};
            else if (key == "enabled")
                object[qt(key)] = value == "true";
            else
                object[qt(key)] = qt(value);
        }
        providers[qt(provider)] = object;
    }
    QJsonArray taxes;
    for (const Tax &tax : settings.taxes)
        taxes.append(QJsonObject{{QStringLiteral("code"), qt(tax.code)},
                                 {QStringLiteral("rate"), qt(percentOf(tax.ppm))}});
    const ShopSettings &shop = settings.shop;
    QJsonObject root{
        {QStringLiteral("shop"), QJsonObject{{QStringLiteral("name"), qt(shop.name)},
                                             {QStringLiteral("address"), qt(shop.address)},
                                             {QStringLiteral("tax_number"), qt(shop.taxNumber)},
                                             {QStringLiteral("currency"), qt(shop.currency.code())},
                                             {QStringLiteral("time_zone"), qt(shop.timeZone)},
                                             {QStringLiteral("language"), qt(shop.language)}}},
        {QStringLiteral("till"), QJsonObject{{QStringLiteral("id"), qt(settings.till.id)}}},
        {QStringLiteral("tax_mode"),
         settings.taxMode == TaxMode::Inside ? QStringLiteral("inside") : QStringLiteral("on_top")},
        {QStringLiteral("taxes"), taxes},
        {QStringLiteral("providers"), providers},
        {QStringLiteral("ui"), QJsonObject{{QStringLiteral("theme"), qt(settings.ui.theme)},
                                           {QStringLiteral("language"), qt(settings.ui.language)}}},
    };
    if (settings.relay) {
        QJsonObject relay{{QStringLiteral("url"), qt(settings.relay->url)},
                          {QStringLiteral("inbox"), qt(settings.relay->inbox)}};
        if (secrets == Secrets::Include)
            relay[QStringLiteral("token")] = qt(settings.relay->token);
        root[QStringLiteral("relay")] = relay;
    }
    return QJsonDocument(root).toJson().toStdString();
}

} // namespace guitai::storage
