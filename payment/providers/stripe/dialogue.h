// Dialogue: what all conversations with Stripe have in common.
#pragma once

#include "payment/providers/stripe/api.h"

#include <functional>
#include <memory>
#include <string>

namespace guitai::stripe {

class Dialogue : public Conversation
{
public:
    Dialogue(std::shared_ptr<const Account> account, Matter matter, Instant now);

    Step hear(const Answer &answer) final;

protected:
    virtual Step heard(const Reply &reply) = 0;
    // Nothing came back. Unless a conversation knows better, that is the end of it.
    virtual Step heardNothing(const Silence &silence);

    Step get(const std::string &path, const FormFields &query = {});
    Step post(const std::string &path, const FormFields &fields,
              const std::string &idempotencyKey = {});
    // First on disk, then the next step.
    Step writeDown(const std::string &note, std::function<Step()> next);

    Step conclude(Reading reading) const;
    Step conclude(Verdict verdict, Reason reason) const;
    // With the code and the words of the answer.
    Step conclude(Verdict verdict, Reason reason, const Reply &reply) const;
    Step noAnswer(const Reply &reply) const;

    // The intents made since this attempt was opened, to find ours among them by its number.
    Step listIntents();
    // Empty: it is not there.
    std::string ourIntentIn(const QJsonObject &list) const;

    const Account &account() const { return *m_account; }
    const Matter &matter() const { return m_matter; }

private:
    std::shared_ptr<const Account> m_account;
    Matter m_matter;
    Instant m_now;
    std::function<Step()> m_next;
    std::optional<Span> m_clockAhead;
};

} // namespace guitai::stripe
