// Codes: what a terminal's numbers mean in the shop's words.
#pragma once

#include "payment/engine/provider.h"

namespace guitai::zvt {

constexpr int functionNotPossible = 0x83;

// An error id: of a result code (27), an abort (06 1E) or a negative answer (84 xx).
Reason reasonOfError(int errorId);
// The terminal is occupied and will not be in a while.
bool meansBusy(int errorId);
// It was given up by a key or because no card came.
bool meansAborted(int errorId);

// The terminal's own state, as a status enquiry tells it; None: ready.
Reason reasonOfTerminalStatus(int status);

// What the customer is to do, from an intermediate status.
Prompt promptOfStatus(int status);

} // namespace guitai::zvt
