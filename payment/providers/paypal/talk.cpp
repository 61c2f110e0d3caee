// The common part of every conversation.
#include "payment/providers/paypal/talk.h"

#include "payment/providers/crypto/base64.h"
#include "payment/providers/wire/http_date.h"

#include <utility>

namespace guitai::paypal {

namespace {

bool isLastWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Paid:
    case Verdict::Declined:
    case Verdict::Cancelled:
    case Verdict::Refunded:
    case Verdict::RefundRefused:
    case Verdict::DayClosed:
        return true;
    case Verdict::NoAnswer:
    case Verdict::NotFound:
    case Verdict::Waiting:
    case Verdict::NotExecuted:
        break;
    }
    return false;
}

} // namespace

bool isSuccess(const HttpReply &reply)
{
    return reply.status >= 200 && reply.status < 300;
}

Talk::Talk(std::shared_ptr<Session> session, Matter matter, Instant now)
    : m_session(std::move(session))
    , m_matter(std::move(matter))
    , m_now(now)
{}

Step Talk::begin()
{
    return start();
}

Step Talk::hear(const Answer &answer)
{
    if (std::holds_alternative<Noted>(answer)) {
        return noted();
    }
    const auto *reply = std::get_if<HttpReply>(&answer);
    if (m_awaiting == Awaiting::Certificate) {
        if (reply && reply->status == 200) {
            session().certificates().learn(m_certificateUrl, reply->body, m_now);
        }
        return m_held;
    }
    if (m_awaiting == Awaiting::Elsewhere) {
        return heardElsewhere(answer);
    }
    if (!reply) {
        const auto *silence = std::get_if<Silence>(&answer);
        return conclude(Verdict::NoAnswer, silence ? silence->reason : Reason::Unknown,
                        silence ? silence->detail : std::string());
    }
    m_clockAhead = clockAhead(*reply, m_now);
    return m_awaiting == Awaiting::Token ? hearToken(*reply) : hearReply(*reply);
}

Step Talk::noted()
{
    return conclude(Verdict::NoAnswer, Reason::Unknown);
}

Step Talk::turnedAway(const Reading &reading)
{
    return conclude(reading);
}

Step Talk::say(Call call)
{
    m_call = std::move(call);
    return sayWithToken();
}

Step Talk::sayWithToken()
{
    m_token = session().token(m_now);
    if (m_token.empty()) {
        return askForToken();
    }
    m_awaiting = Awaiting::Answer;
    HttpRequest request;
    request.method = m_call.method;
    request.url = account().baseUrl + m_call.path;
    request.headers = {{"Authorization", "Bearer " + m_token}, {"Accept", "application/json"}};
    if (m_call.method == "POST") {
        request.headers.emplace_back("Content-Type", "application/json");
        request.headers.emplace_back("PayPal-Request-Id", m_call.key);
        // Minimal answers leave out what was captured.
        request.headers.emplace_back("Prefer", "return=representation");
    }
    request.body = m_call.body;
    request.timeout = m_call.timeout;
    return request;
}

Step Talk::askForToken()
{
    m_awaiting = Awaiting::Token;
    return tokenRequest(account().baseUrl);
}

HttpRequest Talk::tokenRequest(const std::string &baseUrl) const
{
    HttpRequest request;
    request.url = baseUrl + "/v1/oauth2/token";
    request.headers = {
        {"Authorization", "Basic " + toBase64(account().clientId + ":" + account().clientSecret)},
        {"Accept", "application/json"},
        {"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = "grant_type=client_credentials";
    return request;
}

Step Talk::loginRefused(const HttpReply &reply)
{
    const auto refusal = readRefusal(reply.status, reply.body);
    if (!refusal) {
        return doubt(reply);
    }
    Reading reading;
    const Meaning meaning = meaningOfLogin(*refusal);
    reading.verdict = meaning.verdict;
    reading.reason = meaning.reason;
    reading.providerCode = refusal->code();
    reading.providerWords = refusal->words;
    return turnedAway(reading);
}

Step Talk::hearToken(const HttpReply &reply)
{
    if (reply.status == 200) {
        const auto token = readToken(reply.body);
        if (!token) {
            return conclude(Verdict::NoAnswer, Reason::Garbled);
        }
        session().keepToken(token->text, token->life, m_now);
        if (session().token(m_now).empty()) {
            // Too short a life to be kept.
            return conclude(Verdict::NoAnswer, Reason::ProviderDown);
        }
        return sayWithToken();
    }
    return loginRefused(reply);
}

Step Talk::hearReply(const HttpReply &reply)
{
    if (reply.status != 401) {
        return heard(reply);
    }
    session().dropToken(m_token);
    if (!m_renewed) {
        // Once, with the same request and key.
        m_renewed = true;
        return sayWithToken();
    }
    return loginRefused(reply);
}

Step Talk::sayElsewhere(HttpRequest request)
{
    m_awaiting = Awaiting::Elsewhere;
    return request;
}

Step Talk::heardElsewhere(const Answer &)
{
    return conclude(Verdict::NoAnswer, Reason::Unknown);
}

Step Talk::writeDown(const std::string &note)
{
    m_awaiting = Awaiting::Disk;
    return Note{note};
}

Step Talk::conclude(Reading reading)
{
    reading.clockAhead = m_clockAhead;
    if (reading.verdict == Verdict::NotExecuted && m_deedDone) {
        reading.verdict = Verdict::NoAnswer;
    }
    if (hasTime() && !isLastWord(reading.verdict) && reading.verdict != Verdict::NoAnswer) {
        m_certificateUrl = session().certificates().takeWanted();
        if (!m_certificateUrl.empty()) {
            m_held = std::move(reading);
            m_awaiting = Awaiting::Certificate;
            // No token goes there, only the wish to see what is public.
            HttpRequest request;
            request.method = "GET";
            request.url = m_certificateUrl;
            request.timeout = Span::seconds(5);
            return request;
        }
    }
    return reading;
}

Step Talk::conclude(Verdict verdict, Reason reason, const std::string &words)
{
    Reading reading;
    reading.verdict = verdict;
    reading.reason = reason;
    reading.providerWords = words;
    return conclude(std::move(reading));
}

Step Talk::conclude(Meaning meaning, const Refusal &refusal)
{
    Reading reading;
    reading.verdict = meaning.verdict;
    reading.reason = meaning.reason;
    reading.providerCode = refusal.code();
    reading.providerWords = refusal.words;
    return conclude(std::move(reading));
}

Step Talk::doubt(const HttpReply &reply)
{
    return conclude(Verdict::NoAnswer, reasonOfStatus(reply.status),
                    "HTTP " + std::to_string(reply.status));
}

} // namespace guitai::paypal
