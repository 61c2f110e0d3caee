// The simulator: gate, books and notifies put together, and its answers signed.
#include "payment/providers/alipay/simulator.h"

#include "payment/providers/alipay/call.h"
#include "payment/providers/alipay/cert_sn.h"
#include "payment/providers/alipay/simulator_answers.h"
#include "payment/providers/alipay/simulator_bills.h"
#include "payment/providers/alipay/simulator_books.h"
#include "payment/providers/alipay/simulator_certificates.h"
#include "payment/providers/alipay/simulator_gate.h"
#include "payment/providers/alipay/simulator_notifies.h"
#include "payment/providers/alipay/simulator_v3.h"
#include "payment/providers/alipay/v3_signature.h"
#include "payment/providers/crypto/base64.h"
#include "payment/providers/wire/form.h"
#include "payment/providers/wire/http_date.h"
#include "payment/providers/wire/json_text.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace guitai::alipay {

namespace {

constexpr const char *simulatedApp = "2021000000000001";
constexpr const char *simulatedSeller = "2088000000000001";

bool isForGateway(std::string_view url)
{
    constexpr std::string_view path = "/gateway.do";
    const std::string_view address = url.substr(0, url.find('?'));
    return address.size() >= path.size() && address.substr(address.size() - path.size()) == path;
}

class KeptSimulator : public AlipaySimulator
{
public:
    explicit KeptSimulator(SimulatorOptions options)
        : m_keys(std::move(options.keys))
        , m_clockTolerance(options.clockTolerance)
        , m_aesKey(options.aesKey)
    {
        m_notifies.setGapPermille(options.notifyGapPermille);
    }

    HttpReply handle(const HttpRequest &request, Instant now, AnswerFault fault) override
    {
        if (BillDesk::isBill(request.url)) {
            return m_bills.download(request.url, m_books, now);
        }
        if (isForV3(request.url)) {
            return handleV3(request, now, fault);
        }
        if (!isForGateway(request.url)) {
            return {404, {{"date", httpDate(now)}}, {}};
        }
        const Params params = paramsOf(request);
        const Mode mode = params.count("app_cert_sn") ? Mode::Certificates : Mode::Keys;
        const auto admitted = admit(params, gateFor(params), now);
        if (const auto *refused = std::get_if<Refused>(&admitted)) {
            return refused->method.empty()
                       ? reply("{\"error_response\":" + refusalNode(*refused) + "}", now)
                       : signedReply(refused->method, refusalNode(*refused), mode, fault, now);
        }
        const auto &asked = std::get<Admitted>(admitted);
        const std::string node = answerTo(asked, request, fault, now);
        return signedReply(
            asked.method,
            asked.encrypted ? quotedJson(ContentCipher::fromKey(m_aesKey)->encrypt(node)) : node,
            mode, fault, now);
    }

    std::string callOf(const HttpRequest &request) const override
    {
        return BillDesk::isBill(request.url) ? "bill"
               : isForV3(request.url)        ? v3MethodOf(request.url)
                                             : paramsOf(request)["method"];
    }

    bool scan(std::string_view which, Instant now) override { return m_books.scan(which, now); }

    bool pay(std::string_view which, Instant now) override
    {
        if (!m_books.pay(which, now)) {
            return false;
        }
        notify(*m_books.find(which), {}, now);
        return true;
    }

    // The customer closes the order on the phone.
    bool decline(std::string_view which, Instant now) override
    {
        return m_books.decline(which, now);
    }

    std::string customerCode(CodeMood mood, Instant now) override
    {
        return m_books.customerCode(mood, now);
    }

    std::vector<WaitingPayment> waiting(Instant now) const override { return m_books.waiting(now); }
    std::vector<LedgerRow> ledger() const override { return m_books.ledger(); }

    std::vector<OutgoingCallback> callbacksDue(Instant now) override { return m_notifies.due(now); }

    void callbackAnswered(const std::string &key, const std::optional<HttpReply> &reply,
                          Instant now) override
    {
        m_notifies.answered(key, reply, now, callbackScale());
    }

    ProviderSettings settingsFor(const std::string &baseUrl) const override
    {
        ProviderSettings settings = {
            {"gateway", baseUrl + "/gateway.do"},
            {"app_id", simulatedApp},
            {"seller_id", simulatedSeller},
            {"private_key_file", keys().app.pem()},
            {"alipay_public_key_file", keys().platform.publicKey().pem()},
        };
        if (!m_aesKey.empty()) {
            settings["aes_key"] = m_aesKey;
        }
        return settings;
    }

    ProviderSettings certificateSettingsFor(const std::string &baseUrl) const override
    {
        ProviderSettings settings = settingsFor(baseUrl);
        settings.erase("alipay_public_key_file");
        settings["app_cert_file"] = certificates().app().pem();
        settings["alipay_cert_file"] = certificates().alipay().pem();
        settings["alipay_root_cert_file"] = certificates().root().pem();
        return settings;
    }

    void changeCertificate(const PrivateKey &key) override { certificates().change(key); }

    std::string save() const override
    {
        const auto text = [](const std::string &s) { return QString::fromStdString(s); };
        const std::string certificates = m_certificates ? m_certificates->save() : std::string();
        return QJsonDocument(QJsonObject{{"app_key", text(keys().app.pem())},
                                         {"platform_key", text(keys().platform.pem())},
                                         {"aes_key", text(m_aesKey)},
                                         {"clock_tolerance", qint64(m_clockTolerance.ms)},
                                         {"notify_ids", qint64(m_notifyIds)},
                                         {"certificates", text(certificates)},
                                         {"books", text(m_books.save())},
                                         {"bills", text(m_bills.save())},
                                         {"notifies", text(m_notifies.save())}})
            .toJson(QJsonDocument::Compact)
            .toStdString();
    }

    bool load(std::string_view saved) override
    {
        const auto document =
            QJsonDocument::fromJson(QByteArray(saved.data(), qsizetype(saved.size())));
        const auto text = [&](const char *name) { return document[name].toString().toStdString(); };
        const auto app = PrivateKey::parse(text("app_key"));
        const auto platform = PrivateKey::parse(text("platform_key"));
        if (!app || !platform) {
            return false;
        }
        std::optional<SimulatorCertificates> certificates;
        if (const std::string savedCertificates = text("certificates");
            !savedCertificates.empty()) {
            certificates.emplace(app->publicKey(), *platform);
            if (!certificates->load(savedCertificates)) {
                return false;
            }
        }
        Books books;
        NotifyQueue notifies;
        if (!books.load(text("books")) || !notifies.load(text("notifies"))) {
            return false;
        }
        m_keys = SimulatorKeys{*app, *platform};
        m_certificates = std::move(certificates);
        m_aesKey = text("aes_key");
        m_clockTolerance = Span::milliseconds(document["clock_tolerance"].toInteger());
        m_notifyIds = document["notify_ids"].toInteger();
        m_bills.load(text("bills"));
        m_books = std::move(books);
        m_notifies = std::move(notifies);
        return true;
    }

private:
    const SimulatorKeys &keys() const
    {
        if (!m_keys) {
            m_keys = SimulatorKeys::fresh();
        }
        return *m_keys;
    }

    SimulatorCertificates &certificates() const
    {
        if (!m_certificates) {
            m_certificates.emplace(keys().app.publicKey(), keys().platform);
        }
        return *m_certificates;
    }

    HttpReply handleV3(const HttpRequest &request, Instant now, AnswerFault fault)
    {
        Params certificate; // the till's mode stands in a header here
        for (const auto &[name, value] : request.headers) {
            if (value.find("app_cert_sn=") != std::string::npos) {
                certificate["app_cert_sn"] = value;
            }
        }
        const auto admitted = admitV3(request, gateFor(certificate), now);
        const auto *refused = std::get_if<V3Refused>(&admitted);
        HttpReply reply =
            refused ? HttpReply{refused->status, {}, refused->body}
                    : v3Answer(answerTo(std::get<Admitted>(admitted), request, fault, now));
        const bool withCertificates = !certificate.empty();
        const PrivateKey &key = withCertificates ? certificates().key() : keys().platform;
        const std::string time = std::to_string(now.ms);
        const std::string nonce = "guitai" + std::to_string(++m_nonces);
        const std::string text =
            v3AnswerText(time, nonce, fault.badSignature ? reply.body + " " : reply.body);
        reply.headers = {{"content-type", "application/json;charset=utf-8"},
                         {"date", httpDate(now)},
                         {"alipay-timestamp", time},
                         {"alipay-nonce", nonce},
                         {"alipay-signature", toBase64(key.sign(text))},
                         {"alipay-trace-id", nonce}};
        if (withCertificates) {
            reply.headers.emplace_back("alipay-sn", certSn(certificates().alipay()));
        }
        return reply;
    }

    Gate gateFor(const Params &params) const
    {
        Gate gate{simulatedApp, keys().app.publicKey(), m_clockTolerance, {}, {}, {}};
        if (!m_aesKey.empty()) {
            gate.cipher = ContentCipher::fromKey(m_aesKey);
        }
        if (params.count("app_cert_sn")) { // else they need not even be made
            gate.appCertSn = certSn(certificates().app());
            gate.rootCertSn = rootCertSn({certificates().root()});
        }
        return gate;
    }

    HttpReply reply(const std::string &body, Instant now) const
    {
        return {200,
                {{"content-type", "application/json;charset=utf-8"}, {"date", httpDate(now)}},
                body};
    }

    enum class Mode
    {
        Keys,
        Certificates
    };

    HttpReply signedReply(const std::string &method, const std::string &node, Mode mode,
                          AnswerFault fault, Instant now) const
    {
        const bool withCertificates = mode == Mode::Certificates;
        const PrivateKey &key = withCertificates ? certificates().key() : keys().platform;
        const std::string certificate =
            withCertificates ? ",\"alipay_cert_sn\":\"" + certSn(certificates().alipay()) + "\""
                             : std::string();
        const std::string sign = toBase64(key.sign(fault.badSignature ? node + " " : node));
        return reply("{\"" + nodeOf(method) + "\":" + node + certificate + ",\"sign\":\"" + sign +
                         "\"}",
                     now);
    }

    std::string answerTo(const Admitted &asked, const HttpRequest &request, AnswerFault fault,
                         Instant now)
    {
        if (asked.method == methodOf(Call::DownloadCertificate)) {
            return certificateNode(certificates().find(asked.bizField("alipay_cert_sn")));
        }
        if (asked.method == methodOf(Call::BillUrl)) {
            const std::string &url = request.url;
            const auto path = isForV3(url) ? url.find("/v3/") : url.rfind("/gateway.do");
            return m_bills.answerNode(asked, url.substr(0, path), now);
        }
        const std::string number = asked.bizField("out_trade_no");
        const auto isPaid = [&] {
            const SimulatedTrade *trade = m_books.find(number);
            return trade && trade->paidAt;
        };
        const bool paidBefore = isPaid();
        const AmountError error(fault.wrongAmount ? 1 : 0, Currency::cny());
        std::string node = answerNode(asked, m_books, now, error);
        if (asked.method == methodOf(Call::Pay) && !paidBefore && isPaid()) {
            notify(*m_books.find(number), {}, now);
        }
        if (asked.method == methodOf(Call::Refund)) {
            notifyOfRefund(asked, now);
        }
        return node;
    }

    void notifyOfRefund(const Admitted &asked, Instant now)
    {
        std::string number = asked.bizField("out_request_no");
        const Outcome done = m_books.queryRefund(
            {asked.bizField("out_trade_no"), asked.bizField("trade_no")}, number, now);
        if (done.ok() && done.refund && done.refund->at == now) {
            notify(*done.trade, done.refund, now);
        }
    }

    void notify(const SimulatedTrade &trade, const SimulatedRefund *refund, Instant now)
    {
        if (trade.notifyUrl.empty()) {
            return;
        }
        const auto time = [](Instant at) { return plainDateTime(at, chinaOffset); };
        const std::string total = trade.amount.text();
        Params params = {
            {"notify_time", time(now)},
            {"notify_type", "trade_status_sync"},
            {"notify_id", "guitai" + std::to_string(++m_notifyIds)},
            {"app_id", simulatedApp},
            {"auth_app_id", simulatedApp},
            {"charset", "utf-8"},
            {"version", "1.0"},
            {"sign_type", "RSA2"},
            {"trade_no", trade.tradeNo},
            {"out_trade_no", trade.outTradeNo},
            {"buyer_id", simulatedBuyer},
            {"buyer_logon_id", simulatedBuyerLogon},
            {"seller_id", simulatedSeller},
            {"seller_email", "shop@example.com"},
            {"trade_status", wordOf(m_books.stateOf(trade, now))},
            {"total_amount", total},
            {"receipt_amount", total},
            {"invoice_amount", total},
            {"buyer_pay_amount", total},
            {"point_amount", "0.00"},
            {"subject", trade.subject},
            {"gmt_create", time(trade.bornAt)},
            {"gmt_payment", time(*trade.paidAt)},
            {"fund_bill_list",
             "[{\"amount\":\"" + total + "\",\"fundChannel\":\"ALIPAYACCOUNT\"}]"},
        };
        if (refund) {
            params["out_biz_no"] = refund->number;
            params["refund_fee"] = trade.refunded().text();
            params["gmt_refund"] = time(refund->at);
        }
        if (trade.withCertificates) {
            params["alipay_cert_sn"] = certSn(certificates().alipay());
        }
        const PrivateKey &key = trade.withCertificates ? certificates().key() : keys().platform;
        params["sign"] = toBase64(key.sign(signedNotifyText(params)));
        m_notifies.add(trade.notifyUrl, formText(FormFields(params.begin(), params.end())), now);
    }

    mutable std::optional<SimulatorKeys> m_keys;
    mutable std::optional<SimulatorCertificates> m_certificates;
    Span m_clockTolerance;
    std::string m_aesKey;
    Books m_books;
    BillDesk m_bills{simulatedSeller};
    NotifyQueue m_notifies;
    std::int64_t m_notifyIds = 0;
    std::int64_t m_nonces = 0; // need not outlive a start
};

} // namespace

SimulatorKeys SimulatorKeys::fresh()
{
    return {PrivateKey::generate(), PrivateKey::generate()};
}

std::unique_ptr<AlipaySimulator> makeSimulator(SimulatorOptions options)
{
    return std::make_unique<KeptSimulator>(std::move(options));
}

} // namespace guitai::alipay
