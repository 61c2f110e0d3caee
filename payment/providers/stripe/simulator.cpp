// The simulator: gate, keys, books and letters put together.
#include "payment/providers/stripe/simulator.h"

#include "payment/providers/crypto/base64.h"
#include "payment/providers/stripe/account.h"
#include "payment/providers/stripe/api.h"
#include "payment/providers/stripe/simulator_books.h"
#include "payment/providers/stripe/simulator_cards.h"
#include "payment/providers/stripe/simulator_keys.h"
#include "payment/providers/stripe/simulator_letters.h"
#include "payment/providers/wire/http_date.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QString>

namespace guitai::stripe {

namespace {

std::string freshSecret(const std::string &prefix)
{
    constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    std::string secret = prefix;
    for (int i = 0; i < 24; ++i) {
        secret += alphabet[QRandomGenerator::system()->bounded(62)];
    }
    return secret;
}

std::string headerIn(const HttpRequest &request, std::string_view wanted)
{
    for (const auto &[name, value] : request.headers) {
        std::string lower = name;
        for (char &c : lower) {
            c = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
        }
        if (lower == wanted) {
            return value;
        }
    }
    return {};
}

// One unit more wherever money is told.
QJsonValue withOddAmounts(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray all;
        for (const QJsonValue &one : value.toArray()) {
            all.append(withOddAmounts(one));
        }
        return all;
    }
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString name = it.key();
        const bool isAmount = name == "amount" || name == "amount_received" ||
                              name == "amount_captured" || name == "amount_capturable";
        if (isAmount && it->toInteger() > 0) {
            *it = it->toInteger() + 1;
        } else if (it->isObject() || it->isArray()) {
            *it = withOddAmounts(*it);
        }
    }
    return object;
}

SimulatedAnswer unauthorised(const std::string &words)
{
    return simulatedError(401, "invalid_request_error", {}, words);
}

SimulatedAnswer brokenDown()
{
    return simulatedError(500, "api_error", {},
                          "An unknown error occurred; contact support and give the request id.");
}

class KeptStripe : public StripeSimulator
{
public:
    KeptStripe()
        : m_key(freshSecret("sk_test_"))
        , m_webhookSecret(freshSecret("whsec_"))
    {}

    HttpReply handle(const HttpRequest &request, Instant now, AnswerFault fault) override
    {
        bool replayed = false;
        SimulatedAnswer answer = answerTo(request, now, replayed);
        sendEvents(now);
        if (fault.wrongAmount) {
            answer.body = withOddAmounts(answer.body).toObject();
        }
        HttpReply reply{answer.status,
                        {{"content-type", "application/json"},
                         {"date", httpDate(now)},
                         {"request-id", "req_Guitai" + std::to_string(++m_requests)},
                         {"stripe-version", apiVersion}},
                        QJsonDocument(answer.body).toJson(QJsonDocument::Indented).toStdString()};
        if (fault.badSignature) {
            reply.body.resize(reply.body.size() / 2); // there is no signature that could be wrong
        }
        if (const std::string key = headerIn(request, "idempotency-key"); !key.empty()) {
            reply.headers.emplace_back("idempotency-key", key);
        }
        if (replayed) {
            reply.headers.emplace_back("idempotent-replayed", "true");
        }
        return reply;
    }

    std::string callOf(const HttpRequest &request) const override { return nameOfCall(request); }

    // The card is held to the reader: nothing is known of it yet.
    bool scan(std::string_view which, Instant) override { return m_books.isAtReader(which); }
    bool pay(std::string_view which, Instant now) override
    {
        return m_books.isAtReader(which) && presentCard(approvedCard, now);
    }
    bool decline(std::string_view which, Instant now) override
    {
        return m_books.isAtReader(which) && presentCard(declinedCard, now);
    }
    bool timeOut(std::string_view which, Instant now) override
    {
        return m_books.isAtReader(which) && readerGivesUp("timeout", now);
    }

    std::vector<WaitingPayment> waiting(Instant) const override { return m_books.waiting(); }
    std::vector<LedgerRow> ledger() const override { return m_books.ledger(); }

    std::vector<OutgoingCallback> callbacksDue(Instant now) override
    {
        return m_letters.due(m_webhookSecret, now);
    }
    void callbackAnswered(const std::string &key, const std::optional<HttpReply> &reply,
                          Instant now) override
    {
        m_letters.answered(key, reply, now, callbackScale());
    }

    ProviderSettings settingsFor(const std::string &baseUrl) const override
    {
        return {{"base_url", baseUrl},
                {"secret_key", m_key},
                {"webhook_secret", m_webhookSecret},
                {"reader_id", simulatedReader}};
    }

    std::string save() const override
    {
        return QJsonDocument(
                   QJsonObject{{"secret_key", QString::fromStdString(m_key)},
                               {"webhook_secret", QString::fromStdString(m_webhookSecret)},
                               {"requests", qint64(m_requests)},
                               {"books", m_books.save()},
                               {"keys", m_keys.saved()},
                               {"letters", m_letters.save()}})
            .toJson(QJsonDocument::Compact)
            .toStdString();
    }

    bool load(std::string_view saved) override
    {
        const QJsonObject all =
            QJsonDocument::fromJson(QByteArray(saved.data(), qsizetype(saved.size()))).object();
        const std::string key = textIn(all, "secret_key");
        const std::string secret = textIn(all, "webhook_secret");
        SimulatedBooks books;
        if (key.empty() || secret.empty() || !books.load(all["books"].toObject())) {
            return false;
        }
        m_key = key;
        m_webhookSecret = secret;
        m_requests = all["requests"].toInteger();
        m_books = std::move(books);
        m_keys.load(all["keys"].toObject());
        m_letters.load(all["letters"].toObject());
        return true;
    }

    void readerIs(ReaderMood mood) override { m_mood = mood; }
    void cardMeets(std::string call) override { m_cardMeets = std::move(call); }
    void breakDown(std::string call, Breakdown when) override
    {
        m_breakDown = std::move(call);
        m_breakDownWhen = when;
    }
    void keyIsInUse(std::string key) override { m_keys.setInUse(key); }
    void refundsArePending(bool pending) override { m_books.refundsArePending(pending); }
    bool settleRefund(std::string_view number, bool done, Instant now) override
    {
        const bool settled = m_books.settleRefund(number, done, now);
        sendEvents(now);
        return settled;
    }
    bool presentCard(std::string_view number, Instant now) override
    {
        const bool done = m_books.present(std::string(number), now);
        sendEvents(now);
        return done;
    }
    bool readerGivesUp(const std::string &code, Instant now) override
    {
        const bool done = m_books.giveUp(code, now);
        sendEvents(now);
        return done;
    }
    void eventsAreUntidy(bool untidy) override { m_letters.beUntidy(untidy); }

private:
    SimulatedAnswer answerTo(const HttpRequest &request, Instant now, bool &replayed)
    {
        if (auto refused = stranger(request)) {
            return *refused;
        }
        auto read = readCall(request);
        if (auto *refused = std::get_if<SimulatedAnswer>(&read)) {
            return *refused;
        }
        const auto &call = std::get<SimulatedCall>(read);
        const std::string key = headerIn(request, "idempotency-key");
        if (request.method != "POST" || key.empty()) {
            return carryOut(call, now);
        }
        if (key.size() > 255) {
            return simulatedError(400, "invalid_request_error", {},
                                  "The Idempotency-Key is longer than 255 characters.");
        }
        const std::string text = textOf(call);
        if (const auto saved = m_keys.find(key, text, now)) {
            replayed = saved->replayed;
            return saved->answer;
        }
        SimulatedAnswer answer = carryOut(call, now);
        m_keys.save(key, text, answer, now);
        return answer;
    }

    std::optional<SimulatedAnswer> stranger(const HttpRequest &request) const
    {
        const std::string given = headerIn(request, "authorization");
        if (given.empty()) {
            return unauthorised("You did not provide an API key. Provide it in the Authorization "
                                "header, using Bearer auth.");
        }
        if (given != "Bearer " + m_key && given != "Basic " + toBase64(m_key + ":")) {
            return unauthorised("Invalid API Key provided.");
        }
        const std::string version = headerIn(request, "stripe-version");
        if (!version.empty() && (version.size() < 10 || version[4] != '-' || version[7] != '-')) {
            return simulatedError(400, "invalid_request_error", {},
                                  "Invalid Stripe API version: " + version);
        }
        return std::nullopt;
    }

    // The same call with the same parameters, in whatever order they were sent.
    static std::string textOf(const SimulatedCall &call)
    {
        std::string text = call.name + ' ' + call.id;
        for (const auto &[name, value] : call.fields) {
            text += '\n' + name + '=' + value;
        }
        for (const auto &[name, values] : call.lists) {
            for (const std::string &value : values) {
                text += '\n' + name + "[]=" + value;
            }
        }
        return text;
    }

    SimulatedAnswer carryOut(const SimulatedCall &call, Instant now)
    {
        if (call.name == m_cardMeets) {
            m_cardMeets.clear();
            m_books.present(approvedCard, now);
        }
        const bool breaks = call.name == m_breakDown;
        if (breaks) {
            m_breakDown.clear();
            if (m_breakDownWhen == Breakdown::BeforeDoing) {
                return brokenDown();
            }
        }
        SimulatedAnswer answer = call.name == "readers.process_payment_intent"
                                     ? byMood(call, now)
                                     : m_books.carryOut(call, now);
        if (call.name == "webhook_endpoints.create" && answer.status == 200) {
            answer.body["secret"] = QString::fromStdString(m_webhookSecret);
        }
        return breaks ? brokenDown() : answer;
    }

    SimulatedAnswer byMood(const SimulatedCall &call, Instant now)
    {
        const ReaderMood mood = std::exchange(m_mood, ReaderMood::Ready);
        const auto refusal = [](const char *code, const char *words) {
            return simulatedError(400, "invalid_request_error", code, words);
        };
        switch (mood) {
        case ReaderMood::Ready:
            return m_books.carryOut(call, now);
        case ReaderMood::Busy:
            return refusal("terminal_reader_busy",
                           "Reader is currently busy processing another request.");
        case ReaderMood::Offline:
            return refusal("terminal_reader_offline", "Reader is currently offline.");
        case ReaderMood::Late:
            m_books.carryOut(call, now);
            [[fallthrough]];
        case ReaderMood::Deaf:
            return refusal("terminal_reader_timeout", "There was a timeout when sending this "
                                                      "command to the reader.");
        case ReaderMood::Broken:
            return refusal("terminal_reader_hardware_fault", "Reader has a hardware fault.");
        }
        return {};
    }

    void sendEvents(Instant now)
    {
        std::vector<QJsonObject> endpoints = m_books.endpoints();
        if (!callbackAddress().empty()) {
            endpoints.push_back({{"url", QString::fromStdString(callbackAddress())},
                                 {"enabled_events", QJsonArray{"*"}}});
        }
        for (const QJsonObject &event : m_books.takeEvents()) {
            m_letters.add(event, endpoints, now);
        }
    }

    std::string m_key;
    std::string m_webhookSecret;
    SimulatedBooks m_books;
    SimulatedKeys m_keys;
    SimulatedLetters m_letters;
    std::int64_t m_requests = 0;
    ReaderMood m_mood = ReaderMood::Ready;
    std::string m_cardMeets;
    std::string m_breakDown;
    Breakdown m_breakDownWhen = Breakdown::BeforeDoing;
};

} // namespace

std::unique_ptr<StripeSimulator> makeSimulator()
{
    return std::make_unique<KeptStripe>();
}

} // namespace guitai::stripe
