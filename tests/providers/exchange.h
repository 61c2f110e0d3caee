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

    // Drives one conversation to its end. heard() holds the calls that reached the simulator.
    // Notes, and the reference once paid, are kept and given back, as a till does it.
    Reading ask(Matter matter, Question question);

    // The same for the statement of a day.
    Reading fetchStatement(const StatementDay &day);

    Simulator &simulator() { return *m_simulator; }
    const Provider &client() const { return *m_client; }
    const std::vector<std::string> &heard() const { return m_heard; }
    const std::vector<HttpRequest> &requests() const { return m_requests; }
    // What a conversation last noted.
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
    // Changes what a device says on its way; the connection breaks after it when it returns false.
    std::function<bool(std::string &bytes)> tamperDevice = [](std::string &) { return true; };
    // Called again and again while a device waits: by default the customer holds the card to it.
    std::function<void()> customer = [this] { m_simulator->pay({}, now); };
    // Set by customer: the till does not want the payment any more, and says so once.
    bool isUnwanted = false;
    // The first breakdown is for good: nothing passes until the next conversation.
    bool staysBroken = false;
    // What was noted about each attempt and refund.
    std::map<std::string, std::string> notes;

private:
    HttpReply serve(const HttpRequest &request, int n);
    Answer tellDevice(const DeviceMessage &message, int n);
    DeviceSays waitForDevice(Instant until);
    Answer hangUp();

    bool m_isBroken = false;
    std::unique_ptr<Provider> m_client;
    std::unique_ptr<Simulator> m_simulator;
    std::vector<std::string> m_heard;
    std::vector<HttpRequest> m_requests;
    std::string m_note;
    std::map<AttemptId, std::string> m_references;
};

// A matter of 35.80 with this number, opened now, for five minutes.
Matter someMatter(const std::string &attempt, Instant now);

} // namespace guitai::test
