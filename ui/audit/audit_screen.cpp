// Newest first; the days with arrows, the people with one key.
#include "ui/audit/audit_screen.h"

#include "ui/reports/days_panel.h"
#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/theme/paint.h"
#include "ui/words/amounts.h"
#include "ui/words/trust_words.h"

#include <QDateTime>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace guitai::ui {

void AuditModel::setRows(const std::vector<AuditRow> &rows, const std::string &person)
{
    beginResetModel();
    m_rows.clear();
    for (const AuditRow &row : rows) {
        if (person.empty() || row.by == person || row.approvedBy == person) {
            m_rows.push_back(row);
        }
    }
    endResetModel();
}

const AuditRow *AuditModel::row(int index) const
{
    return index >= 0 && std::size_t(index) < m_rows.size() ? &m_rows[std::size_t(index)] : nullptr;
}

int AuditModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant AuditModel::data(const QModelIndex &index, int role) const
{
    const AuditRow *at = row(index.row());
    if (at == nullptr || role != Qt::DisplayRole) {
        return {};
    }
    return QStringLiteral("%1 %2, %3")
        .arg(clockText(at->at), auditText(at->what), fromUtf8(at->by));
}

AuditDelegate::AuditDelegate(const Theme &theme, const AuditModel &model, QObject *parent)
    : RowDelegate(theme, 60, parent)
    , m_model(model)
{}

void AuditDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const AuditRow *row = m_model.row(index.row());
    if (row == nullptr) {
        return;
    }
    const Colours &c = m_theme.colours();
    const QRect room = paintGround(*painter, option);
    const QFont strong = m_theme.font(Type::Strong), body = m_theme.font(Type::Body),
                caption = m_theme.font(Type::Caption);
    const int clock = tabularWidth(body, QStringLiteral("00:00")) + space::large;
    const int amount = std::max(96, room.width() / 7);
    const int who = room.width() / 4;
    const int what = room.width() - clock - amount - who - space::medium;
    const int first = QFontMetrics(strong).height(), second = QFontMetrics(caption).height();
    const bool hasMore = !row->detail.empty();
    const int top = room.top() + (room.height() - first - (hasMore ? second + 2 : 0)) / 2;
    painter->setPen(c.textSoft);
    drawTabular(*painter, QRect(room.left(), room.top(), clock, room.height()),
                Qt::AlignLeft | Qt::AlignVCenter, body, clockText(row->at));
    const int x = room.left() + clock;
    painter->setPen(row->what == "wrong_pin" ? c.warnText : c.text);
    drawElided(*painter, QRect(x, top, what, first), Qt::AlignLeft | Qt::AlignVCenter, strong,
               auditText(row->what));
    painter->setPen(c.textSoft);
    if (hasMore) {
        drawElided(*painter, QRect(x, top + first + 2, what, second),
                   Qt::AlignLeft | Qt::AlignVCenter, caption, auditDetail(row->what, row->detail));
    }
    const bool approved = !row->approvedBy.empty();
    const int whoTop = room.top() + (room.height() - first - (approved ? second + 2 : 0)) / 2;
    const int whoAt = x + what + space::medium;
    painter->setPen(c.text);
    drawElided(*painter, QRect(whoAt, whoTop, who, first), Qt::AlignLeft | Qt::AlignVCenter, body,
               row->by.empty() ? tr("nobody signed in") : fromUtf8(row->by));
    if (approved) {
        painter->setPen(c.accentText);
        drawElided(*painter, QRect(whoAt, whoTop + first + 2, who, second),
                   Qt::AlignLeft | Qt::AlignVCenter, caption,
                   tr("allowed by %1").arg(fromUtf8(row->approvedBy)));
    }
    if (row->amount) {
        painter->setPen(c.text);
        drawTabular(*painter, QRect(room.right() - amount, room.top(), amount, room.height()),
                    Qt::AlignRight | Qt::AlignVCenter, strong, amountText(*row->amount));
    }
}

AuditScreen::AuditScreen(const Fittings &fittings, QWidget *parent)
    : Screen(fittings, QStringLiteral("auditScreen"), parent)
    , m_title(new Label(theme(), Type::Title))
    , m_what(new Label(theme(), Type::Body, Ink::Soft))
    , m_before(new IconButton(theme(), QStringLiteral("auditBefore"), QStringLiteral("back")))
    , m_after(new IconButton(theme(), QStringLiteral("auditAfter"), QStringLiteral("next")))
    , m_today(new Button(theme(), QStringLiteral("auditToday")))
    , m_choose(new Button(theme(), QStringLiteral("auditDay")))
    , m_who(new Button(theme(), QStringLiteral("auditWho")))
    , m_back(new Button(theme(), QStringLiteral("auditBack")))
    , m_head(new QWidget)
    , m_faces(new QStackedWidget)
    , m_none(new EmptyState(theme(), QStringLiteral("noAudit"), QStringLiteral("shield")))
    , m_list(new ListView(theme(), QStringLiteral("auditList")))
    , m_days(new DaysPanel(theme()))
{
    m_what->setObjectName(QStringLiteral("auditWhat"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new AuditDelegate(theme(), m_model, m_list));
    m_before->setKey(QKeySequence(Qt::Key_Left), false);
    m_after->setKey(QKeySequence(Qt::Key_Right), false);
    m_today->setKey(QKeySequence(Qt::Key_F2));
    m_today->setIconName(QStringLiteral("sun"));
    m_choose->setKey(QKeySequence(Qt::Key_F3));
    m_choose->setIconName(QStringLiteral("list"));
    m_who->setKey(QKeySequence(Qt::Key_F4));
    m_who->setIconName(QStringLiteral("user"));
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    m_back->setIconName(QStringLiteral("back"));
    auto *words = new QHBoxLayout;
    words->setSpacing(space::medium);
    words->addWidget(m_back);
    words->addWidget(m_title);
    words->addWidget(m_what, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    row->addWidget(m_before);
    row->addWidget(m_after);
    for (Button *button : {m_today, m_choose}) {
        row->addWidget(button);
    }
    row->addStretch(1);
    row->addWidget(m_who);
    for (Button *button : {m_today, m_choose, m_who, m_back}) {
        button->setFocusPolicy(Qt::NoFocus);
    }
    auto *head = new QVBoxLayout(m_head);
    head->setContentsMargins({});
    head->setSpacing(space::small);
    head->addLayout(words);
    head->addLayout(row);
    for (QWidget *face : {static_cast<QWidget *>(m_none), static_cast<QWidget *>(m_list),
                          static_cast<QWidget *>(m_days)}) {
        m_faces->addWidget(face);
    }
    auto *card = new Card(theme());
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(space::small, space::small, space::small, space::small);
    inside->addWidget(m_faces);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    column->setSpacing(space::medium);
    column->addWidget(m_head);
    column->addWidget(card, 1);

    connect(m_before, &IconButton::clicked, this, [this] { want(m_day.addDays(-1)); });
    connect(m_after, &IconButton::clicked, this, [this] { want(m_day.addDays(1)); });
    connect(m_today, &Button::clicked, this, [this] { want(today()); });
    connect(m_choose, &Button::clicked, this, [this] { showDays(true); });
    connect(m_who, &Button::clicked, this, &AuditScreen::nextPerson);
    connect(m_back, &Button::clicked, this, [this] { Q_EMIT wanted(Place::Overview); });
    connect(m_days, &DaysPanel::chosen, this, [this](QDate day) {
        showDays(false);
        want(day);
    });
    connect(m_days, &DaysPanel::cancelled, this, [this] { showDays(false); });
    connect(&desk(), &Desk::auditListed, this, &AuditScreen::showSheet);
    retranslate();
}

QDate AuditScreen::today() const
{
    return QDateTime::fromMSecsSinceEpoch(now().ms).date();
}

void AuditScreen::want(QDate day)
{
    if (day <= today()) {
        desk().listAudit({day.toString(Qt::ISODate).toStdString()});
    }
}

void AuditScreen::showDays(bool asks)
{
    m_head->setVisible(!asks);
    if (asks) {
        m_faces->setCurrentWidget(m_days);
        m_days->ask(today(), m_day.isValid() ? m_day : today(), true);
    } else {
        render();
        m_list->setFocus();
    }
}

void AuditScreen::arrive()
{
    showDays(false);
    want(m_day.isValid() ? m_day : today());
}

void AuditScreen::present(const CounterView &view)
{
    if (!m_view.cashier || !view.cashier || m_view.cashier->id != view.cashier->id) {
        m_sheet = {}; // nobody looks at what somebody else was shown
        m_day = {};
        m_person.clear();
        render();
    }
    m_view = view;
}

void AuditScreen::showSheet(const AuditSheet &sheet)
{
    m_sheet = sheet;
    m_day = QDate::fromString(fromUtf8(sheet.wish.day), Qt::ISODate);
    const std::vector<std::string> all = people();
    if (std::find(all.begin(), all.end(), m_person) == all.end()) {
        m_person.clear();
    }
    render();
}

std::vector<std::string> AuditScreen::people() const
{
    std::vector<std::string> all;
    for (const AuditRow &row : m_sheet.rows) {
        for (const std::string &name : {row.by, row.approvedBy}) {
            if (!name.empty() && std::find(all.begin(), all.end(), name) == all.end()) {
                all.push_back(name);
            }
        }
    }
    std::sort(all.begin(), all.end());
    return all;
}

// From everybody through all who are in the list and back.
void AuditScreen::nextPerson()
{
    const std::vector<std::string> all = people();
    const auto next =
        m_person.empty() ? all.begin() : std::upper_bound(all.begin(), all.end(), m_person);
    m_person = next == all.end() ? std::string() : *next;
    render();
}

void AuditScreen::render()
{
    m_model.setRows(m_sheet.rows, m_person);
    if (m_faces->currentWidget() != m_days || !m_head->isHidden()) {
        m_faces->setCurrentWidget(m_model.rowCount() > 0 ? static_cast<QWidget *>(m_list)
                                                         : static_cast<QWidget *>(m_none));
    }
    if (m_model.rowCount() > 0) {
        m_list->selectionModel()->setCurrentIndex(m_model.index(0),
                                                  QItemSelectionModel::ClearAndSelect);
    }
    const bool known = m_day.isValid();
    m_none->setWords(!m_sheet.problem.isEmpty() ? tr("The list cannot be read")
                     : known                    ? tr("Nothing needed trust on this day")
                                                : tr("This list is for managers"),
                     !m_sheet.problem.isEmpty() ? m_sheet.problem
                     : known ? tr("Refunds, prices, the drawer, people and rules stand here.")
                             : tr("Leave and come again: the till asks for a PIN who may see it."));
    m_after->setEnabled(known && m_day < today());
    m_before->setEnabled(known);
    m_who->setText(m_person.empty() ? tr("Everybody") : fromUtf8(m_person));
    m_what->setText(known ? m_day.toString(Qt::ISODate) + QStringLiteral("  ·  ") +
                                (m_model.rowCount() == 1 ? tr("1 entry")
                                                         : tr("%1 entries").arg(m_model.rowCount()))
                          : QString());
}

void AuditScreen::retranslate()
{
    m_title->setText(tr("What needed trust"));
    m_before->setName(tr("Day before"));
    m_after->setName(tr("Day after"));
    m_today->setText(tr("Today"));
    m_choose->setText(tr("Another day"));
    m_back->setText(tr("Back"));
    render();
}

} // namespace guitai::ui
