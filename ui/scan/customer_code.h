// CustomerCode: whether a scan is a customer's payment code, and whose.
#pragma once

#include "payment/engine/view.h"

#include <QString>

#include <vector>

namespace guitai::ui {

struct CustomerCode
{
    std::vector<ProviderId> wallets; // more than one: ask
    bool unionPay = false;           // taken on the card machine

    bool isCustomers() const { return !wallets.empty() || unionPay; }
    friend bool operator==(const CustomerCode &, const CustomerCode &) = default;
};

CustomerCode customerCodeOf(const std::vector<MethodView> &methods, const QString &code);

} // namespace guitai::ui
