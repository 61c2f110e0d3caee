// Caller: a plain socket to the relay, as a provider, a stranger or a till holds it.
#pragma once

#include "payment/relay/letter.h"
#include "tests/relay/kit/relay_process.h"

#include <optional>
#include <string>
#include <string_view>

namespace guitai::test {

class Caller
{
public:
    explicit Caller(int port);
    ~Caller();
    Caller(Caller &&other) noexcept;
    Caller &operator=(Caller &&other) noexcept;

    bool isConnected() const { return m_socket >= 0; }
    // False: the other side is gone.
    bool say(std::string_view bytes);
    // Whatever has come by then, at least one byte; empty: the connection has ended, or patience.
    std::string hear(int milliseconds = patienceMs);
    // The next whole HTTP response; empty when the connection ended before.
    std::string response(int milliseconds = patienceMs);
    // Whether the relay closes the connection.
    bool isLeft(int milliseconds = patienceMs);
    int socket() const { return m_socket; }

protected:
    bool hearMore(int milliseconds);

    int m_socket = -1;
    std::string m_heard;
};

// 200 of "HTTP/1.1 200 OK..."; 0 when there is none.
int statusOf(const std::string &response);
std::string bodyOf(const std::string &response);

std::string postText(const std::string &target, const std::string &body,
                     const std::string &headers = {});
// The status of one POST on a connection of its own; 0: no answer.
int post(int port, const std::string &target, const std::string &body,
         const std::string &headers = {});
std::string get(int port, const std::string &target, const std::string &headers = {});

class TillCaller : public Caller
{
public:
    TillCaller(int port, const Credentials &credentials, const std::string &till);
    // Only asks to be let in; others may ask meanwhile.
    static TillCaller asking(int port, const Credentials &credentials, const std::string &till);
    void awaitAnswer();

    // 101: it is in.
    int status() const { return m_status; }
    // The next letter; nothing: none came in that time, or the connection was closed.
    std::optional<relay::Letter> letter(int milliseconds = patienceMs);
    bool acknowledge(const std::vector<relay::LetterNumber> &numbers);
    bool sayText(std::string_view text, int opcode = 1);
    // The relay's close code; 0: it has not closed.
    int closeCode(int milliseconds = patienceMs);
    bool heardHello() const { return m_hello; }

private:
    explicit TillCaller(int port)
        : Caller(port)
    {}
    void ask(const Credentials &credentials, const std::string &till);
    struct Frame
    {
        int opcode = 0;
        std::string payload;
    };
    std::optional<Frame> frame(int milliseconds);

    int m_status = 0;
    int m_closeCode = 0;
    bool m_hello = false;
};

} // namespace guitai::test
