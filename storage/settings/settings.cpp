// Reading and writing of settings; every key is known or named in a Problem.
#include "storage/settings/settings.h"

#include "storage/settings/vault.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTimeZone>
#include <QUrl>

#include <algorithm>
#include <optional>

namespace guitai::storage {

namespace {

// Providers of the settings' contract; those that this program was built without are passed over.
constexpr const char *contractProviders[] = {"cash",   "alipay", "wechatpay",  "paypal",
                                             "stripe", "zvt",    "manual_card"};

QString qt(const std::string &text)
{
    return QString::fromStdString(text);
}

// A place in the file, "providers.alipay.app_id", for Problems.
Problem at(const QString &place, const QString &what)
{
    return {("settings: " + place + ": " + what).toStdString()};
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    return host == "localhost" || host == "127.0.0.1" || host == "::1";
}

std::optional<Problem> plainAddressProblem(const QString &place, const QString &value)
{
    const QUrl url(value);
    if ((url.scheme() == "http" || url.scheme() == "ws") && !isLoopback(url))
        return at(place, "plain " + url.scheme() + ":// is refused except to this machine: use " +
                             (url.scheme() == "http" ? "https://" : "wss://"));
    return {};
}

// Takes text (numbers and booleans as their text) out of an object, key by key, and in the end
// tells which key nobody wanted.
class Block
{
public:
    Block(QJsonObject object, QString place)
        : m_object(std::move(object))
        , m_place(std::move(place))
    {}

    void text(const char *key, std::string &into)
    {
        const QJsonValue value = m_object.take(QLatin1String(key));
        if (value.isUndefined())
            return;
        if (value.isString())
            into = value.toString().toStdString();
        else if (value.isBool())
            into = value.toBool() ? "true" : "false";
        else if (value.isDouble() && value.toDouble() == double(value.toInteger()))
            into = std::to_string(value.toInteger());
        else
            complain(key, "must be a text");
    }
    void complain(const QString &key, const QString &what)
    {
        if (!m_problem)
            m_problem = at(place(key), what);
    }
    QString place(const QString &key) const
    {
        return m_place.isEmpty() ? key : m_place + "." + key;
    }
    QJsonObject &object() { return m_object; }
    std::optional<Problem> finish()
    {
        if (!m_problem && !m_object.isEmpty())
            m_problem =
                at(place(m_object.begin().key()), "this key is unknown: correct or remove it");
        return m_problem;
    }

private:
    QJsonObject m_object;
    QString m_place;
    std::optional<Problem> m_problem;
};

Result<std::string> contentOf(const std::string &path, const QString &folder, const QString &place)
{
    QFile file(QDir(folder).absoluteFilePath(qt(path)));
    if (!file.open(QIODevice::ReadOnly))
        return at(place, "cannot read " + file.fileName() + ": " + file.errorString());
    if (file.size() > 1024 * 1024)
        return at(place, file.fileName() + " is no key or certificate: it is larger than 1 MiB");
    return file.readAll().toStdString();
}

enum class Source
{
    PeoplesFile,
    OwnFile
};

struct Reader
{
    const KnownFields &known;
    QString folder;
    Source source;
    const Vault *vault;
    ReadSettings out;

    Result<void> shop(QJsonObject object)
    {
        ShopSettings &shop = out.settings.shop;
        Block block(std::move(object), "shop");
        block.text("name", shop.name);
        block.text("address", shop.address);
        block.text("tax_number", shop.taxNumber);
        block.text("time_zone", shop.timeZone);
        block.text("language", shop.language);
        std::string currency = shop.currency.code();
        block.text("currency", currency);
        const auto parsed = Currency::fromCode(currency);
        if (!parsed)
            block.complain("currency", "\"" + qt(currency) + "\" is no ISO 4217 code");
        else
            shop.currency = *parsed;
        if (!QTimeZone::isTimeZoneIdAvailable(qt(shop.timeZone).toUtf8()))
            block.complain("time_zone", "\"" + qt(shop.timeZone) +
                                            "\" is no time zone: write one like Asia/Shanghai");
        if (shop.language != "zh_CN" && shop.language != "en")
            block.complain("language", "must be zh_CN or en");
        return done(block);
    }

    Result<void> till(QJsonObject object)
    {
        Block block(std::move(object), "till");
        block.text("id", out.settings.till);
        const std::string &id = out.settings.till;
        const bool fine =
            !id.empty() && id.size() <= 8 && std::all_of(id.begin(), id.end(), [](char c) {
                return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            });
        if (!fine)
            block.complain("id", "must be 1 to 8 letters and digits");
        return done(block);
    }

    Result<void> taxes(QJsonObject object)
    {
        Block block(std::move(object), "taxes");
        std::string mode = out.settings.taxMode == TaxMode::Inside ? "inside" : "on_top";
        block.text("mode", mode);
        if (mode != "inside" && mode != "on_top")
            block.complain("mode", "must be inside or on_top");
        out.settings.taxMode = mode == "inside" ? TaxMode::Inside : TaxMode::OnTop;
        const QJsonValue rates = block.object().take("rates");
        if (rates.isArray()) {
            out.settings.taxes.clear();
            for (const QJsonValue &row : rates.toArray()) {
                Block rate(row.toObject(), "taxes.rates");
                std::string code, percent;
                rate.text("code", code);
                rate.text("percent", percent);
                // A percentage with four decimals is a count of millionths: the same digits.
                const auto kwd = Currency::fromCode("KWD"); // three decimals: enough for any rate
                const auto value = Money::parse(percent, *kwd);
                if (code.empty() || !value || value->isNegative() || value->minor() > 100'000)
                    return at("taxes.rates", "each needs a code and a percent from 0 to 100");
                out.settings.taxes.push_back({code, value->minor() * 10});
                if (auto problem = rate.finish())
                    return *problem;
            }
        }
        return done(block);
    }

    Result<void> provider(const QString &name, QJsonObject object)
    {
        const auto fields = known.find(name.toStdString());
        if (fields == known.end()) {
            const bool inContract =
                std::any_of(std::begin(contractProviders), std::end(contractProviders),
                            [&](const char *p) { return name == p; });
            if (!inContract)
                return at("providers." + name, "this provider is unknown: correct or remove it");
            out.notes.push_back("providers." + name.toStdString() +
                                " was passed over: this program was built without it");
            return {};
        }
        ProviderSettings settings;
        Block block(std::move(object), "providers." + name);
        for (const SettingField &field : fields->second) {
            std::string value;
            block.text(field.key.c_str(), value);
            if (value.empty())
                continue;
            const QString place = block.place(qt(field.key));
            if (source == Source::OwnFile && Vault::isSealed(value)) {
                auto opened = vault->unseal(value, (name + "/" + qt(field.key)).toStdString());
                if (!opened)
                    return opened.problem();
                value = *opened;
            } else if (source == Source::PeoplesFile && field.file) {
                auto content = contentOf(value, folder, place);
                if (!content)
                    return content.problem();
                value = *content;
            } else if (!field.file && !field.secret) {
                if (const auto problem = plainAddressProblem(place, qt(value)))
                    return *problem;
            }
            settings[field.key] = value;
        }
        if (auto problem = block.finish())
            return *problem;
        out.settings.providers[name.toStdString()] = std::move(settings);
        return {};
    }

    Result<void> relay(QJsonObject object)
    {
        RelaySettings &relay = out.settings.relay;
        Block block(std::move(object), "relay");
        block.text("url", relay.url);
        block.text("inbox", relay.inbox);
        block.text("token", relay.token);
        if (source == Source::OwnFile && Vault::isSealed(relay.token)) {
            auto opened = vault->unseal(relay.token, "relay/token");
            if (!opened)
                return opened.problem();
            relay.token = *opened;
        }
        if (const auto problem = plainAddressProblem("relay.url", qt(relay.url)))
            return *problem;
        return done(block);
    }

    Result<ReadSettings> read(std::string_view json)
    {
        QJsonParseError error;
        const auto document =
            QJsonDocument::fromJson(QByteArray(json.data(), qsizetype(json.size())), &error);
        if (!document.isObject())
            return Problem{"settings: no JSON object (" + error.errorString().toStdString() +
                           " at byte " + std::to_string(error.offset) + ")"};
        QJsonObject all = document.object();
        const auto section = [&](const char *key, auto read) -> Result<void> {
            const QJsonValue value = all.take(QLatin1String(key));
            if (value.isUndefined())
                return {};
            if (!value.isObject())
                return at(key, "must be an object");
            return read(value.toObject());
        };
        const auto providers = [&](const QJsonObject &object) -> Result<void> {
            for (auto it = object.begin(); it != object.end(); ++it) {
                if (!it.value().isObject())
                    return at("providers." + it.key(), "must be an object");
                if (auto r = provider(it.key(), it.value().toObject()); !r)
                    return r;
            }
            return {};
        };
        Result<void> result = section("shop", [&](auto o) { return shop(o); });
        if (result)
            result = section("till", [&](auto o) { return till(o); });
        if (result)
            result = section("taxes", [&](auto o) { return taxes(o); });
        if (result)
            result = section("providers", providers);
        if (result)
            result = section("relay", [&](auto o) { return relay(o); });
        if (!result)
            return result.problem();
        if (!all.isEmpty())
            return at(all.begin().key(), "this key is unknown: correct or remove it");
        return std::move(out);
    }

    static Result<void> done(Block &block)
    {
        if (auto problem = block.finish())
            return *problem;
        return {};
    }
};

QJsonObject toJson(const Settings &settings, const KnownFields &known, Secrets secrets,
                   const Vault *vault)
{
    const auto secret = [&](const std::string &value, const std::string &purpose) {
        return qt(vault ? vault->seal(value, purpose) : value);
    };
    QJsonObject providers;
    for (const auto &[name, values] : settings.providers) {
        QJsonObject block;
        const auto fields = known.find(name);
        if (fields == known.end())
            continue;
        for (const SettingField &field : fields->second) {
            const auto value = values.find(field.key);
            if (value == values.end() || (field.secret && secrets == Secrets::LeftOut))
                continue;
            block[qt(field.key)] =
                field.secret ? secret(value->second, name + "/" + field.key) : qt(value->second);
        }
        providers[qt(name)] = block;
    }
    QJsonArray rates;
    for (const Tax &tax : settings.taxes) {
        const auto kwd = Currency::fromCode("KWD");
        rates.append(
            QJsonObject{{"code", qt(tax.code)}, {"percent", qt(Money(tax.ppm / 10, *kwd).text())}});
    }
    QJsonObject relay{{"url", qt(settings.relay.url)}, {"inbox", qt(settings.relay.inbox)}};
    if (secrets == Secrets::Included && !settings.relay.token.empty())
        relay["token"] = secret(settings.relay.token, "relay/token");
    const ShopSettings &shop = settings.shop;
    return {
        {"shop", QJsonObject{{"name", qt(shop.name)},
                             {"address", qt(shop.address)},
                             {"tax_number", qt(shop.taxNumber)},
                             {"currency", qt(shop.currency.code())},
                             {"time_zone", qt(shop.timeZone)},
                             {"language", qt(shop.language)}}},
        {"till", QJsonObject{{"id", qt(settings.till)}}},
        {"taxes", QJsonObject{{"mode", settings.taxMode == TaxMode::Inside ? "inside" : "on_top"},
                              {"rates", rates}}},
        {"providers", providers},
        {"relay", relay}};
}

} // namespace

bool Settings::isEnabled(const std::string &provider) const
{
    const auto block = providers.find(provider);
    if (block == providers.end())
        return provider == "cash"; // a shop that says nothing takes cash
    const auto enabled = block->second.find("enabled");
    return enabled == block->second.end() || enabled->second == "true";
}

Money Settings::cashStep() const
{
    const auto cash = providers.find("cash");
    if (cash != providers.end()) {
        const auto rounding = cash->second.find("rounding");
        if (rounding != cash->second.end()) {
            const auto step = Money::parse(rounding->second, shop.currency);
            if (step && step->isPositive())
                return *step;
        }
    }
    return Money(0, shop.currency);
}

KnownFields withHouseMethods(KnownFields fields)
{
    fields["cash"] = {{"enabled", false, false, false}, {"rounding", false, false, false}};
    return fields;
}

Result<ReadSettings> readSettings(std::string_view json, const std::string &folder,
                                  const KnownFields &known, Settings base)
{
    Reader reader{known, qt(folder), Source::PeoplesFile, nullptr, {std::move(base), {}}};
    return reader.read(json);
}

std::string writeSettings(const Settings &settings, const KnownFields &known, Secrets secrets)
{
    return QJsonDocument(toJson(settings, known, secrets, nullptr)).toJson().toStdString();
}

SettingsStore::SettingsStore(std::string folder, KnownFields known)
    : m_folder(std::move(folder))
    , m_known(std::move(known))
{}

Result<Settings> SettingsStore::load() const
{
    QFile file(qt(m_folder) + "/settings.json");
    if (!file.exists())
        return Settings();
    if (!file.open(QIODevice::ReadOnly))
        return Problem{"cannot read " + file.fileName().toStdString() + ": " +
                       file.errorString().toStdString()};
    const auto vault = Vault::open(m_folder);
    if (!vault)
        return vault.problem();
    Reader reader{m_known, qt(m_folder), Source::OwnFile, &*vault, {}};
    auto read = reader.read(file.readAll().toStdString());
    if (!read)
        return read.problem();
    return std::move(read).value().settings;
}

Result<void> SettingsStore::save(const Settings &settings) const
{
    QDir().mkpath(qt(m_folder));
    const auto vault = Vault::open(m_folder);
    if (!vault)
        return vault.problem();
    QSaveFile file(qt(m_folder) + "/settings.json");
    const QByteArray json =
        QJsonDocument(toJson(settings, m_known, Secrets::Included, &*vault)).toJson();
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                         file.write(json) == json.size() && file.commit();
    if (!written)
        return Problem{"cannot write " + file.fileName().toStdString() + ": " +
                       file.errorString().toStdString()};
    return {};
}

} // namespace guitai::storage
