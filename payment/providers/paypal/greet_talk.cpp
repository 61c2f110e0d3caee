// Greeting PayPal.
#include "payment/providers/paypal/greet_talk.h"

namespace guitai::paypal {

Step GreetTalk::start()
{
    return say({"GET", "/v2/checkout/orders/GUITAIGREETING000", {}, {}});
}

Step GreetTalk::heard(const HttpReply &reply)
{
    if (isSuccess(reply)) {
        return readOrder(reply.body) ? conclude(Verdict::NotFound)
                                     : conclude(Verdict::NoAnswer, Reason::Garbled);
    }
    const auto refusal = readRefusal(reply.status, reply.body);
    return refusal ? conclude(meaningOfLook(*refusal), *refusal) : doubt(reply);
}

Step GreetTalk::turnedAway(const Reading &reading)
{
    const std::string other = otherEnvironment(account().baseUrl);
    if (reading.reason != Reason::KeyWrong || other.empty()) {
        return conclude(reading);
    }
    m_refusal = reading;
    return sayElsewhere(tokenRequest(other));
}

Step GreetTalk::heardElsewhere(const Answer &answer)
{
    const auto *reply = std::get_if<HttpReply>(&answer);
    if (reply && reply->status == 200 && readToken(reply->body)) {
        m_refusal.reason = Reason::WrongHost;
        m_refusal.providerWords =
            "These credentials belong to " + otherEnvironment(account().baseUrl) + ".";
    }
    return conclude(m_refusal);
}

} // namespace guitai::paypal
