// The books' other half: which call goes where, the reader, lists and events.
#include "payment/providers/stripe/api.h"
#include "payment/providers/stripe/simulator_books.h"
#include "payment/providers/stripe/simulator_cards.h"
#include "payment/providers/stripe/simulator_words.h"

#include <QJsonArray>

namespace guitai::stripe {

namespace {

constexpr const char *simulatedLocation = "tml_Guitai00000001";

bool isNamed(const std::string &text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

QJsonObject freshLocation()
{
    return {{"id", simulatedLocation},
            {"object", "terminal.location"},
            {"address", QJsonObject{{"city", "Berlin"},
                                    {"country", "DE"},
                                    {"line1", "Alexanderplatz 1"},
                                    {"line2", QJsonValue()},
                                    {"postal_code", "10178"},
                                    {"state", QJsonValue()}}},
            {"display_name", "Guitai Demo"},
            {"livemode", false},
            {"metadata", QJsonObject()}};
}

QJsonObject freshReader()
{
    return {{"id", simulatedReader},
            {"object", "terminal.reader"},
            {"action", QJsonValue()},
            {"device_sw_version", ""},
            {"device_type", "simulated_wisepos_e"},
            {"ip_address", "0.0.0.0"},
            {"label", "Counter"},
            {"last_seen_at", 0},
            {"livemode", false},
            {"location", simulatedLocation},
            {"metadata", QJsonObject()},
            {"serial_number", "guitai-0001"},
            {"status", "online"}};
}

SimulatedAnswer missingObject(const std::string &kind, const std::string &id)
{
    return simulatedError(404, "invalid_request_error", "resource_missing",
                          "No such " + kind + ": '" + id + "'", "id");
}

// What kind of object a call is about, by its first word.
struct KindRow
{
    std::string_view resource;
    const char *prefix;
    const char *object;
};

constexpr KindRow kindRows[] = {
    {"payment_intents", "pi_", "payment_intent"},
    {"refunds", "re_", "refund"},
    {"charges", "ch_", "charge"},
    {"balance_transactions", "txn_", "balance_transaction"},
    {"events", "evt_", "event"},
    {"webhook_endpoints", "we_", "webhook_endpoint"},
    {"locations", "tml_", "terminal.location"},
    {"readers", "tmr_", "terminal.reader"},
};

const KindRow &shelfOf(const std::string &callName)
{
    const std::string resource = callName.substr(0, callName.find('.'));
    for (const KindRow &row : kindRows) {
        if (row.resource == resource) {
            return row;
        }
    }
    return kindRows[0];
}

bool passes(const SimulatedCall &call, const QJsonObject &object)
{
    const std::int64_t created = object["created"].toInteger();
    const auto bound = [&](const char *name) { return call.number(name); };
    if ((bound("created") && created != *bound("created")) ||
        (bound("created.gt") && created <= *bound("created.gt")) ||
        (bound("created.gte") && created < *bound("created.gte")) ||
        (bound("created.lt") && created >= *bound("created.lt")) ||
        (bound("created.lte") && created > *bound("created.lte"))) {
        return false;
    }
    for (const char *name : {"payment_intent", "charge", "customer", "source", "type", "currency",
                             "location", "device_type", "status", "serial_number"}) {
        if (call.has(name) && textIn(object, name) != call.field(name)) {
            return false;
        }
    }
    return !call.has("payout"); // there are none
}

} // namespace

SimulatedBooks::SimulatedBooks()
{
    keep(freshLocation());
    keep(freshReader());
}

SimulatedAnswer SimulatedBooks::carryOut(const SimulatedCall &call, Instant now)
{
    SimulatedAnswer answer;
    if (call.name == "payment_intents.create") {
        answer = createIntent(call, now);
    } else if (call.name == "refunds.create") {
        answer = createRefund(call, now);
    } else if (call.name == "webhook_endpoints.create") {
        answer = createEndpoint(call, now);
    } else if (isNamed(call.name, ".list")) {
        answer = list(call);
    } else {
        const KindRow &kind = shelfOf(call.name);
        const QJsonObject *found = find(call.id);
        if (!found || textIn(*found, "object") != kind.object) {
            return missingObject(kind.object, call.id);
        }
        const QJsonObject object = *found;
        if (isNamed(call.name, ".retrieve")) {
            answer.body = object;
            answer.body.remove("secret"); // of a webhook endpoint: told once only
        } else if (call.name == "payment_intents.update") {
            answer = updateIntent(call, object);
        } else if (call.name == "payment_intents.cancel") {
            answer = cancelIntent(call, object, now);
        } else if (call.name == "payment_intents.capture") {
            answer = captureIntent(call, object, now);
        } else if (call.name == "readers.process_payment_intent") {
            answer = showIntent(call, object, now);
        } else if (call.name == "readers.cancel_action") {
            answer = stopReader(object, now);
        } else if (call.name == "readers.present_payment_method") {
            answer = presentCard(call, object, now);
        } else { // webhook_endpoints.delete
            m_objects.erase(call.id);
            answer.body = {{"id", inQt(call.id)}, {"object", kind.object}, {"deleted", true}};
        }
    }
    const auto paths = call.lists.find("expand");
    if (answer.status == 200 && paths != call.lists.end()) {
        for (const std::string &path : paths->second) {
            answer.body = expanded(answer.body, path);
        }
    }
    return answer;
}

// The newest first, as all of Stripe's lists.
SimulatedAnswer SimulatedBooks::list(const SimulatedCall &call) const
{
    const KindRow &kind = shelfOf(call.name);
    const std::int64_t limit = call.number("limit").value_or(10);
    if (limit < 1 || limit > 100) {
        return simulatedError(400, "invalid_request_error", "parameter_invalid_integer",
                              "This value must be between 1 and 100.", "limit");
    }
    const std::string after = call.field("starting_after");
    const std::string before = call.field("ending_before");
    QJsonArray data;
    bool hasMore = false;
    for (auto it = m_objects.rbegin(); it != m_objects.rend(); ++it) {
        const auto &[id, object] = *it;
        if (id.compare(0, std::string(kind.prefix).size(), kind.prefix) != 0 ||
            (!after.empty() && id >= after) || (!before.empty() && id <= before) ||
            !passes(call, object)) {
            continue;
        }
        if (data.size() == limit) {
            hasMore = true;
            break;
        }
        QJsonObject shown = object;
        shown.remove("secret");
        data.append(shown);
    }
    const bool isTerminal = kind.resource == "readers" || kind.resource == "locations";
    const std::string url =
        std::string(isTerminal ? "/v1/terminal/" : "/v1/") + std::string(kind.resource);
    return {200, {{"object", "list"}, {"data", data}, {"has_more", hasMore}, {"url", inQt(url)}}};
}

SimulatedAnswer SimulatedBooks::showIntent(const SimulatedCall &call, QJsonObject reader,
                                           Instant now)
{
    const std::string id = call.field("payment_intent");
    const QJsonObject *intent = find(id);
    if (!intent || textIn(*intent, "object") != "payment_intent") {
        return missingObject("payment_intent", id);
    }
    if (textIn(reader["action"].toObject(), "status") == "in_progress") {
        return simulatedError(400, "invalid_request_error", "terminal_reader_busy",
                              "Reader is currently busy processing another request.");
    }
    if (textIn(*intent, "status") != "requires_payment_method") {
        return simulatedError(400, "invalid_request_error", "intent_invalid_state",
                              "The payment intent has a status of " + textIn(*intent, "status") +
                                  ".",
                              "payment_intent");
    }
    if (!(*intent)["payment_method_types"].toArray().contains("card_present")) {
        return simulatedError(400, "invalid_request_error", {},
                              "The payment intent does not allow card_present.", "payment_intent");
    }
    QJsonObject config;
    const QJsonObject wanted = call.members("process_config");
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        const QString text = it->toString();
        config[it.key()] = text == "true" || text == "false" ? QJsonValue(text == "true") : *it;
    }
    reader["action"] =
        QJsonObject{{"api_error", QJsonValue()},
                    {"failure_code", QJsonValue()},
                    {"failure_message", QJsonValue()},
                    {"process_payment_intent",
                     QJsonObject{{"payment_intent", inQt(id)}, {"process_config", config}}},
                    {"status", "in_progress"},
                    {"type", "process_payment_intent"}};
    reader["last_seen_at"] = qint64(now.ms);
    keep(reader);
    return {200, reader};
}

SimulatedAnswer SimulatedBooks::stopReader(QJsonObject reader, Instant now)
{
    reader["action"] = QJsonValue();
    reader["last_seen_at"] = qint64(now.ms);
    keep(reader);
    return {200, reader};
}

SimulatedAnswer SimulatedBooks::presentCard(const SimulatedCall &call, const QJsonObject &reader,
                                            Instant now)
{
    if (textIn(reader["action"].toObject(), "status") != "in_progress") {
        return simulatedError(400, "invalid_request_error", {},
                              "The reader is not waiting for a payment method.");
    }
    const std::string type = call.has("type") ? call.field("type") : "card_present";
    const std::string number = call.field(type + ".number");
    if (!number.empty() && !simulatedCard(number)) {
        return simulatedError(400, "invalid_request_error", {},
                              "This card number is not one of the test numbers.",
                              type + "[number]");
    }
    present(number.empty() ? approvedCard : number, now);
    return {200, *find(textIn(reader, "id"))};
}

SimulatedAnswer SimulatedBooks::createEndpoint(const SimulatedCall &call, Instant now)
{
    const std::string url = call.field("url");
    if (url.compare(0, 7, "http://") != 0 && url.compare(0, 8, "https://") != 0) {
        return simulatedError(400, "invalid_request_error", "url_invalid", "Invalid URL", "url");
    }
    QJsonArray events;
    for (const std::string &type : call.lists.at("enabled_events")) {
        events.append(inQt(type));
    }
    const std::string id = newId("we");
    const std::string version = call.field("api_version");
    const QJsonObject endpoint{
        {"id", inQt(id)},
        {"object", "webhook_endpoint"},
        {"api_version", version.empty() ? QJsonValue() : QJsonValue(inQt(version))},
        {"created", qint64(now.ms / 1000)},
        {"description", inQt(call.field("description"))},
        {"enabled_events", events},
        {"livemode", false},
        {"metadata", call.members("metadata")},
        {"status", "enabled"},
        {"url", inQt(url)}};
    keep(endpoint);
    return {200, endpoint};
}

const QJsonObject *SimulatedBooks::find(const std::string &id) const
{
    const auto found = m_objects.find(id);
    return found == m_objects.end() ? nullptr : &found->second;
}

void SimulatedBooks::keep(const QJsonObject &object)
{
    m_objects[textIn(object, "id")] = object;
}

const QJsonObject *SimulatedBooks::intentAtReader() const
{
    const QJsonObject action = (*find(simulatedReader))["action"].toObject();
    if (textIn(action, "status") != "in_progress") {
        return nullptr;
    }
    return find(textIn(action["process_payment_intent"].toObject(), "payment_intent"));
}

bool SimulatedBooks::isAtReader(std::string_view which) const
{
    const QJsonObject *intent = intentAtReader();
    return intent && textIn(*intent, "status") == "requires_payment_method" &&
           (textIn(*intent, "id") == which ||
            textIn((*intent)["metadata"].toObject(), "attempt") == which);
}

bool SimulatedBooks::giveUp(const std::string &failureCode, Instant now)
{
    if (!intentAtReader()) {
        return false;
    }
    endAction("failed",
              {{"failure_code", inQt(failureCode)},
               {"failure_message", "The payment was not completed at the reader."},
               {"api_error", QJsonValue()}},
              now);
    return true;
}

void SimulatedBooks::endAction(const char *status, const QJsonObject &more, Instant now)
{
    QJsonObject reader = *find(simulatedReader);
    QJsonObject action = reader["action"].toObject();
    action["status"] = status;
    for (auto it = more.begin(); it != more.end(); ++it) {
        action[it.key()] = *it;
    }
    reader["action"] = action;
    reader["last_seen_at"] = qint64(now.ms);
    keep(reader);
    happened(std::string_view(status) == "succeeded" ? "terminal.reader.action_succeeded"
                                                     : "terminal.reader.action_failed",
             reader, now);
}

void SimulatedBooks::happened(const char *type, const QJsonObject &object, Instant now)
{
    const QJsonObject event{
        {"id", inQt(newId("evt"))},
        {"object", "event"},
        {"api_version", apiVersion},
        {"created", qint64(now.ms / 1000)},
        {"data", QJsonObject{{"object", object}}},
        {"livemode", false},
        {"pending_webhooks", qint64(endpoints().size())},
        {"request", QJsonObject{{"id", QJsonValue()}, {"idempotency_key", QJsonValue()}}},
        {"type", type}};
    keep(event);
    m_fresh.push_back(event);
}

QJsonObject SimulatedBooks::expanded(QJsonObject object, const std::string &path) const
{
    const auto dot = path.find('.');
    const QString name = inQt(path.substr(0, dot));
    const std::string rest = dot == std::string::npos ? std::string() : path.substr(dot + 1);
    QJsonValue value = object[name];
    if (value.isArray()) {
        QJsonArray all;
        for (const QJsonValue &one : value.toArray()) {
            all.append(expanded(one.toObject(), rest));
        }
        object[name] = all;
        return object;
    }
    if (const QJsonObject *found = find(value.toString().toStdString())) {
        value = *found;
    }
    if (value.isObject() && !rest.empty()) {
        value = expanded(value.toObject(), rest);
    }
    if (object.contains(name)) {
        object[name] = value;
    }
    return object;
}

} // namespace guitai::stripe
