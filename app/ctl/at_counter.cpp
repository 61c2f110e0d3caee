// Signing in and out, waiting with an event loop, and the PIN of a manager.
#include "app/ctl/at_counter.h"

#include "app/ctl/words.h"

#include <QEventLoop>
#include <QTimer>

#include <iostream>

namespace guitai::ctl {

int refused(Refusal refusal)
{
    complain(wordsFor(refusal));
    return Refused;
}

int wrong(const QString &what)
{
    complain(what);
    return Wrong;
}

AtCounter::AtCounter(Till &till)
    : m_till(till)
    , m_before(till.counter().cashier)
{
    m_till.handle(SignIn{commandLine()});
}

AtCounter::~AtCounter()
{
    if (m_before)
        m_till.handle(SignIn{*m_before});
    else
        m_till.handle(SignOut{});
}

bool waitUntil(Till &till, Span patience, const std::function<void()> &told,
               const std::function<bool()> &done)
{
    QEventLoop loop;
    const auto look = [&] {
        told();
        if (done())
            loop.quit();
    };
    till.onChange(look);
    told();
    if (!done()) {
        QTimer::singleShot(int(patience.ms), &loop, &QEventLoop::quit);
        loop.exec();
    }
    till.onChange({});
    return done();
}

std::optional<Span> readTimeout(const Arguments &arguments, Span otherwise)
{
    if (!arguments.has("--timeout"))
        return otherwise;
    const auto seconds = Quantity::parse(arguments.value("--timeout"));
    if (!seconds) {
        complain("--timeout needs a number of seconds");
        return {};
    }
    return Span::milliseconds(seconds->milli);
}

Result<std::optional<Cashier>> approverOf(const Arguments &arguments, const std::string &option,
                                          Workplace &place)
{
    if (!arguments.has(option))
        return std::optional<Cashier>();
    std::string pin = arguments.value(option);
    if (pin == "-")
        std::getline(std::cin, pin);
    const auto entry = place.personOf(pin);
    if (const auto *wait = std::get_if<Span>(&entry))
        return Problem{option + ": nobody has this PIN" +
                       (wait->ms > 0 ? "; the next try is possible in " +
                                           std::to_string((wait->ms + 999) / 1000) + " s"
                                     : std::string())};
    const Cashier &person = std::get<Cashier>(entry);
    if (!person.manager)
        return Problem{option + ": " + person.name + " is no manager"};
    return std::optional(person);
}

namespace {

bool isByHand(const Till &till, const ProviderId &provider)
{
    const auto card = till.counter().cards.find(provider);
    return card != till.counter().cards.end() && card->second.byHand;
}

} // namespace

bool needsPerson(const Till &till, const Attempt &attempt)
{
    return attempt.moneyMayMove() && (isByHand(till, attempt.provider) ||
                                      till.weather(attempt.id).lastReason == Reason::AskThePerson);
}

bool needsPerson(const Till &till, const Refund &refund)
{
    return refund.stage == RefundStage::Asked &&
           (isByHand(till, refund.provider) ||
            till.weather(refund.id).lastReason == Reason::AskThePerson);
}

PersonsWord wordOf(const AttemptId &attempt, const RefundId &refund, bool moneyMoved,
                   const TypedSlip &slip)
{
    PersonsWord word;
    word.attempt = attempt;
    word.refund = refund;
    word.moneyMoved = moneyMoved;
    word.approvalCode = slip.approval;
    word.lastFour = slip.lastFour;
    return word;
}

} // namespace guitai::ctl
