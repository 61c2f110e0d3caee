// Shifts and the drawer in the story: people open, pay in and out, count, hand over and close, and
// a checker adds up for itself what the drawer should hold.
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
        const Money dollars(dice.between(100, 5'000), m_dollars.currency());
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
        opening.push_back(Money(m_drawerChance.between(0, 2'000), m_dollars.currency()));
    tillDoes([&](Till &till) { till.openShift(opening); });
}

void World::countDrawer()
{
    // Mostly right, sometimes over or short, sometimes no count at all.
    const std::int64_t off = m_drawerChance.in100(60) ? 0 : m_drawerChance.between(-500, 500);
    CountDrawer count;
    count.amounts = {fen(std::max<std::int64_t>(0, m_drawer.minor() + off))};
    if (!m_drawerChance.in100(20))
        count.amounts.push_back(
            Money(std::max<std::int64_t>(0, m_dollars.minor()), m_dollars.currency()));
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

void World::checkDrawer(const Fact &fact)
{
    const auto hold = [this](const std::vector<Money> &amounts) {
        m_drawer = amountIn(amounts, m_drawer.currency());
        m_dollars = amountIn(amounts, m_dollars.currency());
    };
    const auto isExpected = [this](const std::vector<Money> &amounts) {
        return amountIn(amounts, m_drawer.currency()) == m_drawer &&
               amountIn(amounts, m_dollars.currency()) == m_dollars;
    };
    if (const auto *opened = std::get_if<ShiftOpened>(&fact)) {
        if (!m_openShift.empty())
            violate("two shifts are open at once");
        m_openShift = opened->shift;
        ++m_outcome.shifts;
        hold(opened->opening);
    } else if (const auto *moved = std::get_if<CashMoved>(&fact)) {
        if (moved->shift != m_openShift || m_openShift.empty())
            violate("cash moved in a shift that is not open");
        (moved->amount.currency() == m_drawer.currency() ? m_drawer : m_dollars) += moved->amount;
    } else if (const auto *counted = std::get_if<DrawerCounted>(&fact)) {
        if (!isExpected(counted->expected))
            violate("a count names another expected cash than the facts add up to");
        m_lastCount = counted->counted;
    } else if (const auto *closed = std::get_if<ShiftClosed>(&fact)) {
        if (closed->shift != m_openShift)
            violate("a shift was closed that was not open");
        if (!isExpected(closed->expected))
            violate("a shift was closed over another cash than the facts add up to");
        if (!closed->counted.empty() && closed->counted != m_lastCount)
            violate("a shift was closed over a count that is not the last");
        m_openShift = {};
        hold(closed->left);
    } else if (const auto *day = std::get_if<DayClosed>(&fact)) {
        if (day->number != ++m_days)
            violate("the numbers of days have a gap or repeat");
        if (!m_openShift.empty())
            violate("a day was closed over an open shift");
        for (const std::string &open : m_unended) {
            const bool named =
                std::any_of(day->takenOver.begin(), day->takenOver.end(),
                            [&](const Unresolved &u) { return u.attempt.text == open; });
            if (!named)
                violate("a day was closed over money nobody named: " + open);
        }
    } else if (const auto *taken = std::get_if<CashTaken>(&fact)) {
        if (m_shiftsRequired && m_openShift.empty())
            violate("cash was taken without a shift: " + taken->tender.attempt.text);
        m_lastCount.clear();
    } else if (const auto *begun = std::get_if<AttemptOpened>(&fact)) {
        m_unended.insert(begun->attempt.text);
    } else if (const auto *ended = std::get_if<AttemptEnded>(&fact)) {
        m_unended.erase(ended->attempt.text);
    }
}

} // namespace guitai::simulation
