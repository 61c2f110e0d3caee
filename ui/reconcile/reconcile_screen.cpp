// The day and its providers at the left, what the comparison came to at the right.
#include "ui/reconcile/reconcile_screen.h"

#include "ui/entry/question_panel.h"
#include "ui/pay/state_banner.h"
#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/words/amounts.h"

#include <QDateTime>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace guitai::ui {

namespace {

QDate dateOf(const std::string &day)
{
    return QDate::fromString(fromUtf8(day), Qt::ISODate);
}

Label *column(const Theme &theme, Ink ink, Qt::Alignment alignment = Qt::AlignLeft)
{
    auto *label = new Label(theme, Type::Body, ink);
    label->setAlignment(alignment | Qt::AlignTop);
    return label;
}

} // namespace

ReconcileScreen::ReconcileScreen(const Fittings &fittings, QWidget *parent)
    : Screen(fittings, QStringLiteral("reconcileScreen"), parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    row->setSpacing(space::medium);
    QWidget *side = makeSide();
    row->addWidget(side, 34);

    auto *card = new Card(theme());
    m_faces = new QStackedLayout(card);
    m_empty = new EmptyState(theme(), QStringLiteral("noStatement"), QStringLiteral("list"));
    m_question = new QuestionPanel(theme(), QStringLiteral("statementQuestion"));
    m_faces->addWidget(m_empty);
    m_faces->addWidget(makeOutcome());
    m_faces->addWidget(m_question);
    row->addWidget(card, 66);
    for (QWidget *half : {side, static_cast<QWidget *>(card)}) {
        half->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }

    connect(m_question, &QuestionPanel::agreed, this, &ReconcileScreen::agree);
    connect(m_question, &QuestionPanel::refused, this, [this] {
        show(Face::Outcome);
        m_list->setFocus();
    });
    connect(&desk(), &Desk::statementsOpened, this, &ReconcileScreen::take);
    retranslate();
}

QWidget *ReconcileScreen::makeSide()
{
    auto *card = new Card(theme());
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::small);
    m_title = new Label(theme(), Type::Title);
    m_dayLabel = new Label(theme(), Type::Heading);
    m_dayLabel->setObjectName(QStringLiteral("statementDay"));
    const auto action = [&](const char *name, const char *icon, const QKeySequence &key) {
        auto *button = new Button(theme(), QLatin1String(name));
        button->setIconName(QLatin1String(icon));
        button->setButtonSize(Button::Size::Large);
        button->setFocusPolicy(Qt::NoFocus);
        button->setKey(key);
        return button;
    };
    m_earlier = action("dayEarlier", "back", QKeySequence(Qt::Key_F2));
    m_later = action("dayLater", "next", QKeySequence(Qt::Key_F3));
    m_fetch = action("fetchStatement", "globe", QKeySequence(Qt::Key_F4));
    m_import = action("importStatement", "list", QKeySequence(Qt::Key_F5));
    m_back = action("statementsBack", "back", QKeySequence(Qt::Key_Escape));
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    for (Button *button : {m_fetch, m_import, m_back}) {
        button->setLeftAligned(true);
    }
    for (Button *button : {m_earlier, m_later}) {
        button->setIconName({});
    }
    auto *days = new QHBoxLayout;
    days->setSpacing(space::small);
    days->addWidget(m_earlier, 1);
    days->addWidget(m_later, 1);
    m_tabRoom = new QVBoxLayout;
    m_tabRoom->setSpacing(space::tiny);
    column->addWidget(m_title);
    column->addWidget(m_dayLabel);
    column->addLayout(days);
    column->addSpacing(space::small);
    column->addLayout(m_tabRoom);
    column->addStretch(1);
    column->addWidget(m_fetch);
    column->addWidget(m_import);
    column->addWidget(m_back);
    connect(m_earlier, &Button::clicked, this, [this] { step(-1); });
    connect(m_later, &Button::clicked, this, [this] { step(1); });
    connect(m_fetch, &Button::clicked, this,
            [this] { desk().fetchStatement(m_day.day, m_day.provider); });
    connect(m_import, &Button::clicked, this, &ReconcileScreen::import);
    connect(m_back, &Button::clicked, this, [this] { Q_EMIT wanted(Place::Sale); });
    return card;
}

QWidget *ReconcileScreen::makeOutcome()
{
    auto *page = new QWidget;
    m_banner = new StateBanner(theme(), QStringLiteral("statementState"));
    m_classes = new QWidget;
    auto *classes = new QGridLayout(m_classes);
    classes->setContentsMargins(space::large, 0, space::large, 0);
    classes->setHorizontalSpacing(space::large);
    classes->setVerticalSpacing(space::tiny);
    const auto figures = [&](int place, const char *name, int stretch, Label *&head, Label *&body) {
        const Qt::Alignment side = place == 0 ? Qt::AlignLeft : Qt::AlignRight;
        head = new Label(theme(), Type::Caption, Ink::Soft);
        head->setAlignment(side);
        body = column(theme(), Ink::Text, side);
        body->setObjectName(QLatin1String(name));
        classes->addWidget(head, 0, place);
        classes->addWidget(body, 1, place);
        classes->setColumnStretch(place, stretch);
    };
    figures(0, "classNames", 3, m_classHead, m_classNames);
    figures(1, "classRows", 1, m_rowsHead, m_classRows);
    figures(2, "classOurs", 2, m_oursHead, m_classOurs);
    figures(3, "classTheirs", 2, m_theirsHead, m_classTheirs);

    m_list = new ListView(theme(), QStringLiteral("differences"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ReconcileDelegate(theme(), m_model, m_list));
    m_list->setMinimumHeight(160);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { refreshChosen(); });

    m_detail = new QWidget;
    m_advice = new Label(theme(), Type::Body, Ink::Soft);
    m_advice->setObjectName(QStringLiteral("groupAdvice"));
    m_advice->setWordWrap(true);
    m_facts = column(theme(), Ink::Soft);
    m_ours = column(theme(), Ink::Text);
    m_theirs = column(theme(), Ink::Text);
    m_ours->setObjectName(QStringLiteral("oursSide"));
    m_theirs->setObjectName(QStringLiteral("theirsSide"));
    for (Label *side : {m_ours, m_theirs}) {
        side->setTextInteractionFlags(Qt::TextSelectableByMouse);
        side->setMinimumWidth(0);
        side->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    auto *sides = new QHBoxLayout;
    sides->setSpacing(space::medium);
    sides->addWidget(m_facts);
    sides->addWidget(m_ours, 1);
    sides->addWidget(m_theirs, 1);
    sides->setContentsMargins(space::large, 0, space::large, 0);
    m_detail->setLayout(sides);
    m_advice->setContentsMargins(space::large, 0, space::large, 0);

    // Up to four stand side by side on a small screen: words and keys, no icons.
    const auto action = [&](const char *name, Qt::Key key) {
        auto *button = new Button(theme(), QLatin1String(name));
        button->setButtonSize(Button::Size::Large);
        button->setKey(QKeySequence(key));
        return button;
    };
    m_ask = action("askAgain", Qt::Key_F6);
    m_giveBack = action("giveBackLate", Qt::Key_F7);
    m_attach = action("attachToSale", Qt::Key_F11);
    m_accept = action("acceptRows", Qt::Key_F12);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::small);
    for (Button *button : {m_accept, m_attach, m_giveBack, m_ask}) {
        foot->addWidget(button, 1);
    }
    connect(m_ask, &Button::clicked, this, [this] {
        std::vector<std::string> names;
        for (const ReconciledRow &row : m_model.rows(chosen())) {
            if (!row.difference.attempt.empty() && !row.isAsking && !row.canGiveBack &&
                !row.accepted) {
                names.push_back(row.difference.row);
            }
        }
        desk().askAgain(names);
    });
    connect(m_giveBack, &Button::clicked, this, [this] { ask(Asking::GiveBack); });
    connect(m_attach, &Button::clicked, this, [this] {
        for (const ReconciledRow &row : m_model.rows(chosen())) {
            if (row.canAttach) {
                desk().attachToSale(row.difference.row);
            }
        }
    });
    connect(m_accept, &Button::clicked, this, [this] { ask(Asking::Note); });

    auto *room = new QVBoxLayout(page);
    room->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    room->setSpacing(space::medium);
    room->addWidget(m_banner);
    // The summary, or in its place the two sides of the row that is chosen.
    room->addWidget(m_classes);
    room->addWidget(m_detail);
    room->addWidget(m_list, 1);
    room->addWidget(m_advice);
    room->addLayout(foot);
    room->addStretch(0);
    return page;
}

void ReconcileScreen::lookAt(const std::string &day, const ProviderId &provider)
{
    m_wantedDay = day;
    m_wantedProvider = provider;
}

void ReconcileScreen::arrive()
{
    show(m_day.compared ? Face::Outcome : Face::Empty);
    desk().openStatements(std::exchange(m_wantedDay, {}), std::exchange(m_wantedProvider, {}));
    m_list->setFocus();
}

void ReconcileScreen::hideEvent(QHideEvent *event)
{
    desk().leaveStatements();
    Screen::hideEvent(event);
}

void ReconcileScreen::present(const CounterView &view)
{
    m_view = view;
}

QString ReconcileScreen::method(const ProviderId &provider) const
{
    return methodName(provider, m_view.methods);
}

void ReconcileScreen::take(const ReconciledDay &day)
{
    const bool another = day.day != m_day.day || day.provider != m_day.provider;
    const std::vector<std::string> before = m_model.names(chosen());
    m_day = day;
    m_model.setDay(day);
    const int place = another || before.empty() ? 0 : m_model.place(before.front());
    if (m_model.rowCount() > 0) {
        m_list->setCurrentIndex(m_model.index(place));
    }
    const bool isAsking = m_faces->currentIndex() == int(Face::Question) && !another;
    refresh();
    if (!isAsking) {
        show(m_day.compared ? Face::Outcome : Face::Empty);
    }
}

void ReconcileScreen::show(Face face)
{
    m_faces->setCurrentIndex(int(face));
    // Esc belongs to one face at a time.
    m_back->setVisible(face != Face::Question);
}

const StatementTab *ReconcileScreen::tab() const
{
    const auto found =
        std::find_if(m_day.tabs.begin(), m_day.tabs.end(),
                     [&](const StatementTab &t) { return t.provider == m_day.provider; });
    return found == m_day.tabs.end() ? nullptr : &*found;
}

int ReconcileScreen::chosen() const
{
    return m_list->currentIndex().row();
}

void ReconcileScreen::refresh()
{
    const QDate date = dateOf(m_day.day);
    const QDate today = QDateTime::fromMSecsSinceEpoch(now().ms).date();
    QLocale locale(tr("en_GB"));
    m_dayLabel->setText(date.isValid() ? locale.toString(date, tr("dddd, d MMMM yyyy"))
                                       : QString());
    m_later->setEnabled(date.isValid() && date < today);
    refreshTabs();
    const StatementTab *here = tab();
    if (here == nullptr) {
        m_empty->setWords(tr("No provider makes statements"),
                          tr("Set one up in the settings, and its days are compared here."));
    } else {
        const StateWords words = tabWords(*here, method(here->provider));
        m_empty->setWords(words.title, words.doNow.isEmpty()
                                           ? words.money
                                           : words.money + QLatin1Char('\n') + words.doNow);
    }
    const bool isOver = here != nullptr && here->state != StatementTab::State::NotOver;
    const bool isAsking = here != nullptr && here->state == StatementTab::State::Asking;
    m_fetch->setEnabled(isOver && !isAsking && here->canFetch);
    m_import->setEnabled(here != nullptr && !isAsking);
    if (m_day.compared) {
        const bool allDone = m_day.compared->open() == 0;
        StateWords words = outcomeWords(*m_day.compared);
        if (isAsking) {
            words.doNow = tr("Comparing once more …");
        } else if (here != nullptr && here->lack) {
            words.doNow = fromUtf8(here->said);
        }
        m_banner->setState(allDone ? Card::Tone::Success : Card::Tone::Warn,
                           allDone ? QStringLiteral("check-circle") : QStringLiteral("alert"),
                           words);
        refreshClasses();
    }
    const bool hasRows = m_model.rowCount() > 0;
    m_list->setVisible(hasRows);
    refreshChosen();
}

void ReconcileScreen::refreshTabs()
{
    if (m_tabs.size() != m_day.tabs.size()) {
        qDeleteAll(m_tabs);
        m_tabs.clear();
        for (std::size_t i = 0; i < m_day.tabs.size(); ++i) {
            auto *button =
                new Button(theme(), QStringLiteral("statementTab%1").arg(i + 1), Button::Kind::Tab);
            button->setButtonSize(Button::Size::Large);
            button->setLeftAligned(true);
            button->setCheckable(true);
            button->setFocusPolicy(Qt::NoFocus);
            button->setKey(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + int(i))),
                           QStringLiteral("Alt %1").arg(i + 1));
            connect(button, &Button::clicked, this, [this, i] {
                if (i < m_day.tabs.size()) {
                    desk().openStatements(m_day.day, m_day.tabs[i].provider);
                }
            });
            m_tabRoom->addWidget(button);
            m_tabs.push_back(button);
        }
    }
    for (std::size_t i = 0; i < m_tabs.size(); ++i) {
        const StatementTab &at = m_day.tabs[i];
        m_tabs[i]->setText(method(at.provider));
        m_tabs[i]->setMark(methodMark(at.provider));
        m_tabs[i]->setChecked(at.provider == m_day.provider);
        QString state;
        switch (at.state) {
        case StatementTab::State::NotOver:
        case StatementTab::State::NotCompared:
            state = QStringLiteral("–");
            break;
        case StatementTab::State::Asking:
            state = QStringLiteral("…");
            break;
        case StatementTab::State::Lacking:
            state = QStringLiteral("!");
            break;
        case StatementTab::State::Compared:
            state = QStringLiteral("%1/%2").arg(at.equal).arg(at.rows);
            break;
        }
        m_tabs[i]->setTrailing(state);
    }
}

void ReconcileScreen::refreshClasses()
{
    const StatementCompared &outcome = m_day.compared->outcome;
    m_classHead->setText(tr("Class"));
    m_rowsHead->setText(tr("Rows"));
    m_oursHead->setText(tr("Our books"));
    m_theirsHead->setText(method(m_day.provider));
    QStringList names, rows, ours, theirs;
    for (const ClassFigures &figures : outcome.classes) {
        names << className(figures.kind);
        rows << QString::number(figures.count);
        ours << (figures.kind == MatchKind::Fee || figures.kind == MatchKind::MissingHere
                     ? QStringLiteral("–")
                     : amountText(figures.ours));
        theirs << (figures.kind == MatchKind::MissingThere ? QStringLiteral("–")
                                                           : amountText(figures.theirs));
    }
    if (outcome.unreadable > 0) {
        names << tr("Cannot be read");
        rows << QString::number(outcome.unreadable);
        ours << QStringLiteral("–");
        theirs << QStringLiteral("?");
    }
    m_classNames->setText(names.join(QLatin1Char('\n')));
    m_classRows->setText(rows.join(QLatin1Char('\n')));
    m_classOurs->setText(ours.join(QLatin1Char('\n')));
    m_classTheirs->setText(theirs.join(QLatin1Char('\n')));
}

void ReconcileScreen::refreshChosen()
{
    const ReconcileModel::Item *item = m_model.item(chosen());
    const bool isOne = item != nullptr && !item->isHead() && item->row;
    m_detail->setVisible(isOne);
    m_classes->setVisible(!isOne);
    m_advice->setVisible(item != nullptr);
    for (Button *button : {m_ask, m_giveBack, m_attach, m_accept}) {
        button->setVisible(item != nullptr);
    }
    if (item == nullptr) {
        return;
    }
    // The room for the list has changed; what is chosen stays in sight.
    QMetaObject::invokeMethod(
        m_list, [this] { m_list->scrollTo(m_list->currentIndex()); }, Qt::QueuedConnection);
    const std::vector<ReconciledRow> rows = m_model.rows(chosen());
    const auto any = [&](auto holds) { return std::any_of(rows.begin(), rows.end(), holds); };
    const bool isDone = item->group == RowGroup::Accepted;
    // What the provider has confirmed need not be asked about.
    const bool canAsk = !isDone && any([](const ReconciledRow &row) {
        return !row.difference.attempt.empty() && !row.isAsking && !row.canGiveBack;
    });
    const bool canGiveBack =
        !isDone && any([](const ReconciledRow &row) { return row.canGiveBack; });
    const bool canAttach = !isDone && any([](const ReconciledRow &row) { return row.canAttach; });
    m_ask->setVisible(canAsk);
    m_giveBack->setVisible(canGiveBack);
    m_attach->setVisible(canAttach);
    m_accept->setVisible(!isDone);
    // One of them is what the group is about.
    m_ask->setKind(canAsk && !canGiveBack && item->group != RowGroup::LookAtProvider
                       ? Button::Kind::Primary
                       : Button::Kind::Secondary);
    m_attach->setKind(canAttach ? Button::Kind::Primary : Button::Kind::Secondary);
    m_giveBack->setKind(canGiveBack && !canAttach ? Button::Kind::Primary
                                                  : Button::Kind::Secondary);
    m_accept->setKind(item->group == RowGroup::LookAtProvider || item->group == RowGroup::Unreadable
                          ? Button::Kind::Primary
                          : Button::Kind::Secondary);

    const QString deed = isOne ? deedText(*item->row) : item->note;
    m_advice->setText(!deed.isEmpty() ? deed
                      : canGiveBack   ? tr("The provider has confirmed this money.")
                                      : groupAdvice(item->group));
    if (!isOne) {
        return;
    }
    const Difference &d = item->row->difference;
    const auto sideText = [&](const std::optional<BookSide> &side, bool isOurs) {
        if (!side) {
            return (isOurs ? tr("Our books: nothing")
                           : tr("%1: nothing").arg(method(m_day.provider)));
        }
        QStringList lines = {isOurs ? tr("Our books") : method(m_day.provider),
                             amountText(side->amount),
                             sideState(*side, isOurs),
                             dayClockText(side->at),
                             fromUtf8(side->number),
                             fromUtf8(side->reference)};
        return lines.join(QLatin1Char('\n'));
    };
    m_facts->setText(QStringList({QString(), tr("Amount"), tr("State"), tr("Time"),
                                  tr("Our number"), tr("Their number")})
                         .join(QLatin1Char('\n')));
    m_ours->setText(sideText(d.ours, true));
    m_theirs->setText(sideText(d.theirs, false));
}

void ReconcileScreen::step(int days)
{
    const QDate date = dateOf(m_day.day).addDays(days);
    if (date.isValid()) {
        desk().openStatements(date.toString(Qt::ISODate).toStdString(), m_day.provider);
    }
}

void ReconcileScreen::import()
{
    auto *dialog = new QFileDialog(
        this, tr("The statement of %1 you have downloaded").arg(fromUtf8(m_day.day)));
    dialog->setObjectName(QStringLiteral("statementFile"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const std::string day = m_day.day;
    const ProviderId provider = m_day.provider;
    connect(dialog, &QFileDialog::fileSelected, this,
            [=, this](const QString &path) { desk().importStatement(day, provider, path); });
    dialog->open();
}

void ReconcileScreen::ask(Asking what)
{
    m_asking = what;
    m_about.clear();
    PanelQuestion question;
    question.no = tr("Not now");
    if (what == Asking::Note) {
        for (const std::string &name : m_model.names(chosen())) {
            m_about.push_back(name);
        }
        question.icon = QStringLiteral("check");
        question.title = m_about.size() == 1 ? tr("Let this row stand?")
                                             : tr("Let these %1 rows stand?").arg(m_about.size());
        question.what = tr("The note says why. It is kept with your name.");
        question.yes = tr("Accept");
        question.wantsText = true;
        question.placeholder = tr("Note");
    } else {
        Money sum(0, m_view.currency);
        for (const ReconciledRow &row : m_model.rows(chosen())) {
            const Difference &d = row.difference;
            if (!row.canGiveBack) {
                continue;
            }
            m_about.push_back(d.row);
            const Money amount = d.theirs ? d.theirs->amount : d.ours->amount;
            if (amount.currency() == sum.currency()) {
                sum += amount;
            }
        }
        question.icon = QStringLiteral("refund");
        question.title = tr("Give %1 back?").arg(amountText(sum));
        question.what = tr("It goes to the customer through %1.").arg(method(m_day.provider));
        question.yes = tr("Give back");
    }
    if (m_about.empty()) {
        return;
    }
    show(Face::Question);
    m_question->ask(question);
}

void ReconcileScreen::agree()
{
    const QString text = m_question->text().trimmed();
    if (m_asking == Asking::Note && text.isEmpty()) {
        return;
    }
    const std::vector<std::string> about = std::exchange(m_about, {});
    show(Face::Outcome);
    m_list->setFocus();
    if (m_asking == Asking::Note) {
        desk().acceptDifferences(about, text);
    } else {
        desk().giveBackLate(about,
                            tr("Late money, by the statement of %1").arg(fromUtf8(m_day.day)));
    }
}

void ReconcileScreen::retranslate()
{
    m_title->setText(tr("Reconcile"));
    m_earlier->setText(tr("Earlier"));
    m_later->setText(tr("Later"));
    m_fetch->setText(tr("Fetch it now"));
    m_import->setText(tr("Bring a file"));
    m_back->setText(tr("Back"));
    m_ask->setText(tr("Ask again"));
    m_giveBack->setText(tr("Give back"));
    m_attach->setText(tr("Count it for its sale"));
    m_accept->setText(tr("Accept"));
    refresh();
}

} // namespace guitai::ui
