// Reading methods and paths.
#include "payment/providers/paypal/simulator_calls.h"

#include "payment/providers/paypal/json.h"

#include <algorithm>

namespace guitai::paypal {

namespace {

struct Route
{
    std::string_view method;
    std::string_view before; // of the id
    std::string_view after;
    bool hasId;
    SimulatedCall call;
    std::string_view name;
};

constexpr Route routes[] = {
    {"POST", "/v1/oauth2/token", "", false, SimulatedCall::Token, "oauth2.token"},
    {"POST", "/v2/checkout/orders", "", false, SimulatedCall::CreateOrder, "orders.create"},
    {"GET", "/v2/checkout/orders/", "", true, SimulatedCall::GetOrder, "orders.get"},
    {"POST", "/v2/checkout/orders/", "/capture", true, SimulatedCall::CaptureOrder,
     "orders.capture"},
    {"GET", "/v2/payments/captures/", "", true, SimulatedCall::GetCapture, "captures.get"},
    {"POST", "/v2/payments/captures/", "/refund", true, SimulatedCall::RefundCapture,
     "captures.refund"},
    {"GET", "/v2/payments/refunds/", "", true, SimulatedCall::GetRefund, "refunds.get"},
    {"GET", "/v1/reporting/transactions", "", false, SimulatedCall::Transactions,
     "reporting.transactions"},
    {"POST", "/v1/notifications/webhooks", "", false, SimulatedCall::CreateWebhook,
     "webhooks.create"},
    {"GET", "/v1/notifications/webhooks", "", false, SimulatedCall::ListWebhooks, "webhooks.list"},
    {"GET", "/v1/notifications/webhooks/", "", true, SimulatedCall::GetWebhook, "webhooks.get"},
    {"PATCH", "/v1/notifications/webhooks/", "", true, SimulatedCall::ChangeWebhook,
     "webhooks.update"},
    {"DELETE", "/v1/notifications/webhooks/", "", true, SimulatedCall::DeleteWebhook,
     "webhooks.delete"},
    {"GET", "/v1/notifications/certs/", "", true, SimulatedCall::Certificate, "certs.get"},
};

std::string idIn(std::string_view path, const Route &route)
{
    const std::size_t around = route.before.size() + route.after.size();
    if (path.size() <= around || path.substr(0, route.before.size()) != route.before ||
        path.substr(path.size() - route.after.size()) != route.after) {
        return {};
    }
    const std::string_view id = path.substr(route.before.size(), path.size() - around);
    return id.find('/') == std::string_view::npos ? std::string(id) : std::string();
}

} // namespace

Asked askedIn(const HttpRequest &request)
{
    std::string_view url = request.url;
    if (const auto scheme = url.find("://"); scheme != std::string_view::npos) {
        const auto slash = url.find('/', scheme + 3);
        url = slash == std::string_view::npos ? std::string_view() : url.substr(slash);
    }
    Asked asked;
    const auto mark = url.find('?');
    asked.path = std::string(url.substr(0, mark));
    asked.query =
        mark == std::string_view::npos ? std::string() : std::string(url.substr(mark + 1));
    for (const Route &route : routes) {
        const std::string id = route.hasId ? idIn(asked.path, route) : std::string();
        if (route.hasId ? id.empty() : asked.path != route.before) {
            continue;
        }
        if (route.method == request.method) {
            asked.call = route.call;
            asked.id = id;
            return asked;
        }
        asked.call = SimulatedCall::WrongMethod;
    }
    return asked;
}

std::string nameOf(SimulatedCall call)
{
    for (const Route &route : routes) {
        if (route.call == call) {
            return std::string(route.name);
        }
    }
    return {};
}

std::string headerIn(const HttpRequest &request, std::string_view name)
{
    for (const auto &[header, value] : request.headers) {
        if (isSameName(header, name)) {
            return value;
        }
    }
    return {};
}

} // namespace guitai::paypal
