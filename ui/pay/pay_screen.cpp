// The sale in short on the left; on the right the ways to pay, a question, or the open payment.
#include "ui/pay/pay_screen.h"

#include "ui/pay/attempt_panel.h"
#include "ui/pay/give_back_panel.h"
#include "ui/pay/method_tile.h"
#include "ui/pay/pay_summary.h"
#include "ui/pay/state_banner.h"
#include "ui/pay/tip_bar.h"
#include "ui/pay/word_panel.h"
#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/words/sale_facts.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace guitai::ui {

namespace {

// Cash first, so that its key is the same in every shop; then the wallets, the card terminals, and
// what is taken elsewhere.
std::vector<MethodView> inOrderOfUse(std::vector<MethodView> methods)
{
    const auto place = [](const MethodView &method) {
        if (method.card.id == cashMethod()) {
            return 0;
        }
        return method.card.byHand || method.card.step == CustomerStep::TypeApproval ? 3
               : method.card.step == CustomerStep::PresentCard                      ? 2
                                                                                    : 1;
    };
    std::stable_sort(methods.begin(), methods.end(),
                     [&](const MethodView &a, const MethodView &b) { return place(a) < place(b); });
    return methods;
}

} // namespace

PayScreen::PayScreen(const Fittings &fittings, QWidget *parent)
    : Screen(fittings, QStringLiteral("payScreen"), parent)
    , m_summary(new PaySummary(theme()))
    , m_stack(new QStackedWidget)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    row->setSpacing(space::large);
    row->addWidget(m_summary, 33);
    row->addWidget(m_stack, 67);
    m_methods = makeMethods();
    m_stack->addWidget(m_methods);
    connect(&m_summary->back(), &Button::clicked, this, [this] { Q_EMIT wanted(Place::Sale); });
    connect(&m_summary->giveBack(), &Button::clicked, this, &PayScreen::askToGiveBack);
    retranslate();
}

QWidget *PayScreen::makeMethods()
{
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("methodsPage"));
    m_title = new Label(theme(), Type::Title);
    m_last = new StateBanner(theme(), QStringLiteral("lastState"));
    m_other = new Button(theme(), QStringLiteral("otherAmount"), Button::Kind::Quiet);
    m_other->setIconName(QStringLiteral("hash"));
    m_other->setKey(QKeySequence(Qt::Key_F4));
    m_tips = new TipBar(theme());
    m_grid = new QGridLayout;
    m_grid->setSpacing(space::small);

    m_scanRow = new QWidget;
    m_scanHint = new Label(theme(), Type::Body, Ink::Soft);
    m_scanHint->setObjectName(QStringLiteral("scanHint"));
    auto *scan = new QHBoxLayout(m_scanRow);
    scan->setContentsMargins(space::tiny, 0, 0, 0);
    scan->setSpacing(space::small);
    scan->addWidget(new Picture(theme(), QStringLiteral("scan"), 24, Ink::Accent));
    scan->addWidget(m_scanHint, 1);

    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_other);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->setSpacing(space::medium);
    column->addWidget(m_last);
    column->addLayout(head);
    column->addLayout(m_grid, 4);
    column->addWidget(m_scanRow);
    column->addStretch(1);
    column->addWidget(m_tips);
    connect(m_other, &Button::clicked, this, &PayScreen::askPart);
    connect(m_tips, &TipBar::chosen, this, [this](const Money &tip) { desk().setTip(tip); });
    connect(m_tips, &TipBar::ownWanted, this, &PayScreen::askTip);
    return page;
}

void PayScreen::present(const CounterView &view)
{
    const bool sameSale =
        view.sale && m_view.sale && view.sale->checkout.id == m_view.sale->checkout.id;
    const bool sameDue = sameSale && view.sale->due == m_view.sale->due;
    if (!sameDue) {
        m_part.reset();
        // A question about another amount is not asked any more.
        if (m_stack->currentWidget() != m_methods) {
            backToMethods();
        }
    }
    m_view = view;
    refresh();
}

Money PayScreen::amount() const
{
    return m_part.value_or(m_view.sale ? m_view.sale->due : Money(0, m_view.currency));
}

void PayScreen::show(QWidget *page)
{
    Card *&card = m_cards[page];
    if (card == nullptr) {
        card = new Card(theme());
        auto *room = new QVBoxLayout(card);
        room->setContentsMargins({});
        room->addWidget(page);
        m_stack->addWidget(card);
    }
    // Esc belongs to the panel now.
    m_summary->offerActions(false);
    m_stack->setCurrentWidget(card);
}

void PayScreen::backToMethods()
{
    m_asked = Asked::Nothing;
    m_code.clear();
    m_stack->setCurrentWidget(m_methods);
    m_summary->offerActions(true);
    setFocus();
}

void PayScreen::refresh()
{
    if (!m_view.sale) {
        return;
    }
    const SaleView &sale = *m_view.sale;
    m_summary->present(m_view, m_part);
    const Attempt *open = openAttempt(sale.checkout);
    const Refund *back = sale.checkout.openGiveBack();
    if (open == nullptr && back == nullptr) {
        refreshMethods();
        const QWidget *seen = m_stack->currentWidget();
        const bool wasOpen =
            (m_attempt != nullptr && seen == m_attempt) ||
            (m_word != nullptr && seen == m_cards[m_word]) ||
            (m_giveBack != nullptr && seen == m_cards[m_giveBack] && m_giveBack->tellsProgress());
        if (wasOpen) {
            backToMethods();
        }
        return;
    }
    m_asked = Asked::Nothing;
    m_summary->offerActions(false);
    if (askForWord(open ? wordQuestion(m_view, *open) : wordQuestion(m_view, *back))) {
        return;
    }
    if (open == nullptr) {
        makeGiveBack();
        show(m_giveBack);
        m_giveBack->present(m_view, *back);
        return;
    }
    if (m_attempt == nullptr) {
        m_attempt = new AttemptPanel({desk(), theme(), [this] { return now(); }});
        m_stack->addWidget(m_attempt);
        connect(m_attempt, &AttemptPanel::turnWanted, this, &PayScreen::turnWanted);
    }
    m_attempt->present(m_view, *open);
    if (m_stack->currentWidget() != m_attempt) {
        m_stack->setCurrentWidget(m_attempt);
        setFocus();
    }
}

// Where only a person can tell. Somebody may be typing what the slip says while the terminal's
// weather changes.
bool PayScreen::askForWord(const WordQuestion &question)
{
    const bool typing = m_word != nullptr && m_stack->currentWidget() == m_cards[m_word] &&
                        m_word->isTyping() && m_word->question().attempt == question.attempt;
    if (!m_view.sale->needsPersonsWord && !typing) {
        return false;
    }
    if (m_word == nullptr) {
        m_word = new WordPanel({desk(), theme(), [this] { return now(); }}, QStringLiteral("word"),
                               WordPanel::Aside::Park);
    }
    const bool arrived = m_stack->currentWidget() != m_cards[m_word];
    show(m_word);
    if (arrived) {
        m_word->askAnew(question);
    } else {
        m_word->ask(question);
    }
    return true;
}

void PayScreen::refreshMethods()
{
    const SaleView &sale = *m_view.sale;
    m_title->setText(sale.paid.isPositive() ? tr("How is the rest paid?")
                                            : tr("How does the customer pay?"));
    const Attempt *last = lastAttempt(sale.checkout);
    m_last->setVisible(last != nullptr && last->id != m_seenBefore);
    if (last != nullptr) {
        const CustomerStep step = stepOf(m_view, *last);
        const PayPhase phase = phaseOf(*last, {}, step);
        m_last->setPhase(
            phase, payWords(phase, *last, {}, step, methodName(last->provider, m_view.methods)));
    }
    if (const Refund *back = lastGivenBack(sale.checkout);
        back != nullptr && back->id != m_seenBack &&
        (last == nullptr || last->openedAt < back->openedAt)) {
        const bool done = back->stage == RefundStage::Done;
        m_last->setVisible(true);
        m_last->setState(done ? Card::Tone::Success : Card::Tone::Danger,
                         done ? QStringLiteral("refund") : QStringLiteral("cross-circle"),
                         givenBackWords(*back, methodName(back->provider, m_view.methods)));
    }
    const std::vector<MethodView> methods = inOrderOfUse(m_view.methods);
    while (m_tiles.size() < methods.size()) {
        auto *tile = new MethodTile(theme());
        m_grid->addWidget(tile, int(m_tiles.size()) / 2, int(m_tiles.size()) % 2);
        connect(tile, &MethodTile::clicked, this, [this, tile] { choose(tile->method()); });
        m_tiles.push_back(tile);
    }
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        m_tiles[i]->setVisible(i < methods.size());
        if (i < methods.size()) {
            m_tiles[i]->setMethod(methods[i], int(i) + 1);
        }
    }
    m_scanRow->setVisible(
        std::any_of(m_view.methods.begin(), m_view.methods.end(),
                    [](const MethodView &method) { return !method.card.customerCodes.empty(); }));
    // A tip belongs to the whole sale: it is settled before the first money.
    m_tips->setVisible(m_view.tips && (!sale.paid.isPositive() || sale.totals.tip));
    m_tips->setEnabled(!sale.paid.isPositive());
    m_tips->present(sale);
}

void PayScreen::choose(const MethodView &method)
{
    if (method.card.id == cashMethod()) {
        Q_EMIT cashWanted(m_part);
    } else if (method.card.step == CustomerStep::ScanCustomerCode) {
        askForCode(method);
    } else {
        desk().pay(method.card.id, amount());
    }
}

void PayScreen::tick(Instant now)
{
    if (m_attempt != nullptr && m_stack->currentWidget() == m_attempt) {
        m_attempt->tick(now);
    }
}

void PayScreen::arrive()
{
    const Attempt *last = m_view.sale ? lastAttempt(m_view.sale->checkout) : nullptr;
    // Who comes back later to choose again need not read what they have read.
    if (last != nullptr && !last->moneyMayMove()) {
        m_seenBefore = last->id;
    }
    if (const Refund *back = m_view.sale ? lastGivenBack(m_view.sale->checkout) : nullptr) {
        m_seenBack = back->id;
    }
    if (last == nullptr || !last->moneyMayMove()) {
        backToMethods();
    }
    refresh();
    if (m_word != nullptr && m_stack->currentWidget() == m_cards[m_word]) {
        m_word->setFocus();
    } else {
        setFocus();
    }
}

void PayScreen::retranslate()
{
    m_other->setText(tr("Part of it"));
    m_scanHint->setText(tr("Or scan the payment code on the customer's phone."));
    const bool asking = m_entry != nullptr || m_question != nullptr || m_wallets != nullptr ||
                        m_giveBack != nullptr;
    if (asking && m_stack->currentWidget() != m_attempt) {
        backToMethods(); // a question is asked again in the new language
    }
    refresh();
}

} // namespace guitai::ui
