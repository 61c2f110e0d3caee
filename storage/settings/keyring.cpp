// By libsecret. Nothing is asked where there is no session bus: libsecret would try to start one.
#include "storage/settings/keyring.h"

#include <libsecret/secret.h>

#include <unistd.h>

#include <cstdlib>
#include <memory>

namespace guitai::storage::keyring {

namespace {

constexpr const char *label = "Guitai: the key to a till's secrets";

const SecretSchema *schema()
{
    static const SecretSchema one = {
        "io.github.guitai.TillKey",
        SECRET_SCHEMA_NONE,
        {{"till-key", SECRET_SCHEMA_ATTRIBUTE_STRING}, {nullptr, SECRET_SCHEMA_ATTRIBUTE_STRING}},
        0,
        nullptr,
        nullptr,
        nullptr,
        nullptr,
        nullptr,
        nullptr,
        nullptr};
    return &one;
}

template <typename T>
struct Unref
{
    void operator()(T *object) const { g_object_unref(object); }
};

// Takes the words out of an error of GLib's.
std::string wordsOf(GError *error)
{
    const std::string words = error ? error->message : "it does not answer";
    g_clear_error(&error);
    return words;
}

bool hasSessionBus()
{
    if (const char *address = std::getenv("DBUS_SESSION_BUS_ADDRESS"))
        return *address != '\0';
    const std::string usual = "/run/user/" + std::to_string(getuid()) + "/bus";
    return access(usual.c_str(), W_OK) == 0;
}

} // namespace

bool isOpen()
{
    if (!hasSessionBus())
        return false;
    GError *error = nullptr;
    const std::unique_ptr<SecretService, Unref<SecretService>> service(
        secret_service_get_sync(SECRET_SERVICE_OPEN_SESSION, nullptr, &error));
    if (!service) {
        g_clear_error(&error);
        return false;
    }
    const std::unique_ptr<SecretCollection, Unref<SecretCollection>> usual(
        secret_collection_for_alias_sync(service.get(), SECRET_COLLECTION_DEFAULT,
                                         SECRET_COLLECTION_NONE, nullptr, &error));
    g_clear_error(&error);
    return usual && !secret_collection_get_locked(usual.get());
}

Result<void> put(const std::string &id, std::string_view key)
{
    GError *error = nullptr;
    SecretValue *value =
        secret_value_new(key.data(), gssize(key.size()), "application/octet-stream");
    const bool stored =
        secret_password_store_binary_sync(schema(), SECRET_COLLECTION_DEFAULT, label, value,
                                          nullptr, &error, "till-key", id.c_str(), nullptr) != 0;
    secret_value_unref(value);
    if (stored)
        return {};
    return Problem{"the desktop's keyring did not take the key: " + wordsOf(error)};
}

Result<std::string> get(const std::string &id)
{
    if (!hasSessionBus())
        return Problem{"the key to this shop's secrets is in the keyring of a desktop, and this is "
                       "no desktop session: sign in to the desktop, or move the key there with "
                       "\"guitaictl settings key --move file\""};
    GError *error = nullptr;
    SecretValue *value = secret_password_lookup_binary_sync(schema(), nullptr, &error, "till-key",
                                                            id.c_str(), nullptr);
    if (error)
        return Problem{"the desktop's keyring with the key to this shop's secrets cannot be "
                       "opened: " +
                       wordsOf(error)};
    if (!value)
        return Problem{"the key to this shop's secrets is not in this desktop's keyring: sign in "
                       "as who set up the till, put back a backup made with --with-secrets, or "
                       "delete secret.key and import the settings again"};
    gsize size = 0;
    const gchar *bytes = secret_value_get(value, &size);
    std::string key(bytes, size);
    secret_value_unref(value);
    return key;
}

void forget(const std::string &id)
{
    GError *error = nullptr;
    secret_password_clear_sync(schema(), nullptr, &error, "till-key", id.c_str(), nullptr);
    g_clear_error(&error);
}

} // namespace guitai::storage::keyring
