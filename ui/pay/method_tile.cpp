// Paints a way to pay; one that is out of order or out of reach says why.
#include "ui/pay/method_tile.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/words/language.h"
#include "ui/words/words.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QShortcut>

namespace guitai::ui {

MethodTile::MethodTile(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMinimumHeight(68);
    setMaximumHeight(136);
    theme.follow(this);
}

void MethodTile::setMethod(const MethodView &method, int number)
{
    m_method = method;
    setObjectName(QStringLiteral("method_") + QString::fromStdString(method.card.id.text));
    setEnabled(method.available);
    const QString key = number <= 9 ? QString::number(number) : QString();
    if (key != m_key) {
        m_key = key;
        delete m_shortcut;
        m_shortcut = nullptr;
        if (!key.isEmpty()) {
            m_shortcut = new QShortcut(QKeySequence(key), this);
            m_shortcut->setAutoRepeat(false);
            connect(m_shortcut, &QShortcut::activated, this, [this] { click(); });
        }
    }
    setAccessibleName(methodName(method.card.id, {method}) + QStringLiteral(", ") + explanation());
    update();
}

QString MethodTile::explanation() const
{
    if (m_method.why != Reason::None) {
        return reasonText(m_method.why);
    }
    if (!m_method.available) {
        return tr("Not available now");
    }
    if (m_method.card.id.text == "cash") {
        return tr("Count the money");
    }
    switch (m_method.card.step) {
    case CustomerStep::ShowCode:
        return tr("The customer scans a code");
    case CustomerStep::ScanCustomerCode:
        return tr("Scan the customer's code");
    case CustomerStep::PresentCard:
        return tr("Card at the terminal");
    case CustomerStep::TypeApproval:
        return tr("Card on a separate machine");
    case CustomerStep::OpenPage:
        return tr("The customer opens a page");
    case CustomerStep::None:
        return tr("Paid outside the till");
    }
    return {};
}

QSize MethodTile::sizeHint() const
{
    return {220, 96 * m_theme.textSize() / 100};
}

void MethodTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colours &c = m_theme.colours();
    const bool live = isEnabled();
    const QColor ground = !live          ? c.sunken
                          : isDown()     ? c.pressed
                          : underMouse() ? c.hover
                                         : c.surface;
    fillRound(painter, rect(), 14, ground, live && underMouse() ? c.lineStrong : c.line);
    const int mark = qMin(52, height() - 24);
    painter.setOpacity(live ? 1 : 0.45);
    painter.drawPixmap(18, (height() - mark) / 2,
                       m_theme.icon(methodMark(m_method.card.id), mark, QColor(), this));
    painter.setOpacity(1);
    int right = width() - 18;
    const QColor ink = live ? c.text : c.textDisabled;
    if (!m_key.isEmpty()) {
        const QSize cap = keycapSize(m_theme, m_key);
        drawKeycap(
            painter,
            QRect(right - cap.width(), (height() - cap.height()) / 2, cap.width(), cap.height()),
            m_theme, m_key, live ? c.textSoft : c.textDisabled);
        right -= cap.width() + 10;
    }
    const int left = 18 + mark + 16;
    const QFont nameFont = m_theme.font(Type::Heading);
    const QFont whatFont = m_theme.font(Type::Caption);
    const int nameHeight = QFontMetrics(nameFont).height();
    const int whatHeight = QFontMetrics(whatFont).height();
    const int top = (height() - nameHeight - whatHeight - 4) / 2;
    painter.setPen(ink);
    drawElided(painter, QRect(left, top, right - left, nameHeight),
               Qt::AlignLeft | Qt::AlignVCenter, nameFont,
               methodName(m_method.card.id, {m_method}));
    painter.setPen(live && m_method.why == Reason::None ? c.textSoft : c.warnText);
    drawElided(painter, QRect(left, top + nameHeight + 4, right - left, whatHeight),
               Qt::AlignLeft | Qt::AlignVCenter, whatFont, explanation());
    if (hasFocus()) {
        drawFocusRing(painter, rect(), 14, c);
    }
}

void MethodTile::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::EnabledChange) {
        update();
    }
    QAbstractButton::changeEvent(event);
}

bool MethodTile::event(QEvent *event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave) {
        update();
    }
    return QAbstractButton::event(event);
}

} // namespace guitai::ui
