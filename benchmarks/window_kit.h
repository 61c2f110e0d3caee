// What the window's measurements share: the real window with the real till behind it.
#pragma once

#include "app/till/threaded_desk.h"
#include "payment/transport/system.h"
#include "ui/main_window/main_window.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

namespace guitai::bench {

inline constexpr double patienceMs = 10'000;

struct Times
{
    std::vector<double> ms;

    double at(double part)
    {
        std::sort(ms.begin(), ms.end());
        return ms.empty() ? 0 : ms[std::min(ms.size() - 1, std::size_t(part * double(ms.size())))];
    }
    void print(const char *what, double bar)
    {
        std::printf("%-58s p50 %7.2f ms  p99 %7.2f ms  (bar: p99 %.0f ms, %zu runs)\n", what,
                    at(0.5), at(0.99), bar, ms.size());
        std::fflush(stdout);
    }
};

// Counts the paint events of the widgets it is put on.
class PaintCounter : public QObject
{
public:
    int count = 0;
    QString only; // the name of the one that counts; empty: all

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const bool counts = only.isEmpty() || watched->objectName() == only;
        count += counts && event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

struct Bench
{
    ThreadedDesk desk;
    ui::Theme theme;
    ui::Language language;
    SystemClock clock;
    std::unique_ptr<ui::MainWindow> window;
    CounterView view;
    int views = 0, foundAnswers = 0;
    QString foundFor;
    quint64 stamp = 1000;

    explicit Bench(const DataFolder &folder)
        : desk(folder)
    {
        QObject::connect(&desk, &ui::Desk::viewChanged, [this](const CounterView &v) {
            view = v;
            ++views;
        });
        QObject::connect(&desk, &ui::Desk::found, [this](const QString &text) {
            foundFor = text;
            ++foundAnswers;
        });
        QObject::connect(&desk, &ThreadedDesk::failed, [](const QString &why) {
            std::fprintf(stderr, "the till: %s\n", qUtf8Printable(why));
            std::exit(2);
        });
        desk.start();
        ui::initResources();
        theme.apply();
        window =
            std::make_unique<ui::MainWindow>(desk, theme, language, [this] { return clock.now(); });
        window->resize(1366, 768);
        window->show();
        window->activateWindow();
    }

    bool until(const std::function<bool()> &done)
    {
        QElapsedTimer since;
        since.start();
        while (!done()) {
            if (double(since.elapsed()) > patienceMs)
                return false;
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
        }
        return true;
    }

    // A key as the window system would send it, with its own time stamp.
    void key(int key, const QString &text, quint64 afterMs)
    {
        stamp += afterMs;
        QWidget *to = QApplication::focusWidget() ? QApplication::focusWidget() : window.get();
        for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            auto *event = new QKeyEvent(type, key, Qt::NoModifier, text);
            event->setTimestamp(stamp);
            QCoreApplication::postEvent(to, event);
        }
    }

    void scanKeys(const QString &code)
    {
        for (const QChar c : code)
            key(c.unicode(), c, 1);
    }

    qint64 pieces() const
    {
        qint64 sum = view.nextItems;
        if (view.sale) {
            for (const OrderLine &line : view.sale->checkout.order.lines)
                sum += line.quantity.milli / 1000;
        }
        return sum;
    }

    // The first way to pay that shows a code.
    ProviderId wallet() const
    {
        for (const MethodView &method : view.methods) {
            if (method.card.step == CustomerStep::ShowCode)
                return method.card.id;
        }
        return {};
    }

    void emptyCart()
    {
        desk.voidSale();
        until([this] { return !view.sale || view.sale->checkout.order.empty(); });
    }
};

} // namespace guitai::bench
