// CountPanel: the drawer counted piece by piece, with the keyboard alone. What is expected is not
// to be seen here.
#pragma once

#include "payment/engine/drawer_facts.h"

#include <QString>
#include <QWidget>

#include <map>
#include <vector>

class QGridLayout;
class QHBoxLayout;

namespace guitai::ui {

class AmountLabel;
class Button;
class Label;
class TextField;
class Theme;

class CountPanel : public QWidget
{
    Q_OBJECT

public:
    CountPanel(const Theme &theme, const QString &objectName, QWidget *parent = nullptr);

    // The shop's currency first. What was typed before is forgotten.
    void ask(const std::vector<Currency> &currencies);
    void retranslate();

Q_SIGNALS:
    void counted(const guitai::CountDrawer &count);
    void cancelled();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Row
    {
        Label *unit;
        TextField *pieces;
        AmountLabel *sum;
    };
    // What was typed for one currency.
    struct Sheet
    {
        std::vector<QString> pieces;
        QString other;
    };

    Row makeRow(int number);
    void showCurrency(int index);
    void keepSheet();
    void refresh();
    void confirm();
    void step(TextField *from, int by);
    Currency currency() const { return m_currencies[std::size_t(m_chosen)]; }
    Money sumOf(const Sheet &sheet, Currency currency) const;

    const Theme &m_theme;
    std::vector<Currency> m_currencies = {Currency()};
    std::map<std::string, Sheet> m_sheets;
    int m_chosen = 0;
    std::vector<Money> m_units;
    std::vector<Row> m_rows;
    std::vector<Button *> m_tabs;
    Label *m_title, *m_what, *m_otherWord, *m_totalWord;
    QWidget *m_tabRow;
    QHBoxLayout *m_tabLayout;
    QGridLayout *m_grid;
    TextField *m_other;
    AmountLabel *m_total;
    Button *m_back, *m_confirm;
};

} // namespace guitai::ui
