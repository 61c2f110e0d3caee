// What the commands that work at the counter share: signing in, waiting, saying what was refused.
#pragma once

#include "app/ctl/commands.h"

#include <functional>

namespace guitai::ctl {

// Says it on standard error; the exit status.
int refused(Refusal refusal);
int wrong(const QString &what);

// The command line at the till for as long as this lives; then whoever was there before.
class AtCounter
{
public:
    explicit AtCounter(Till &till);
    ~AtCounter();
    AtCounter(const AtCounter &) = delete;
    AtCounter &operator=(const AtCounter &) = delete;

private:
    Till &m_till;
    std::optional<Cashier> m_before;
};

// Runs the event loop until done() holds or the time is up; told on every change of the till.
bool waitUntil(Till &till, Span patience, const std::function<void()> &told,
               const std::function<bool()> &done);

// What was paid for an order that has no receipt goes back: one part, or all of it, and then the
// order is voided.
int giveBack(Context &context, const Arguments &arguments);

// --timeout in seconds; complains when it is none, nullopt then.
std::optional<Span> readTimeout(const Arguments &arguments, Span otherwise);

// The manager whose PIN stands behind the option ("-": the first line of standard input, so that it
// does not show in lists of processes). Nobody where the option is not given.
Result<std::optional<Cashier>> approverOf(const Arguments &arguments, const std::string &option,
                                          Workplace &place);

// Only a person can say how this goes on: a card machine of its own, or a terminal that has
// forgotten.
bool needsPerson(const Till &till, const Attempt &attempt);
bool needsPerson(const Till &till, const Refund &refund);

// What a person read on a card machine's slip; empty where nothing was typed.
struct TypedSlip
{
    std::string approval, lastFour;
};
PersonsWord wordOf(const AttemptId &attempt, const RefundId &refund, bool moneyMoved,
                   const TypedSlip &slip);

} // namespace guitai::ctl
