// The conversations with Alipay, one for each question of the engine.
#pragma once

#include "payment/providers/alipay/dialogue.h"

namespace guitai::alipay {

// Shows a code. A trade that turns out to have been paid already is read by a query.
class ChargeTalk : public Dialogue
{
public:
    using Dialogue::Dialogue;
    Step begin() override;

private:
    Step executed(const Response &response) override;
    Step failed(const Response &response) override;
};

// Charges the customer's own code, once: before the request leaves, a note says so. Where the note
// is there already, Alipay is asked first what became of it; paid again, under the same number and
// so never twice, is only what Alipay does not know after the first request cannot be on its way
// any more, and then a refusal speaks of that request alone and does not end the attempt.
class PayTalk : public Dialogue
{
public:
    using Dialogue::Dialogue;
    Step begin() override;

private:
    Step noted() override;
    Step executed(const Response &response) override;
    Step failed(const Response &response) override;
    Step notFound(const Response &response, Meaning meaning);
    Step writeDown() const;

    bool m_isRepeated = false;
    std::optional<Response> m_refusal;
};

class QueryTalk : public Dialogue
{
public:
    using Dialogue::Dialogue;
    Step begin() override;

private:
    Step executed(const Response &response) override;
    Step failed(const Response &response) override;
};

// Undoes what is not paid. A payment that won the race counts: what the customer has paid is
// reported as Paid and not thrown back. So an existing trade is closed, which Alipay refuses once
// it is paid; cancelled, which gives a payment back, is a code that nobody has scanned, or a trade
// that Alipay will not close although it is unpaid. While a payment by the customer's code may
// still be on its way, a trade that is not there is no last word.
class CancelTalk : public Dialogue
{
public:
    using Dialogue::Dialogue;
    Step begin() override;

private:
    Step executed(const Response &response) override;
    Step failed(const Response &response) override;
    bool isUnpaid(const Response &response) const;
    Step sayCancel();
    Step cancelled(const Response &response);

    enum class Stage
    {
        Looking,
        Closing,
        LookingWhyNot,
        Cancelling,
        LookingOnceMore
    };
    Stage m_stage = Stage::Looking;
};

// Gives back. Success and refusal are both checked with a refund query where a repeated request
// could make them look like each other; until that is clear there is no answer.
class RefundTalk : public Dialogue
{
public:
    using Dialogue::Dialogue;
    Step begin() override;

private:
    Step executed(const Response &response) override;
    Step failed(const Response &response) override;

    std::optional<Response> m_refusal;
};

class QueryRefundTalk : public Dialogue
{
public:
    using Dialogue::Dialogue;
    Step begin() override;

private:
    Step executed(const Response &response) override;
    Step failed(const Response &response) override;
};

// Asks for a trade that cannot exist: being told so proves gateway, keys, clock and permission.
class GreetTalk : public Dialogue
{
public:
    using Dialogue::Dialogue;
    Step begin() override;

private:
    Step executed(const Response &response) override;
    Step failed(const Response &response) override;
};

} // namespace guitai::alipay
