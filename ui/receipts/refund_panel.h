// RefundPanel: gives money back the way it was paid: which part, how much, why.
#pragma once

#include "ui/screen/screen.h"

#include <vector>

class QVBoxLayout;

namespace guitai::ui {

class Button;
class EntryPanel;

class RefundPanel : public QWidget
{
    Q_OBJECT

public:
    RefundPanel(const Fittings &fittings, QWidget *parent = nullptr);

    void ask(const CounterView &view, const Checkout &checkout);

Q_SIGNALS:
    void done();

private:
    void chooseLeg(int leg);
    void check(const QString &text);
    void confirm(const QString &text);
    Money left() const;
    bool wholeOnly() const;

    Fittings m_fittings;
    CounterView m_view;
    Checkout m_checkout;
    std::vector<Tender> m_legs;
    int m_leg = 0;
    QVBoxLayout *m_legColumn;
    std::vector<Button *> m_legButtons, m_reasons;
    EntryPanel *m_entry;
};

} // namespace guitai::ui
