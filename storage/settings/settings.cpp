// Reading of settings; every key is known or named in a Problem.
#include "storage/settings/settings.h"

#include "storage/settings/people_settings.h"
#include "storage/settings/settings_json.h"
#include "storage/shop/shop_address.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>
#include <QUrl>

#include <algorithm>
#include <optional>

namespace guitai::storage {

namespace {

// Providers of the settings' contract; those that this program was built without are passed over.
constexpr const char *contractProviders[] = {"cash",   "alipay", "wechatpay",  "paypal",
                                             "stripe", "zvt",    "manual_card"};

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
    void mustBeYesOrNo(const QString &key, const std::string &value)
    {
        if (value != "true" && value != "false")
            complain(key, "must be true or false");
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
        std::string limit = out.settings.refundLimit ? out.settings.refundLimit->text() : "";
        block.text("refund_limit", limit);
        const auto parsed = Money::parse(limit, out.settings.shop.currency);
        if (limit.empty())
            out.settings.refundLimit.reset();
        else if (!parsed || parsed->isNegative())
            block.complain("refund_limit", "\"" + qt(limit) + "\" is no amount in " +
                                               qt(out.settings.shop.currency.code()) +
                                               ": write one like 200.00");
        else
            out.settings.refundLimit = *parsed;
        std::string tips = out.settings.tips ? "true" : "false";
        block.text("tips", tips);
        block.mustBeYesOrNo("tips", tips);
        out.settings.tips = tips == "true";
        std::string shifts = out.settings.shiftsRequired ? "required" : "optional";
        block.text("shifts", shifts);
        if (shifts != "required" && shifts != "optional")
            block.complain("shifts", "must be required or optional");
        out.settings.shiftsRequired = shifts == "required";
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
        const QJsonValue rates = name == "cash" ? object.take("rates") : QJsonValue();
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
        if (const auto enabled = settings.find("enabled"); enabled != settings.end())
            block.mustBeYesOrNo("enabled", enabled->second);
        if (auto problem = block.finish())
            return *problem;
        if (name == "cash") {
            if (auto taken = cash(settings, rates); !taken)
                return taken;
        }
        out.settings.providers[name.toStdString()] = std::move(settings);
        return {};
    }

    Result<void> cash(const ProviderSettings &settings, const QJsonValue &given)
    {
        const Currency currency = out.settings.shop.currency;
        if (const auto rounding = settings.find("rounding"); rounding != settings.end()) {
            const auto step = Money::parse(rounding->second, currency);
            if (!step || step->isNegative())
                return at("providers.cash.rounding",
                          "\"" + qt(rounding->second) + "\" is no coin in " + qt(currency.code()));
        }
        if (given.isUndefined())
            return {}; // not said: as it was
        if (!given.isObject())
            return at("providers.cash.rates", "must be an object like {\"USD\": \"7.10\"}");
        out.settings.rates.clear();
        Block block(given.toObject(), "providers.cash.rates");
        for (const QString &code : given.toObject().keys()) {
            const QString place = block.place(code);
            std::string text;
            block.text(code.toUtf8().constData(), text);
            if (text.empty() && !given[code].isString())
                return done(block); // not a text
            if (const auto foreign = Currency::fromCode(code.toStdString()); !foreign)
                return at(place, qt(foreign.problem().what));
            const auto rate = rateFrom(text);
            if (!rate)
                return at(place, qt(rate.problem().what) + " (what one " + code + " is worth in " +
                                     qt(currency.code()) + ")");
            out.settings.rates[code.toStdString()] = *rate;
        }
        return done(block);
    }

    // What hangs together: an import may change one section and not the other.
    Result<void> whole() const
    {
        const Currency currency = out.settings.shop.currency;
        if (out.settings.rates.contains(currency.code()))
            return at("providers.cash.rates." + qt(currency.code()),
                      "this is the shop's own currency: remove it");
        if (out.settings.refundLimit && out.settings.refundLimit->currency() != currency)
            return at("till.refund_limit", "it was in " +
                                               qt(out.settings.refundLimit->currency().code()) +
                                               ", the shop's currency is now " +
                                               qt(currency.code()) + ": write it anew");
        const std::optional<Money> &payOut = out.settings.trust.payOutLimit;
        if (payOut && payOut->currency() != currency)
            return at("people.pay_out_limit", "it was in " + qt(payOut->currency().code()) +
                                                  ", the shop's currency is now " +
                                                  qt(currency.code()) + ": write it anew");
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

    Result<void> shopDatabase(QJsonObject object)
    {
        ShopDatabaseSettings &shop = out.settings.shopDatabase;
        Block block(std::move(object), "shop_database");
        block.text("url", shop.url);
        block.text("password", shop.password);
        if (source == Source::OwnFile && Vault::isSealed(shop.password)) {
            auto opened = vault->unseal(shop.password, "shop_database/password");
            if (!opened)
                return opened.problem();
            shop.password = *opened;
        }
        if (!shop.url.empty()) {
            if (const auto address = shopAddress(shop); !address)
                return address.problem();
        }
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
            result = section("people", [&](auto o) {
                return readPeople(o, out.settings.shop.currency, out.settings.trust);
            });
        if (result)
            result = section("taxes", [&](auto o) { return taxes(o); });
        if (result)
            result = section("providers", providers);
        if (result)
            result = section("relay", [&](auto o) { return relay(o); });
        if (result)
            result = section("shop_database", [&](auto o) { return shopDatabase(o); });
        if (result)
            result = whole();
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

Result<ReadSettings> readOwnFile(std::string_view json, const std::string &folder,
                                 const KnownFields &known, const Vault &vault)
{
    Reader reader{known, qt(folder), Source::OwnFile, &vault, {}};
    return reader.read(json);
}

} // namespace guitai::storage
