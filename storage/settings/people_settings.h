// The settings' section about people: who may do what, and the limits above which trust is needed.
#pragma once

#include "payment/engine/people.h"

#include <QJsonObject>

namespace guitai::storage {

// {"permissions": {"void_sale": "supervisor", ...}, "discount_limit": "20", "pay_out_limit":
// "500.00"}: what is not named stays as it is. The limit of discounts is in percent.
Result<void> readPeople(QJsonObject section, Currency currency, Trust &trust);
QJsonObject peopleSection(const Trust &trust);

} // namespace guitai::storage
