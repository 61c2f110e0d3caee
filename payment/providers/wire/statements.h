// What the fetching of statements has in common, whoever the provider is.
#pragma once

#include "payment/engine/provider.h"

#include <string>

namespace guitai {

// No statement, and why.
Reading noStatement(Verdict verdict, Reason reason, const std::string &words);
// There was no reply at all, or one that is not 200.
Reading noDownload(const Answer &answer);

// The optional setting "statement_time": from when on, by the shop's clock, the statement of the
// day before is fetched, "09:30". Problem: it is no time.
Result<Span> statementTime(const ProviderSettings &settings, Span otherwise);
inline constexpr const char *statementTimeKey = "statement_time";

} // namespace guitai
