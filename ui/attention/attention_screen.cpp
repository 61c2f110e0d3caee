// The list, the story of the chosen one, and the ways to settle it.
#include "ui/attention/attention_screen.h"

#include "ui/entry/question_panel.h"
#include "ui/pay/state_banner.h"
#include "ui/pay/word_panel.h"
#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/theme/paint.h"
#include "ui/words/amounts.h"
#include "ui/words/sale_facts.h"
#include "ui/words/words.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace guitai::ui {

void AttentionModel::setView(const CounterView &view)
{
    m_view = view;
    if (view.attention.size() == m_rows.size()) {
        m_rows = view.attention;
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
        return;
    }
    beginResetModel();
    m_rows = view.attention;
    endResetModel();
}

const AttentionView *AttentionModel::row(int index) const
{
    return index >= 0 && std::size_t(index) < m_rows.size() ? &m_rows[std::size_t(index)] : nullptr;
}

QString AttentionModel::titleOf(const AttentionView &attention) const
{
    return attentionWords(attention, methodName(attention.provider, m_view.methods),
                          needsWord(m_view, attention))
        .title;
}

bool AttentionModel::needsPerson(const AttentionView &attention) const
{
    return attention.kind == AttentionView::Kind::Exception || needsWord(m_view, attention);
}

int AttentionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant AttentionModel::data(const QModelIndex &index, int role) const
{
    const AttentionView *at = row(index.row());
    return at != nullptr && role == Qt::DisplayRole ? QVariant(titleOf(*at)) : QVariant();
}

AttentionDelegate::AttentionDelegate(const Theme &theme, const AttentionModel &model,
                                     QObject *parent)
    : RowDelegate(theme, 88, parent)
    , m_model(model)
{}

void AttentionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const AttentionView *row = m_model.row(index.row());
    if (row == nullptr) {
        return;
    }
    const Colours &c = m_theme.colours();
    const QRect room = paintGround(*painter, option);
    const int mark = 36;
    const bool ofRelay = row->isOfRelay();
    painter->drawPixmap(
        room.left(), room.center().y() - mark / 2,
        ofRelay ? m_theme.icon(QStringLiteral("wifi-off"), mark, c.textSoft, option.widget)
                : m_theme.icon(methodMark(row->provider), mark, QColor(), option.widget));
    const QRect words = room.adjusted(mark + 14, 0, 0, 0);
    const QFont strong = m_theme.font(Type::Strong);
    const QFont caption = m_theme.font(Type::Caption);
    const QString title = m_model.titleOf(*row);
    const int first = QFontMetrics(strong)
                          .boundingRect(QRect(0, 0, words.width(), 200), Qt::TextWordWrap, title)
                          .height();
    const int second = QFontMetrics(caption).height();
    const int top = words.top() + (words.height() - first - second - 2) / 2;
    painter->setPen(c.text);
    painter->setFont(strong);
    painter->drawText(QRect(words.left(), top, words.width(), first),
                      int(Qt::AlignLeft) | Qt::TextWordWrap, title);
    const bool mustAct = m_model.needsPerson(*row);
    painter->setPen(mustAct ? c.dangerText : c.textSoft);
    drawElided(*painter, QRect(words.left(), top + first + 2, words.width(), second),
               Qt::AlignLeft | Qt::AlignVCenter, caption,
               (mustAct                           ? tr("To be settled")
                : ofRelay || row->isOfStatement() ? tr("For a manager")
                                                  : tr("The till keeps asking")) +
                   QStringLiteral("  ·  ") + clockText(row->since));
}

AttentionScreen::AttentionScreen(const Fittings &fittings, QWidget *parent)
    : Screen(fittings, QStringLiteral("attentionScreen"), parent)
    , m_list(new ListView(theme(), QStringLiteral("attentionList")))
    , m_none(new EmptyState(theme(), QStringLiteral("noAttention"), QStringLiteral("shield")))
    , m_listStack(new QStackedWidget)
    , m_detailStack(new QStackedLayout)
    , m_back(new Button(theme(), QStringLiteral("attentionBack")))
    , m_question(new QuestionPanel(theme(), QStringLiteral("giveBackQuestion")))
    , m_word(new WordPanel(fittings, QStringLiteral("attentionWord"), WordPanel::Aside::Back))
{
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new AttentionDelegate(theme(), m_model, m_list));
    m_listStack->addWidget(m_none);
    m_listStack->addWidget(m_list);
    m_back->setIconName(QStringLiteral("back"));
    m_back->setButtonSize(Button::Size::Large);
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));

    auto *card = new Card(theme());
    auto *left = new QVBoxLayout(card);
    left->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    left->setSpacing(space::small);
    left->addWidget(m_listStack, 1);
    left->addWidget(m_back);

    auto *rightCard = new Card(theme());
    rightCard->setLayout(m_detailStack);
    m_detailStack->addWidget(new QWidget);
    m_detailStack->addWidget(makeDetail());
    m_detailStack->addWidget(makeWays());
    m_detailStack->addWidget(m_question);
    m_detailStack->addWidget(m_word);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    row->setSpacing(space::medium);
    row->addWidget(card, 44);
    row->addWidget(rightCard, 56);

    connect(m_back, &Button::clicked, this, [this] { Q_EMIT wanted(Place::Sale); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { show(Face::Detail); });
    connect(m_question, &QuestionPanel::agreed, this, &AttentionScreen::giveBack);
    connect(m_question, &QuestionPanel::refused, this, [this] { show(Face::Detail); });
    connect(m_word, &WordPanel::left, this, [this] { show(Face::Detail); });
    connect(&desk(), &Desk::noticed, this, [this](const Notice &notice) {
        const bool pin =
            notice.kind == Notice::Kind::WrongPin ||
            (notice.kind == Notice::Kind::Refused && notice.refusal == Refusal::NeedsManager);
        const AttentionView *at = chosen();
        if (std::exchange(m_waiting, false) && pin && at != nullptr &&
            at->attempt == m_given.attempt) {
            m_asksPin = true;
            askToGiveBack(noticeText(notice));
        }
    });
    retranslate();
}

QWidget *AttentionScreen::makeDetail()
{
    auto *page = new QWidget;
    m_banner = new StateBanner(theme(), QStringLiteral("attentionState"));
    m_factWords = new Label(theme(), Type::Body, Ink::Soft);
    m_facts = new Label(theme(), Type::Body);
    m_facts->setObjectName(QStringLiteral("attentionFacts"));
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_refund = new Button(theme(), QStringLiteral("giveBack"), Button::Kind::Primary);
    m_settle = new Button(theme(), QStringLiteral("settle"));
    m_say = new Button(theme(), QStringLiteral("sayWhatHappened"), Button::Kind::Primary);
    m_say->setIconName(QStringLiteral("receipt"));
    m_say->setKey(QKeySequence(Qt::Key_F6));
    m_attach = new Button(theme(), QStringLiteral("attachLate"), Button::Kind::Primary);
    m_attach->setIconName(QStringLiteral("basket"));
    m_attach->setKey(QKeySequence(Qt::Key_F11));
    m_statements = new Button(theme(), QStringLiteral("openStatements"), Button::Kind::Primary);
    m_statements->setIconName(QStringLiteral("list"));
    m_statements->setKey(QKeySequence(Qt::Key_F6));
    m_refund->setIconName(QStringLiteral("refund"));
    m_settle->setIconName(QStringLiteral("check"));
    m_refund->setKey(QKeySequence(Qt::Key_F6));
    m_settle->setKey(QKeySequence(Qt::Key_F7));
    for (Button *button : {m_refund, m_settle, m_say, m_attach, m_statements}) {
        button->setButtonSize(Button::Size::Large);
    }
    auto *facts = new QHBoxLayout;
    facts->setContentsMargins(space::large, 0, space::large, 0);
    facts->setSpacing(space::large);
    facts->addWidget(m_factWords, 0, Qt::AlignTop);
    facts->addWidget(m_facts, 1, Qt::AlignTop);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::small);
    foot->addWidget(m_settle, 1);
    foot->addWidget(m_refund, 1);
    foot->addWidget(m_say, 1);
    foot->addWidget(m_attach, 1);
    foot->addWidget(m_statements, 1);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    column->setSpacing(space::large);
    column->addWidget(m_banner);
    column->addLayout(facts);
    column->addStretch();
    column->addLayout(foot);
    connect(m_refund, &Button::clicked, this, [this] {
        const AttentionView *at = chosen();
        const bool above = at != nullptr && m_view.refundLimit && at->amount > *m_view.refundLimit;
        m_asksPin =
            at != nullptr && !isTrusted(m_view, above ? Act::RefundAboveLimit : Act::Refund);
        askToGiveBack();
    });
    connect(m_say, &Button::clicked, this, &AttentionScreen::sayWhatHappened);
    connect(m_attach, &Button::clicked, this, [this] {
        if (const AttentionView *at = chosen()) {
            desk().attachLateMoney(at->attempt);
        }
    });
    connect(m_statements, &Button::clicked, this, [this] {
        if (const AttentionView *at = chosen()) {
            Q_EMIT statementWanted(at->day, at->provider);
        }
    });
    connect(m_settle, &Button::clicked, this, [this] { show(Face::Ways); });
    return page;
}

QWidget *AttentionScreen::makeWays()
{
    auto *page = new QWidget;
    m_waysTitle = new Label(theme(), Type::Title);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(space::large, space::large, space::large, space::medium);
    column->setSpacing(space::small);
    column->addWidget(m_waysTitle);
    column->addSpacing(space::small);
    for (int i = 0; i < 3; ++i) {
        auto *button = new Button(theme(), QStringLiteral("settleWay%1").arg(i + 1));
        button->setButtonSize(Button::Size::Hero);
        button->setLeftAligned(true);
        button->setKey(QKeySequence(Qt::Key(Qt::Key_1 + i)));
        connect(button, &Button::clicked, this, [this, i] { settle(i); });
        column->addWidget(button);
        m_ways.push_back(button);
    }
    column->addStretch();
    m_waysBack = new Button(theme(), QStringLiteral("settleBack"));
    m_waysBack->setButtonSize(Button::Size::Large);
    m_waysBack->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    column->addWidget(m_waysBack, 0, Qt::AlignLeft);
    connect(m_waysBack, &Button::clicked, this, [this] { show(Face::Detail); });
    return page;
}

const AttentionView *AttentionScreen::chosen() const
{
    return m_model.row(m_list->currentIndex().row());
}

void AttentionScreen::show(Face face)
{
    if (chosen() == nullptr) {
        face = Face::Nothing;
    }
    // Esc belongs to one face at a time.
    m_back->setVisible(face == Face::Nothing || face == Face::Detail);
    m_detailStack->setCurrentIndex(int(face));
    if (face == Face::Detail) {
        refresh();
        m_list->setFocus();
    }
}

void AttentionScreen::present(const CounterView &view)
{
    m_view = view;
    m_model.setView(view);
    m_listStack->setCurrentIndex(view.attention.empty() ? 0 : 1);
    if (view.attention.empty()) {
        show(Face::Nothing);
        return;
    }
    if (!m_list->currentIndex().isValid()) {
        m_list->setCurrentIndex(m_model.index(0));
    }
    const AttentionView *at = chosen();
    const bool another = at == nullptr || at->attempt != m_word->question().attempt;
    if (m_detailStack->currentIndex() == int(Face::Word) && another) {
        show(Face::Detail); // it has resolved itself
    }
    refresh();
}

void AttentionScreen::arrive()
{
    show(Face::Detail);
    m_list->setFocus();
}

void AttentionScreen::refresh()
{
    const AttentionView *at = chosen();
    if (at == nullptr) {
        return;
    }
    const QString method = methodName(at->provider, m_view.methods);
    const bool mustAct = at->kind == AttentionView::Kind::Exception;
    const bool mustSay = needsWord(m_view, *at);
    m_banner->setState(mustAct ? Card::Tone::Danger : Card::Tone::Warn,
                       mustAct               ? QStringLiteral("alert")
                       : mustSay             ? QStringLiteral("help")
                       : at->isOfRelay()     ? QStringLiteral("wifi-off")
                       : at->isOfStatement() ? QStringLiteral("list")
                                             : QStringLiteral("hourglass"),
                       attentionWords(*at, method, mustSay));
    m_say->setVisible(mustSay);
    m_statements->setVisible(at->isOfStatement());
    m_attach->setVisible(at->canAttach);
    m_refund->setKind(at->canAttach ? Button::Kind::Secondary : Button::Kind::Primary);
    QStringList words, facts;
    const auto fact = [&](const QString &word, const QString &text) {
        if (!text.isEmpty()) {
            words << word;
            facts << text;
        }
    };
    fact(tr("Method"), at->provider.empty() ? QString() : method);
    fact(tr("Amount"), at->isOfRelay() || at->isOfStatement() ? QString() : amountText(at->amount));
    fact(tr("Since"), dayClockText(at->since));
    fact(tr("Receipt"), at->receipt != 0 ? QString::number(at->receipt) : QString());
    fact(tr("Our number"), fromUtf8(at->refund.empty() ? at->attempt.text : at->refund.text));
    fact(tr("Their number"), fromUtf8(at->reference));
    fact(tr("Their words"), fromUtf8(at->weather.providerWords));
    m_factWords->setText(words.join(QLatin1Char('\n')));
    m_facts->setText(facts.join(QLatin1Char('\n')));
    const bool moneyIsHere = mustAct && at->trouble != Trouble::UndoneAfterPaid;
    m_refund->setVisible(moneyIsHere);
    m_settle->setVisible(mustAct);
}

void AttentionScreen::settle(int way)
{
    if (const AttentionView *at = chosen()) {
        const AttentionView settled = *at;
        show(Face::Detail);
        desk().settleException(settled.attempt, settled.trouble, m_ways[std::size_t(way)]->text());
    }
}

void AttentionScreen::askToGiveBack(const QString &fault)
{
    const AttentionView *at = chosen();
    if (at == nullptr) {
        return;
    }
    show(Face::GiveBack);
    const QString method = methodName(at->provider, m_view.methods);
    PanelQuestion question;
    question.icon = QStringLiteral("refund");
    question.title = tr("Give %1 back?").arg(amountText(at->amount));
    question.what = tr("It goes to the customer through %1.").arg(method);
    question.yes = tr("Give back");
    question.no = tr("Not now");
    question.wantsText = m_asksPin;
    question.secret = m_asksPin;
    question.placeholder = tr("Manager's PIN");
    question.fault = fault;
    m_question->ask(question);
}

void AttentionScreen::giveBack()
{
    const AttentionView *at = chosen();
    if (at == nullptr || (m_asksPin && m_question->text().isEmpty())) {
        return;
    }
    m_given = *at;
    m_waiting = true;
    const QString pin = m_asksPin ? m_question->text() : QString();
    show(Face::Detail);
    desk().refund(m_given.sale, m_given.attempt, m_given.amount, m_model.titleOf(m_given), pin);
}

void AttentionScreen::sayWhatHappened()
{
    const AttentionView *at = chosen();
    if (at == nullptr) {
        return;
    }
    const WordQuestion question = wordQuestion(m_view, *at);
    show(Face::Word);
    m_word->askAnew(question);
}

void AttentionScreen::retranslate()
{
    m_none->setWords(tr("All payments are clear"),
                     tr("Nothing waits for you. What needs a person stands here."));
    m_back->setText(tr("Back"));
    m_refund->setText(tr("Give back"));
    m_settle->setText(tr("Settle"));
    m_say->setText(tr("Say what happened"));
    m_statements->setText(tr("Reconcile"));
    m_attach->setText(tr("Count it for its sale"));
    m_waysTitle->setText(tr("How was it settled?"));
    m_ways[0]->setText(tr("Given back to the customer in cash"));
    m_ways[1]->setText(tr("Agreed with the customer"));
    m_ways[2]->setText(tr("Handed to the manager"));
    m_waysBack->setText(tr("Back"));
    m_list->viewport()->update();
    if (chosen() != nullptr) {
        show(Face::Detail);
    }
}

} // namespace guitai::ui
