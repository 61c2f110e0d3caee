// Addresses, form text with nesting, and the parameters that each call knows.
#include "payment/providers/stripe/simulator_call.h"

#include "payment/providers/wire/form.h"

#include <QString>

#include <algorithm>
#include <array>
#include <string_view>

namespace guitai::stripe {

namespace {

// Parameters as in Stripe's OpenAPI description. ":i" is a whole number, ":b" true or false, "[]" a
// list, ".*" a map, '!' must be there.
struct CallRow
{
    std::string_view method;
    std::string_view path; // {} is an id
    std::string_view name;
    std::string_view parameters;
};

constexpr std::string_view intentMore =
    " customer description metadata.* payment_method payment_method_types[] receipt_email "
    "setup_future_usage statement_descriptor statement_descriptor_suffix transfer_group "
    "application_fee_amount:i shipping.* payment_method_options.* transfer_data.* expand[]";
constexpr std::string_view paging = "limit:i starting_after ending_before expand[]";
constexpr std::string_view created = " created:i created.gt:i created.gte:i created.lt:i "
                                     "created.lte:i";

constexpr std::array callRows{
    CallRow{"POST", "/v1/payment_intents", "payment_intents.create",
            "amount:i! currency! automatic_payment_methods.* capture_method confirm:b "
            "confirmation_method error_on_requires_action:b mandate mandate_data.* off_session "
            "on_behalf_of payment_method_data.* radar_options.* return_url use_stripe_sdk:b"},
    CallRow{"GET", "/v1/payment_intents", "payment_intents.list", "customer"},
    CallRow{"GET", "/v1/payment_intents/{}", "payment_intents.retrieve", "client_secret expand[]"},
    CallRow{"POST", "/v1/payment_intents/{}", "payment_intents.update",
            "amount:i currency capture_method payment_method_data.*"},
    CallRow{"POST", "/v1/payment_intents/{}/cancel", "payment_intents.cancel",
            "cancellation_reason expand[]"},
    CallRow{"POST", "/v1/payment_intents/{}/capture", "payment_intents.capture",
            "amount_to_capture:i application_fee_amount:i expand[] final_capture:b metadata.* "
            "statement_descriptor statement_descriptor_suffix transfer_data.*"},
    CallRow{"POST", "/v1/refunds", "refunds.create",
            "amount:i charge currency customer expand[] instructions_email metadata.* origin "
            "payment_intent reason refund_application_fee:b reverse_transfer:b"},
    CallRow{"GET", "/v1/refunds", "refunds.list", "charge payment_intent"},
    CallRow{"GET", "/v1/refunds/{}", "refunds.retrieve", "expand[]"},
    CallRow{"GET", "/v1/charges", "charges.list", "customer payment_intent transfer_group"},
    CallRow{"GET", "/v1/charges/{}", "charges.retrieve", "expand[]"},
    CallRow{"GET", "/v1/balance_transactions", "balance_transactions.list",
            "currency payout source type"},
    CallRow{"GET", "/v1/balance_transactions/{}", "balance_transactions.retrieve", "expand[]"},
    CallRow{"GET", "/v1/events", "events.list", "delivery_success:b type types[]"},
    CallRow{"GET", "/v1/events/{}", "events.retrieve", "expand[]"},
    CallRow{"POST", "/v1/webhook_endpoints", "webhook_endpoints.create",
            "url! enabled_events[]! api_version connect:b description expand[] metadata.*"},
    CallRow{"GET", "/v1/webhook_endpoints", "webhook_endpoints.list", ""},
    CallRow{"GET", "/v1/webhook_endpoints/{}", "webhook_endpoints.retrieve", "expand[]"},
    CallRow{"DELETE", "/v1/webhook_endpoints/{}", "webhook_endpoints.delete", ""},
    CallRow{"GET", "/v1/terminal/locations", "locations.list", ""},
    CallRow{"GET", "/v1/terminal/locations/{}", "locations.retrieve", "expand[]"},
    CallRow{"GET", "/v1/terminal/readers", "readers.list",
            "device_type location serial_number status"},
    CallRow{"GET", "/v1/terminal/readers/{}", "readers.retrieve", "expand[]"},
    CallRow{"POST", "/v1/terminal/readers/{}/process_payment_intent",
            "readers.process_payment_intent",
            "payment_intent! process_config.skip_tipping:b process_config.tipping.* "
            "process_config.enable_customer_cancellation:b process_config.allow_redisplay "
            "process_config.return_url expand[]"},
    CallRow{"POST", "/v1/terminal/readers/{}/cancel_action", "readers.cancel_action", "expand[]"},
    CallRow{"POST", "/v1/test_helpers/terminal/readers/{}/present_payment_method",
            "readers.present_payment_method",
            "amount_tip:i card_present.number card.number card.cvc card.exp_month:i "
            "card.exp_year:i interac_present.number type expand[]"},
};

bool endsIn(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string parametersOf(const CallRow &row)
{
    std::string all(row.parameters);
    if (row.name == "payment_intents.create" || row.name == "payment_intents.update") {
        all += intentMore;
    }
    if (endsIn(row.name, ".list")) {
        all += ' ';
        all += paging;
        all += created;
    }
    return all;
}

// The address without host and query.
std::string pathOf(const std::string &url)
{
    const auto scheme = url.find("://");
    const auto begin = url.find('/', scheme == std::string::npos ? 0 : scheme + 3);
    if (begin == std::string::npos) {
        return "/";
    }
    return url.substr(begin, url.find('?') - begin);
}

// The id when path is of this form; nothing when it is not.
std::optional<std::string> matched(std::string_view form, std::string_view path)
{
    const auto hole = form.find("{}");
    if (hole == std::string_view::npos) {
        return form == path ? std::optional(std::string()) : std::nullopt;
    }
    const std::string_view before = form.substr(0, hole);
    const std::string_view after = form.substr(hole + 2);
    if (path.size() <= before.size() + after.size() || path.substr(0, before.size()) != before ||
        !endsIn(path, after)) {
        return std::nullopt;
    }
    const std::string_view id =
        path.substr(before.size(), path.size() - before.size() - after.size());
    return id.find('/') == std::string_view::npos ? std::optional(std::string(id)) : std::nullopt;
}

const CallRow *rowFor(const HttpRequest &request, std::string *id)
{
    const std::string path = pathOf(request.url);
    for (const CallRow &row : callRows) {
        if (row.method == request.method) {
            if (auto found = matched(row.path, path)) {
                if (id) {
                    *id = *found;
                }
                return &row;
            }
        }
    }
    return nullptr;
}

// "process_config[skip_tipping]" as "process_config.skip_tipping", "expand[0]" as "expand[]".
std::string dotted(const std::string &name)
{
    std::string plain;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] != '[') {
            plain += name[i];
            continue;
        }
        const auto close = name.find(']', i);
        if (close == std::string::npos) {
            return {};
        }
        const std::string inner = name.substr(i + 1, close - i - 1);
        const bool isIndex = inner.find_first_not_of("0123456789") == std::string::npos;
        plain += isIndex ? "[]" : "." + inner;
        i = close;
    }
    return plain;
}

struct Known
{
    char type = 's'; // i, b, s
};

std::optional<Known> knownParameter(const std::string &parameters, const std::string &name)
{
    std::size_t begin = 0;
    while (begin < parameters.size()) {
        const auto end = std::min(parameters.find(' ', begin), parameters.size());
        std::string one = parameters.substr(begin, end - begin);
        begin = end + 1;
        if (!one.empty() && one.back() == '!') {
            one.pop_back();
        }
        Known known;
        if (one.size() > 2 && one[one.size() - 2] == ':') {
            known.type = one.back();
            one.resize(one.size() - 2);
        }
        const bool isMap = endsIn(one, ".*");
        if (isMap ? name.compare(0, one.size() - 1, one, 0, one.size() - 1) == 0 : name == one) {
            return known;
        }
    }
    return std::nullopt;
}

bool isWhole(const std::string &text)
{
    const std::size_t sign = !text.empty() && text[0] == '-' ? 1 : 0;
    return text.size() > sign && text.size() < 18 &&
           text.find_first_not_of("0123456789", sign) == std::string::npos;
}

SimulatedAnswer formError(const std::string &code, const std::string &words,
                          const std::string &parameter)
{
    return simulatedError(400, "invalid_request_error", code, words, parameter);
}

std::optional<SimulatedAnswer> take(SimulatedCall &call, const std::string &parameters,
                                    const std::string &name, const std::string &value)
{
    const std::string plain = dotted(name);
    const auto known = knownParameter(parameters, plain);
    if (!known) {
        return formError("parameter_unknown", "Received unknown parameter: " + name, name);
    }
    if (known->type == 'i' && !isWhole(value)) {
        return formError("parameter_invalid_integer", "Invalid integer: " + value, name);
    }
    if (known->type == 'b' && value != "true" && value != "false") {
        return formError({}, "Invalid boolean: " + value, name);
    }
    if (endsIn(plain, "[]")) {
        call.lists[plain.substr(0, plain.size() - 2)].push_back(value);
    } else {
        call.fields[plain] = value;
    }
    return std::nullopt;
}

std::optional<SimulatedAnswer> missing(const SimulatedCall &call, const std::string &parameters)
{
    for (std::size_t mark = parameters.find('!'); mark != std::string::npos;
         mark = parameters.find('!', mark + 1)) {
        const auto space = parameters.rfind(' ', mark);
        const std::size_t begin = space == std::string::npos ? 0 : space + 1;
        std::string name = parameters.substr(begin, mark - begin);
        name.resize(std::min(name.find_first_of(":["), name.size()));
        if (call.field(name).empty() && call.lists.count(name) == 0) {
            return formError("parameter_missing", "Missing required param: " + name + ".", name);
        }
    }
    return std::nullopt;
}

std::string contentTypeOf(const HttpRequest &request)
{
    for (const auto &[name, value] : request.headers) {
        if (name == "content-type" || name == "Content-Type") {
            return value;
        }
    }
    return {};
}

} // namespace

SimulatedAnswer simulatedError(int status, const std::string &type, const std::string &code,
                               const std::string &words, const std::string &parameter)
{
    QJsonObject error{{"type", QString::fromStdString(type)},
                      {"message", QString::fromStdString(words)}};
    if (!code.empty()) {
        error["code"] = QString::fromStdString(code);
        error["doc_url"] = QString::fromStdString("https://stripe.com/docs/error-codes/" + code);
    }
    if (!parameter.empty()) {
        error["param"] = QString::fromStdString(parameter);
    }
    return {status, {{"error", error}}};
}

std::string SimulatedCall::field(const std::string &wanted) const
{
    const auto found = fields.find(wanted);
    return found == fields.end() ? std::string() : found->second;
}

std::optional<std::int64_t> SimulatedCall::number(const std::string &wanted) const
{
    const auto found = fields.find(wanted);
    return found == fields.end() ? std::nullopt
                                 : std::optional<std::int64_t>(std::stoll(found->second));
}

QJsonObject SimulatedCall::members(const std::string &map) const
{
    QJsonObject object;
    for (const auto &[key, value] : fields) {
        if (key.compare(0, map.size() + 1, map + ".") == 0) {
            object[QString::fromStdString(key.substr(map.size() + 1))] =
                QString::fromStdString(value);
        }
    }
    return object;
}

std::string nameOfCall(const HttpRequest &request)
{
    const CallRow *row = rowFor(request, nullptr);
    return row ? std::string(row->name) : std::string();
}

std::variant<SimulatedCall, SimulatedAnswer> readCall(const HttpRequest &request)
{
    SimulatedCall call;
    const CallRow *row = rowFor(request, &call.id);
    if (!row) {
        return simulatedError(404, "invalid_request_error", {},
                              "Unrecognized request URL (" + request.method + ": " +
                                  pathOf(request.url) + ").");
    }
    call.name = row->name;
    const std::string type = contentTypeOf(request);
    if (!request.body.empty() && type.compare(0, 33, "application/x-www-form-urlencoded") != 0) {
        return formError({}, "Invalid request: the body must be form-encoded, not " + type, {});
    }
    const auto mark = request.url.find('?');
    const std::string query = mark == std::string::npos ? "" : request.url.substr(mark + 1);
    const std::string parameters = parametersOf(*row);
    for (const std::string &part : {query, request.body}) {
        const auto fields = parseForm(part);
        if (!fields) {
            return formError({}, "Invalid request: the parameters cannot be decoded.", {});
        }
        for (const auto &[name, value] : *fields) {
            if (auto refused = take(call, parameters, name, value)) {
                return *refused;
            }
        }
    }
    if (auto refused = missing(call, parameters)) {
        return *refused;
    }
    return call;
}

} // namespace guitai::stripe
