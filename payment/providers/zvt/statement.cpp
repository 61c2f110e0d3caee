// The total, and whether it is of the day.
#include "payment/providers/zvt/statement.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace guitai::zvt {

Result<Statement> statementFrom(std::string_view file, const StatementDay &day)
{
    const QJsonObject told =
        QJsonDocument::fromJson(QByteArray(file.data(), qsizetype(file.size()))).object();
    if (told["event"].toString() != "day_closed" || told["provider"].toString() != "zvt") {
        return Problem{"this is not what an end of day told: keep the line of guitaictl --json "
                       "terminal end-of-day"};
    }
    const auto currency = Currency::fromCode(told["currency"].toString().toStdString());
    if (!currency) {
        return Problem{"the end of day told no total: the terminal does not say one"};
    }
    const auto total = Money::parse(told["amount"].toString().toStdString(), *currency);
    const QDateTime at = QDateTime::fromString(told["at"].toString(), Qt::ISODate);
    if (!total || !at.isValid()) {
        return Problem{"the end of day tells no total or no time that can be read"};
    }
    // A day is often closed in the first hours of the next.
    const Instant closed{at.toMSecsSinceEpoch()};
    if (closed < day.from || day.to + Span::hours(6) < closed) {
        return Problem{"this is the end of another day: " + told["at"].toString().toStdString()};
    }
    Statement statement;
    statement.provider = ProviderId("zvt");
    statement.onlyTotal = *total;
    return statement;
}

} // namespace guitai::zvt
