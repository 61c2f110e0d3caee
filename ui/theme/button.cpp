// Paints buttons in all their states; a key presses them at once, without the animation's delay.
#include "ui/theme/button.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QShortcut>

namespace guitai::ui {

namespace {

void pressByKey(QAbstractButton *button, QShortcut *&shortcut, const QKeySequence &key)
{
    delete shortcut;
    shortcut = nullptr;
    if (key.isEmpty()) {
        return;
    }
    shortcut = new QShortcut(key, button);
    // The number pad has an Enter of its own.
    if (key == QKeySequence(Qt::Key_Return)) {
        shortcut->setKeys({key, QKeySequence(Qt::Key_Enter)});
    }
    shortcut->setAutoRepeat(false);
    QObject::connect(shortcut, &QShortcut::activated, button, [button] {
        if (button->isEnabled()) {
            button->click();
        }
    });
}

bool repaintsOn(QEvent::Type type)
{
    return type == QEvent::Enter || type == QEvent::Leave || type == QEvent::EnabledChange;
}

} // namespace

Button::Button(const Theme &theme, const QString &objectName, Kind kind, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_kind(kind)
{
    setObjectName(objectName);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    theme.follow(this);
}

void Button::setKind(Kind kind)
{
    if (kind != m_kind) {
        m_kind = kind;
        update();
    }
}

void Button::setButtonSize(Size size)
{
    m_size = size;
    updateGeometry();
}

void Button::setIconName(const QString &name)
{
    m_icon = name;
    updateGeometry();
    update();
}

void Button::setMark(const QString &name)
{
    m_mark = name;
    updateGeometry();
    update();
}

void Button::setKey(const QKeySequence &key, const QString &shownAs)
{
    pressByKey(this, m_shortcut, key);
    setKeyHint(shownAs.isEmpty() ? key.toString(QKeySequence::NativeText) : shownAs);
}

void Button::setKeyHint(const QString &key)
{
    m_key = key;
    updateGeometry();
    update();
}

void Button::setTrailing(const QString &text)
{
    if (text != m_trailing) {
        m_trailing = text;
        update();
    }
}

void Button::setLeftAligned(bool left)
{
    m_leftAligned = left;
    update();
}

QFont Button::labelFont() const
{
    switch (m_size) {
    case Size::Medium:
        return m_theme.font(Type::Strong);
    case Size::Large:
        return m_theme.font(Type::Action);
    case Size::Hero:
        return m_theme.font(Type::Title);
    }
    return m_theme.font(Type::Strong);
}

int Button::iconSize() const
{
    return !m_mark.isEmpty() ? 32 : m_size == Size::Hero ? 24 : 20;
}

void Button::setStacked(bool stacked)
{
    m_stacked = stacked;
    updateGeometry();
}

QSize Button::minimumSizeHint() const
{
    return sizeHint();
}

QSize Button::sizeHint() const
{
    if (m_stacked) {
        return {touch, 56 * m_theme.textSize() / 100};
    }
    const QFontMetrics metrics(labelFont());
    const int padding = m_size == Size::Medium ? 14 : 20;
    int width = 2 * padding + 2 + metrics.horizontalAdvance(text());
    if (!m_icon.isEmpty()) {
        width += iconSize() + (text().isEmpty() ? 0 : 8);
    }
    if (!m_mark.isEmpty()) {
        width += 32 + 12;
    }
    if (!m_key.isEmpty()) {
        width += keycapSize(m_theme, m_key).width() + 10;
    }
    const int height = m_size == Size::Medium ? touch : m_size == Size::Large ? 56 : 72;
    return {qMax(width, touch), qMax(height, metrics.height() + 20)};
}

Button::Paints Button::paints() const
{
    const Colours &c = m_theme.colours();
    const bool hovered = underMouse() && isEnabled();
    const bool pressed = isDown();
    if (!isEnabled()) {
        if (m_kind == Kind::Quiet || m_kind == Kind::Tab) {
            return {Qt::transparent, {}, c.textDisabled};
        }
        return {c.sunken, c.line, c.textDisabled};
    }
    const auto ground = [&](const QColor &rest, const QColor &hover, const QColor &press) {
        return pressed ? press : hovered ? hover : rest;
    };
    switch (m_kind) {
    case Kind::Primary:
        return {ground(c.accent, c.accentHover, c.accentPressed), {}, c.onAccent};
    case Kind::Secondary:
        return {ground(c.raised, c.hover, c.pressed), c.line, c.text};
    case Kind::Quiet:
        return {ground(Qt::transparent, c.hover, c.pressed), {}, c.text};
    case Kind::Danger:
        return {ground(c.danger, c.dangerHover, c.dangerPressed), {}, c.onDanger};
    case Kind::Tab:
        if (isChecked()) {
            return {c.accentSoft, {}, c.accentText};
        }
        return {ground(Qt::transparent, c.hover, c.pressed), {}, c.textSoft};
    }
    return {};
}

void Button::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Paints paint = paints();
    const qreal corner = m_size == Size::Hero ? 14 : radius::medium;
    fillRound(painter, rect(), corner, paint.ground, paint.border);
    if (m_kind == Kind::Tab && isChecked()) {
        // Not by colour alone: the open tab is underlined.
        fillRound(painter, QRectF(14, height() - 6, width() - 28, 3), 1.5, paint.ink);
    }

    if (m_stacked) {
        paintStacked(painter, paint.ink);
        return;
    }
    const int padding = m_size == Size::Medium ? 14 : 20;
    QRect inner = rect().adjusted(padding, 0, -padding, 0);
    if (!m_key.isEmpty()) {
        const QSize size = keycapSize(m_theme, m_key);
        const QRect cap(inner.right() - size.width() + 1, (height() - size.height()) / 2,
                        size.width(), size.height());
        drawKeycap(painter, cap, m_theme, m_key, paint.ink);
        inner.setRight(cap.left() - 10);
    }
    const QFont font = labelFont();
    painter.setPen(paint.ink);
    if (!m_trailing.isEmpty()) {
        drawTabular(painter, inner, Qt::AlignRight | Qt::AlignVCenter, font, m_trailing);
        inner.setRight(inner.right() - tabularWidth(font, m_trailing) - 12);
    }
    const QFontMetrics metrics(font);
    const int iconSize = this->iconSize();
    const bool hasIcon = !m_icon.isEmpty() || !m_mark.isEmpty();
    const int iconGap = hasIcon && !text().isEmpty() ? (m_mark.isEmpty() ? 8 : 12) : 0;
    const int content = (hasIcon ? iconSize + iconGap : 0) + metrics.horizontalAdvance(text());
    const bool left = m_leftAligned || !m_trailing.isEmpty();
    int x = left ? inner.left() : inner.left() + qMax(0, (inner.width() - content) / 2);
    if (hasIcon) {
        const QPixmap pixmap = m_mark.isEmpty() ? m_theme.icon(m_icon, iconSize, paint.ink, this)
                                                : m_theme.icon(m_mark, iconSize, QColor(), this);
        painter.setOpacity(isEnabled() ? 1 : 0.6);
        painter.drawPixmap(x, (height() - iconSize) / 2, pixmap);
        painter.setOpacity(1);
        x += iconSize + iconGap;
    }
    drawElided(painter, QRect(x, 0, inner.right() - x + 1, height()),
               Qt::AlignLeft | Qt::AlignVCenter, font, text());
    if (hasFocus()) {
        drawFocusRing(painter, rect(), corner, m_theme.colours());
    }
}

void Button::paintStacked(QPainter &painter, const QColor &ink)
{
    const QSize cap = keycapSize(m_theme, m_key);
    const int size = iconSize();
    const int top = (height() - size - cap.height() - 4) / 2;
    painter.drawPixmap((width() - size) / 2, top, m_theme.icon(m_icon, size, ink, this));
    drawKeycap(painter,
               QRect((width() - cap.width()) / 2, top + size + 4, cap.width(), cap.height()),
               m_theme, m_key, ink);
}

bool Button::event(QEvent *event)
{
    if (repaintsOn(event->type())) {
        update();
    }
    return QAbstractButton::event(event);
}

IconButton::IconButton(const Theme &theme, const QString &objectName, const QString &icon,
                       QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_icon(icon)
{
    setObjectName(objectName);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    theme.follow(this);
}

void IconButton::setIconName(const QString &name)
{
    m_icon = name;
    update();
}

void IconButton::setBadge(int count, bool urgent)
{
    if (count != m_badge || urgent != m_urgent) {
        m_badge = count;
        m_urgent = urgent;
        updateGeometry();
        update();
    }
}

void IconButton::setCaption(const QString &caption)
{
    m_caption = caption;
    updateGeometry();
    update();
}

void IconButton::setName(const QString &name)
{
    m_name = name;
    setAccessibleName(name);
    refreshToolTip();
}

void IconButton::setKey(const QKeySequence &key, bool shown)
{
    pressByKey(this, m_shortcut, key);
    m_key = key.toString(QKeySequence::NativeText);
    m_keyShown = shown;
    refreshToolTip();
    updateGeometry();
}

void IconButton::refreshToolTip()
{
    setToolTip(m_key.isEmpty() ? m_name : QStringLiteral("%1  (%2)").arg(m_name, m_key));
}

QSize IconButton::sizeHint() const
{
    int width = touch;
    if (!m_caption.isEmpty()) {
        width += QFontMetrics(m_theme.font(Type::Strong)).horizontalAdvance(m_caption) + 6;
    }
    if (!m_key.isEmpty() && m_keyShown) {
        width += keycapSize(m_theme, m_key).width() + 4;
    }
    if (m_badge > 0) {
        width += 12;
    }
    return {width, touch};
}

void IconButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colours &c = m_theme.colours();
    const bool urgent = m_badge > 0 && m_urgent;
    QColor ground = urgent ? c.warnSoft : QColor(Qt::transparent);
    if (isEnabled() && isDown()) {
        ground = c.pressed;
    } else if (isEnabled() && (underMouse() || isChecked())) {
        ground = c.hover;
    }
    fillRound(painter, QRectF(rect()).adjusted(0, 4, 0, -4), radius::medium, ground);
    const QColor ink = !isEnabled() ? c.textDisabled : urgent ? c.warnText : c.text;
    int x = 13;
    painter.drawPixmap(x, (height() - 22) / 2, m_theme.icon(m_icon, 22, ink, this));
    x += 22;
    painter.setPen(ink);
    if (m_badge > 0) {
        const QFont font = m_theme.font(Type::Keycap);
        const QString count = m_badge > 99 ? QStringLiteral("99+") : QString::number(m_badge);
        const int width = qMax(18, QFontMetrics(font).horizontalAdvance(count) + 10);
        const QRectF pill(x - 8, 6, width, 18);
        fillRound(painter, pill, 9, urgent ? c.danger : c.accent);
        painter.setPen(urgent ? c.onDanger : c.onAccent);
        painter.setFont(font);
        painter.drawText(pill, Qt::AlignCenter, count);
        x += 12;
        painter.setPen(ink);
    }
    if (!m_caption.isEmpty()) {
        x += 8;
        painter.setFont(m_theme.font(Type::Strong));
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignLeft | Qt::AlignVCenter,
                         m_caption);
    }
    if (!m_key.isEmpty() && m_keyShown) {
        const QSize size = keycapSize(m_theme, m_key);
        drawKeycap(painter,
                   QRect(width() - size.width() - 8, (height() - size.height()) / 2, size.width(),
                         size.height()),
                   m_theme, m_key, urgent ? c.warnText : c.textSoft);
    }
    if (hasFocus()) {
        drawFocusRing(painter, QRectF(rect()).adjusted(0, 4, 0, -4), radius::medium, c);
    }
}

bool IconButton::event(QEvent *event)
{
    if (repaintsOn(event->type())) {
        update();
    }
    return QAbstractButton::event(event);
}

} // namespace guitai::ui
