// The list at the left, the chosen person or the question at the right.
#include "ui/people/people_screen.h"

#include "ui/entry/question_panel.h"
#include "ui/people/person_form.h"
#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/theme/paint.h"
#include "ui/words/amounts.h"
#include "ui/words/trust_words.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace guitai::ui {

using Kind = PersonChange::Kind;

void PeopleModel::setPeople(const std::vector<Cashier> &people, const std::vector<Cashier> &former)
{
    beginResetModel();
    m_rows.clear();
    for (const Cashier &person : people) {
        m_rows.push_back({person, true});
    }
    for (const Cashier &person : former) {
        m_rows.push_back({person, false});
    }
    endResetModel();
}

const PeopleModel::Row *PeopleModel::row(int index) const
{
    return index >= 0 && std::size_t(index) < m_rows.size() ? &m_rows[std::size_t(index)] : nullptr;
}

int PeopleModel::rowOf(const CashierId &id) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].person.id == id) {
            return int(i);
        }
    }
    return -1;
}

int PeopleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    const Row *at = row(index.row());
    if (at == nullptr || role != Qt::DisplayRole) {
        return {};
    }
    return fromUtf8(at->person.name) + QStringLiteral(", ") + roleText(at->person.role());
}

PeopleDelegate::PeopleDelegate(const Theme &theme, const PeopleModel &model, QObject *parent)
    : RowDelegate(theme, 64, parent)
    , m_model(model)
{}

void PeopleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const PeopleModel::Row *row = m_model.row(index.row());
    if (row == nullptr) {
        return;
    }
    const Colours &c = m_theme.colours();
    const QRect room = paintGround(*painter, option);
    const QFont strong = m_theme.font(Type::Strong), caption = m_theme.font(Type::Caption);
    const int icon = 28;
    painter->drawPixmap(room.left(), room.center().y() - icon / 2,
                        m_theme.icon(QStringLiteral("user"), icon,
                                     row->isHere ? c.accentText : c.textDisabled, option.widget));
    const QRect words = room.adjusted(icon + space::medium, 0, 0, 0);
    const int first = QFontMetrics(strong).height(), second = QFontMetrics(caption).height();
    const int top = words.top() + (words.height() - first - second - 2) / 2;
    painter->setPen(row->isHere ? c.text : c.textSoft);
    drawElided(*painter, QRect(words.left(), top, words.width(), first),
               Qt::AlignLeft | Qt::AlignVCenter, strong, fromUtf8(row->person.name));
    painter->setPen(c.textSoft);
    drawElided(*painter, QRect(words.left(), top + first + 2, words.width(), second),
               Qt::AlignLeft | Qt::AlignVCenter, caption,
               row->isHere ? roleText(row->person.role()) : tr("Not here any more"));
}

PeopleScreen::PeopleScreen(const Fittings &fittings, QWidget *parent)
    : Screen(fittings, QStringLiteral("peopleScreen"), parent)
    , m_title(new Label(theme(), Type::Title))
    , m_list(new ListView(theme(), QStringLiteral("peopleList")))
    , m_none(new EmptyState(theme(), QStringLiteral("noPeople"), QStringLiteral("people")))
    , m_listStack(new QStackedWidget)
    , m_faces(new QStackedWidget)
    , m_form(new PersonForm(theme()))
    , m_question(new QuestionPanel(theme(), QStringLiteral("retireQuestion")))
{
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PeopleDelegate(theme(), m_model, m_list));
    m_listStack->addWidget(m_none);
    m_listStack->addWidget(m_list);
    m_add = action("addPerson", "plus", Qt::Key_F2);
    m_add->setKind(Button::Kind::Primary);
    m_back = action("peopleBack", "back", Qt::Key_Escape);
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::small);
    foot->addWidget(m_back, 1);
    foot->addWidget(m_add, 1);
    auto *leftCard = new Card(theme());
    auto *left = new QVBoxLayout(leftCard);
    left->setContentsMargins(space::medium, space::large, space::medium, space::medium);
    left->setSpacing(space::small);
    left->addWidget(m_title);
    left->addWidget(m_listStack, 1);
    left->addLayout(foot);

    m_detail = makeDetail();
    for (QWidget *face :
         {m_detail, static_cast<QWidget *>(m_form), static_cast<QWidget *>(m_question)}) {
        m_faces->addWidget(face);
    }
    auto *rightCard = new Card(theme());
    auto *right = new QVBoxLayout(rightCard);
    right->setContentsMargins({});
    right->addWidget(m_faces);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    row->setSpacing(space::medium);
    row->addWidget(leftCard, 44);
    row->addWidget(rightCard, 56);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { refresh(); });
    connect(m_back, &Button::clicked, this, [this] { Q_EMIT wanted(Place::Overview); });
    connect(m_add, &Button::clicked, this, [this] { ask(Kind::Add); });
    connect(m_rename, &Button::clicked, this, [this] { ask(Kind::Name); });
    connect(m_setRole, &Button::clicked, this, [this] { ask(Kind::Role); });
    connect(m_setPin, &Button::clicked, this, [this] { ask(Kind::Pin); });
    connect(m_return, &Button::clicked, this, [this] { ask(Kind::Return); });
    connect(m_retire, &Button::clicked, this, &PeopleScreen::askToRetire);
    connect(m_form, &PersonForm::agreed, this, [this](const PersonChange &change) {
        m_seen = change.person;
        desk().changePerson(change);
    });
    connect(m_form, &PersonForm::cancelled, this, [this] { show(m_detail); });
    connect(m_question, &QuestionPanel::refused, this, [this] { show(m_detail); });
    connect(m_question, &QuestionPanel::agreed, this, [this] {
        if (const PeopleModel::Row *row = chosen()) {
            PersonChange change;
            change.kind = Kind::Retire;
            change.person = row->person.id;
            m_seen = change.person;
            desk().changePerson(change);
        }
    });
    connect(&desk(), &Desk::peopleListed, this, &PeopleScreen::showPeople);
    connect(&desk(), &Desk::personRefused, this, [this](PersonFault fault) {
        if (m_faces->currentWidget() == m_form) {
            m_form->setFault(faultText(fault));
        } else {
            show(m_detail);
            Q_EMIT told(faultText(fault));
        }
    });
    retranslate();
    show(m_detail);
}

Button *PeopleScreen::action(const char *name, const char *icon, Qt::Key key)
{
    auto *button = new Button(theme(), QLatin1String(name));
    button->setIconName(QLatin1String(icon));
    button->setButtonSize(Button::Size::Large);
    button->setFocusPolicy(Qt::NoFocus);
    button->setKey(QKeySequence(key));
    return button;
}

QWidget *PeopleScreen::makeDetail()
{
    auto *face = new QWidget;
    m_name = new Label(theme(), Type::Large);
    m_name->setObjectName(QStringLiteral("personShown"));
    m_name->setWordWrap(true);
    m_id = new Label(theme(), Type::Body, Ink::Soft);
    m_what = new Label(theme(), Type::Body, Ink::Soft);
    m_what->setWordWrap(true);
    m_role = new Badge(theme(), QStringLiteral("personRole"));
    m_rename = action("renamePerson", "user", Qt::Key_F3);
    m_setRole = action("setRole", "shield", Qt::Key_F4);
    m_setPin = action("setPin", "lock", Qt::Key_F5);
    m_retire = action("retirePerson", "cross", Qt::Key_F11);
    m_return = action("returnPerson", "unpark", Qt::Key_F6);
    auto *column = new QVBoxLayout(face);
    column->setContentsMargins(space::huge, space::huge, space::huge, space::large);
    column->setSpacing(space::small);
    column->addWidget(m_name);
    column->addWidget(m_id);
    column->addWidget(m_role, 0, Qt::AlignLeft);
    column->addSpacing(space::medium);
    column->addWidget(m_what);
    column->addSpacing(space::medium);
    for (Button *button : {m_rename, m_setRole, m_setPin, m_retire, m_return}) {
        button->setLeftAligned(true);
        column->addWidget(button);
    }
    column->addStretch(1);
    return face;
}

const PeopleModel::Row *PeopleScreen::chosen() const
{
    return m_model.row(m_list->currentIndex().row());
}

void PeopleScreen::show(QWidget *face)
{
    m_faces->setCurrentWidget(face);
    const bool resting = face == m_detail;
    // While something is asked, Esc and the keys belong to the question.
    m_back->setVisible(resting);
    m_add->setVisible(resting);
    m_list->setEnabled(resting);
    if (resting) {
        m_list->setFocus();
    }
    refresh();
}

void PeopleScreen::refresh()
{
    const PeopleModel::Row *row = chosen();
    const bool some = row != nullptr;
    m_listStack->setCurrentWidget(m_model.rowCount() > 0 ? static_cast<QWidget *>(m_list)
                                                         : static_cast<QWidget *>(m_none));
    for (QWidget *widget : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_id),
                            static_cast<QWidget *>(m_role), static_cast<QWidget *>(m_what)}) {
        widget->setVisible(some);
    }
    for (Button *button : {m_rename, m_setRole, m_setPin, m_retire}) {
        button->setVisible(some && row->isHere);
    }
    m_return->setVisible(some && !row->isHere);
    if (!some) {
        return;
    }
    m_name->setText(fromUtf8(row->person.name));
    m_id->setText(tr("Known in the books as %1").arg(fromUtf8(row->person.id.text)));
    const Role role = row->person.role();
    m_role->setBadge(!row->isHere            ? Badge::Tone::Neutral
                     : role == Role::Cashier ? Badge::Tone::Neutral
                                             : Badge::Tone::Accent,
                     row->isHere ? QStringLiteral("shield") : QStringLiteral("cross"),
                     row->isHere ? roleText(role) : tr("Not here any more"));
    m_what->setText(!row->isHere ? tr("Cannot sign in; the name stands on old receipts.")
                    : role == Role::Manager
                        ? tr("May do everything.")
                        : tr("What a person may do stands in the table of the overview (F5)."));
}

void PeopleScreen::ask(Kind kind)
{
    const PeopleModel::Row *row = chosen();
    if (kind != Kind::Add && row == nullptr) {
        return;
    }
    show(m_form);
    m_form->ask(kind, kind == Kind::Add ? Cashier() : row->person);
}

void PeopleScreen::askToRetire()
{
    const PeopleModel::Row *row = chosen();
    if (row == nullptr) {
        return;
    }
    show(m_question);
    PanelQuestion question;
    question.icon = QStringLiteral("user");
    question.title = tr("Does %1 leave?").arg(fromUtf8(row->person.name));
    question.what = tr("The PIN is forgotten at once. The books keep the name.");
    question.yes = tr("Leaves");
    question.no = tr("Back");
    question.dangerous = true;
    m_question->ask(question);
}

void PeopleScreen::showPeople(const std::vector<Cashier> &people,
                              const std::vector<Cashier> &former)
{
    const bool isNew = m_seen.empty() && m_faces->currentWidget() == m_form;
    m_model.setPeople(people, former);
    const int row = isNew ? int(people.size()) - 1 : std::max(0, m_model.rowOf(m_seen));
    m_list->setCurrentIndex(m_model.index(row));
    show(m_detail);
}

void PeopleScreen::present(const CounterView &view)
{
    if (!m_view.cashier || !view.cashier || m_view.cashier->id != view.cashier->id) {
        m_model.setPeople({}, {}); // nobody looks at what somebody else was shown
        show(m_detail);
    }
    m_view = view;
}

void PeopleScreen::arrive()
{
    show(m_detail);
    desk().listPeople();
}

void PeopleScreen::retranslate()
{
    m_title->setText(tr("People"));
    m_none->setWords(tr("People are for managers"),
                     tr("Leave and come again: the till asks for a PIN who may see them."));
    m_add->setText(tr("Somebody new"));
    m_back->setText(tr("Back"));
    m_rename->setText(tr("Another name"));
    m_setRole->setText(tr("Another role"));
    m_setPin->setText(tr("A new PIN"));
    m_retire->setText(tr("Leaves the shop"));
    m_return->setText(tr("Is back"));
    m_list->viewport()->update();
    refresh();
    if (m_faces->currentWidget() == m_question) {
        askToRetire();
    }
}

} // namespace guitai::ui
