// The greeting.
#include "payment/providers/stripe/greet_talk.h"

namespace guitai::stripe {

Step GreetTalk::begin()
{
    return get("/v1/terminal/readers/" + account().readerId);
}

Step GreetTalk::heard(const Reply &reply)
{
    if (reply.kind == Reply::Kind::NotKnown) {
        return noAnswer(reply);
    }
    if (reply.kind == Reply::Kind::Refused) {
        return conclude(Verdict::NotExecuted, reply.reason, reply);
    }
    const bool isOurs = textIn(reply.body, "object") == "terminal.reader" &&
                        textIn(reply.body, "id") == account().readerId;
    if (!isOurs) {
        return conclude(Verdict::NoAnswer, Reason::Garbled, reply);
    }
    if (reply.body["livemode"].toBool() == account().isTest()) {
        return conclude(Verdict::NotExecuted, Reason::WrongHost, reply);
    }
    Reading reading;
    reading.verdict = Verdict::NotFound; // nothing is wrong, and nothing was asked for
    if (const std::string status = textIn(reply.body, "status"); status == "offline") {
        reading.providerWords = "the reader is offline";
    }
    return conclude(reading);
}

} // namespace guitai::stripe
