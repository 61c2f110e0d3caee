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
