// LegList: what has been paid already, one row a leg: the way, a few words, the amount.
#pragma once

#include "shop/base/money.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace guitai::ui {

class Theme;

struct LegRow
{
    QString mark; // of resources/icons
    QString name;
    QString detail; // "$10.00", "Visa 4242"; may be empty
    Money amount;
    bool leaves = false; // on its way back: it does not count

    friend bool operator==(const LegRow &, const LegRow &) = default;
};

class LegList : public QWidget
{
    Q_OBJECT

public:
    LegList(const Theme &theme, const QString &objectName, QWidget *parent = nullptr);
    void setLegs(const std::vector<LegRow> &legs);
    const std::vector<LegRow> &legs() const { return m_legs; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int rowHeight() const;

    const Theme &m_theme;
    std::vector<LegRow> m_legs;
};

} // namespace guitai::ui
