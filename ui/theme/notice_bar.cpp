// A pill that floats over the foot of its window.
#include "ui/theme/notice_bar.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QFontMetrics>

namespace guitai::ui {

namespace {
constexpr int shownForMs = 4000;
constexpr int shownLongerMs = 7000;
} // namespace

NoticeBar::NoticeBar(const Theme &theme, QWidget *over)
    : QWidget(over)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("noticeBar"));
    m_leave.setSingleShot(true);
    connect(&m_leave, &QTimer::timeout, this, &QWidget::hide);
    over->installEventFilter(this);
    theme.follow(this);
    hide();
}

void NoticeBar::tell(Tone tone, const QString &text)
{
    m_tone = tone;
    m_text = text;
    setAccessibleName(text);
    place();
    show();
    raise();
    update();
    m_leave.start(tone == Tone::Plain || tone == Tone::Good ? shownForMs : shownLongerMs);
}

void NoticeBar::setClearance(int fromBottom)
{
    m_clearance = fromBottom;
    place();
}

void NoticeBar::place()
{
    const int room = parentWidget()->width() * 6 / 10 - space::large;
    const int wanted = QFontMetrics(m_theme.font(Type::Strong)).horizontalAdvance(m_text) + 84;
    const int width = qMin(wanted, room);
    const int height = 52;
    // Over the goods, not over the button that takes the money.
    setGeometry(space::large, parentWidget()->height() - height - m_clearance, width, height);
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colours &c = m_theme.colours();
    QColor ground = c.text, ink = c.surface;
    QString icon = QStringLiteral("check");
    switch (m_tone) {
    case Tone::Plain:
        break;
    case Tone::Good:
        ground = c.success, ink = c.onSuccess;
        break;
    case Tone::Warn:
        ground = c.warnSoft, ink = c.warnText, icon = QStringLiteral("alert");
        break;
    case Tone::Bad:
        ground = c.danger, ink = c.onDanger, icon = QStringLiteral("alert");
        break;
    }
    fillRound(painter, rect(), 14, ground, m_tone == Tone::Warn ? c.warnText : QColor());
    painter.drawPixmap(20, (height() - 22) / 2, m_theme.icon(icon, 22, ink, this));
    painter.setPen(ink);
    drawElided(painter, rect().adjusted(56, 0, -20, 0), Qt::AlignLeft | Qt::AlignVCenter,
               m_theme.font(Type::Strong), m_text);
}

void NoticeBar::mousePressEvent(QMouseEvent *)
{
    hide();
}

bool NoticeBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace guitai::ui
