// A demo shop that takes cash, cards by hand, and whatever the sandbox stands in for.
#include "app/sandbox/settings_file.h"

#include "app/sandbox/files.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace guitai::sandbox {

namespace {

bool namesAFile(const std::string &key)
{
    const std::string tail = "_file";
    return key.size() > tail.size() &&
           key.compare(key.size() - tail.size(), tail.size(), tail) == 0;
}

} // namespace

Result<void> writeSettings(const std::filesystem::path &file,
                           const std::map<std::string, ProviderSettings> &providers)
{
    std::error_code error;
    const std::filesystem::path whole = std::filesystem::absolute(file, error);
    std::filesystem::create_directories(whole.parent_path(), error);
    QJsonObject all{
        {"cash", QJsonObject{{"enabled", true}, {"rounding", "0.01"}}},
        {"manual_card", QJsonObject{{"enabled", true}}},
    };
    for (const auto &[id, settings] : providers) {
        QJsonObject one;
        for (const auto &[key, value] : settings) {
            std::string written = value;
            if (namesAFile(key) && !value.empty()) {
                const std::string name = id + '-' + key.substr(0, key.size() - 5) + ".pem";
                const std::filesystem::path beside = whole.parent_path() / name;
                const Result<void> kept = writeWhole(beside, value);
                if (!kept) {
                    return kept;
                }
                written = beside.string();
            }
            one.insert(QString::fromStdString(key), QString::fromStdString(written));
        }
        all.insert(QString::fromStdString(id), one);
    }
    const QJsonObject settings{
        {"shop", QJsonObject{{"name", "Guitai Demo"},
                             {"address", QStringLiteral("上海市黄浦区南京东路 1 号")},
                             {"tax_number", "91310000MA1DEMO000"},
                             {"currency", "CNY"},
                             {"time_zone", "Asia/Shanghai"},
                             {"language", "zh_CN"}}},
        {"till", QJsonObject{{"id", "T1"}}},
        {"providers", all},
    };
    return writeWhole(whole, QJsonDocument(settings).toJson().toStdString());
}

} // namespace guitai::sandbox
