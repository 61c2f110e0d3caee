// The figures are asked for when the screen comes up and once a minute while it is seen.
#include "ui/overview/overview_screen.h"

#include "ui/overview/health_list.h"
#include "ui/receipt/scroll_room.h"
#include "ui/reports/hour_chart.h"
#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/words/amounts.h"
#include "ui/words/language.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace guitai::ui {

namespace {

constexpr Span betweenLooks = Span::minutes(1);

} // namespace

OverviewScreen::OverviewScreen(const Fittings &fittings, QWidget *parent)
    : Screen(fittings, QStringLiteral("overviewScreen"), parent)
    , m_title(new Label(theme(), Type::Title))
    , m_when(new Label(theme(), Type::Body, Ink::Soft))
{
    setFocusPolicy(Qt::StrongFocus);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, space::small, space::small);
    column->setSpacing(space::medium);
    m_figures = makeFigures();
    m_noFiguresCard = new Card(theme());
    m_noFigures = new EmptyState(theme(), QStringLiteral("noFigures"), QStringLiteral("chart"));
    auto *inside = new QVBoxLayout(m_noFiguresCard);
    inside->addWidget(m_noFigures);
    column->addWidget(m_noFiguresCard);
    column->addWidget(m_figures);
    column->addWidget(makeBelow());
    column->addStretch(1);
    auto *room = new ScrollRoom(content);
    room->setWidgetResizable(true);
    room->setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(room);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, space::small, space::small, space::medium);
    row->setSpacing(space::medium);
    row->addWidget(makeSide(), 27);
    row->addWidget(room, 73);
    connect(&desk(), &Desk::overviewReady, this, &OverviewScreen::showSheet);
    retranslate();
    render();
}

Button *OverviewScreen::way(const char *name, const char *icon, const QKeySequence &key,
                            Place place)
{
    auto *button = new Button(theme(), QLatin1String(name));
    button->setIconName(QLatin1String(icon));
    button->setButtonSize(Button::Size::Large);
    button->setLeftAligned(true);
    button->setFocusPolicy(Qt::NoFocus);
    button->setKey(key);
    connect(button, &Button::clicked, this, [this, place] { Q_EMIT wanted(place); });
    return button;
}

QWidget *OverviewScreen::makeSide()
{
    auto *card = new Card(theme());
    card->setMinimumWidth(250);
    card->setMaximumWidth(300);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(space::medium, space::large, space::medium, space::medium);
    column->setSpacing(space::small);
    m_when->setWordWrap(true);
    m_report = way("openReports", "chart", QKeySequence(Qt::Key_F2), Place::Reports);
    m_audit = way("openAudit", "shield", QKeySequence(Qt::Key_F3), Place::Audit);
    m_people = way("openPeople", "people", QKeySequence(Qt::Key_F4), Place::People);
    m_rules = way("openRules", "list", QKeySequence(Qt::Key_F5), Place::Rules);
    m_attention = way("overviewAttention", "alert", QKeySequence(), Place::Attention);
    m_attention->setKeyHint(QStringLiteral("F10"));
    m_again = new Button(theme(), QStringLiteral("overviewAgain"));
    m_again->setIconName(QStringLiteral("turn"));
    m_again->setButtonSize(Button::Size::Large);
    m_again->setLeftAligned(true);
    m_again->setFocusPolicy(Qt::NoFocus);
    m_again->setKey(QKeySequence(Qt::Key_F6));
    connect(m_again, &Button::clicked, this, &OverviewScreen::ask);
    m_back = way("overviewBack", "back", QKeySequence(), Place::Sale);
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    column->addWidget(m_title);
    column->addWidget(m_when);
    column->addSpacing(space::small);
    for (Button *button : {m_report, m_audit, m_people, m_rules, m_attention}) {
        column->addWidget(button);
    }
    column->addStretch(1);
    column->addWidget(m_again);
    column->addWidget(m_back);
    return card;
}

QWidget *OverviewScreen::makeFigures()
{
    auto *figures = new QWidget;
    auto *row = new QHBoxLayout(figures);
    row->setContentsMargins({});
    row->setSpacing(space::medium);
    const auto figure = [&](const char *name, AmountLabel *&amount, Label *&word, Label *&then,
                            Type type, int stretch) {
        auto *card = new Card(theme());
        auto *column = new QVBoxLayout(card);
        column->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
        column->setSpacing(space::tiny);
        word = new Label(theme(), Type::Caption, Ink::Soft);
        amount = new AmountLabel(theme(), QLatin1String(name), type);
        amount->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        then = new Label(theme(), Type::Caption, Ink::Soft);
        then->setObjectName(QLatin1String(name) + QStringLiteral("Then"));
        then->setWordWrap(true);
        column->addWidget(word);
        column->addWidget(amount);
        column->addWidget(then);
        column->addStretch(1);
        row->addWidget(card, stretch);
    };
    figure("todayTotal", m_total, m_totalWord, m_totalThen, Type::Large, 4);
    figure("todaySales", m_sales, m_salesWord, m_salesThen, Type::Large, 3);
    figure("todayMean", m_mean, m_meanWord, m_meanThen, Type::Large, 3);
    figure("todayRefunded", m_refunded, m_refundedWord, m_refundedThen, Type::Large, 3);
    return figures;
}

QWidget *OverviewScreen::makeBelow()
{
    auto *below = new QWidget;
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins({});
    column->setSpacing(space::medium);
    const auto titled = [&](Label *&word, QWidget *what) {
        auto *card = new Card(theme());
        auto *inside = new QVBoxLayout(card);
        inside->setContentsMargins(space::medium, space::medium, space::medium, space::small);
        inside->setSpacing(space::small);
        word = new Label(theme(), Type::Heading);
        inside->addWidget(word);
        inside->addWidget(what);
        column->addWidget(card);
    };
    m_hours = new HourChart(theme(), 196);
    m_health = new HealthList(theme());
    titled(m_hoursWord, m_hours);
    titled(m_healthWord, m_health);
    return below;
}

bool OverviewScreen::mayLook() const
{
    return m_view.cashier && m_view.cashier->role() >= m_view.trust.needed(Act::Reports);
}

void OverviewScreen::ask()
{
    m_asked = now();
    desk().openOverview();
}

void OverviewScreen::arrive()
{
    setFocus();
    if (mayLook() || !m_hasSheet) {
        ask();
    }
}

void OverviewScreen::tick(Instant at)
{
    m_health->present(m_view, at);
    if (mayLook() && at - m_asked >= betweenLooks) {
        ask();
    }
}

void OverviewScreen::present(const CounterView &view)
{
    if (!(view.cashier == m_view.cashier)) {
        m_hasSheet = false;
        m_sheet = {};
        render();
    }
    m_view = view;
    m_health->present(view, now());
    m_attention->setTrailing(view.attention.empty() ? QString()
                                                    : QString::number(view.attention.size()));
}

void OverviewScreen::showSheet(const OverviewSheet &sheet)
{
    m_sheet = sheet;
    m_hasSheet = sheet.problem.isEmpty();
    render();
}

void OverviewScreen::render()
{
    m_figures->setVisible(m_hasSheet);
    m_hours->parentWidget()->setVisible(m_hasSheet);
    m_noFiguresCard->setVisible(!m_hasSheet);
    if (m_sheet.problem.isEmpty()) {
        m_noFigures->setWords(tr("Figures are for managers"),
                              tr("Press F6 and let somebody type a PIN who may see them."));
    } else {
        m_noFigures->setWords(tr("The books could not be read"),
                              tr("Press F6 to try again.") + QLatin1Char('\n') + m_sheet.problem);
    }
    if (!m_hasSheet) {
        m_when->clear();
        return;
    }
    const Settlement &today = m_sheet.today, &before = m_sheet.before;
    const QLocale locale = wordsAreChinese() ? QLocale(QLocale::Chinese, QLocale::China)
                                             : QLocale(QLocale::English, QLocale::UnitedKingdom);
    const QDateTime made = QDateTime::fromMSecsSinceEpoch(m_sheet.made.ms);
    const QString weekday = locale.dayName(made.date().dayOfWeek());
    const QString clock = clockText(m_sheet.made);
    m_when->setText(tr("%1, until %2").arg(weekday, clock));
    m_total->setAmount(today.total);
    m_sales->setText(QString::number(today.sales));
    m_mean->setAmount(today.mean);
    m_refunded->setAmount(today.refunded);
    m_refunded->setInk(today.refunded.isZero() ? Ink::Soft : Ink::Danger);
    // "+12 %" beside what it was; from nothing there is no share.
    const auto then = [](Label *label, const QString &was, std::int64_t now, std::int64_t past) {
        if (past <= 0) {
            label->setText(tr("A week ago %1").arg(was));
            label->setInk(Ink::Soft);
            return;
        }
        const std::int64_t percent = mulDivRounded(now - past, 100, past);
        label->setText(
            tr("%1%\na week ago %2")
                .arg((percent > 0 ? QStringLiteral("+") : QString()) + QString::number(percent),
                     was));
        label->setInk(percent > 0 ? Ink::Success : percent < 0 ? Ink::Danger : Ink::Soft);
    };
    then(m_totalThen, plainAmountText(before.total), today.total.minor(), before.total.minor());
    then(m_salesThen, QString::number(before.sales), today.sales, before.sales);
    then(m_meanThen, plainAmountText(before.mean), today.mean.minor(), before.mean.minor());
    then(m_refundedThen, plainAmountText(before.refunded), 0, 0);
    m_hours->compare(today.hours, tr("Today"), before.hours, tr("%1 a week ago").arg(weekday));
}

void OverviewScreen::retranslate()
{
    m_title->setText(tr("Overview"));
    m_report->setText(tr("Report"));
    m_audit->setText(tr("Trust log"));
    m_people->setText(tr("People"));
    m_rules->setText(tr("Rules"));
    m_attention->setText(tr("Attention"));
    m_again->setText(tr("Look again"));
    m_back->setText(tr("Back"));
    m_totalWord->setText(tr("Sales today"));
    m_salesWord->setText(tr("Number"));
    m_meanWord->setText(tr("Mean of a sale"));
    m_refundedWord->setText(tr("Refunded"));
    m_hoursWord->setText(tr("By hour"));
    m_healthWord->setText(tr("Ways to pay, relay, printer"));
    render();
    m_health->present(m_view, now());
}

} // namespace guitai::ui
