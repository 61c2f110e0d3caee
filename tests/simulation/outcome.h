// Outcome: how a story ended, and what happened in it.
#pragma once

#include <cstdint>
#include <string>

namespace guitai::simulation {

struct Outcome
{
    std::string violation; // empty: the story ended well
    int sales = 0;
    int crashes = 0;
    int exceptions = 0;
    int paid = 0;
    int givenBack = 0; // parts, before the receipt
    int refunds = 0;   // of receipts
    int shifts = 0;
    int attached = 0;           // late money to its sale
    int askedAgain = 0;         // by a person
    int accepted = 0;           // rows of statements
    int letters = 0;            // callbacks handed to a till
    int forged = 0;             // of them
    int screens = 0;            // looked at
    std::uint64_t messages = 0; // to providers
    std::uint64_t touches = 0;  // places where a till could have died
};

struct Crash
{};

} // namespace guitai::simulation
