// The simulator: gate, books, bills and letters put together, and its answers signed.
#include "payment/providers/wechatpay/simulator.h"

#include "payment/providers/crypto/aes_gcm.h"
#include "payment/providers/crypto/base64.h"
#include "payment/providers/wechatpay/signature.h"
#include "payment/providers/wechatpay/simulator_bills.h"
#include "payment/providers/wechatpay/simulator_books.h"
#include "payment/providers/wechatpay/simulator_gate.h"
#include "payment/providers/wechatpay/simulator_keys.h"
#include "payment/providers/wechatpay/simulator_letters.h"
#include "payment/providers/wechatpay/simulator_v2.h"
#include "payment/providers/wechatpay/simulator_v3.h"
#include "payment/providers/wire/http_date.h"
#include "payment/providers/wire/json_text.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace guitai::wechatpay {

namespace {

std::string pathOf(const HttpRequest &request)
{
    const std::string target = targetOf(request.url);
    return target.substr(0, target.find('?'));
}

bool endsLike(const std::string &path, std::string_view end)
{
    return path.size() >= end.size() &&
           path.compare(path.size() - end.size(), end.size(), end) == 0;
}

// Nobody lives there, by RFC 2606.
bool isNowhere(const std::string &url)
{
    const auto begin = url.find("://");
    const std::string host =
        begin == std::string::npos
            ? std::string()
            : url.substr(begin + 3, url.find_first_of(":/", begin + 3) - begin - 3);
    return host.empty() || endsLike(host, ".invalid");
}

std::string sealedJson(const std::string &text, const std::string &associatedData,
                       const std::string &type)
{
    const std::string nonce = freshNonce(12);
    JsonText json;
    if (!type.empty()) {
        json.add("original_type", type);
    }
    return json.add("algorithm", "AEAD_AES_256_GCM")
        .add("ciphertext",
             toBase64(sealGcm(simulatedV3Key, nonce, associatedData, text).value_or(std::string())))
        .add("associated_data", associatedData)
        .add("nonce", nonce)
        .text();
}

class KeptWeChatPay : public WeChatPaySimulator
{
public:
    explicit KeptWeChatPay(SimulatorOptions options)
        : m_keys(std::move(options.keys), options.stage)
        , m_refundTakes(options.refundTakes)
        , m_probesFirst(options.probesFirst)
        , m_signsErrors(options.signsErrors)
    {}

    HttpReply handle(const HttpRequest &request, Instant now, AnswerFault fault) override
    {
        const std::int64_t fenError = fault.wrongAmount ? 1 : 0;
        const std::string path = pathOf(request);
        if (isV2Path(path)) {
            return {200,
                    {{"content-type", "text/xml; charset=utf-8"}, {"date", httpDate(now)}},
                    answerV2(path, request.body, m_books, {now, fenError, fault.badSignature})};
        }
        const auto admitted = admit(request, m_keys.keys().merchant.publicKey(), now);
        if (const auto *refused = std::get_if<Refused>(&admitted)) {
            return v3Reply({refused->status, refusalBody(*refused)}, {}, fault, now);
        }
        const auto &asked = std::get<Admitted>(admitted);
        if (asked.method == "GET" && path == "/v3/billdownload/file") {
            return m_bills.download(asked, m_books, now);
        }
        const bool isBill = path == "/v3/bill/tradebill" || path == "/v3/bill/fundflowbill";
        const V3Answer answer =
            asked.method == "GET" && isBill
                ? m_bills.answer(asked, m_books, request.url.substr(0, request.url.find("/v3/")),
                                 now)
            : asked.method == "GET" && path == "/v3/certificates"
                ? certificatesAnswer()
                : answerV3(asked, m_books, {now, m_refundTakes, fenError});
        return v3Reply(answer, asked.wantedSerial, fault, now);
    }

    std::string callOf(const HttpRequest &request) const override
    {
        const std::string path = pathOf(request);
        const bool isGet = request.method == "GET";
        return path == "/v3/pay/transactions/native"    ? "native"
               : path == "/v3/pay/transactions/codepay" ? "codepay"
               : endsLike(path, "/close")               ? "close"
               : path == "/secapi/pay/reverse"          ? "secapi.reverse"
               : endsLike(path, "/reverse")             ? "reverse"
               : path == "/v3/refund/domestic/refunds"  ? "refund"
               : path.find("/v3/refund/") == 0          ? "refundquery"
               : path == "/v3/certificates"             ? "certificates"
               : path == "/v3/bill/tradebill"           ? "tradebill"
               : path == "/v3/bill/fundflowbill"        ? "fundflowbill"
               : path == "/v3/billdownload/file"        ? "billdownload"
               : path == "/pay/micropay"                ? "micropay"
               : path == "/pay/orderquery"              ? "orderquery"
               : isGet && path.find("/v3/pay/") == 0    ? "query"
                                                        : std::string();
    }

    bool scan(std::string_view which, Instant now) override { return m_books.scan(which, now); }

    bool pay(std::string_view which, Instant now) override
    {
        if (!m_books.pay(which, now)) {
            return false;
        }
        const SimulatedOrder &order = *m_books.find(which);
        if (!order.isByCustomersCode()) {
            post(order.notifyUrl, "TRANSACTION.SUCCESS", "支付成功", "transaction",
                 orderJson(order, OrderState::Success, 0), now);
        }
        return true;
    }

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

    std::vector<OutgoingCallback> callbacksDue(Instant now) override
    {
        for (const auto &[order, refund] : m_books.refundsToTell(now)) {
            post(refund->notifyUrl, "REFUND.SUCCESS", "退款成功", "refund",
                 refundLetterJson(*order, *refund), now);
        }
        std::vector<OutgoingCallback> list;
        for (const DueLetter &letter : m_letters.due(now)) {
            list.push_back(signedLetter(letter, now));
        }
        return list;
    }

    void callbackAnswered(const std::string &key, const std::optional<HttpReply> &reply,
                          Instant now) override
    {
        m_letters.answered(key, reply, now, callbackScale());
    }

    ProviderSettings settingsFor(const std::string &baseUrl) const override
    {
        ProviderSettings settings = commonSettings(baseUrl);
        settings["public_key_id"] = simulatedKeyId;
        settings["public_key_file"] = m_keys.keys().platform.publicKey().pem();
        return settings;
    }

    ProviderSettings certificateSettingsFor(const std::string &baseUrl) const override
    {
        return commonSettings(baseUrl);
    }

    void setStage(SigningStage stage) override { m_keys.setStage(stage); }

    std::string certificate(int which) const override
    {
        return m_keys.certificate(which).certificate.pem();
    }

    std::string save() const override
    {
        const auto text = [](const std::string &s) { return QString::fromStdString(s); };
        return QJsonDocument(QJsonObject{{"keys", text(m_keys.save())},
                                         {"books", text(m_books.save())},
                                         {"letters", text(m_letters.save())},
                                         {"bills", text(m_bills.save())},
                                         {"letter_ids", qint64(m_letterIds)},
                                         {"refund_takes", qint64(m_refundTakes.ms)},
                                         {"probes_first", m_probesFirst},
                                         {"signs_errors", m_signsErrors}})
            .toJson(QJsonDocument::Compact)
            .toStdString();
    }

    bool load(std::string_view saved) override
    {
        const auto document =
            QJsonDocument::fromJson(QByteArray(saved.data(), qsizetype(saved.size())));
        const auto text = [&](const char *name) { return document[name].toString().toStdString(); };
        KeyCabinet keys({}, SigningStage::PublicKey);
        Books books;
        LetterQueue letters;
        BillDesk bills;
        if (!keys.load(text("keys")) || !books.load(text("books")) ||
            !letters.load(text("letters")) || !bills.load(text("bills"))) {
            return false;
        }
        m_keys = std::move(keys);
        m_books = std::move(books);
        m_letters = std::move(letters);
        m_bills = std::move(bills);
        m_letterIds = document["letter_ids"].toInteger();
        m_refundTakes = Span::milliseconds(document["refund_takes"].toInteger());
        m_probesFirst = document["probes_first"].toBool();
        m_signsErrors = document["signs_errors"].toBool(true);
        return true;
    }

private:
    ProviderSettings commonSettings(const std::string &baseUrl) const
    {
        return {
            {"base_url", baseUrl},
            {"mchid", simulatedMerchant},
            {"appid", simulatedApp},
            {"serial_no", simulatedSerial},
            {"private_key_file", m_keys.keys().merchant.pem()},
            {"api_v3_key", simulatedV3Key},
            {"api_v2_key", simulatedV2Key},
            {"payment_code_api", "v2"},
        };
    }

    Headers signedHeaders(const std::string &wantedSerial, const std::string &body, bool isBad,
                          Instant now)
    {
        const KeyCabinet::Signer signer = m_keys.nextSigner(wantedSerial);
        const std::string timestamp = std::to_string(now.ms / 1000);
        const std::string nonce = freshNonce(32);
        const std::string text = answerText(timestamp, nonce, isBad ? body + " " : body);
        return {{"wechatpay-timestamp", timestamp},
                {"wechatpay-nonce", nonce},
                {"wechatpay-serial", signer.serial},
                {"wechatpay-signature", toBase64(signer.key->sign(text))},
                {"wechatpay-signature-type", "WECHATPAY2-SHA256-RSA2048"}};
    }

    HttpReply v3Reply(const V3Answer &answer, const std::string &wantedSerial, AnswerFault fault,
                      Instant now)
    {
        HttpReply reply;
        reply.status = answer.status;
        reply.body = answer.body;
        reply.headers = {{"date", httpDate(now)}, {"request-id", "08A" + freshNonce(20) + "-0"}};
        if (!answer.body.empty()) {
            reply.headers.emplace_back("content-type", "application/json; charset=utf-8");
        }
        const bool isGood = answer.status < 300;
        if (isGood || (m_signsErrors && answer.status != 401)) {
            for (auto &header : signedHeaders(wantedSerial, reply.body, fault.badSignature, now)) {
                reply.headers.push_back(std::move(header));
            }
        }
        return reply;
    }

    V3Answer certificatesAnswer() const
    {
        std::string rows;
        for (const PlatformCertificate *held : m_keys.givenOut()) {
            rows += rows.empty() ? "" : ",";
            rows += JsonText()
                        .add("effective_time", rfc3339(held->certificate.notBefore(), chinaOffset))
                        .addRaw("encrypt_certificate",
                                sealedJson(held->certificate.pem(), "certificate", {}))
                        .add("expire_time", rfc3339(held->certificate.notAfter(), chinaOffset))
                        .add("serial_no", held->certificate.serialHex())
                        .text();
        }
        if (rows.empty()) {
            return {404,
                    refusalBody({404, "RESOURCE_NOT_EXISTS",
                                 "无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥"})};
        }
        return {200, "{\"data\":[" + rows + "]}"};
    }

    void post(const std::string &url, const std::string &event, const std::string &summary,
              const std::string &type, const std::string &content, Instant now)
    {
        if (url.empty() || isNowhere(url)) {
            return;
        }
        char id[64];
        std::snprintf(id, sizeof id, "00000000-0000-5000-8000-%012lld",
                      static_cast<long long>(++m_letterIds));
        m_letters.add(url,
                      JsonText()
                          .add("id", id)
                          .add("create_time", rfc3339(now, chinaOffset))
                          .add("resource_type", "encrypt-resource")
                          .add("event_type", event)
                          .add("summary", summary)
                          .addRaw("resource", sealedJson(content, type, type))
                          .text(),
                      now);
    }

    OutgoingCallback signedLetter(const DueLetter &letter, Instant now)
    {
        OutgoingCallback callback;
        callback.url = letter.url;
        callback.key = letter.key;
        callback.request.url = letter.url;
        callback.request.body = letter.body;
        callback.request.headers = signedHeaders({}, letter.body, false, now);
        callback.request.headers.emplace_back("content-type", "application/json");
        callback.request.headers.emplace_back("user-agent", "Mozilla/4.0");
        callback.request.headers.emplace_back("request-id", "08B" + freshNonce(20) + "-0");
        if (m_probesFirst && letter.isFirst) {
            for (auto &[name, value] : callback.request.headers) {
                if (name == "wechatpay-signature") {
                    value = "WECHATPAY/SIGNTEST/" + value;
                }
            }
        }
        return callback;
    }

    mutable KeyCabinet m_keys;
    Books m_books;
    LetterQueue m_letters;
    BillDesk m_bills;
    std::int64_t m_letterIds = 0;
    Span m_refundTakes;
    bool m_probesFirst;
    bool m_signsErrors;
};

} // namespace

SimulatorKeys SimulatorKeys::fresh()
{
    return {PrivateKey::generate(), PrivateKey::generate()};
}

std::unique_ptr<WeChatPaySimulator> makeSimulator(SimulatorOptions options)
{
    return std::make_unique<KeptWeChatPay>(std::move(options));
}

} // namespace guitai::wechatpay
