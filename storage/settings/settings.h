// Settings: everything the shop has chosen, as values; and their JSON, in and out.
#pragma once

#include "payment/engine/provider.h"
#include "shop/sale/order.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guitai::storage {

struct ShopSettings
{
    std::string name;
    std::string address;
    std::string taxNumber;
    Currency currency;
    std::string timeZone = "Asia/Shanghai";
    std::string language = "zh_CN"; // of receipts

    friend bool operator==(const ShopSettings &, const ShopSettings &) = default;
};

struct TillSettings
{
    std::string id = "T1";

    friend bool operator==(const TillSettings &, const TillSettings &) = default;
};

struct RelaySettings
{
    std::string url;
    std::string inbox;
    std::string token;

    friend bool operator==(const RelaySettings &, const RelaySettings &) = default;
};

struct ScreenSettings
{
    std::string theme = "light";
    std::string language; // empty: the shop's

    friend bool operator==(const ScreenSettings &, const ScreenSettings &) = default;
};

struct Settings
{
    ShopSettings shop;
    TillSettings till;
    TaxMode taxMode = TaxMode::Inside;
    std::vector<Tax> taxes = {{"VAT13", 130'000}, {"VAT9", 90'000}, {"VAT6", 60'000}, {"VAT0", 0}};
    // "enabled" is known to every provider; files are here with their content.
    std::map<std::string, ProviderSettings> providers;
    std::optional<RelaySettings> relay;
    ScreenSettings ui;

    friend bool operator==(const Settings &, const Settings &) = default;
};

// What each provider takes, from the table of providers. Cash is known without it.
using KnownFields = std::map<std::string, std::vector<SettingField>>;

enum class Secrets
{
    LeaveOut,
    Include
};

// Lays the JSON over the given settings: what it names is replaced (a provider as a whole), the
// rest stays. Paths are read now, relative to the folder. A Problem names the key.
Result<Settings> settingsFromJson(std::string_view json, const std::string &folder,
                                  const KnownFields &known, const Settings &over = {});
Result<Settings> importSettings(const std::string &file, const KnownFields &known,
                                const Settings &over = {});

// Can be imported again. Contents of files stand in it as {"content": "..."}.
std::string settingsToJson(const Settings &settings, const KnownFields &known, Secrets secrets);

} // namespace guitai::storage
