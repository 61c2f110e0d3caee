// Writing requests and reading answers.
#include "payment/providers/stripe/api.h"

#include "payment/providers/stripe/reasons.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QString>

namespace guitai::stripe {

namespace {

// A reader is reached through Stripe and may take its time.
constexpr Span readerPatience = Span::seconds(30);
constexpr Span usualPatience = Span::seconds(15);

HttpRequest requestFor(const Account &account, std::string method, std::string url)
{
    HttpRequest request;
    request.method = std::move(method);
    request.url = std::move(url);
    request.headers = {{"authorization", "Bearer " + account.secretKey},
                       {"stripe-version", account.version}};
    request.timeout = usualPatience;
    return request;
}

std::string headerOf(const HttpReply &reply, const std::string &name)
{
    for (const auto &[key, value] : reply.headers) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

} // namespace

HttpRequest getRequest(const Account &account, const std::string &path, const FormFields &query)
{
    const std::string parameters = query.empty() ? std::string() : "?" + formText(query);
    return requestFor(account, "GET", account.baseUrl + path + parameters);
}

HttpRequest postRequest(const Account &account, const std::string &path, const FormFields &fields,
                        const std::string &idempotencyKey)
{
    HttpRequest request = requestFor(account, "POST", account.baseUrl + path);
    request.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
    if (!idempotencyKey.empty()) {
        request.headers.emplace_back("idempotency-key", idempotencyKey);
    }
    request.body = formText(fields);
    if (path.find("/terminal/") != std::string::npos) {
        request.timeout = readerPatience;
    }
    return request;
}

std::string textIn(const QJsonObject &object, const char *member)
{
    const QJsonValue value = object[QLatin1String(member)];
    return (value.isObject() ? value["id"] : value).toString().toStdString();
}

std::string Reply::code() const
{
    for (const char *name : {"decline_code", "code", "type"}) {
        if (const std::string code = textIn(error, name); !code.empty()) {
            return code;
        }
    }
    return {};
}

std::string Reply::words() const
{
    return textIn(error, "message");
}

Reply readReply(const HttpReply &reply)
{
    Reply read;
    read.status = reply.status;
    read.replayed = headerOf(reply, "idempotent-replayed") == "true";
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(reply.body));
    const QJsonObject body = document.object();
    read.error = body["error"].toObject();

    const std::string retry = headerOf(reply, "stripe-should-retry");
    const bool isLater = reply.status == 408 || reply.status == 409 || reply.status == 424 ||
                         reply.status == 429 || reply.status >= 500;
    read.keyIsSpent = isLater && (read.replayed || retry == "false");
    if (isLater || (reply.status >= 400 && retry == "true")) {
        read.reason = reply.status >= 500 || reply.status == 424 ? Reason::ProviderDown
                                                                 : Reason::ProviderBusy;
        return read;
    }
    if (reply.status >= 200 && reply.status < 300 && !textIn(body, "object").empty()) {
        read.kind = Reply::Kind::Done;
        read.body = body;
        return read;
    }
    if (reply.status >= 400 && !textIn(read.error, "type").empty()) {
        read.kind = Reply::Kind::Refused;
        read.reason =
            reasonOfRefusal(reply.status, read.code(), textIn(read.error, "param"), read.words());
    }
    return read;
}

} // namespace guitai::stripe
