// Driving conversations by hand.
#include "tests/providers/exchange.h"

namespace guitai::test {

Exchange::Exchange(std::unique_ptr<Provider> client, std::unique_ptr<Simulator> simulator)
    : m_client(std::move(client))
    , m_simulator(std::move(simulator))
{}

Reading Exchange::ask(const Matter &matter, Question question)
{
    m_heard.clear();
    m_requests.clear();
    const auto talk = m_client->ask(matter, question, now);
    const auto writeDown = [&](Step step) {
        while (const auto *note = std::get_if<Note>(&step)) {
            m_note = note->text;
            step = talk->hear(Noted{});
        }
        return step;
    };
    Step step = writeDown(talk->begin());
    for (int n = 0; std::holds_alternative<HttpRequest>(step); ++n) {
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
        step = writeDown(talk->hear(answer));
    }
    return std::get<Reading>(step);
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
