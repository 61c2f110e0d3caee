// The fake desk's notes about shifts, the drawer and approvals.
#include "tests/ui/fake_desk.h"

namespace guitai::test {

namespace {

QString listOf(const std::vector<Money> &amounts)
{
    QStringList list;
    for (const Money &amount : amounts) {
        list << QString::fromStdString(amount.text() + amount.currency().code());
    }
    return list.join(QLatin1Char(' '));
}

} // namespace

void FakeDesk::approve(const QString &pin)
{
    note(QStringLiteral("approve ") + pin);
}

void FakeDesk::dropApproval()
{
    note(QStringLiteral("dropApproval"));
}

void FakeDesk::openShift(const std::vector<Money> &opening)
{
    note(QStringLiteral("openShift ") + listOf(opening));
}

void FakeDesk::moveCash(const Money &amount, const QString &why)
{
    note(QStringLiteral("moveCash %1 %2").arg(listOf({amount}), why));
}

void FakeDesk::openDrawer(const QString &why)
{
    note(QStringLiteral("openDrawer ") + why);
}

void FakeDesk::countDrawer(const CountDrawer &count)
{
    QStringList piles;
    for (const Pile &pile : count.piles) {
        piles << QStringLiteral("%1*%2").arg(listOf({pile.unit})).arg(pile.pieces);
    }
    note(QStringLiteral("countDrawer %1 + %2")
             .arg(piles.join(QLatin1Char(' ')), listOf(count.amounts)));
}

void FakeDesk::closeShift(const std::vector<Money> &left)
{
    note(QStringLiteral("closeShift ") + listOf(left));
}

void FakeDesk::handOver(const QString &pinOfNext, bool uncounted)
{
    note(QStringLiteral("handOver %1 %2")
             .arg(pinOfNext, uncounted ? QStringLiteral("uncounted") : QStringLiteral("counted")));
}

void FakeDesk::closeDay(const std::vector<Unresolved> &takeOver)
{
    note(QStringLiteral("closeDay %1").arg(takeOver.size()));
}

void FakeDesk::reportShift()
{
    note(QStringLiteral("reportShift"));
}

void FakeDesk::printReport()
{
    note(QStringLiteral("printReport"));
}

} // namespace guitai::test
