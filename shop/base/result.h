// Result: a value, or the one sentence that says why there is none and what to do about it.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace guitai {

// What went wrong, in words for the person who can mend it.
struct Problem
{
    std::string what;

    friend bool operator==(const Problem &, const Problem &) = default;
};

template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_held(std::move(value))
    {}
    Result(Problem problem)
        : m_held(std::move(problem))
    {}

    bool ok() const { return m_held.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T &value() const &
    {
        assert(ok());
        return std::get<0>(m_held);
    }
    T &value() &
    {
        assert(ok());
        return std::get<0>(m_held);
    }
    T value() &&
    {
        assert(ok());
        return std::get<0>(std::move(m_held));
    }
    const T &operator*() const & { return value(); }
    const T *operator->() const { return &value(); }

    const Problem &problem() const
    {
        assert(!ok());
        return std::get<1>(m_held);
    }

private:
    std::variant<T, Problem> m_held;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Problem problem)
        : m_problem(std::move(problem))
    {}

    bool ok() const { return !m_problem; }
    explicit operator bool() const { return ok(); }

    const Problem &problem() const
    {
        assert(!ok());
        return *m_problem;
    }

private:
    std::optional<Problem> m_problem;
};

} // namespace guitai
