// One call to the simulator: which it is, and its parameters, checked as Stripe checks them.
#pragma once

#include "payment/engine/provider.h"

#include <QJsonObject>

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace guitai::stripe {

struct SimulatedCall
{
    std::string name; // "payment_intents.create"; empty: there is no such address
    std::string id;   // of what it is about
    std::map<std::string, std::string> fields; // "process_config.skip_tipping"
    std::map<std::string, std::vector<std::string>> lists;

    std::string field(const std::string &name) const;
    bool has(const std::string &name) const { return fields.count(name) != 0; }
    std::optional<std::int64_t> number(const std::string &name) const;
    // The members of a map such as metadata.
    QJsonObject members(const std::string &name) const;
};

struct SimulatedAnswer
{
    int status = 200;
    QJsonObject body;
};

SimulatedAnswer simulatedError(int status, const std::string &type, const std::string &code,
                               const std::string &words, const std::string &parameter = {});

// Only the name, for those who choose a call to go wrong.
std::string nameOfCall(const HttpRequest &request);

// The call, or why it is not understood.
std::variant<SimulatedCall, SimulatedAnswer> readCall(const HttpRequest &request);

} // namespace guitai::stripe
