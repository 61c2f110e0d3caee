// The conversations with WeChat Pay, one for each question of the engine.
#pragma once

#include "payment/providers/wechatpay/dialogue.h"

namespace guitai::wechatpay {

// Makes an order and shows its code. What is refused for the order's own state, or in words that
// may mean it, is looked at before anything is concluded.
class NativeTalk : public Dialogue
{
public:
    using Dialogue::Dialogue;
    Step begin() override;

private:
    Step answered(const Response &response) override;
    Step refused(const Response &response, ErrorMeaning meaning) override;

    std::optional<Response> m_refusal;
};

// Charges the customer's own code. A refusal for the code, the purse or the number is followed by a
// look at the order: a request that was repeated may be refused while the first is being paid.
class CodePayTalk : public Dialogue
{
public:
    using Dialogue::Dialogue;
    Step begin() override;

private:
    Step answered(const Response &response) override;
    Step refused(const Response &response, ErrorMeaning meaning) override;
    Step refusalStands() const;

    std::optional<Response> m_refusal;
};

class QueryTalk : public Dialogue
{
public:
    using Dialogue::Dialogue;
    Step begin() override;

private:
    Step answered(const Response &response) override;
    Step refused(const Response &response, ErrorMeaning meaning) override;
};

// Undoes what is not paid; a payment that won the race counts and is reported as Paid. An order
// with a code of ours is closed, which WeChat Pay refuses once it is paid; one by the customer's
// code can only be reversed, which gives a payment of the last moment back.
//
// That an order does not exist is not a signed word, and a request may still be on its way. So its
// number is burnt: the order is made, shown to nobody, and closed; then nothing can be paid under
// that number any more, and that word is signed.
class CancelTalk : public Dialogue
{
public:
    using Dialogue::Dialogue;
    Step begin() override;

private:
    Step answered(const Response &response) override;
    Step refused(const Response &response, ErrorMeaning meaning) override;

    bool isByCustomersCode() const { return !matter().authCode.empty(); }
    bool mayReverseYet() const;
    Step look(const Response &response);
    Step sayReverse();
    Step reversed(const Response &response) const;

    enum class Stage
    {
        Looking,
        Burning,
        Closing,
        LookingWhyNot,
        Reversing,
        LookingOnceMore
    };
    Stage m_stage = Stage::Looking;
    std::optional<Response> m_refusal;
};

// Gives back. Accepted is not done, and a refusal may be the answer to a repeated request: both are
// followed by a look at the refund.
class RefundTalk : public Dialogue
{
public:
    using Dialogue::Dialogue;
    Step begin() override;

private:
    Step answered(const Response &response) override;
    Step refused(const Response &response, ErrorMeaning meaning) override;

    std::optional<Response> m_refusal;
};

class QueryRefundTalk : public Dialogue
{
public:
    using Dialogue::Dialogue;
    Step begin() override;

private:
    Step answered(const Response &response) override;
    Step refused(const Response &response, ErrorMeaning meaning) override;
};

// Asks for an order that cannot exist: being told so proves address, keys, clock and permission.
// Without any key to verify with, the certificates are fetched first, which proves the APIv3 key.
class GreetTalk : public Dialogue
{
public:
    using Dialogue::Dialogue;
    Step begin() override;

private:
    Step answered(const Response &response) override;
    Step refused(const Response &response, ErrorMeaning meaning) override;
};

} // namespace guitai::wechatpay
