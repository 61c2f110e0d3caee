// Usual reasons as buttons, any other typed, the amount below.
#include "ui/drawer/move_panel.h"

#include "ui/entry/entry_panel.h"
#include "ui/theme/button.h"
#include "ui/theme/text_field.h"
#include "ui/words/amounts.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace guitai::ui {

namespace {
constexpr int usualReasons = 4;
} // namespace

MovePanel::MovePanel(const Theme &theme, const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_why(new TextField(theme, objectName + QStringLiteral("Why")))
    , m_entry(new EntryPanel(theme, objectName + QStringLiteral("Entry")))
{
    setObjectName(objectName);
    m_entry->setDense();
    m_why->setMaxLength(60);
    auto *grid = new QGridLayout;
    grid->setContentsMargins(space::medium, space::medium, space::medium, 0);
    grid->setSpacing(space::small);
    for (int i = 0; i < usualReasons; ++i) {
        auto *button = new Button(theme, QStringLiteral("%1Reason%2").arg(objectName).arg(i + 1));
        button->setKey(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + i)));
        button->setFocusPolicy(Qt::NoFocus);
        connect(button, &Button::clicked, this, [this, button] { m_why->setText(button->text()); });
        grid->addWidget(button, i / 2, i % 2);
        m_reasons.push_back(button);
    }
    grid->addWidget(m_why, usualReasons / 2, 0, 1, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(grid);
    column->addWidget(m_entry, 1);
    connect(m_why, &QLineEdit::textChanged, this, &MovePanel::check);
    connect(m_why, &QLineEdit::returnPressed, this, &MovePanel::confirm);
    connect(m_entry, &EntryPanel::edited, this, &MovePanel::check);
    connect(m_entry, &EntryPanel::confirmed, this, &MovePanel::confirm);
    connect(m_entry, &EntryPanel::cancelled, this, &MovePanel::cancelled);
    retranslate();
}

std::vector<QString> MovePanel::reasons() const
{
    if (m_in) {
        return {tr("Coins and notes for change"), tr("More float"), tr("From the bank"),
                tr("Paid back")};
    }
    return {tr("To the safe"), tr("To the bank"), tr("Supplier"), tr("Expenses")};
}

void MovePanel::ask(bool in, Currency currency)
{
    m_in = in;
    m_currency = currency;
    retranslate();
    m_why->setText(m_reasons.front()->text());
    check();
}

void MovePanel::retranslate()
{
    const std::vector<QString> words = reasons();
    for (std::size_t i = 0; i < m_reasons.size(); ++i) {
        m_reasons[i]->setText(words[i]);
    }
    m_why->setPlaceholderText(tr("Why"));
    m_why->setAccessibleName(tr("Why"));
    m_entry->ask({m_in ? tr("Pay into the drawer") : tr("Pay out of the drawer"),
                  {},
                  {},
                  currencySign(m_currency),
                  NumPad::Corner::Point,
                  m_in ? tr("Pay in") : tr("Pay out"),
                  {},
                  {}});
    m_entry->setCancelWord(tr("Back"));
}

void MovePanel::check()
{
    const auto amount = Money::parse(m_entry->text().toStdString(), m_currency);
    QString fault;
    if (!m_entry->text().isEmpty() && !(amount && amount->isPositive())) {
        fault = tr("This is not an amount.");
    } else if (m_why->text().trimmed().isEmpty()) {
        fault = tr("Say why.");
    }
    m_entry->setFault(fault);
}

void MovePanel::confirm()
{
    const auto amount = Money::parse(m_entry->text().toStdString(), m_currency);
    const QString why = m_why->text().trimmed();
    if (amount && amount->isPositive() && !why.isEmpty()) {
        Q_EMIT moved(m_in ? *amount : -*amount, why);
    }
}

} // namespace guitai::ui
