// A head a group, its rows below.
#include "ui/reconcile/reconcile_model.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/words/amounts.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace guitai::ui {

void ReconcileModel::setDay(const ReconciledDay &day)
{
    std::vector<Item> all;
    for (const ReconciledRow &row : day.rows) {
        all.push_back({groupOf(row), 0, row, {}, {}});
    }
    if (day.compared) {
        for (const OddLine &odd : day.compared->outcome.odd) {
            const DifferenceAccepted *accepted = day.compared->acceptanceOf(rowName(odd));
            all.push_back({accepted != nullptr ? RowGroup::Accepted : RowGroup::Unreadable,
                           0,
                           {},
                           odd,
                           accepted != nullptr ? fromUtf8(accepted->note) : QString()});
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Item &a, const Item &b) { return a.group < b.group; });
    beginResetModel();
    m_items.clear();
    for (auto at = all.begin(); at != all.end();) {
        const auto end =
            std::find_if(at, all.end(), [&](const Item &item) { return item.group != at->group; });
        m_items.push_back({at->group, int(end - at), {}, {}, {}});
        m_items.insert(m_items.end(), at, end);
        at = end;
    }
    endResetModel();
}

const ReconcileModel::Item *ReconcileModel::item(int index) const
{
    return index >= 0 && std::size_t(index) < m_items.size() ? &m_items[std::size_t(index)]
                                                             : nullptr;
}

std::string ReconcileModel::nameOf(const Item &item)
{
    return item.row ? item.row->difference.row : item.odd ? rowName(*item.odd) : std::string();
}

RowDeeds ReconcileModel::deedsOfItems(RowGroup group, const std::vector<const Item *> &items)
{
    std::vector<ReconciledRow> rows;
    std::vector<std::string> names;
    for (const Item *item : items) {
        names.push_back(nameOf(*item));
        if (item->row) {
            rows.push_back(*item->row);
        }
    }
    return deedsFor(group, rows, names);
}

RowDeeds ReconcileModel::deeds(int index) const
{
    const Item *at = item(index);
    if (at == nullptr) {
        return {};
    }
    std::vector<const Item *> items;
    for (int i = 0; i < std::max(at->count, 1); ++i) {
        items.push_back(at + (at->isHead() ? i + 1 : i));
    }
    return deedsOfItems(at->group, items);
}

RowDeeds ReconcileModel::deedsOf(const std::vector<std::string> &names) const
{
    std::vector<const Item *> items;
    for (const Item &item : m_items) {
        if (!item.isHead() && item.group != RowGroup::Accepted &&
            std::find(names.begin(), names.end(), nameOf(item)) != names.end()) {
            items.push_back(&item);
        }
    }
    return deedsOfItems(RowGroup::LookAtProvider, items);
}

std::optional<ReconcileModel::Spot> ReconcileModel::spot(int index) const
{
    const Item *at = item(index);
    return at == nullptr ? std::nullopt : std::optional(Spot{at->isHead(), at->group, nameOf(*at)});
}

int ReconcileModel::place(const Spot &spot) const
{
    const auto found = std::find_if(m_items.begin(), m_items.end(), [&](const Item &item) {
        return item.isHead() == spot.isHead &&
               (spot.isHead ? item.group == spot.group : nameOf(item) == spot.name);
    });
    return found == m_items.end() ? -1 : int(found - m_items.begin());
}

int ReconcileModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant ReconcileModel::data(const QModelIndex &index, int role) const
{
    const Item *at = item(index.row());
    if (at == nullptr || role != Qt::DisplayRole) {
        return {};
    }
    if (at->isHead()) {
        return groupTitle(at->group);
    }
    return fromUtf8(nameOf(*at));
}

ReconcileDelegate::ReconcileDelegate(const Theme &theme, const ReconcileModel &model,
                                     QObject *parent)
    : RowDelegate(theme, 60, parent)
    , m_model(model)
{}

QSize ReconcileDelegate::sizeHint(const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const ReconcileModel::Item *item = m_model.item(index.row());
    QSize size = RowDelegate::sizeHint(option, index);
    if (item != nullptr && item->isHead()) {
        size.setHeight(touch);
    }
    return size;
}

void ReconcileDelegate::paintHead(QPainter &painter, const QStyleOptionViewItem &option,
                                  const ReconcileModel::Item &item) const
{
    const QRect room = paintGround(painter, option);
    const Colours &c = m_theme.colours();
    const bool isDone = item.group == RowGroup::Accepted || item.group == RowGroup::OtherDay;
    const QFont strong = m_theme.font(Type::Strong);
    const QString count = QString::number(item.count);
    const int width = QFontMetrics(strong).horizontalAdvance(count) + 20;
    const QRect badge(room.right() - width, room.center().y() - 12, width, 24);
    fillRound(painter, badge, 12, isDone ? c.sunken : c.warnSoft);
    painter.setFont(strong);
    painter.setPen(isDone ? c.textSoft : c.warnText);
    painter.drawText(badge, Qt::AlignCenter, count);
    painter.setPen(c.text);
    drawElided(painter, room.adjusted(0, 0, -width - 12, 0), Qt::AlignLeft | Qt::AlignVCenter,
               strong, groupTitle(item.group));
}

void ReconcileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const ReconcileModel::Item *item = m_model.item(index.row());
    if (item == nullptr) {
        return;
    }
    if (item->isHead()) {
        paintHead(*painter, option, *item);
        return;
    }
    const Colours &c = m_theme.colours();
    const QRect room = paintGround(*painter, option).adjusted(space::medium, 0, 0, 0);
    const QFont body = m_theme.font(Type::Body);
    const QFont caption = m_theme.font(Type::Caption);
    const int half = room.height() / 2;
    const QRect above(room.left(), room.top(), room.width(), half);
    const QRect below(room.left(), room.top() + half, room.width(), half);
    if (item->odd) {
        painter->setPen(c.text);
        drawElided(*painter, above, Qt::AlignLeft | Qt::AlignBottom, body,
                   fromUtf8(rowName(*item->odd)) + QStringLiteral("  ") +
                       fromUtf8(item->odd->text));
        painter->setPen(c.textSoft);
        drawElided(*painter, below, Qt::AlignLeft | Qt::AlignVCenter, caption,
                   item->note.isEmpty() ? fromUtf8(item->odd->why) : item->note);
        return;
    }
    const Difference &d = item->row->difference;
    QString amounts = d.ours ? amountText(d.ours->amount) : amountText(d.theirs->amount);
    if (d.ours && d.theirs && !(d.ours->amount == d.theirs->amount)) {
        amounts += QStringLiteral("  ≠  ") + amountText(d.theirs->amount);
    }
    const int width = tabularWidth(body, amounts);
    painter->setPen(c.text);
    painter->setFont(body);
    drawTabular(*painter, QRect(room.right() - width, above.top(), width, half),
                Qt::AlignRight | Qt::AlignBottom, body, amounts);
    const QString title = d.receipt > 0
                              ? tr("Receipt %1").arg(d.receipt)
                              : fromUtf8(d.ours                      ? d.ours->number
                                         : !d.theirs->number.empty() ? d.theirs->number
                                                                     : d.theirs->reference);
    drawElided(*painter, above.adjusted(0, 0, -width - 16, 0), Qt::AlignLeft | Qt::AlignBottom,
               body, title);
    const QString deed = deedText(*item->row);
    const BookSide &side = d.ours ? *d.ours : *d.theirs;
    painter->setPen(c.textSoft);
    drawElided(*painter, below, Qt::AlignLeft | Qt::AlignVCenter, caption,
               clockText(side.at) + QStringLiteral("  ·  ") +
                   (deed.isEmpty() ? className(d.kind) : deed));
}

} // namespace guitai::ui
