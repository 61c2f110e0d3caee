// A slim bar of icons with their keys.
#include "ui/main_window/top_bar.h"

#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/theme/paint.h"
#include "ui/words/amounts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace guitai::ui {

TopBar::TopBar(const Fittings &fittings, QWidget *parent)
    : QWidget(parent)
    , m_fittings(fittings)
    , m_shop(new Label(fittings.theme, Type::Strong))
    , m_till(new Label(fittings.theme, Type::Caption, Ink::Soft))
    , m_clock(new AmountLabel(fittings.theme, QStringLiteral("clock"), Type::Heading))
{
    setObjectName(QStringLiteral("topBar"));
    setFixedHeight(56);
    m_shop->setObjectName(QStringLiteral("shopName"));
    m_till->setObjectName(QStringLiteral("tillAndCashier"));
    m_shop->setMinimumWidth(80);
    m_till->setMinimumWidth(80);
    m_clock->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);

    auto *mark = new Picture(fittings.theme, {}, 32, Ink::Text);
    mark->setMark(QStringLiteral("mark-guitai"));
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addStretch();
    names->addWidget(m_shop);
    names->addWidget(m_till);
    names->addStretch();

    const auto icon = [&](const char *name, const char *drawing, const QKeySequence &key,
                          bool shown = false) {
        auto *button = new IconButton(fittings.theme, QLatin1String(name), QLatin1String(drawing));
        button->setKey(key, shown);
        return button;
    };
    m_parked = icon("openParked", "park", QKeySequence(Qt::Key_F8), true);
    m_receipts = icon("openReceipts", "receipt", QKeySequence(Qt::Key_F9), true);
    m_attention = icon("openAttention", "alert", QKeySequence(Qt::Key_F10), true);
    m_drawer = icon("openDrawer", "drawer", QKeySequence(Qt::CTRL | Qt::Key_K));
    m_overview = icon("openOverview", "chart", QKeySequence(Qt::CTRL | Qt::Key_M));
    m_customer = icon("customerWindow", "screen", QKeySequence(Qt::CTRL | Qt::Key_D));
    m_language = icon("language", "globe", QKeySequence(Qt::CTRL | Qt::Key_L));
    m_shade = icon("shade", "moon", QKeySequence(Qt::CTRL | Qt::Key_T));
    m_settings = icon("openSettings", "settings", QKeySequence(Qt::CTRL | Qt::Key_Comma));
    m_help = icon("help", "help", QKeySequence(Qt::Key_F1), true);
    m_leave = icon("signOut", "lock", QKeySequence(Qt::CTRL | Qt::Key_Q));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, 0, space::medium, 0);
    row->setSpacing(0);
    row->addWidget(mark);
    row->addSpacing(12);
    row->addLayout(names, 1);
    row->addSpacing(space::small);
    for (IconButton *button : {m_parked, m_receipts, m_attention, m_drawer, m_overview}) {
        row->addWidget(button);
    }
    row->addSpacing(space::small);
    for (IconButton *button : {m_customer, m_language, m_shade, m_settings, m_help, m_leave}) {
        row->addWidget(button);
    }
    row->addSpacing(space::small);
    row->addWidget(m_clock);

    const auto leadsTo = [this](IconButton *button, Place place) {
        connect(button, &IconButton::clicked, this, [this, place] { Q_EMIT wanted(place); });
    };
    leadsTo(m_parked, Place::Parked);
    leadsTo(m_receipts, Place::Receipts);
    leadsTo(m_attention, Place::Attention);
    leadsTo(m_drawer, Place::Drawer);
    leadsTo(m_overview, Place::Overview);
    leadsTo(m_settings, Place::Settings);
    connect(m_help, &IconButton::clicked, this, &TopBar::helpWanted);
    connect(m_language, &IconButton::clicked, this, &TopBar::languageWanted);
    connect(m_shade, &IconButton::clicked, this, &TopBar::shadeWanted);
    connect(m_customer, &IconButton::clicked, this, &TopBar::customerWindowWanted);
    connect(m_leave, &IconButton::clicked, this, [this] { m_fittings.desk.signOut(); });
    connect(&fittings.theme, &Theme::changed, this, &TopBar::refresh);
    retranslate();
}

void TopBar::present(const CounterView &view)
{
    const bool same = view.shopName == m_view.shopName && view.till == m_view.till &&
                      view.cashier == m_view.cashier &&
                      view.parked.size() == m_view.parked.size() &&
                      view.attention.size() == m_view.attention.size();
    if (!same) {
        m_view = view;
        refresh();
    }
}

void TopBar::tick(Instant now)
{
    m_clock->setText(clockText(now));
}

void TopBar::setCustomerWindow(bool open)
{
    m_customerWindow = open;
    refresh();
}

void TopBar::refresh()
{
    m_shop->setText(fromUtf8(m_view.shopName));
    const QString till = tr("Till %1").arg(fromUtf8(m_view.till));
    m_till->setText(m_view.cashier ? till + QStringLiteral(" · ") + fromUtf8(m_view.cashier->name)
                                   : till);
    m_parked->setBadge(int(m_view.parked.size()));
    m_attention->setBadge(int(m_view.attention.size()), true);
    m_customer->setIconName(m_customerWindow ? QStringLiteral("screen")
                                             : QStringLiteral("screen-off"));
    m_customer->setName(m_customerWindow ? tr("Customer window: on") : tr("Customer window: off"));
    m_shade->setIconName(m_fittings.theme.shade() == Shade::Light ? QStringLiteral("moon")
                                                                  : QStringLiteral("sun"));
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colours &c = m_fittings.theme.colours();
    painter.fillRect(rect(), c.surface);
    painter.fillRect(0, height() - 1, width(), 1, c.line);
}

void TopBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void TopBar::retranslate()
{
    m_parked->setName(tr("Parked sales"));
    m_receipts->setName(tr("Today's receipts"));
    m_attention->setName(tr("Needs attention"));
    m_language->setName(tr("Chinese / English"));
    //: The language that the button switches to, in that language.
    m_language->setCaption(tr("中"));
    m_shade->setName(tr("Light / dark"));
    m_drawer->setName(tr("Shift and drawer"));
    m_overview->setName(tr("Overview and reports"));
    m_settings->setName(tr("Settings"));
    m_help->setName(tr("Help and keys"));
    m_leave->setName(tr("Lock the till"));
    refresh();
}

} // namespace guitai::ui
