// AttemptPanel: one open payment: the code, the amount, the time left, and how it stands.
#pragma once

#include "payment/engine/view.h"
#include "ui/screen/screen.h"
#include "ui/words/words.h"

namespace guitai::ui {

class AmountLabel;
class Button;
class Card;
class Label;
class Picture;
class QrView;
class StateBanner;

// A bar that becomes shorter.
class CountdownBar : public QWidget
{
    Q_OBJECT

public:
    explicit CountdownBar(const Theme &theme, QWidget *parent = nullptr);
    void setLeft(Span left, Span whole);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    qreal m_share = 1;
};

class AttemptPanel : public QWidget
{
    Q_OBJECT

public:
    AttemptPanel(const Fittings &fittings, QWidget *parent = nullptr);

    void present(const CounterView &view, const Attempt &attempt);
    void tick(Instant now);

Q_SIGNALS:
    void turnWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refresh();
    void refreshSign(PayPhase phase, CustomerStep step, const Weather &weather);

    Fittings m_fittings;
    CounterView m_view;
    Attempt m_attempt;
    StateBanner *m_banner;
    Card *m_codeCard;
    QrView *m_code;
    Picture *m_sign; // where there is no code to show
    Picture *m_mark;
    Label *m_prompt, *m_promptWords; // of a card terminal
    Label *m_method, *m_leftWord;
    AmountLabel *m_amount, *m_left;
    CountdownBar *m_bar;
    Button *m_cancel, *m_turn, *m_park;
};

} // namespace guitai::ui
