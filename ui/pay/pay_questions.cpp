// What the pay screen asks before money moves: whose code it is, how much of it, how large a tip.
#include "ui/entry/entry_panel.h"
#include "ui/entry/question_panel.h"
#include "ui/pay/give_back_panel.h"
#include "ui/pay/pay_screen.h"
#include "ui/pay/wallet_panel.h"
#include "ui/words/amounts.h"
#include "ui/words/words.h"

#include <QStackedWidget>

#include <algorithm>

namespace guitai::ui {

bool PayScreen::takesCustomerCodes() const
{
    const bool asks = m_asked == Asked::Code || m_asked == Asked::UnionPay || !m_code.isEmpty();
    return m_stack->currentWidget() == m_methods || asks;
}

void PayScreen::takeCode(const QString &code, const CustomerCode &owner)
{
    if (owner.unionPay) {
        askUnionPay();
        return;
    }
    const auto &wallets = owner.wallets;
    const bool asked = m_asked == Asked::Code && std::find(wallets.begin(), wallets.end(),
                                                           m_askedFor.card.id) != wallets.end();
    if (asked || wallets.size() == 1) {
        charge(asked ? m_askedFor.card.id : wallets.front(), code);
        return;
    }
    if (m_wallets == nullptr) {
        m_wallets = new WalletPanel(theme());
        connect(m_wallets, &WalletPanel::left, this, &PayScreen::backToMethods);
        connect(m_wallets, &WalletPanel::chosen, this,
                [this](const ProviderId &wallet) { charge(wallet, m_code); });
    }
    m_asked = Asked::Nothing;
    m_code = code;
    show(m_wallets);
    m_wallets->ask(wallets, m_view.methods, amount());
}

void PayScreen::charge(ProviderId wallet, QString code)
{
    const std::optional<Money> part = m_part;
    backToMethods();
    desk().payWithCode(wallet, part, code);
}

const MethodView *PayScreen::cardMachine() const
{
    for (const MethodView &method : m_view.methods) {
        if (method.card.byHand && method.card.step == CustomerStep::TypeApproval) {
            return &method;
        }
    }
    return nullptr;
}

void PayScreen::makeQuestion()
{
    if (m_question != nullptr) {
        return;
    }
    m_question = new QuestionPanel(theme(), QStringLiteral("codeQuestion"));
    connect(m_question, &QuestionPanel::agreed, this, &PayScreen::answer);
    connect(m_question, &QuestionPanel::refused, this, &PayScreen::backToMethods);
}

void PayScreen::askForCode(const MethodView &method)
{
    makeQuestion();
    m_asked = Asked::Code;
    m_askedFor = method;
    show(m_question);
    const QString name = methodName(method.card.id, {method});
    PanelQuestion question;
    question.icon = QStringLiteral("scan");
    question.title = tr("Scan the customer's code");
    question.what =
        tr("The customer opens %1 and shows the code. Scan it, or type its digits.").arg(name);
    question.yes = tr("Charge %1").arg(amountText(amount()));
    question.no = tr("Back");
    question.wantsText = true;
    question.placeholder = tr("Digits below the code");
    m_question->ask(question);
}

void PayScreen::askUnionPay()
{
    const MethodView *machine = cardMachine();
    if (machine == nullptr) {
        backToMethods();
        Q_EMIT told(tr("This is a UnionPay code. It is taken on a card machine; none is set up."));
        return;
    }
    makeQuestion();
    m_asked = Asked::UnionPay;
    m_askedFor = *machine;
    show(m_question);
    PanelQuestion question;
    question.icon = QStringLiteral("terminal");
    question.title = tr("This is a UnionPay code");
    question.what =
        tr("It is scanned on the card machine. Charge %1 there.").arg(amountText(amount()));
    question.yes = tr("Take it on the machine");
    question.no = tr("Back");
    m_question->ask(question);
}

void PayScreen::answer()
{
    if (m_asked == Asked::UnionPay) {
        const Money taken = amount();
        const ProviderId machine = m_askedFor.card.id;
        backToMethods();
        desk().pay(machine, taken);
        return;
    }
    // The typed digits go the way of a scan, so that they are checked like one.
    const QString code = m_question->text();
    if (code.isEmpty()) {
        return;
    }
    const CustomerCode owner = customerCodeOf(m_view.methods, code);
    const bool fits = std::find(owner.wallets.begin(), owner.wallets.end(), m_askedFor.card.id) !=
                      owner.wallets.end();
    if (fits) {
        Q_EMIT codeTyped(code);
    } else {
        Q_EMIT told(
            tr("This is no code of %1.").arg(methodName(m_askedFor.card.id, m_view.methods)));
    }
}

void PayScreen::makeGiveBack()
{
    if (m_giveBack == nullptr) {
        m_giveBack = new GiveBackPanel({desk(), theme(), [this] { return now(); }});
        connect(m_giveBack, &GiveBackPanel::left, this, &PayScreen::backToMethods);
    }
}

void PayScreen::askToGiveBack()
{
    makeGiveBack();
    show(m_giveBack);
    m_giveBack->ask(m_view);
}

void PayScreen::makeEntry()
{
    if (m_entry != nullptr) {
        return;
    }
    m_entry = new EntryPanel(theme(), QStringLiteral("partEntry"));
    connect(m_entry, &EntryPanel::edited, this, &PayScreen::checkEntry);
    connect(m_entry, &EntryPanel::confirmed, this, &PayScreen::confirmEntry);
    connect(m_entry, &EntryPanel::cancelled, this, &PayScreen::backToMethods);
    connect(m_entry, &EntryPanel::removed, this, [this] {
        backToMethods();
        if (m_typed == Typed::Part) {
            m_part.reset();
            refresh();
        } else {
            desk().setTip(Money(0, m_view.currency));
        }
    });
}

std::optional<Money> PayScreen::typed(const QString &text) const
{
    const auto money = Money::parse(text.toStdString(), m_view.currency);
    if (!money || !money->isPositive() || !m_view.sale) {
        return std::nullopt;
    }
    const SaleView &sale = *m_view.sale;
    const Money goods = sale.totals.tip ? sale.totals.total - *sale.totals.tip : sale.totals.total;
    const Money most = m_typed == Typed::Part ? sale.due : goods;
    return *money <= most ? std::optional(*money) : std::nullopt;
}

void PayScreen::checkEntry(const QString &text)
{
    QString fault;
    if (!text.isEmpty() && !typed(text)) {
        fault = m_typed == Typed::Part
                    ? tr("It must be more than zero and not more than is due.")
                    : tr("A tip is more than zero and not more than the goods cost.");
    }
    m_entry->setFault(fault);
}

void PayScreen::confirmEntry(const QString &text)
{
    const std::optional<Money> money = typed(text);
    if (!money) {
        return;
    }
    backToMethods();
    if (m_typed == Typed::Tip) {
        desk().setTip(*money);
        return;
    }
    m_part = *money == m_view.sale->due ? std::nullopt : money;
    refresh();
}

void PayScreen::askPart()
{
    makeEntry();
    m_typed = Typed::Part;
    show(m_entry);
    // A bill shared by two, three or four: the first share, so that the last pays no more.
    std::vector<QString> shares;
    const QString names[] = {QStringLiteral("½"), QStringLiteral("⅓"), QStringLiteral("¼")};
    for (std::size_t people = 2; people <= 4; ++people) {
        const std::vector<std::int64_t> even(people, 1);
        const Money share = split(m_view.sale->due, even).front();
        shares.push_back(names[people - 2] + QStringLiteral("  ") + fromUtf8(share.text()));
    }
    m_entry->setCancelWord(tr("Back"));
    m_entry->ask({tr("Take only a part"), tr("The rest can be paid another way."),
                  fromUtf8(amount().text()), currencySign(m_view.currency), NumPad::Corner::Point,
                  tr("Take this amount"), m_part ? tr("Take all") : QString(), shares});
}

void PayScreen::askTip()
{
    makeEntry();
    m_typed = Typed::Tip;
    show(m_entry);
    const std::optional<Money> &tip = m_view.sale->totals.tip;
    m_entry->setCancelWord(tr("Back"));
    m_entry->ask({tr("Tip"),
                  tr("What the customer gives on top."),
                  tip ? fromUtf8(tip->text()) : QString(),
                  currencySign(m_view.currency),
                  NumPad::Corner::Point,
                  tr("Set tip"),
                  tip ? tr("No tip") : QString(),
                  {}});
}

} // namespace guitai::ui
