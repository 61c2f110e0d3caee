// What anybody may send to the relay: requests in any portions, and what it tells the tills of
// them.
//
// An input: how large the portions are, one byte; then the bytes of the connection.
#include "app/relay/request_reader.h"
#include "fuzzing/kit/fuzz.h"
#include "payment/relay/letter.h"

using namespace guitai;
using namespace guitai::fuzz;
using relay::RequestReader;

namespace {

constexpr relay::RequestLimits narrow{.head = 2048, .body = 4096};

struct Read
{
    RequestReader::State state = RequestReader::State::Head;
    int status = 0;
    std::size_t used = 0;
    std::string target, content;

    friend bool operator==(const Read &, const Read &) = default;
};

// The first request on the connection, when it comes in portions of that size.
Read readIn(std::string_view bytes, std::size_t portion)
{
    RequestReader reader(narrow);
    Read read;
    std::size_t come = 0;
    while (reader.state() != RequestReader::State::Done &&
           reader.state() != RequestReader::State::Bad && come < bytes.size()) {
        come = std::min(bytes.size(), come + portion);
        read.used += reader.read(bytes.substr(read.used, come - read.used));
        mustHold(read.used <= come, "no more is used up than has come");
    }
    read.state = reader.state();
    if (read.state == RequestReader::State::Bad)
        read.status = reader.status();
    if (read.state == RequestReader::State::Done) {
        read.target = reader.target();
        mustHold(reader.bodySize() <= narrow.body, "no body is larger than allowed");
        read.content = reader.takeContent();
    }
    return read;
}

} // namespace

std::vector<std::string> fuzzSeeds()
{
    const std::string long1(narrow.head, 'a');
    return {
        "\xffPOST /in/box/alipay HTTP/1.1\r\nHost: relay\r\nContent-Length: 7\r\n\r\na=1&b=2",
        "\x01POST /in/box/paypal HTTP/1.1\r\nHost: relay\r\nContent-Type: text/plain\r\n"
        "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        "\x07POST /in/box/stripe HTTP/1.1\r\nHost: r\r\nExpect: 100-continue\r\n"
        "Content-Length: 2\r\nConnection: close\r\n\r\n{}",
        "\xffGET /healthz HTTP/1.0\r\n\r\n",
        "\x20GET /till HTTP/1.1\r\nHost: r\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
        "\x05POST /in/box/alipay HTTP/1.1\r\nHost: r\r\nContent-Length: 4\r\n"
        "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
        "\xffPOST /in/" + long1 + " HTTP/1.1\r\nHost: r\r\n\r\n"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const std::string_view bytes = textOf(data + 1, size - 1);
    const Read whole = readIn(bytes, bytes.size());
    const Read inParts = readIn(bytes, std::size_t(data[0]) + 1);
    if (whole.state == RequestReader::State::Done || inParts.state == RequestReader::State::Done)
        mustHold(whole == inParts, "portions change nothing about what was sent");
    if (whole.state != RequestReader::State::Done)
        return 0;
    const auto letter = relay::readLetter("letter 1 1772331630123 alipay\r\n" + whole.content);
    mustHold(bool(letter), "a till can read what the relay took");
    mustHold(letter->target == whole.target, "and sees the same address");
    const auto again = relay::readLetter(relay::writeLetter(*letter));
    mustHold(again && *again == *letter, "a letter written again reads the same");
    return 0;
}
