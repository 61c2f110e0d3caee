// PostgresWay: where an address of libpq leads, and whether the way there is safe enough. The same
// for the till and for the relay.
#pragma once

#include "shop/base/result.h"

#include <string>
#include <utility>
#include <vector>

namespace guitai::storage {

// Keys and values as libpq has them; a later one wins over an earlier one.
using PostgresParameters = std::vector<std::pair<std::string, std::string>>;
// The last value of the key, or nothing.
std::string valueOf(const PostgresParameters &parameters, const std::string &key);

// Taken apart by libpq itself, so that what is checked is what it will do. A Problem says what is
// wrong with it, and never tells a password.
Result<PostgresParameters> postgresParameters(const std::string &address);

// To another machine only a verified secure connection goes: adds what makes it one. A Problem
// where the parameters ask for less.
Result<void> makeSafe(PostgresParameters &parameters);

// A machine that may answer: a name or an address, or the folder of a Unix socket.
struct PostgresHost
{
    std::string host, address, port;
};
// Those that the parameters name, in their order; one of empty values where they name none.
std::vector<PostgresHost> hostsIn(const PostgresParameters &parameters);
// It is a name that somebody else has to be asked about, no address and no folder.
bool needsLookUp(const PostgresHost &host);

} // namespace guitai::storage
