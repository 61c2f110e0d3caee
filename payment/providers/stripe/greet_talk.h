// Asks for our reader: that proves address, key, permission and reader at once.
#pragma once

#include "payment/providers/stripe/dialogue.h"

namespace guitai::stripe {

class GreetTalk : public Dialogue
{
public:
    using Dialogue::Dialogue;
    Step begin() override;

private:
    Step heard(const Reply &reply) override;
};

} // namespace guitai::stripe
