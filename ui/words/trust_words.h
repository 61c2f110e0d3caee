// What needs trust, and who is trusted with it, in words.
#pragma once

#include "payment/engine/people.h"

#include <QString>

#include <string>

namespace guitai::ui {

QString actText(Act act);
// Of the list of what needed trust: the journal's name of it.
QString auditText(const std::string &what);
// What was done to a person ("lin: role supervisor"); anything else as it is.
QString auditDetail(const std::string &what, const std::string &detail);
QString roleText(Role role);
QString faultText(PersonFault fault);

} // namespace guitai::ui
