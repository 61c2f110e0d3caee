// DeedBar: a button for each thing that can be done about the chosen rows.
#pragma once

#include "ui/reconcile/row_deeds.h"

#include <QWidget>

#include <map>

namespace guitai::ui {

class Button;
class Theme;

class DeedBar : public QWidget
{
    Q_OBJECT

public:
    explicit DeedBar(const Theme &theme, QWidget *parent = nullptr);
    void present(const RowDeeds &deeds);

Q_SIGNALS:
    void wanted(guitai::ui::Deed deed);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::map<Deed, Button *> m_buttons;
};

} // namespace guitai::ui
