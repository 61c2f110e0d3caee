// Talking to PayPal's simulator, and playing scripts.
#include "tests/providers/paypal/paypal_world.h"

#include "payment/providers/paypal/maker.h"
#include "payment/providers/paypal/simulator_calls.h"
#include "payment/providers/wire/json_text.h"

#include <QFile>
#include <QJsonDocument>
#include <QtGlobal>

#include <algorithm>

namespace guitai::test {

using namespace paypal;

std::string json(std::string_view withSingleQuotes)
{
    std::string text(withSingleQuotes);
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

QJsonObject objectOf(const std::string &body)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(body)).object();
}

std::string paypalVectorFile(const std::string &name)
{
    QFile file(QString::fromStdString(TEST_DATA "/paypal/vectors/" + name));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s is missing", name.c_str());
    }
    return file.readAll().toStdString();
}

const PrivateKey &letterKey()
{
    static const PrivateKey key = PrivateKey::generate();
    return key;
}

std::unique_ptr<Simulator> paypalSimulator(SimulatorOptions options)
{
    if (!options.key) {
        options.key = letterKey();
    }
    return makeSimulator(std::move(options));
}

Exchange paypalExchange(SimulatorOptions options)
{
    auto simulator = paypalSimulator(std::move(options));
    auto client = paypalClient(simulator->settingsFor("http://127.0.0.1:8103"));
    return Exchange(std::move(client), std::move(simulator));
}

ProviderSettings paypalSettings()
{
    return {{"base_url", "https://api-m.sandbox.paypal.com"},
            {"client_id", "AClient"},
            {"client_secret", "ESecret"},
            {"webhook_id", "1JE4291016473214C"}};
}

std::unique_ptr<Provider> paypalClient(ProviderSettings settings)
{
    auto client = providerMaker().make(settings);
    if (!client) {
        qFatal("%s", client.problem().what.c_str());
    }
    return std::move(client).value();
}

PayPalDesk::PayPalDesk(SimulatorOptions options)
    : own(paypalSimulator(std::move(options)))
    , simulator(own.get())
{
    logIn();
}

PayPalDesk::PayPalDesk(Simulator &other)
    : simulator(&other)
{
    logIn();
}

void PayPalDesk::logIn()
{
    const ProviderSettings settings = simulator->settingsFor("http://127.0.0.1:8103");
    HttpRequest request;
    request.url = "http://127.0.0.1:8103/v1/oauth2/token";
    const std::string login = settings.at("client_id") + ":" + settings.at("client_secret");
    request.headers = {
        {"authorization", "Basic " + QByteArray::fromStdString(login).toBase64().toStdString()},
        {"content-type", "application/x-www-form-urlencoded"}};
    request.body = "grant_type=client_credentials";
    const HttpReply reply = simulator->handle(request, now, {});
    token = objectOf(reply.body)["access_token"].toString().toStdString();
}

HttpReply PayPalDesk::send(const std::string &method, const std::string &path,
                           const std::string &body, Headers headers)
{
    HttpRequest request;
    request.method = method;
    request.url = "http://127.0.0.1:8103" + path;
    request.headers = std::move(headers);
    request.headers.emplace_back("authorization", "Bearer " + token);
    request.body = body;
    return simulator->handle(request, now, {});
}

HttpReply PayPalDesk::get(const std::string &path)
{
    return send("GET", path, {}, {});
}

HttpReply PayPalDesk::post(const std::string &path, const std::string &body, Headers headers)
{
    headers.emplace_back("content-type", "application/json");
    return send("POST", path, body, std::move(headers));
}

std::string PayPalDesk::order(const std::string &customId)
{
    const HttpReply reply =
        post("/v2/checkout/orders",
             json("{'intent':'CAPTURE','purchase_units':[{'custom_id':'" + customId +
                  "','amount':{'currency_code':'CNY','value':'35.80'}}]}"));
    return objectOf(reply.body)["id"].toString().toStdString();
}

std::string headerOf(const HttpRequest &request, std::string_view name)
{
    return headerIn(request, name);
}

PayPalPlay play(const Provider &client, Question question, const Matter &matter,
                const std::vector<PayPalLine> &lines, Instant now)
{
    PayPalPlay played;
    const auto talk = client.ask(matter, question, now);
    Step step = talk->begin();
    std::size_t next = 0;
    while (!std::holds_alternative<Reading>(step)) {
        if (const auto *note = std::get_if<Note>(&step)) {
            played.notes.push_back(note->text);
            step = talk->hear(Noted{});
            continue;
        }
        const HttpRequest request = std::get<HttpRequest>(step);
        const Asked asked = askedIn(request);
        if (asked.call == SimulatedCall::Token &&
            (next == lines.size() || lines[next].expected != "token")) {
            ++played.tokens;
            step = talk->hear(HttpReply{200,
                                        {},
                                        json("{'access_token':'T" + std::to_string(played.tokens) +
                                             "','token_type':'Bearer','expires_in':32400}")});
            continue;
        }
        const std::string said =
            asked.call == SimulatedCall::Token ? "token" : request.method + " " + asked.path;
        if (next == lines.size() || lines[next].expected != said) {
            played.fault = "it said " + said;
            return played;
        }
        played.requests.push_back(request);
        const PayPalLine &line = lines[next++];
        step = line.status == 0 ? talk->hear(Silence{})
                                : talk->hear(HttpReply{line.status, {}, line.body});
    }
    played.reading = std::get<Reading>(step);
    if (next < lines.size()) {
        played.fault = "it ended before " + lines[next].expected;
    }
    return played;
}

std::string captureText(const std::string &status, const std::string &value)
{
    return json("{'id':'3CAPTURE','status':'" + status +
                "','custom_id':'GP1','create_time':'2026-03-01T02:20:40Z'"
                ",'amount':{'currency_code':'CNY','value':'" +
                value + "'}}");
}

std::string orderText(const std::string &status, const std::string &captures)
{
    const std::string payments =
        captures.empty() ? std::string() : json(",'payments':{'captures':[") + captures + "]}";
    return json("{'id':'5ORDER','status':'" + status +
                "','links':[{'href':'https://www.sandbox.paypal.com/checkoutnow?token=5ORDER',"
                "'rel':'payer-action','method':'GET'}],'purchase_units':[{'custom_id':'GP1',"
                "'amount':{'currency_code':'CNY','value':'35.80'}") +
           payments + "}]}";
}

std::string issueText(const std::string &issue)
{
    return json("{'name':'UNPROCESSABLE_ENTITY','message':'no','debug_id':'f1','details':[{"
                "'issue':'" +
                issue + "','description':'because'}]}");
}

Matter paypalMatter()
{
    Matter matter = someMatter("GP1", paypalNow);
    matter.note = json("{'order':'5ORDER','order_key':'GP1'}");
    matter.refund = RefundId("RP1");
    matter.refundAmount = Money(1000, Currency::cny());
    return matter;
}

} // namespace guitai::test
