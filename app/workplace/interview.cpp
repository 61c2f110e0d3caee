// One message at a time.
#include "app/workplace/interview.h"

namespace guitai {

namespace {

constexpr Line::Ticket ticket = 1;

} // namespace

Interview::Interview()
    : m_line([this](Line::Ticket, const Answer &answer) {
        m_heard = answer;
        m_waiting.quit();
    })
{}

Interview::~Interview()
{
    m_line.hangUp(ticket);
}

Answer Interview::ask(const HttpRequest &request)
{
    m_line.send(ticket, request);
    m_waiting.exec();
    return m_heard;
}

Reading Interview::hold(Conversation &conversation)
{
    Step step = conversation.begin();
    while (!std::holds_alternative<Reading>(step)) {
        if (std::holds_alternative<Note>(step)) {
            step = conversation.hear(Noted{});
            continue;
        }
        if (const auto *message = std::get_if<DeviceMessage>(&step)) {
            m_line.tell(ticket, *message);
            m_waiting.exec();
        } else {
            ask(std::get<HttpRequest>(step));
        }
        step = conversation.hear(m_heard);
    }
    return std::get<Reading>(step);
}

} // namespace guitai
