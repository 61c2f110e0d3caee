// Books: a simulator's state on disk, as it was some time ago and every call since.
//
// To save a provider's whole books at each call grows slow with them (67 ms with 2000 payments). A
// simulator has no clock and no dice, so the same calls lead to the same books.
#pragma once

#include "app/sandbox/call.h"
#include "shop/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace guitai::sandbox {

class Books
{
public:
    // Two files: path + ".books" and path + ".calls".
    explicit Books(std::filesystem::path path);
    ~Books();
    Books(const Books &) = delete;
    Books &operator=(const Books &) = delete;

    struct Found
    {
        std::optional<std::string> state; // as Simulator::save gave it; nothing: new books
        std::vector<Call> calls;          // since then
    };
    Result<Found> read();

    // The state as it is now, with no calls since. After this, add() may be called.
    Result<void> begin(const std::string &state);
    // When it returns, the call is there after a kill.
    Result<void> add(const Call &call);
    int callsSinceBegin() const { return m_calls; }

    std::string name() const { return m_books.string(); }

private:
    std::filesystem::path m_books;
    std::filesystem::path m_log;
    std::int64_t m_round = 0; // rises with each begin(); calls of another round are not ours
    int m_handle = -1;
    int m_calls = 0;
};

} // namespace guitai::sandbox
