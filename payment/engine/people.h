// People at the till, and what each may do: a table that the shop can change.
#pragma once

#include "shop/base/id.h"
#include "shop/base/money.h"

#include <map>
#include <optional>
#include <string>

namespace guitai {

// Each may do what the one before may.
enum class Role
{
    Cashier,
    Supervisor,
    Manager
};

// A person at the till.
struct Cashier
{
    CashierId id;
    std::string name;
    bool manager = false;
    bool supervisor = false; // a manager is one in any case

    Role role() const
    {
        return manager ? Role::Manager : supervisor ? Role::Supervisor : Role::Cashier;
    }
    friend bool operator==(const Cashier &, const Cashier &) = default;
};

// What is to be changed about a person; fields that do not belong to the kind are not looked at.
struct PersonChange
{
    enum class Kind
    {
        Add, // the id is made from the name where it is empty
        Name,
        Role,
        Pin,
        Retire,
        Return // a retired person is back, with a new PIN
    };

    Kind kind = Kind::Add;
    CashierId person;
    std::string name;
    Role role = Role::Cashier;
    std::string pin;
};

// Why a change of a person cannot be made.
enum class PersonFault
{
    None,
    NoName,
    BadPin,      // 4 to 12 digits
    PinTaken,    // somebody else signs in with it
    LastManager, // a shop needs one
    Nobody,      // there is no such person
    NotWritten
};

// What needs trust.
enum class Act
{
    VoidSale,
    RemoveLine, // or less of it, after a payment was tried
    PriceOverride,
    Discount, // above the limit
    Refund,
    RefundAboveLimit,
    OpenDrawer, // without a sale
    PayIn,
    PayOut,
    PayOutAboveLimit, // or more than the drawer should hold
    OpenShift,
    CloseShift,
    OthersShift, // doing anything to the shift of somebody else
    CloseDay,
    TakeOverUnresolved, // closing a day while it is not known what became of some money
    PersonsWord,        // saying what a terminal that has forgotten cannot say
    SettleException,
    Settings,
    Staff,
    SeeExpected, // what the drawer should hold, before it was counted
    Reports,     // the shop's figures: settlement, overview, what needed trust
    Reconcile,   // hold statements against the books, ask providers again
    AcceptDifference
};

// The lowest role for each act.
using Permissions = std::map<Act, Role>;
Permissions usualPermissions();

struct Trust
{
    Permissions permissions = usualPermissions();
    std::int64_t discountLimitPpm = 200'000; // discounts up to this share are anybody's
    std::optional<Money> payOutLimit;        // pay-outs up to it are Act::PayOut

    Role needed(Act act) const;
    friend bool operator==(const Trust &, const Trust &) = default;
};

} // namespace guitai
