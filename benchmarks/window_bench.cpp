// Times the real window with the real till behind it: scans, search, and the QR after a method is
// chosen. Usage: window_bench FOLDER (a data folder with people and products) [SETTINGS.json
// CODE...]
#include "benchmarks/window_kit.h"
#include "payment/transport/shop_line.h"
#include "ui/qr/qr_view.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QLoggingCategory>

using namespace guitai;
using namespace guitai::bench;

namespace {

void timeScans(Bench &bench, const QStringList &codes)
{
    auto *total = bench.window->findChild<QWidget *>("total");
    PaintCounter paints;
    total->installEventFilter(&paints);
    Times times;
    for (int i = 0; i < 500; ++i) {
        if (i % 20 == 0)
            bench.emptyCart();
        bench.scanKeys(codes[i % codes.size()]);
        QCoreApplication::processEvents();
        const qint64 before = bench.pieces();
        const int painted = paints.count;
        QElapsedTimer since;
        since.start();
        bench.key(Qt::Key_Return, "\r", 1);
        int paintedAtView = -1;
        const bool seen = bench.until([&] {
            if (paintedAtView < 0 && bench.pieces() == before + 1)
                paintedAtView = std::max(painted, paints.count - 1);
            return paintedAtView >= 0 && paints.count > paintedAtView;
        });
        if (!seen) {
            std::printf("a scan was lost: %s\n", qUtf8Printable(codes[i % codes.size()]));
            return;
        }
        times.ms.push_back(double(since.nsecsElapsed()) / 1e6);
    }
    times.print("Enter of a scan to the total repainted", 16);
    bench.emptyCart();
}

void timeSearch(Bench &bench, const QStringList &words)
{
    auto *field = bench.window->findChild<QLineEdit *>("search");
    auto *tiles = bench.window->findChild<QAbstractItemView *>("tiles");
    if (!field || !tiles) {
        std::puts("no search field on the screen");
        return;
    }
    PaintCounter paints;
    tiles->viewport()->installEventFilter(&paints);
    field->setFocus();
    Times times;
    for (const QString &word : words) {
        for (int n = 1; n <= word.size(); ++n) {
            const QString typed = word.left(n);
            const int painted = paints.count;
            QElapsedTimer since;
            since.start();
            field->setText(typed);
            const bool seen = bench.until(
                [&] { return bench.foundFor == typed.trimmed() && paints.count > painted; });
            if (!seen)
                continue; // nothing found twice in a row paints nothing new
            times.ms.push_back(double(since.nsecsElapsed()) / 1e6);
        }
        field->clear();
        QCoreApplication::processEvents();
    }
    times.print("Search as you type: key to repaint", 16);
}

void countScans(Bench &bench, const QString &code)
{
    // In any screen: the sale, the search field with text, the payment screen, the lists.
    const std::vector<std::pair<const char *, ui::Place>> places = {
        {"sale", ui::Place::Sale},           {"choice of payment", ui::Place::Pay},
        {"cash", ui::Place::Cash},           {"receipts", ui::Place::Receipts},
        {"parked sales", ui::Place::Parked}, {"attention", ui::Place::Attention},
        {"settings", ui::Place::Settings}};
    qint64 arrived = 0, sent = 0;
    for (const auto &[name, place] : places) {
        bench.emptyCart();
        bench.desk.scan(code); // so that there is something to pay
        bench.until([&] { return bench.pieces() == 1; });
        bench.window->go(place);
        QCoreApplication::processEvents();
        for (int i = 0; i < 500; ++i) {
            bench.scanKeys(code);
            bench.key(Qt::Key_Return, "\r", 1);
        }
        bench.until([&] { return bench.pieces() == 501; });
        const qint64 here = bench.pieces() - 1;
        std::printf("  500 scans without a gap, %-20s %lld of 500 arrive\n", name, (long long)here);
        arrived += here;
        sent += 500;
    }
    std::printf("%-58s %lld of %lld\n", "Scans that arrive in any screen", (long long)arrived,
                (long long)sent);
    bench.emptyCart();
    bench.window->go(ui::Place::Sale);
}

// The provider's own time for a Charge: the same request over the same line, without a till.
double providerTime(const DataFolder &folder)
{
    const auto settings = storage::SettingsStore(folder.path, knownFields()).load();
    auto providers = settings ? makeProviders(*settings) : Problem{"no settings"};
    if (!providers || providers->empty())
        return -1;
    SystemClock clock;
    RandomIds ids(clock);
    bool answered = false;
    ShopLine line([&](Line::Ticket, const Answer &answer) {
        answered = std::holds_alternative<HttpReply>(answer);
    });
    Times times;
    for (int i = 0; i < 30; ++i) {
        Matter matter;
        matter.attempt = AttemptId(ids.next("B"));
        matter.amount = Money(100, Currency::cny());
        matter.openedAt = clock.now();
        matter.deadline = clock.now() + Span::minutes(5);
        matter.subject = "bench";
        const auto talk = providers->front()->ask(matter, Question::Charge, clock.now());
        const Step step = talk->begin();
        answered = false;
        QElapsedTimer since;
        since.start();
        line.send(1, std::get<HttpRequest>(step));
        while (!answered && since.elapsed() < 5000)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
        if (!answered)
            return -1;
        times.ms.push_back(double(since.nsecsElapsed()) / 1e6);
    }
    return times.at(0.5);
}

void timeCode(Bench &bench, const QString &code, double providerMs)
{
    Times times;
    for (int i = 0; i < 30; ++i) {
        bench.emptyCart();
        bench.desk.scan(code);
        bench.until([&] { return bench.pieces() == 1; });
        bench.window->go(ui::Place::Pay);
        QCoreApplication::processEvents();
        PaintCounter paints;
        paints.only = "payCode"; // it is made when it is first needed
        qApp->installEventFilter(&paints);
        QElapsedTimer since;
        since.start();
        bench.desk.pay(bench.wallet(), bench.view.sale->due);
        ui::QrView *shown = nullptr;
        bench.until([&] {
            const int before = paints.count;
            shown = bench.window->findChild<ui::QrView *>("payCode");
            if (!shown || !shown->hasCode() || !shown->isVisible()) {
                paints.count = 0;
                return false;
            }
            return before > 0;
        });
        times.ms.push_back(double(since.nsecsElapsed()) / 1e6 - providerMs);
        const Attempt *open = bench.view.sale->checkout.openAttempt();
        if (open)
            bench.desk.cancelPayment(open->id);
        bench.until([&] { return !bench.view.sale->checkout.openAttempt(); });
        if (shown)
            shown->setText({});
    }
    std::printf("  (the provider's own time, measured apart: %.2f ms)\n", providerMs);
    times.print("Method chosen to QR painted, without the provider", 20);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (argc < 3) {
        std::fputs("usage: window_bench FOLDER PIN CODE,CODE,... WORD,WORD,...\n", stderr);
        return 2;
    }
    QLoggingCategory::setFilterRules("*.debug=false");
    Bench bench({argv[1]});
    bench.until([&] { return bench.views > 0; });
    if (!bench.view.cashier) {
        bench.desk.signIn(argv[2]);
        bench.until([&] { return bench.view.cashier.has_value(); });
    }
    bench.desk.nextCustomer();
    bench.emptyCart();
    bench.window->go(ui::Place::Sale);
    if (!bench.until([&] { return bench.window->findChild<QWidget *>("total") != nullptr; })) {
        std::fputs("window_bench: the sale screen does not come up\n", stderr);
        return 1;
    }
    const QStringList codes = QString(argc > 3 ? argv[3] : "6999990300013").split(',');
    const QStringList words = QString::fromUtf8(argc > 4 ? argv[4] : "latte,拿铁,nt").split(',');
    timeScans(bench, codes);
    timeSearch(bench, words);
    countScans(bench, codes.front());
    if (const double providerMs = providerTime({argv[1]}); providerMs >= 0)
        timeCode(bench, codes.front(), providerMs);
    else
        std::puts("no provider answers: the QR was not timed");
    return 0;
}
