// Evening: what people do, in every story, about money that needs somebody.
#pragma once

#include "payment/till/till.h"
#include "tests/simulation/chance.h"

#include <functional>

namespace guitai::simulation {

struct Evening
{
    std::function<void(const std::function<void(Till &)> &)> does; // the till may die of it
    std::function<const Counter &()> counter;                      // as the till has it now
    Chance &dice;
    ProviderId byHand; // the card machine of which a person says what it did
};

// Works through all that needs attention.
void workThrough(const Evening &evening);
// One by one: late money of this sale pays it, if it can; false: it cannot.
bool attachLateMoney(const Evening &evening, const SaleId &sale);
// A provider is asked once more about something of the sale.
void askAgain(const Evening &evening, const SaleId &sale);
// What people do about the rows of all the statements that were compared.
void workOnStatements(const Evening &evening);

} // namespace guitai::simulation
