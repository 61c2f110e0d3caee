// The change as large as can be; Enter begins the next sale.
#include "ui/receipt/finished_screen.h"

#include "ui/receipt/receipt_paper.h"
#include "ui/receipt/scroll_room.h"
#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/words/amounts.h"
#include "ui/words/sale_facts.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace guitai::ui {

FinishedScreen::FinishedScreen(const Fittings &fittings, QWidget *parent)
    : Screen(fittings, QStringLiteral("finishedScreen"), parent)
    , m_title(new Label(theme(), Type::Title, Ink::Success))
    , m_how(new Label(theme(), Type::Body, Ink::Soft))
    , m_word(new Label(theme(), Type::Heading, Ink::Soft))
    , m_amount(new AmountLabel(theme(), QStringLiteral("finishedAmount"), Type::Colossal))
    , m_next(new Button(theme(), QStringLiteral("nextCustomer"), Button::Kind::Primary))
    , m_print(new Button(theme(), QStringLiteral("printReceipt")))
    , m_receipts(new Button(theme(), QStringLiteral("refundFromReceipt")))
    , m_paper(new ReceiptPaper(theme()))
{
    setFocusPolicy(Qt::StrongFocus);
    m_title->setObjectName(QStringLiteral("finishedTitle"));
    m_word->setObjectName(QStringLiteral("finishedWord"));
    m_how->setWordWrap(true);
    m_amount->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_next->setButtonSize(Button::Size::Hero);
    m_next->setIconName(QStringLiteral("next"));
    m_next->setKeyHint(QStringLiteral("Enter"));
    m_print->setButtonSize(Button::Size::Large);
    m_print->setIconName(QStringLiteral("print"));
    m_print->setKey(QKeySequence(Qt::CTRL | Qt::Key_P));
    m_receipts->setButtonSize(Button::Size::Large);
    m_receipts->setIconName(QStringLiteral("refund"));
    m_receipts->setKey(QKeySequence(Qt::Key_F6));

    auto *card = new Card(theme());
    auto *left = new QVBoxLayout(card);
    left->setContentsMargins(space::huge, space::huge, space::huge, space::huge);
    left->setSpacing(space::small);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::medium);
    head->addWidget(new Picture(theme(), QStringLiteral("check-circle"), 48, Ink::Success));
    head->addWidget(m_title, 1);
    left->addLayout(head);
    left->addWidget(m_how);
    left->addStretch(2);
    left->addWidget(m_word);
    left->addWidget(m_amount);
    left->addStretch(3);
    auto *keys = new QHBoxLayout;
    keys->setSpacing(space::small);
    keys->addWidget(m_print, 1);
    keys->addWidget(m_receipts, 1);
    left->addLayout(keys);
    left->addWidget(m_next);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    row->setSpacing(space::large);
    row->addWidget(card, 58);
    row->addWidget(new ScrollRoom(m_paper), 42);

    connect(m_next, &Button::clicked, this, [this] { desk().nextCustomer(); });
    connect(m_print, &Button::clicked, this, [this] {
        if (m_view.sale) {
            desk().printReceipt(m_view.sale->checkout.id);
        }
    });
    connect(m_receipts, &Button::clicked, this, [this] {
        Q_EMIT wanted(Place::Receipts);
        if (m_view.sale) {
            desk().openReceipt(m_view.sale->checkout.id);
        }
    });
    retranslate();
}

void FinishedScreen::present(const CounterView &view)
{
    m_view = view;
    refresh();
}

void FinishedScreen::arrive()
{
    setFocus();
}

void FinishedScreen::refresh()
{
    if (!m_view.sale || !m_view.sale->checkout.receipt) {
        return;
    }
    const Receipt &receipt = *m_view.sale->checkout.receipt;
    Money change(0, receipt.order.currency);
    QStringList how;
    for (const Tender &tender : receipt.tenders) {
        const Money shown = !tender.cash           ? tender.net
                            : tender.cash->foreign ? tender.cash->foreign->given
                                                   : tender.cash->tendered;
        how << QStringLiteral("%1 %2").arg(methodName(tender.provider, m_view.methods),
                                           amountText(shown));
        if (tender.cash) {
            change += tender.cash->change;
        }
    }
    if (receipt.totals.tip) {
        how << tr("Tip %1").arg(amountText(*receipt.totals.tip));
    }
    m_how->setText(how.join(QStringLiteral("  ·  ")));
    m_title->setText(tr("Paid, receipt %1").arg(receipt.number));
    if (change.isPositive()) {
        m_word->setText(tr("Give change"));
        m_amount->setAmount(change);
        m_amount->setInk(Ink::Accent);
    } else {
        m_word->setText(tr("No change"));
        m_amount->setAmount(receipt.totals.total + receipt.rounding);
        m_amount->setInk(Ink::Text);
    }
    m_paper->setReceipt(fromUtf8(m_view.shopName), receipt, m_view.methods,
                        refundsOf(m_view.sale->checkout));
}

void FinishedScreen::retranslate()
{
    m_next->setText(tr("Next customer"));
    m_print->setText(tr("Print"));
    m_receipts->setText(tr("Refund"));
    refresh();
}

void FinishedScreen::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        desk().nextCustomer();
        return;
    }
    Screen::keyPressEvent(event);
}

} // namespace guitai::ui
