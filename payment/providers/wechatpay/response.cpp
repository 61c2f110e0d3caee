// Reading v3's JSON and v2's XML into the same words.
#include "payment/providers/wechatpay/response.h"

#include "payment/providers/crypto/aes_gcm.h"
#include "payment/providers/crypto/base64.h"
#include "payment/providers/wechatpay/json_fields.h"
#include "payment/providers/wechatpay/moment.h"
#include "payment/providers/wechatpay/signature.h"
#include "payment/providers/wechatpay/v2_signature.h"

#include <charconv>

namespace guitai::wechatpay {

namespace {

bool isGood(int status)
{
    return status >= 200 && status < 300;
}

Doubt doubtOfStatus(int status)
{
    const Reason reason = status == 429   ? Reason::ProviderBusy
                          : status >= 500 ? Reason::ProviderDown
                                          : Reason::Garbled;
    return {reason, "HTTP " + std::to_string(status)};
}

Heard readRefusal(const HttpReply &reply, Call call, const KeyRing &keys, Instant now)
{
    const Trust trust = trustIn(reply.headers, reply.body, keys, now);
    if (trust == Trust::Wrong) {
        return Doubt{Reason::SignatureWrong, "HTTP " + std::to_string(reply.status)};
    }
    const auto fields = JsonFields::read(reply.body);
    if (!fields || fields->text("code").empty() || reply.status < 400) {
        return doubtOfStatus(reply.status);
    }
    Response response;
    response.call = call;
    response.verified = trust == Trust::Verified;
    response.code = fields->text("code");
    response.message = fields->text("message");
    return response;
}

// False: a well signed answer that lacks what it should hold.
bool fillIn(Response &response, int status)
{
    const auto fields = JsonFields::read(response.body);
    if (status == 202 && fields && !fields->text("code").empty()) {
        // Accepted, and the customer is typing the password.
        response.succeeded = false;
        response.code = fields->text("code");
        response.message = fields->text("message");
        return true;
    }
    switch (response.call) {
    case Call::Native:
        response.codeUrl = fields ? fields->text("code_url") : std::string();
        return !response.codeUrl.empty();
    case Call::Query:
    case Call::CodePay:
        response.transaction = readTransaction(response.body);
        return response.transaction.has_value();
    case Call::Refund:
    case Call::QueryRefund:
        response.refund = readRefund(response.body);
        return response.refund.has_value();
    case Call::Close:
        return status == 204 || response.body.empty();
    case Call::Reverse:
        return fields && !fields->text("out_trade_no").empty();
    case Call::Certificates:
    case Call::TradeBill:
    case Call::FundFlowBill:
        return fields.has_value();
    case Call::MicroPay:
    case Call::OrderQuery:
    case Call::SecapiReverse:
        break;
    }
    return false;
}

Heard readV3(const HttpReply &reply, Call call, const Account &account, Instant now)
{
    if (!isGood(reply.status)) {
        return readRefusal(reply, call, *account.keys, now);
    }
    switch (trustIn(reply.headers, reply.body, *account.keys, now)) {
    case Trust::UnknownSerial:
        return UnknownSerial{headerOf(reply.headers, "wechatpay-serial")};
    case Trust::NotSigned:
        return Doubt{Reason::SignatureWrong, "the answer is not signed"};
    case Trust::Wrong:
        return Doubt{Reason::SignatureWrong, {}};
    case Trust::OutOfTime:
        return Doubt{Reason::ClockWrong, "the answer's time is more than five minutes from ours"};
    case Trust::Verified:
        break;
    }
    Response response;
    response.call = call;
    response.succeeded = true;
    response.verified = true;
    response.body = reply.body;
    if (!fillIn(response, reply.status)) {
        return Doubt{Reason::Garbled, "HTTP " + std::to_string(reply.status)};
    }
    return response;
}

std::string v2Field(const V2Fields &fields, const std::string &name)
{
    const auto found = fields.find(name);
    return found == fields.end() ? std::string() : found->second;
}

Transaction v2Transaction(const V2Fields &fields, Call call)
{
    Transaction transaction;
    transaction.mchid = v2Field(fields, "mch_id");
    transaction.appid = v2Field(fields, "appid");
    transaction.outTradeNo = v2Field(fields, "out_trade_no");
    transaction.transactionId = v2Field(fields, "transaction_id");
    transaction.state = call == Call::MicroPay ? "SUCCESS" : v2Field(fields, "trade_state");
    transaction.stateWords = v2Field(fields, "trade_state_desc");
    transaction.paidAt = digitTime(v2Field(fields, "time_end"));
    const std::string total = v2Field(fields, "total_fee");
    const std::string currency = v2Field(fields, "fee_type");
    std::int64_t fen = 0;
    const char *end = total.data() + total.size();
    const auto [stop, error] = std::from_chars(total.data(), end, fen);
    if (error == std::errc() && stop == end && fen > 0 && (currency.empty() || currency == "CNY")) {
        transaction.total = Money(fen, Currency::cny());
    }
    return transaction;
}

// Said before anything is signed: the request was not accepted.
Response notAccepted(const V2Fields &fields, Call call)
{
    Response response;
    response.call = call;
    response.message = v2Field(fields, "return_msg");
    const bool aboutSignature = response.message.find("签名") != std::string::npos ||
                                response.message.find("SIGN") != std::string::npos;
    const bool aboutSystem = response.message.find("SYSTEM") != std::string::npos ||
                             response.message.find("系统") != std::string::npos;
    response.code = aboutSystem ? "SYSTEMERROR" : aboutSignature ? "SIGNERROR" : "PARAM_ERROR";
    return response;
}

Heard readV2(const HttpReply &reply, Call call, const Account &account)
{
    const auto fields = reply.status == 200 ? readV2Xml(reply.body) : std::nullopt;
    if (!fields) {
        Doubt doubt = doubtOfStatus(reply.status);
        if (call == Call::SecapiReverse && reply.status != 200) {
            doubt.words += ": payment_code_reverse v2 needs the merchant's TLS client certificate, "
                           "which the till does not present; set payment_code_reverse to v3";
        }
        return doubt;
    }
    const std::string accepted = v2Field(*fields, "return_code");
    if (accepted == "FAIL") {
        return notAccepted(*fields, call);
    }
    if (accepted != "SUCCESS") {
        return Doubt{Reason::Garbled, "return_code " + accepted};
    }
    if (!v2SignHolds(*fields, account.apiV2Key, account.signType)) {
        return Doubt{Reason::SignatureWrong, {}};
    }
    if (v2Field(*fields, "mch_id") != account.mchid || v2Field(*fields, "appid") != account.appid) {
        return Doubt{Reason::Garbled, "the answer is about another merchant"};
    }
    Response response;
    response.call = call;
    response.verified = true;
    response.succeeded = v2Field(*fields, "result_code") == "SUCCESS";
    response.code = v2Field(*fields, "err_code");
    response.message = v2Field(*fields, "err_code_des");
    response.recall = v2Field(*fields, "recall");
    if (response.succeeded && call != Call::SecapiReverse) {
        response.transaction = v2Transaction(*fields, call);
    }
    return response;
}

} // namespace

Heard readResponse(const HttpReply &reply, Call call, const Account &account, Instant now)
{
    return isV2(call) ? readV2(reply, call, account) : readV3(reply, call, account, now);
}

Result<std::vector<Certificate>> openCertificates(const std::string &body,
                                                  const std::string &apiV3Key)
{
    const auto answer = JsonFields::read(body);
    std::vector<Certificate> opened;
    for (const JsonFields &row : answer ? answer->objects("data") : std::vector<JsonFields>()) {
        const JsonFields sealed = row.object("encrypt_certificate");
        if (sealed.text("algorithm") != "AEAD_AES_256_GCM") {
            continue; // SM2
        }
        const auto bytes = fromBase64(sealed.text("ciphertext"));
        const auto pem =
            bytes ? openGcm(apiV3Key, sealed.text("nonce"), sealed.text("associated_data"), *bytes)
                  : std::nullopt;
        if (!pem) {
            return Problem{"WeChat Pay's certificates do not open with api_v3_key: set the APIv3 "
                           "key of the merchant platform"};
        }
        const auto certificates = Certificate::parseAll(*pem);
        if (certificates.size() == 1 && certificates.front().serialHex() == row.text("serial_no")) {
            opened.push_back(certificates.front());
        }
    }
    return opened;
}

} // namespace guitai::wechatpay
