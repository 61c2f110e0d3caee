// PayScreen: how the customer pays, and the payment while it is open.
#pragma once

#include "ui/scan/customer_code.h"
#include "ui/screen/screen.h"

#include <optional>

class QGridLayout;
class QStackedWidget;

namespace guitai::ui {

class AttemptPanel;
class Button;
class Card;
class EntryPanel;
class GiveBackPanel;
class Label;
class MethodTile;
class PaySummary;
class Picture;
class QuestionPanel;
class StateBanner;
class TipBar;
class WalletPanel;
class WordPanel;
struct WordQuestion;

class PayScreen : public Screen
{
    Q_OBJECT

public:
    PayScreen(const Fittings &fittings, QWidget *parent);

    void present(const CounterView &view) override;
    void tick(Instant now) override;
    void arrive() override;
    bool takesCustomerCodes() const override;

    // A customer's code was scanned, and something is due: charges it, or asks whose it is.
    void takeCode(const QString &code, const CustomerCode &owner);

Q_SIGNALS:
    void turnWanted();
    void cashWanted(const std::optional<guitai::Money> &part);

protected:
    void retranslate() override;

private:
    enum class Typed
    {
        Part,
        Tip
    };
    enum class Asked
    {
        Nothing,
        Code,    // a wallet's code, for m_askedFor
        UnionPay // on the card machine?
    };

    QWidget *makeMethods();
    void makeEntry();
    void makeQuestion();
    void makeGiveBack();
    void refresh();
    void refreshMethods();
    bool askForWord(const WordQuestion &question);
    void show(QWidget *page);
    void backToMethods();
    void choose(const MethodView &method);
    void askPart();
    void askTip();
    void askForCode(const MethodView &method);
    void askUnionPay();
    void askToGiveBack();
    void answer();
    void checkEntry(const QString &text);
    void confirmEntry(const QString &text);
    std::optional<Money> typed(const QString &text) const;
    void charge(ProviderId wallet, QString code); // by value: the question forgets them
    const MethodView *cardMachine() const;
    Money amount() const;

    CounterView m_view;
    std::optional<Money> m_part; // less than all, as typed
    AttemptId m_seenBefore;      // an older attempt's end is not news any more
    RefundId m_seenBack;         // nor a part that went back
    Typed m_typed = Typed::Part;
    Asked m_asked = Asked::Nothing;
    MethodView m_askedFor;
    QString m_code; // scanned, whose is asked
    PaySummary *m_summary;
    Label *m_title, *m_scanHint;
    Button *m_other;
    StateBanner *m_last;
    TipBar *m_tips;
    QWidget *m_methods, *m_scanRow;
    QGridLayout *m_grid;
    std::vector<MethodTile *> m_tiles;
    QStackedWidget *m_stack;
    AttemptPanel *m_attempt = nullptr;
    WordPanel *m_word = nullptr;
    GiveBackPanel *m_giveBack = nullptr;
    WalletPanel *m_wallets = nullptr;
    QuestionPanel *m_question = nullptr;
    EntryPanel *m_entry = nullptr;
    std::map<QWidget *, Card *> m_cards; // the grounds of the panels
};

} // namespace guitai::ui
