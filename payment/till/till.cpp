// The runner: decide, write down, know, carry out; and the book of running conversations.
#include "payment/till/till.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace guitai {

Till::Till(TillSetup setup, TillPorts ports, std::vector<std::unique_ptr<Provider>> providers)
    : m_setup(std::move(setup))
    , m_ports(ports)
{
    m_counter.till = m_setup.till;
    m_counter.currency = m_setup.currency;
    m_counter.taxMode = m_setup.taxMode;
    m_counter.cashStep = m_setup.cashStep;
    m_counter.rates = m_setup.rates;
    m_counter.refundLimit = m_setup.refundLimit;
    m_counter.drawer = Money(0, m_setup.currency);
    m_counter.trust = m_setup.trust;
    m_counter.shiftsRequired = m_setup.shiftsRequired;
    m_counter.zone = m_setup.zone;
    for (auto &p : providers) {
        const ProviderId id = p->card().id;
        m_counter.cards[id] = p->card();
        m_order.push_back(id);
        m_providers[id] = std::move(p);
    }
}

Till::~Till() = default;

Result<void> Till::start()
{
    auto opening = m_ports.journal.open(m_setup.currency);
    if (!opening)
        return opening.problem();
    for (const Fact &fact : opening->facts)
        evolve(m_counter, fact);
    // The sale before the next customer's is over and its facts are not in hand: that it left the
    // screen is among them.
    if (m_counter.current.empty())
        m_counter.current = std::exchange(m_counter.next, {});
    // The journal knows these for all time, the facts in hand only for what is not over.
    m_counter.lastReceipt = opening->lastReceipt;
    m_counter.drawer = opening->drawer;
    m_counter.foreignDrawer = opening->foreignDrawer;
    m_counter.shift = opening->shift;
    m_counter.left = opening->left;
    m_counter.lastDay = opening->lastDay;
    m_counter.since = opening->since;
    handle(Restarted{});
    return {};
}

Refusal Till::handle(const Event &event, const std::optional<Cashier> &approver)
{
    if (m_busy) {
        m_events.push_back({event, approver});
        return Refusal::None;
    }
    m_busy = true;
    const Refusal refusal = process(event, approver);
    finishTurn();
    return refusal;
}

void Till::finishTurn()
{
    drain();
    retireWhatIsOver();
    setAlarm();
    m_busy = false;
    if (m_told)
        m_told();
}

void Till::drain()
{
    while (!m_events.empty()) {
        const Waiting next = std::move(m_events.front());
        m_events.pop_front();
        process(next.event, next.approver);
    }
}

Refusal Till::process(const Event &event, const std::optional<Cashier> &approver)
{
    Decision decision = decide(m_counter, event, m_ports.clock.now(), approver);
    if (decision.refusal != Refusal::None)
        return decision.refusal;
    if (!seal(decision.facts))
        return Refusal::CannotSign;
    if (!decision.facts.empty()) {
        const Result<void> written = m_ports.journal.append(decision.facts);
        if (!written) {
            cannotWrite(event, written.problem());
            return Refusal::CannotWrite;
        }
        m_stopped.clear();
        for (const Fact &fact : decision.facts) {
            evolve(m_counter, fact);
            if (const auto *opened = std::get_if<AttemptOpened>(&fact))
                m_charges[opened->attempt] = 0;
        }
    }
    for (const Command &command : decision.commands)
        carryOut(command);
    return Refusal::None;
}

// Nothing has happened. What was heard is not lost either: the provider is asked again soon.
void Till::cannotWrite(const Event &event, const Problem &problem)
{
    m_stopped = problem.what;
    const Instant soon = m_ports.clock.now() + Span::seconds(2);
    const auto sooner = [&](auto &wakes, const auto &id) {
        const auto it = wakes.find(id);
        if (it == wakes.end() || it->second > soon)
            wakes[id] = soon;
    };
    if (std::holds_alternative<Restarted>(event)) {
        for (const auto &[id, checkout] : m_counter.sales) {
            for (const Attempt &a : checkout.attempts)
                sooner(m_attemptWakes, a.id);
            for (const Refund &refund : checkout.refunds)
                sooner(m_refundWakes, refund.id);
        }
    } else if (const auto *heard = std::get_if<Heard>(&event))
        sooner(m_attemptWakes, heard->attempt);
    else if (const auto *woke = std::get_if<WokeAttempt>(&event))
        sooner(m_attemptWakes, woke->attempt);
    else if (const auto *of = std::get_if<HeardOfRefund>(&event))
        sooner(m_refundWakes, of->refund);
    else if (const auto *wokeRefund = std::get_if<WokeRefund>(&event))
        sooner(m_refundWakes, wokeRefund->refund);
}

void Till::carryOut(const Command &command)
{
    if (const auto *ask = std::get_if<AskProvider>(&command)) {
        this->ask(*ask);
    } else if (const auto *wake = std::get_if<WakeAttempt>(&command)) {
        m_attemptWakes[wake->attempt] = whenToWake(*wake);
    } else if (const auto *wakeRefund = std::get_if<WakeRefund>(&command)) {
        m_refundWakes[wakeRefund->refund] = wakeRefund->at;
    } else if (const auto *print = std::get_if<PrintReceipt>(&command)) {
        const Checkout *checkout = m_counter.sale(print->sale);
        if (m_ports.printer && checkout && checkout->receipt)
            m_ports.printer->print(*checkout->receipt);
    } else if (std::holds_alternative<OpenDrawer>(command)) {
        if (m_ports.drawer)
            m_ports.drawer->open();
    } else if (const auto *fetch = std::get_if<FetchStatement>(&command)) {
        fetchNow(*fetch);
    } else if (const auto *wakeStatements = std::get_if<WakeStatements>(&command)) {
        if (m_watchesStatements)
            m_statementWakes[wakeStatements->provider] = wakeStatements->at;
    } else if (const auto *again = std::get_if<CompareAgain>(&command)) {
        const auto day = dayNamed(m_counter.zone, again->day);
        if (m_ports.bookkeeper && day)
            m_ports.bookkeeper->compareAgain(again->provider,
                                             {day->name, day->from, day->to, m_counter.currency});
    }
}

Provider *Till::provider(const ProviderId &id) const
{
    const auto it = m_providers.find(id);
    return it == m_providers.end() ? nullptr : it->second.get();
}

bool Till::isTalking(const AskProvider &command) const
{
    return std::any_of(m_talks.begin(), m_talks.end(), [&](const auto &entry) {
        const Talk &talk = entry.second;
        if (talk.attempt != command.attempt || talk.refund != command.refund)
            return false;
        return talk.question == command.question || command.question == Question::Query;
    });
}

Matter Till::matterOf(const Checkout &checkout, const AskProvider &command) const
{
    const Attempt &attempt = *checkout.attempt(command.attempt);
    Matter matter;
    matter.attempt = attempt.id;
    matter.amount = attempt.amount;
    matter.openedAt = attempt.openedAt;
    matter.deadline = attempt.deadline;
    matter.subject = m_setup.shopName;
    matter.till = m_setup.till;
    matter.cashier = checkout.cashier.text;
    matter.authCode = attempt.authCode;
    matter.reference = attempt.reference;
    matter.note = attempt.note;
    matter.wanted = attempt.stage == AttemptStage::Open;
    if (const auto url = m_setup.notifyUrls.find(attempt.provider); url != m_setup.notifyUrls.end())
        matter.notifyUrl = url->second;
    if (const Refund *refund = checkout.refund(command.refund)) {
        matter.refund = refund->id;
        matter.refundAmount = refund->amount;
        matter.refundReason = refund->why;
        matter.note = refund->note;
        matter.attemptNote = attempt.note;
        matter.paidAt = attempt.endedAt;
    }
    return matter;
}

void Till::ask(const AskProvider &command)
{
    const Checkout *checkout = m_counter.saleOf(command.attempt);
    if (!checkout || isInterrupted(command) || isTalking(command) || mustWait(*checkout, command))
        return;
    const Attempt &attempt = *checkout->attempt(command.attempt);
    Provider *asked = provider(attempt.provider);
    if (!asked)
        return; // its settings are gone; the attention panel shows what is unresolved
    if (command.question == Question::Charge) {
        // Of an attempt from before this start nobody knows how often it was sent.
        const auto counted = m_charges.find(attempt.id);
        m_charges[attempt.id] = counted == m_charges.end() ? 2 : counted->second + 1;
    }
    const Line::Ticket ticket = ++m_lastTicket;
    Talk &talk = m_talks[ticket];
    talk.provider = attempt.provider;
    talk.attempt = command.attempt;
    talk.refund = command.refund;
    talk.question = command.question;
    const Matter matter = matterOf(*checkout, command);
    talk.wasWanted = matter.wanted;
    talk.conversation = asked->ask(matter, command.question, m_ports.clock.now());
    advance(ticket, talk.conversation->begin());
}

// A conversation that waits for a device cannot be talked past: it is told that the payment is not
// wanted any more, and its own last word is the answer to the cancel.
bool Till::isInterrupted(const AskProvider &command)
{
    if (command.question != Question::Cancel)
        return false;
    const auto found = std::find_if(m_talks.begin(), m_talks.end(), [&](const auto &entry) {
        const Talk &talk = entry.second;
        return talk.attempt == command.attempt && talk.refund.empty() && !talk.device.empty();
    });
    if (found == m_talks.end())
        return false;
    Talk &talk = found->second;
    if (talk.question == Question::Charge && !talk.isUnwanted) {
        talk.isUnwanted = true;
        talk.question = Question::Cancel;
        advance(found->first, talk.conversation->hear(NotWanted{}));
    }
    return true;
}

void Till::advance(Line::Ticket ticket, Step step)
{
    Talk &talk = m_talks.at(ticket);
    while (const auto *note = std::get_if<Note>(&step))
        step = talk.conversation->hear(writeDown(talk, *note));
    if (const auto *request = std::get_if<HttpRequest>(&step)) {
        m_ports.line.send(ticket, *request);
        return;
    }
    if (const auto *message = std::get_if<DeviceMessage>(&step)) {
        tell(ticket, *message);
        return;
    }
    const Talk ended = std::move(talk);
    m_talks.erase(ticket);
    leaveDevice(ticket, ended.device);
    conclude(ended, std::get<Reading>(step));
}

// First on disk, then the conversation goes on. A consultation has nothing that must be kept.
Answer Till::writeDown(const Talk &talk, const Note &note)
{
    if (talk.attempt.empty())
        return Noted{};
    const Checkout *checkout = m_counter.saleOf(talk.attempt);
    if (!checkout)
        return Silence{Reason::Unknown, "the sale is not in hand any more"};
    // It began while the money was wanted, and was about to do what must be written down first:
    // now that the attempt is being undone, it must not.
    const bool mayTake = talk.question == Question::Charge || talk.question == Question::Query;
    if (talk.refund.empty() && mayTake && talk.wasWanted &&
        checkout->attempt(talk.attempt)->stage != AttemptStage::Open)
        return Silence{Reason::None, "not wanted any more"};
    const Fact fact =
        ProviderNoted{checkout->id, m_ports.clock.now(), talk.attempt, talk.refund, note.text};
    const Result<void> written = m_ports.journal.append(std::span(&fact, 1));
    if (!written) {
        m_stopped = written.problem().what;
        return Silence{Reason::Unknown, "the note could not be written: " + m_stopped};
    }
    m_stopped.clear();
    evolve(m_counter, fact);
    return Noted{};
}

void Till::tell(Line::Ticket ticket, const DeviceMessage &message)
{
    Talk &talk = m_talks.at(ticket);
    talk.device = message.address;
    if (!talk.attempt.empty()) {
        Weather &weather = talk.refund.empty() ? m_weathers.attempts[talk.attempt]
                                               : m_weathers.refunds[talk.refund];
        weather.prompt = message.prompt;
        weather.promptWords = message.promptWords;
    }
    const auto [owner, free] = m_devices.try_emplace(message.address, ticket);
    if (owner->second == ticket) {
        m_ports.line.tell(ticket, message);
        return;
    }
    std::erase_if(m_deviceQueue, [&](const auto &waiting) { return waiting.first == ticket; });
    m_deviceQueue.emplace_back(ticket, message);
}

void Till::leaveDevice(Line::Ticket ticket, const std::string &device)
{
    if (device.empty())
        return;
    std::erase_if(m_deviceQueue, [&](const auto &waiting) { return waiting.first == ticket; });
    const auto owner = m_devices.find(device);
    if (owner == m_devices.end() || owner->second != ticket)
        return;
    m_devices.erase(owner);
    m_ports.line.hangUp(ticket);
    const auto next = std::find_if(m_deviceQueue.begin(), m_deviceQueue.end(),
                                   [&](const auto &w) { return w.second.address == device; });
    if (next == m_deviceQueue.end())
        return;
    const auto [waiting, message] = *next;
    m_deviceQueue.erase(next);
    tell(waiting, message);
}

void Till::note(Weather &weather, const Reading &reading)
{
    const bool quiet =
        reading.verdict == Verdict::NoAnswer || reading.verdict == Verdict::NotExecuted;
    weather.silences = quiet ? weather.silences + 1 : 0;
    weather.lastReason = quiet ? reading.reason : Reason::None;
    weather.providerCode = reading.providerCode;
    weather.providerWords = reading.providerWords;
    weather.prompt = reading.prompt;
    weather.promptWords = reading.promptWords;
}

void Till::conclude(const Talk &talk, const Reading &reading)
{
    remember(talk.provider, reading);
    if (talk.statement) {
        concludeStatement(*talk.statement, reading);
        return;
    }
    if (talk.told) {
        talk.told(reading);
        return;
    }
    if (!talk.refund.empty()) {
        note(m_weathers.refunds[talk.refund], reading);
        m_events.push_back({HeardOfRefund{talk.refund, talk.question, reading}, {}});
        return;
    }
    note(m_weathers.attempts[talk.attempt], reading);
    // The provider had the money before its callback was here: do not count on those.
    if (const Checkout *checkout = m_counter.saleOf(talk.attempt);
        checkout && talk.question == Question::Query && reading.verdict == Verdict::Paid &&
        checkout->attempt(talk.attempt)->stage == AttemptStage::Open)
        m_callers.erase(checkout->attempt(talk.attempt)->provider);
    const auto charges = m_charges.find(talk.attempt);
    const bool onlyCharge = charges != m_charges.end() && charges->second == 1;
    m_events.push_back({Heard{talk.attempt, talk.question, reading, onlyCharge}, {}});
}

void Till::answered(Line::Ticket ticket, const Answer &answer)
{
    const auto talk = m_talks.find(ticket);
    if (talk == m_talks.end())
        return;
    assert(!m_busy);
    m_busy = true;
    advance(ticket, talk->second.conversation->hear(answer));
    finishTurn();
}

void Till::wakeUp()
{
    const Instant now = m_ports.clock.now();
    m_busy = true;
    const auto ring = [&](auto &wakes, auto event) {
        for (auto it = wakes.begin(); it != wakes.end();) {
            if (it->second > now) {
                ++it;
                continue;
            }
            m_events.push_back({event(it->first), {}});
            it = wakes.erase(it);
        }
    };
    ring(m_attemptWakes, [](const AttemptId &id) { return WokeAttempt{id}; });
    ring(m_refundWakes, [](const RefundId &id) { return WokeRefund{id}; });
    ring(m_statementWakes, [this](const ProviderId &id) { return wokeStatements(id); });
    probe();
    finishTurn();
}

void Till::setAlarm()
{
    std::optional<Instant> earliest;
    const auto look = [&](const auto &wakes) {
        for (const auto &[id, at] : wakes) {
            if (!earliest || at < *earliest)
                earliest = at;
        }
    };
    look(m_attemptWakes);
    look(m_refundWakes);
    look(m_statementWakes);
    look(m_probes);
    if (earliest)
        m_ports.alarm.wakeAt(*earliest);
}

void Till::retireWhatIsOver()
{
    for (auto it = m_counter.sales.begin(); it != m_counter.sales.end();) {
        const Checkout &checkout = it->second;
        const bool onScreen = it->first == m_counter.current || it->first == m_counter.next;
        if (onScreen || !isOver(checkout)) {
            ++it;
            continue;
        }
        for (const Attempt &a : checkout.attempts) {
            m_weathers.attempts.erase(a.id);
            m_attemptWakes.erase(a.id);
            m_charges.erase(a.id);
        }
        for (const Refund &refund : checkout.refunds) {
            m_weathers.refunds.erase(refund.id);
            m_refundWakes.erase(refund.id);
        }
        m_ports.journal.retire(it->first);
        it = m_counter.sales.erase(it);
    }
}

} // namespace guitai
