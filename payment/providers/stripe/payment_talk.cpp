// Creating the intent, looking at reader and intent, and judging what they say.
#include "payment/providers/stripe/payment_talk.h"

#include "payment/providers/stripe/amounts.h"
#include "payment/providers/stripe/card_receipt.h"
#include "payment/providers/stripe/reasons.h"

#include <QJsonArray>

namespace guitai::stripe {

namespace {

Reading refusalOfStripeAmount(Money amount)
{
    Reading reading;
    reading.verdict = Verdict::NotExecuted;
    reading.reason = amount.minor() >= 100'000'000 ? Reason::LimitExceeded : Reason::WrongCurrency;
    reading.providerWords = "Stripe cannot take " + amount.currency().code() + " " + amount.text();
    return reading;
}

} // namespace

PaymentTalk::PaymentTalk(std::shared_ptr<const Account> account, Matter matter, Question question,
                         Instant now)
    : Dialogue(std::move(account), std::move(matter), now)
    , m_question(question)
    , m_progress(paymentProgress(this->matter().note))
{}

Step PaymentTalk::begin()
{
    if (!stripeAmount(matter().amount)) {
        if (m_question == Question::Charge) {
            return refusalOfStripeAmount(matter().amount);
        }
        return conclude(m_question == Question::Cancel ? Verdict::Cancelled : Verdict::NotFound,
                        Reason::None);
    }
    if (m_progress.intent.empty()) {
        return create();
    }
    if (m_progress.end) {
        return askIntent();
    }
    if (m_progress.shown == 0) {
        return intentIsKnown(true);
    }
    // Somebody else's payment may be on the reader by now: then it is no business of ours.
    return isUndoing() && m_question == Question::Query ? askIntent()
                                                        : askReader(Stage::AskingReader);
}

Step PaymentTalk::heard(const Reply &reply)
{
    switch (m_stage) {
    case Stage::Creating:
        return created(reply);
    case Stage::LookingForIntent:
        return lookedForIntent(reply);
    case Stage::AskingReader:
        m_reader = readerWord(reply);
        if (m_question == Question::Cancel && m_reader && m_reader->isOurs &&
            m_reader->status == "in_progress") {
            m_stage = Stage::StoppingReader;
            return post("/v1/terminal/readers/" + account().readerId + "/cancel_action", {});
        }
        return askIntent();
    case Stage::StoppingReader:
        // Stopped or refused: only the intent tells who won.
        return askIntent();
    case Stage::AskingIntent:
    case Stage::Capturing:
        return judge(reply);
    case Stage::Showing:
        return shown(reply);
    case Stage::AskingReaderSince:
        m_reader = readerWord(reply);
        return lookedAgain();
    case Stage::Cancelling:
        return cancelled(reply);
    }
    return noAnswer(reply);
}

Step PaymentTalk::heardNothing(const Silence &silence)
{
    // The reader is only looked at for what to show.
    if (m_stage == Stage::AskingReader || m_stage == Stage::StoppingReader) {
        return askIntent();
    }
    return Dialogue::heardNothing(silence);
}

// The same key brings the intent that an earlier request has made, if its answer was lost. A cancel
// creates too: what is cancelled under this key cannot be made by a request that is still on its
// way.
Step PaymentTalk::create()
{
    m_stage = Stage::Creating;
    FormFields fields = {{"amount", std::to_string(*stripeAmount(matter().amount))},
                         {"currency", currencyWord(matter().amount.currency())},
                         {"capture_method", account().captureByHand ? "manual" : "automatic"},
                         {"metadata[attempt]", matter().attempt.text}};
    for (std::size_t i = 0; i < account().methods.size(); ++i) {
        fields.emplace_back("payment_method_types[" + std::to_string(i) + "]",
                            account().methods[i]);
    }
    if (!matter().subject.empty()) {
        fields.emplace_back("description", matter().subject);
    }
    if (!matter().till.empty()) {
        fields.emplace_back("metadata[till]", matter().till);
    }
    const std::string again =
        m_progress.createKeys > 1 ? ":" + std::to_string(m_progress.createKeys) : std::string();
    return post("/v1/payment_intents", fields, "pi:" + matter().attempt.text + again);
}

Step PaymentTalk::created(const Reply &reply)
{
    if (reply.kind == Reply::Kind::Refused) {
        return notCreated(reply);
    }
    if (reply.kind == Reply::Kind::NotKnown) {
        if (!reply.keyIsSpent) {
            return noAnswer(reply);
        }
        m_stage = Stage::LookingForIntent;
        return listIntents();
    }
    m_progress.intent = textIn(reply.body, "id");
    if (m_progress.intent.compare(0, 3, "pi_") != 0 || !isOurIntent(reply.body)) {
        return conclude(Verdict::NoAnswer, Reason::Garbled, reply);
    }
    if (!reply.replayed && m_question == Question::Charge && !asksWhatWeAsk(reply.body)) {
        return conclude(Verdict::NoAnswer, Reason::AmountDiffers, reply);
    }
    return intentIsKnown(reply.replayed);
}

Step PaymentTalk::notCreated(const Reply &reply)
{
    if (textIn(reply.error, "type") == "idempotency_error") {
        // Made with other words before: the shop's name has changed, or a setting.
        m_stage = Stage::LookingForIntent;
        return listIntents();
    }
    const bool isAboutUs = reply.status == 401 || reply.status == 403;
    if (m_question == Question::Charge || isAboutUs) {
        return conclude(Verdict::NotExecuted, reply.reason, reply);
    }
    return conclude(m_question == Question::Cancel ? Verdict::Cancelled : Verdict::NotFound,
                    reply.reason, reply);
}

Step PaymentTalk::lookedForIntent(const Reply &reply)
{
    if (reply.kind != Reply::Kind::Done) {
        return reply.kind == Reply::Kind::Refused
                   ? conclude(Verdict::NotExecuted, reply.reason, reply)
                   : noAnswer(reply);
    }
    m_progress.intent = ourIntentIn(reply.body);
    if (!m_progress.intent.empty()) {
        return intentIsKnown(true);
    }
    if (reply.body["has_more"].toBool()) {
        return conclude(Verdict::NoAnswer, Reason::Unknown, reply);
    }
    // Nothing came of that key.
    ++m_progress.createKeys;
    return keep([this]() -> Step {
        switch (m_question) {
        case Question::Charge:
            return create();
        case Question::Cancel:
            return conclude(Verdict::Cancelled, Reason::None);
        default:
            return conclude(Verdict::NotFound, Reason::None);
        }
    });
}

// There is an intent, and as far as we know no reader has seen it.
Step PaymentTalk::intentIsKnown(bool mayBeOld)
{
    if (mayBeOld) {
        return keep([this] { return askIntent(); });
    }
    if (m_question == Question::Charge && matter().wanted) {
        return showAnew();
    }
    return keep([this]() -> Step {
        return isUndoing() ? cancelIntent() : conclude(Verdict::NotFound, Reason::None);
    });
}

Step PaymentTalk::askReader(Stage stage)
{
    m_stage = stage;
    return get("/v1/terminal/readers/" + account().readerId);
}

Step PaymentTalk::askIntent()
{
    m_stage = Stage::AskingIntent;
    return get("/v1/payment_intents/" + m_progress.intent, {{"expand[]", "latest_charge"}});
}

Step PaymentTalk::judge(const Reply &reply)
{
    if (reply.kind == Reply::Kind::NotKnown) {
        if (m_stage == Stage::Capturing && reply.keyIsSpent) {
            ++m_progress.captureKeys;
            return keep([this, reply] { return noAnswer(reply); });
        }
        return noAnswer(reply);
    }
    if (reply.kind == Reply::Kind::Refused) {
        // A failed capture is no payment, and no end either.
        return m_stage == Stage::Capturing ? askIntent()
                                           : conclude(Verdict::NotExecuted, reply.reason, reply);
    }
    if (textIn(reply.body, "id") != m_progress.intent || !isOurIntent(reply.body)) {
        return conclude(Verdict::NoAnswer, Reason::Garbled, reply);
    }
    const std::string status = textIn(reply.body, "status");
    if (status == "succeeded") {
        return paid(reply.body);
    }
    if (status == "requires_capture") {
        return authorised(reply.body);
    }
    if (status == "canceled") {
        return concludeEnd();
    }
    if (status == "processing") {
        return waiting(Prompt::CallingBank);
    }
    if (status == "requires_payment_method" || status == "requires_confirmation" ||
        status == "requires_action") {
        return unpaid(reply.body);
    }
    return conclude(Verdict::NoAnswer, Reason::Unknown, reply);
}

Step PaymentTalk::unpaid(const QJsonObject &intent)
{
    if (m_progress.end || isUndoing()) {
        return cancelIntent();
    }
    if (m_reader && m_reader->isOurs) {
        if (m_reader->status == "in_progress") {
            return waiting(Prompt::InsertCard);
        }
        if (m_reader->status == "failed") {
            return endAs({isNoDecline(m_reader->failure) ? Verdict::Cancelled : Verdict::Declined,
                          m_reader->failure, m_reader->words});
        }
        return waiting(Prompt::PleaseWait); // the intent follows in a moment
    }
    if (const QJsonObject error = intent["last_payment_error"].toObject(); !error.isEmpty()) {
        const std::string decline = textIn(error, "decline_code");
        return endAs({Verdict::Declined, decline.empty() ? textIn(error, "code") : decline,
                      textIn(error, "message")});
    }
    if (m_question == Question::Charge) {
        return !asksWhatWeAsk(intent)  ? conclude(Verdict::NoAnswer, Reason::AmountDiffers)
               : m_wasRefused          ? conclude(Verdict::NoAnswer, Reason::Unknown)
               : m_progress.shown == 0 ? showAnew()
                                       : show();
    }
    // Never shown, or taken off the reader: then a charge shows it (again).
    const bool isOffReader = m_reader || m_progress.shown == 0;
    return isOffReader ? conclude(Verdict::NotFound, Reason::None)
                       : waiting(Prompt::LookAtTerminal);
}

Step PaymentTalk::paid(const QJsonObject &intent)
{
    // Nothing is signed: two places that name the money must agree.
    const QJsonObject charge = intent["latest_charge"].toObject();
    const std::int64_t received = intent["amount_received"].toInteger(-1);
    const std::string currencyText = textIn(intent, "currency");
    const auto currency = currencyOfWord(currencyText);
    const auto amount = currency ? moneyOfStripe(received, *currency) : std::nullopt;
    const bool agrees = charge["amount_captured"].toInteger(-2) == received &&
                        textIn(charge, "currency") == currencyText &&
                        textIn(charge, "payment_intent") == m_progress.intent &&
                        charge["captured"].toBool();
    if (!amount || !amount->isPositive() || !agrees) {
        return conclude(Verdict::NoAnswer, Reason::Garbled);
    }
    Reading reading;
    reading.verdict = Verdict::Paid;
    reading.amount = *amount;
    reading.reference = m_progress.intent;
    reading.at = Instant{charge["created"].toInteger() * 1000};
    reading.prompt = Prompt::Approved;
    reading.card = cardSlipOf(charge, account().readerId);
    return conclude(reading);
}

Step PaymentTalk::concludeEnd()
{
    Reading reading;
    reading.verdict = Verdict::Cancelled;
    reading.reference = m_progress.intent;
    if (m_progress.end) {
        reading.verdict = m_progress.end->verdict;
        reading.reason = m_progress.end->reason();
        reading.providerCode = m_progress.end->code;
        reading.providerWords = m_progress.end->words;
    }
    return conclude(reading);
}

Step PaymentTalk::waiting(Prompt prompt)
{
    Reading reading;
    reading.verdict = Verdict::Waiting;
    reading.reference = m_progress.intent;
    reading.prompt = prompt;
    return conclude(reading);
}

std::optional<PaymentTalk::ReaderWord> PaymentTalk::readerWord(const Reply &reply) const
{
    if (reply.kind != Reply::Kind::Done || textIn(reply.body, "object") != "terminal.reader" ||
        textIn(reply.body, "id") != account().readerId) {
        return std::nullopt;
    }
    const QJsonObject action = reply.body["action"].toObject();
    const QJsonObject process = action["process_payment_intent"].toObject();
    ReaderWord word;
    word.isOurs = textIn(action, "type") == "process_payment_intent" &&
                  textIn(process, "payment_intent") == m_progress.intent;
    word.status = textIn(action, "status");
    // What the bank said is more than "the card was declined".
    const QJsonObject error = action["api_error"].toObject();
    word.failure = textIn(error, "decline_code");
    if (word.failure.empty()) {
        word.failure = textIn(action, "failure_code");
    }
    word.words = textIn(action, "failure_message");
    return word;
}

bool PaymentTalk::isOurIntent(const QJsonObject &intent) const
{
    return textIn(intent, "object") == "payment_intent" &&
           textIn(intent["metadata"].toObject(), "attempt") == matter().attempt.text;
}

// What is not is never shown to a customer.
bool PaymentTalk::asksWhatWeAsk(const QJsonObject &intent) const
{
    return intent["amount"].toInteger(-1) == stripeAmount(matter().amount) &&
           textIn(intent, "currency") == currencyWord(matter().amount.currency());
}

bool PaymentTalk::isUndoing() const
{
    return m_question == Question::Cancel || !matter().wanted;
}

Step PaymentTalk::keep(std::function<Step()> next)
{
    return writeDown(noteOf(m_progress), std::move(next));
}

} // namespace guitai::stripe
