// Both files begin with a line that names their round, so that a kill between writing the one and
// the other does no call twice.
#include "app/sandbox/books.h"

#include "app/sandbox/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>

namespace guitai::sandbox {

namespace {

constexpr std::string_view title = "guitai-sandbox ";

std::string firstLine(std::int64_t round)
{
    return std::string(title) + std::to_string(round) + '\n';
}

// Takes the first line off; nothing when it is not one of ours.
std::optional<std::int64_t> takeRound(std::string_view &text)
{
    if (text.substr(0, title.size()) != title) {
        return {};
    }
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view digits = text.substr(title.size(), end - title.size());
    std::int64_t round = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), round);
    if (error != std::errc() || stop != digits.data() + digits.size() || end == text.size()) {
        return {};
    }
    text.remove_prefix(end + 1);
    return round;
}

} // namespace

Books::Books(std::filesystem::path path)
    : m_books(path.string() + ".books")
    , m_log(path.string() + ".calls")
{}

Books::~Books()
{
    if (m_handle >= 0) {
        ::close(m_handle);
    }
}

Result<Books::Found> Books::read()
{
    const Result<std::optional<std::string>> books = readWhole(m_books);
    if (!books) {
        return books.problem();
    }
    Found found;
    if (!*books) {
        return found;
    }
    std::string_view state = **books;
    const std::optional<std::int64_t> round = takeRound(state);
    if (!round) {
        return Problem{"the books in " + m_books.string() +
                       " cannot be read; move the file away to begin with new keys and books"};
    }
    m_round = *round;
    found.state = std::string(state);
    const Result<std::optional<std::string>> log = readWhole(m_log);
    if (!log) {
        return log.problem();
    }
    std::string_view calls = *log ? std::string_view(**log) : std::string_view();
    if (takeRound(calls) == round) {
        while (std::optional<Call> call = takeCall(calls)) {
            found.calls.push_back(std::move(*call));
        }
    }
    return found;
}

Result<void> Books::begin(const std::string &state)
{
    const Result<void> books = writeWhole(m_books, firstLine(m_round + 1) + state);
    if (!books) {
        return books;
    }
    ++m_round;
    if (m_handle >= 0) {
        ::close(std::exchange(m_handle, -1));
    }
    const Result<void> log = writeWhole(m_log, firstLine(m_round));
    if (!log) {
        return log;
    }
    m_calls = 0;
    m_handle = ::open(m_log.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (m_handle < 0) {
        return Problem{"cannot write " + m_log.string() + ": " + std::strerror(errno)};
    }
    return {};
}

Result<void> Books::add(const Call &call)
{
    const std::string text = textOf(call);
    const off_t before = ::lseek(m_handle, 0, SEEK_END);
    std::string_view left = text;
    while (!left.empty()) {
        const ssize_t written = ::write(m_handle, left.data(), left.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            const int error = errno;
            // Half a call would hide those that follow it.
            const bool whole = before >= 0 && ::ftruncate(m_handle, before) == 0;
            return Problem{"cannot write " + m_log.string() + ": " + std::strerror(error) +
                           (whole ? "" : ", and its end is damaged")};
        }
        left.remove_prefix(std::size_t(written));
    }
    ++m_calls;
    return {};
}

} // namespace guitai::sandbox
