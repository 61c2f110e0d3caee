// Memo: what a conversation leaves on disk for the next one about the same money.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/zvt/record.h"

#include <optional>
#include <string>
#include <string_view>

namespace guitai::zvt {

// What the terminal was asked to do with the money.
enum class Deal
{
    Payment,
    Reversal, // takes a payment of the same day back, without the card
    Refund
};

// What the terminal remembered last before we began.
enum class Before
{
    NotKnown, // it would not say
    Nothing,
    Transaction
};

struct Memo
{
    enum class Stage
    {
        None,     // nothing was sent that could move money
        Started,  // the command may have gone out
        Approved, // the terminal said yes; our yes may have gone out
        Refused,  // the terminal said yes to something else than we asked; we said no
        Moved,    // done, by the terminal's last word
        Closed    // will never happen, by the terminal's last word
    };

    Stage stage = Stage::None;
    Deal deal = Deal::Payment;
    Before before = Before::NotKnown;
    Record last;         // with Before::Transaction: the numbers of it
    Record record;       // with Approved, Refused and Moved
    bool isLost = false; // the terminal cannot tell any more what became of it
    // With Closed:
    Reason reason = Reason::None;
    bool cancelled = false;
    std::string code;
    std::string words;

    std::string text() const;
    // Text that is no memo is read as one whose money may have moved.
    static Memo read(std::string_view text);
};

} // namespace guitai::zvt
