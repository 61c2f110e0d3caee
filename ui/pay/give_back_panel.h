// GiveBackPanel: a part that was paid goes back before the receipt: which one, whether really, and
// how it stands until it is known.
#pragma once

#include "payment/engine/view.h"
#include "ui/screen/screen.h"
#include "ui/words/words.h"

#include <vector>

class QStackedLayout;
class QVBoxLayout;

namespace guitai::ui {

class AmountLabel;
class Button;
class Label;
class Picture;
class QuestionPanel;
class StateBanner;

class GiveBackPanel : public QWidget
{
    Q_OBJECT

public:
    explicit GiveBackPanel(const Fittings &fittings, QWidget *parent = nullptr);

    // Which part, where there are several; then whether really.
    void ask(const CounterView &view);
    // The part is on its way back.
    void present(const CounterView &view, const Refund &refund);
    bool tellsProgress() const;

Q_SIGNALS:
    void left();

private:
    QWidget *makeChoice();
    QWidget *makeProgress();
    void choose(const Tender &leg, const QString &fault = {});
    void answer();
    void heard(const Notice &notice);

    Fittings m_fittings;
    CounterView m_view;
    std::vector<Tender> m_legs;
    Tender m_leg;
    bool m_asksPin = false;
    bool m_waiting = false; // for what becomes of the typed PIN
    QStackedLayout *m_stack;
    QWidget *m_choice, *m_progress;
    QuestionPanel *m_question;
    Label *m_title, *m_prompt, *m_promptWords;
    QVBoxLayout *m_column;
    std::vector<Button *> m_buttons;
    Button *m_back, *m_park;
    StateBanner *m_banner;
    Picture *m_sign;
    AmountLabel *m_amount;
};

// What became of a part that was to go back: done or refused.
StateWords givenBackWords(const Refund &refund, const QString &method);

} // namespace guitai::ui
