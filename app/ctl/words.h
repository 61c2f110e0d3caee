// The command line's words for refusals, reasons and troubles, in English: what happened, whether
// money was taken, what to do.
#pragma once

#include "payment/engine/facts.h"

#include <QString>

namespace guitai::ctl {

QString wordsFor(Refusal refusal);
QString wordsFor(Reason reason);
QString wordsFor(Trouble trouble);
QString wordsFor(Prompt prompt);

// Short names for JSON: "not_enough_money".
QString nameOf(Reason reason);
QString nameOf(Trouble trouble);
QString nameOf(Prompt prompt);

} // namespace guitai::ctl
