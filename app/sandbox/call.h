// Call: one thing that happened to a simulator, as a value that can be written down and done again.
#pragma once

#include "payment/providers/simulator.h"

#include <optional>
#include <string>
#include <string_view>

namespace guitai::sandbox {

struct Call
{
    enum class Kind : char
    {
        Ask = 'a',      // request, fault
        Scan = 's',     // which
        Pay = 'p',      // which
        Decline = 'd',  // which
        TimeOut = 't',  // which: the card's payment
        Code = 'k',     // which: the mood of a customer's own code
        CallBack = 'c', // those due were sent
        Answered = 'r'  // which callback, reply
    };

    Kind kind = Kind::Ask;
    Instant at;
    HttpRequest request;
    AnswerFault fault;
    std::string which;
    std::optional<HttpReply> reply;
};

// Bytes that say where they end, so that half a call is never taken for a whole one.
std::string textOf(const Call &call);
// Takes the first call off the text; nothing when there is none, or only half of one.
std::optional<Call> takeCall(std::string_view &text);

} // namespace guitai::sandbox
