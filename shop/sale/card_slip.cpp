// Finds card numbers in text, so that none is ever kept whole.
#include "shop/sale/card_slip.h"

#include <algorithm>

namespace guitai {

bool saysReference(const CardSlip &slip, const std::string &reference)
{
    return reference == slip.approvalCode || reference == slip.receipt || reference == slip.trace ||
           reference == slip.receipt + "-" + slip.trace;
}

namespace {

constexpr std::size_t shortestNumber = 12;
constexpr std::size_t longestNumber = 19;

bool isCardDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isBetweenDigits(char c)
{
    return c == ' ' || c == '-';
}

// The check digit of card numbers (ISO/IEC 7812-1, annex B).
bool passesLuhn(const std::string &text, const std::vector<std::size_t> &places)
{
    int sum = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        int digit = text[places[places.size() - 1 - i]] - '0';
        if (i % 2 == 1) {
            digit *= 2;
            if (digit > 9)
                digit -= 9;
        }
        sum += digit;
    }
    return sum % 10 == 0;
}

// Runs of digits, at most one blank or dash between two of them.
std::vector<std::vector<std::size_t>> digitRuns(const std::string &text)
{
    std::vector<std::vector<std::size_t>> runs;
    std::vector<std::size_t> run;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const bool digit = i < text.size() && isCardDigit(text[i]);
        const bool goesOn = i + 1 < text.size() && isBetweenDigits(text[i]) && !run.empty() &&
                            run.back() + 1 == i && isCardDigit(text[i + 1]);
        if (digit)
            run.push_back(i);
        else if (!goesOn && !run.empty()) {
            runs.push_back(run);
            run.clear();
        }
    }
    return runs;
}

bool isCardNumber(const std::string &text, const std::vector<std::size_t> &run)
{
    return run.size() >= shortestNumber && run.size() <= longestNumber && passesLuhn(text, run);
}

} // namespace

bool holdsCardNumber(const std::string &text)
{
    const auto runs = digitRuns(text);
    return std::any_of(runs.begin(), runs.end(),
                       [&](const auto &run) { return isCardNumber(text, run); });
}

std::string withoutCardNumbers(const std::string &text)
{
    std::string masked = text;
    for (const auto &run : digitRuns(text)) {
        if (!isCardNumber(text, run))
            continue;
        for (std::size_t i = 0; i + 4 < run.size(); ++i)
            masked[run[i]] = '*';
    }
    return masked;
}

std::string maskedCardNumber(const std::string &number)
{
    constexpr std::size_t first = 6, last = 4;
    std::string masked;
    for (const char c : number) {
        if (!isBetweenDigits(c))
            masked += isCardDigit(c) ? c : '*';
    }
    // A number too short to hide anything in its middle keeps its end alone.
    const std::size_t from = masked.size() > first + last ? first : 0;
    for (std::size_t i = from; i + last < masked.size(); ++i)
        masked[i] = '*';
    return masked;
}

} // namespace guitai
