// The usual table of who may do what.
#include "payment/engine/people.h"

namespace guitai {

Permissions usualPermissions()
{
    return {
        {Act::VoidSale, Role::Cashier},
        {Act::RemoveLine, Role::Cashier},
        {Act::PriceOverride, Role::Supervisor},
        {Act::Discount, Role::Supervisor},
        {Act::Refund, Role::Cashier},
        {Act::RefundAboveLimit, Role::Manager},
        {Act::OpenDrawer, Role::Supervisor},
        {Act::PayIn, Role::Cashier},
        {Act::PayOut, Role::Cashier},
        {Act::PayOutAboveLimit, Role::Supervisor},
        {Act::OpenShift, Role::Cashier},
        {Act::CloseShift, Role::Cashier},
        {Act::OthersShift, Role::Supervisor},
        {Act::CloseDay, Role::Manager},
        {Act::TakeOverUnresolved, Role::Manager},
        {Act::PersonsWord, Role::Manager},
        {Act::SettleException, Role::Cashier},
        {Act::Settings, Role::Manager},
        {Act::Staff, Role::Manager},
        {Act::SeeExpected, Role::Supervisor},
        {Act::Reports, Role::Manager},
        {Act::Reconcile, Role::Supervisor},
        {Act::AcceptDifference, Role::Manager},
    };
}

Role Trust::needed(Act act) const
{
    const auto found = permissions.find(act);
    return found == permissions.end() ? Role::Manager : found->second;
}

} // namespace guitai
