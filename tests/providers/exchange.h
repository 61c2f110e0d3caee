// Exchange: a client and a simulator that talk directly, with a wire between them that can be cut.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/simulator.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace guitai::test {

class Exchange
{
public:
    Exchange(std::unique_ptr<Provider> client, std::unique_ptr<Simulator> simulator);

    // Drives one conversation to its end. heard() holds the calls that reached the simulator. As a
    // till does, it gives back with each question what was noted, and the reference once paid.
    Reading ask(const Matter &matter, Question question);

    Simulator &simulator() { return *m_simulator; }
    const Provider &client() const { return *m_client; }
    const std::vector<std::string> &heard() const { return m_heard; }
    const std::vector<HttpRequest> &requests() const { return m_requests; }
    // What a conversation last noted; it goes into the next matter by hand.
    const std::string &note() const { return m_note; }

    Instant now{1772331630000}; // 2026-03-01 10:20:30 in China
    AnswerFault fault;

    // What the wire does with the n-th request (from 0) of a conversation; by default it delivers.
    enum class Wire
    {
        Deliver,
        LoseRequest,
        LoseReply
    };
    std::function<Wire(int n)> wire = [](int) { return Wire::Deliver; };
    // Changes a reply on its way.
    std::function<void(int n, HttpReply &reply)> tamper = [](int, HttpReply &) {};
    // Between the n-th reply and what the client says next.
    std::function<void(int n)> meanwhile = [](int) {};

    const std::string &noteOf(const Matter &matter) { return m_notes[matter.attempt]; }

private:
    Matter withWhatIsKnown(Matter matter, Question question);

    std::unique_ptr<Provider> m_client;
    std::unique_ptr<Simulator> m_simulator;
    std::vector<std::string> m_heard;
    std::vector<HttpRequest> m_requests;
    std::string m_note;
    std::map<AttemptId, std::string> m_notes;
    std::map<RefundId, std::string> m_refundNotes;
    std::map<AttemptId, std::string> m_references;
};

// A matter of 35.80 with this number, opened now, for five minutes.
Matter someMatter(const std::string &attempt, Instant now);

} // namespace guitai::test
