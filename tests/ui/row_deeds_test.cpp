// What can be done about rows: state by state.
#include "tests/kit/main.h"
#include "ui/reconcile/row_deeds.h"

#include <QtTest>

using namespace guitai;
using namespace guitai::ui;

namespace {

Money ofMinor(std::int64_t minor, Currency currency = Currency::cny())
{
    return {minor, currency};
}

ReconciledRow deedRow(const char *name, bool isOurs = true)
{
    ReconciledRow row;
    row.difference.row = name;
    if (isOurs) {
        row.difference.attempt = AttemptId(name);
    }
    return row;
}

QString deedsText(const RowDeeds &deeds)
{
    QStringList all;
    const auto add = [&](const char *what, const std::vector<std::string> &names) {
        QStringList list;
        for (const std::string &name : names) {
            list << QString::fromStdString(name);
        }
        if (!list.isEmpty()) {
            all << QLatin1String(what) + QLatin1Char(' ') + list.join(QLatin1Char(','));
        }
    };
    add("ask", deeds.ask);
    add("back", deeds.giveBack);
    add("attach", deeds.attach);
    add("accept", deeds.accept);
    return all.join(QStringLiteral("; "));
}

} // namespace

class RowDeedsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneRow_data()
    {
        QTest::addColumn<int>("group");
        QTest::addColumn<bool>("ours");
        QTest::addColumn<bool>("asking");
        QTest::addColumn<bool>("late");
        QTest::addColumn<bool>("waits");
        QTest::addColumn<QString>("deeds");
        QTest::addColumn<int>("primary");
        const auto row = [](const char *what, RowGroup group, bool ours, bool asking, bool late,
                            bool waits, const char *deeds, int primary) {
            QTest::newRow(what) << int(group) << ours << asking << late << waits
                                << QString::fromLatin1(deeds) << primary;
        };
        const int none = -1;
        row("not clear", RowGroup::AskAgain, true, false, false, false, "ask a; accept a",
            int(Deed::Ask));
        row("asked already", RowGroup::AskAgain, true, true, false, false, "accept a", none);
        row("confirmed, its sale over", RowGroup::GiveBack, true, false, true, false,
            "back a; accept a", int(Deed::GiveBack));
        row("confirmed, its sale waits", RowGroup::Attach, true, false, true, true,
            "back a; attach a; accept a", int(Deed::Attach));
        row("confirmed, and asked once more", RowGroup::GiveBack, true, true, true, false,
            "back a; accept a", int(Deed::GiveBack));
        row("not confirmed yet", RowGroup::GiveBack, true, false, false, false, "ask a; accept a",
            int(Deed::Ask));
        row("a stranger's", RowGroup::LookAtProvider, false, false, false, false, "accept a",
            int(Deed::Accept));
        row("ours, another amount", RowGroup::LookAtProvider, true, false, false, false,
            "ask a; accept a", int(Deed::Accept));
        row("near midnight", RowGroup::OtherDay, true, false, false, false, "ask a; accept a",
            int(Deed::Ask));
        row("accepted", RowGroup::Accepted, true, false, true, true, "", none);
    }

    void oneRow()
    {
        QFETCH(int, group);
        QFETCH(bool, ours);
        QFETCH(bool, asking);
        QFETCH(bool, late);
        QFETCH(bool, waits);
        ReconciledRow row = deedRow("a", ours);
        row.isAsking = asking;
        if (late) {
            row.canGiveBack = ofMinor(100);
        }
        row.canAttach = waits;
        const RowDeeds deeds = deedsFor(RowGroup(group), {row}, {"a"});
        QTEST(deedsText(deeds), "deeds");
        QTEST(deeds.primary ? int(*deeds.primary) : -1, "primary");
    }

    void aGroupSumsByCurrency()
    {
        ReconciledRow a = deedRow("a"), b = deedRow("b"), c = deedRow("c"), d = deedRow("d");
        a.canGiveBack = ofMinor(100);
        b.canGiveBack = ofMinor(250);
        c.canGiveBack = ofMinor(700, *Currency::fromCode("USD"));
        const RowDeeds deeds =
            deedsFor(RowGroup::GiveBack, {a, b, c, d}, {"a", "b", "c", "d", "line 7"});
        QCOMPARE(deedsText(deeds), QStringLiteral("ask d; back a,b,c; accept a,b,c,d,line 7"));
        QCOMPARE(deeds.sums,
                 (std::vector<Money>{ofMinor(350), ofMinor(700, *Currency::fromCode("USD"))}));
        QCOMPARE(sumsText(deeds.sums), QStringLiteral("¥3.50 + $7.00"));
    }

    void nothingIsNothing()
    {
        const RowDeeds deeds = deedsFor(RowGroup::Accepted, {}, {});
        QCOMPARE(deeds, RowDeeds());
    }
};

GUITAI_TEST(RowDeedsTest)
#include "row_deeds_test.moc"
