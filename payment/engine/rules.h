// The counter's rules by subject; decide() in facts.h is their one entrance.
#pragma once

#include "payment/engine/facts.h"

namespace guitai {

// What a rule may look at and where its outcome goes.
struct Ruling
{
    const Counter &counter;
    Instant now;
    Decision &decision;
    const std::optional<Cashier> &approver; // besides the cashier

    void fact(Fact f) { decision.facts.push_back(std::move(f)); }
    void command(Command c) { decision.commands.push_back(std::move(c)); }
    void refuse(Refusal why) { decision.refusal = why; }
};

// Goods and sales.
void rule(Ruling &r, const AddLine &e);
void rule(Ruling &r, const ChangeLine &e);
void rule(Ruling &r, const RemoveLine &e);
void rule(Ruling &r, const SetOrderDiscount &e);
void rule(Ruling &r, const SetTip &e);
void rule(Ruling &r, const ParkSale &e);
void rule(Ruling &r, const TakeSale &e);
void rule(Ruling &r, const VoidSale &e);
void rule(Ruling &r, const NextCustomer &e);

// Money.
void rule(Ruling &r, const PayPressed &e);
void rule(Ruling &r, const CancelPressed &e);
void rule(Ruling &r, const CashCounted &e);
void rule(Ruling &r, const RefundPressed &e);
void rule(Ruling &r, const GiveBackPressed &e);
void rule(Ruling &r, const PersonsWord &e);
void rule(Ruling &r, const SettleException &e);
void rule(Ruling &r, const Heard &e);
void rule(Ruling &r, const HeardOfRefund &e);
void rule(Ruling &r, const WokeAttempt &e);
void rule(Ruling &r, const WokeRefund &e);

// People, and a new start.
void rule(Ruling &r, const SignIn &e);
void rule(Ruling &r, const SignOut &e);
void rule(Ruling &r, const Restarted &e);

// The card of a provider; an empty one where its settings are gone.
const ProviderCard &cardOf(const Counter &counter, const ProviderId &provider);
// Shifts, the drawer, days.
void rule(Ruling &r, const OpenShift &e);
void rule(Ruling &r, const MoveCash &e);
void rule(Ruling &r, const OpenWithoutSale &e);
void rule(Ruling &r, const CountDrawer &e);
void rule(Ruling &r, const CloseShift &e);
void rule(Ruling &r, const HandOver &e);
void rule(Ruling &r, const CloseDay &e);

// What is only to be kept.
void rule(Ruling &r, const SettingsEdited &e);
void rule(Ruling &r, const StaffEdited &e);
void rule(Ruling &r, const PinFailed &e);

// Statements.
void rule(Ruling &r, const StatementRead &e);
void rule(Ruling &r, const StatementMissed &e);
void rule(Ruling &r, const AcceptDifference &e);
void rule(Ruling &r, const AskAgain &e);
void rule(Ruling &r, const AttachLateMoney &e);
void rule(Ruling &r, const StatementWanted &e);
void rule(Ruling &r, const WokeStatements &e);
// Facts that change our side of a row of a comparison: it is to be compared once more.
void compareWhatChanged(Ruling &r);

// Whether the cashier may, alone or with the approver. Refused, and false, when not; else
// approvedBy says whose word it took (nobody's: empty).
bool mayDo(Ruling &r, Act act, CashierId &approvedBy);
// A changed line or discount: refused where it needs more trust; what is to be kept of it are
// facts.
bool mayChangeLine(Ruling &r, const SaleId &sale, const OrderLine *before, const OrderLine &after,
                   bool paymentTried);
bool mayDiscount(Ruling &r, const SaleId &sale, const Order &changed);
// Refused where the shop wants an open shift and there is none.
bool hasShift(Ruling &r);

// What the drawer's facts change; other facts change nothing here.
void evolveDrawer(Counter &counter, const Fact &fact);

// The sale as it will be once the facts decided so far are known.
Checkout afterwards(const Ruling &r, const Checkout &checkout);
// If the sale is paid now: its receipt is a fact, and is printed.
void completeIfPaid(Ruling &r, const SaleId &sale);

} // namespace guitai
