// What the simulator answers: PayPal's resources and errors as JSON.
#pragma once

#include "payment/providers/paypal/simulator_books.h"

#include <QString>

#include <string>
#include <vector>

class QJsonArray;
class QJsonObject;

namespace guitai::paypal {

// One thing that is wrong with a request.
struct Fault
{
    std::string issue;
    std::string field; // a JSON pointer
    std::string value;
    std::string location = "body";
};

// A refused request. No name: the usual one of the status.
struct Denial
{
    int status = 422;
    std::vector<Fault> faults;
    std::string link; // where the payer has to go once more
};

enum class Detail
{
    Minimal,
    Representation
};

// error is added to every amount that has moved.
QJsonObject orderJson(const SimulatedOrder &order, Detail detail, Money error);
QJsonObject captureJson(const SimulatedOrder &order, Detail detail, Money error);
QJsonObject refundJson(const SimulatedOrder &order, const SimulatedRefund &refund, Detail detail,
                       Money error);
QJsonObject denialJson(const Denial &denial, const std::string &debugId);
QJsonObject moneyJson(Money amount);

std::string textOf(const QJsonObject &object);
QString inQt(const std::string &text);

// What PayPal keeps of a payment.
Money feeOf(Money amount);

inline constexpr const char *simulatedPayee = "GUITAISANDBX1";
inline constexpr const char *simulatedPayer = "QYR5Z8XDVJNXQ";

} // namespace guitai::paypal
