// List on the left, paper and refund on the right.
#include "ui/receipts/receipts_screen.h"

#include "ui/pay/word_panel.h"
#include "ui/receipt/receipt_paper.h"
#include "ui/receipt/scroll_room.h"
#include "ui/receipts/refund_list.h"
#include "ui/receipts/refund_panel.h"
#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/theme/text_field.h"
#include "ui/words/amounts.h"
#include "ui/words/sale_facts.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace guitai::ui {

ReceiptsScreen::ReceiptsScreen(const Fittings &fittings, QWidget *parent)
    : Screen(fittings, QStringLiteral("receiptsScreen"), parent)
    , m_search(new TextField(theme(), QStringLiteral("receiptSearch"), QStringLiteral("search")))
    , m_list(new ListView(theme(), QStringLiteral("receiptList")))
    , m_listStack(new QStackedWidget)
    , m_detailStack(new QStackedLayout)
    , m_none(new EmptyState(theme(), QStringLiteral("noReceipts"), QStringLiteral("receipt")))
    , m_nothingOpen(
          new EmptyState(theme(), QStringLiteral("noReceiptOpen"), QStringLiteral("receipt")))
    , m_back(new Button(theme(), QStringLiteral("receiptsBack")))
{
    m_search->setKey(QKeySequence(Qt::Key_F2));
    m_search->installEventFilter(this);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ReceiptRowDelegate(theme(), m_model, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_listStack->addWidget(m_none);
    m_listStack->addWidget(m_list);
    m_back->setIconName(QStringLiteral("back"));
    m_back->setButtonSize(Button::Size::Large);
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));

    auto *card = new Card(theme());
    auto *left = new QVBoxLayout(card);
    left->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    left->setSpacing(space::small);
    left->addWidget(m_search);
    left->addWidget(m_listStack, 1);
    left->addWidget(m_back);

    auto *rightCard = new Card(theme());
    rightCard->setLayout(m_detailStack);
    m_detail = makeDetail();
    m_detailStack->addWidget(m_nothingOpen);
    m_detailStack->addWidget(m_detail);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    row->setSpacing(space::medium);
    row->addWidget(card, 42);
    row->addWidget(rightCard, 58);

    connect(m_search, &QLineEdit::textChanged, this,
            [this](const QString &text) { desk().listReceipts(text.trimmed()); });
    connect(m_back, &Button::clicked, this, [this] { Q_EMIT wanted(Place::Sale); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                const ReceiptRow *at = m_model.row(current.row());
                if (at != nullptr && (!m_checkout || m_checkout->id != at->sale)) {
                    desk().openReceipt(at->sale);
                }
            });
    connect(&desk(), &Desk::receiptsListed, this, [this](const std::vector<ReceiptRow> &rows) {
        m_listed = true;
        m_model.setMethods(m_view.methods);
        m_model.setRows(rows);
        m_listStack->setCurrentIndex(rows.empty() ? 0 : 1);
        const int open = m_checkout ? m_model.rowOf(m_checkout->id) : -1;
        m_list->setCurrentIndex(m_model.index(std::max(0, open)));
    });
    connect(&desk(), &Desk::receiptOpened, this, &ReceiptsScreen::open);
    retranslate();
}

QWidget *ReceiptsScreen::makeDetail()
{
    auto *page = new QWidget;
    m_paper = new ReceiptPaper(theme());
    m_print = new Button(theme(), QStringLiteral("reprint"));
    m_refund = new Button(theme(), QStringLiteral("refund"), Button::Kind::Primary);
    m_refundState = new Label(theme(), Type::Strong, Ink::Warn);
    m_refundState->setObjectName(QStringLiteral("refundState"));
    m_refundState->setWordWrap(true);
    m_say = new Button(theme(), QStringLiteral("sayRefund"), Button::Kind::Primary);
    m_refunds = new RefundList(theme());
    for (Button *button : {m_print, m_refund, m_say}) {
        button->setButtonSize(Button::Size::Large);
    }
    m_say->setIconName(QStringLiteral("terminal"));
    m_say->setKey(QKeySequence(Qt::Key_F7));
    m_print->setIconName(QStringLiteral("print"));
    m_refund->setIconName(QStringLiteral("refund"));
    m_print->setKey(QKeySequence(Qt::CTRL | Qt::Key_P));
    m_refund->setKey(QKeySequence(Qt::Key_F6));
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::small);
    foot->addWidget(m_print, 1);
    foot->addWidget(m_refund, 1);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    column->setSpacing(space::small);
    column->addWidget(m_refunds);
    column->addWidget(m_refundState);
    column->addWidget(m_say);
    column->addWidget(new ScrollRoom(m_paper), 1);
    column->addLayout(foot);
    connect(m_print, &Button::clicked, this, [this] {
        if (m_checkout) {
            desk().printReceipt(m_checkout->id);
        }
    });
    connect(m_refund, &Button::clicked, this, &ReceiptsScreen::askRefund);
    connect(m_say, &Button::clicked, this, &ReceiptsScreen::askWord);
    return page;
}

void ReceiptsScreen::present(const CounterView &view)
{
    m_view = view;
    // A refund on its way may have moved on: the receipt is looked at anew.
    const bool onItsWay =
        m_checkout &&
        std::any_of(m_checkout->refunds.begin(), m_checkout->refunds.end(),
                    [](const Refund &refund) { return refund.stage == RefundStage::Asked; });
    if (onItsWay) {
        desk().openReceipt(m_checkout->id);
    }
    refresh();
}

void ReceiptsScreen::arrive()
{
    m_checkout.reset();
    m_search->clear();
    m_search->setFocus();
    m_detailStack->setCurrentWidget(m_nothingOpen);
    desk().listReceipts({});
}

void ReceiptsScreen::open(const Checkout &checkout)
{
    if (!checkout.receipt) {
        return;
    }
    const bool another = !m_checkout || m_checkout->id != checkout.id;
    m_checkout = checkout;
    if (another || m_detailStack->currentWidget() == m_nothingOpen) {
        m_detailStack->setCurrentWidget(m_detail);
    }
    // A refund over the card machine has just been asked for here: what does the machine say?
    const Refund *byHand = refundByHand();
    if (byHand == nullptr && m_word != nullptr && m_detailStack->currentWidget() == m_word) {
        backToReceipt();
    } else if (byHand != nullptr && !another && byHand->id != m_asked) {
        askWord();
    }
    const int row = m_model.rowOf(checkout.id);
    if (row >= 0 && m_list->currentIndex().row() != row) {
        m_list->setCurrentIndex(m_model.index(row));
    }
    refresh();
}

void ReceiptsScreen::refresh()
{
    if (!m_checkout || !m_checkout->receipt) {
        return;
    }
    const Receipt &receipt = *m_checkout->receipt;
    m_paper->setReceipt(fromUtf8(m_view.shopName), receipt, m_view.methods, refundsOf(*m_checkout));
    m_refunds->present(*m_checkout, m_view.methods);
    m_refund->setEnabled(leftOf(*m_checkout).isPositive());
    m_say->setVisible(refundByHand() != nullptr);
    QStringList states;
    for (const Refund &refund : refundsOf(*m_checkout)) {
        const StateWords words = refundWords(refund, methodName(refund.provider, m_view.methods),
                                             isByHand(m_view, refund.provider));
        if (refund.stage != RefundStage::Done) {
            states
                << QStringLiteral("%1. %2 %3").arg(words.title, words.money, words.doNow).trimmed();
        }
    }
    m_refundState->setText(states.join(QLatin1Char('\n')));
    m_refundState->setVisible(!states.isEmpty());
}

void ReceiptsScreen::askRefund()
{
    if (!m_checkout) {
        return;
    }
    if (m_refundPanel == nullptr) {
        m_refundPanel = new RefundPanel({desk(), theme(), [this] { return now(); }});
        m_detailStack->addWidget(m_refundPanel);
        connect(m_refundPanel, &RefundPanel::done, this, [this] {
            // The card machine's word may be asked for already.
            if (m_detailStack->currentWidget() == m_refundPanel) {
                backToReceipt();
            }
        });
    }
    // Esc belongs to the panel now.
    m_back->hide();
    m_detailStack->setCurrentWidget(m_refundPanel);
    m_refundPanel->ask(m_view, *m_checkout);
}

const Refund *ReceiptsScreen::refundByHand() const
{
    if (!m_checkout) {
        return nullptr;
    }
    const auto &refunds = m_checkout->refunds;
    const auto found = std::find_if(refunds.begin(), refunds.end(), [this](const Refund &refund) {
        return refund.stage == RefundStage::Asked && isByHand(m_view, refund.provider);
    });
    return found == refunds.end() ? nullptr : &*found;
}

void ReceiptsScreen::askWord()
{
    const Refund *refund = refundByHand();
    if (refund == nullptr) {
        return;
    }
    if (m_word == nullptr) {
        m_word = new WordPanel({desk(), theme(), [this] { return now(); }},
                               QStringLiteral("refundWord"), WordPanel::Aside::Back);
        m_detailStack->addWidget(m_word);
        connect(m_word, &WordPanel::left, this, &ReceiptsScreen::backToReceipt);
    }
    m_asked = refund->id;
    m_back->hide();
    m_detailStack->setCurrentWidget(m_word);
    m_word->askAnew(wordQuestion(m_view, *refund));
}

void ReceiptsScreen::backToReceipt()
{
    m_detailStack->setCurrentWidget(m_detail);
    m_back->show();
    m_search->setFocus();
}

bool ReceiptsScreen::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress && m_model.rowCount() > 0) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0) {
            const int row =
                std::clamp(m_list->currentIndex().row() + step, 0, m_model.rowCount() - 1);
            m_list->setCurrentIndex(m_model.index(row));
            return true;
        }
    }
    return Screen::eventFilter(watched, event);
}

void ReceiptsScreen::retranslate()
{
    m_search->setPlaceholderText(tr("Number, amount, or goods"));
    m_search->setAccessibleName(tr("Search receipts"));
    m_none->setWords(tr("No receipts"), tr("What is sold today stands here."));
    m_nothingOpen->setWords(tr("Choose a receipt"),
                            tr("Arrows up and down walk through the list."));
    m_back->setText(tr("Back"));
    m_print->setText(tr("Print again"));
    m_refund->setText(tr("Refund"));
    m_say->setText(tr("Say what the card machine said"));
    if (m_refundPanel != nullptr && m_detailStack->currentWidget() == m_refundPanel) {
        m_detailStack->setCurrentWidget(m_detail);
        m_back->show();
    }
    refresh();
}

} // namespace guitai::ui
