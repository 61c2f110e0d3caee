// Runs every registered test class, one after the other, and fails when one of them does. A first
// argument that is the end of a class's name runs that class alone: test_till ProviderChaosTest.
#include "tests/kit/main.h"

#include "tests/kit/happens_before.h"

#include <QApplication>
#include <QtTest>

#include <vector>

namespace guitai::test {

namespace {

std::vector<std::function<std::unique_ptr<QObject>()>> &makers()
{
    static std::vector<std::function<std::unique_ptr<QObject>()>> list;
    return list;
}

class Application : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        received();
        const bool isDone = QApplication::notify(receiver, event);
        handled();
        return isDone;
    }
};

} // namespace

Registration::Registration(std::function<std::unique_ptr<QObject>()> make)
{
    makers().push_back(std::move(make));
}

} // namespace guitai::test

int main(int argc, char **argv)
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", ""); // nobody's keyring
    guitai::test::Application app(argc, argv);
    int failed = 0;
    const QByteArray chosen = argc > 1 ? QByteArray(argv[1]) : QByteArray();
    const bool one = chosen.endsWith("Test");
    if (one) {
        std::swap(argv[0], argv[1]);
        ++argv;
        --argc;
    }
    for (const auto &make : guitai::test::makers()) {
        const auto object = make();
        if (one && !QByteArray(object->metaObject()->className()).endsWith(chosen))
            continue;
        failed += QTest::qExec(object.get(), argc, argv) != 0 ? 1 : 0;
    }
    return failed == 0 ? 0 : 1;
}
