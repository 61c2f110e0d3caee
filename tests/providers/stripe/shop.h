// A shop with one reader: a till that keeps its notes, Stripe's simulator, and a wire between them
// that can be cut; the till may die at any step.
#pragma once

#include "payment/providers/stripe/simulator.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace guitai::test {

class StripeShop
{
public:
    explicit StripeShop(const ProviderSettings &more = {});

    // One conversation to its end, with what was noted before.
    Reading ask(Question question);
    // The till dies after so many steps: requests that have left, notes that are on disk.
    void askAndDie(Question question, int steps);
    // Queries as the engine does: what is not found is charged again, with the same number.
    Reading look();
    Reading refund(const std::string &number, std::int64_t minor,
                   Question question = Question::Refund);

    HttpReply send(const std::string &method, const std::string &path, const std::string &body = {},
                   const std::string &key = {});
    LedgerRow row() const; // of the matter's attempt
    int intents() const { return int(stripe->ledger().size()); }

    Matter matter;
    Instant now{1772331630000};
    std::unique_ptr<stripe::StripeSimulator> stripe;
    std::unique_ptr<Provider> till;
    std::vector<std::string> heard;           // the calls of the last conversation
    std::map<std::string, std::string> notes; // by attempt and refund

    enum class Wire
    {
        Deliver,
        LoseRequest,
        LoseReply
    };
    std::function<Wire(const std::string &call)> wire = [](const std::string &) {
        return Wire::Deliver;
    };

private:
    Reading talk(Question question, const Matter &about, int steps);

    ProviderSettings m_settings;
};

// Loses the answers to one kind of call.
std::function<StripeShop::Wire(const std::string &)> losing(const std::string &call,
                                                            StripeShop::Wire what);

} // namespace guitai::test
