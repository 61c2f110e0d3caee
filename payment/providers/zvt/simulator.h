// A card terminal as devices in the shops behave, with its manners to choose from.
#pragma once

#include "payment/providers/simulator.h"
#include "payment/providers/zvt/link.h"

#include <memory>
#include <string>

namespace guitai::zvt {

// What it does with an approved payment that the till has not acknowledged.
enum class Unacknowledged
{
    Reversed,
    Declined,
    Kept
};

// What it does when it is asked to give up while it waits for a card.
enum class WhenAsked
{
    GivesUp,
    Refuses,
    SaysNothing
};

struct SimulatorOptions
{
    Currency currency;
    std::string password = "000000";
    std::string terminal = "52500041";
    LinkKind link = LinkKind::Bare;
    Lengths lengths = Lengths::Short;
    Unacknowledged unacknowledged = Unacknowledged::Reversed;
    WhenAsked whenAsked = WhenAsked::GivesUp;
    bool isSplit = false;     // its bytes come in small portions
    bool isLean = false;      // no field that it may leave out
    bool isShuffled = false;  // the fields in another order
    bool saysTwice = false;   // the status information, once more after the first was accepted
    bool isTerse = false;     // intermediate statuses of one byte
    bool hostIsQuiet = false; // none while the bank is asked
    bool wantsClose = false;  // an end of day before the next payment
    bool wantsCare = false;   // an initialisation after the registration
    bool printsLines = false; // line by line instead of blocks
    bool forgets = false;     // does not repeat receipts
    bool knowsNoEnquiry = false;
    bool addsUnknown = false; // a field of unknown length at the end of its status
    Span hostTime = Span::seconds(1);
    Span cardTime = Span::seconds(120);
};

class TerminalSimulator : public Simulator
{
public:
    virtual SimulatorOptions &options() = 0;
    // The bank approves this much of the payment that waits, and no more.
    virtual bool payPartly(Money amount, Instant now) = 0;
    // Somebody uses the terminal by hand.
    virtual void payByHand(Money amount, Instant now) = 0;
    // It fails after its yes was acknowledged: the next deal ends with an abort.
    virtual void failAfterTheYes() = 0;
};

std::unique_ptr<TerminalSimulator> makeSimulator(SimulatorOptions options = {});

} // namespace guitai::zvt
