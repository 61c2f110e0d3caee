// HourChart: sales as a bar an hour, perhaps beside those of another day.
#pragma once

#include "books/settlement.h"

#include <QWidget>

class QBarCategoryAxis;
class QBarSeries;
class QBarSet;
class QChart;
class QValueAxis;

namespace guitai::ui {

class Theme;

class HourChart : public QWidget
{
    Q_OBJECT

public:
    explicit HourChart(const Theme &theme, int height = 232, QWidget *parent = nullptr);

    void present(const std::vector<HourFigures> &hours);
    // before stands behind, in a quiet colour.
    void compare(const std::vector<HourFigures> &hours, const QString &name,
                 const std::vector<HourFigures> &before, const QString &nameBefore);
    // "09:00 1,234.50 (12)": as shown, for readers and tests.
    QStringList texts() const;

private:
    void refresh();
    void refill();

    const Theme &m_theme;
    int m_height; // at the usual text size
    std::vector<HourFigures> m_hours, m_before;
    QString m_name, m_nameBefore;
    QChart *m_chart;
    QBarSeries *m_bars;
    QBarSet *m_set, *m_setBefore;
    QBarCategoryAxis *m_across;
    QValueAxis *m_up;
};

} // namespace guitai::ui
