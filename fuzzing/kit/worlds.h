// Worlds: every provider with its simulator, the messages they exchanged, and a client that has
// other keys and must not believe any of them.
#pragma once

#include "payment/providers/simulator.h"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace guitai::fuzz {

// What a conversation was asked; small enough to stand at the head of an input.
struct Asked
{
    Question question = Question::Query;
    int number = 0; // which attempt
    bool withCode = false;
    bool wanted = true;
    std::string note;
    std::string attemptNote; // with what is asked about a refund
};

struct Recorded
{
    Asked asked;
    std::vector<Answer> answers;
    Reading reading;
};

struct World
{
    std::string id;
    std::unique_ptr<Simulator> simulator;
    std::unique_ptr<Provider> client;
    std::unique_ptr<Provider> stranger; // believes other keys
    std::string customerCode;           // empty: its customers have none
    std::vector<Recorded> talks;
    std::vector<HttpRequest> callbacks;
    std::vector<Answer> statementAnswers; // to fetching the statement of statementDay()
    std::vector<std::string> statements;  // fetched files, and a device's end of day
    std::set<std::int64_t> paidAmounts;   // that the talks ended with
    bool isSigned = false;     // answers are signed: the stranger can take none of them for true
    bool isCodeSigned = false; // the same where the customer's own code is charged
    bool isSealed = false;     // the same of callbacks

    Currency currency() const; // the first that its provider takes
    Matter matterOf(const Asked &asked) const;
};

Instant fuzzTime();
// The day of fuzzTime() in China, in a currency of the provider.
StatementDay statementDay(const World &world);

// All there are, in the order of the table; made once a process. With GUITAI_FUZZ_KEYS in the
// environment, the simulators' keys are kept in that folder, so that an input means the same again.
std::vector<World> &worlds();

// What one provider said in them: answers, letters, and a device's bytes; empty where there is no
// such provider.
std::vector<std::string> answersOf(const std::string &provider);
std::vector<std::string> lettersOf(const std::string &provider);

} // namespace guitai::fuzz
