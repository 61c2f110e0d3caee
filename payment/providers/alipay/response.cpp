// Reading a response.
#include "payment/providers/alipay/response.h"

#include "payment/providers/alipay/envelope.h"
#include "payment/providers/crypto/base64.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace guitai::alipay {

namespace {

std::string withPlainSlashes(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i, 2) == "\\/") {
            ++i;
        }
        plain += text[i];
    }
    return plain;
}

// The text that the signature stands for: as sent, or with \/ as /, since some of Alipay's
// interfaces sign before they escape.
std::optional<std::string> verifiedText(std::string_view sent, const std::string &signature,
                                        const PublicKey &key)
{
    const auto bytes = fromBase64(signature);
    if (!bytes) {
        return std::nullopt;
    }
    if (key.verify(sent, *bytes)) {
        return std::string(sent);
    }
    const std::string plain = withPlainSlashes(sent);
    if (plain != sent && key.verify(plain, *bytes)) {
        return plain;
    }
    return std::nullopt;
}

std::optional<std::map<std::string, std::string>> plainMembers(const std::string &json)
{
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(json));
    if (!document.isObject()) {
        return std::nullopt;
    }
    std::map<std::string, std::string> members;
    const QJsonObject object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it->isString()) {
            members[it.key().toStdString()] = it->toString().toStdString();
        }
    }
    return members;
}

Heard understood(const std::string &node, bool verified)
{
    const auto members = plainMembers(node);
    if (!members || !members->count("code")) {
        return Reason::Garbled;
    }
    return Response{verified, *members};
}

// error_response speaks of no trade: success or business failure in its name is not to be believed.
Heard general(Heard heard)
{
    const auto *response = std::get_if<Response>(&heard);
    const std::string code = response ? response->code() : std::string();
    return code == "10000" || code == "10003" || code == "40004" ? Heard(Reason::Garbled) : heard;
}

} // namespace

const std::string &Response::field(const std::string &name) const
{
    static const std::string nothing;
    const auto found = fields.find(name);
    return found == fields.end() ? nothing : found->second;
}

Heard readResponse(std::string_view body, Call call, const Account &account)
{
    const auto envelope = openEnvelope(body, nodeOf(methodOf(call)));
    if (!envelope) {
        return Reason::Garbled;
    }
    if (envelope->signature.empty()) {
        return envelope->isGeneral ? general(understood(std::string(envelope->node), false))
                                   : Heard(Reason::SignatureWrong);
    }
    std::optional<PublicKey> key = account.alipayKey;
    if (account.certificates) {
        const std::string &sn =
            envelope->certSn.empty() ? account.certificates->alipayCertSn() : envelope->certSn;
        key = account.certificates->keyOf(sn);
        if (!key) {
            return UnknownCertificate{sn};
        }
    }
    const auto text = key ? verifiedText(envelope->node, envelope->signature, *key) : std::nullopt;
    if (!text) {
        return Reason::SignatureWrong;
    }
    if (text->front() != '"') {
        return envelope->isGeneral ? general(understood(*text, true)) : understood(*text, true);
    }
    // Encrypted. The signature covers the ciphertext with its quotes.
    const auto content =
        account.cipher
            ? account.cipher->decrypt(withPlainSlashes(text->substr(1, text->size() - 2)))
            : std::nullopt;
    return content ? understood(*content, true) : Heard(Reason::Garbled);
}

std::string downloadedCertificate(std::string_view body)
{
    const auto envelope = openEnvelope(body, nodeOf(methodOf(Call::DownloadCertificate)));
    const auto members = envelope ? plainMembers(std::string(envelope->node)) : std::nullopt;
    if (!members || !members->count("alipay_cert_content")) {
        return {};
    }
    return fromBase64(members->at("alipay_cert_content")).value_or(std::string());
}

} // namespace guitai::alipay
