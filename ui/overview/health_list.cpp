// Ways to pay first, then the relay and the printer.
#include "ui/overview/health_list.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/words/amounts.h"
#include "ui/words/sale_facts.h"
#include "ui/words/words.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace guitai::ui {

namespace {

// The clock alone today, the day with it else.
QString whenText(Instant at, Instant now)
{
    const QString day = dayClockText(at);
    return day.left(10) == dayClockText(now).left(10) ? clockText(at) : day;
}

// So many of a hundred questions may fail before somebody shall look.
constexpr int fewFailures = 5;

} // namespace

HealthList::HealthList(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("healthList"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    theme.follow(this);
}

HealthList::Line HealthList::lineOf(const ProviderHealth &health, const CounterView &view,
                                    Instant now) const
{
    Line line;
    line.mark = methodMark(health.provider);
    line.name = methodName(health.provider, view.methods);
    QStringList parts;
    if (health.lastAnswer) {
        parts << tr("answered %1").arg(whenText(*health.lastAnswer, now));
    }
    if (health.lastCallback) {
        parts << tr("callback %1").arg(whenText(*health.lastCallback, now));
    }
    const bool failedLast =
        health.lastFailure && (!health.lastAnswer || *health.lastAnswer < *health.lastFailure);
    if (health.asked > 0) {
        parts << tr("%1 of %2 unanswered").arg(health.failed).arg(health.asked);
    }
    if (health.asked == 0) {
        line.tone = health.lastCallback ? Tone::Well : Tone::Unknown;
        line.state = health.lastCallback ? tr("Well") : tr("Not asked yet");
    } else if (failedLast && health.failed == health.asked) {
        line.tone = Tone::Bad;
        line.state = tr("No answer");
    } else if (failedLast || health.failed * 100 > health.asked * fewFailures) {
        line.tone = Tone::Watch;
        line.state = tr("Unsteady");
    } else {
        line.tone = Tone::Well;
        line.state = tr("Well");
    }
    if (failedLast) {
        parts << reasonText(health.lastReason);
    }
    parts.removeAll(QString());
    line.detail = parts.join(QStringLiteral("  ·  "));
    return line;
}

HealthList::Line HealthList::relayLine(const RelayWeather &relay, Instant now)
{
    Line line;
    line.icon =
        relay.link == RelayLink::Unreachable ? QStringLiteral("wifi-off") : QStringLiteral("globe");
    line.name = tr("Relay for callbacks");
    QStringList parts;
    switch (relay.link) {
    case RelayLink::NotSetUp:
        line.state = tr("Not set up");
        parts << tr("The till asks the providers itself.");
        break;
    case RelayLink::Connecting:
        line.tone = Tone::Watch;
        line.state = tr("Connecting");
        break;
    case RelayLink::Connected:
        line.tone = Tone::Well;
        line.state = tr("Connected");
        parts << tr("since %1").arg(whenText(relay.since, now));
        break;
    case RelayLink::Unreachable:
        line.tone = Tone::Bad;
        line.state = tr("Not reachable");
        parts << tr("since %1").arg(whenText(relay.since, now));
        break;
    case RelayLink::TlsFailed:
        line.tone = Tone::Bad;
        line.state = tr("Not to be trusted");
        break;
    case RelayLink::Refused:
        line.tone = Tone::Bad;
        line.state = tr("Refuses this till");
        break;
    case RelayLink::Replaced:
        line.tone = Tone::Bad;
        line.state = tr("Another till has our name");
        break;
    }
    if (relay.lastBelieved) {
        parts << tr("last callback %1").arg(whenText(*relay.lastBelieved, now));
    }
    if (relay.doubted > 0) {
        parts << tr("not verified: %1").arg(relay.doubted);
    }
    line.detail = parts.join(QStringLiteral("  ·  "));
    return line;
}

HealthList::Line HealthList::printerLine(const PrinterWeather &printer, Instant now)
{
    Line line;
    line.icon = QStringLiteral("print");
    line.name = tr("Receipt printer");
    line.tone = !printer.isWell() ? Tone::Bad : printer.isSetUp ? Tone::Well : Tone::Unknown;
    line.state = !printer.isWell() ? tr("Failed") : printer.isSetUp ? tr("Well") : tr("Not set up");
    QStringList parts;
    if (!printer.isSetUp && printer.isWell()) {
        parts << tr("Receipts are kept as PDF.");
    }
    if (!printer.isWell()) {
        parts << whenText(*printer.lastFailed, now) << fromUtf8(printer.problem);
    } else if (printer.lastPrinted) {
        parts << tr("last receipt %1").arg(whenText(*printer.lastPrinted, now));
    }
    line.detail = parts.join(QStringLiteral("  ·  "));
    return line;
}

void HealthList::present(const CounterView &view, Instant now)
{
    m_lines.clear();
    for (const ProviderHealth &health : view.health) {
        if (isByHand(view, health.provider)) {
            continue; // nobody there could be asked
        }
        m_lines.push_back(lineOf(health, view, now));
    }
    m_lines.push_back(relayLine(view.relay, now));
    m_lines.push_back(printerLine(view.printer, now));
    setAccessibleName(texts().join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QStringList HealthList::texts() const
{
    QStringList texts;
    for (const Line &line : m_lines) {
        texts << line.name + QStringLiteral(": ") + line.state +
                     (line.detail.isEmpty() ? QString() : QStringLiteral("; ") + line.detail);
    }
    return texts;
}

int HealthList::rowHeight() const
{
    return QFontMetrics(m_theme.font(Type::Strong)).height() +
           QFontMetrics(m_theme.font(Type::Caption)).height() + 2 * space::small + 2;
}

QSize HealthList::sizeHint() const
{
    return {420, int(m_lines.size()) * rowHeight()};
}

QSize HealthList::minimumSizeHint() const
{
    return {240, sizeHint().height()};
}

void HealthList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &c = m_theme.colours();
    const QFont strong = m_theme.font(Type::Strong), caption = m_theme.font(Type::Caption);
    const int tall = rowHeight();
    const int first = QFontMetrics(strong).height();
    int y = 0;
    for (const Line &line : m_lines) {
        const QPixmap drawing = line.mark.isEmpty() ? m_theme.icon(line.icon, 28, c.textSoft, this)
                                                    : m_theme.icon(line.mark, 28, QColor(), this);
        painter.drawPixmap(0, y + (tall - 28) / 2, drawing);
        const QColor ink = line.tone == Tone::Well    ? c.successText
                           : line.tone == Tone::Watch ? c.warnText
                           : line.tone == Tone::Bad   ? c.dangerText
                                                      : c.textSoft;
        const int state = QFontMetrics(strong).horizontalAdvance(line.state);
        const int left = 28 + space::medium, dot = 8;
        const int words = std::max(0, width() - left - state - dot - 3 * space::small);
        const int second = line.detail.isEmpty() ? 0 : QFontMetrics(caption).height() + 2;
        const int top = y + (tall - first - second) / 2;
        painter.setPen(c.text);
        drawElided(painter, QRect(left, top, words, first), Qt::AlignLeft | Qt::AlignVCenter,
                   strong, line.name);
        painter.setPen(ink);
        painter.setFont(strong);
        painter.drawText(QRect(width() - state, top, state, first),
                         Qt::AlignRight | Qt::AlignVCenter, line.state);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(
            QRectF(width() - state - dot - space::small, top + (first - dot) / 2.0, dot, dot));
        painter.setPen(c.textSoft);
        drawElided(painter, QRect(left, top + first + 2, width() - left, second),
                   Qt::AlignLeft | Qt::AlignVCenter, caption, line.detail);
        y += tall;
        if (&line != &m_lines.back()) {
            painter.fillRect(QRect(left, y - 1, width() - left, 1), c.line);
        }
    }
}

} // namespace guitai::ui
