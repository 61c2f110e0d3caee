// A list of waiting sales.
#include "ui/parked/parked_screen.h"

#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/theme/paint.h"
#include "ui/words/amounts.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace guitai::ui {

void ParkedModel::setParked(const std::vector<ParkedView> &parked)
{
    if (parked == m_parked) {
        return;
    }
    beginResetModel();
    m_parked = parked;
    endResetModel();
}

const ParkedView *ParkedModel::row(int index) const
{
    return index >= 0 && std::size_t(index) < m_parked.size() ? &m_parked[std::size_t(index)]
                                                              : nullptr;
}

int ParkedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_parked.size());
}

QVariant ParkedModel::data(const QModelIndex &index, int role) const
{
    const ParkedView *at = row(index.row());
    if (at == nullptr || role != Qt::DisplayRole) {
        return {};
    }
    return QStringLiteral("%1, %2").arg(fromUtf8(at->label), amountText(at->total));
}

ParkedDelegate::ParkedDelegate(const Theme &theme, const ParkedModel &model, QObject *parent)
    : RowDelegate(theme, 76, parent)
    , m_model(model)
{}

void ParkedDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const ParkedView *row = m_model.row(index.row());
    if (row == nullptr) {
        return;
    }
    const Colours &c = m_theme.colours();
    const QRect room = paintGround(*painter, option);
    const QFont nameFont = m_theme.font(Type::Heading);
    const QFont caption = m_theme.font(Type::Body);
    const int first = QFontMetrics(nameFont).height();
    const int second = QFontMetrics(caption).height();
    const int top = room.top() + (room.height() - first - second - 2) / 2;
    const QString total = amountText(row->total);
    const QFont amountFont = m_theme.font(Type::Title);
    const int width = tabularWidth(amountFont, total) + 16;
    painter->setPen(c.text);
    drawTabular(*painter, room, Qt::AlignRight | Qt::AlignVCenter, amountFont, total);
    drawElided(*painter, QRect(room.left(), top, room.width() - width, first),
               Qt::AlignLeft | Qt::AlignVCenter, nameFont,
               row->label.empty() ? tr("Without a name") : fromUtf8(row->label));
    QString detail = tr("since %1").arg(clockText(row->since)) + QStringLiteral("  ·  ") +
                     (row->lines == 1 ? tr("1 line") : tr("%1 lines").arg(row->lines));
    painter->setPen(row->paymentOpen ? c.warnText : c.textSoft);
    if (row->paymentOpen) {
        detail += QStringLiteral("  ·  ") + tr("payment still open");
    }
    drawElided(*painter, QRect(room.left(), top + first + 2, room.width() - width, second),
               Qt::AlignLeft | Qt::AlignVCenter, caption, detail);
}

ParkedScreen::ParkedScreen(const Fittings &fittings, QWidget *parent)
    : Screen(fittings, QStringLiteral("parkedScreen"), parent)
    , m_title(new Label(theme(), Type::Title))
    , m_list(new ListView(theme(), QStringLiteral("parkedList")))
    , m_none(new EmptyState(theme(), QStringLiteral("noParked"), QStringLiteral("park")))
    , m_stack(new QStackedWidget)
    , m_back(new Button(theme(), QStringLiteral("parkedBack")))
    , m_take(new Button(theme(), QStringLiteral("takeParked"), Button::Kind::Primary))
{
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ParkedDelegate(theme(), m_model, m_list));
    m_stack->addWidget(m_none);
    m_stack->addWidget(m_list);
    m_back->setIconName(QStringLiteral("back"));
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    m_take->setIconName(QStringLiteral("unpark"));
    m_take->setKeyHint(QStringLiteral("Enter"));
    for (Button *button : {m_back, m_take}) {
        button->setButtonSize(Button::Size::Large);
    }
    auto *card = new Card(theme());
    card->setMaximumWidth(960);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::medium);
    column->addWidget(m_title);
    column->addWidget(m_stack, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::small);
    foot->addWidget(m_back);
    foot->addStretch();
    foot->addWidget(m_take);
    column->addLayout(foot);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    row->addStretch(1);
    row->addWidget(card, 100);
    row->addStretch(1);

    connect(m_back, &Button::clicked, this, [this] { Q_EMIT wanted(Place::Sale); });
    connect(m_take, &Button::clicked, this, &ParkedScreen::take);
    // A first touch chooses, a second one takes: so that no sale is taken by accident.
    connect(m_list, &QListView::doubleClicked, this, &ParkedScreen::take);
    connect(m_list, &ListView::returned, this, &ParkedScreen::take);
    retranslate();
}

void ParkedScreen::present(const CounterView &view)
{
    m_model.setParked(view.parked);
    m_stack->setCurrentIndex(view.parked.empty() ? 0 : 1);
    m_take->setEnabled(!view.parked.empty());
    if (!m_list->currentIndex().isValid()) {
        m_list->setCurrentIndex(m_model.index(0));
    }
}

void ParkedScreen::arrive()
{
    m_list->setFocus();
}

void ParkedScreen::take()
{
    if (const ParkedView *row = m_model.row(m_list->currentIndex().row())) {
        const SaleId sale = row->sale;
        desk().takeSale(sale);
        Q_EMIT wanted(Place::Sale);
    }
}

void ParkedScreen::retranslate()
{
    m_title->setText(tr("Parked sales"));
    m_none->setWords(tr("Nothing is parked"),
                     tr("Park a sale with F7 when a customer forgot something."));
    m_back->setText(tr("Back"));
    m_take->setText(tr("Take up"));
    m_list->viewport()->update();
}

} // namespace guitai::ui
