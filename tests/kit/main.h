// Puts a QtTest class on the list that the room's one test program runs.
#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace guitai::test {

struct Registration
{
    explicit Registration(std::function<std::unique_ptr<QObject>()> make);
};

} // namespace guitai::test

// At the end of a test file, before its .moc: GUITAI_TEST(MoneyTest)
#define GUITAI_TEST(Class)                                                                         \
    static const guitai::test::Registration registration##Class(                                   \
        [] { return std::unique_ptr<QObject>(new Class); });
