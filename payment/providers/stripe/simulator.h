// Stripe's side of the wire: its gate, its books, one card reader, and the customer's card.
#pragma once

#include "payment/providers/simulator.h"

#include <memory>
#include <string>
#include <string_view>

namespace guitai::stripe {

// What the reader does with the next request to show a payment.
enum class ReaderMood
{
    Ready,
    Busy,    // with a card left in it
    Offline, // no contact for two minutes
    Deaf,    // times out, and has heard nothing
    Late,    // times out, and has heard it all the same
    Broken
};

class StripeSimulator : public Simulator
{
public:
    virtual void readerIs(ReaderMood mood) = 0;
    // The card at the reader is approved just before the next such call is carried out.
    virtual void cardMeets(std::string call) = 0;
    // The next such call is answered with 500, which is saved under its key.
    enum class Breakdown
    {
        BeforeDoing,
        AfterDoing
    };
    virtual void breakDown(std::string call, Breakdown when) = 0;
    // A request with this key is still running: others with it are told so.
    virtual void keyIsInUse(std::string key) = 0;
    // Refunds wait to be carried out until settleRefund().
    virtual void refundsArePending(bool pending) = 0;
    virtual bool settleRefund(std::string_view number, bool done, Instant now) = 0;
    // A card with this number is held to the reader: 4000000000009995 has no money ...
    virtual bool presentCard(std::string_view number, Instant now) = 0;
    // The reader ends its action without a card: "customer_canceled", "timeout" ...
    virtual bool readerGivesUp(const std::string &code, Instant now) = 0;
    // Every letter twice, the last event first.
    virtual void eventsAreUntidy(bool untidy) = 0;
};

std::unique_ptr<StripeSimulator> makeSimulator();

} // namespace guitai::stripe
