// Paints the legs under each other; their amounts are taken off what is to pay.
#include "ui/pay/leg_list.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/words/amounts.h"

#include <QFontMetrics>
#include <QPainter>

namespace guitai::ui {

LegList::LegList(const Theme &theme, const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(objectName);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    theme.follow(this);
}

void LegList::setLegs(const std::vector<LegRow> &legs)
{
    if (legs == m_legs) {
        return;
    }
    m_legs = legs;
    QStringList names;
    for (const LegRow &leg : legs) {
        names << leg.name + QLatin1Char(' ') + amountText(leg.amount);
    }
    setAccessibleName(names.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int LegList::rowHeight() const
{
    return qMax(32, QFontMetrics(m_theme.font(Type::Body)).height() + 10);
}

QSize LegList::sizeHint() const
{
    return {200, int(m_legs.size()) * rowHeight()};
}

void LegList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colours &c = m_theme.colours();
    const QFont font = m_theme.font(Type::Body);
    const QFont caption = m_theme.font(Type::Caption);
    const int mark = 22;
    int y = 0;
    for (const LegRow &leg : m_legs) {
        const QRect row(0, y, width(), rowHeight());
        y += row.height();
        painter.drawPixmap(row.left(), row.center().y() - mark / 2,
                           m_theme.icon(leg.mark, mark, QColor(), this));
        const QString amount = plainAmountText(leg.leaves ? leg.amount : -leg.amount);
        const int amountWidth = tabularWidth(font, amount) + 12;
        painter.setPen(leg.leaves ? c.textSoft : c.text);
        drawTabular(painter, row, Qt::AlignRight | Qt::AlignVCenter, font, amount);
        const QRect words = row.adjusted(mark + 10, 0, -amountWidth, 0);
        drawElided(painter, words, Qt::AlignLeft | Qt::AlignVCenter, font, leg.name);
        const int nameWidth = QFontMetrics(font).horizontalAdvance(leg.name) + 10;
        if (!leg.detail.isEmpty() && nameWidth < words.width()) {
            painter.setPen(c.textSoft);
            drawElided(painter, words.adjusted(nameWidth, 0, 0, 0),
                       Qt::AlignLeft | Qt::AlignVCenter, caption, leg.detail);
        }
    }
}

} // namespace guitai::ui
