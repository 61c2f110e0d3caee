// The calls that the simulator knows, by method and path.
#pragma once

#include "payment/engine/provider.h"

#include <string>
#include <string_view>

namespace guitai::paypal {

enum class SimulatedCall
{
    Token,
    CreateOrder,
    GetOrder,
    CaptureOrder,
    GetCapture,
    RefundCapture,
    GetRefund,
    Transactions,
    CreateWebhook,
    ListWebhooks,
    GetWebhook,
    ChangeWebhook,
    DeleteWebhook,
    Certificate,
    WrongMethod, // the path is known
    Unknown
};

struct Asked
{
    SimulatedCall call = SimulatedCall::Unknown;
    std::string path; // without query
    std::string id;   // of the thing that the path names
    std::string query;
};

Asked askedIn(const HttpRequest &request);
// "orders.capture", so that a fault can choose a call.
std::string nameOf(SimulatedCall call);

std::string headerIn(const HttpRequest &request, std::string_view name);

} // namespace guitai::paypal
