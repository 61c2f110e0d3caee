// TlsCaller: a TLS client, and certificates to be served.
#pragma once

#include "tests/relay/kit/caller.h"

#include <filesystem>
#include <memory>

namespace guitai::test {

// Writes a self-signed certificate for that name and its key, in PEM.
bool writeCertificate(const std::string &name, const std::filesystem::path &certificate,
                      const std::filesystem::path &key);

class TlsCaller
{
public:
    explicit TlsCaller(int port, int newestVersion = 0);
    ~TlsCaller();
    TlsCaller(const TlsCaller &) = delete;
    TlsCaller &operator=(const TlsCaller &) = delete;

    bool isSecure() const { return m_secure; }
    std::string certificateName() const; // the common name that the relay shows
    bool say(const std::string &bytes);
    std::string hear();

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
    Caller m_caller;
    bool m_secure = false;
};

} // namespace guitai::test
