// What is done about a row of a comparison, from the command line.
#pragma once

#include "app/ctl/commands.h"

namespace guitai::ctl {

// The options that need the till itself: --ask-again, --give-back, --attach, --accept.
bool wantsVerb(const Arguments &arguments);
// Does it, says what came of it; the exit status.
int doVerb(Context &context, const Arguments &arguments, const ProviderId &provider,
           const std::string &day);

enum class Kept
{
    Yes,
    WindowOpen, // the till's window has the folder: it compares for itself
    Failed      // said on standard error
};
// Writes the outcome into the journal.
Kept keepOutcome(Context &context, const StatementCompared &outcome);

} // namespace guitai::ctl
