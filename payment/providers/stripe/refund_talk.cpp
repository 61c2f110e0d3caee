// Giving back, and asking what became of it.
#include "payment/providers/stripe/refund_talk.h"

#include "payment/providers/stripe/amounts.h"
#include "payment/providers/stripe/reasons.h"

#include <QJsonArray>
#include <QJsonValue>

namespace guitai::stripe {

namespace {

constexpr std::size_t longestMetadata = 500; // characters; bytes are never fewer

std::string cutForMetadata(std::string text)
{
    if (text.size() > longestMetadata) {
        std::size_t end = longestMetadata;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
            --end; // not inside a letter
        }
        text.resize(end);
    }
    return text;
}

} // namespace

RefundTalk::RefundTalk(std::shared_ptr<const Account> account, Matter matter, Question question,
                       Instant now)
    : Dialogue(std::move(account), std::move(matter), now)
    , m_question(question)
    , m_progress(refundProgress(this->matter().note))
    , m_intent(paymentProgress(this->matter().attemptNote).intent)
{
    if (m_intent.empty() && this->matter().reference.compare(0, 3, "pi_") == 0) {
        m_intent = this->matter().reference;
    }
}

Step RefundTalk::begin()
{
    if (!stripeAmount(matter().refundAmount)) {
        return conclude(Verdict::NotExecuted, Reason::WrongCurrency);
    }
    if (!m_progress.refund.empty()) {
        m_stage = Stage::AskingRefund;
        return get("/v1/refunds/" + m_progress.refund);
    }
    return m_intent.empty() ? listIntents() : listRefunds();
}

Step RefundTalk::heard(const Reply &reply)
{
    if (reply.kind == Reply::Kind::NotKnown) {
        if (m_stage == Stage::Refunding && reply.keyIsSpent) {
            // The next conversation looks first whether it was done all the same.
            ++m_progress.keys;
            return keep([this, reply] { return noAnswer(reply); });
        }
        return noAnswer(reply);
    }
    if (reply.kind == Reply::Kind::Refused) {
        return refused(reply);
    }
    switch (m_stage) {
    case Stage::LookingForIntent:
        return lookedForIntent(reply);
    case Stage::LookingForRefund:
        return lookedForRefund(reply);
    case Stage::AskingRefund:
    case Stage::Refunding:
        return judge(reply.body);
    }
    return noAnswer(reply);
}

Step RefundTalk::listRefunds()
{
    m_stage = Stage::LookingForRefund;
    return get("/v1/refunds", {{"payment_intent", m_intent}, {"limit", "100"}});
}

Step RefundTalk::lookedForIntent(const Reply &reply)
{
    m_intent = ourIntentIn(reply.body);
    if (!m_intent.empty()) {
        return listRefunds();
    }
    return conclude(m_question == Question::QueryRefund && !reply.body["has_more"].toBool()
                        ? Verdict::NotFound
                        : Verdict::NoAnswer,
                    Reason::None, reply);
}

Step RefundTalk::lookedForRefund(const Reply &reply)
{
    if (!reply.body["data"].isArray()) {
        return conclude(Verdict::NoAnswer, Reason::Garbled, reply);
    }
    for (const QJsonValue &value : reply.body["data"].toArray()) {
        const QJsonObject one = value.toObject();
        if (textIn(one["metadata"].toObject(), "refund") == matter().refund.text) {
            return judge(one);
        }
    }
    if (reply.body["has_more"].toBool()) {
        return conclude(Verdict::NoAnswer, Reason::Unknown, reply);
    }
    return m_question == Question::Refund ? refund() : conclude(Verdict::NotFound, Reason::None);
}

Step RefundTalk::refund()
{
    m_stage = Stage::Refunding;
    FormFields fields = {{"payment_intent", m_intent},
                         {"amount", std::to_string(*stripeAmount(matter().refundAmount))},
                         {"reason", "requested_by_customer"},
                         {"metadata[attempt]", matter().attempt.text},
                         {"metadata[refund]", matter().refund.text}};
    if (!matter().refundReason.empty()) {
        fields.emplace_back("metadata[why]", cutForMetadata(matter().refundReason));
    }
    const std::string again =
        m_progress.keys > 1 ? ":" + std::to_string(m_progress.keys) : std::string();
    return post("/v1/refunds", fields, "refund:" + matter().refund.text + again);
}

Step RefundTalk::refused(const Reply &reply)
{
    const bool isAboutUs = reply.status == 401 || reply.status == 403 || reply.status == 404;
    if (m_stage != Stage::Refunding || isAboutUs) {
        return conclude(Verdict::NotExecuted, reply.reason, reply);
    }
    const bool canSucceedLater = reply.reason == Reason::ShopBalance;
    if (canSucceedLater || textIn(reply.error, "type") == "idempotency_error") {
        // Stripe would repeat this refusal for a day. It is not there: we have just looked.
        ++m_progress.keys;
        const Reason reason = canSucceedLater ? reply.reason : Reason::Unknown;
        return keep([this, reply, reason] { return conclude(Verdict::NoAnswer, reason, reply); });
    }
    return conclude(Verdict::RefundRefused, reply.reason, reply);
}

Step RefundTalk::judge(const QJsonObject &refund)
{
    const Reading reading = readingOfRefund(refund, matter().refund);
    const std::string id = textIn(refund, "id");
    const bool isOfIntent = m_intent.empty() || textIn(refund, "payment_intent") == m_intent;
    if (reading.reason == Reason::Garbled || !isOfIntent) {
        return conclude(Verdict::NoAnswer, Reason::Garbled);
    }
    if (reading.reason == Reason::RefundPending && m_progress.refund.empty()) {
        m_progress.refund = id;
        return keep([this, reading] { return conclude(reading); });
    }
    return conclude(reading);
}

Step RefundTalk::keep(std::function<Step()> next)
{
    return writeDown(noteOf(m_progress), std::move(next));
}

Reading readingOfRefund(const QJsonObject &refund, const RefundId &number)
{
    Reading reading;
    reading.reference = textIn(refund, "id");
    const std::string status = textIn(refund, "status");
    const auto currency = currencyOfWord(textIn(refund, "currency"));
    const auto amount =
        currency ? moneyOfStripe(refund["amount"].toInteger(-1), *currency) : std::nullopt;
    const bool isOurs = textIn(refund, "object") == "refund" && !reading.reference.empty() &&
                        textIn(refund["metadata"].toObject(), "refund") == number.text;
    reading.reason = Reason::Garbled;
    if (!isOurs || !amount) {
        return reading;
    }
    if (status == "succeeded") {
        reading.verdict = Verdict::Refunded;
        reading.reason = Reason::None;
        reading.amount = *amount;
        reading.at = Instant{refund["created"].toInteger() * 1000};
    } else if (status == "pending" || status == "requires_action") {
        reading.reason = Reason::RefundPending;
        reading.providerCode = status;
    } else if (status == "failed" || status == "canceled") {
        reading.verdict = Verdict::RefundRefused;
        reading.providerCode = textIn(refund, "failure_reason");
        reading.reason = reasonOfFailedRefund(reading.providerCode);
    }
    return reading;
}

} // namespace guitai::stripe
