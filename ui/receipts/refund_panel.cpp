// Two ways to say what goes back: goods with plus and minus, or a leg and an amount.
#include "ui/receipts/refund_panel.h"

#include "ui/entry/entry_panel.h"
#include "ui/entry/question_panel.h"
#include "ui/receipts/refund_route.h"
#include "ui/theme/button.h"
#include "ui/theme/label.h"
#include "ui/words/amounts.h"
#include "ui/words/sale_facts.h"
#include "ui/words/words.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace guitai::ui {

RefundPanel::RefundPanel(const Fittings &fittings, QWidget *parent)
    : QWidget(parent)
    , m_fittings(fittings)
    , m_stack(new QStackedWidget)
    , m_question(new QuestionPanel(fittings.theme, QStringLiteral("refundPin")))
{
    setObjectName(QStringLiteral("refundPanel"));
    m_head = makeHead();
    m_goods = makeGoods();
    m_byAmount = makeAmount();
    m_stack->addWidget(m_goods);
    m_stack->addWidget(m_byAmount);
    m_stack->addWidget(m_question);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::tiny);
    column->addWidget(m_head);
    column->addWidget(m_stack, 1);
    connect(&m_lines, &RefundLinesModel::changed, this, &RefundPanel::refreshGoods);
    connect(m_question, &QuestionPanel::agreed, this, [this] {
        if (!m_question->text().isEmpty() && m_give) {
            m_waiting = true;
            m_give(m_question->text());
        }
    });
    connect(m_question, &QuestionPanel::refused, this, [this] {
        m_waiting = false;
        chooseWay(m_byGoods);
    });
    connect(&m_fittings.desk, &Desk::noticed, this, &RefundPanel::heard);
    connect(&m_fittings.desk, &Desk::receiptOpened, this, [this](const Checkout &checkout) {
        if (m_waiting && checkout.id == m_checkout.id &&
            checkout.refunds.size() > m_checkout.refunds.size()) {
            m_waiting = false;
            Q_EMIT done();
        }
    });
}

QWidget *RefundPanel::makeHead()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(space::medium, space::medium, space::medium, 0);
    column->setSpacing(space::tiny);
    auto *ways = new QHBoxLayout;
    ways->setSpacing(space::small);
    m_goodsTab = new Button(m_fittings.theme, QStringLiteral("refundByGoods"), Button::Kind::Tab);
    m_amountTab = new Button(m_fittings.theme, QStringLiteral("refundByAmount"), Button::Kind::Tab);
    m_goodsTab->setKey(QKeySequence(Qt::Key_F3));
    m_amountTab->setKey(QKeySequence(Qt::Key_F4));
    for (Button *tab : {m_goodsTab, m_amountTab}) {
        tab->setCheckable(true);
        tab->setFocusPolicy(Qt::NoFocus);
        ways->addWidget(tab, 1);
    }
    connect(m_goodsTab, &Button::clicked, this, [this] { chooseWay(true); });
    connect(m_amountTab, &Button::clicked, this, [this] { chooseWay(false); });
    m_why = new QWidget;
    auto *why = new QHBoxLayout(m_why);
    why->setContentsMargins({});
    why->setSpacing(space::small);
    for (int i = 0; i < 3; ++i) {
        auto *button = new Button(m_fittings.theme, QStringLiteral("refundWhy%1").arg(i + 1));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::NoFocus);
        button->setKey(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + i)));
        connect(button, &Button::clicked, this, [this, button] {
            for (Button *reason : m_reasons) {
                reason->setChecked(reason == button);
                reason->setKind(reason == button ? Button::Kind::Tab : Button::Kind::Secondary);
            }
        });
        why->addWidget(button, 1);
        m_reasons.push_back(button);
    }
    column->addLayout(ways);
    column->addWidget(m_why);
    return box;
}

QWidget *RefundPanel::makeGoods()
{
    const Theme &theme = m_fittings.theme;
    auto *page = new QWidget;
    m_list = new ListView(theme, QStringLiteral("refundGoods"));
    m_list->setModel(&m_lines);
    m_list->setItemDelegate(new RefundLineDelegate(theme, m_lines, m_list));
    m_list->installEventFilter(this);
    m_sumWord = new Label(theme, Type::Heading, Ink::Soft);
    m_sum = new AmountLabel(theme, QStringLiteral("refundSum"), Type::Display);
    m_route = new Label(theme, Type::Body, Ink::Soft);
    m_route->setObjectName(QStringLiteral("refundRoute"));
    m_route->setWordWrap(true);
    m_back = new Button(theme, QStringLiteral("refundBack"));
    m_all = new Button(theme, QStringLiteral("refundAll"));
    m_refund = new Button(theme, QStringLiteral("refundGive"), Button::Kind::Primary);
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    m_all->setKey(QKeySequence(Qt::Key_F5));
    m_refund->setKeyHint(QStringLiteral("Enter"));
    auto *sum = new QHBoxLayout;
    sum->addWidget(m_sumWord);
    sum->addWidget(m_sum, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::small);
    foot->addWidget(m_back);
    foot->addWidget(m_all);
    foot->addWidget(m_refund, 1);
    for (Button *button : {m_back, m_all, m_refund}) {
        button->setButtonSize(Button::Size::Large);
        button->setFocusPolicy(Qt::NoFocus);
    }
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    column->setSpacing(space::tiny);
    column->addWidget(m_list, 1);
    column->addLayout(sum);
    column->addWidget(m_route);
    column->addSpacing(space::small);
    column->addLayout(foot);
    connect(m_back, &Button::clicked, this, &RefundPanel::done);
    connect(m_all, &Button::clicked, this, [this] { m_lines.chooseAll(!m_lines.isAllChosen()); });
    connect(m_refund, &Button::clicked, this, &RefundPanel::confirmGoods);
    return page;
}

QWidget *RefundPanel::makeAmount()
{
    auto *page = new QWidget;
    m_legGrid = new QGridLayout;
    m_legGrid->setContentsMargins(space::medium, space::small, space::medium, 0);
    m_legGrid->setSpacing(space::tiny);
    m_entry = new EntryPanel(m_fittings.theme, QStringLiteral("refundEntry"));
    m_entry->setDense();
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(m_legGrid);
    column->addWidget(m_entry, 1);
    connect(m_entry, &EntryPanel::edited, this, &RefundPanel::check);
    connect(m_entry, &EntryPanel::confirmed, this, &RefundPanel::confirm);
    connect(m_entry, &EntryPanel::cancelled, this, &RefundPanel::done);
    return page;
}

void RefundPanel::ask(const CounterView &view, const Checkout &checkout)
{
    m_view = view;
    m_checkout = checkout;
    m_waiting = false;
    m_legs = tenders(checkout);
    m_lines.setCheckout(checkout);
    retranslate();
    m_reasons[0]->click();
    showLegs();
    const bool anyGoods =
        m_lines.rowCount() > 0 &&
        std::any_of(checkout.order.lines.begin(), checkout.order.lines.end(),
                    [&](const OrderLine &line) {
                        return refundedOf(checkout, line.id).milli < line.quantity.milli;
                    });
    m_list->setCurrentIndex(m_lines.index(0));
    chooseWay(anyGoods);
}

void RefundPanel::chooseWay(bool byGoods)
{
    m_byGoods = byGoods;
    m_goodsTab->setChecked(byGoods);
    m_amountTab->setChecked(!byGoods);
    m_head->show();
    m_why->setVisible(byGoods || m_legs.size() <= 3);
    if (byGoods) {
        m_stack->setCurrentWidget(m_goods);
        m_list->setFocus();
        refreshGoods();
        return;
    }
    m_stack->setCurrentWidget(m_byAmount);
    chooseLeg(m_leg);
}

void RefundPanel::refreshGoods()
{
    const std::vector<RefundedLine> chosen = m_lines.chosen();
    const Money nothing(0, m_checkout.order.currency);
    const Money price = chosen.empty() ? nothing : priceOf(m_checkout, chosen).value_or(nothing);
    m_sum->setAmount(price);
    m_sum->setInk(price.isPositive() ? Ink::Text : Ink::Soft);
    m_all->setText(m_lines.isAllChosen() && !chosen.empty() ? tr("Nothing") : tr("All of it"));
    const RefundRoute route = routeOf(m_checkout, price, m_view.cashStep);
    QStringList parts;
    QString fault;
    for (const auto &[provider, part] : route.parts) {
        parts << methodName(provider, m_view.methods) + QLatin1Char(' ') + amountText(part);
        const ProviderCard *card = cardOf(provider);
        if (card != nullptr && !card->canRefund) {
            fault = refusalText(Refusal::CannotRefund);
        }
    }
    if (price.isPositive() && !route.isEnough) {
        fault = tr("Less than this is left. Give it back by amount.");
    }
    m_route->setInk(fault.isEmpty() ? Ink::Soft : Ink::Danger);
    m_route->setText(!fault.isEmpty() ? fault
                     : parts.isEmpty()
                         ? tr("Choose what comes back with + and −.")
                         : tr("Goes back to: %1").arg(parts.join(QStringLiteral(", "))));
    m_refund->setEnabled(price.isPositive() && fault.isEmpty());
}

void RefundPanel::confirmGoods()
{
    const std::vector<RefundedLine> chosen = m_lines.chosen();
    const std::optional<Money> price = priceOf(m_checkout, chosen);
    if (!m_refund->isEnabled() || !price) {
        return;
    }
    giveOrAsk(*price, [this, chosen](const QString &pin) {
        m_fittings.desk.refundLines(m_checkout.id, chosen, why(), pin);
    });
}

void RefundPanel::showLegs()
{
    while (m_legButtons.size() < m_legs.size()) {
        const int leg = int(m_legButtons.size());
        auto *button = new Button(m_fittings.theme, QStringLiteral("refundLeg%1").arg(leg + 1));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::NoFocus);
        button->setKey(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + leg)));
        connect(button, &Button::clicked, this, [this, leg] { chooseLeg(leg); });
        m_legButtons.push_back(button);
    }
    m_leg = 0;
    // Many legs leave room for their marks and amounts; their names are in the tool tips.
    const int columns = m_legs.size() <= 2 ? 2 : 3;
    for (std::size_t i = 0; i < m_legButtons.size(); ++i) {
        m_legGrid->removeWidget(m_legButtons[i]);
        m_legGrid->addWidget(m_legButtons[i], int(i) / columns, int(i) % columns);
        m_legButtons[i]->setVisible(i < m_legs.size());
        if (i < m_legs.size()) {
            const Money rest = leftOf(m_checkout, m_legs[i]);
            const ProviderCard *card = cardOf(m_legs[i].provider);
            const bool can = rest.isPositive() && (card == nullptr || card->canRefund);
            m_legButtons[i]->setMark(methodMark(m_legs[i].provider));
            const QString name = methodName(m_legs[i].provider, m_view.methods);
            m_legButtons[i]->setText(columns == 2 ? name : QString());
            m_legButtons[i]->setAccessibleName(name);
            m_legButtons[i]->setToolTip(name);
            m_legButtons[i]->setKeyHint(columns == 2 ? QStringLiteral("Ctrl+%1").arg(i + 1)
                                                     : QString());
            m_legButtons[i]->setTrailing(amountText(rest));
            m_legButtons[i]->setEnabled(can);
            if (!can && m_leg == int(i)) {
                ++m_leg;
            }
        }
    }
    m_leg = std::min(m_leg, int(m_legs.size()) - 1);
}

const ProviderCard *RefundPanel::cardOf(const ProviderId &provider) const
{
    for (const MethodView &method : m_view.methods) {
        if (method.card.id == provider) {
            return &method.card;
        }
    }
    return nullptr;
}

Money RefundPanel::left() const
{
    return m_leg >= 0 && std::size_t(m_leg) < m_legs.size()
               ? leftOf(m_checkout, m_legs[std::size_t(m_leg)])
               : Money(0, m_view.currency);
}

bool RefundPanel::wholeOnly() const
{
    const ProviderCard *card = m_leg >= 0 ? cardOf(m_legs[std::size_t(m_leg)].provider) : nullptr;
    return card != nullptr && !card->canRefundInPart;
}

void RefundPanel::chooseLeg(int leg)
{
    m_leg = leg;
    for (std::size_t i = 0; i < m_legButtons.size(); ++i) {
        m_legButtons[i]->setKind(int(i) == leg ? Button::Kind::Tab : Button::Kind::Secondary);
        m_legButtons[i]->setChecked(int(i) == leg);
    }
    const QString method = leg >= 0 && std::size_t(leg) < m_legs.size()
                               ? methodName(m_legs[std::size_t(leg)].provider, m_view.methods)
                               : QString();
    m_entry->withoutWays();
    m_entry->ask({tr("Refund to %1, at most %2").arg(method, amountText(left())),
                  {},
                  fromUtf8(left().text()),
                  currencySign(m_view.currency),
                  NumPad::Corner::Point,
                  tr("Refund"),
                  {},
                  {}});
    check(m_entry->text());
}

void RefundPanel::check(const QString &text)
{
    const auto money = Money::parse(text.toStdString(), m_view.currency);
    QString fault;
    if (!money || !money->isPositive()) {
        fault = text.isEmpty() ? QString() : tr("This is not an amount.");
    } else if (*money > left()) {
        fault = tr("This is more than can be refunded.");
    } else if (wholeOnly() && *money != left()) {
        fault = tr("This way to pay can only be refunded whole.");
    }
    m_entry->setFault(fault);
}

void RefundPanel::confirm(const QString &text)
{
    const auto money = Money::parse(text.toStdString(), m_view.currency);
    if (!money || !money->isPositive() || *money > left()) {
        return;
    }
    const AttemptId leg = m_legs[std::size_t(m_leg)].attempt;
    giveOrAsk(*money, [this, leg, amount = *money](const QString &pin) {
        m_fittings.desk.refund(m_checkout.id, leg, amount, why(), pin);
    });
}

QString RefundPanel::why() const
{
    for (const Button *reason : m_reasons) {
        if (reason->isChecked()) {
            return reason->text();
        }
    }
    return {};
}

void RefundPanel::giveOrAsk(const Money &amount, std::function<void(const QString &pin)> give)
{
    if (!asksForManager(m_view, m_checkout, amount)) {
        give({});
        Q_EMIT done();
        return;
    }
    m_amount = amount;
    m_give = std::move(give);
    askPin({});
}

void RefundPanel::askPin(const QString &fault)
{
    m_head->hide();
    m_stack->setCurrentWidget(m_question);
    PanelQuestion question;
    question.icon = QStringLiteral("shield");
    question.title = tr("A manager allows it");
    question.what = tr("Giving back more than %1 of a sale needs a manager's PIN.")
                        .arg(amountText(*m_view.refundLimit));
    question.yes = tr("Refund %1").arg(amountText(m_amount));
    question.no = tr("Back");
    question.wantsText = true;
    question.placeholder = tr("Manager's PIN");
    question.secret = true;
    question.fault = fault;
    m_question->ask(question);
}

void RefundPanel::heard(const Notice &notice)
{
    if (m_waiting &&
        (notice.kind == Notice::Kind::WrongPin || notice.kind == Notice::Kind::Refused)) {
        m_waiting = false;
        askPin(noticeText(notice));
    }
}

bool RefundPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int row = m_list->currentIndex().row();
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
        case Qt::Key_Right:
            m_lines.step(row, 1);
            return true;
        case Qt::Key_Minus:
        case Qt::Key_Left:
            m_lines.step(row, -1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            confirmGoods();
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void RefundPanel::retranslate()
{
    m_goodsTab->setText(tr("By goods"));
    m_amountTab->setText(tr("By amount"));
    m_reasons[0]->setText(tr("Returned"));
    m_reasons[1]->setText(tr("Wrong item"));
    m_reasons[2]->setText(tr("Wrong price"));
    m_sumWord->setText(tr("To give back"));
    m_back->setText(tr("Back"));
    m_refund->setText(tr("Refund"));
    m_entry->setCancelWord(tr("Back"));
}

} // namespace guitai::ui
