// Reports of shifts and days as JSON.
#pragma once

#include "app/ctl/voice.h"
#include "books/shift_rows.h"

#include <QJsonArray>

namespace guitai::ctl {

QJsonArray jsonOf(const std::vector<Money> &amounts);
QJsonObject jsonOf(const ShiftReport &report, Expected expected, const Voice &voice);
QJsonObject jsonOf(const DayReport &report, const Voice &voice);

} // namespace guitai::ctl
