// A provider that takes connections and never says a word: how long the window stands still, while
// the clerk tries it, gives it up, and sells for cash. Usage: hang_bench FOLDER PIN PORT CODE,
// where the settings in the folder send the first wallet to PORT on this machine.
#include "benchmarks/window_kit.h"

#include <QTcpServer>
#include <QTimer>

using namespace guitai;
using namespace guitai::bench;

namespace {

constexpr int runs = 20;
constexpr double bar = 50;
constexpr int beat = 2; // milliseconds

// The longest time in which the window's thread did nothing of what was asked of it.
class Heart : public QObject
{
public:
    Heart()
    {
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double gap = double(m_since.nsecsElapsed()) / 1e6 - beat;
            m_since.restart();
            gaps.ms.push_back(gap);
        });
        m_timer.setTimerType(Qt::PreciseTimer);
        m_since.start();
        m_timer.start(beat);
    }

    Times gaps;

private:
    QTimer m_timer;
    QElapsedTimer m_since;
};

bool sellBeside(Bench &bench, const QString &code)
{
    bench.scanKeys(code);
    bench.key(Qt::Key_Return, "\r", 1);
    if (!bench.until([&] { return bench.pieces() == 1; }))
        return false;
    bench.window->go(ui::Place::Pay);
    bench.desk.pay(bench.wallet(), bench.view.sale->due);
    const auto attempt = [&] {
        return bench.view.sale ? bench.view.sale->checkout.openAttempt() : nullptr;
    };
    if (!bench.until([&] { return attempt() != nullptr; }))
        return false;
    QElapsedTimer waited;
    waited.start();
    bench.until([&] { return waited.elapsed() > 300; }); // the clerk looks at it
    bench.desk.cancelPayment(attempt()->id);
    bench.desk.park("hangs");
    if (!bench.until([&] { return !bench.view.sale || bench.view.sale->checkout.order.empty(); }))
        return false;
    bench.window->go(ui::Place::Sale);
    bench.scanKeys(code);
    bench.key(Qt::Key_Return, "\r", 1);
    if (!bench.until([&] { return bench.pieces() == 1; }))
        return false;
    bench.desk.confirmCash(bench.view.sale->due, {});
    if (!bench.until([&] { return bench.view.sale && bench.view.sale->checkout.receipt; }))
        return false;
    bench.desk.nextCustomer();
    return bench.until([&] { return bench.pieces() == 0; });
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (argc < 5) {
        std::fputs("usage: hang_bench FOLDER PIN PORT CODE\n", stderr);
        return 2;
    }
    QTcpServer silent; // its backlog takes connections, and nobody ever looks at them
    if (!silent.listen(QHostAddress::LocalHost, quint16(std::atoi(argv[3])))) {
        std::fprintf(stderr, "hang_bench: port %s is taken\n", argv[3]);
        return 2;
    }
    silent.pauseAccepting();
    Bench bench({argv[1]});
    bench.until([&] { return bench.views > 0; });
    bench.desk.signIn(argv[2]);
    bench.until([&] { return bench.view.cashier.has_value(); });
    Heart heart;
    for (int i = 0; i < runs; ++i) {
        if (!sellBeside(bench, argv[4])) {
            std::fprintf(stderr, "hang_bench: sale %d did not come to its end\n", i + 1);
            return 1;
        }
    }
    const double longest = heart.gaps.at(1);
    std::printf("The window beside a provider that hangs, %d sales: longest stillness %.1f ms, p99 "
                "%.1f ms (bar: %.0f ms)\n",
                runs, longest, heart.gaps.at(0.99), bar);
    return longest <= bar ? 0 : 1;
}
