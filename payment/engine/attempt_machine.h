// The attempt's machine: what to do about one attempt when something is heard, time passes or the
// cashier presses cancel.
//
// | event                  | Open                        | Closing              | Ended | |
// ---------------------- | --------------------------- | -------------------- | ----------------- |
// | paid, right amount     | Ended paid                  | to Cancel: Ended     | after no money: |
// |                        |                             | paid; else ask on    | Contradicted | |
// paid, other amount     | Contradicted once, ask on   | the same             | Contradicted once |
// | declined, cancelled    | Ended                       | Ended                | after paid: | |
// |                             |                      | Contradicted once | | waiting (with a
// code)  | CodeReceived                | -                    | -                 | | not found |
// no code yet: Charge again   | - (alarm asks again) | -                 | | not executed | only
// Charge ever: Ended     | -                    | -                 | | silence                | -
// (the alarm asks again)    | -                    | -                 | | woke, before deadline  |
// Query (no code: Charge)     | Cancel               | watched: Query    | | woke, after deadline
// | ClosingBegun, Cancel        | Cancel               | watched: Query    | | cancel pressed |
// ClosingBegun, Cancel        | -                    | -                 |
//
// What has ended without money (or paid while we were closing) is watched: the watch ends by the
// provider's word after watchUntil, never by silence.
// An attempt ends only by the provider's verified final word. While a cancel of ours is on its way,
// only the cancel's own conversation may say "paid": any other word may be overtaken by it.
#pragma once

#include "payment/engine/facts.h"

namespace guitai {

// Appends to decision what follows for one attempt of the checkout.
void hear(Decision &decision, const Checkout &checkout, const Attempt &attempt, const Heard &heard,
          Instant now);
void wake(Decision &decision, const Checkout &checkout, const Attempt &attempt,
          const ProviderCard &card, Instant now);
void cancel(Decision &decision, const Checkout &checkout, const Attempt &attempt,
            const ProviderCard &card, Instant now);

// The provider has said something that answers a person's question, whatever it is.
bool isWord(const Reading &reading);
// When to ask next about an open attempt: quick at first, slower later, never past the deadline.
Instant nextAsk(const Attempt &attempt, const Pace &pace, Instant now);

} // namespace guitai
