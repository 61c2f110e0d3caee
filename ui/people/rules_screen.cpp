// Nothing changes before it is saved; saving needs the act of changing settings.
#include "ui/people/rules_screen.h"

#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/theme/paint.h"
#include "ui/words/trust_words.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace guitai::ui {

namespace {

constexpr Role roles[] = {Role::Cashier, Role::Supervisor, Role::Manager};

// Each act has a usual role, so the last of them is the last there is.
int actCount()
{
    static const int count = int(usualPermissions().rbegin()->first) + 1;
    return count;
}

} // namespace

void RulesModel::setTrust(const Trust &trust)
{
    m_trust = trust;
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void RulesModel::setRole(int row, Role role)
{
    m_trust.permissions[act(row)] = role;
    Q_EMIT dataChanged(index(row), index(row));
}

int RulesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : actCount();
}

QVariant RulesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole) {
        return {};
    }
    return actText(act(index.row())) + QStringLiteral(": ") + roleText(this->role(index.row()));
}

RulesDelegate::RulesDelegate(const Theme &theme, const RulesModel &model, QObject *parent)
    : RowDelegate(theme, 52, parent)
    , m_model(model)
{}

QRect RulesDelegate::fieldOf(const QRect &row, Role role) const
{
    const int wide = std::min(136, row.width() / 6), tall = 36;
    const int right = row.right() - space::medium - (2 - int(role)) * (wide + space::tiny);
    return {right - wide, row.center().y() - tall / 2, wide, tall};
}

std::optional<Role> RulesDelegate::roleAt(const QRect &row, QPoint place) const
{
    for (const Role role : roles) {
        if (fieldOf(row, role).adjusted(0, -8, 0, 8).contains(place)) {
            return role;
        }
    }
    return std::nullopt;
}

void RulesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Colours &c = m_theme.colours();
    const QRect room = paintGround(*painter, option);
    const Role needed = m_model.role(index.row());
    painter->setRenderHint(QPainter::Antialiasing);
    const int words = fieldOf(option.rect, Role::Cashier).left() - room.left() - space::small;
    painter->setPen(c.text);
    drawElided(*painter, QRect(room.left(), room.top(), words, room.height()),
               Qt::AlignLeft | Qt::AlignVCenter, m_theme.font(Type::Body),
               actText(m_model.act(index.row())));
    // All who may are marked, from the lowest up.
    for (const Role role : roles) {
        const QRect field = fieldOf(option.rect, role);
        const bool may = role >= needed;
        fillRound(*painter, field, radius::small, may ? c.accentSoft : c.sunken,
                  role == needed ? c.accent : QColor());
        painter->setPen(may ? c.accentText : c.textDisabled);
        drawElided(*painter, field.adjusted(space::tiny, 0, -space::tiny, 0), Qt::AlignCenter,
                   m_theme.font(role == needed ? Type::Strong : Type::Body), roleText(role));
    }
}

RulesScreen::RulesScreen(const Fittings &fittings, QWidget *parent)
    : Screen(fittings, QStringLiteral("rulesScreen"), parent)
    , m_title(new Label(theme(), Type::Title))
    , m_what(new Label(theme(), Type::Body, Ink::Soft))
    , m_list(new ListView(theme(), QStringLiteral("rulesList")))
    , m_less(new Button(theme(), QStringLiteral("ruleLess")))
    , m_more(new Button(theme(), QStringLiteral("ruleMore")))
    , m_back(new Button(theme(), QStringLiteral("rulesBack")))
    , m_undo(new Button(theme(), QStringLiteral("rulesUndo")))
    , m_save(new Button(theme(), QStringLiteral("rulesSave"), Button::Kind::Primary))
{
    m_delegate = new RulesDelegate(theme(), m_model, m_list);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->viewport()->installEventFilter(this);
    m_what->setWordWrap(true);
    m_back->setIconName(QStringLiteral("back"));
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    m_less->setIconName(QStringLiteral("back"));
    m_less->setKey(QKeySequence(Qt::Key_Left), QStringLiteral("←"));
    m_more->setIconName(QStringLiteral("next"));
    m_more->setKey(QKeySequence(Qt::Key_Right), QStringLiteral("→"));
    m_undo->setIconName(QStringLiteral("cross"));
    m_undo->setKey(QKeySequence(Qt::Key_F11));
    m_save->setIconName(QStringLiteral("check"));
    m_save->setKey(QKeySequence(Qt::Key_F12));
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::small);
    for (Button *button : {m_back, m_less, m_more, m_undo, m_save}) {
        button->setButtonSize(Button::Size::Large);
        button->setFocusPolicy(Qt::NoFocus);
        foot->addWidget(button);
        if (button == m_back || button == m_more) {
            foot->addStretch(1);
        }
    }
    auto *card = new Card(theme());
    card->setMaximumWidth(1080);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(space::large, space::large, space::large, space::medium);
    column->setSpacing(space::small);
    column->addWidget(m_title);
    column->addWidget(m_what);
    column->addWidget(m_list, 1);
    column->addLayout(foot);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    row->addStretch(1);
    row->addWidget(card, 100);
    row->addStretch(1);
    connect(m_back, &Button::clicked, this, [this] { Q_EMIT wanted(Place::Overview); });
    connect(m_less, &Button::clicked, this, [this] { move(-1); });
    connect(m_more, &Button::clicked, this, [this] { move(1); });
    connect(m_undo, &Button::clicked, this, [this] {
        m_model.setTrust(m_view.trust);
        refresh();
    });
    connect(m_save, &Button::clicked, this, [this] { desk().changeTrust(m_model.trust()); });
    retranslate();
}

bool RulesScreen::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const QPoint place = static_cast<QMouseEvent *>(event)->position().toPoint();
        const QModelIndex index = m_list->indexAt(place);
        if (const auto role = m_delegate->roleAt(m_list->visualRect(index), place);
            index.isValid() && role) {
            set(index.row(), *role);
        }
    }
    return Screen::eventFilter(watched, event);
}

void RulesScreen::set(int row, Role role)
{
    m_model.setRole(row, role);
    refresh();
}

void RulesScreen::move(int by)
{
    const int row = m_list->currentIndex().row();
    if (row >= 0) {
        set(row, Role(std::clamp(int(m_model.role(row)) + by, 0, 2)));
    }
}

void RulesScreen::present(const CounterView &view)
{
    if (!(view.trust == m_view.trust) || !(view.cashier == m_view.cashier)) {
        m_model.setTrust(view.trust);
    }
    m_view = view;
    refresh();
}

void RulesScreen::arrive()
{
    m_model.setTrust(m_view.trust);
    m_list->setFocus();
    // The focus alone makes a row the current one without showing it.
    if (!m_list->selectionModel()->hasSelection()) {
        m_list->selectionModel()->setCurrentIndex(m_model.index(0),
                                                  QItemSelectionModel::ClearAndSelect);
    }
    refresh();
}

void RulesScreen::refresh()
{
    const bool changed = !(m_model.trust() == m_view.trust);
    m_undo->setEnabled(changed);
    m_save->setEnabled(changed);
}

void RulesScreen::retranslate()
{
    m_title->setText(tr("Who may do what"));
    m_what->setText(tr("Whoever may not is asked for the PIN of somebody who may. The till itself "
                       "holds to it, not only this screen."));
    m_back->setText(tr("Back"));
    m_less->setText(tr("More may"));
    m_more->setText(tr("Fewer may"));
    m_undo->setText(tr("As it was"));
    m_save->setText(tr("Save"));
    m_list->viewport()->update();
}

} // namespace guitai::ui
