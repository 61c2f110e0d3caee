// One payment, asked about in three ways: charge, query, cancel.
//
// The intent's status decides about money; the reader's action only decides what to show. What
// ends without money is cancelled at Stripe first, so that it can never be paid later. An intent
// that was never given to a reader cannot be paid at all: so a payment whose note names no intent,
// or none that was shown, has taken nothing.
#pragma once

#include "payment/providers/stripe/dialogue.h"
#include "payment/providers/stripe/progress.h"

#include <optional>

namespace guitai::stripe {

class PaymentTalk : public Dialogue
{
public:
    PaymentTalk(std::shared_ptr<const Account> account, Matter matter, Question question,
                Instant now);
    Step begin() override;

private:
    enum class Stage
    {
        Creating,
        LookingForIntent, // whether a create whose answer is of no use did make one
        AskingReader,
        StoppingReader,
        AskingIntent,
        Showing,
        AskingReaderSince, // after an answer that leaves open whether it is shown
        Capturing,
        Cancelling
    };

    // What the reader says it is doing.
    struct ReaderWord
    {
        bool isOurs = false; // its action is our intent
        std::string status;  // of that action
        std::string failure; // why it failed
        std::string words;
    };

    Step heard(const Reply &reply) override;
    Step heardNothing(const Silence &silence) override;

    Step create();
    Step created(const Reply &reply);
    Step notCreated(const Reply &reply);
    Step lookedForIntent(const Reply &reply);
    Step intentIsKnown(bool mayBeOld);

    Step askReader(Stage stage);
    Step askIntent();
    Step judge(const Reply &reply);
    Step unpaid(const QJsonObject &intent);
    Step authorised(const QJsonObject &intent);
    Step paid(const QJsonObject &intent);

    Step showAnew();
    Step show();
    Step shown(const Reply &reply);
    Step notShown(const Reply &reply);
    Step lookedAgain();

    Step endAs(ForegoneEnd end);
    Step cancelIntent();
    Step cancelled(const Reply &reply);
    Step concludeEnd();
    Step waiting(Prompt prompt);

    std::optional<ReaderWord> readerWord(const Reply &reply) const;
    bool isOurIntent(const QJsonObject &intent) const;
    bool asksWhatWeAsk(const QJsonObject &intent) const;
    bool isUndoing() const;
    Step keep(std::function<Step()> next);

    Question m_question;
    PaymentProgress m_progress;
    Stage m_stage = Stage::Creating;
    std::optional<ReaderWord> m_reader;
    std::optional<ForegoneEnd> m_refusal; // of the reader; it may show the payment all the same
    // Each of these happens once in a conversation, so that it ends.
    bool m_wasRefused = false;
    bool m_wasCapturing = false;
    bool m_wasCancelling = false;
};

} // namespace guitai::stripe
