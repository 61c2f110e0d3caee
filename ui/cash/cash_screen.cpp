// Due and change large, quick notes, a pad.
#include "ui/cash/cash_screen.h"

#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/theme/num_pad.h"
#include "ui/theme/text_field.h"
#include "ui/words/amounts.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

namespace guitai::ui {

namespace {
constexpr int quickButtons = 4;
} // namespace

CashScreen::CashScreen(const Fittings &fittings, QWidget *parent)
    : Screen(fittings, QStringLiteral("cashScreen"), parent)
    , m_dueWord(new Label(theme(), Type::Heading, Ink::Soft))
    , m_roundWord(new Label(theme(), Type::Body, Ink::Soft))
    , m_tenderedWord(new Label(theme(), Type::Heading, Ink::Soft))
    , m_changeWord(new Label(theme(), Type::Heading, Ink::Soft))
    , m_quickWord(new Label(theme(), Type::Body, Ink::Soft))
    , m_due(new AmountLabel(theme(), QStringLiteral("cashDue"), Type::Hero))
    , m_round(new AmountLabel(theme(), QStringLiteral("cashRounding"), Type::Body))
    , m_change(new AmountLabel(theme(), QStringLiteral("cashChange"), Type::Hero))
    , m_field(new TextField(theme(), QStringLiteral("cashTendered")))
    , m_back(new Button(theme(), QStringLiteral("backToPay")))
    , m_confirm(new Button(theme(), QStringLiteral("takeCash"), Button::Kind::Primary))
{
    m_round->setInk(Ink::Soft);
    m_field->setAlignment(Qt::AlignRight);
    m_field->setValidator(new QRegularExpressionValidator(
        QRegularExpression(QStringLiteral("[0-9]{0,9}([.][0-9]{0,3})?")), m_field));
    const auto refont = [this] {
        m_field->setFont(theme().font(Type::Display));
        m_field->setFixedHeight(84 * theme().textSize() / 100);
    };
    refont();
    connect(&theme(), &Theme::changed, this, refont);

    auto *card = new Card(theme());
    auto *left = new QVBoxLayout(card);
    left->setContentsMargins(space::huge, space::large, space::huge, space::large);
    left->setSpacing(space::tiny);
    auto *rounding = new QHBoxLayout;
    rounding->addWidget(m_roundWord);
    rounding->addWidget(m_round, 1);
    left->addWidget(m_dueWord);
    left->addWidget(m_due);
    left->addLayout(rounding);
    left->addStretch(1);
    left->addWidget(m_tenderedWord);
    left->addWidget(m_field);
    left->addStretch(1);
    left->addWidget(m_changeWord);
    left->addWidget(m_change);
    left->addStretch(1);
    m_back->setButtonSize(Button::Size::Large);
    m_back->setIconName(QStringLiteral("back"));
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    left->addWidget(m_back, 0, Qt::AlignLeft);

    auto *quick = new QGridLayout;
    quick->setSpacing(space::small);
    for (int i = 0; i < quickButtons; ++i) {
        auto *button = new Button(theme(), QStringLiteral("quick%1").arg(i + 1));
        button->setButtonSize(Button::Size::Large);
        button->setKey(QKeySequence(Qt::Key_F5 + i));
        button->setFocusPolicy(Qt::NoFocus);
        connect(button, &Button::clicked, this, [this, i] {
            if (m_view.sale && std::size_t(i) < m_view.sale->quickAmounts.size()) {
                m_field->setText(fromUtf8(m_view.sale->quickAmounts[std::size_t(i)].text()));
                m_field->setFocus();
            }
        });
        quick->addWidget(button, i / 2, i % 2);
        m_quick.push_back(button);
    }
    auto *pad = new NumPad(theme(), NumPad::Corner::Point);
    connect(pad, &NumPad::typed, this, [this](const QString &text) {
        m_field->insert(text);
        m_field->setFocus();
    });
    connect(pad, &NumPad::backPressed, m_field, &QLineEdit::backspace);
    m_confirm->setButtonSize(Button::Size::Hero);
    m_confirm->setIconName(QStringLiteral("cash"));
    m_confirm->setKeyHint(QStringLiteral("Enter"));

    auto *right = new QVBoxLayout;
    right->setSpacing(space::small);
    right->addWidget(m_quickWord);
    right->addLayout(quick);
    right->addSpacing(space::small);
    right->addWidget(pad, 1);
    right->addSpacing(space::small);
    right->addWidget(m_confirm);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    row->setSpacing(space::large);
    row->addWidget(card, 55);
    row->addLayout(right, 45);

    connect(m_field, &QLineEdit::textChanged, this, &CashScreen::refresh);
    connect(m_field, &QLineEdit::returnPressed, this, &CashScreen::confirm);
    connect(m_confirm, &Button::clicked, this, &CashScreen::confirm);
    connect(m_back, &Button::clicked, this, [this] { Q_EMIT wanted(Place::Pay); });
    retranslate();
}

Money CashScreen::due() const
{
    return m_view.sale ? m_view.sale->cashDue : Money(0, m_view.currency);
}

std::optional<Money> CashScreen::tendered() const
{
    if (m_field->text().isEmpty()) {
        return due();
    }
    const auto money = Money::parse(m_field->text().toStdString(), m_view.currency);
    return money ? std::optional(*money) : std::nullopt;
}

void CashScreen::present(const CounterView &view)
{
    m_view = view;
    refresh();
}

void CashScreen::arrive()
{
    m_field->clear();
    m_field->setFocus();
    refresh();
}

void CashScreen::refresh()
{
    const Money rounding =
        m_view.sale ? m_view.sale->cashDue - m_view.sale->due : Money(0, m_view.currency);
    m_due->setAmount(due());
    m_round->setAmount(rounding);
    m_round->setVisible(!rounding.isZero());
    m_roundWord->setVisible(!rounding.isZero());
    m_field->setPlaceholderText(plainAmountText(due()));
    for (std::size_t i = 0; i < m_quick.size(); ++i) {
        const bool there = m_view.sale && i < m_view.sale->quickAmounts.size();
        m_quick[i]->setVisible(there);
        if (there) {
            m_quick[i]->setText(amountText(m_view.sale->quickAmounts[i]));
        }
    }
    const std::optional<Money> given = tendered();
    const bool enough = given && *given >= due();
    m_confirm->setEnabled(enough && m_view.sale.has_value());
    if (!given) {
        m_changeWord->setText(tr("Change"));
        m_change->setText(QStringLiteral("–"));
        m_change->setInk(Ink::Soft);
    } else if (enough) {
        m_changeWord->setText(tr("Change"));
        m_change->setAmount(*given - due());
        m_change->setInk((*given - due()).isZero() ? Ink::Soft : Ink::Accent);
    } else {
        m_changeWord->setText(tr("Still missing"));
        m_change->setAmount(due() - *given);
        m_change->setInk(Ink::Danger);
    }
}

void CashScreen::confirm()
{
    const std::optional<Money> given = tendered();
    if (m_confirm->isEnabled() && given) {
        desk().confirmCash(*given);
    }
}

void CashScreen::retranslate()
{
    m_dueWord->setText(tr("To pay in cash"));
    m_roundWord->setText(tr("Rounding"));
    m_tenderedWord->setText(tr("Handed over"));
    m_quickWord->setText(tr("Often handed over"));
    m_back->setText(tr("Other way to pay"));
    m_confirm->setText(tr("Take cash"));
    m_field->setAccessibleName(tr("Handed over"));
    refresh();
}

} // namespace guitai::ui
