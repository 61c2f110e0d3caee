// Legs, reasons, and a pad for the amount.
#include "ui/receipts/refund_panel.h"

#include "ui/entry/entry_panel.h"
#include "ui/theme/button.h"
#include "ui/words/amounts.h"
#include "ui/words/sale_facts.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace guitai::ui {

RefundPanel::RefundPanel(const Fittings &fittings, QWidget *parent)
    : QWidget(parent)
    , m_fittings(fittings)
    , m_legColumn(new QVBoxLayout)
    , m_entry(new EntryPanel(fittings.theme, QStringLiteral("refundEntry")))
{
    setObjectName(QStringLiteral("refundPanel"));
    m_legColumn->setSpacing(space::tiny);
    auto *whyBox = new QWidget;
    auto *why = new QHBoxLayout(whyBox);
    why->setContentsMargins({});
    why->setSpacing(space::small);
    for (int i = 0; i < 3; ++i) {
        auto *button =
            new Button(fittings.theme, QStringLiteral("refundWhy%1").arg(i + 1), Button::Kind::Tab);
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setFocusPolicy(Qt::NoFocus);
        button->setKey(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + i)));
        why->addWidget(button, 1);
        m_reasons.push_back(button);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::tiny);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(space::large, space::medium, space::large, 0);
    head->setSpacing(space::tiny);
    head->addLayout(m_legColumn);
    head->addWidget(whyBox);
    column->addLayout(head);
    column->addWidget(m_entry, 1);
    connect(m_entry, &EntryPanel::edited, this, &RefundPanel::check);
    connect(m_entry, &EntryPanel::confirmed, this, &RefundPanel::confirm);
    connect(m_entry, &EntryPanel::cancelled, this, &RefundPanel::done);
}

void RefundPanel::ask(const CounterView &view, const Checkout &checkout)
{
    m_view = view;
    m_checkout = checkout;
    m_legs = checkout.receipt ? checkout.receipt->tenders : std::vector<Tender>();
    while (m_legButtons.size() < m_legs.size()) {
        const int leg = int(m_legButtons.size());
        auto *button = new Button(m_fittings.theme, QStringLiteral("refundLeg%1").arg(leg + 1));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::NoFocus);
        button->setKey(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + leg)));
        connect(button, &Button::clicked, this, [this, leg] { chooseLeg(leg); });
        m_legColumn->addWidget(button);
        m_legButtons.push_back(button);
    }
    m_reasons[0]->setText(tr("Returned"));
    m_reasons[1]->setText(tr("Wrong item"));
    m_reasons[2]->setText(tr("Wrong price"));
    m_reasons[0]->setChecked(true);
    m_entry->setCancelWord(tr("Back"));
    int first = 0;
    for (std::size_t i = 0; i < m_legButtons.size(); ++i) {
        m_legButtons[i]->setVisible(i < m_legs.size());
        if (i < m_legs.size()) {
            const Money rest = leftOf(m_checkout, m_legs[i]);
            m_legButtons[i]->setMark(methodMark(m_legs[i].provider));
            m_legButtons[i]->setText(methodName(m_legs[i].provider, m_view.methods));
            m_legButtons[i]->setTrailing(amountText(rest));
            m_legButtons[i]->setEnabled(rest.isPositive());
            if (!rest.isPositive() && first == int(i)) {
                ++first;
            }
        }
    }
    chooseLeg(std::min(first, int(m_legs.size()) - 1));
}

Money RefundPanel::left() const
{
    return m_leg >= 0 && std::size_t(m_leg) < m_legs.size()
               ? leftOf(m_checkout, m_legs[std::size_t(m_leg)])
               : Money(0, m_view.currency);
}

bool RefundPanel::wholeOnly() const
{
    for (const MethodView &method : m_view.methods) {
        if (m_leg >= 0 && method.card.id == m_legs[std::size_t(m_leg)].provider) {
            return !method.card.canRefundInPart;
        }
    }
    return false;
}

void RefundPanel::chooseLeg(int leg)
{
    m_leg = leg;
    for (std::size_t i = 0; i < m_legButtons.size(); ++i) {
        m_legButtons[i]->setKind(int(i) == leg ? Button::Kind::Tab : Button::Kind::Secondary);
        m_legButtons[i]->setChecked(int(i) == leg);
    }
    m_entry->withoutWays();
    m_entry->ask({tr("Refund, at most %1").arg(amountText(left())),
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
    QString why;
    for (const Button *reason : m_reasons) {
        if (reason->isChecked()) {
            why = reason->text();
        }
    }
    m_fittings.desk.refund(m_checkout.id, m_legs[std::size_t(m_leg)].attempt, *money, why, {});
    Q_EMIT done();
}

} // namespace guitai::ui
