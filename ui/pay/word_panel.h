// WordPanel: what a person says about money that nobody else can tell about: what the separate card
// machine said, or what stands on the slip of a terminal that has forgotten.
#pragma once

#include "ui/pay/word_question.h"
#include "ui/screen/screen.h"

class QStackedLayout;

namespace guitai::ui {

class AmountLabel;
class Button;
class Label;
class Picture;
class TextField;

class WordPanel : public QWidget
{
    Q_OBJECT

public:
    // What stands beside the two answers: the sale can be put aside, or the panel left.
    enum class Aside
    {
        Park,
        Back
    };

    WordPanel(const Fittings &fittings, const QString &objectName, Aside aside,
              QWidget *parent = nullptr);

    // The same question again changes nothing: somebody may be typing.
    void ask(const WordQuestion &question);
    void askAnew(const WordQuestion &question);
    bool isTyping() const;
    const WordQuestion &question() const { return m_question; }

Q_SIGNALS:
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeChoice(Aside aside);
    QWidget *makeDetails();
    QWidget *makeField(TextField *&field, const char *name, Label *&word);
    void choose(bool moneyMoved);
    void back();
    void check();
    void advance();
    void confirm();
    QString fault() const;
    bool isComplete() const;
    bool mustHaveSlip() const;
    void retranslate();

    Fittings m_fittings;
    WordQuestion m_question;
    bool m_moneyMoved = false;
    bool m_waiting = false; // said, not heard yet
    QStackedLayout *m_stack;
    QWidget *m_choice, *m_details, *m_slipRoom, *m_noteRoom, *m_pinRoom;
    Picture *m_sign;
    Label *m_title, *m_what, *m_detailTitle, *m_detailWhat, *m_fault;
    Label *m_approvalWord, *m_digitsWord, *m_noteWord, *m_pinWord;
    AmountLabel *m_amount;
    TextField *m_approval, *m_digits, *m_note, *m_pin;
    Button *m_yes, *m_no, *m_aside, *m_detailBack, *m_confirm;
};

} // namespace guitai::ui
