// What was found when the ways to pay were asked how they are, in words.
#pragma once

#include "ui/desk/desk.h"

namespace guitai::ui {

// "Alipay"; "Relay" for the relay.
QString checkedName(const CheckRow &row, const std::vector<MethodView> &methods);
// What is wrong and what to do; that all is well otherwise.
QString checkText(const CheckRow &row);

} // namespace guitai::ui
