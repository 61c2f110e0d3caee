// The fake desk's notes about statements.
#include "tests/ui/fake_desk.h"

namespace guitai::test {

namespace {

QString about(const std::string &day, const ProviderId &provider)
{
    return QString::fromStdString(provider.text + " " + day);
}

// "alipay 2026-03-01 A1,A2"
QString about(const ui::StatementRows &rows)
{
    QStringList names;
    for (const std::string &name : rows.names) {
        names << QString::fromStdString(name);
    }
    return about(rows.day, rows.provider) + QLatin1Char(' ') + names.join(QLatin1Char(','));
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

void FakeDesk::askAgain(const ui::StatementRows &rows)
{
    note(QStringLiteral("askAgain ") + about(rows));
}

void FakeDesk::giveBackLate(const ui::StatementRows &rows, const QString &why)
{
    note(QStringLiteral("giveBackLate %1: %2").arg(about(rows), why));
}

void FakeDesk::attachToSale(const ui::StatementRows &rows)
{
    note(QStringLiteral("attachToSale ") + about(rows));
}

void FakeDesk::acceptDifferences(const ui::StatementRows &rows, const QString &note)
{
    this->note(QStringLiteral("acceptDifferences %1: %2").arg(about(rows), note));
}

} // namespace guitai::test
