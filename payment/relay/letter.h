// Letter: one callback of a provider as the relay took it in, and how letters travel to the tills.
//
// A till asks the relay for GET <relay url>/till as a WebSocket (subprotocol "guitai-letters-1"),
// with the headers
//
//   Authorization: Bearer <token>     the token of its inbox
//   Guitai-Inbox: <inbox>
//   Guitai-Till: T1                   each till of an inbox has a place of its own in it
//
// The relay answers 401 to a wrong or revoked token or an inbox that is not there, all alike; 403
// when the inbox has 64 tills already, 503 when it cannot look this up now, 429 to too many tries.
// Then it says "hello <milliseconds since 1970>" (text), and sends each letter that this till has
// not acknowledged as one binary message (writeLetter), in no promised order, and again after a
// reconnection, or a minute, until it is acknowledged. The till says "ack <number> <number> ..."
// (text) for what it needs no more. Either side may ping. The relay closes with the codes below.
#pragma once

#include "shop/base/result.h"
#include "shop/base/time.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guitai::relay {

inline constexpr std::string_view lettersProtocol = "guitai-letters-1";
inline constexpr std::string_view inboxHeader = "Guitai-Inbox";
inline constexpr std::string_view tillHeader = "Guitai-Till";
// The "provider" of the letter with which a shop proves the whole way to itself.
inline constexpr std::string_view testProvider = "test";
// The "till" that proves it: no letter is kept for it. No till's id has a hyphen.
inline constexpr std::string_view checkTill = "the-check";

// A body above it is refused with 413.
inline constexpr std::size_t largestBody = 256 * 1024;

// Close codes of the WebSocket.
inline constexpr int closedReplaced = 4001;  // another till signed in with this till's name
inline constexpr int closedRevoked = 4003;   // the inbox or its token is not valid any more
inline constexpr int closedGoingAway = 1001; // the relay stops; come again at once

using LetterNumber = std::uint64_t;

// Exact bytes as they came in; header names in lower case, in their order.
struct Letter
{
    LetterNumber number = 0; // unique in the relay; says nothing about order
    std::string provider;    // "alipay": the last part of the address it was posted to
    Instant arrivedAt;       // by the relay's clock
    std::string method = "POST";
    std::string target; // "/in/<inbox>/alipay?x=1"
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    friend bool operator==(const Letter &, const Letter &) = default;
};

// "letter 17 1772331630123 alipay\r\nPOST /in/...\r\nname: value\r\n\r\n<body>"; a letter whose
// parts could not be told apart again (line ends in a header) is a Problem when it is read.
std::string writeLetter(const Letter &letter);
Result<Letter> readLetter(std::string_view message);

// "ack 17 18"; Problem for anything else, an empty list, or more than 1000 numbers.
std::string writeAcknowledgement(std::span<const LetterNumber> numbers);
Result<std::vector<LetterNumber>> readAcknowledgement(std::string_view message);

// "hello 1772331630123".
std::string writeHello(Instant now);
Result<Instant> readHello(std::string_view message);

// Names of inboxes (shops give them), tills and providers: letters, digits, '-', '_' and '.', 1
// to 64.
bool isName(std::string_view text);

} // namespace guitai::relay
