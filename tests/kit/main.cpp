// Runs every registered test class, one after the other, and fails when one of them does.
#include "tests/kit/main.h"

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

} // namespace

Registration::Registration(std::function<std::unique_ptr<QObject>()> make)
{
    makers().push_back(std::move(make));
}

} // namespace guitai::test

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    int failed = 0;
    for (const auto &make : guitai::test::makers()) {
        const auto object = make();
        failed += QTest::qExec(object.get(), argc, argv) != 0 ? 1 : 0;
    }
    return failed == 0 ? 0 : 1;
}
