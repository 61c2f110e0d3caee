// TopBar: where we are, who is here, what waits: always in sight.
#pragma once

#include "ui/screen/screen.h"

namespace guitai::ui {

class AmountLabel;
class IconButton;
class Label;

class TopBar : public QWidget
{
    Q_OBJECT

public:
    TopBar(const Fittings &fittings, QWidget *parent = nullptr);

    void present(const CounterView &view);
    void tick(Instant now);
    void setCustomerWindow(bool open);

Q_SIGNALS:
    void wanted(guitai::ui::Place place);
    void helpWanted();
    void languageWanted();
    void shadeWanted();
    void customerWindowWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refresh();

    Fittings m_fittings;
    CounterView m_view;
    bool m_customerWindow = false;
    Label *m_shop, *m_till;
    AmountLabel *m_clock;
    IconButton *m_parked, *m_receipts, *m_attention, *m_drawer, *m_overview, *m_customer,
        *m_language, *m_shade, *m_settings, *m_help, *m_leave;
};

} // namespace guitai::ui
