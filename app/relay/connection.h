// Connection: speaks HTTP with one sender; a till's request becomes a TillLine.
#pragma once

#include "app/relay/house.h"
#include "app/relay/session.h"

namespace guitai::relay {

class Connection final : public Session, public std::enable_shared_from_this<Connection>
{
public:
    // peer: the address it comes from. open: /metrics may be read from everywhere, and nothing
    // else.
    Connection(House &house, Hall &hall, std::shared_ptr<Wire> wire, std::string peer, bool open);

    void start();
    void tick() override;
    void goAway() override;

private:
    enum class Phase
    {
        Greeting,
        Idle,
        Head,
        Body,
        Answering, // the answer is being found
        Writing,
        Goodbye,
        Over
    };

    void enter(Phase phase, Span patience);
    void listen();
    void readMore();
    void consume();
    bool onHead();
    void onRequest();
    void takeCallback(std::string_view path);
    void onOutcome(Outcome outcome, const std::string &provider);
    void showHealth();
    void becomeTillLine();
    bool mayShowMetrics() const;
    std::string sender() const;
    std::function<void(std::string)> later();

    // Refusals name their cause for the counters.
    void refuse(Refusal why, int status, std::string_view text, bool keep = true);
    void reply(int status, std::string_view type, std::string_view body, std::string_view more = {},
               bool keep = true);
    void write(std::string bytes);
    void writeOn();
    void end();

    House &m_house;
    std::shared_ptr<Wire> m_wire;
    RequestReader m_reader;
    std::string m_peer;
    std::string m_in; // what has come, and room for more
    std::size_t m_have = 0;
    std::string m_out;
    std::size_t m_written = 0;
    Span m_deadline;
    std::uint32_t m_request = 0; // an answer to an earlier one is too late
    Phase m_phase = Phase::Greeting;
    bool m_open;
    bool m_headSeen = false;
    bool m_keep = true;
};

} // namespace guitai::relay
