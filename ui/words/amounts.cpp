// Money with its sign and thousands; spans and clocks.
#include "ui/words/amounts.h"

#include <QCoreApplication>
#include <QDateTime>

namespace guitai::ui {

namespace {

struct UnitWords
{
    Q_DECLARE_TR_FUNCTIONS(guitai::ui::UnitWords)
};

} // namespace

QString plainAmountText(const Money &amount)
{
    QString text = fromUtf8(amount.text());
    int point = int(text.indexOf(QLatin1Char('.')));
    if (point < 0) {
        point = int(text.size());
    }
    const int first = text.startsWith(QLatin1Char('-')) ? 1 : 0;
    for (int at = point - 3; at > first; at -= 3) {
        text.insert(at, QLatin1Char(','));
    }
    return text;
}

QString currencySign(const Currency &currency)
{
    const std::string code = currency.code();
    if (code == "CNY" || code == "JPY") {
        return QStringLiteral("¥");
    }
    if (code == "USD") {
        return QStringLiteral("$");
    }
    if (code == "EUR") {
        return QStringLiteral("€");
    }
    if (code == "GBP") {
        return QStringLiteral("£");
    }
    if (code == "HKD") {
        return QStringLiteral("HK$");
    }
    return fromUtf8(code) + QChar(0x202f);
}

QString amountText(const Money &amount)
{
    QString text = plainAmountText(amount);
    const QString sign = currencySign(amount.currency());
    // A true minus: it is as wide as a figure and reads well at a distance.
    return text.startsWith(QLatin1Char('-')) ? QChar(0x2212) + sign + text.mid(1) : sign + text;
}

QString shareText(std::int64_t ppm)
{
    QString text = QString::number(ppm / 10'000);
    const auto rest = int(ppm % 10'000);
    if (rest != 0) {
        QString decimals = QStringLiteral("%1").arg(rest, 4, 10, QLatin1Char('0'));
        while (decimals.endsWith(QLatin1Char('0'))) {
            decimals.chop(1);
        }
        text += QLatin1Char('.') + decimals;
    }
    return text + QStringLiteral("%");
}

QString countdownText(Span left)
{
    const std::int64_t seconds = left.ms <= 0 ? 0 : (left.ms + 999) / 1000;
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString unitText(Unit unit)
{
    switch (unit) {
    case Unit::Piece:
        return {};
    case Unit::Kilogram:
        return UnitWords::tr("kg");
    case Unit::Litre:
        return UnitWords::tr("l");
    case Unit::Metre:
        return UnitWords::tr("m");
    }
    return {};
}

QString quantityText(const Quantity &quantity, Unit unit)
{
    const QString number = fromUtf8(quantity.text());
    return unit == Unit::Piece ? number : number + QLatin1Char(' ') + unitText(unit);
}

QString clockText(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms).toString(QStringLiteral("HH:mm"));
}

QString dayClockText(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

} // namespace guitai::ui
