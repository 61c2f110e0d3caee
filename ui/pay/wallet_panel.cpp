// A button a wallet, each with its figure.
#include "ui/pay/wallet_panel.h"

#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/words/amounts.h"
#include "ui/words/words.h"

#include <QVBoxLayout>

namespace guitai::ui {

WalletPanel::WalletPanel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new Label(theme, Type::Title))
    , m_what(new Label(theme, Type::Body, Ink::Soft))
    , m_column(new QVBoxLayout)
    , m_back(new Button(theme, QStringLiteral("walletBack")))
{
    setObjectName(QStringLiteral("walletPanel"));
    m_title->setWordWrap(true);
    m_what->setWordWrap(true);
    m_column->setSpacing(space::small);
    m_back->setButtonSize(Button::Size::Large);
    m_back->setIconName(QStringLiteral("back"));
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::huge, space::huge, space::huge, space::large);
    column->setSpacing(space::small);
    column->addWidget(new Picture(theme, QStringLiteral("scan"), 56, Ink::Accent));
    column->addWidget(m_title);
    column->addWidget(m_what);
    column->addSpacing(space::medium);
    column->addLayout(m_column);
    column->addStretch();
    column->addWidget(m_back, 0, Qt::AlignLeft);
    connect(m_back, &Button::clicked, this, &WalletPanel::left);
}

void WalletPanel::ask(const std::vector<ProviderId> &wallets,
                      const std::vector<MethodView> &methods, const Money &amount)
{
    m_wallets = wallets;
    m_title->setText(tr("Whose code is it?"));
    m_what->setText(tr("Several wallets have codes like this. Ask the customer."));
    m_back->setText(tr("Back"));
    while (m_buttons.size() < wallets.size()) {
        const std::size_t at = m_buttons.size();
        auto *button = new Button(m_theme, QStringLiteral("wallet%1").arg(at + 1));
        button->setButtonSize(Button::Size::Hero);
        if (at < 9) {
            button->setKey(QKeySequence(Qt::Key(Qt::Key_1 + int(at))));
        }
        connect(button, &Button::clicked, this, [this, at] { Q_EMIT chosen(m_wallets[at]); });
        m_column->addWidget(button);
        m_buttons.push_back(button);
    }
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setVisible(i < wallets.size());
        if (i < wallets.size()) {
            m_buttons[i]->setMark(methodMark(wallets[i]));
            m_buttons[i]->setText(methodName(wallets[i], methods));
            m_buttons[i]->setTrailing(amountText(amount));
        }
    }
    setFocus();
}

} // namespace guitai::ui
