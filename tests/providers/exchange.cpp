// Driving conversations by hand.
#include "tests/providers/exchange.h"

#include <utility>

namespace guitai::test {

Exchange::Exchange(std::unique_ptr<Provider> client, std::unique_ptr<Simulator> simulator)
    : m_client(std::move(client))
    , m_simulator(std::move(simulator))
{}

Reading Exchange::ask(Matter matter, Question question)
{
    m_heard.clear();
    m_requests.clear();
    m_isBroken = false;
    if (m_simulator->isDevice()) {
        m_simulator->deviceDue(now); // it has lived on meanwhile
    }
    const bool ofRefund = question == Question::Refund || question == Question::QueryRefund;
    const std::string number = ofRefund ? matter.refund.text : matter.attempt.text;
    if (matter.note.empty())
        matter.note = notes[number];
    if (matter.attemptNote.empty() && !matter.refund.empty())
        matter.attemptNote = notes[matter.attempt.text];
    if (matter.reference.empty())
        matter.reference = m_references[matter.attempt];
    const auto talk = m_client->ask(matter, question, now);
    Step step = talk->begin();
    bool usedDevice = false;
    for (int n = 0; !std::holds_alternative<Reading>(step);) {
        if (const auto *note = std::get_if<Note>(&step)) {
            notes[number] = note->text;
            m_note = note->text;
            step = talk->hear(Noted{});
            continue;
        }
        Answer answer;
        if (const auto *request = std::get_if<HttpRequest>(&step)) {
            m_requests.push_back(*request);
            const Wire what = wire(n);
            answer = Silence{};
            if (what != Wire::LoseRequest) {
                const HttpReply reply = serve(*request, n);
                if (what == Wire::Deliver) {
                    answer = reply;
                }
            }
        } else {
            usedDevice = true;
            answer = tellDevice(std::get<DeviceMessage>(step), n);
        }
        meanwhile(n);
        const auto *message = std::get_if<DeviceMessage>(&step);
        n += message && message->bytes.empty() ? 0 : 1;
        step = talk->hear(answer);
    }
    if (usedDevice) {
        m_simulator->deviceHungUp(now);
    }
    const Reading reading = std::get<Reading>(step);
    if (reading.verdict == Verdict::Paid) {
        m_references[matter.attempt] = reading.reference;
    }
    return reading;
}

Reading Exchange::fetchStatement(const StatementDay &day)
{
    m_heard.clear();
    m_requests.clear();
    const auto talk = m_client->fetchStatement(day, now);
    Step step = talk->begin();
    for (int n = 0; std::holds_alternative<HttpRequest>(step); ++n) {
        const auto &request = std::get<HttpRequest>(step);
        m_requests.push_back(request);
        Answer answer = Silence{};
        const Wire what = wire(n);
        if (what != Wire::LoseRequest) {
            const HttpReply reply = serve(request, n);
            if (what == Wire::Deliver) {
                answer = reply;
            }
        }
        step = talk->hear(answer);
    }
    return std::get<Reading>(step);
}

HttpReply Exchange::serve(const HttpRequest &request, int n)
{
    m_heard.push_back(m_simulator->callOf(request));
    HttpReply reply = m_simulator->handle(request, now, fault);
    tamper(n, reply);
    return reply;
}

Answer Exchange::hangUp()
{
    m_isBroken = staysBroken;
    m_simulator->deviceHungUp(now);
    return Silence{Reason::NetworkDown, "the cable is out"};
}

DeviceSays Exchange::waitForDevice(Instant until)
{
    constexpr Span glance = Span::milliseconds(100);
    while (now < until && !isUnwanted) {
        customer();
        now = now + glance;
        const DeviceSays says = m_simulator->deviceDue(now);
        if (!says.bytes.empty()) {
            return says;
        }
    }
    return {};
}

Answer Exchange::tellDevice(const DeviceMessage &message, int n)
{
    if (m_isBroken) {
        return hangUp();
    }
    if (message.fresh) {
        m_simulator->deviceConnected(now);
    }
    m_simulator->setDeviceFault(fault);
    const Instant until = now + message.timeout;
    DeviceSays says;
    if (!message.bytes.empty()) {
        const Wire what = wire(n);
        if (what == Wire::LoseRequest) {
            return hangUp();
        }
        m_heard.push_back(m_simulator->callOf(message.bytes));
        says = m_simulator->deviceHears(message.bytes, now);
        if (what == Wire::LoseReply) {
            return hangUp();
        }
    }
    if (says.bytes.empty()) {
        says = waitForDevice(until);
    }
    if (says.bytes.empty()) {
        return std::exchange(isUnwanted, false) ? Answer(NotWanted{}) : Answer(Silence{});
    }
    if (!tamperDevice(says.bytes)) {
        m_isBroken = true;
    }
    return DeviceBytes{says.bytes};
}

Matter someMatter(const std::string &attempt, Instant now)
{
    Matter matter;
    matter.attempt = AttemptId(attempt);
    matter.amount = Money(3580, Currency::cny());
    matter.openedAt = now;
    matter.deadline = now + Span::minutes(5);
    matter.subject = "Guitai Demo 00012";
    matter.till = "T1";
    matter.cashier = "anna";
    return matter;
}

} // namespace guitai::test
