// What can be copied by mouse: the numbers are looked up at the provider's.
#include "ui/reconcile/row_detail.h"

#include "ui/reconcile/reconcile_words.h"
#include "ui/theme/label.h"
#include "ui/words/amounts.h"

#include <QHBoxLayout>

namespace guitai::ui {

RowDetail::RowDetail(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_facts(new Label(theme, Type::Body, Ink::Soft))
    , m_ours(new Label(theme, Type::Body, Ink::Text))
    , m_theirs(new Label(theme, Type::Body, Ink::Text))
{
    m_ours->setObjectName(QStringLiteral("oursSide"));
    m_theirs->setObjectName(QStringLiteral("theirsSide"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::large, 0, space::large, 0);
    row->setSpacing(space::medium);
    row->addWidget(m_facts);
    m_facts->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    for (Label *side : {m_ours, m_theirs}) {
        side->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        side->setTextInteractionFlags(Qt::TextSelectableByMouse);
        side->setMinimumWidth(0);
        side->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        row->addWidget(side, 1);
    }
}

void RowDetail::present(const Difference &difference, const QString &method)
{
    const auto lines = [](const BookSide &side, const QString &head, bool isOurs) {
        return QStringList({head, amountText(side.amount), sideState(side, isOurs),
                            dayClockText(side.at), fromUtf8(side.number), fromUtf8(side.reference)})
            .join(QLatin1Char('\n'));
    };
    m_facts->setText(QStringList({QString(), tr("Amount"), tr("State"), tr("Time"),
                                  tr("Our number"), tr("Their number")})
                         .join(QLatin1Char('\n')));
    m_ours->setText(difference.ours ? lines(*difference.ours, tr("Our books"), true)
                                    : tr("Our books: nothing"));
    m_theirs->setText(difference.theirs ? lines(*difference.theirs, method, false)
                                        : tr("%1: nothing").arg(method));
}

} // namespace guitai::ui
