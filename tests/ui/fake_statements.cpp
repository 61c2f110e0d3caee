// The fake desk's notes about statements.
#include "tests/ui/fake_desk.h"

namespace guitai::test {

namespace {

QString listOf(const std::vector<std::string> &names)
{
    QStringList list;
    for (const std::string &name : names) {
        list << QString::fromStdString(name);
    }
    return list.join(QLatin1Char(','));
}

QString about(const std::string &day, const ProviderId &provider)
{
    return QString::fromStdString(provider.text + " " + day);
}

} // namespace

void FakeDesk::attachLateMoney(const AttemptId &attempt)
{
    note(QStringLiteral("attachLateMoney ") + QString::fromStdString(attempt.text));
}

void FakeDesk::openStatements(const std::string &day, const ProviderId &provider)
{
    note(QStringLiteral("openStatements ") + about(day, provider));
}

void FakeDesk::leaveStatements()
{
    note(QStringLiteral("leaveStatements"));
}

void FakeDesk::fetchStatement(const std::string &day, const ProviderId &provider)
{
    note(QStringLiteral("fetchStatement ") + about(day, provider));
}

void FakeDesk::importStatement(const std::string &day, const ProviderId &provider,
                               const QString &path)
{
    note(QStringLiteral("importStatement %1 %2").arg(about(day, provider), path));
}

void FakeDesk::askAgain(const std::vector<std::string> &rows)
{
    note(QStringLiteral("askAgain ") + listOf(rows));
}

void FakeDesk::giveBackLate(const std::vector<std::string> &rows, const QString &why)
{
    note(QStringLiteral("giveBackLate %1: %2").arg(listOf(rows), why));
}

void FakeDesk::attachToSale(const std::string &row)
{
    note(QStringLiteral("attachToSale ") + QString::fromStdString(row));
}

void FakeDesk::acceptDifferences(const std::vector<std::string> &rows, const QString &note)
{
    this->note(QStringLiteral("acceptDifferences %1: %2").arg(listOf(rows), note));
}

} // namespace guitai::test
