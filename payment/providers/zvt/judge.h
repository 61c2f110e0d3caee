// Judge: what the terminal's memory says about a deal whose end nobody heard.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/zvt/memo.h"

#include <optional>

namespace guitai::zvt {

enum class Finding
{
    Moved,    // it is in the terminal's memory
    NotMoved, // it is not, and nothing else has come since
    Unclear   // something else is there: a person has to look at the slips
};

// now: the last transaction that the terminal remembers, where it says one; remembers: Nothing when
// it says that there is none, NotKnown when it does not say. openedAt: when the deal began, where
// that is known.
Finding judge(const Memo &memo, Before remembers, const Record &now, Money asked,
              std::optional<Instant> openedAt);

} // namespace guitai::zvt
