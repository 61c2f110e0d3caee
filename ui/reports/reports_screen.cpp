// The head says what it is about and what can be done with it; below stands the report.
#include "ui/reports/reports_screen.h"

#include "books/report_tables.h"
#include "ui/reports/days_panel.h"
#include "ui/reports/report_view.h"
#include "ui/reports/save_panel.h"
#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/words/amounts.h"
#include "ui/words/language.h"
#include "ui/words/words.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace guitai::ui {

namespace {

std::string isoText(QDate day)
{
    return day.toString(Qt::ISODate).toStdString();
}

QDate dayOf(const std::string &text)
{
    return QDate::fromString(fromUtf8(text), Qt::ISODate);
}

// Whether the sheet is what was asked for last; an answer to an older question may still come in.
bool answers(const SettlementSheet &sheet, SettlementWish wish)
{
    if (!sheet.problem.isEmpty()) {
        return true;
    }
    if (wish.first.empty() || wish.ofShift) {
        wish.first = wish.last =
            plainDateTime(sheet.made, offsetAt(sheet.zone, sheet.made)).substr(0, 10);
    }
    return sheet.wish == wish;
}

} // namespace

ReportsScreen::ReportsScreen(const Fittings &fittings, QWidget *parent)
    : Screen(fittings, QStringLiteral("reportsScreen"), parent)
    , m_title(new Label(theme(), Type::Title))
    , m_span(new Label(theme(), Type::Body, Ink::Soft))
    , m_verdict(new Badge(theme(), QStringLiteral("reportVerdict")))
    , m_faces(new QStackedWidget)
    , m_none(new EmptyState(theme(), QStringLiteral("noReport"), QStringLiteral("chart")))
    , m_report(new ReportView(theme()))
    , m_days(new DaysPanel(theme()))
    , m_save(new SavePanel(theme()))
{
    setFocusPolicy(Qt::StrongFocus);
    m_head = makeHead();
    const auto onCard = [this](QWidget *panel) {
        auto *face = new QWidget;
        auto *card = new Card(theme());
        auto *inside = new QVBoxLayout(card);
        inside->setContentsMargins({});
        inside->addWidget(panel);
        card->setMaximumWidth(960);
        auto *across = new QHBoxLayout(face);
        across->setContentsMargins(space::medium, space::small, space::medium, space::medium);
        across->addStretch(1);
        across->addWidget(card, 100);
        across->addStretch(1);
        return face;
    };
    m_faces->addWidget(onCard(m_none));
    m_faces->addWidget(m_report);
    m_faces->addWidget(onCard(m_days));
    m_faces->addWidget(onCard(m_save));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addWidget(m_head);
    column->addWidget(m_faces, 1);

    connect(m_before, &IconButton::clicked, this, [this] {
        const QDate day = dayOf(m_sheet.wish.first).addDays(-1);
        wantDays(day, day);
    });
    connect(m_after, &IconButton::clicked, this, [this] {
        const QDate day = dayOf(m_sheet.wish.last).addDays(1);
        wantDays(day, day);
    });
    connect(m_today, &Button::clicked, this, [this] { want({}); });
    connect(m_shift, &Button::clicked, this, [this] { want({{}, {}, true}); });
    connect(m_choose, &Button::clicked, this, [this] {
        show(m_days);
        m_days->ask(today(), m_hasSheet ? dayOf(m_sheet.wish.last) : today());
    });
    connect(m_print, &Button::clicked, this, [this] { desk().printSettlement(); });
    connect(m_pdf, &Button::clicked, this, [this] { askToSave(SettlementFile::Pdf); });
    connect(m_csv, &Button::clicked, this, [this] { askToSave(SettlementFile::CsvWithBom); });
    connect(m_back, &Button::clicked, this, [this] { Q_EMIT wanted(Place::Overview); });
    connect(m_days, &DaysPanel::chosen, this, &ReportsScreen::wantDays);
    connect(m_days, &DaysPanel::cancelled, this, [this] { show(m_hasSheet ? m_report : nullptr); });
    connect(m_save, &SavePanel::agreed, this, [this](SettlementFile as, const QString &path) {
        desk().saveSettlement(as, path);
        show(m_report);
    });
    connect(m_save, &SavePanel::cancelled, this, [this] { show(m_report); });
    connect(&desk(), &Desk::settlementReady, this, &ReportsScreen::showSheet);
    retranslate();
    show(nullptr);
}

Button *ReportsScreen::action(const char *name, const char *icon, const QKeySequence &key)
{
    auto *button = new Button(theme(), QLatin1String(name));
    button->setIconName(QLatin1String(icon));
    button->setFocusPolicy(Qt::NoFocus);
    button->setKey(key);
    return button;
}

QWidget *ReportsScreen::makeHead()
{
    auto *head = new QWidget;
    m_title->setObjectName(QStringLiteral("reportTitle"));
    m_span->setObjectName(QStringLiteral("reportSpan"));
    m_span->setMinimumWidth(80);
    m_before = new IconButton(theme(), QStringLiteral("dayBefore"), QStringLiteral("back"));
    m_after = new IconButton(theme(), QStringLiteral("dayAfter"), QStringLiteral("next"));
    m_before->setKey(QKeySequence(Qt::Key_Left), false);
    m_after->setKey(QKeySequence(Qt::Key_Right), false);
    m_today = action("reportToday", "", QKeySequence(Qt::Key_F2));
    m_shift = action("reportShift", "", QKeySequence(Qt::Key_F3));
    m_choose = action("reportDays", "", QKeySequence(Qt::Key_F4));
    m_pdf = action("reportPdf", "receipt", QKeySequence(Qt::Key_F5));
    m_csv = action("reportCsv", "hash", QKeySequence(Qt::Key_F6));
    m_print = action("printSettlement", "print", QKeySequence(Qt::CTRL | Qt::Key_P));
    m_back = action("reportsBack", "back", QKeySequence());
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));

    auto *words = new QHBoxLayout;
    words->setSpacing(space::medium);
    words->addWidget(m_back);
    words->addWidget(m_title);
    words->addWidget(m_span, 1);
    words->addWidget(m_verdict, 0, Qt::AlignVCenter);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    row->addWidget(m_before);
    row->addWidget(m_after);
    for (Button *button : {m_today, m_shift, m_choose}) {
        row->addWidget(button);
    }
    row->addStretch(1);
    for (Button *button : {m_pdf, m_csv, m_print}) {
        row->addWidget(button);
    }
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(space::medium, space::small, space::medium, 0);
    column->setSpacing(space::small);
    column->addLayout(words);
    column->addLayout(row);
    return head;
}

QDate ReportsScreen::today() const
{
    return QDateTime::fromMSecsSinceEpoch(now().ms).date();
}

void ReportsScreen::want(const SettlementWish &wish)
{
    m_wish = wish;
    m_isWished = false;
    refreshActions();
    desk().openSettlement(wish);
}

void ReportsScreen::wantDays(QDate first, QDate last)
{
    if (!first.isValid() || first > today()) {
        return;
    }
    if (m_faces->currentWidget()->isAncestorOf(m_days)) {
        show(m_hasSheet ? m_report : nullptr);
    }
    want({isoText(first), isoText(std::min(last, today())), false});
}

// nullptr: that there is nothing to show.
void ReportsScreen::show(QWidget *face)
{
    QWidget *page = face == nullptr ? m_none : face;
    for (int i = 0; i < m_faces->count(); ++i) {
        if (m_faces->widget(i) == page || m_faces->widget(i)->isAncestorOf(page)) {
            m_faces->setCurrentIndex(i);
        }
    }
    // While something is asked, the keys belong to the question.
    m_head->setVisible(page == m_none || page == m_report);
    if (page == m_report) {
        m_report->scroller()->setFocus();
    } else if (page == m_none) {
        setFocus();
    }
}

void ReportsScreen::arrive()
{
    show(m_hasSheet ? m_report : nullptr);
    want(m_hasSheet ? m_wish : SettlementWish());
}

void ReportsScreen::present(const CounterView &view)
{
    // Nobody looks at what somebody else was shown.
    if (!(view.cashier == m_view.cashier)) {
        m_hasSheet = false;
        m_sheet = {};
        m_wish = {};
        show(nullptr);
        render();
    }
    m_view = view;
    m_shift->setEnabled(view.shift.has_value());
}

void ReportsScreen::showSheet(const SettlementSheet &sheet)
{
    if (!answers(sheet, m_wish)) {
        return;
    }
    m_sheet = sheet;
    m_hasSheet = sheet.problem.isEmpty();
    m_isWished = true;
    render();
    const bool asks = !m_head->isHidden();
    if (asks) {
        show(m_hasSheet ? m_report : nullptr);
    }
}

// Paper and files are made of what was counted last: it has to be what is shown.
void ReportsScreen::refreshActions()
{
    for (Button *button : {m_print, m_pdf, m_csv}) {
        button->setEnabled(m_hasSheet && m_isWished);
    }
}

void ReportsScreen::render()
{
    refreshActions();
    m_before->setEnabled(m_hasSheet);
    m_after->setEnabled(m_hasSheet && dayOf(m_sheet.wish.last) < today());
    m_verdict->setVisible(m_hasSheet);
    m_none->setWords(m_sheet.problem.isEmpty() ? tr("The figures of the shop")
                                               : tr("There is no report"),
                     m_sheet.problem.isEmpty()
                         ? tr("They are counted from the books as soon as somebody asks who may.")
                         : m_sheet.problem);
    if (!m_hasSheet) {
        m_span->clear();
        return;
    }
    ReceiptLook look;
    look.language = wordsAreChinese() ? "zh_CN" : "en";
    std::map<std::string, std::string> names;
    for (const MethodView &method : m_view.methods) {
        names[method.card.id.text] = methodName(method.card.id, m_view.methods).toStdString();
    }
    look.payments = names;
    const Report report = reportOf(m_sheet.settlement, look, m_sheet.zone);
    m_span->setText(fromUtf8(report.span) + (m_sheet.leftOut.isEmpty()
                                                 ? QString()
                                                 : QStringLiteral("  ·  ") + m_sheet.leftOut));
    m_verdict->setBadge(report.isSound ? Badge::Tone::Success : Badge::Tone::Danger,
                        report.isSound ? QStringLiteral("check") : QStringLiteral("alert"),
                        fromUtf8(report.verdict));
    m_report->present(m_sheet.settlement, report, names);
}

void ReportsScreen::askToSave(SettlementFile as)
{
    if (!m_hasSheet || !m_isWished) {
        return;
    }
    QString name = QStringLiteral("settlement-") + fromUtf8(m_sheet.wish.first);
    if (m_sheet.wish.last != m_sheet.wish.first) {
        name += QLatin1Char('-') + fromUtf8(m_sheet.wish.last);
    }
    if (m_sheet.wish.ofShift) {
        name += QStringLiteral("-shift-") + fromUtf8(m_sheet.settlement.span.shift.text);
    }
    show(m_save);
    m_save->ask(as, name);
}

void ReportsScreen::retranslate()
{
    m_title->setText(tr("Report"));
    m_before->setName(tr("Day before"));
    m_after->setName(tr("Day after"));
    m_today->setText(tr("Today"));
    m_shift->setText(tr("Shift"));
    m_choose->setText(tr("Days"));
    m_pdf->setText(tr("PDF"));
    m_csv->setText(tr("CSV"));
    m_print->setText(tr("Print"));
    m_back->setText(tr("Back"));
    render();
}

} // namespace guitai::ui
