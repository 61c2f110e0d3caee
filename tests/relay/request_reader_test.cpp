// How requests are taken from bytes: whole or in pieces alike, and what can be read in two ways not
// at all.
#include "app/relay/request_reader.h"

#include "payment/relay/letter.h"
#include "tests/kit/main.h"

#include <QtTest>

using namespace guitai::relay;
using State = RequestReader::State;

Q_DECLARE_METATYPE(std::string)

class RequestReaderTest : public QObject
{
    Q_OBJECT

private:
    // All at once, or byte by byte as a slow sender has it.
    static std::pair<State, int> read(RequestReader &reader, const std::string &text, bool slowly)
    {
        std::string buffer;
        for (std::size_t i = 0; i < text.size();) {
            const std::size_t piece = slowly ? 1 : text.size();
            buffer += text.substr(i, piece);
            i += piece;
            buffer.erase(0, reader.read(buffer));
            if (reader.state() == State::Done || reader.state() == State::Bad) {
                break;
            }
        }
        return {reader.state(), reader.status()};
    }

private Q_SLOTS:
    void keepsWhatALetterKeeps()
    {
        const std::string text = "POST /in/a/alipay?b=c HTTP/1.1\r\nHost: relay.test\r\n"
                                 "X-Signature:  a b \r\nCONTENT-LENGTH: 5\r\n\r\na\0b\r\n";
        for (const bool slowly : {false, true}) {
            RequestReader reader;
            const std::string whole =
                text.substr(0, text.find("\r\n\r\n") + 4) + std::string("a\0b\r\n", 5);
            QVERIFY(read(reader, whole, slowly).first == State::Done);
            QCOMPARE(reader.method(), std::string("POST"));
            QCOMPARE(reader.target(), std::string("/in/a/alipay?b=c"));
            QVERIFY(reader.header("x-signature") == "a b");
            QVERIFY(reader.keepsAlive());
            QCOMPARE(reader.bodySize(), std::size_t(5));
            const auto letter = readLetter("letter 1 2 alipay\r\n" + reader.takeContent());
            QVERIFY(letter.ok());
            QCOMPARE(letter->body, std::string("a\0b\r\n", 5));
            QCOMPARE(letter->headers.size(), std::size_t(3));
            QCOMPARE(letter->headers[1].second, std::string("a b"));
        }
    }

    void chunksArePutTogether()
    {
        for (const bool slowly : {false, true}) {
            RequestReader reader;
            const std::string text =
                "POST /in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
                "\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
            QVERIFY(read(reader, text, slowly).first == State::Done);
            QCOMPARE(reader.bodySize(), std::size_t(5));
            QVERIFY(reader.takeContent().ends_with("\r\n\r\nabcde"));
        }
    }

    void leavesTheNextRequestAlone()
    {
        RequestReader reader;
        const std::string one = "POST /in HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx";
        QCOMPARE(reader.read(one + one), one.size());
        QVERIFY(reader.state() == State::Done);
        reader.restart();
        QCOMPARE(reader.read(one), one.size());
        QVERIFY(reader.state() == State::Done);
    }

    void refusesWhatCanBeReadInTwoWays_data()
    {
        QTest::addColumn<std::string>("text");
        const auto row = [](const char *name, const std::string &head, const std::string &body) {
            QTest::newRow(name) << "POST /in HTTP/1.1\r\n" + head + "\r\n" + body;
        };
        const std::string host = "Host: a\r\n";
        row("length and chunks", host + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
            "0\r\n\r\n");
        row("chunks and length", host + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
            "0\r\n\r\n");
        row("two lengths", host + "Content-Length: 1\r\nContent-Length: 2\r\n", "xx");
        row("two equal lengths", host + "Content-Length: 1\r\nContent-Length: 1\r\n", "x");
        row("a list of lengths", host + "Content-Length: 1, 1\r\n", "x");
        row("a signed length", host + "Content-Length: +1\r\n", "x");
        row("a negative length", host + "Content-Length: -1\r\n", "x");
        row("a length in hex", host + "Content-Length: 0x1\r\n", "x");
        row("two encodings", host + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
            "0\r\n\r\n");
        row("another encoding", host + "Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n");
        row("an unknown encoding", host + "Transfer-Encoding: xchunked\r\n", "0\r\n\r\n");
        row("a space before the colon", host + "Content-Length : 1\r\n", "x");
        row("a folded line", host + "X-A: b\r\n c\r\nContent-Length: 1\r\n", "x");
        row("a folded length", host + "Content-Length:\r\n 1\r\n", "x");
        row("a bare line feed", host + "X-A: b\nContent-Length: 1\r\n", "x");
        row("a bare return", host + "X-A: b\rContent-Length: 1\r\n", "x");
        row("a NUL", host + std::string("X-A: b\0c\r\n", 10), "");
        row("a name with a space", host + "X A: b\r\n", "");
        row("no name", host + ": b\r\n", "");
        row("no host", "X-A: b\r\n", "");
        row("two hosts", host + host, "");
        row("a bad chunk", host + "Transfer-Encoding: chunked\r\n", "z\r\nab\r\n");
        row("a chunk that ends wrongly", host + "Transfer-Encoding: chunked\r\n",
            "1\r\nxy\r\n0\r\n\r\n");
        row("a chunk with a bare line feed", host + "Transfer-Encoding: chunked\r\n",
            "1\nx\n0\n\n\r\n\r\n");
        row("a trailer", host + "Transfer-Encoding: chunked\r\n", "0\r\nX-A: b\r\n\r\n");
        QTest::newRow("HTTP/2") << std::string("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        QTest::newRow("HTTP/1.2") << std::string("POST / HTTP/1.2\r\nHost: a\r\n\r\n");
        QTest::newRow("HTTP/0.9") << std::string("GET /\r\n\r\n");
        QTest::newRow("chunks in HTTP/1.0")
            << std::string("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        QTest::newRow("an empty line first")
            << std::string("\r\nPOST / HTTP/1.1\r\nHost: a\r\n\r\n");
        QTest::newRow("TLS on a plain port") << std::string("\x16\x03\x01\x02\x00\x01\x00", 7);
        QTest::newRow("garbage") << std::string("\xff\xfe\x00garbage", 10);
        QTest::newRow("a space in the target")
            << std::string("POST /a b HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    void refusesWhatCanBeReadInTwoWays()
    {
        QFETCH(std::string, text);
        for (const bool slowly : {false, true}) {
            RequestReader reader;
            const auto [state, status] = read(reader, text, slowly);
            QVERIFY(state == State::Bad);
            QCOMPARE(status, 400);
        }
    }

    void largeOnesAreRefusedAtTheirLimits()
    {
        const auto head = [](std::size_t length) {
            return "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(length) +
                   "\r\n\r\n";
        };
        for (const bool slowly : {false, true}) {
            RequestReader reader;
            QCOMPARE(read(reader, head(256 * 1024 + 1), slowly).second, 413);
        }
        RequestReader largest;
        QVERIFY(read(largest, head(256 * 1024) + std::string(256 * 1024, 'x'), false).first ==
                State::Done);
        RequestReader chunked;
        std::string text = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
        for (int i = 0; i < 5; ++i) {
            text += "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
        }
        QCOMPARE(read(chunked, text, false).second, 413);
        RequestReader longHead;
        QCOMPARE(
            read(longHead, "POST / HTTP/1.1\r\nX: " + std::string(16 * 1024, 'x'), true).second,
            431);
        RequestReader fullHead;
        std::string full = "POST / HTTP/1.1\r\nHost: a\r\nX: ";
        full += std::string(16 * 1024 - full.size() - 4, 'x') + "\r\n\r\n";
        QVERIFY(read(fullHead, full, false).first == State::Done);
    }

    void halfARequestIsNone()
    {
        RequestReader reader;
        QVERIFY(read(reader, "POST / HTTP/1.1\r\nHost: a\r\n", false).first == State::Head);
        RequestReader body;
        QVERIFY(
            read(body, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nx", true).first ==
            State::Body);
    }
};

GUITAI_TEST(RequestReaderTest)
#include "request_reader_test.moc"
