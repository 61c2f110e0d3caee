// TenderBars: what came in by each way of paying, as a bar with its amount and its share.
#pragma once

#include "books/settlement.h"

#include <QWidget>

#include <map>

namespace guitai::ui {

class Theme;

class TenderBars : public QWidget
{
    Q_OBJECT

public:
    explicit TenderBars(const Theme &theme, QWidget *parent = nullptr);
    // names: of the ways to pay in the language; an id without one stands for itself.
    void present(const std::vector<TenderFigures> &tenders,
                 const std::map<std::string, std::string> &names);
    // "Cash 1,234.50 36 %": as shown, for readers and tests.
    QStringList texts() const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString nameOf(const TenderFigures &tender) const;
    QString shareOf(const TenderFigures &tender) const;
    int rowHeight() const;

    const Theme &m_theme;
    std::vector<TenderFigures> m_tenders;
    std::map<std::string, std::string> m_names;
};

} // namespace guitai::ui
