// The settings' file: the exported JSON without secrets, and the secrets beside it, sealed.
#include "storage/settings/settings_store.h"

#include "storage/settings/vault.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <fcntl.h>
#include <unistd.h>

namespace guitai::storage {

namespace {

const QString secretsKey = QStringLiteral("secrets");
const QString settingsKey = QStringLiteral("settings");
const std::string relayTokenPlace = "relay.token";

// Every secret of the settings by its place, "providers.alipay.private_key_file".
std::map<std::string, std::string> secretsOf(const Settings &settings, const Settings &open)
{
    std::map<std::string, std::string> secrets;
    for (const auto &[provider, values] : settings.providers) {
        const auto shown = open.providers.find(provider);
        for (const auto &[key, value] : values) {
            if (shown == open.providers.end() || shown->second.count(key) == 0)
                secrets["providers." + provider + "." + key] = value;
        }
    }
    if (settings.relay && !settings.relay->token.empty())
        secrets[relayTokenPlace] = settings.relay->token;
    return secrets;
}

void putSecret(Settings &settings, const std::string &place, std::string value)
{
    if (place == relayTokenPlace) {
        if (settings.relay)
            settings.relay->token = std::move(value);
        return;
    }
    const std::string head = "providers.";
    const std::size_t dot = place.find('.', head.size());
    if (place.compare(0, head.size(), head) == 0 && dot != std::string::npos)
        settings.providers[place.substr(head.size(), dot - head.size())][place.substr(dot + 1)] =
            std::move(value);
}

Result<void> writeWhole(const std::string &path, const QByteArray &bytes)
{
    QSaveFile file(QString::fromStdString(path));
    const bool good = file.open(QIODevice::WriteOnly) &&
                      file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                      file.write(bytes) == bytes.size() && file.flush() &&
                      ::fsync(file.handle()) == 0 && file.commit();
    if (!good)
        return Problem{path + " cannot be written: " + file.errorString().toStdString() +
                       ". The settings are as they were."};
    // The new name is on disk only when its folder is.
    const int folder = ::open(path.substr(0, path.rfind('/')).c_str(), O_RDONLY | O_CLOEXEC);
    const bool kept = folder >= 0 && ::fsync(folder) == 0;
    if (folder >= 0)
        ::close(folder);
    return kept ? Result<void>() : Problem{path + ": its folder cannot be written to disk."};
}

} // namespace

SettingsStore::SettingsStore(std::string folder, KnownFields known)
    : m_folder(std::move(folder))
    , m_known(std::move(known))
{}

Result<Settings> SettingsStore::load() const
{
    const std::string path = m_folder + "/settings.json";
    QFile file(QString::fromStdString(path));
    if (!file.exists())
        return Settings{};
    if (!file.open(QIODevice::ReadOnly))
        return Problem{path + " cannot be read: " + file.errorString().toStdString() + "."};
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    if (!root[settingsKey].isObject())
        return Problem{path + " is damaged. Remove it and import the settings again."};

    // What a provider left behind whose folder is gone is not lost, only not shown.
    KnownFields known = m_known;
    const QJsonObject providers =
        root[settingsKey].toObject()[QStringLiteral("providers")].toObject();
    for (auto it = providers.begin(); it != providers.end(); ++it) {
        std::vector<SettingField> &fields = known[it.key().toStdString()];
        const QJsonObject values = it.value().toObject();
        for (auto field = values.begin(); field != values.end(); ++field)
            fields.push_back({field.key().toStdString(), false, field.value().isObject(), false});
    }
    const QByteArray json = QJsonDocument(root[settingsKey].toObject()).toJson();
    auto settings = settingsFromJson(json.toStdString(), m_folder, known);
    if (!settings)
        return Problem{path + ": " + settings.problem().what};

    const QJsonObject secrets = root[secretsKey].toObject();
    if (secrets.isEmpty())
        return settings;
    const auto vault = Vault::open(m_folder + "/secret.key", Vault::Key::MustBeThere);
    if (!vault)
        return vault.problem();
    for (auto it = secrets.begin(); it != secrets.end(); ++it) {
        const std::string place = it.key().toStdString();
        auto secret = vault->unseal(it.value().toString().toStdString(), place);
        if (!secret)
            return secret.problem();
        putSecret(settings.value(), place, std::move(secret).value());
    }
    return settings;
}

Result<void> SettingsStore::save(const Settings &settings) const
{
    const std::string openJson = settingsToJson(settings, m_known, Secrets::LeaveOut);
    const QJsonObject shown = QJsonDocument::fromJson(QByteArray::fromStdString(openJson)).object();
    Settings open;
    const QJsonObject providers = shown[QStringLiteral("providers")].toObject();
    for (auto it = providers.begin(); it != providers.end(); ++it) {
        for (const QString &key : it.value().toObject().keys())
            open.providers[it.key().toStdString()][key.toStdString()] = {};
    }
    QJsonObject sealed;
    const auto secrets = secretsOf(settings, open);
    if (!secrets.empty()) {
        const auto vault = Vault::open(m_folder + "/secret.key", Vault::Key::MakeIfNone);
        if (!vault)
            return vault.problem();
        for (const auto &[place, value] : secrets) {
            const auto secret = vault->seal(value, place);
            if (!secret)
                return secret.problem();
            sealed[QString::fromStdString(place)] = QString::fromStdString(*secret);
        }
    }
    const QJsonObject root{{settingsKey, shown}, {secretsKey, sealed}};
    return writeWhole(m_folder + "/settings.json", QJsonDocument(root).toJson());
}

} // namespace guitai::storage
