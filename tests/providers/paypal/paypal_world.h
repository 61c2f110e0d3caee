// A till and PayPal's simulator; PayPal's desk for asking by hand; and answers written beforehand.
#pragma once

#include "payment/providers/paypal/simulator.h"
#include "tests/providers/exchange.h"

#include <QJsonObject>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guitai::test {

inline constexpr Instant paypalNow{1772331630000}; // 2026-03-01T02:20:30Z

// JSON with single quotes, which moc can read.
std::string json(std::string_view withSingleQuotes);
QJsonObject objectOf(const std::string &body);
std::string paypalVectorFile(const std::string &name);

// A key that is made once a run.
const PrivateKey &letterKey();
std::unique_ptr<Simulator> paypalSimulator(paypal::SimulatorOptions options = {});
Exchange paypalExchange(paypal::SimulatorOptions options = {});
ProviderSettings paypalSettings();

// Asks a simulator by hand, with a token.
class PayPalDesk
{
public:
    using Headers = std::vector<std::pair<std::string, std::string>>;

    explicit PayPalDesk(paypal::SimulatorOptions options = {});
    explicit PayPalDesk(Simulator &other); // which outlives it

    HttpReply get(const std::string &path);
    HttpReply post(const std::string &path, const std::string &body, Headers headers = {});
    HttpReply send(const std::string &method, const std::string &path, const std::string &body,
                   Headers headers);
    void logIn();
    // A new order of 35.80 for the shop's number; its id.
    std::string order(const std::string &customId);

    std::unique_ptr<Simulator> own;
    Simulator *simulator;
    Instant now = paypalNow;
    std::string token;
};

std::string headerOf(const HttpRequest &request, std::string_view name);

// What the client is expected to say, "POST /v2/checkout/orders", and the answer it gets.
// status 0: silence.
struct PayPalLine
{
    std::string expected;
    int status = 200;
    std::string body;
};

struct PayPalPlay
{
    Reading reading;
    std::vector<HttpRequest> requests; // without those for a token
    std::vector<std::string> notes;
    int tokens = 0;
    std::string fault; // empty: the client said what was expected and nothing more
};

PayPalPlay play(const Provider &client, Question question, const Matter &matter,
                const std::vector<PayPalLine> &lines, Instant now = paypalNow);
std::unique_ptr<Provider> paypalClient(ProviderSettings settings = paypalSettings());

// An order of 35.80 for GP1 in that state; payments: the JSON of its captures.
std::string orderText(const std::string &status, const std::string &captures = {});
std::string captureText(const std::string &status, const std::string &value = "35.80");
std::string issueText(const std::string &issue);
Matter paypalMatter(); // GP1, with a note that names order 5ORDER

} // namespace guitai::test
