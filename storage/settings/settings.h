// Settings: the shop, its till, its providers; read from a file that people write, kept in the data
// folder with the secrets sealed.
#pragma once

#include "payment/engine/people.h"
#include "payment/engine/provider.h"
#include "shop/sale/cash.h"
#include "shop/sale/order.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guitai::storage {

struct ShopSettings
{
    std::string name = "Guitai";
    std::string address;
    std::string taxNumber;
    Currency currency;
    std::string timeZone = "Asia/Shanghai";
    std::string language = "zh_CN";

    friend bool operator==(const ShopSettings &, const ShopSettings &) = default;
};

struct RelaySettings
{
    std::string url, inbox, token;

    friend bool operator==(const RelaySettings &, const RelaySettings &) = default;
};

// The PostgreSQL that the facts of all tills are shipped to; an empty address: none.
struct ShopDatabaseSettings
{
    std::string url, password;

    friend bool operator==(const ShopDatabaseSettings &, const ShopDatabaseSettings &) = default;
};

struct Settings
{
    ShopSettings shop;
    std::string till = "T1";
    TaxMode taxMode = TaxMode::Inside;
    std::vector<Tax> taxes = {{"VAT13", 130000}, {"VAT9", 90000}, {"VAT6", 60000}, {"VAT0", 0}};
    // By provider: keys as in the file, contents instead of paths.
    std::map<std::string, ProviderSettings> providers;
    std::map<std::string, Rate> rates; // of foreign cash, by currency code
    std::optional<Money> refundLimit;  // refunds of a sale above it need a manager
    bool tips = false;
    bool shiftsRequired = false;
    Trust trust; // who may do what
    RelaySettings relay;
    ShopDatabaseSettings shopDatabase;

    bool isEnabled(const std::string &provider) const;
    // The smallest coin in use; zero where nothing is rounded.
    Money cashStep() const;

    friend bool operator==(const Settings &, const Settings &) = default;
};

// What a provider's block may hold, by provider.
using KnownFields = std::map<std::string, std::vector<SettingField>>;
// Adds what needs no provider folder: cash.
KnownFields withHouseMethods(KnownFields fields);

struct ReadSettings
{
    Settings settings;
    std::vector<std::string> notes; // what was passed over, for the person who imports
};

// A settings file as people write it. Paths are read once, relative to folder. What the file does
// not say stays as in base. Problems name the key: unknown, wrong type, http:// to another machine.
Result<ReadSettings> readSettings(std::string_view json, const std::string &folder,
                                  const KnownFields &known, Settings base = {});

enum class Secrets
{
    LeftOut,
    Included
};

// The same shape, contents instead of paths.
std::string writeSettings(const Settings &settings, const KnownFields &known, Secrets secrets);

// settings.json in the data folder; secrets sealed with the key in secret.key.
class SettingsStore
{
public:
    SettingsStore(std::string folder, KnownFields known);

    // The defaults where there is no file yet.
    Result<Settings> load() const;
    Result<void> save(const Settings &settings) const;

private:
    std::string m_folder;
    KnownFields m_known;
};

} // namespace guitai::storage
