// Settings written: as people read them, and as they are kept with the secrets sealed.
#include "storage/settings/people_settings.h"
#include "storage/settings/settings_json.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace guitai::storage {

namespace {

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
        if (name == "cash" && !settings.rates.empty()) {
            QJsonObject worth;
            for (const auto &[code, rate] : settings.rates)
                worth[qt(code)] = qt(textOf(rate));
            block["rates"] = worth;
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
    QJsonObject shopDatabase{{"url", qt(settings.shopDatabase.url)}};
    if (secrets == Secrets::Included && !settings.shopDatabase.password.empty())
        shopDatabase["password"] =
            secret(settings.shopDatabase.password, "shop_database/password");
    QJsonObject till{{"id", qt(settings.till)},
                     {"tips", settings.tips},
                     {"shifts", settings.shiftsRequired ? "required" : "optional"}};
    if (settings.refundLimit)
        till["refund_limit"] = qt(settings.refundLimit->text());
    const ShopSettings &shop = settings.shop;
    return {
        {"shop", QJsonObject{{"name", qt(shop.name)},
                             {"address", qt(shop.address)},
                             {"tax_number", qt(shop.taxNumber)},
                             {"currency", qt(shop.currency.code())},
                             {"time_zone", qt(shop.timeZone)},
                             {"language", qt(shop.language)}}},
        {"till", till},
        {"people", peopleSection(settings.trust)},
        {"taxes", QJsonObject{{"mode", settings.taxMode == TaxMode::Inside ? "inside" : "on_top"},
                              {"rates", rates}}},
        {"providers", providers},
        {"relay", relay},
        {"shop_database", shopDatabase}};
}

} // namespace

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
    auto read = readOwnFile(file.readAll().toStdString(), m_folder, m_known, *vault);
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
