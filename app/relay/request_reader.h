// RequestReader: takes one HTTP/1.1 request from the bytes of a connection; strict, so that nobody
// in front of it can see another request than it does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guitai::relay {

struct RequestLimits
{
    std::size_t head = 16 * 1024;
    std::size_t body = 256 * 1024;
};

class RequestReader
{
public:
    enum class State
    {
        Head, // wants more of the head
        Body, // wants more of the body
        Done,
        Bad // and status() says how
    };

    explicit RequestReader(RequestLimits limits = {});
    ~RequestReader();
    RequestReader(RequestReader &&) noexcept;
    RequestReader &operator=(RequestReader &&) noexcept;

    // Looks at the bytes that have come so far; says how many of them it has used up, and wants the
    // rest again, with more behind it.
    std::size_t read(std::string_view bytes);
    State state() const;
    // 400, 413 or 431.
    int status() const;
    // For the next request on the connection.
    void restart();

    // From the state Body on.
    const std::string &method() const;
    const std::string &target() const;
    // The first header of that lower case name; empty when there is none.
    std::string_view header(std::string_view name) const;
    // How many there are of that name.
    std::size_t count(std::string_view name) const;
    bool keepsAlive() const;
    bool expectsContinue() const;
    bool isHttp10() const;

    // "POST /in/...\r\nname: value\r\n\r\n<body>": a letter from its second line on. Done only.
    std::string takeContent();
    std::size_t bodySize() const;

    struct Inside;

private:
    void look(std::string_view bytes);
    bool isClear() const;

    RequestLimits m_limits;
    std::unique_ptr<Inside> m_inside;
    std::size_t m_looked = 0; // so many bytes of the head are known to be in order
    State m_state = State::Head;
    int m_status = 0;
};

} // namespace guitai::relay
