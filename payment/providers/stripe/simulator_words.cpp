// The simulator's common words.
#include "payment/providers/stripe/simulator_words.h"

#include "payment/providers/stripe/api.h"

#include <algorithm>

namespace guitai::stripe {

QString inQt(const std::string &text)
{
    return QString::fromStdString(text);
}

qint64 secondsOf(Instant at)
{
    return qint64(at.ms / 1000);
}

SimulatedAnswer refusedBy(const std::string &code, const std::string &words,
                          const std::string &parameter)
{
    return simulatedError(400, "invalid_request_error", code, words, parameter);
}

SimulatedAnswer unexpectedState(const QJsonObject &intent, const std::string &deed)
{
    SimulatedAnswer answer =
        refusedBy("payment_intent_unexpected_state",
                  "You cannot " + deed + " this PaymentIntent because it has a status of " +
                      textIn(intent, "status") + ".");
    QJsonObject error = answer.body["error"].toObject();
    error["payment_intent"] = intent;
    answer.body["error"] = error;
    return answer;
}

bool isOneOf(const std::string &word, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(), [&](const char *w) { return word == w; });
}

} // namespace guitai::stripe
