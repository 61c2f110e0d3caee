// Labels that follow the theme.
#include "ui/theme/label.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/words/amounts.h"

#include <QFontMetrics>
#include <QPainter>

namespace guitai::ui {

Label::Label(const Theme &theme, Type type, Ink ink, QWidget *parent)
    : QLabel(parent)
    , m_theme(theme)
    , m_type(type)
    , m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::NoTextInteraction);
    refresh();
    connect(&theme, &Theme::changed, this, &Label::refresh);
}

void Label::setInk(Ink ink)
{
    if (ink != m_ink) {
        m_ink = ink;
        refresh();
    }
}

void Label::setType(Type type)
{
    if (type != m_type) {
        m_type = type;
        refresh();
    }
}

void Label::refresh()
{
    setFont(m_theme.font(m_type));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, m_theme.colour(m_ink));
    setPalette(colours);
}

AmountLabel::AmountLabel(const Theme &theme, const QString &objectName, Type type, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_type(type)
{
    setObjectName(objectName);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    theme.follow(this);
}

void AmountLabel::setAmount(const Money &amount)
{
    setText(amountText(amount));
}

void AmountLabel::setText(const QString &text)
{
    if (text != m_text) {
        m_text = text;
        setAccessibleName(text);
        updateGeometry();
        update();
    }
}

void AmountLabel::setInk(Ink ink)
{
    if (ink != m_ink) {
        m_ink = ink;
        update();
    }
}

void AmountLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

QSize AmountLabel::sizeHint() const
{
    const QFont font = m_theme.font(m_type);
    return {tabularWidth(font, m_text) + 2, QFontMetrics(font).height()};
}

QSize AmountLabel::minimumSizeHint() const
{
    return {40, sizeHint().height()};
}

void AmountLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.setPen(m_theme.colour(m_ink));
    QFont font = m_theme.font(m_type);
    const int wanted = tabularWidth(font, m_text);
    if (wanted > width() && wanted > 0) {
        font.setPixelSize(qMax(12, font.pixelSize() * width() / wanted));
    }
    drawTabular(painter, rect(), m_alignment, font, m_text);
}

} // namespace guitai::ui
