// Measures the screens: first paint, a scan until the total is repainted, a search key, the code.
#include "tests/ui/fake_desk.h"
#include "ui/main_window/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QResource>
#include <QTextStream>

#include <algorithm>

using namespace guitai;
using namespace guitai::test;
using namespace guitai::ui;

namespace {

QTextStream out(stdout);

void tell(const char *what, std::vector<qint64> &ns)
{
    std::sort(ns.begin(), ns.end());
    out << what << ": p50 " << double(ns[ns.size() / 2]) / 1e6 << " ms, p99 "
        << double(ns[ns.size() * 99 / 100]) / 1e6 << " ms, most " << double(ns.back()) / 1e6
        << " ms\n";
}

QString memory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly)) {
        return {};
    }
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS")) {
            return QString::fromLatin1(line.simplified());
        }
    }
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    QElapsedTimer clock;
    clock.start();
    QApplication app(argc, argv);
    initResources();
    if (const QByteArray pictures = qgetenv("GUITAI_PICTURES"); !pictures.isEmpty()) {
        QResource::registerResource(QString::fromLocal8Bit(pictures));
    }
    Theme theme;
    theme.apply();
    Language language;
    FakeDesk desk;
    MainWindow window(desk, theme, language, [] { return shopOpens; });
    window.resize(1366, 768);
    window.show();
    desk.open();
    QApplication::processEvents();
    window.repaint();
    out << "start to painted sale screen: " << double(clock.nsecsElapsed()) / 1e6 << " ms, "
        << memory() << '\n';

    const auto goods = allGoods();
    std::vector<qint64> scans, keys, codes;
    Order order;
    for (int i = 0; i < 400; ++i) {
        if (i % 40 == 0) {
            order.lines.clear();
        }
        order.lines.push_back(lineOf(goods[std::size_t(i) % goods.size()], i + 1));
        setOrder(desk.view, order);
        QElapsedTimer timer;
        timer.start();
        Q_EMIT desk.viewChanged(desk.view);
        QApplication::processEvents(); // paints what asked for it
        scans.push_back(timer.nsecsElapsed());
    }
    tell("view of a scan to repaint", scans);

    auto *search = window.findChild<QLineEdit *>(QStringLiteral("search"));
    for (int i = 0; i < 200; ++i) {
        const QString text(1 + i % 4, QChar('a' + i % 20));
        QElapsedTimer timer;
        timer.start();
        search->setText(text);
        Q_EMIT desk.found(text, goods);
        QApplication::processEvents();
        keys.push_back(timer.nsecsElapsed());
    }
    tell("search key and its answer to repaint", keys);
    search->clear();

    desk.show(shopWithSale());
    window.go(Place::Pay);
    QApplication::processEvents();
    for (int i = 0; i < 60; ++i) {
        Attempt attempt = attemptOf(shopWithSale(), "alipay");
        attempt.code += std::to_string(i);
        const CounterView view = shopWithAttempt(attempt);
        QElapsedTimer timer;
        timer.start();
        desk.show(view);
        QApplication::processEvents();
        codes.push_back(timer.nsecsElapsed());
        desk.show(shopWithSale());
        window.go(Place::Pay);
        QApplication::processEvents();
    }
    tell("payment with its code to repaint", codes);
    out << memory() << '\n';
    return 0;
}
