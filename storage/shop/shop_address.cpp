// The address of the settings, as libpq takes it.
#include "storage/shop/shop_address.h"

namespace guitai::storage {

namespace {

Problem inSettings(const std::string &what)
{
    return {"settings: shop_database.url: " + what};
}

} // namespace

Result<PostgresAddress> shopAddress(const ShopDatabaseSettings &settings)
{
    if (settings.url.find("://") == std::string::npos)
        return inSettings("write an address like postgresql://guitai@db.example.com/shop");
    auto parameters = postgresParameters(settings.url);
    if (!parameters)
        return inSettings(parameters.problem().what);
    PostgresAddress address{std::move(parameters).value(), {}};
    if (!valueOf(address.parameters, "password").empty())
        return inSettings("the password does not belong into the address: put it into "
                          "shop_database.password, which is kept sealed");
    const std::string host = valueOf(address.parameters, "host");
    address.name = "the shop's database" + (host.empty() ? std::string() : " at " + host);
    if (const auto safe = makeSafe(address.parameters); !safe)
        return inSettings(safe.problem().what);
    address.parameters.emplace_back("application_name", "guitai");
    if (!settings.password.empty())
        address.parameters.emplace_back("password", settings.password);
    return address;
}

} // namespace guitai::storage
