// The fake desk's notes about what managers ask, and the little shop's answers.
#include "tests/ui/fake_desk.h"
#include "tests/ui/little_books.h"

namespace guitai::test {

void FakeDesk::openOverview()
{
    note(QStringLiteral("openOverview"));
    answer([this] { Q_EMIT overviewReady(overviewSheet()); });
}

void FakeDesk::openSettlement(const ui::SettlementWish &wish)
{
    note(QStringLiteral("openSettlement %1 %2%3")
             .arg(QString::fromStdString(wish.first), QString::fromStdString(wish.last),
                  wish.ofShift ? QStringLiteral("shift") : QString())
             .trimmed());
    answer([this] { Q_EMIT settlementReady(settlementSheet()); });
}

void FakeDesk::printSettlement()
{
    note(QStringLiteral("printSettlement"));
}

void FakeDesk::saveSettlement(ui::SettlementFile as, const QString &path)
{
    note(QStringLiteral("saveSettlement %1 %2").arg(int(as)).arg(path));
}

void FakeDesk::listAudit(const ui::AuditWish &wish)
{
    note(QStringLiteral("listAudit ") + QString::fromStdString(wish.day));
    answer([this] { Q_EMIT auditListed(auditSheet()); });
}

void FakeDesk::listPeople()
{
    note(QStringLiteral("listPeople"));
    answer([this] { Q_EMIT peopleListed(littleStaff(), littleFormer()); });
}

void FakeDesk::changePerson(const PersonChange &change)
{
    note(QStringLiteral("changePerson %1 %2 %3 %4 %5")
             .arg(int(change.kind))
             .arg(QString::fromStdString(change.person.text), QString::fromStdString(change.name))
             .arg(int(change.role))
             .arg(QString::fromStdString(change.pin))
             .simplified());
}

void FakeDesk::changeTrust(const Trust &trust)
{
    const Trust usual;
    QStringList said = {QStringLiteral("changeTrust")};
    for (const auto &[act, role] : usual.permissions) {
        if (trust.needed(act) != role)
            said << QStringLiteral("%1=%2").arg(int(act)).arg(int(trust.needed(act)));
    }
    note(said.join(QLatin1Char(' ')));
}

} // namespace guitai::test
