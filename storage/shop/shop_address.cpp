// The address taken apart by libpq itself, so that what is checked is what it will do.
#include "storage/shop/shop_address.h"

#include <libpq-fe.h>

#include <filesystem>
#include <sstream>

namespace guitai::storage {

namespace {

// Debian's list of trusted certificate authorities; libpq 15 has no word for the system's own.
constexpr const char *systemAuthorities = "/etc/ssl/certs/ca-certificates.crt";

Problem inSettings(const std::string &what)
{
    return {"settings: shop_database.url: " + what};
}

// A host of libpq: a name, an address, or the folder of a Unix socket. Nothing is this machine too.
bool isHere(const std::string &host)
{
    return host.empty() || host.front() == '/' || host.front() == '@' || host == "localhost" ||
           host == "::1" || host.starts_with("127.");
}

bool isAllHere(const std::string &hosts)
{
    std::istringstream list(hosts);
    bool isHereAll = true;
    for (std::string host; std::getline(list, host, ',');)
        isHereAll = isHereAll && isHere(host);
    return isHereAll;
}

struct OptionsDeleter
{
    void operator()(PQconninfoOption *options) const { PQconninfoFree(options); }
};

} // namespace

Result<PostgresAddress> shopAddress(const ShopDatabaseSettings &settings)
{
    if (settings.url.find("://") == std::string::npos)
        return inSettings("write an address like postgresql://guitai@db.example.com/shop");
    char *error = nullptr;
    const std::unique_ptr<PQconninfoOption, OptionsDeleter> options(
        PQconninfoParse(settings.url.c_str(), &error));
    const std::string said = error ? error : "";
    PQfreemem(error);
    if (!options)
        return inSettings(said.substr(0, said.find('\n')));
    PostgresAddress address;
    std::map<std::string, std::string> given;
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (option->val) {
            given[option->keyword] = option->val;
            address.parameters.emplace_back(option->keyword, option->val);
        }
    }
    if (given.contains("password"))
        return inSettings("the password does not belong into the address: put it into "
                          "shop_database.password, which is kept sealed");
    if (given.contains("service"))
        return inSettings("a service file says too little here: name the host");
    const std::string host = given["host"];
    address.name = "the shop's database" + (host.empty() ? std::string() : " at " + host);
    // hostaddr is where it goes, host is whose certificate it must be.
    const bool isLocal = isAllHere(given["hostaddr"].empty() ? host : given["hostaddr"]);
    if (!isLocal) {
        const std::string mode = given["sslmode"];
        if (!mode.empty() && mode != "verify-full" && mode != "verify-ca")
            return inSettings("sslmode=" + mode +
                              " does not make sure who answers at another machine: leave it out, "
                              "and name the server's authority with sslrootcert=FILE if it is "
                              "your own");
        if (mode.empty())
            address.parameters.emplace_back("sslmode", "verify-full");
        if (given["sslrootcert"].empty() && std::filesystem::exists(systemAuthorities))
            address.parameters.emplace_back("sslrootcert", systemAuthorities);
        address.parameters.emplace_back("gssencmode", "disable");
    }
    address.parameters.emplace_back("application_name", "guitai");
    if (!settings.password.empty())
        address.parameters.emplace_back("password", settings.password);
    return address;
}

} // namespace guitai::storage
