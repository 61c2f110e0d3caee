// Small talks: is all well with the terminal, and its end of day.
#pragma once

#include "payment/providers/zvt/talk.h"

#include <memory>
#include <optional>

namespace guitai::zvt {

// Registers and asks for the terminal's state; NotFound: all is well.
class GreetTalk : public Talk
{
public:
    using Talk::Talk;

private:
    void ready() override;
    void unreached(const Outcome &outcome) override;
    void ended(std::uint16_t command, const Outcome &outcome) override;
};

// What a till has seen of its terminal in this life of the program.
struct Witness
{
    std::optional<Instant> closedAt; // the last end of day
};

// The totals first, while the terminal still has them, then its end of day.
class CloseDayTalk : public Talk
{
public:
    CloseDayTalk(std::shared_ptr<const Terminal> terminal, Matter matter, Instant now,
                 std::shared_ptr<Witness> witness);

private:
    void ready() override;
    void unreached(const Outcome &outcome) override;
    void ended(std::uint16_t command, const Outcome &outcome) override;

    void totalsEnded(const Outcome &outcome);

    Instant m_now;
    std::shared_ptr<Witness> m_witness;
    std::optional<Money> m_totals;
};

} // namespace guitai::zvt
