// Paints cards, badges, drawings and empty states.
#include "ui/theme/card.h"

#include "ui/theme/label.h"
#include "ui/theme/paint.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QVBoxLayout>

namespace guitai::ui {

Card::Card(const Theme &theme, QWidget *parent, Tone tone)
    : QWidget(parent)
    , m_theme(theme)
    , m_tone(tone)
{
    theme.follow(this);
}

void Card::setTone(Tone tone)
{
    if (tone != m_tone) {
        m_tone = tone;
        update();
    }
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colours &c = m_theme.colours();
    switch (m_tone) {
    case Tone::Surface:
        fillRound(painter, rect(), radius::large, c.surface, c.line);
        return;
    case Tone::Sunken:
        fillRound(painter, rect(), radius::large, c.sunken);
        return;
    case Tone::Accent:
        fillRound(painter, rect(), radius::large, c.accentSoft);
        return;
    case Tone::Warn:
        fillRound(painter, rect(), radius::large, c.warnSoft);
        return;
    case Tone::Danger:
        fillRound(painter, rect(), radius::large, c.dangerSoft);
        return;
    case Tone::Success:
        fillRound(painter, rect(), radius::large, c.successSoft);
        return;
    case Tone::Paper:
        fillRound(painter, rect(), radius::large, c.paper, c.line);
        return;
    }
}

Badge::Badge(const Theme &theme, const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(objectName);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    theme.follow(this);
}

void Badge::setBadge(Tone tone, const QString &icon, const QString &text)
{
    m_tone = tone;
    m_icon = icon;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font(Type::Caption));
    return {metrics.horizontalAdvance(m_text) + (m_icon.isEmpty() ? 20 : 42),
            metrics.height() + 10};
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colours &c = m_theme.colours();
    QColor ground = c.sunken, ink = c.text;
    switch (m_tone) {
    case Tone::Neutral:
        break;
    case Tone::Accent:
        ground = c.accentSoft, ink = c.accentText;
        break;
    case Tone::Warn:
        ground = c.warnSoft, ink = c.warnText;
        break;
    case Tone::Danger:
        ground = c.dangerSoft, ink = c.dangerText;
        break;
    case Tone::Success:
        ground = c.successSoft, ink = c.successText;
        break;
    }
    fillRound(painter, rect(), height() / 2.0, ground);
    int x = 10;
    if (!m_icon.isEmpty()) {
        painter.drawPixmap(x, (height() - 16) / 2, m_theme.icon(m_icon, 16, ink, this));
        x += 22;
    }
    painter.setPen(ink);
    drawElided(painter, QRect(x, 0, width() - x - 8, height()), Qt::AlignLeft | Qt::AlignVCenter,
               m_theme.font(Type::Caption), m_text);
}

Picture::Picture(const Theme &theme, const QString &icon, int size, Ink ink, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(icon)
    , m_size(size)
    , m_ink(ink)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    theme.follow(this);
}

void Picture::setIcon(const QString &icon, Ink ink)
{
    m_icon = icon;
    m_ink = ink;
    m_ownColours = false;
    update();
}

void Picture::setMark(const QString &mark)
{
    m_icon = mark;
    m_ownColours = true;
    update();
}

QSize Picture::sizeHint() const
{
    return {m_size, m_size};
}

void Picture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QPixmap pixmap =
        m_theme.icon(m_icon, m_size, m_ownColours ? QColor() : m_theme.colour(m_ink), this);
    painter.drawPixmap((width() - m_size) / 2, (height() - m_size) / 2, pixmap);
}

EmptyState::EmptyState(const Theme &theme, const QString &objectName, const QString &icon,
                       QWidget *parent)
    : QWidget(parent)
    , m_title(new Label(theme, Type::Heading, Ink::Text))
    , m_what(new Label(theme, Type::Body, Ink::Soft))
{
    setObjectName(objectName);
    m_title->setObjectName(objectName + QStringLiteral("Title"));
    m_what->setObjectName(objectName + QStringLiteral("What"));
    for (Label *label : {m_title, m_what}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::small);
    column->addStretch();
    column->addWidget(new Picture(theme, icon, 64, Ink::Soft), 0, Qt::AlignHCenter);
    column->addSpacing(space::small);
    column->addWidget(m_title);
    column->addWidget(m_what);
    column->addStretch();
}

void EmptyState::setWords(const QString &title, const QString &what)
{
    m_title->setText(title);
    m_what->setText(what);
}

} // namespace guitai::ui
