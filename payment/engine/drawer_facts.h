// Facts and events of shifts, the drawer, days and trust. They are part of Fact and Event.
#pragma once

#include "payment/engine/checkout.h"

#include <optional>
#include <string>
#include <vector>

namespace guitai {

// ---- Facts.

struct ShiftOpened
{
    ShiftId shift;
    Instant at;
    std::string till;
    CashierId cashier;
    std::string cashierName;
    std::vector<Money> opening; // what is in the drawer now, a currency each
    std::vector<Money> left;    // what the shift before had left there
    ShiftId before;             // the shift that was handed over; empty: none
    CashierId approvedBy;
    bool operator==(const ShiftOpened &) const = default;
};
// Paid in (positive) or out (negative), not for goods.
struct CashMoved
{
    ShiftId shift;
    Instant at;
    Money amount;
    std::string why;
    CashierId by;
    CashierId approvedBy;
    bool operator==(const CashMoved &) const = default;
};
// The drawer was opened without a sale.
struct DrawerOpened
{
    ShiftId shift; // may be empty
    Instant at;
    std::string why;
    CashierId by;
    CashierId approvedBy;
    bool operator==(const DrawerOpened &) const = default;
};
// Counted before anybody saw what was expected.
struct DrawerCounted
{
    ShiftId shift;
    Instant at;
    CashierId by;
    std::vector<Pile> piles;
    std::vector<Money> counted;
    std::vector<Money> expected;
    bool operator==(const DrawerCounted &) const = default;
};
struct ShiftClosed
{
    ShiftId shift;
    Instant at;
    CashierId by;
    CashierId approvedBy;
    std::vector<Money> expected;
    std::vector<Money> counted; // empty: handed over without a count
    std::vector<Money> left;    // what stays in the drawer
    CashierId handedTo;         // empty: nobody
    bool operator==(const ShiftClosed &) const = default;
};
// The day is closed: everything before stands behind the chain's head, which is signed.
struct DayClosed
{
    std::int64_t number = 0;
    Instant at;
    std::string till;
    CashierId by;
    std::string byName;
    CashierId approvedBy;
    std::vector<Unresolved> takenOver; // by a manager, to the next day
    CashierId takenOverBy;
    std::int64_t headSeq = 0; // the last fact before this one
    std::string head;         // and its hash, hex
    std::string publicKey;    // Ed25519, hex
    std::string signature;    // of sealedText(), hex
    bool operator==(const DayClosed &) const = default;
};
// What needed trust and is told by no fact of its own: a price, a discount, a line taken away.
struct ActAllowed
{
    SaleId sale;
    Instant at;
    Act act = Act::VoidSale;
    CashierId by;
    CashierId approvedBy;
    Money amount;
    std::string what;
    bool operator==(const ActAllowed &) const = default;
};
struct SettingsChanged
{
    Instant at;
    std::string by;
    std::string what;
    CashierId approvedBy = {};
    bool operator==(const SettingsChanged &) const = default;
};
struct StaffChanged
{
    Instant at;
    std::string by;
    CashierId person;
    std::string what;
    CashierId approvedBy = {};
    bool operator==(const StaffChanged &) const = default;
};
struct PinRefused
{
    Instant at;
    CashierId by; // who was signed in; may be empty
    std::int64_t inARow = 0;
    bool operator==(const PinRefused &) const = default;
};

// What the signature of a day covers.
std::string sealedText(const DayClosed &day);
// What a cash tender brought into the drawer: foreign notes in, change out.
std::vector<Money> cashOf(const Tender &tender);

// ---- Events.

struct OpenShift
{
    ShiftId shift;
    std::vector<Money> opening;
};
struct MoveCash
{
    Money amount; // positive: in
    std::string why;
};
struct OpenWithoutSale
{
    std::string why;
};
// Piles, and amounts that were not counted by piece; both together are what is there.
struct CountDrawer
{
    std::vector<Pile> piles;
    std::vector<Money> amounts;
};
struct CloseShift
{
    std::optional<std::vector<Money>> left = {}; // nothing: all that was counted
};
// From the cashier of the shift to another, whose PIN was typed; uncounted: as expected.
struct HandOver
{
    ShiftId next;
    Cashier to;
    bool uncounted = false;
};
struct CloseDay
{
    std::vector<Unresolved> takeOver = {}; // named one by one
};
// by: the machine's user, of what was changed while no till was open; that is only to be kept.
// Empty: by whoever is signed in now, who must be trusted with it.
struct SettingsEdited
{
    std::string by;
    std::string what;
};
struct StaffEdited
{
    std::string by;
    CashierId person;
    std::string what;
};
struct PinFailed
{
    std::int64_t inARow = 0;
};

} // namespace guitai
