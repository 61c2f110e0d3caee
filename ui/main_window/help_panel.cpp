// Paints the table of keys; shows the words of a stopped till.
#include "ui/main_window/help_panel.h"

#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/theme/paint.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <vector>

namespace guitai::ui {

namespace {

struct KeyRow
{
    QString key, what;
};
struct KeyGroup
{
    QString title;
    std::vector<KeyRow> rows;
};

// Three columns.
std::vector<std::vector<KeyGroup>> keyColumns()
{
    const auto k = [](const char *key) { return QString::fromUtf8(key); };
    const KeyGroup everywhere{HelpPanel::tr("Everywhere"),
                              {{k("F1"), HelpPanel::tr("Help and keys")},
                               {k("Esc"), HelpPanel::tr("Back")},
                               {k("F8"), HelpPanel::tr("Parked sales")},
                               {k("F9"), HelpPanel::tr("Today's receipts")},
                               {k("F10"), HelpPanel::tr("Needs attention")},
                               {k("Ctrl+K"), HelpPanel::tr("Shift and drawer")},
                               {k("Ctrl+M"), HelpPanel::tr("Overview and reports")},
                               {k("Ctrl+L"), HelpPanel::tr("Chinese / English")},
                               {k("Ctrl+T"), HelpPanel::tr("Light / dark")},
                               {k("Ctrl+D"), HelpPanel::tr("Customer window")},
                               {k("Ctrl+,"), HelpPanel::tr("Settings")},
                               {k("Ctrl+Q"), HelpPanel::tr("Lock the till")}}};
    const KeyGroup sale{HelpPanel::tr("Sale"),
                        {{k("F2"), HelpPanel::tr("Search")},
                         {k("Alt+← →"), HelpPanel::tr("Category")},
                         {k("↑ ↓"), HelpPanel::tr("Choose a line")},
                         {k("+ −"), HelpPanel::tr("One more, one less")},
                         {k("F3"), HelpPanel::tr("Quantity")},
                         {k("F4"), HelpPanel::tr("Price")},
                         {k("F5"), HelpPanel::tr("Discount on the line")},
                         {k("F6"), HelpPanel::tr("Discount on the sale")},
                         {k("Del"), HelpPanel::tr("Remove the line")},
                         {k("F7"), HelpPanel::tr("Park")},
                         {k("F11"), HelpPanel::tr("Void the sale")},
                         {k("F12"), HelpPanel::tr("Pay")}}};
    const KeyGroup pay{HelpPanel::tr("Pay"),
                       {{k("1 – 9"), HelpPanel::tr("Way to pay")},
                        {k("F4"), HelpPanel::tr("Take only a part")},
                        {k("Del"), HelpPanel::tr("Give a part back")},
                        {k("F5 – F7"), HelpPanel::tr("Tip: a share")},
                        {k("F3"), HelpPanel::tr("Tip: another amount")},
                        {k("Esc"), HelpPanel::tr("Cancel the payment")},
                        {k("F11"), HelpPanel::tr("Show to customer")},
                        {k("F5 – F8"), HelpPanel::tr("Cash: often handed over")},
                        {k("Alt+1 – 9"), HelpPanel::tr("Cash: the currency")},
                        {k("Enter"), HelpPanel::tr("Cash: take it")},
                        {k("1 / 2"), HelpPanel::tr("Card machine: yes, no")}}};
    const KeyGroup paid{HelpPanel::tr("Paid"),
                        {{k("Enter"), HelpPanel::tr("Next customer")},
                         {k("Ctrl+P"), HelpPanel::tr("Print")},
                         {k("F6"), HelpPanel::tr("Refund")},
                         {k("F3 / F4"), HelpPanel::tr("By goods, by amount")}}};
    return {{everywhere, paid}, {sale}, {pay}};
}

} // namespace

Cover::Cover(const Theme &theme, const QString &objectName, QWidget *over)
    : QWidget(over)
    , m_theme(theme)
{
    setObjectName(objectName);
    over->installEventFilter(this);
    setFocusPolicy(Qt::StrongFocus);
    setGeometry(over->rect());
    theme.follow(this);
}

void Cover::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colours().scrim);
}

bool Cover::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
    }
    return QWidget::eventFilter(watched, event);
}

bool Cover::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void Cover::showEvent(QShowEvent *event)
{
    m_focusBefore = QApplication::focusWidget();
    setFocus();
    QWidget::showEvent(event);
}

void Cover::hideEvent(QHideEvent *event)
{
    if (m_focusBefore != nullptr) {
        m_focusBefore->setFocus();
    }
    QWidget::hideEvent(event);
}

HelpPanel::HelpPanel(const Theme &theme, QWidget *over)
    : Cover(theme, QStringLiteral("helpPanel"), over)
    , m_close(new Button(theme, QStringLiteral("closeHelp")))
{
    m_close->setKeyHint(QStringLiteral("Esc"));
    m_close->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::giant + space::large, space::giant + space::large,
                               space::giant + space::large, space::giant + space::large);
    column->addStretch();
    column->addWidget(m_close, 0, Qt::AlignRight);
    connect(m_close, &Button::clicked, this, &QWidget::hide);
    retranslate();
}

void HelpPanel::paintEvent(QPaintEvent *event)
{
    Cover::paintEvent(event);
    QPainter painter(this);
    const Colours &c = m_theme.colours();
    const QRect paper = rect().adjusted(space::giant, space::giant, -space::giant, -space::giant);
    fillRound(painter, paper, radius::large, c.surface, c.line);
    const auto columns = keyColumns();
    const QFont title = m_theme.font(Type::Heading);
    const QFont body = m_theme.font(Type::Body);
    const int gap = space::huge;
    const QRect room = paper.adjusted(gap, gap, -gap, -gap);
    const int width = (room.width() - 2 * gap) / 3;
    const int rowHeight = qMin(40, (room.height() - 24) / 18);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const int x = room.left() + int(i) * (width + gap);
        int y = room.top();
        for (const KeyGroup &group : columns[i]) {
            painter.setPen(c.accentText);
            drawElided(painter, QRect(x, y, width, rowHeight), Qt::AlignLeft | Qt::AlignVCenter,
                       title, group.title);
            y += rowHeight + 6;
            for (const KeyRow &row : group.rows) {
                const QSize cap = keycapSize(m_theme, row.key);
                drawKeycap(painter,
                           QRect(x, y + (rowHeight - cap.height()) / 2, cap.width(), cap.height()),
                           m_theme, row.key, c.text);
                painter.setPen(c.text);
                drawElided(painter, QRect(x + 84, y, width - 84, rowHeight),
                           Qt::AlignLeft | Qt::AlignVCenter, body, row.what);
                y += rowHeight;
            }
            y += rowHeight / 2;
        }
    }
}

void HelpPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    Cover::changeEvent(event);
}

void HelpPanel::mousePressEvent(QMouseEvent *)
{
    hide();
}

void HelpPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_F1) {
        hide();
    }
}

void HelpPanel::retranslate()
{
    m_close->setText(tr("Close"));
    update();
}

StopPanel::StopPanel(const Theme &theme, Kind kind, QWidget *over)
    : Cover(theme, QStringLiteral("stopPanel"), over)
    , m_kind(kind)
    , m_close(new Button(theme, QStringLiteral("stopClose"), Button::Kind::Primary))
    , m_title(new Label(theme, Type::Title, Ink::Danger))
    , m_advice(new Label(theme, Type::Heading))
    , m_money(new Label(theme, Type::Body))
    , m_what(new Label(theme, Type::Caption, Ink::Soft))
{
    m_what->setObjectName(QStringLiteral("stopWhat"));
    auto *card = new Card(theme);
    card->setFixedWidth(640);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(space::giant, space::giant, space::giant, space::giant);
    column->setSpacing(space::medium);
    auto *sign = new Picture(theme, QStringLiteral("alert"), 72, Ink::Danger);
    sign->setMinimumSize(72, 72);
    column->addWidget(sign, 0, Qt::AlignHCenter);
    for (Label *label : {m_title, m_advice, m_money, m_what}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    m_close->setButtonSize(Button::Size::Large);
    m_close->setKey(QKeySequence(Qt::Key_Return));
    m_close->setVisible(kind == Kind::CannotStart);
    connect(m_close, &Button::clicked, this, &StopPanel::closeWanted);
    column->addWidget(m_close);
    // Not aligned: an aligned widget would not get the height that its wrapped words need.
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(card);
    middle->addStretch();
    auto *room = new QVBoxLayout(this);
    room->addStretch();
    room->addLayout(middle);
    room->addStretch();
    retranslate();
}

void StopPanel::setWhat(const QString &what)
{
    m_what->setText(what);
}

void StopPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    Cover::changeEvent(event);
}

void StopPanel::retranslate()
{
    m_close->setText(tr("Close"));
    if (m_kind == Kind::CannotStart) {
        m_title->setText(tr("The till cannot start"));
        m_advice->setText(
            tr("Nothing is lost: the books are as they were. Show this to whoever looks "
               "after the till."));
        m_money->hide();
        return;
    }
    m_title->setText(tr("Selling has stopped"));
    m_advice->setText(tr("The disk is full or cannot be written. Free some space on it."));
    m_money->setText(tr("No money has moved since. Selling goes on as soon as this is mended."));
}

} // namespace guitai::ui
