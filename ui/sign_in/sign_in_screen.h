// SignInScreen: a cashier types the PIN.
#pragma once

#include "ui/screen/screen.h"

namespace guitai::ui {

class AmountLabel;
class Button;
class Label;
class NumPad;

// Shows how many figures have been typed, never which.
class PinDots : public QWidget
{
    Q_OBJECT

public:
    explicit PinDots(const Theme &theme, QWidget *parent = nullptr);
    void setCount(int count);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    int m_count = 0;
};

class SignInScreen : public Screen
{
    Q_OBJECT

public:
    SignInScreen(const Fittings &fittings, QWidget *parent);

    void present(const CounterView &view) override;
    void tick(Instant now) override;
    void arrive() override;
    void refusePin(Span wait);

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void type(const QString &figure);
    void rub();
    void submit();
    void refresh();

    QString m_pin;
    bool m_wrong = false;
    Instant m_until; // no try before
    PinDots *m_dots;
    Label *m_shop, *m_till, *m_title, *m_state;
    AmountLabel *m_clock;
    NumPad *m_pad;
    Button *m_enter;
};

} // namespace guitai::ui
