// GreetTalk: asks for an order that cannot exist; being told so proves host, credentials and
// permission.
#pragma once

#include "payment/providers/paypal/talk.h"

namespace guitai::paypal {

// Credentials of the one environment are unknown to the other, and PayPal does not say so. Ones
// that it turns away are therefore tried at its other host: a token there means the wrong host.
class GreetTalk : public Talk
{
public:
    using Talk::Talk;

private:
    Step start() override;
    Step heard(const HttpReply &reply) override;
    Step turnedAway(const Reading &reading) override;
    Step heardElsewhere(const Answer &answer) override;
    bool hasTime() const override { return true; }

    Reading m_refusal;
};

} // namespace guitai::paypal
