// Letting requests in.
#include "payment/providers/paypal/simulator_gate.h"

#include "payment/providers/crypto/base64.h"
#include "payment/providers/paypal/simulator_calls.h"
#include "payment/providers/wire/form.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <cstdio>

namespace guitai::paypal {

namespace {

HttpReply oauthReply(int status, const QJsonObject &object)
{
    return {status, {{"content-type", "application/json"}}, textOf(object)};
}

HttpReply oauthError(int status, const char *error, const char *description)
{
    return oauthReply(status, {{"error", error}, {"error_description", description}});
}

bool beginsWith(const std::string &text, std::string_view begin)
{
    return text.compare(0, begin.size(), begin) == 0;
}

std::string textIn(const QJsonValue &object, const char *name)
{
    return object[QLatin1String(name)].toString().toStdString();
}

} // namespace

HttpReply Gate::token(const HttpRequest &request, Span life, Instant now)
{
    const std::string login = headerIn(request, "authorization");
    const std::string expected =
        "Basic " + toBase64(std::string(simulatedClient) + ":" + simulatedSecret);
    if (login != expected) {
        return oauthError(401, "invalid_client", "Client Authentication failed");
    }
    if (!beginsWith(headerIn(request, "content-type"), "application/x-www-form-urlencoded")) {
        return oauthError(415, "invalid_request", "The request is not form text");
    }
    std::string grant;
    for (const auto &[name, value] : parseForm(request.body).value_or(FormFields())) {
        if (name == "grant_type") {
            grant = value;
        }
    }
    if (grant != "client_credentials") {
        return oauthError(400, "unsupported_grant_type", "Grant Type is NULL or not supported");
    }
    std::erase_if(m_tokens, [&](const auto &token) { return token.second <= now; });
    char number[120];
    std::snprintf(number, sizeof number, "A21AAGuitaiSandboxToken%086lld",
                  static_cast<long long>(++m_count));
    m_tokens[number] = now + life;
    return oauthReply(200, {{"scope", "https://uri.paypal.com/services/payments/payment "
                                      "https://uri.paypal.com/services/payments/refund"},
                            {"access_token", number},
                            {"token_type", "Bearer"},
                            {"app_id", "APP-80W284485P519543T"},
                            {"expires_in", qint64(life.ms / 1000)},
                            {"nonce", QString::number(m_count)}});
}

std::optional<HttpReply> Gate::turnAway(const HttpRequest &request, Instant now) const
{
    const std::string login = headerIn(request, "authorization");
    const auto token =
        beginsWith(login, "Bearer ") ? m_tokens.find(login.substr(7)) : m_tokens.end();
    if (token == m_tokens.end() || token->second <= now) {
        HttpReply reply = oauthError(401, "invalid_token", "Token signature verification failed");
        reply.headers.emplace_back("www-authenticate", "Bearer error=\"invalid_token\"");
        return reply;
    }
    const bool carriesBody = request.method == "POST" || request.method == "PATCH";
    if (carriesBody && !beginsWith(headerIn(request, "content-type"), "application/json")) {
        return HttpReply{415,
                         {{"content-type", "application/json"}},
                         textOf(denialJson({415, {}, {}}, "content-type"))};
    }
    return std::nullopt;
}

const KeptAnswer *Gate::kept(const std::string &path, const std::string &key, Instant now) const
{
    const auto found = m_answers.find(path + " " + key);
    return key.empty() || found == m_answers.end() || found->second.until <= now ? nullptr
                                                                                 : &found->second;
}

void Gate::keep(const std::string &path, const std::string &key, KeptAnswer answer)
{
    if (!key.empty()) {
        m_answers[path + " " + key] = std::move(answer);
    }
}

std::string Gate::save() const
{
    QJsonArray tokens;
    for (const auto &[token, until] : m_tokens) {
        tokens.append(
            QJsonObject{{"token", QString::fromStdString(token)}, {"until", qint64(until.ms)}});
    }
    QJsonArray answers;
    for (const auto &[key, answer] : m_answers) {
        answers.append(QJsonObject{{"key", QString::fromStdString(key)},
                                   {"body", QString::fromStdString(answer.body)},
                                   {"thing", QString::fromStdString(answer.thing)},
                                   {"issue", QString::fromStdString(answer.issue)},
                                   {"until", qint64(answer.until.ms)}});
    }
    return QJsonDocument(
               QJsonObject{{"tokens", tokens}, {"answers", answers}, {"count", qint64(m_count)}})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

bool Gate::load(std::string_view saved)
{
    const auto document =
        QJsonDocument::fromJson(QByteArray(saved.data(), qsizetype(saved.size())));
    if (!document.isObject()) {
        return false;
    }
    m_tokens.clear();
    m_answers.clear();
    for (const QJsonValue &value : document["tokens"].toArray()) {
        m_tokens[textIn(value, "token")] = Instant{value["until"].toInteger()};
    }
    for (const QJsonValue &value : document["answers"].toArray()) {
        m_answers[textIn(value, "key")] = {textIn(value, "body"), textIn(value, "thing"),
                                           textIn(value, "issue"),
                                           Instant{value["until"].toInteger()}};
    }
    m_count = document["count"].toInteger();
    return true;
}

} // namespace guitai::paypal
