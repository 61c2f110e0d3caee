// The HTTP server and client over loopback: good manners, limits, and ways to go silent.
#include "app/http/http.h"

#include "tests/kit/main.h"

#include <QtTest>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

using namespace guitai;

namespace {

// Says text to the port and hears until the other side closes.
std::string sayAndHear(std::uint16_t port, const std::string &text)
{
    const int handle = ::socket(AF_INET, SOCK_STREAM, 0);
    timeval patience{10, 0};
    ::setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    std::string heard;
    if (::connect(handle, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0) {
        std::size_t sent = 0;
        while (sent < text.size()) {
            const ssize_t n = ::send(handle, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
            if (n <= 0) {
                break;
            }
            sent += std::size_t(n);
        }
        char bytes[4096];
        for (ssize_t n = 0; (n = ::recv(handle, bytes, sizeof bytes, 0)) > 0;) {
            heard.append(bytes, std::size_t(n));
        }
    }
    ::close(handle);
    return heard;
}

std::string bodyOf(const std::string &reply)
{
    const std::size_t end = reply.find("\r\n\r\n");
    return end == reply.npos ? std::string() : reply.substr(end + 4);
}

} // namespace

class HttpTest : public QObject
{
    Q_OBJECT

private:
    // What the server answers to one connection that says text.
    static std::string hear(const std::string &text, http::Limits limits = {})
    {
        http::Loop loop;
        http::Server server(
            loop,
            [&loop](const http::Request &r, http::Responder responder) {
                answer(loop, r, std::move(responder));
            },
            limits);
        const auto port = server.listen("127.0.0.1", 0);
        if (!port) {
            return port.problem().what;
        }
        std::string heard;
        std::thread client([&] {
            heard = sayAndHear(*port, text);
            loop.stop();
        });
        loop.run();
        client.join();
        return heard;
    }

    static void answer(http::Loop &loop, const http::Request &request, http::Responder responder)
    {
        const std::string path = request.path();
        if (path == "/echo") {
            responder.reply({200,
                             {{"x-test", request.header("x-test")}},
                             request.method + ' ' + request.target + ' ' + request.body});
        } else if (path == "/drop") {
            responder.drop();
        } else if (path == "/forget") {
            return;
        } else if (path == "/cut") {
            responder.sendPartThenDrop({200, {}, "0123456789"}, 4);
        } else if (path == "/later") {
            loop.after(Span::milliseconds(20), [responder]() mutable {
                responder.reply({200, {}, "later"});
            });
        } else if (path == "/twice") {
            responder.reply({200, {}, "first"});
            responder.reply({200, {}, "second"});
        } else {
            responder.reply({404, {}, "none"});
        }
    }

    static Answer fetch(const std::string &path, Span timeout = Span::seconds(10))
    {
        http::Loop loop;
        http::Server server(loop, [&loop](const http::Request &r, http::Responder responder) {
            if (r.path() == "/never") {
                loop.after(Span::seconds(30), [responder] {});
                return;
            }
            answer(loop, r, std::move(responder));
        });
        const auto port = server.listen("127.0.0.1", 0);
        HttpRequest request;
        request.url = "http://localhost:" + std::to_string(*port) + path;
        request.headers = {{"Content-Type", "text/plain"}, {"X-Test", "seen"}};
        request.body = "body";
        request.timeout = timeout;
        Answer heard;
        loop.send(request, [&](const Answer &a) {
            heard = a;
            loop.stop();
        });
        loop.run();
        return heard;
    }

private Q_SLOTS:
    void answersARequest()
    {
        const std::string reply = hear("POST /echo?a=%20b HTTP/1.1\r\nHost: x\r\nX-Test: v\r\n"
                                       "Content-Length: 3\r\nConnection: close\r\n\r\nabc");
        QVERIFY(reply.rfind("HTTP/1.1 200 OK\r\n", 0) == 0);
        QVERIFY(reply.find("x-test: v\r\n") != reply.npos);
        QVERIFY(reply.find("Date: ") != reply.npos);
        QCOMPARE(bodyOf(reply), std::string("POST /echo?a=%20b abc"));
    }

    void answersSeveralOnOneConnectionInTheirOrder()
    {
        const std::string one = "GET /later HTTP/1.1\r\nHost: x\r\n\r\n";
        const std::string two = "GET /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        const std::string reply = hear(one + two);
        const std::size_t later = reply.find("later");
        QVERIFY(later != reply.npos);
        QVERIFY(reply.find("GET /echo") > later);
        QVERIFY(reply.find("GET /echo") != reply.npos);
    }

    void readsBodiesInChunks()
    {
        const std::string reply =
            hear("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                 "Connection: close\r\n\r\n2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n");
        QCOMPARE(bodyOf(reply), std::string("POST /echo abcde"));
    }

    void continuesWhenAskedTo()
    {
        const std::string reply =
            hear("POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1\r\n"
                 "Connection: close\r\n\r\nz");
        QVERIFY(reply.rfind("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n", 0) == 0);
    }

    void headHasNoBody()
    {
        const std::string reply =
            hear("HEAD /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        QVERIFY(reply.find("Content-Length: 11\r\n") != reply.npos);
        QCOMPARE(bodyOf(reply), std::string());
    }

    void theFirstAnswerCounts()
    {
        const std::string reply =
            hear("GET /twice HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        QCOMPARE(bodyOf(reply), std::string("first"));
    }

    void goesSilentWhenAskedTo()
    {
        QCOMPARE(hear("GET /drop HTTP/1.1\r\nHost: x\r\n\r\n"), std::string());
        QCOMPARE(hear("GET /forget HTTP/1.1\r\nHost: x\r\n\r\n"), std::string());
        const std::string cut = hear("GET /cut HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY(cut.find("Content-Length: 10\r\n") != cut.npos);
        QCOMPARE(bodyOf(cut), std::string("0123"));
    }

    void refusesWhatIsTooLargeOrNotHttp()
    {
        const std::string body(2000, 'x');
        http::Limits limits;
        limits.body = 1000;
        QVERIFY(
            hear("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2000\r\n\r\n" + body, limits)
                .rfind("HTTP/1.1 413", 0) == 0);
        QVERIFY(hear("GET /echo HTTP/1.1\r\nHost: x\r\nX: " + std::string(20'000, 'y') + "\r\n\r\n")
                    .rfind("HTTP/1.1 431", 0) == 0);
        QVERIFY(hear("nonsense\r\n\r\n").rfind("HTTP/1.1 400", 0) == 0);
        QVERIFY(hear("GET /echo HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n"
                     "\r\nx")
                    .rfind("HTTP/1.1 400", 0) == 0);
    }

    void leavesThoseWhoSayNothing()
    {
        http::Limits limits;
        limits.idle = Span::milliseconds(50);
        QCOMPARE(hear("GET /ec", limits), std::string());
    }

    void clientHearsTheReply()
    {
        const Answer answer = fetch("/echo?x=1");
        const auto *reply = std::get_if<HttpReply>(&answer);
        QVERIFY(reply);
        QCOMPARE(reply->status, 200);
        QCOMPARE(reply->body, std::string("POST /echo?x=1 body"));
        const std::pair<std::string, std::string> seen("x-test", "seen");
        QVERIFY(std::find(reply->headers.begin(), reply->headers.end(), seen) !=
                reply->headers.end());
    }

    void clientTellsSilenceFromNonsense()
    {
        const Answer dropped = fetch("/drop");
        QVERIFY(std::get<Silence>(dropped).reason == Reason::Silence);
        const Answer cut = fetch("/cut");
        QVERIFY(std::get<Silence>(cut).reason == Reason::Garbled);
        const Answer never = fetch("/never", Span::milliseconds(50));
        QVERIFY(std::get<Silence>(never).reason == Reason::Silence);
    }

    void clientStaysOnThisMachine_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("here");
        QTest::newRow("name") << "http://localhost:8080/x" << true;
        QTest::newRow("address") << "http://127.0.0.1/x?y" << true;
        QTest::newRow("other 127") << "HTTP://127.8.8.8:1" << true;
        QTest::newRow("six") << "http://[::1]:90/" << true;
        QTest::newRow("tls") << "https://127.0.0.1/" << false;
        QTest::newRow("far") << "http://example.com/" << false;
        QTest::newRow("far address") << "http://10.0.0.1/" << false;
        QTest::newRow("looks near") << "http://127.0.0.1.example.com/" << false;
        QTest::newRow("user") << "http://127.0.0.1@example.com/" << false;
        QTest::newRow("user and port") << "http://localhost:80@example.com/" << false;
        QTest::newRow("port") << "http://127.0.0.1:99999/" << false;
        QTest::newRow("empty") << "" << false;
    }
    void clientStaysOnThisMachine()
    {
        QFETCH(QString, url);
        QFETCH(bool, here);
        QCOMPARE(http::isLoopbackUrl(url.toStdString()), here);
    }

    void aPortIsTakenOnce()
    {
        http::Loop loop;
        http::Server one(loop, {});
        http::Server two(loop, {});
        const auto port = one.listen("127.0.0.1", 0);
        QVERIFY(port.ok());
        const auto again = two.listen("127.0.0.1", *port);
        QVERIFY(!again.ok());
        QVERIFY(again.problem().what.find("port " + std::to_string(*port)) != std::string::npos);
    }
};

GUITAI_TEST(HttpTest)
#include "http_test.moc"
