// The simulator: gate, books, reports and letters put together.
#include "payment/providers/paypal/simulator.h"

#include "payment/providers/paypal/simulator_calls.h"
#include "payment/providers/paypal/simulator_gate.h"
#include "payment/providers/paypal/simulator_letters.h"
#include "payment/providers/paypal/simulator_reports.h"
#include "payment/providers/paypal/simulator_requests.h"
#include "payment/providers/paypal/simulator_webhooks.h"
#include "payment/providers/wire/http_date.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>

namespace guitai::paypal {

namespace {

constexpr Span orderKeyLife = Span::hours(6);
constexpr Span paymentKeyLife = Span::hours(24 * 45);
constexpr const char *firstWebhook = "5GP028458E2496506";
constexpr const char *certPath = "/v1/notifications/certs/CERT-guitai-sandbox";

Detail detailWanted(const HttpRequest &request)
{
    return headerIn(request, "prefer").find("return=representation") == std::string::npos
               ? Detail::Minimal
               : Detail::Representation;
}

Denial denialFor(const std::string &issue)
{
    return {issue == "INVALID_RESOURCE_ID" ? 404 : 422, {{issue, {}, {}}}, {}};
}

Money errorOf(const AnswerFault &fault, Money like)
{
    return Money(fault.wrongAmount ? 1 : 0, like.currency());
}

class PayPalSimulator : public Simulator
{
public:
    explicit PayPalSimulator(SimulatorOptions options)
        : m_options(std::move(options))
    {
        m_letters.subscriptions[firstWebhook] = {{}, {"*"}};
    }

    HttpReply handle(const HttpRequest &request, Instant now, AnswerFault fault) override
    {
        HttpReply reply = answer(request, askedIn(request), now, fault);
        reply.headers.emplace_back("date", httpDate(now));
        reply.headers.emplace_back("paypal-debug-id", debugId());
        if (fault.badSignature) {
            // PayPal signs no answers; what TLS would not let through cannot be read.
            std::reverse(reply.body.begin(), reply.body.end());
        }
        return reply;
    }

    std::string callOf(const HttpRequest &request) const override
    {
        return nameOf(askedIn(request).call);
    }

    bool scan(std::string_view which, Instant now) override { return m_books.scan(which, now); }

    bool pay(std::string_view which, Instant now) override
    {
        const SimulatedOrder *order = m_books.pay(which, now);
        if (order && order->capture) {
            tellOfCapture("PAYMENT.CAPTURE.COMPLETED", *order, now);
        } else if (order) {
            tellOfOrder("CHECKOUT.ORDER.APPROVED", *order, now);
        }
        return order;
    }

    bool decline(std::string_view which, Instant now) override
    {
        const SimulatedOrder *order = m_books.decline(which, now);
        if (order && order->capture) {
            tellOfCapture("PAYMENT.CAPTURE.DENIED", *order, now);
        } else if (order && order->approvedAt) {
            tellOfOrder("CHECKOUT.PAYMENT-APPROVAL.REVERSED", *order, now);
        }
        return order;
    }

    std::vector<WaitingPayment> waiting(Instant now) const override { return m_books.waiting(now); }
    std::vector<LedgerRow> ledger() const override { return m_books.ledger(); }

    std::vector<OutgoingCallback> callbacksDue(Instant now) override
    {
        if (!m_letters.hasDue(now)) {
            return {}; // no key need be made for this
        }
        return m_letters.due(key(), m_baseUrl + certPath, m_options.lettersBackwards, now);
    }

    void callbackAnswered(const std::string &key, const std::optional<HttpReply> &reply,
                          Instant now) override
    {
        m_letters.answered(key, reply, now, callbackScale());
    }

    ProviderSettings settingsFor(const std::string &baseUrl) const override
    {
        m_baseUrl = baseUrl;
        return {{"base_url", baseUrl},
                {"client_id", simulatedClient},
                {"client_secret", simulatedSecret},
                {"webhook_id", firstWebhook},
                {"webhook_root_file", letterCertificates(key()).root}};
    }

    std::string save() const override
    {
        const auto text = [](const std::string &s) { return QString::fromStdString(s); };
        return QJsonDocument(QJsonObject{{"key", text(key().pem())},
                                         {"base_url", text(m_baseUrl)},
                                         {"token_life", qint64(m_options.tokenLife.ms)},
                                         {"report_delay", qint64(m_options.reportDelay.ms)},
                                         {"letters_twice", m_options.lettersTwice},
                                         {"letters_backwards", m_options.lettersBackwards},
                                         {"answers", qint64(m_answers)},
                                         {"books", text(m_books.save())},
                                         {"gate", text(m_gate.save())},
                                         {"letters", text(m_letters.save())}})
            .toJson(QJsonDocument::Compact)
            .toStdString();
    }

    bool load(std::string_view saved) override
    {
        const auto document =
            QJsonDocument::fromJson(QByteArray(saved.data(), qsizetype(saved.size())));
        const auto text = [&](const char *name) {
            return document[QLatin1String(name)].toString().toStdString();
        };
        const auto key = PrivateKey::parse(text("key"));
        Books books;
        Gate gate;
        Letters letters;
        if (!key || !books.load(text("books")) || !gate.load(text("gate")) ||
            !letters.load(text("letters"))) {
            return false;
        }
        m_options = {*key, Span{document["token_life"].toInteger()},
                     Span{document["report_delay"].toInteger()}, document["letters_twice"].toBool(),
                     document["letters_backwards"].toBool()};
        m_baseUrl = text("base_url");
        m_answers = document["answers"].toInteger();
        m_books = std::move(books);
        m_gate = std::move(gate);
        m_letters = std::move(letters);
        return true;
    }

private:
    const PrivateKey &key() const
    {
        if (!m_options.key) {
            m_options.key = PrivateKey::generate();
        }
        return *m_options.key;
    }

    std::string debugId()
    {
        return "f" + QString::number(++m_answers, 16).rightJustified(12, '0').toStdString();
    }

    HttpReply json(int status, const QJsonObject &object) const
    {
        return {status, {{"content-type", "application/json"}}, textOf(object)};
    }

    HttpReply denied(const Denial &denial) const
    {
        return json(denial.status, denialJson(denial, "f" + std::to_string(m_answers + 1)));
    }

    HttpReply answer(const HttpRequest &request, const Asked &asked, Instant now, AnswerFault fault)
    {
        switch (asked.call) {
        case SimulatedCall::Token:
            return m_gate.token(request, m_options.tokenLife, now);
        case SimulatedCall::Certificate: {
            const auto certificates = letterCertificates(key());
            return {200,
                    {{"content-type", "application/x-pem-file"}},
                    certificates.leaf + certificates.root};
        }
        case SimulatedCall::Unknown:
            return denied({404, {}, {}});
        case SimulatedCall::WrongMethod:
            return denied({405, {}, {}});
        default:
            break;
        }
        if (const auto turnedAway = m_gate.turnAway(request, now)) {
            return *turnedAway;
        }
        if (const auto wished = mockedDenial(request)) {
            return denied(*wished);
        }
        switch (asked.call) {
        case SimulatedCall::CreateOrder:
            return createOrder(request, asked, now, fault);
        case SimulatedCall::GetOrder:
            return showOrder(asked.id, 200, Detail::Representation, now, fault);
        case SimulatedCall::CaptureOrder:
            return captureOrder(request, asked, now, fault);
        case SimulatedCall::GetCapture:
            return showCapture(asked.id, fault);
        case SimulatedCall::RefundCapture:
            return refundCapture(request, asked, now, fault);
        case SimulatedCall::GetRefund:
            return showRefund(asked.id, 200, Detail::Representation, fault);
        case SimulatedCall::Transactions:
            return reportTransactions(asked, now);
        default:
            return webhooks(request, asked);
        }
    }

    // PayPal's own way to test what goes wrong: the caller says with what to be refused.
    static std::optional<Denial> mockedDenial(const HttpRequest &request)
    {
        const auto wish = QJsonDocument::fromJson(
            QByteArray::fromStdString(headerIn(request, "paypal-mock-response")));
        const std::string issue = wish["mock_application_codes"].toString().toStdString();
        if (issue.empty()) {
            return std::nullopt;
        }
        return issue == "INTERNAL_SERVER_ERROR" ? Denial{500, {}, {}} : denialFor(issue);
    }

    HttpReply createOrder(const HttpRequest &request, const Asked &asked, Instant now,
                          AnswerFault fault)
    {
        const std::string key = headerIn(request, "paypal-request-id");
        if (const KeptAnswer *before = m_gate.kept(asked.path, key, now)) {
            return before->body == request.body
                       ? showOrder(before->thing, 200, detailWanted(request), now, fault)
                       : denied({400, {{"DUPLICATE_REQUEST_ID", {}, {}}}, {}});
        }
        if (key.size() > 108) {
            return denied(
                {400, {{"INVALID_STRING_LENGTH", "PayPal-Request-Id", {}, "header"}}, {}});
        }
        const auto read = readNewOrder(request.body, !key.empty());
        if (const auto *denial = std::get_if<Denial>(&read)) {
            return denied(*denial);
        }
        const auto &wanted = std::get<NewOrder>(read);
        const SimulatedOrder &order = m_books.create(wanted, now);
        m_gate.keep(asked.path, key, {request.body, order.id, {}, now + orderKeyLife});
        return json(wanted.withWallet ? 200 : 201,
                    orderJson(order, detailWanted(request), errorOf(fault, order.amount)));
    }

    HttpReply showOrder(const std::string &id, int status, Detail detail, Instant now,
                        AnswerFault fault) const
    {
        const SimulatedOrder *order = m_books.order(id, now);
        return order ? json(status, orderJson(*order, detail, errorOf(fault, order->amount)))
                     : denied(denialFor("INVALID_RESOURCE_ID"));
    }

    HttpReply captureOrder(const HttpRequest &request, const Asked &asked, Instant now,
                           AnswerFault fault)
    {
        if (!isEmptyOrObject(request.body)) {
            return denied({400, {{"MALFORMED_REQUEST_JSON", "/", {}}}, {}});
        }
        const std::string key = headerIn(request, "paypal-request-id");
        if (const KeptAnswer *before = m_gate.kept(asked.path, key, now)) {
            return before->issue.empty()
                       ? showOrder(asked.id, 200, detailWanted(request), now, fault)
                       : denied(denialFor(before->issue));
        }
        const Done done = m_books.capture(asked.id, now);
        // Whether a refusal is kept under its key is nowhere said; this is the harsher way.
        m_gate.keep(asked.path, key, {request.body, asked.id, done.issue, now + paymentKeyLife});
        if (!done.issue.empty()) {
            Denial denial = denialFor(done.issue);
            denial.link = done.issue == "INSTRUMENT_DECLINED" ? done.order->link() : std::string();
            return denied(denial);
        }
        if (done.order->capture->status == "PENDING") {
            tellOfCapture("PAYMENT.CAPTURE.PENDING", *done.order, now);
        } else {
            tellOfCapture("PAYMENT.CAPTURE.COMPLETED", *done.order, now);
            tellOfOrder("CHECKOUT.ORDER.COMPLETED", *done.order, now);
        }
        return json(
            201, orderJson(*done.order, detailWanted(request), errorOf(fault, done.order->amount)));
    }

    HttpReply showCapture(const std::string &id, AnswerFault fault) const
    {
        const SimulatedOrder *order = m_books.orderOfCapture(id);
        return order ? json(200, captureJson(*order, Detail::Representation,
                                             errorOf(fault, order->amount)))
                     : denied(denialFor("INVALID_RESOURCE_ID"));
    }

    HttpReply refundCapture(const HttpRequest &request, const Asked &asked, Instant now,
                            AnswerFault fault)
    {
        const std::string key = headerIn(request, "paypal-request-id");
        if (const KeptAnswer *before = m_gate.kept(asked.path, key, now)) {
            return before->body == request.body
                       ? showRefund(before->thing, 200, detailWanted(request), fault)
                       : denied({400, {{"DUPLICATE_REQUEST_ID", {}, {}}}, {}});
        }
        auto read = readNewRefund(request.body);
        if (const auto *denial = std::get_if<Denial>(&read)) {
            return denied(*denial);
        }
        auto &wanted = std::get<NewRefund>(read);
        wanted.key = key;
        const Done done = m_books.giveBack(asked.id, wanted, now);
        if (!done.issue.empty()) {
            return denied(denialFor(done.issue));
        }
        m_gate.keep(asked.path, key, {request.body, done.refund->id, {}, now + paymentKeyLife});
        const Money nothing(0, done.order->amount.currency());
        tell("PAYMENT.CAPTURE.REFUNDED", "refund",
             refundJson(*done.order, *done.refund, Detail::Representation, nothing), now);
        return showRefund(done.refund->id, 201, detailWanted(request), fault);
    }

    HttpReply showRefund(const std::string &id, int status, Detail detail, AnswerFault fault) const
    {
        const SimulatedRefund *refund = m_books.refund(id);
        return refund ? json(status, refundJson(*m_books.orderOfRefund(id), *refund, detail,
                                                errorOf(fault, refund->amount)))
                      : denied(denialFor("INVALID_RESOURCE_ID"));
    }

    HttpReply reportTransactions(const Asked &asked, Instant now) const
    {
        const auto report = transactionsReport(parseForm(asked.query).value_or(FormFields()),
                                               m_books, m_options.reportDelay, now);
        if (const auto *denial = std::get_if<Denial>(&report)) {
            return denied(*denial);
        }
        return {200, {{"content-type", "application/json"}}, std::get<std::string>(report)};
    }

    HttpReply webhooks(const HttpRequest &request, const Asked &asked)
    {
        const auto answer = answerAboutWebhooks(request, asked, m_letters);
        if (const auto *denial = std::get_if<Denial>(&answer)) {
            return denied(*denial);
        }
        return std::get<HttpReply>(answer);
    }

    void tell(const std::string &type, const std::string &resourceType, const QJsonObject &resource,
              Instant now)
    {
        m_letters.otherwise = callbackAddress();
        m_letters.add(type, resourceType, resource, m_options.lettersTwice ? 2 : 1, now);
    }

    void tellOfOrder(const std::string &type, const SimulatedOrder &order, Instant now)
    {
        const Money nothing(0, order.amount.currency());
        tell(type, "checkout-order", orderJson(order, Detail::Representation, nothing), now);
    }

    void tellOfCapture(const std::string &type, const SimulatedOrder &order, Instant now)
    {
        const Money nothing(0, order.amount.currency());
        QJsonObject resource = captureJson(order, Detail::Representation, nothing);
        resource["supplementary_data"] = QJsonObject{
            {"related_ids", QJsonObject{{"order_id", QString::fromStdString(order.id)}}}};
        tell(type, "capture", resource, now);
    }

    mutable SimulatorOptions m_options;
    mutable std::string m_baseUrl = "https://api.sandbox.paypal.com";
    Books m_books;
    Gate m_gate;
    Letters m_letters;
    std::int64_t m_answers = 0;
};

} // namespace

std::unique_ptr<Simulator> makeSimulator(SimulatorOptions options)
{
    return std::make_unique<PayPalSimulator>(std::move(options));
}

} // namespace guitai::paypal
