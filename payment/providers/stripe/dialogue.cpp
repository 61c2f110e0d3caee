// The common part of every conversation.
#include "payment/providers/stripe/dialogue.h"

#include "payment/providers/wire/http_date.h"

#include <QJsonArray>
#include <QJsonValue>

#include <utility>

namespace guitai::stripe {

Dialogue::Dialogue(std::shared_ptr<const Account> account, Matter matter, Instant now)
    : m_account(std::move(account))
    , m_matter(std::move(matter))
    , m_now(now)
{}

Step Dialogue::hear(const Answer &answer)
{
    if (std::holds_alternative<Noted>(answer) && m_next) {
        return std::exchange(m_next, nullptr)();
    }
    if (const auto *reply = std::get_if<HttpReply>(&answer)) {
        m_clockAhead = clockAhead(*reply, m_now);
        return heard(readReply(*reply));
    }
    const auto *silence = std::get_if<Silence>(&answer);
    if (m_next) {
        // The note could not be written: nothing may happen that needed it.
        Reading reading;
        reading.reason = silence ? silence->reason : Reason::Unknown;
        reading.providerWords = silence ? silence->detail : std::string();
        return reading;
    }
    return heardNothing(silence ? *silence : Silence{});
}

Step Dialogue::heardNothing(const Silence &silence)
{
    Reading reading;
    reading.reason = silence.reason;
    reading.providerWords = silence.detail;
    return conclude(reading);
}

Step Dialogue::get(const std::string &path, const FormFields &query)
{
    return getRequest(*m_account, path, query);
}

Step Dialogue::post(const std::string &path, const FormFields &fields,
                    const std::string &idempotencyKey)
{
    return postRequest(*m_account, path, fields, idempotencyKey);
}

Step Dialogue::writeDown(const std::string &note, std::function<Step()> next)
{
    m_next = std::move(next);
    return Note{note};
}

Step Dialogue::conclude(Reading reading) const
{
    reading.clockAhead = m_clockAhead;
    return reading;
}

Step Dialogue::conclude(Verdict verdict, Reason reason) const
{
    Reading reading;
    reading.verdict = verdict;
    reading.reason = reason;
    return conclude(reading);
}

Step Dialogue::conclude(Verdict verdict, Reason reason, const Reply &reply) const
{
    Reading reading;
    reading.verdict = verdict;
    reading.reason = reason;
    reading.providerCode = reply.code();
    if (reading.providerCode.empty() && reply.status != 200) {
        reading.providerCode = "HTTP " + std::to_string(reply.status);
    }
    reading.providerWords = reply.words();
    return conclude(reading);
}

Step Dialogue::noAnswer(const Reply &reply) const
{
    return conclude(Verdict::NoAnswer, reply.reason, reply);
}

Step Dialogue::listIntents()
{
    // An hour earlier, should our clock be ahead of Stripe's.
    const std::int64_t since = m_matter.openedAt.ms / 1000 - 3600;
    return get("/v1/payment_intents", {{"limit", "100"}, {"created[gte]", std::to_string(since)}});
}

std::string Dialogue::ourIntentIn(const QJsonObject &list) const
{
    for (const QJsonValue &value : list["data"].toArray()) {
        const QJsonObject intent = value.toObject();
        if (textIn(intent["metadata"].toObject(), "attempt") == m_matter.attempt.text) {
            return textIn(intent, "id");
        }
    }
    return {};
}

} // namespace guitai::stripe
