// The certificate and the key that the relay shows when it does TLS itself.
#pragma once

#include "shop/base/result.h"

#include <filesystem>
#include <memory>

namespace boost::asio::ssl {
class context;
}

namespace guitai::relay {

// PEM files; TLS 1.2 and later.
Result<std::shared_ptr<boost::asio::ssl::context>>
tlsContext(const std::filesystem::path &certificates, const std::filesystem::path &key);

} // namespace guitai::relay
