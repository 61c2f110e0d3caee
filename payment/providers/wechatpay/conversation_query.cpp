// What became of an order; and the greeting, which is a query as well.
#include "payment/providers/wechatpay/conversations.h"

namespace guitai::wechatpay {

namespace {

// Nothing was asked to be done, so a refusal speaks of the question alone.
Verdict verdictOfLook(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NotThere:
        return Verdict::NotFound;
    case ErrorKind::Refused:
    case ErrorKind::Unclear:
        return Verdict::NotExecuted;
    case ErrorKind::NotKnown:
    case ErrorKind::Busy:
    case ErrorKind::Paying:
    case ErrorKind::StateSays:
        break;
    }
    return Verdict::NoAnswer;
}

} // namespace

Step QueryTalk::begin()
{
    return sayQuery();
}

Step QueryTalk::answered(const Response &response)
{
    return concludeOrder(response);
}

Step QueryTalk::refused(const Response &response, ErrorMeaning meaning)
{
    if (meaning.kind == ErrorKind::Paying) {
        return concludeOpen(response, meaning);
    }
    return conclude(verdictOfLook(meaning.kind), meaning.reason, response);
}

Step GreetTalk::begin()
{
    const bool holdsNone = account().keys->preferred(now()).empty();
    return account().usesCertificates && holdsNone ? sayAfterCertificates(Call::Query)
                                                   : say(Call::Query);
}

Step GreetTalk::answered(const Response &response)
{
    return conclude(Verdict::NotFound, Reason::None, response);
}

Step GreetTalk::refused(const Response &response, ErrorMeaning meaning)
{
    return conclude(verdictOfLook(meaning.kind), meaning.reason, response);
}

} // namespace guitai::wechatpay
