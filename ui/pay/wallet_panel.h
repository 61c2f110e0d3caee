// WalletPanel: a scanned code could be of several wallets: the cashier asks the customer which.
#pragma once

#include "payment/engine/view.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace guitai::ui {

class Button;
class Label;
class Theme;

class WalletPanel : public QWidget
{
    Q_OBJECT

public:
    explicit WalletPanel(const Theme &theme, QWidget *parent = nullptr);
    void ask(const std::vector<ProviderId> &wallets, const std::vector<MethodView> &methods,
             const Money &amount);

Q_SIGNALS:
    void chosen(const guitai::ProviderId &wallet);
    void left();

private:
    const Theme &m_theme;
    std::vector<ProviderId> m_wallets;
    Label *m_title, *m_what;
    QVBoxLayout *m_column;
    std::vector<Button *> m_buttons;
    Button *m_back;
};

} // namespace guitai::ui
