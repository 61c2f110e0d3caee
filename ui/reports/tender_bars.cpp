// The most first; what is still unresolved is said at its bar.
#include "ui/reports/tender_bars.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/words/amounts.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace guitai::ui {

TenderBars::TenderBars(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("tenderBars"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    theme.follow(this);
}

void TenderBars::present(const std::vector<TenderFigures> &tenders,
                         const std::map<std::string, std::string> &names)
{
    m_tenders = tenders;
    m_names = names;
    setAccessibleName(texts().join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QString TenderBars::nameOf(const TenderFigures &tender) const
{
    const auto name = m_names.find(tender.provider.text);
    return fromUtf8(name == m_names.end() ? tender.provider.text : name->second);
}

QString TenderBars::shareOf(const TenderFigures &tender) const
{
    std::int64_t all = 0;
    for (const TenderFigures &one : m_tenders) {
        all += one.taken.minor();
    }
    return all > 0 ? shareText(mulDivRounded(tender.taken.minor(), 100, all) * 10'000) : QString();
}

QStringList TenderBars::texts() const
{
    QStringList texts;
    for (const TenderFigures &tender : m_tenders) {
        texts << nameOf(tender) + QLatin1Char(' ') + plainAmountText(tender.taken) +
                     QLatin1Char(' ') + shareOf(tender);
    }
    return texts;
}

int TenderBars::rowHeight() const
{
    return QFontMetrics(m_theme.font(Type::Body)).height() + 3 * space::small;
}

QSize TenderBars::sizeHint() const
{
    return {480, std::max(1, int(m_tenders.size())) * rowHeight()};
}

void TenderBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &c = m_theme.colours();
    const QFont body = m_theme.font(Type::Body), strong = m_theme.font(Type::Strong),
                caption = m_theme.font(Type::Caption);
    std::int64_t most = 1;
    for (const TenderFigures &tender : m_tenders) {
        most = std::max(most, tender.taken.minor());
    }
    const int text = QFontMetrics(body).height();
    const int share =
        QFontMetrics(caption).horizontalAdvance(QStringLiteral("100 %")) + space::medium;
    int y = 0;
    for (const TenderFigures &tender : m_tenders) {
        const QString amount = plainAmountText(tender.taken);
        const int wide = tabularWidth(strong, amount);
        painter.setPen(c.text);
        const QString name = nameOf(tender);
        const int room = width() - wide - share - space::small;
        drawElided(painter, QRect(0, y, room, text), Qt::AlignLeft | Qt::AlignVCenter, body, name);
        if (tender.unresolved > 0) {
            const int after = QFontMetrics(body).horizontalAdvance(name) + space::medium;
            painter.setPen(c.warnText);
            drawElided(painter, QRect(after, y, std::max(0, room - after), text),
                       Qt::AlignLeft | Qt::AlignVCenter, caption,
                       tr("%1 unresolved").arg(tender.unresolved));
            painter.setPen(c.text);
        }
        drawTabular(painter, QRect(width() - wide - share, y, wide, text),
                    Qt::AlignRight | Qt::AlignVCenter, strong, amount);
        painter.setPen(c.textSoft);
        drawTabular(painter, QRect(width() - share, y, share, text),
                    Qt::AlignRight | Qt::AlignVCenter, caption, shareOf(tender));
        const QRectF ground(0, y + text + space::tiny, width(), space::small);
        fillRound(painter, ground, space::tiny, c.sunken);
        const qreal full = ground.width() * std::max<std::int64_t>(0, tender.taken.minor()) / most;
        if (full > 0) {
            fillRound(painter,
                      QRectF(ground.left(), ground.top(), std::max(full, 8.0), ground.height()),
                      space::tiny, c.accent);
        }
        y += rowHeight();
    }
}

} // namespace guitai::ui
