// Puts board and cart side by side, and asks for what a line needs.
#include "ui/sale/sale_screen.h"

#include "ui/entry/entry_panel.h"
#include "ui/entry/question_panel.h"
#include "ui/sale/board.h"
#include "ui/sale/cart_panel.h"
#include "ui/theme/card.h"
#include "ui/theme/text_field.h"
#include "ui/words/amounts.h"
#include "ui/words/language.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace guitai::ui {

namespace {

const OrderLine *lineOf(const CounterView &view, const LineId &id)
{
    if (!view.sale) {
        return nullptr;
    }
    for (const OrderLine &line : view.sale->checkout.order.lines) {
        if (line.id == id) {
            return &line;
        }
    }
    return nullptr;
}

// "12.5" -> 125000 ppm
std::optional<std::int64_t> typedShare(const QString &text)
{
    const auto quantity = Quantity::parse(text.toStdString());
    return quantity ? std::optional(quantity->milli * 10) : std::nullopt;
}

QString typedMoney(const Money &amount)
{
    return amount.isZero() ? QString() : fromUtf8(amount.text());
}

} // namespace

SaleScreen::SaleScreen(const Fittings &fittings, QWidget *parent)
    : Screen(fittings, QStringLiteral("saleScreen"), parent)
    , m_board(new Board(fittings))
    , m_cart(new CartPanel(fittings))
    , m_questionCard(new Card(theme()))
    , m_left(new QStackedWidget)
    , m_questions(new QStackedLayout(m_questionCard))
{
    m_left->addWidget(m_board);
    m_left->addWidget(m_questionCard);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    row->setSpacing(space::medium);
    row->addWidget(m_left, 60);
    row->addWidget(m_cart, 40);
    m_cart->setMinimumWidth(388);
    m_cart->setMaximumWidth(640);

    connect(m_board, &Board::cartKey, this, [this](QKeyEvent *event) { m_cart->handleKey(event); });
    connect(m_board, &Board::codeTyped, this, &SaleScreen::codeTyped);
    connect(m_cart, &CartPanel::quantityWanted, this, &SaleScreen::askQuantity);
    connect(m_cart, &CartPanel::priceWanted, this, &SaleScreen::askPrice);
    connect(m_cart, &CartPanel::lineDiscountWanted, this, &SaleScreen::askLineDiscount);
    connect(m_cart, &CartPanel::orderDiscountWanted, this, &SaleScreen::askOrderDiscount);
    connect(m_cart, &CartPanel::parkWanted, this, &SaleScreen::askToPark);
    connect(m_cart, &CartPanel::voidWanted, this, &SaleScreen::askToVoid);
    connect(m_cart, &CartPanel::payWanted, this, [this] {
        backToBoard();
        Q_EMIT wanted(Place::Pay);
    });
}

EntryPanel &SaleScreen::entry()
{
    if (m_entry == nullptr) {
        m_entry = new EntryPanel(theme(), QStringLiteral("entry"));
        m_questions->addWidget(m_entry);
        connect(m_entry, &EntryPanel::edited, this, &SaleScreen::checkEntry);
        connect(m_entry, &EntryPanel::wayChosen, this, [this](int way) {
            m_entry->setUnit(way == 0 ? QStringLiteral("%") : currencySign(m_view.currency));
            checkEntry();
        });
        connect(m_entry, &EntryPanel::confirmed, this, &SaleScreen::confirmEntry);
        connect(m_entry, &EntryPanel::cancelled, this, &SaleScreen::backToBoard);
        connect(m_entry, &EntryPanel::removed, this, [this] {
            if (m_asked == Asked::OrderDiscount) {
                desk().setOrderDiscount(std::nullopt);
            } else if (const OrderLine *line = lineOf(m_view, m_line)) {
                OrderLine changed = *line;
                if (m_asked == Asked::Price) {
                    changed.priceOverride.reset();
                } else {
                    changed.discount.reset();
                }
                desk().changeLine(changed);
            }
            backToBoard();
        });
    }
    m_entry->setCancelWord(tr("Back"));
    m_left->setCurrentWidget(m_questionCard);
    m_questions->setCurrentWidget(m_entry);
    return *m_entry;
}

QuestionPanel &SaleScreen::question()
{
    if (m_question == nullptr) {
        m_question = new QuestionPanel(theme(), QStringLiteral("question"));
        m_questions->addWidget(m_question);
        connect(m_question, &QuestionPanel::agreed, this, &SaleScreen::answer);
        connect(m_question, &QuestionPanel::refused, this, &SaleScreen::backToBoard);
    }
    m_left->setCurrentWidget(m_questionCard);
    m_questions->setCurrentWidget(m_question);
    return *m_question;
}

void SaleScreen::askQuantity()
{
    const OrderLine *line = m_cart->chosenLine();
    if (line == nullptr) {
        return;
    }
    m_asked = Asked::Quantity;
    m_line = line->id;
    entry().withoutWays();
    entry().ask({tr("Quantity"),
                 named(line->name, line->nameZh),
                 fromUtf8(line->quantity.text()),
                 unitText(line->unit),
                 line->unit == Unit::Piece ? NumPad::Corner::DoubleZero : NumPad::Corner::Point,
                 tr("Set quantity"),
                 {},
                 {}});
}

void SaleScreen::askPrice()
{
    const OrderLine *line = m_cart->chosenLine();
    if (line == nullptr) {
        return;
    }
    m_asked = Asked::Price;
    m_line = line->id;
    entry().withoutWays();
    entry().ask({tr("Price"),
                 named(line->name, line->nameZh),
                 typedMoney(line->priceOverride.value_or(line->unitPrice)),
                 currencySign(m_view.currency),
                 NumPad::Corner::Point,
                 tr("Set price"),
                 line->priceOverride ? tr("Usual price") : QString(),
                 {}});
}

void SaleScreen::askLineDiscount()
{
    const OrderLine *line = m_cart->chosenLine();
    if (line == nullptr) {
        return;
    }
    m_asked = Asked::LineDiscount;
    m_line = line->id;
    askDiscount(tr("Discount on the line"), named(line->name, line->nameZh), line->discount);
}

void SaleScreen::askOrderDiscount()
{
    m_asked = Asked::OrderDiscount;
    m_line = {};
    askDiscount(tr("Discount on the sale"), {},
                m_view.sale ? m_view.sale->checkout.order.discount : std::nullopt);
}

void SaleScreen::askDiscount(const QString &title, const QString &what,
                             const std::optional<Discount> &now)
{
    const bool amount = now && now->ppm == 0;
    QString value;
    if (now) {
        value = amount ? typedMoney(now->amount) : shareText(now->ppm).chopped(1);
    }
    EntryPanel &panel = entry();
    panel.offerWays(tr("Percent"), tr("Amount"), amount ? 1 : 0);
    panel.ask({title,
               what,
               value,
               amount ? currencySign(m_view.currency) : QStringLiteral("%"),
               NumPad::Corner::Point,
               tr("Give discount"),
               now ? tr("No discount") : QString(),
               {QStringLiteral("5%"), QStringLiteral("10%"), QStringLiteral("20%"),
                QStringLiteral("50%")}});
    checkEntry();
}

void SaleScreen::askToPark()
{
    m_asked = Asked::Park;
    question().ask({QStringLiteral("park"), tr("Park this sale?"),
                    tr("It is kept with all its lines until it is taken up again."), tr("Park"),
                    tr("Back"), false, true, tr("A name or number to find it by")});
}

void SaleScreen::askToVoid()
{
    // What was paid goes back first, where the parts are listed.
    if (m_view.sale && m_view.sale->paid.isPositive()) {
        Q_EMIT wanted(Place::Pay);
        Q_EMIT told(refusalText(Refusal::MoneyTaken));
        return;
    }
    m_asked = Asked::Void;
    question().ask({QStringLiteral("trash"),
                    tr("Void this sale?"),
                    tr("All its lines are dropped. This is written into the journal."),
                    tr("Void the sale"),
                    tr("Keep the sale"),
                    true,
                    false,
                    {}});
}

std::optional<Discount> SaleScreen::typedDiscount(const QString &text) const
{
    if (m_entry->way() == 0) {
        const auto ppm = typedShare(text);
        return ppm ? std::optional(Discount{Money(0, m_view.currency), *ppm}) : std::nullopt;
    }
    const auto amount = Money::parse(text.toStdString(), m_view.currency);
    return amount && amount->isPositive() ? std::optional(Discount{*amount, 0}) : std::nullopt;
}

std::optional<OrderLine> SaleScreen::typedLine(const QString &text) const
{
    const OrderLine *line = lineOf(m_view, m_line);
    if (line == nullptr) {
        return std::nullopt;
    }
    OrderLine changed = *line;
    if (m_asked == Asked::Quantity) {
        const auto quantity = Quantity::parse(text.toStdString());
        if (!quantity) {
            return std::nullopt;
        }
        changed.quantity = *quantity;
    } else if (m_asked == Asked::Price) {
        const auto price = Money::parse(text.toStdString(), m_view.currency);
        if (!price) {
            return std::nullopt;
        }
        changed.priceOverride = *price;
    } else {
        changed.discount = typedDiscount(text);
        if (!changed.discount) {
            return std::nullopt;
        }
    }
    return changed;
}

void SaleScreen::checkEntry()
{
    if (m_entry == nullptr || m_entry->text().isEmpty()) {
        return;
    }
    QString fault;
    if (m_asked == Asked::OrderDiscount) {
        Order order = m_view.sale ? m_view.sale->checkout.order : Order();
        order.discount = typedDiscount(m_entry->text());
        fault = order.discount ? lineFaultText(faultOf(order)) : tr("This is not a figure.");
    } else if (const auto line = typedLine(m_entry->text())) {
        fault = lineFaultText(faultOf(*line, m_view.currency));
    } else {
        fault = tr("This is not a figure.");
    }
    m_entry->setFault(fault);
}

void SaleScreen::confirmEntry(const QString &text)
{
    if (m_asked == Asked::OrderDiscount) {
        if (const auto discount = typedDiscount(text)) {
            desk().setOrderDiscount(discount);
            backToBoard();
        }
    } else if (const auto line = typedLine(text)) {
        desk().changeLine(*line);
        backToBoard();
    }
}

void SaleScreen::answer()
{
    const Asked asked = m_asked;
    const QString text = m_question->text();
    backToBoard();
    if (asked == Asked::Park) {
        desk().park(text);
    } else if (asked == Asked::Void) {
        desk().voidSale();
    }
}

void SaleScreen::backToBoard()
{
    m_asked = Asked::Nothing;
    m_left->setCurrentWidget(m_board);
    m_board->search()->setFocus();
}

void SaleScreen::present(const CounterView &view)
{
    const bool sameSale =
        view.sale && m_view.sale && view.sale->checkout.id == m_view.sale->checkout.id;
    m_view = view;
    m_cart->present(view);
    if (m_asked != Asked::Nothing &&
        (!sameSale || (!m_line.empty() && lineOf(view, m_line) == nullptr))) {
        backToBoard();
    }
}

void SaleScreen::arrive()
{
    backToBoard();
}

void SaleScreen::keyPressEvent(QKeyEvent *event)
{
    if (m_cart->handleKey(event)) {
        return;
    }
    // What is typed anywhere on this screen belongs into the search.
    if (m_asked == Asked::Nothing && !event->text().isEmpty() && event->text()[0].isPrint()) {
        m_board->search()->setFocus();
        m_board->search()->insert(event->text());
        return;
    }
    Screen::keyPressEvent(event);
}

void SaleScreen::retranslate()
{
    if (m_asked != Asked::Nothing) {
        backToBoard(); // a question is asked again in the new language
    }
}

} // namespace guitai::ui
