// Reading and writing replies in inputs, and speaking them.
#include "fuzzing/kit/replies.h"

#include "fuzzing/kit/fuzz.h"

#include <charconv>

namespace guitai::fuzz {

namespace {

constexpr int mostReplies = 300;

} // namespace

HttpReply replyFrom(std::string_view text)
{
    HttpReply reply;
    const std::string_view status = take(text, "\n");
    std::from_chars(status.data(), status.data() + status.size(), reply.status);
    for (std::string_view line = take(text, "\n"); !line.empty(); line = take(text, "\n")) {
        const std::string_view name = take(line, ": ");
        reply.headers.emplace_back(name, line);
    }
    reply.body = std::string(text);
    return reply;
}

std::string textFrom(const HttpReply &reply)
{
    std::string text = std::to_string(reply.status) + "\n";
    for (const auto &[name, value] : reply.headers)
        text += name + ": " + value + "\n";
    return text + "\n" + reply.body;
}

Reading heard(Conversation &conversation, std::string_view replies)
{
    Step step = conversation.begin();
    int steps = 0;
    for (; steps < mostReplies && !std::holds_alternative<Reading>(step); ++steps) {
        Answer answer = Silence{};
        if (std::holds_alternative<Note>(step))
            answer = Noted{};
        else if (std::holds_alternative<HttpRequest>(step) && !replies.empty())
            answer = replyFrom(take(replies, replyEnd));
        step = conversation.hear(answer);
    }
    mustHold(steps < mostReplies, "a conversation comes to an end");
    return std::get<Reading>(step);
}

} // namespace guitai::fuzz
