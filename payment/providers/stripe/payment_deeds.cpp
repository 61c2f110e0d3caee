// What a payment does at Stripe beyond asking: show it on the reader, capture it, cancel it.
#include "payment/providers/stripe/amounts.h"
#include "payment/providers/stripe/payment_talk.h"

namespace guitai::stripe {

// With a key of its own for each time it is meant to be shown; on disk before it is.
Step PaymentTalk::showAnew()
{
    ++m_progress.shown;
    return keep([this] { return show(); });
}

// With the key that is on disk. Had Stripe carried out that request already, it only repeats its
// answer.
Step PaymentTalk::show()
{
    m_stage = Stage::Showing;
    return post("/v1/terminal/readers/" + account().readerId + "/process_payment_intent",
                {{"payment_intent", m_progress.intent},
                 {"process_config[enable_customer_cancellation]", "true"},
                 {"process_config[skip_tipping]", "true"}},
                "proc:" + matter().attempt.text + ":" + std::to_string(m_progress.shown));
}

Step PaymentTalk::shown(const Reply &reply)
{
    if (reply.kind == Reply::Kind::Refused) {
        return notShown(reply);
    }
    if (reply.kind == Reply::Kind::NotKnown) {
        if (!reply.keyIsSpent) {
            return noAnswer(reply);
        }
        ++m_progress.shown;
        return keep([this, reply] { return noAnswer(reply); });
    }
    m_reader = readerWord(reply);
    if (!m_reader || !m_reader->isOurs) {
        return conclude(Verdict::NoAnswer, Reason::Garbled, reply);
    }
    if (reply.replayed) {
        return askReader(Stage::AskingReaderSince); // what it says is of an earlier moment
    }
    return m_reader->status == "in_progress" ? waiting(Prompt::InsertCard) : askIntent();
}

Step PaymentTalk::notShown(const Reply &reply)
{
    const std::string code = textIn(reply.error, "code");
    if (code == "terminal_reader_timeout") {
        // The command may have arrived all the same.
        m_refusal = {Verdict::Declined, code, reply.words(), reply.status};
        return askReader(Stage::AskingReaderSince);
    }
    if (code == "payment_intent_unexpected_state" || code == "intent_invalid_state") {
        m_wasRefused = true;
        return askIntent();
    }
    return endAs({Verdict::Declined, reply.code(), reply.words(), reply.status});
}

// The reader after an answer that left open whether it shows our payment.
Step PaymentTalk::lookedAgain()
{
    if (m_reader && m_reader->isOurs) {
        return m_reader->status == "in_progress" ? waiting(Prompt::InsertCard) : askIntent();
    }
    if (m_refusal) {
        return endAs(*m_refusal);
    }
    return m_reader ? showAnew() : waiting(Prompt::LookAtTerminal);
}

// Approved at the reader, and not taken yet.
Step PaymentTalk::authorised(const QJsonObject &intent)
{
    if (isUndoing()) {
        return cancelIntent(); // gives the customer's money free again
    }
    if (intent["amount_capturable"].toInteger(-1) != *stripeAmount(matter().amount)) {
        return conclude(Verdict::NoAnswer, Reason::AmountDiffers);
    }
    if (m_wasCapturing) {
        return conclude(Verdict::NoAnswer, Reason::PaymentPending);
    }
    m_wasCapturing = true;
    m_stage = Stage::Capturing;
    const std::string again =
        m_progress.captureKeys > 1 ? ":" + std::to_string(m_progress.captureKeys) : std::string();
    return post("/v1/payment_intents/" + m_progress.intent + "/capture",
                {{"amount_to_capture", std::to_string(*stripeAmount(matter().amount))},
                 {"expand[]", "latest_charge"}},
                "cap:" + m_progress.intent + again);
}

Step PaymentTalk::endAs(ForegoneEnd end)
{
    m_progress.end = std::move(end);
    return keep([this] { return cancelIntent(); });
}

// Without a key: to cancel twice does no harm, and a saved refusal would.
Step PaymentTalk::cancelIntent()
{
    if (m_wasCancelling) {
        return conclude(Verdict::NoAnswer, Reason::ProviderDown);
    }
    m_wasCancelling = true;
    m_stage = Stage::Cancelling;
    return post("/v1/payment_intents/" + m_progress.intent + "/cancel",
                {{"cancellation_reason", "abandoned"}});
}

Step PaymentTalk::cancelled(const Reply &reply)
{
    if (reply.kind == Reply::Kind::NotKnown) {
        return noAnswer(reply);
    }
    if (reply.kind == Reply::Kind::Refused) {
        return askIntent(); // most likely paid in this very moment, or cancelled before
    }
    const bool isDone = textIn(reply.body, "id") == m_progress.intent &&
                        textIn(reply.body, "status") == "canceled" && isOurIntent(reply.body);
    return isDone ? concludeEnd() : conclude(Verdict::NoAnswer, Reason::Garbled, reply);
}

} // namespace guitai::stripe
