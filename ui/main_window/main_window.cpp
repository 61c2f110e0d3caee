// Composes the cashier's window and decides nothing but which screen is seen.
#include "ui/main_window/main_window.h"

#include "ui/attention/attention_screen.h"
#include "ui/audit/audit_screen.h"
#include "ui/cash/cash_screen.h"
#include "ui/customer/customer_view.h"
#include "ui/customer/customer_window.h"
#include "ui/drawer/drawer_screen.h"
#include "ui/main_window/approval_panel.h"
#include "ui/main_window/help_panel.h"
#include "ui/main_window/top_bar.h"
#include "ui/overview/overview_screen.h"
#include "ui/parked/parked_screen.h"
#include "ui/pay/pay_screen.h"
#include "ui/people/people_screen.h"
#include "ui/people/rules_screen.h"
#include "ui/receipt/finished_screen.h"
#include "ui/receipts/receipts_screen.h"
#include "ui/reconcile/reconcile_screen.h"
#include "ui/reports/reports_screen.h"
#include "ui/sale/sale_screen.h"
#include "ui/scan/scan_recogniser.h"
#include "ui/settings_panel/settings_screen.h"
#include "ui/sign_in/sign_in_screen.h"
#include "ui/theme/notice_bar.h"
#include "ui/words/sale_facts.h"
#include "ui/words/words.h"

#include <QApplication>
#include <QCloseEvent>
#include <QPainter>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace guitai::ui {

MainWindow::MainWindow(Desk &desk, Theme &theme, Language &language, std::function<Instant()> now,
                       const Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_fittings{desk, theme, std::move(now)}
    , m_theme(theme)
    , m_language(language)
    , m_topBar(new TopBar(m_fittings))
    , m_stack(new QStackedLayout)
    , m_notice(new NoticeBar(theme, this))
    , m_scanner(new ScanRecogniser(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(1024, 768);
    apply(preferences);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::small);
    column->addWidget(m_topBar);
    column->addLayout(m_stack, 1);

    connect(m_topBar, &TopBar::wanted, this, &MainWindow::go);
    connect(m_topBar, &TopBar::helpWanted, this, &MainWindow::toggleHelp);
    connect(m_topBar, &TopBar::languageWanted, this, [this] {
        Preferences wished = m_preferences;
        wished.language = wished.language.startsWith(QLatin1String("zh")) ? QStringLiteral("en")
                                                                          : QStringLiteral("zh_CN");
        change(wished);
    });
    connect(m_topBar, &TopBar::shadeWanted, this, [this] {
        Preferences wished = m_preferences;
        wished.shade = wished.shade == Shade::Light ? Shade::Dark : Shade::Light;
        change(wished);
    });
    connect(m_topBar, &TopBar::customerWindowWanted, this, [this] {
        Preferences wished = m_preferences;
        wished.customerWindow = !wished.customerWindow;
        change(wished);
    });
    connect(m_scanner, &ScanRecogniser::scanned, this, &MainWindow::takeCode);
    connect(&desk, &Desk::viewChanged, this, &MainWindow::present);
    connect(&desk, &Desk::noticed, this, &MainWindow::tell);
    connect(&desk, &Desk::approvalWanted, this, &MainWindow::askApproval);
    connect(&desk, &Desk::approvalOver, this, [this] {
        if (m_approval != nullptr) {
            m_approval->hide();
        }
    });
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &MainWindow::tick);
    m_second.start();

    m_topBar->hide();
    m_stack->setCurrentWidget(&screen(Place::SignIn));
    retranslate();
    tick();
}

MainWindow::~MainWindow() = default;

Screen *MainWindow::made(Place place) const
{
    const auto found = m_screens.find(place);
    return found == m_screens.end() ? nullptr : found->second;
}

// Screens are made when they are first needed: the start shall be quick.
Screen &MainWindow::screen(Place place)
{
    if (Screen *there = made(place)) {
        return *there;
    }
    Screen *screen = nullptr;
    switch (place) {
    case Place::SignIn:
        screen = new SignInScreen(m_fittings, this);
        takeTypedDigits(*screen);
        break;
    case Place::Sale:
        screen = new SaleScreen(m_fittings, this);
        break;
    case Place::Pay: {
        auto *pay = new PayScreen(m_fittings, this);
        connect(pay, &PayScreen::turnWanted, this, &MainWindow::turnToCustomer);
        connect(pay, &PayScreen::cashWanted, this, [this](const std::optional<Money> &part) {
            go(Place::Cash);
            static_cast<CashScreen &>(this->screen(Place::Cash)).setPart(part);
        });
        screen = pay;
        break;
    }
    case Place::Cash:
        screen = new CashScreen(m_fittings, this);
        break;
    case Place::Finished:
        screen = new FinishedScreen(m_fittings, this);
        break;
    case Place::Receipts:
        screen = new ReceiptsScreen(m_fittings, this);
        break;
    case Place::Parked:
        screen = new ParkedScreen(m_fittings, this);
        break;
    case Place::Attention: {
        auto *attention = new AttentionScreen(m_fittings, this);
        connect(attention, &AttentionScreen::statementWanted, this,
                [this](const std::string &day, const ProviderId &provider) {
                    static_cast<ReconcileScreen &>(this->screen(Place::Reconcile))
                        .lookAt(day, provider);
                    go(Place::Reconcile);
                });
        screen = attention;
        break;
    }
    case Place::Reconcile:
        screen = new ReconcileScreen(m_fittings, this);
        break;
    case Place::Drawer:
        screen = new DrawerScreen(m_fittings, this);
        break;
    case Place::Overview:
        screen = new OverviewScreen(m_fittings, this);
        break;
    case Place::Reports:
        screen = new ReportsScreen(m_fittings, this);
        break;
    case Place::Audit:
        screen = new AuditScreen(m_fittings, this);
        break;
    case Place::People:
        screen = new PeopleScreen(m_fittings, this);
        break;
    case Place::Rules:
        screen = new RulesScreen(m_fittings, this);
        break;
    case Place::Settings: {
        auto *settings = new SettingsScreen(m_fittings, this);
        settings->setPreferences(m_preferences);
        connect(settings, &SettingsScreen::chosen, this, &MainWindow::change);
        screen = settings;
        break;
    }
    }
    m_screens[place] = screen;
    m_stack->addWidget(screen);
    connect(screen, &Screen::wanted, this, &MainWindow::go);
    connect(screen, &Screen::codeTyped, this, &MainWindow::takeCode);
    connect(screen, &Screen::told, this, &MainWindow::warn);
    return *screen;
}

Place MainWindow::fitting(Place place) const
{
    if (!m_view.cashier) {
        return Place::SignIn;
    }
    switch (place) {
    case Place::Receipts:
    case Place::Parked:
    case Place::Attention:
    case Place::Drawer:
    case Place::Reconcile:
    case Place::Settings:
    case Place::Overview:
    case Place::Reports:
    case Place::Audit:
    case Place::People:
    case Place::Rules:
        return place;
    case Place::SignIn:
    case Place::Sale:
    case Place::Pay:
    case Place::Cash:
    case Place::Finished:
        break;
    }
    // The float first, where the shop wants it; a sale that is under way is not held up.
    if (m_view.shiftsRequired && !m_view.shift &&
        (!m_view.sale || m_view.sale->checkout.order.empty())) {
        return Place::Drawer;
    }
    if (!m_view.sale || m_view.sale->checkout.order.empty()) {
        return Place::Sale;
    }
    const Checkout &checkout = m_view.sale->checkout;
    if (checkout.receipt) {
        return Place::Finished;
    }
    if (checkout.moneyMayMove()) {
        return Place::Pay;
    }
    return place == Place::Pay || place == Place::Cash ? place : Place::Sale;
}

void MainWindow::go(Place place)
{
    place = fitting(place);
    if (isTurned()) {
        // The customer looks at it until the payment is over; thanks are for the cashier to see.
        m_turned->present(m_view);
        if (place == Place::Pay && openAttempt(m_view.sale->checkout) != nullptr) {
            return;
        }
    }
    Screen &next = screen(place);
    const bool arrived = m_stack->currentWidget() != &next;
    m_place = place;
    m_topBar->setVisible(place != Place::SignIn);
    // Where the amount stands at the foot of the left column, a notice must not hide it.
    const bool amountBelow = place == Place::Pay || place == Place::Cash;
    m_notice->setClearance(amountBelow ? 240 : space::large);
    next.present(m_view);
    if (arrived) {
        m_stack->setCurrentWidget(&next);
        next.arrive();
    }
}

void MainWindow::present(const CounterView &view)
{
    const SaleId before = m_view.sale ? m_view.sale->checkout.id : SaleId();
    const SaleId after = view.sale ? view.sale->checkout.id : SaleId();
    // A part was paid in cash: how is the rest paid?
    const bool partPaid =
        before == after && m_view.sale && view.sale && view.sale->paid > m_view.sale->paid;
    m_view = view;
    m_topBar->present(view);
    const bool paying = m_place == Place::Pay || m_place == Place::Cash;
    if (paying && before != after) {
        go(Place::Sale);
    } else {
        go(m_place == Place::Cash && partPaid ? Place::Pay : m_place);
    }
    if (m_customer) {
        m_customer->view().present(view);
    }
    if (!view.stopped.empty() && m_stop == nullptr) {
        m_stop = new StopPanel(m_theme, StopPanel::Kind::CannotWrite, this);
    }
    if (m_stop != nullptr) {
        m_stop->setWhat(QString::fromStdString(view.stopped));
        m_stop->setVisible(!view.stopped.empty());
        m_stop->raise();
    }
}

void MainWindow::showCannotStart(const QString &why)
{
    delete m_stop;
    m_stop = new StopPanel(m_theme, StopPanel::Kind::CannotStart, this);
    connect(m_stop, &StopPanel::closeWanted, this, &QWidget::close);
    m_stop->setWhat(why);
    m_stop->show();
    m_stop->raise();
}

void MainWindow::tell(const Notice &notice)
{
    using Tone = NoticeBar::Tone;
    switch (notice.kind) {
    case Notice::Kind::Added:
        if (m_place == Place::Sale) {
            return; // the line itself is to be seen
        }
        m_notice->tell(Tone::Plain, noticeText(notice));
        return;
    case Notice::Kind::WrongPin:
        // Elsewhere the panel that asked for the PIN says so beside its field.
        if (m_place == Place::SignIn) {
            static_cast<SignInScreen &>(screen(Place::SignIn)).refusePin(notice.wait);
        }
        return;
    case Notice::Kind::UnknownCode:
        QApplication::beep();
        m_notice->tell(Tone::Warn, noticeText(notice));
        return;
    case Notice::Kind::Refused:
        m_notice->tell(Tone::Warn, noticeText(notice));
        return;
    case Notice::Kind::KeptForNext:
        m_notice->tell(Tone::Plain, noticeText(notice));
        return;
    case Notice::Kind::Printed:
    case Notice::Kind::Saved:
        m_notice->tell(Tone::Good, noticeText(notice));
        return;
    case Notice::Kind::Failed:
        m_notice->tell(Tone::Bad, noticeText(notice));
        return;
    }
}

void MainWindow::tick()
{
    const Instant now = m_fittings.now();
    m_topBar->tick(now);
    if (Screen *seen = made(m_place)) {
        seen->tick(now);
    }
    if (m_customer) {
        m_customer->view().tick(now);
    }
    if (isTurned()) {
        m_turned->tick(now);
    }
}

void MainWindow::change(const Preferences &preferences)
{
    if (preferences == m_preferences) {
        return;
    }
    apply(preferences);
    Q_EMIT preferencesChanged(preferences);
}

void MainWindow::apply(const Preferences &preferences)
{
    m_preferences = preferences;
    m_theme.setShade(preferences.shade);
    m_theme.setTextSize(preferences.textSize);
    m_theme.setScript(preferences.language.startsWith(QLatin1String("zh")) ? Script::Han
                                                                           : Script::Latin);
    m_language.setCode(preferences.language);
    showCustomerWindow(preferences.customerWindow);
    m_topBar->setCustomerWindow(preferences.customerWindow);
    if (Screen *settings = made(Place::Settings)) {
        static_cast<SettingsScreen *>(settings)->setPreferences(preferences);
    }
}

void MainWindow::showCustomerWindow(bool open)
{
    if (!open) {
        m_customer.reset();
    } else if (!m_customer) {
        m_customer = std::make_unique<CustomerWindow>(m_fittings);
        m_customer->view().present(m_view);
        m_customer->open(QWidget::screen());
    }
}

void MainWindow::turnToCustomer()
{
    if (m_turned == nullptr) {
        m_turned = new CustomerView(m_fittings, CustomerView::Use::TurnedRound, this);
        connect(m_turned, &CustomerView::backWanted, this, &MainWindow::turnBack);
        m_stack->addWidget(m_turned);
    }
    m_turned->present(m_view);
    m_topBar->hide();
    m_stack->setCurrentWidget(m_turned);
    m_turned->setFocus();
}

void MainWindow::turnBack()
{
    m_stack->setCurrentWidget(&screen(m_place));
    go(m_place);
    screen(m_place).arrive();
}

bool MainWindow::isTurned() const
{
    return m_turned != nullptr && m_stack->currentWidget() == m_turned;
}

void MainWindow::toggleHelp()
{
    if (m_help == nullptr) {
        m_help = new HelpPanel(m_theme, this);
        m_help->hide();
    }
    m_help->setVisible(!m_help->isVisible());
    m_help->raise();
}

void MainWindow::askApproval(const ApprovalWanted &wanted)
{
    if (m_approval == nullptr) {
        m_approval = new ApprovalPanel(m_theme, this);
        m_approval->hide();
        connect(m_approval, &ApprovalPanel::typed, this,
                [this](const QString &pin) { m_fittings.desk.approve(pin); });
        connect(m_approval, &ApprovalPanel::dropped, this, [this] {
            m_approval->hide();
            m_fittings.desk.dropApproval();
        });
    }
    m_approval->ask(wanted,
                    m_view.cashier ? QString::fromStdString(m_view.cashier->name) : QString());
}

void MainWindow::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_theme.colours().canvas);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_customer.reset();
    QWidget::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void MainWindow::retranslate()
{
    setWindowTitle(tr("Guitai"));
}

} // namespace guitai::ui
