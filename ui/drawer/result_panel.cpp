// Over and short in large figures; the rest below.
#include "ui/drawer/result_panel.h"

#include "ui/theme/button.h"
#include "ui/theme/label.h"
#include "ui/theme/text_field.h"
#include "ui/theme/theme.h"
#include "ui/words/amounts.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

namespace guitai::ui {

ResultPanel::ResultPanel(const Theme &theme, const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new Label(theme, Type::Display))
    , m_countedHead(new Label(theme, Type::Body, Ink::Soft))
    , m_expectedHead(new Label(theme, Type::Body, Ink::Soft))
    , m_overHead(new Label(theme, Type::Body, Ink::Soft))
    , m_leftWord(new Label(theme, Type::Heading))
    , m_takenWord(new Label(theme, Type::Body, Ink::Soft))
    , m_grid(new QGridLayout)
    , m_left(new TextField(theme, objectName + QStringLiteral("Left")))
    , m_taken(new AmountLabel(theme, objectName + QStringLiteral("Taken"), Type::Heading))
    , m_again(new Button(theme, objectName + QStringLiteral("Again")))
    , m_handOver(new Button(theme, objectName + QStringLiteral("HandOver")))
    , m_close(new Button(theme, objectName + QStringLiteral("Close"), Button::Kind::Primary))
{
    setObjectName(objectName);
    m_title->setObjectName(objectName + QStringLiteral("Title"));
    m_title->setWordWrap(true);
    m_left->setAlignment(Qt::AlignRight);
    m_left->setFont(theme.font(Type::Title));
    m_left->setFixedWidth(220);
    m_left->setValidator(new QRegularExpressionValidator(
        QRegularExpression(QStringLiteral("[0-9]{0,9}([.][0-9]{0,3})?")), m_left));
    m_grid->setHorizontalSpacing(space::large);
    m_grid->setVerticalSpacing(space::small);
    for (Label *head : {m_countedHead, m_expectedHead, m_overHead}) {
        head->setAlignment(Qt::AlignRight);
    }
    m_grid->addWidget(m_countedHead, 0, 1);
    m_grid->addWidget(m_expectedHead, 0, 2);
    m_grid->addWidget(m_overHead, 0, 3);
    for (const int column : {1, 2, 3}) {
        m_grid->setColumnStretch(column, 1);
    }

    auto *left = new QHBoxLayout;
    left->addWidget(m_leftWord, 1);
    left->addWidget(m_left);
    auto *taken = new QHBoxLayout;
    taken->addWidget(m_takenWord, 1);
    taken->addWidget(m_taken);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::small);
    foot->addWidget(m_again);
    foot->addWidget(m_handOver);
    foot->addWidget(m_close, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::huge, space::huge, space::huge, space::large);
    column->setSpacing(space::medium);
    column->addWidget(m_title);
    column->addSpacing(space::medium);
    column->addLayout(m_grid);
    column->addSpacing(space::large);
    column->addLayout(left);
    column->addLayout(taken);
    column->addStretch(1);
    column->addLayout(foot);

    for (Button *button : {m_again, m_handOver, m_close}) {
        button->setButtonSize(Button::Size::Large);
        button->setFocusPolicy(Qt::NoFocus);
    }
    m_again->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    m_handOver->setKey(QKeySequence(Qt::CTRL | Qt::Key_H));
    m_close->setKeyHint(QStringLiteral("Enter"));
    connect(m_left, &QLineEdit::textChanged, this, &ResultPanel::refresh);
    connect(m_left, &QLineEdit::returnPressed, this, &ResultPanel::confirm);
    connect(m_close, &Button::clicked, this, &ResultPanel::confirm);
    connect(m_again, &Button::clicked, this, &ResultPanel::countAgain);
    connect(m_handOver, &Button::clicked, this, &ResultPanel::handOver);
    retranslate();
}

void ResultPanel::show(const Shift &shift, Currency shop)
{
    m_shift = shift;
    m_shop = shop;
    for (auto &row : m_rows) {
        for (QWidget *part : row) {
            part->deleteLater();
        }
    }
    m_rows.clear();
    const std::vector<Money> expected = shift.expected(shop);
    for (const Money &counted : shift.counted) {
        const Money wanted = amountIn(expected, counted.currency());
        const Money over = counted - wanted;
        const int line = int(m_rows.size()) + 1;
        const auto figure = [&](const char *name, const Money &amount, Ink ink) {
            auto *label = new AmountLabel(
                m_theme, QStringLiteral("%1%2%3").arg(objectName(), QLatin1String(name)).arg(line),
                Type::Large);
            label->setText(plainAmountText(amount));
            label->setInk(ink);
            return label;
        };
        auto *code = new Label(m_theme, Type::Heading, Ink::Soft);
        code->setText(fromUtf8(counted.currency().code()));
        AmountLabel *difference = figure("Over", over,
                                         over.isZero()       ? Ink::Success
                                         : over.isPositive() ? Ink::Warn
                                                             : Ink::Danger);
        if (over.isPositive()) {
            difference->setText(QLatin1Char('+') + plainAmountText(over));
        }
        m_rows.push_back({code, figure("Counted", counted, Ink::Text),
                          figure("Expected", wanted, Ink::Soft), difference});
        for (std::size_t column = 0; column < m_rows.back().size(); ++column) {
            m_grid->addWidget(m_rows.back()[column], line, int(column));
        }
    }
    // Usually the next shift begins with as much as this one began with.
    const Money counted = amountIn(shift.counted, shop);
    const auto ledger = shift.cash.find(shop.code());
    const Money opening = ledger == shift.cash.end() ? Money(0, shop) : ledger->second.opening;
    m_left->setText(fromUtf8((opening <= counted ? opening : counted).text()));
    retranslate();
    m_left->selectAll();
    m_left->setFocus();
}

void ResultPanel::refresh()
{
    const Money counted = amountIn(m_shift.counted, m_shop);
    const auto left = Money::parse(m_left->text().toStdString(), m_shop);
    const bool fits = left && !left->isNegative() && *left <= counted;
    m_close->setEnabled(fits);
    if (fits) {
        QString text = amountText(counted - *left);
        for (const Money &foreign : m_shift.counted) {
            if (foreign.currency() != m_shop && foreign.isPositive()) {
                text += QStringLiteral(" + ") + amountText(foreign);
            }
        }
        m_taken->setText(text);
        m_taken->setInk(Ink::Text);
    } else {
        m_taken->setText(tr("More than was counted"));
        m_taken->setInk(Ink::Danger);
    }
}

void ResultPanel::confirm()
{
    const auto left = Money::parse(m_left->text().toStdString(), m_shop);
    if (m_close->isEnabled() && left) {
        Q_EMIT closed({*left});
    }
}

void ResultPanel::retranslate()
{
    const Money counted = amountIn(m_shift.counted, m_shop);
    const Money over = counted - amountIn(m_shift.expected(m_shop), m_shop);
    m_title->setInk(over.isZero() ? Ink::Success : over.isPositive() ? Ink::Warn : Ink::Danger);
    m_title->setText(over.isZero()       ? tr("Exactly right")
                     : over.isPositive() ? tr("%1 over").arg(amountText(over))
                                         : tr("%1 short").arg(amountText(-over)));
    m_countedHead->setText(tr("Counted"));
    m_expectedHead->setText(tr("Should be there"));
    m_overHead->setText(tr("Difference"));
    m_leftWord->setText(tr("Stays in the drawer"));
    m_takenWord->setText(tr("Is taken out"));
    m_again->setText(tr("Count again"));
    m_handOver->setText(tr("Hand over"));
    m_close->setText(tr("Close the shift"));
    m_left->setAccessibleName(tr("Stays in the drawer"));
    refresh();
}

} // namespace guitai::ui
