// Shifts and the drawer in the story: people open, pay in and out, count, hand over and close.
#include "tests/simulation/world.h"

#include <algorithm>

namespace guitai::simulation {

namespace {

const Cashier lin{CashierId("c1"), "Lin", true};
const Cashier mei{CashierId("c2"), "Mei", true};

Money fen(std::int64_t minor)
{
    return Money(minor, Currency::cny());
}

} // namespace

// Its dice are its own, so that stories without it stay as they were.
void World::drawerHappens()
{
    if (!m_hasDrawerStory)
        return;
    Chance &dice = m_drawerChance;
    const bool open = m_till->counter().shift.has_value();
    if (!open) {
        if (m_shiftsRequired || dice.in100(40))
            openShift();
        else if (dice.in100(30))
            closeDay();
        return;
    }
    const int what = int(dice.below(100));
    const Money some = fen(dice.between(1, 30'000));
    if (what < 12) {
        tillDoes([&](Till &till) { till.handle(MoveCash{some, "coins"}); });
    } else if (what < 24) {
        tillDoes([&](Till &till) { till.handle(MoveCash{-some, "to the bank"}); });
    } else if (what < 28) {
        const Money dollars(dice.between(100, 5'000), m_facts.dollars().currency());
        tillDoes([&](Till &till) { till.handle(MoveCash{dollars, "notes"}); });
    } else if (what < 40) {
        countDrawer();
    } else if (what < 52) {
        countDrawer();
        std::optional<std::vector<Money>> left;
        if (dice.in100(50))
            left = {{fen(dice.between(0, 20'000))}};
        tillDoes([&](Till &till) { till.handle(CloseShift{left}); });
        if (m_shiftsRequired && !m_till->counter().shift)
            openShift();
    } else if (what < 60) {
        const bool isLin = m_till->counter().cashier && m_till->counter().cashier->id == lin.id;
        const Cashier to = isLin ? mei : lin;
        const bool uncounted = dice.in100(50);
        if (!uncounted)
            countDrawer();
        tillDoes([&](Till &till) { till.handOver(to, uncounted); });
    } else if (what < 64) {
        tillDoes([&](Till &till) { till.handle(OpenWithoutSale{"change"}); });
    }
}

void World::openShift()
{
    std::vector<Money> opening = {fen(m_drawerChance.between(0, 50'000))};
    if (m_drawerChance.in100(30))
        opening.push_back(Money(m_drawerChance.between(0, 2'000), m_facts.dollars().currency()));
    tillDoes([&](Till &till) { till.openShift(opening); });
}

void World::countDrawer()
{
    // Mostly right, sometimes over or short, sometimes no count at all.
    const std::int64_t off = m_drawerChance.in100(60) ? 0 : m_drawerChance.between(-500, 500);
    CountDrawer count;
    count.amounts = {fen(std::max<std::int64_t>(0, m_facts.drawer().minor() + off))};
    if (!m_drawerChance.in100(20))
        count.amounts.push_back(Money(std::max<std::int64_t>(0, m_facts.dollars().minor()),
                                      m_facts.dollars().currency()));
    if (m_drawerChance.in100(10))
        count.piles = {{fen(100), -1}};
    tillDoes([&](Till &till) { till.handle(count); });
}

void World::closeDay()
{
    CloseDay day;
    if (m_drawerChance.in100(50))
        day.takeOver = unresolved(m_till->counter());
    tillDoes([&](Till &till) { till.handle(day); });
}

} // namespace guitai::simulation
