// From the customer's thumb to "paid" on the till's screen: the sandbox signs the callback and
// posts it, the relay makes it durable and hands it over, the till verifies it, writes it down and
// paints. Usage: callback_bench FOLDER PIN CONTROL_URL [POST_URL]: while it measures the second
// time, 500 other callbacks a second are posted to POST_URL.
#include "benchmarks/window_kit.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpSocket>
#include <QUrl>

#include <atomic>
#include <chrono>
#include <thread>

using namespace guitai;
using namespace guitai::bench;

namespace {

constexpr int runs = 200;
constexpr int senders = 5;
constexpr auto between = std::chrono::milliseconds(10); // of one sender: 500 a second in all

class Customer
{
public:
    explicit Customer(const QString &control)
        : m_control(control)
    {}

    void does(const QString &deed, const std::string &outTradeNo)
    {
        QNetworkRequest request(QUrl(m_control + '/' + deed));
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
        const QJsonObject said{{"out_trade_no", QString::fromStdString(outTradeNo)}};
        QNetworkReply *reply =
            m_network.post(request, QJsonDocument(said).toJson(QJsonDocument::Compact));
        QObject::connect(reply, &QNetworkReply::finished, [this, reply] {
            ++answered;
            reply->deleteLater();
        });
    }

    int answered = 0;

private:
    QString m_control;
    QNetworkAccessManager m_network;
};

// Posts callbacks that nobody believes, at a steady pace.
class Crowd
{
public:
    explicit Crowd(const QUrl &url)
    {
        for (int i = 0; i < senders; ++i)
            m_threads.emplace_back([this, url] { post(url); });
    }
    ~Crowd()
    {
        m_stop = true;
        for (std::thread &thread : m_threads)
            thread.join();
    }
    int posted() const { return m_posted; }

private:
    void post(const QUrl &url)
    {
        const QByteArray body(800, 'x');
        const QByteArray request =
            "POST " + url.path().toUtf8() + " HTTP/1.1\r\nHost: relay\r\n" +
            "Content-Type: text/plain\r\nContent-Length: " + QByteArray::number(body.size()) +
            "\r\n\r\n" + body;
        QTcpSocket socket;
        socket.connectToHost(url.host(), quint16(url.port()));
        if (!socket.waitForConnected(5000))
            return;
        auto next = std::chrono::steady_clock::now();
        while (!m_stop) {
            socket.write(request);
            QByteArray reply;
            while (!reply.contains("\r\n\r\n") && socket.waitForReadyRead(5000))
                reply += socket.readAll();
            if (!reply.startsWith("HTTP/1.1 2"))
                return;
            ++m_posted;
            next += between;
            std::this_thread::sleep_until(next);
        }
    }

    std::atomic<bool> m_stop = false;
    std::atomic<int> m_posted = 0;
    std::vector<std::thread> m_threads;
};

bool timeOne(Bench &bench, Customer &customer, const QString &code, Times &times)
{
    bench.desk.scan(code);
    if (!bench.until([&] { return bench.pieces() == 1; }))
        return false;
    bench.window->go(ui::Place::Pay);
    bench.desk.pay(bench.wallet(), bench.view.sale->due);
    const auto open = [&]() -> const Attempt * {
        return bench.view.sale ? bench.view.sale->checkout.openAttempt() : nullptr;
    };
    if (!bench.until([&] { return open() && !open()->code.empty(); }))
        return false;
    const std::string number = open()->id.text;
    const int before = customer.answered;
    customer.does("scan", number);
    if (!bench.until([&] { return customer.answered > before; }))
        return false;

    PaintCounter paints;
    bench.window->installEventFilter(&paints);
    for (QWidget *widget : bench.window->findChildren<QWidget *>())
        widget->installEventFilter(&paints);
    int paintedAtView = -1; // the window paints what it is told after it was told
    QObject context;
    QObject::connect(&bench.desk, &ui::Desk::viewChanged, &context, [&](const CounterView &view) {
        if (paintedAtView < 0 && view.sale && view.sale->checkout.receipt)
            paintedAtView = paints.count;
    });
    QElapsedTimer since;
    since.start();
    customer.does("pay", number);
    const bool seen =
        bench.until([&] { return paintedAtView >= 0 && paints.count > paintedAtView; });
    times.ms.push_back(double(since.nsecsElapsed()) / 1e6);
    bench.desk.nextCustomer();
    return seen && bench.until([&] { return bench.pieces() == 0; });
}

bool timeAll(Bench &bench, Customer &customer, const char *what)
{
    Times times;
    for (int i = 0; i < runs; ++i) {
        if (!timeOne(bench, customer, "6999990300013", times)) {
            std::fprintf(stderr, "callback_bench: sale %d did not come to its end\n", i + 1);
            return false;
        }
    }
    times.print(what, 50);
    const RelayWeather relay = bench.view.relay;
    std::printf("  callbacks believed so far: %d, not believed: %d\n", relay.believed,
                relay.doubted);
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (argc < 4) {
        std::fputs("usage: callback_bench FOLDER PIN CONTROL_URL [POST_URL]\n", stderr);
        return 2;
    }
    QLoggingCategory::setFilterRules("*.debug=false");
    Bench bench({argv[1]});
    bench.until([&] { return bench.views > 0; });
    if (!bench.view.cashier) {
        bench.desk.signIn(argv[2]);
        bench.until([&] { return bench.view.cashier.has_value(); });
    }
    if (!bench.until([&] { return bench.view.relay.link == RelayLink::Connected; })) {
        std::fputs("callback_bench: the relay does not answer\n", stderr);
        return 1;
    }
    Customer customer(QString::fromUtf8(argv[3]));
    if (!timeAll(bench, customer, "Customer pays to \"paid\" painted, by callback"))
        return 1;
    if (argc > 4) {
        const Crowd crowd(QUrl(QString::fromUtf8(argv[4])));
        QElapsedTimer since;
        since.start();
        if (!timeAll(bench, customer, "  the same beside 500 callbacks a second"))
            return 1;
        std::printf("  other callbacks meanwhile: %.0f a second\n",
                    crowd.posted() * 1000.0 / double(since.elapsed()));
    }
    return 0;
}
