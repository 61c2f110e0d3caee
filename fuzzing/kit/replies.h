// HTTP replies as parts of an input: "STATUS\nname: value\n...\n\nbody", parted by replyEnd.
#pragma once

#include "payment/engine/provider.h"

#include <string>
#include <string_view>

namespace guitai::fuzz {

inline constexpr std::string_view replyEnd = "\x1e";

HttpReply replyFrom(std::string_view text);
std::string textFrom(const HttpReply &reply);

// The conversation to its end, with these replies and then silence. It must come to an end.
Reading heard(Conversation &conversation, std::string_view replies);

} // namespace guitai::fuzz
