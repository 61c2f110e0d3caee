// The parts as buttons with figures, a question with the amount in it, and the state in words.
#include "ui/pay/give_back_panel.h"

#include "ui/entry/question_panel.h"
#include "ui/pay/state_banner.h"
#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/words/amounts.h"
#include "ui/words/language.h"
#include "ui/words/sale_facts.h"
#include "ui/words/words_tr.h"

#include <QStackedLayout>
#include <QVBoxLayout>

namespace guitai::ui {

GiveBackPanel::GiveBackPanel(const Fittings &fittings, QWidget *parent)
    : QWidget(parent)
    , m_fittings(fittings)
    , m_stack(new QStackedLayout(this))
    , m_question(new QuestionPanel(fittings.theme, QStringLiteral("giveBackQuestion")))
{
    setObjectName(QStringLiteral("giveBackPanel"));
    m_choice = makeChoice();
    m_progress = makeProgress();
    for (QWidget *face : {m_choice, static_cast<QWidget *>(m_question), m_progress}) {
        m_stack->addWidget(face);
    }
    connect(m_question, &QuestionPanel::agreed, this, &GiveBackPanel::answer);
    connect(m_question, &QuestionPanel::refused, this, &GiveBackPanel::left);
    connect(&m_fittings.desk, &Desk::noticed, this, &GiveBackPanel::heard);
}

QWidget *GiveBackPanel::makeChoice()
{
    const Theme &theme = m_fittings.theme;
    auto *page = new QWidget;
    m_title = new Label(theme, Type::Title);
    m_column = new QVBoxLayout;
    m_column->setSpacing(space::small);
    m_back = new Button(theme, QStringLiteral("giveBackLeave"));
    m_back->setButtonSize(Button::Size::Large);
    m_back->setIconName(QStringLiteral("back"));
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(space::huge, space::huge, space::huge, space::large);
    column->setSpacing(space::small);
    column->addWidget(new Picture(theme, QStringLiteral("refund"), 56, Ink::Accent));
    column->addWidget(m_title);
    column->addSpacing(space::medium);
    column->addLayout(m_column);
    column->addStretch();
    column->addWidget(m_back, 0, Qt::AlignLeft);
    connect(m_back, &Button::clicked, this, &GiveBackPanel::left);
    return page;
}

QWidget *GiveBackPanel::makeProgress()
{
    const Theme &theme = m_fittings.theme;
    auto *page = new QWidget;
    m_banner = new StateBanner(theme, QStringLiteral("giveBackState"));
    m_sign = new Picture(theme, QStringLiteral("refund"), 160, Ink::Accent);
    m_prompt = new Label(theme, Type::Large);
    m_promptWords = new Label(theme, Type::Body, Ink::Soft);
    for (Label *label : {m_prompt, m_promptWords}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
    }
    m_amount = new AmountLabel(theme, QStringLiteral("giveBackAmount"), Type::Display);
    m_amount->setAlignment(Qt::AlignCenter);
    m_park = new Button(theme, QStringLiteral("parkGiveBack"));
    m_park->setButtonSize(Button::Size::Large);
    m_park->setIconName(QStringLiteral("park"));
    m_park->setKey(QKeySequence(Qt::Key_F7));
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    column->setSpacing(space::medium);
    column->addWidget(m_banner);
    column->addStretch(2);
    column->addWidget(m_sign, 0, Qt::AlignHCenter);
    column->addWidget(m_amount);
    column->addWidget(m_prompt);
    column->addWidget(m_promptWords);
    column->addStretch(3);
    column->addWidget(m_park, 0, Qt::AlignRight);
    connect(m_park, &Button::clicked, this, [this] { m_fittings.desk.park({}); });
    return page;
}

void GiveBackPanel::ask(const CounterView &view)
{
    m_view = view;
    m_waiting = false;
    m_legs = view.sale ? tenders(view.sale->checkout) : std::vector<Tender>();
    if (m_legs.size() == 1) {
        choose(m_legs.front());
        return;
    }
    m_title->setText(tr("Which part goes back?"));
    m_back->setText(tr("Back"));
    while (m_buttons.size() < m_legs.size()) {
        const std::size_t at = m_buttons.size();
        auto *button = new Button(m_fittings.theme, QStringLiteral("giveBackLeg%1").arg(at + 1));
        button->setButtonSize(Button::Size::Hero);
        if (at < 9) {
            button->setKey(QKeySequence(Qt::Key(Qt::Key_1 + int(at))));
        }
        connect(button, &Button::clicked, this, [this, at] { choose(Tender(m_legs[at])); });
        m_column->addWidget(button);
        m_buttons.push_back(button);
    }
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setVisible(i < m_legs.size());
        if (i < m_legs.size()) {
            m_buttons[i]->setMark(methodMark(m_legs[i].provider));
            m_buttons[i]->setText(methodName(m_legs[i].provider, m_view.methods));
            m_buttons[i]->setTrailing(amountText(m_legs[i].net));
        }
    }
    m_stack->setCurrentWidget(m_choice);
    setFocus();
}

void GiveBackPanel::choose(const Tender &leg, const QString &fault)
{
    m_leg = leg;
    m_asksPin = m_view.sale && asksForManager(m_view, m_view.sale->checkout, leg.net);
    const QString method = methodName(leg.provider, m_view.methods);
    PanelQuestion question;
    question.icon = QStringLiteral("refund");
    question.title = tr("Give %1 back?").arg(amountText(leg.net));
    question.what =
        leg.cash ? tr("In cash, out of the drawer. This part is then to be paid again.")
                 : tr("It goes to the customer through %1. This part is then to be paid again.")
                       .arg(method);
    question.yes = tr("Give back");
    question.no = tr("Not now");
    question.wantsText = m_asksPin;
    question.secret = m_asksPin;
    question.placeholder = tr("Manager's PIN");
    question.fault = fault;
    m_stack->setCurrentWidget(m_question);
    m_question->ask(question);
}

void GiveBackPanel::answer()
{
    if (!m_view.sale || m_waiting || (m_asksPin && m_question->text().isEmpty())) {
        return;
    }
    m_waiting = true;
    m_fittings.desk.giveBack(m_view.sale->checkout.id, m_leg.attempt, tr("To be paid another way"),
                             m_asksPin ? m_question->text() : QString());
}

void GiveBackPanel::heard(const Notice &notice)
{
    const bool refused =
        notice.kind == Notice::Kind::WrongPin || notice.kind == Notice::Kind::Refused;
    if (!m_waiting || !refused) {
        return;
    }
    m_waiting = false;
    choose(Tender(m_leg), noticeText(notice));
}

void GiveBackPanel::present(const CounterView &view, const Refund &refund)
{
    m_view = view;
    m_waiting = false;
    const Weather weather = view.sale ? view.sale->weather : Weather();
    const bool prompts = weather.prompt != Prompt::None;
    StateWords words = refundWords(refund, methodName(refund.provider, view.methods));
    words.doNow = tr("Wait with the rest until it is known. The till keeps asking.");
    m_banner->setState(
        weather.silences < 2 ? Card::Tone::Accent : Card::Tone::Warn,
        weather.silences < 2 ? QStringLiteral("hourglass") : QStringLiteral("wifi-off"), words);
    m_sign->setIcon(prompts ? promptIcon(weather.prompt) : QStringLiteral("refund"), Ink::Accent);
    m_prompt->setText(prompts ? promptText(weather.prompt) : QString());
    m_promptWords->setText(prompts ? fromUtf8(weather.promptWords) : QString());
    m_prompt->setVisible(prompts);
    m_promptWords->setVisible(!m_promptWords->text().isEmpty());
    m_amount->setAmount(refund.amount);
    m_park->setText(tr("Park"));
    m_stack->setCurrentWidget(m_progress);
}

bool GiveBackPanel::tellsProgress() const
{
    return m_stack->currentWidget() == m_progress;
}

StateWords givenBackWords(const Refund &refund, const QString &method)
{
    StateWords words = refundWords(refund, method);
    if (refund.stage != RefundStage::Done) {
        words.money = (Words::tr("This part still counts.") + QLatin1Char(' ') + words.money);
        words.money = words.money.trimmed();
        return words;
    }
    if (refund.provider == cashMethod()) {
        words.title = Words::tr("Hand %1 back to the customer").arg(amountText(refund.amount));
    }
    words.money = Words::tr("This part does not count any more.");
    words.doNow = Words::tr("Choose how to pay.");
    return words;
}

} // namespace guitai::ui
