// A line edit on our own ground.
#include "ui/theme/text_field.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QShortcut>

namespace guitai::ui {

TextField::TextField(const Theme &theme, const QString &objectName, const QString &icon,
                     QWidget *parent)
    : QLineEdit(parent)
    , m_theme(theme)
    , m_icon(icon)
{
    setObjectName(objectName);
    setFrame(false);
    setAttribute(Qt::WA_MacShowFocusRect, false);
    setContextMenuPolicy(Qt::NoContextMenu);
    refresh();
    connect(&theme, &Theme::changed, this, &TextField::refresh);
}

void TextField::setKey(const QKeySequence &key)
{
    delete m_shortcut;
    m_shortcut = new QShortcut(key, this);
    connect(m_shortcut, &QShortcut::activated, this, [this] {
        setFocus(Qt::ShortcutFocusReason);
        selectAll();
    });
    m_key = key.toString(QKeySequence::NativeText);
    refresh();
}

QSize TextField::sizeHint() const
{
    return {QLineEdit::sizeHint().width(), qMax(touch, fontMetrics().height() + 24)};
}

void TextField::refresh()
{
    setFont(m_theme.font(Type::Body));
    const int left = m_icon.isEmpty() ? 14 : 46;
    setTextMargins(left, 0, m_key.isEmpty() ? 14 : keycapSize(m_theme, m_key).width() + 24, 0);
    updateGeometry();
    update();
}

void TextField::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(this);
        const Colours &c = m_theme.colours();
        fillRound(painter, rect(), radius::medium, c.raised, hasFocus() ? c.focus : c.lineStrong,
                  hasFocus() ? 2 : 1);
        if (!m_icon.isEmpty()) {
            painter.drawPixmap(14, (height() - 22) / 2, m_theme.icon(m_icon, 22, c.textSoft, this));
        }
        if (!m_key.isEmpty()) {
            const QSize size = keycapSize(m_theme, m_key);
            drawKeycap(painter,
                       QRect(width() - size.width() - 14, (height() - size.height()) / 2,
                             size.width(), size.height()),
                       m_theme, m_key, c.textSoft);
        }
    }
    QLineEdit::paintEvent(event);
}

} // namespace guitai::ui
