// What the simulator's parts say and ask in the same words.
#pragma once

#include "payment/providers/stripe/simulator_call.h"
#include "shop/base/time.h"

#include <QJsonObject>
#include <QString>

#include <initializer_list>
#include <string>

namespace guitai::stripe {

QString inQt(const std::string &text);
qint64 secondsOf(Instant at);
bool isOneOf(const std::string &word, std::initializer_list<const char *> words);

SimulatedAnswer refusedBy(const std::string &code, const std::string &words,
                          const std::string &parameter = {});
// The intent's state forbids it; the answer shows the intent.
SimulatedAnswer unexpectedState(const QJsonObject &intent, const std::string &deed);

} // namespace guitai::stripe
