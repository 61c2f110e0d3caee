// Card slip: what a card payment leaves behind for the receipt and for questions later.
#pragma once

#include <string>
#include <vector>

namespace guitai {

// A datum of the chip that the card schemes want printed: {"AID", "A0000000031010"}.
struct EmvField
{
    std::string name;
    std::string value;

    friend bool operator==(const EmvField &, const EmvField &) = default;
};

// Numbers as the terminal gave them; the card's own number is always masked.
struct CardSlip
{
    std::string brand;        // "Visa", "girocard"
    std::string maskedNumber; // "************4242": at most the first six and last four digits
    std::string approvalCode;
    std::string terminal; // terminal id, or the reader's
    std::string receipt;  // the terminal's receipt number
    std::string trace;
    std::string entry;    // "chip", "contactless", "magstripe", "keyed"; empty: not said
    std::string verified; // "pin", "signature", "none", "device"; empty: not said
    std::vector<EmvField> emv;
    std::vector<std::string> customerLines; // the customer's slip as the terminal composed it
    std::vector<std::string> merchantLines;

    friend bool operator==(const CardSlip &, const CardSlip &) = default;
};

// The slip's own rows say this number already: it need not be said again.
bool saysReference(const CardSlip &slip, const std::string &reference);
// True for text that holds a card number in full: 12 to 19 digits in a row (blanks and dashes
// between them do not help) that pass the Luhn check.
bool holdsCardNumber(const std::string &text);
// The same text with every such number masked but for its last four digits.
std::string withoutCardNumbers(const std::string &text);
// A card's number as a terminal gave it, digits and marks: at most the first six and the last four
// digits stay, the rest are asterisks.
std::string maskedCardNumber(const std::string &number);

} // namespace guitai
