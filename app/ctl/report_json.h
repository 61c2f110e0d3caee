// Settlements and matches as JSON: amounts as text in major units, times with their offset.
#pragma once

#include "app/ctl/voice.h"
#include "books/reconciliation.h"
#include "books/settlement.h"

namespace guitai::ctl {

QJsonObject jsonOf(const Settlement &settlement, const Zone &zone, int mostGoods);
QJsonObject jsonOf(const StatementFigures &figures, const Zone &zone);
QJsonObject jsonOf(const Match &match, const Voice &voice);
QJsonObject summaryOf(const Reconciliation &outcome);

} // namespace guitai::ctl
