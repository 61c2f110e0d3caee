// Apdu: one message between till and terminal, however the line cuts and joins it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guitai::zvt {

// Class and instruction byte together.
enum Command : std::uint16_t
{
    SetTime = 0x0401,
    EventReported = 0x040D,
    StatusInformation = 0x040F,
    IntermediateStatus = 0x04FF,
    StatusEnquiry = 0x0501,
    Registration = 0x0600,
    Authorisation = 0x0601,
    LogOff = 0x0602,
    Completion = 0x060F,
    Totals = 0x0610,
    Reset = 0x0618,
    Abort = 0x061E,
    RepeatReceipt = 0x0620,
    Reversal = 0x0630,
    Refund = 0x0631,
    EndOfDay = 0x0650,
    Diagnosis = 0x0670,
    Initialisation = 0x0693,
    AbortByTill = 0x06B0,
    PrintLine = 0x06D1,
    PrintBlock = 0x06D3,
    DisplayText = 0x06E0,
    Accepted = 0x8000
};

struct Apdu
{
    std::uint16_t command = 0;
    std::string data;

    std::uint8_t kind() const { return std::uint8_t(command >> 8); }
    // An answer to a command, good or bad.
    bool isAnswer() const { return kind() == 0x80 || kind() == 0x84; }
    // Of an answer: the error id; zero is yes. Some terminals answer 84 1E and put it into the
    // data.
    int errorId() const
    {
        if (kind() != 0x84)
            return 0;
        const bool inData = (command & 0xff) == 0x1E && !data.empty();
        return inData ? static_cast<unsigned char>(data[0]) : command & 0xff;
    }

    friend bool operator==(const Apdu &, const Apdu &) = default;
};

Apdu accepted();
Apdu refused(int errorId);

// Whether lengths up to FE take one byte, or always three as some devices write them.
enum class Lengths
{
    Short,
    Extended
};
std::string bytesOf(const Apdu &apdu, Lengths lengths = Lengths::Short);
// Takes the first message off the text; nothing while it is not whole.
std::optional<Apdu> takeApdu(std::string &received);

// "06 01" for logs and faults.
std::string nameOf(std::uint16_t command);

} // namespace guitai::zvt
