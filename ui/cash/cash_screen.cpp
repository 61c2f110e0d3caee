// Due and change large, the currencies above, quick notes, a pad.
#include "ui/cash/cash_screen.h"

#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/theme/num_pad.h"
#include "ui/theme/text_field.h"
#include "ui/words/amounts.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

namespace guitai::ui {

namespace {
constexpr int quickButtons = 4;
} // namespace

CashScreen::CashScreen(const Fittings &fittings, QWidget *parent)
    : Screen(fittings, QStringLiteral("cashScreen"), parent)
    , m_currencyRow(new QWidget)
    , m_dueWord(new Label(theme(), Type::Heading, Ink::Soft))
    , m_roundWord(new Label(theme(), Type::Body, Ink::Soft))
    , m_rateWord(new Label(theme(), Type::Body, Ink::Soft))
    , m_neededWord(new Label(theme(), Type::Heading, Ink::Accent))
    , m_tenderedWord(new Label(theme(), Type::Heading, Ink::Soft))
    , m_worthWord(new Label(theme(), Type::Body, Ink::Soft))
    , m_changeWord(new Label(theme(), Type::Heading, Ink::Soft))
    , m_quickWord(new Label(theme(), Type::Body, Ink::Soft))
    , m_due(new AmountLabel(theme(), QStringLiteral("cashDue"), Type::Hero))
    , m_round(new AmountLabel(theme(), QStringLiteral("cashRounding"), Type::Body))
    , m_rate(new AmountLabel(theme(), QStringLiteral("cashRate"), Type::Body))
    , m_needed(new AmountLabel(theme(), QStringLiteral("cashNeeded"), Type::Large))
    , m_worth(new AmountLabel(theme(), QStringLiteral("cashWorth"), Type::Body))
    , m_change(new AmountLabel(theme(), QStringLiteral("cashChange"), Type::Hero))
    , m_field(new TextField(theme(), QStringLiteral("cashTendered")))
    , m_back(new Button(theme(), QStringLiteral("backToPay")))
    , m_confirm(new Button(theme(), QStringLiteral("takeCash"), Button::Kind::Primary))
{
    for (AmountLabel *amount : {m_round, m_rate, m_worth}) {
        amount->setInk(Ink::Soft);
    }
    m_needed->setInk(Ink::Accent);
    m_field->setAlignment(Qt::AlignRight);
    m_field->setValidator(new QRegularExpressionValidator(
        QRegularExpression(QStringLiteral("[0-9]{0,9}([.][0-9]{0,3})?")), m_field));
    const auto refont = [this] {
        m_field->setFont(theme().font(Type::Display));
        m_field->setFixedHeight(84 * theme().textSize() / 100);
    };
    refont();
    connect(&theme(), &Theme::changed, this, refont);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    row->setSpacing(space::large);
    row->addWidget(makeSums(), 55);
    row->addLayout(makeKeys(), 45);

    m_field->installEventFilter(this);
    connect(&desk(), &Desk::noticed, this, [this](const Notice &notice) {
        if (notice.kind == Notice::Kind::Refused || notice.kind == Notice::Kind::Failed) {
            m_isTaken = false;
            refresh();
        }
    });
    connect(m_field, &QLineEdit::textChanged, this, &CashScreen::refresh);
    connect(m_field, &QLineEdit::returnPressed, this, &CashScreen::confirm);
    connect(m_confirm, &Button::clicked, this, &CashScreen::confirm);
    connect(m_back, &Button::clicked, this, [this] { Q_EMIT wanted(Place::Pay); });
    retranslate();
}

QWidget *CashScreen::makeSums()
{
    auto *card = new Card(theme());
    auto *left = new QVBoxLayout(card);
    left->setContentsMargins(space::huge, space::large, space::huge, space::large);
    left->setSpacing(space::tiny);
    const auto pair = [left](Label *word, AmountLabel *amount) {
        auto *room = new QHBoxLayout;
        room->addWidget(word);
        room->addWidget(amount, 1);
        left->addLayout(room);
    };
    m_currencyRow->setObjectName(QStringLiteral("currencies"));
    m_currencyButtons = new QHBoxLayout(m_currencyRow);
    m_currencyButtons->setContentsMargins(0, 0, 0, space::small);
    m_currencyButtons->setSpacing(space::tiny);
    left->addWidget(m_currencyRow);
    left->addWidget(m_dueWord);
    left->addWidget(m_due);
    pair(m_roundWord, m_round);
    pair(m_rateWord, m_rate);
    pair(m_neededWord, m_needed);
    left->addStretch(1);
    left->addWidget(m_tenderedWord);
    left->addWidget(m_field);
    pair(m_worthWord, m_worth);
    left->addStretch(1);
    left->addWidget(m_changeWord);
    left->addWidget(m_change);
    left->addStretch(1);
    m_back->setButtonSize(Button::Size::Large);
    m_back->setIconName(QStringLiteral("back"));
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    left->addWidget(m_back, 0, Qt::AlignLeft);
    return card;
}

QLayout *CashScreen::makeKeys()
{
    auto *quick = new QGridLayout;
    quick->setSpacing(space::small);
    for (int i = 0; i < quickButtons; ++i) {
        auto *button = new Button(theme(), QStringLiteral("quick%1").arg(i + 1));
        button->setButtonSize(Button::Size::Large);
        button->setKey(QKeySequence(Qt::Key_F5 + i));
        button->setFocusPolicy(Qt::NoFocus);
        connect(button, &Button::clicked, this, [this, i] {
            const std::vector<Money> amounts = this->quick();
            if (std::size_t(i) < amounts.size()) {
                m_field->setText(fromUtf8(amounts[std::size_t(i)].text()));
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
    return right;
}

Currency CashScreen::currency() const
{
    return isForeign() ? m_currencies[std::size_t(m_chosen)].first : m_view.currency;
}

Money CashScreen::due() const
{
    if (!m_view.sale) {
        return Money(0, m_view.currency);
    }
    // A part counts exactly: only the last coins of a sale are rounded.
    return m_part && *m_part < m_view.sale->due ? *m_part : m_view.sale->cashDue;
}

Money CashScreen::needed() const
{
    return isForeign() ? neededFor(due(), currency(), m_currencies[std::size_t(m_chosen)].second)
                       : due();
}

std::vector<Money> CashScreen::quick() const
{
    if (!m_view.sale) {
        return {};
    }
    const bool all = !isForeign() && due() == m_view.sale->cashDue;
    return all ? m_view.sale->quickAmounts : quickAmounts(needed(), Money(1, currency()));
}

std::optional<Money> CashScreen::tendered() const
{
    if (m_field->text().isEmpty()) {
        return needed();
    }
    const auto money = Money::parse(m_field->text().toStdString(), currency());
    return money ? std::optional(*money) : std::nullopt;
}

std::optional<Money> CashScreen::worthOf(const Money &tendered) const
{
    if (!isForeign()) {
        return tendered;
    }
    return worth({tendered, m_currencies[std::size_t(m_chosen)].second}, m_view.currency);
}

void CashScreen::present(const CounterView &view)
{
    const bool sameSale =
        view.sale && m_view.sale && view.sale->checkout.id == m_view.sale->checkout.id;
    if (!sameSale || view.sale->due != m_view.sale->due) {
        m_part.reset();
    }
    // Something else may have changed while the money is on its way to the books.
    if (!sameSale || !(view.sale->checkout == m_view.sale->checkout)) {
        m_isTaken = false;
    }
    m_view = view;
    refreshCurrencies();
    refresh();
}

void CashScreen::setPart(const std::optional<Money> &part)
{
    m_part = part;
    refresh();
}

void CashScreen::arrive()
{
    m_chosen = 0;
    m_isTaken = false;
    m_keyIsHeld = true;
    m_field->clear();
    m_field->setFocus();
    refreshCurrencies();
    refresh();
}

// The "1" that chose cash, held a moment too long, is no amount.
bool CashScreen::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        m_keyIsHeld = m_keyIsHeld && static_cast<QKeyEvent *>(event)->isAutoRepeat();
        if (m_keyIsHeld) {
            return true;
        }
    }
    return Screen::eventFilter(watched, event);
}

void CashScreen::chooseCurrency(int index)
{
    m_chosen = index;
    m_field->clear();
    m_field->setFocus();
    refreshCurrencies();
    refresh();
}

void CashScreen::refreshCurrencies()
{
    m_currencies = {{m_view.currency, Rate{1, 1}}};
    for (const auto &[code, rate] : m_view.rates) {
        const auto currency = Currency::fromCode(code);
        if (currency && rate.isPositive()) {
            m_currencies.push_back({*currency, rate});
        }
    }
    if (std::size_t(m_chosen) >= m_currencies.size()) {
        m_chosen = 0;
    }
    while (m_tabs.size() < m_currencies.size()) {
        const int index = int(m_tabs.size());
        auto *tab =
            new Button(theme(), QStringLiteral("currency%1").arg(index + 1), Button::Kind::Tab);
        tab->setCheckable(true);
        tab->setFocusPolicy(Qt::NoFocus);
        if (index < 9) {
            tab->setKey(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + index)));
        }
        connect(tab, &Button::clicked, this, [this, index] { chooseCurrency(index); });
        m_currencyButtons->addWidget(tab, 1);
        m_tabs.push_back(tab);
    }
    for (std::size_t i = 0; i < m_tabs.size(); ++i) {
        m_tabs[i]->setVisible(i < m_currencies.size());
        if (i < m_currencies.size()) {
            m_tabs[i]->setText(fromUtf8(m_currencies[i].first.code()));
            m_tabs[i]->setChecked(int(i) == m_chosen);
        }
    }
    m_currencyRow->setVisible(m_currencies.size() > 1);
}

void CashScreen::refresh()
{
    const bool all = m_view.sale && due() == m_view.sale->cashDue;
    const Money rounding =
        all ? m_view.sale->cashDue - m_view.sale->due : Money(0, m_view.currency);
    m_due->setAmount(due());
    m_dueWord->setText(m_part ? tr("To pay in cash now") : tr("To pay in cash"));
    const auto show = [](Label *word, AmountLabel *amount, bool seen) {
        word->setVisible(seen);
        amount->setVisible(seen);
    };
    m_round->setAmount(rounding);
    show(m_roundWord, m_round, !rounding.isZero());
    show(m_rateWord, m_rate, isForeign());
    show(m_neededWord, m_needed, isForeign());
    if (isForeign()) {
        const QString code = fromUtf8(currency().code());
        m_rateWord->setText(tr("Rate for 1 %1").arg(code));
        m_rate->setText(currencySign(m_view.currency) +
                        fromUtf8(textOf(m_currencies[std::size_t(m_chosen)].second)));
        m_neededWord->setText(tr("Needed in %1").arg(code));
        m_needed->setAmount(needed());
    }
    m_field->setPlaceholderText(plainAmountText(needed()));
    const std::vector<Money> amounts = quick();
    for (std::size_t i = 0; i < m_quick.size(); ++i) {
        m_quick[i]->setVisible(i < amounts.size());
        if (i < amounts.size()) {
            m_quick[i]->setText(amountText(amounts[i]));
        }
    }
    const std::optional<Money> given = tendered();
    const std::optional<Money> value = given ? worthOf(*given) : std::nullopt;
    show(m_worthWord, m_worth, isForeign() && value);
    if (value) {
        m_worth->setAmount(*value);
    }
    const bool enough = value && *value >= due();
    m_confirm->setEnabled(enough && m_view.sale.has_value() && !m_isTaken);
    if (!value) {
        m_changeWord->setText(tr("Change"));
        m_change->setText(QStringLiteral("–"));
        m_change->setInk(Ink::Soft);
    } else if (enough) {
        m_changeWord->setText(isForeign() ? tr("Change in %1").arg(fromUtf8(m_view.currency.code()))
                                          : tr("Change"));
        const Money change =
            isForeign() ? roundToCash(*value - due(), m_view.cashStep) : *value - due();
        m_change->setAmount(change);
        m_change->setInk(change.isZero() ? Ink::Soft : Ink::Accent);
    } else {
        m_changeWord->setText(tr("Still missing"));
        m_change->setAmount(due() - *value);
        m_change->setInk(Ink::Danger);
    }
}

void CashScreen::confirm()
{
    const std::optional<Money> given = tendered();
    if (m_confirm->isEnabled() && given) {
        const bool all = m_view.sale && due() == m_view.sale->cashDue;
        const std::optional<Money> part = all ? std::nullopt : std::optional(due());
        // A held Enter must not book a part twice.
        m_isTaken = true;
        refresh();
        desk().confirmCash(*given, part);
    }
}

void CashScreen::retranslate()
{
    m_roundWord->setText(tr("Rounding"));
    m_worthWord->setText(tr("Worth"));
    m_tenderedWord->setText(tr("Handed over"));
    m_quickWord->setText(tr("Often handed over"));
    m_back->setText(tr("Other way to pay"));
    m_confirm->setText(tr("Take cash"));
    m_field->setAccessibleName(tr("Handed over"));
    refresh();
}

} // namespace guitai::ui
