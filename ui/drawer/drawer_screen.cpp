// What can be done stands at the left, what is being done at the right.
#include "ui/drawer/drawer_screen.h"

#include "books/shift_rows.h"
#include "ui/drawer/count_panel.h"
#include "ui/drawer/move_panel.h"
#include "ui/drawer/report_paper.h"
#include "ui/drawer/result_panel.h"
#include "ui/entry/entry_panel.h"
#include "ui/entry/question_panel.h"
#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/words/amounts.h"
#include "ui/words/words.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace guitai::ui {

DrawerScreen::DrawerScreen(const Fittings &fittings, QWidget *parent)
    : Screen(fittings, QStringLiteral("drawerScreen"), parent)
    , m_title(new Label(theme(), Type::Title))
    , m_who(new Label(theme(), Type::Body, Ink::Soft))
    , m_openingWord(new Label(theme(), Type::Body, Ink::Soft))
    , m_opening(new AmountLabel(theme(), QStringLiteral("shiftOpening"), Type::Heading))
{
    setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    row->setSpacing(space::large);
    m_side = makeSide();
    row->addWidget(m_side, 36);
    row->addWidget(makeFaces(), 64);

    connect(m_open, &Button::clicked, this, &DrawerScreen::askFloat);
    connect(m_payIn, &Button::clicked, this, [this] {
        show(m_move);
        m_move->ask(true, m_view.currency);
    });
    connect(m_payOut, &Button::clicked, this, [this] {
        show(m_move);
        m_move->ask(false, m_view.currency);
    });
    connect(m_count, &Button::clicked, this, &DrawerScreen::count);
    connect(m_handOver, &Button::clicked, this, [this] { ask(Asking::HandOver); });
    connect(m_x, &Button::clicked, this, [this] { desk().reportShift(); });
    connect(m_noSale, &Button::clicked, this, [this] { ask(Asking::OpenDrawer); });
    connect(m_closeDay, &Button::clicked, this, [this] { ask(Asking::CloseDay); });
    connect(m_statements, &Button::clicked, this, [this] { Q_EMIT wanted(Place::Reconcile); });
    connect(m_back, &Button::clicked, this, [this] { Q_EMIT wanted(Place::Sale); });

    connect(m_float, &EntryPanel::confirmed, this, [this](const QString &text) {
        const auto amount = Money::parse(text.toStdString(), m_view.currency);
        if (!amount || amount->isNegative()) {
            return;
        }
        std::vector<Money> opening = {*amount};
        for (const Money &left : m_view.left) { // foreign notes lie where they were left
            if (left.currency() != m_view.currency) {
                opening.push_back(left);
            }
        }
        m_isOpening = true;
        desk().openShift(opening);
    });
    connect(m_float, &EntryPanel::edited, this, [this](const QString &text) {
        const auto amount = Money::parse(text.toStdString(), m_view.currency);
        m_float->setFault(text.isEmpty() || amount ? QString() : tr("This is not an amount."));
    });
    connect(m_float, &EntryPanel::cancelled, this, &DrawerScreen::rest);
    connect(m_move, &MovePanel::moved, this, [this](const Money &amount, const QString &why) {
        desk().moveCash(amount, why);
        rest();
    });
    connect(m_move, &MovePanel::cancelled, this, &DrawerScreen::rest);
    connect(m_countPanel, &CountPanel::counted, this, [this](const CountDrawer &counted) {
        m_counting = true;
        desk().countDrawer(counted);
    });
    connect(m_countPanel, &CountPanel::cancelled, this, &DrawerScreen::rest);
    connect(m_result, &ResultPanel::closed, this,
            [this](const std::vector<Money> &left) { desk().closeShift(left); });
    connect(m_result, &ResultPanel::countAgain, this, &DrawerScreen::count);
    connect(m_result, &ResultPanel::handOver, this, [this] { ask(Asking::HandOverCounted); });
    connect(m_question, &QuestionPanel::agreed, this, &DrawerScreen::agree);
    connect(m_question, &QuestionPanel::refused, this, &DrawerScreen::rest);
    connect(m_print, &Button::clicked, this, [this] { desk().printReport(); });
    connect(m_paperBack, &Button::clicked, this, &DrawerScreen::rest);
    connect(&desk(), &Desk::reportReady, this, &DrawerScreen::showReport);
    connect(&desk(), &Desk::noticed, this, &DrawerScreen::heard);
    retranslate();
    rest();
}

Button *DrawerScreen::action(const char *name, const char *icon, Qt::Key key)
{
    auto *button = new Button(theme(), QLatin1String(name));
    button->setIconName(QLatin1String(icon));
    button->setButtonSize(Button::Size::Large);
    button->setLeftAligned(true);
    button->setFocusPolicy(Qt::NoFocus);
    button->setKey(QKeySequence(key));
    return button;
}

QWidget *DrawerScreen::makeSide()
{
    auto *card = new Card(theme());
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::small);
    m_title->setObjectName(QStringLiteral("shiftTitle"));
    m_who->setObjectName(QStringLiteral("shiftWho"));
    m_title->setWordWrap(true);
    m_who->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_who);
    auto *opening = new QHBoxLayout;
    opening->addWidget(m_openingWord);
    opening->addWidget(m_opening, 1);
    column->addLayout(opening);
    column->addSpacing(space::medium);
    m_open = action("openShift", "drawer", Qt::Key_F2);
    m_open->setKind(Button::Kind::Primary);
    m_payIn = action("payIn", "plus", Qt::Key_F2);
    m_payOut = action("payOut", "minus", Qt::Key_F3);
    m_count = action("countDrawer", "cash", Qt::Key_F4);
    m_handOver = action("handOver", "people", Qt::Key_F5);
    m_x = action("reportShift", "receipt", Qt::Key_F6);
    m_noSale = action("openDrawerOnly", "drawer", Qt::Key_F7);
    m_closeDay = action("closeDay", "moon", Qt::Key_F11);
    m_statements = action("reconcile", "list", Qt::Key_F12);
    m_back = action("drawerBack", "back", Qt::Key_Escape);
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    for (Button *button : {m_open, m_payIn, m_payOut, m_count, m_handOver, m_x, m_noSale,
                           m_statements, m_closeDay}) {
        column->addWidget(button);
    }
    column->addStretch(1);
    column->addWidget(m_back);
    return card;
}

QWidget *DrawerScreen::makeFaces()
{
    auto *card = new Card(theme());
    m_faces = new QStackedWidget;
    m_rest = new EmptyState(theme(), QStringLiteral("drawerRest"), QStringLiteral("drawer"));
    m_float = new EntryPanel(theme(), QStringLiteral("float"));
    m_move = new MovePanel(theme(), QStringLiteral("move"));
    m_countPanel = new CountPanel(theme(), QStringLiteral("count"));
    m_result = new ResultPanel(theme(), QStringLiteral("result"));
    m_question = new QuestionPanel(theme(), QStringLiteral("drawerQuestion"));
    m_paperFace = makePaper();
    for (QWidget *face :
         {static_cast<QWidget *>(m_rest), static_cast<QWidget *>(m_float),
          static_cast<QWidget *>(m_move), static_cast<QWidget *>(m_countPanel),
          static_cast<QWidget *>(m_result), static_cast<QWidget *>(m_question), m_paperFace}) {
        m_faces->addWidget(face);
    }
    auto *room = new QVBoxLayout(card);
    room->setContentsMargins({});
    room->addWidget(m_faces);
    return card;
}

QWidget *DrawerScreen::makePaper()
{
    auto *face = new QWidget;
    auto *column = new QVBoxLayout(face);
    column->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    column->setSpacing(space::small);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("reportRoom"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_paper = new ReportPaper(theme());
    scroll->setWidget(m_paper);
    scroll->viewport()->setAutoFillBackground(false);
    m_paperBack = new Button(theme(), QStringLiteral("reportBack"));
    m_print = new Button(theme(), QStringLiteral("reportPrint"), Button::Kind::Primary);
    m_print->setIconName(QStringLiteral("print"));
    m_print->setKey(QKeySequence(Qt::CTRL | Qt::Key_P));
    m_paperBack->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::small);
    foot->addWidget(m_paperBack);
    foot->addWidget(m_print, 1);
    for (Button *button : {m_paperBack, m_print}) {
        button->setButtonSize(Button::Size::Large);
    }
    column->addWidget(scroll, 1);
    column->addLayout(foot);
    return face;
}

void DrawerScreen::show(QWidget *face)
{
    m_faces->setCurrentWidget(face);
    refresh();
}

void DrawerScreen::rest()
{
    m_asking = Asking::Nothing;
    m_counting = false;
    m_isOpening = false;
    show(m_rest);
    setFocus();
}

void DrawerScreen::arrive()
{
    // Where nothing may be sold without a shift, the float is asked for at once.
    if (m_view.shiftsRequired && !m_view.shift && m_faces->currentWidget() != m_paperFace) {
        askFloat();
    } else {
        rest();
    }
}

void DrawerScreen::askFloat()
{
    show(m_float);
    const Money left = amountIn(m_view.left, m_view.currency);
    m_float->ask({tr("What is in the drawer now?"),
                  left.isPositive() ? tr("The last shift left %1.").arg(amountText(left))
                                    : tr("The float that the shift begins with."),
                  left.isPositive() ? fromUtf8(left.text()) : QString(),
                  currencySign(m_view.currency),
                  NumPad::Corner::Point,
                  tr("Open the shift"),
                  {},
                  {}});
    m_float->setCancelWord(tr("Back"));
}

void DrawerScreen::count()
{
    std::vector<Currency> currencies = {m_view.currency};
    for (const auto &[code, rate] : m_view.rates) {
        if (const auto currency = Currency::fromCode(code)) {
            currencies.push_back(*currency);
        }
    }
    if (m_view.shift) {
        for (const auto &[code, ledger] : m_view.shift->cash) {
            const Currency currency = ledger.opening.currency();
            if (std::find(currencies.begin(), currencies.end(), currency) == currencies.end()) {
                currencies.push_back(currency);
            }
        }
    }
    m_counting = false;
    show(m_countPanel);
    m_countPanel->ask(currencies);
}

void DrawerScreen::present(const CounterView &view)
{
    const bool sameShift = view.shift.has_value() == m_view.shift.has_value() &&
                           (!view.shift || view.shift->id == m_view.shift->id);
    const bool counted = m_counting && view.shift && !view.shift->counted.empty() && sameShift;
    m_view = view;
    if (counted) {
        m_counting = false;
        m_result->show(*view.shift, view.currency);
        show(m_result);
    } else if (!sameShift && m_faces->currentWidget() != m_paperFace) {
        const bool begins = m_isOpening && view.shift;
        rest();
        if (begins) {
            Q_EMIT wanted(Place::Sale);
        }
    }
    refresh();
}

void DrawerScreen::refresh()
{
    const bool open = m_view.shift.has_value();
    m_title->setText(open ? tr("The shift is open") : tr("No shift is open"));
    if (open) {
        m_who->setText(
            tr("%1, since %2")
                .arg(fromUtf8(m_view.shift->cashierName), dayClockText(m_view.shift->openedAt)));
        const auto own = m_view.shift->cash.find(m_view.currency.code());
        m_opening->setAmount(own == m_view.shift->cash.end() ? Money(0, m_view.currency)
                                                             : own->second.opening);
    } else {
        m_who->setText(m_view.shiftsRequired
                           ? tr("Selling begins when the float is counted.")
                           : tr("Sales go on; the drawer is not accounted for by shift."));
    }
    m_openingWord->setVisible(open);
    m_opening->setVisible(open);
    m_open->setVisible(!open);
    m_closeDay->setVisible(!open);
    for (Button *button : {m_payIn, m_payOut, m_count, m_handOver, m_x}) {
        button->setVisible(open);
    }
    // Counting takes the whole width and all the attention.
    m_side->setVisible(m_faces->currentWidget() != m_countPanel);
    // While something is asked, Esc and the keys belong to the question.
    const bool resting = m_faces->currentWidget() == m_rest;
    m_back->setVisible(resting && (open || !m_view.shiftsRequired));
    const bool asked = !resting && m_faces->currentWidget() != m_paperFace;
    for (Button *button :
         {m_open, m_payIn, m_payOut, m_count, m_handOver, m_x, m_noSale, m_closeDay}) {
        button->setEnabled(!asked);
    }
}

void DrawerScreen::ask(Asking what, const QString &fault)
{
    m_asking = what;
    show(m_question);
    PanelQuestion question;
    question.fault = fault;
    question.no = tr("Back");
    question.wantsText = true;
    switch (what) {
    case Asking::Nothing:
        return;
    case Asking::HandOver:
    case Asking::HandOverCounted:
        question.icon = QStringLiteral("people");
        question.title = tr("Who takes the drawer over?");
        question.what = what == Asking::HandOver ? tr("It goes over as it stands, without a count.")
                                                 : tr("It goes over with what was counted.");
        question.yes = tr("Hand over");
        question.placeholder = tr("PIN of the next cashier");
        question.secret = true;
        break;
    case Asking::OpenDrawer:
        question.icon = QStringLiteral("drawer");
        question.title = tr("Open the drawer without a sale");
        question.what = tr("It is written down who opened it, and why.");
        question.yes = tr("Open");
        question.placeholder = tr("Why");
        break;
    case Asking::CloseDay: {
        question.wantsText = false;
        question.icon = QStringLiteral("moon");
        question.title = tr("Close the day: Z %1").arg(m_view.lastDay + 1);
        question.yes = tr("Close the day");
        if (m_view.unsettled.empty()) {
            question.what = tr("The report is numbered and signed, and cannot be changed.");
            break;
        }
        QStringList open;
        for (const Unresolved &u : m_view.unsettled) {
            const std::string &number = !u.refund.empty()    ? u.refund.text
                                        : !u.attempt.empty() ? u.attempt.text
                                                             : u.sale.text;
            open << fromUtf8(number) + QStringLiteral("  ") + amountText(u.amount);
        }
        constexpr qsizetype shown = 6;
        if (open.size() > shown) {
            open = open.mid(0, shown) << tr("and %1 more").arg(open.size() - shown);
        }
        question.dangerous = true;
        question.what = tr("It is not known yet what became of this money. A manager can take it "
                           "over to the next day:") +
                        QStringLiteral("\n\n") + open.join(QLatin1Char('\n'));
        question.yes = tr("Take over and close");
        break;
    }
    }
    m_question->ask(question);
}

void DrawerScreen::agree()
{
    const QString text = m_question->text();
    switch (m_asking) {
    case Asking::Nothing:
        return;
    case Asking::HandOver:
    case Asking::HandOverCounted:
        if (!text.isEmpty()) {
            desk().handOver(text, m_asking == Asking::HandOver);
        }
        return;
    case Asking::OpenDrawer:
        if (!text.isEmpty()) {
            desk().openDrawer(text);
            rest();
        }
        return;
    case Asking::CloseDay:
        desk().closeDay(m_view.unsettled);
        return;
    }
}

// The question stands until it is answered well.
void DrawerScreen::heard(const Notice &notice)
{
    const bool bad = notice.kind == Notice::Kind::WrongPin || notice.kind == Notice::Kind::Refused;
    if (bad && m_asking != Asking::Nothing && isVisible()) {
        ask(m_asking, noticeText(notice));
    }
}

void DrawerScreen::showReport(const DrawerReport &report)
{
    m_report = report;
    m_asking = Asking::Nothing;
    renderReport();
    show(m_paperFace);
    m_print->setFocus();
}

void DrawerScreen::renderReport()
{
    if (!m_report.shift && !m_report.day) {
        return;
    }
    const Instant at = m_report.day ? m_report.day->day.at : m_report.shift->to;
    ReceiptLook look;
    look.shopName = m_view.shopName;
    //: The language of printed papers, as a code.
    look.language = tr("en").toStdString();
    look.utcOffset = QDateTime::fromMSecsSinceEpoch(at.ms, Qt::LocalTime).offsetFromUtc();
    for (const MethodView &method : m_view.methods) {
        look.payments[method.card.id.text] =
            methodName(method.card.id, m_view.methods).toStdString();
    }
    m_paper->setRows(m_report.day
                         ? dayRows(*m_report.day, look)
                         : shiftRows(*m_report.shift, look,
                                     m_report.expectedShown ? Expected::Shown : Expected::Hidden));
}

void DrawerScreen::retranslate()
{
    m_openingWord->setText(tr("Opening float"));
    m_open->setText(tr("Open a shift"));
    m_payIn->setText(tr("Pay in"));
    m_payOut->setText(tr("Pay out"));
    m_count->setText(tr("Count and close"));
    m_handOver->setText(tr("Hand over"));
    m_x->setText(tr("X report"));
    m_noSale->setText(tr("Open the drawer"));
    m_statements->setText(tr("Reconcile"));
    m_closeDay->setText(tr("Close the day (Z)"));
    m_back->setText(tr("Back"));
    m_print->setText(tr("Print"));
    m_paperBack->setText(tr("Back"));
    m_rest->setWords(tr("The drawer"), tr("Choose at the left what is to be done."));
    m_move->retranslate();
    m_countPanel->retranslate();
    m_result->retranslate();
    renderReport();
    refresh();
}

} // namespace guitai::ui
