// Driving conversations by hand.
#include "tests/providers/exchange.h"

namespace guitai::test {

namespace {

bool isOfRefund(Question question)
{
    return question == Question::Refund || question == Question::QueryRefund;
}

} // namespace

Exchange::Exchange(std::unique_ptr<Provider> client, std::unique_ptr<Simulator> simulator)
    : m_client(std::move(client))
    , m_simulator(std::move(simulator))
{}

Reading Exchange::ask(const Matter &matter, Question question)
{
    m_heard.clear();
    m_requests.clear();
    const auto talk = m_client->ask(withWhatIsKnown(matter, question), question, now);
    Step step = talk->begin();
    int n = -1;
    while (!std::holds_alternative<Reading>(step)) {
        if (const auto *note = std::get_if<Note>(&step)) {
            (isOfRefund(question) ? m_refundNotes[matter.refund] : m_notes[matter.attempt]) =
                note->text;
            m_note = note->text;
            step = talk->hear(Noted{});
            continue;
        }
        ++n;
        const HttpRequest request = std::get<HttpRequest>(step);
        m_requests.push_back(request);
        const Wire what = wire(n);
        Answer answer = Silence{};
        if (what != Wire::LoseRequest) {
            m_heard.push_back(m_simulator->callOf(request));
            HttpReply reply = m_simulator->handle(request, now, fault);
            tamper(n, reply);
            if (what == Wire::Deliver) {
                answer = reply;
            }
        }
        meanwhile(n);
        step = talk->hear(answer);
    }
    const Reading reading = std::get<Reading>(step);
    if (reading.verdict == Verdict::Paid) {
        m_references[matter.attempt] = reading.reference;
    }
    return reading;
}

Matter Exchange::withWhatIsKnown(Matter matter, Question question)
{
    if (matter.note.empty()) {
        matter.note = isOfRefund(question) ? m_refundNotes[matter.refund] : m_notes[matter.attempt];
    }
    if (matter.attemptNote.empty() && isOfRefund(question)) {
        matter.attemptNote = m_notes[matter.attempt];
    }
    if (matter.reference.empty()) {
        matter.reference = m_references[matter.attempt];
    }
    return matter;
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
