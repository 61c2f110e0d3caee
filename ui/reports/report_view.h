// ReportView: a settlement on the screen: the great figures, charts, every table of the report.
#pragma once

#include "books/report_tables.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <map>

class QVBoxLayout;

namespace guitai::ui {

class AmountLabel;
class HourChart;
class Label;
class ScrollRoom;
class TenderBars;

class ReportView : public QWidget
{
    Q_OBJECT

public:
    explicit ReportView(const Theme &theme, QWidget *parent = nullptr);

    // report: the settlement's own, in the language of the screen. names: of the ways to pay.
    void present(const Settlement &settlement, const Report &report,
                 const std::map<std::string, std::string> &names);
    // The figures of one table, a line a row: as shown, for readers and tests.
    QStringList texts(const std::string &table) const;
    QWidget *scroller() const; // hears the keys that scroll

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    QWidget *makeFigures();
    QWidget *makeCharts();
    void showTables();

    const Theme &m_theme;
    Report m_report;
    AmountLabel *m_total, *m_sales, *m_mean, *m_refunded;
    Label *m_totalWord, *m_salesWord, *m_meanWord, *m_refundedWord, *m_hoursWord, *m_tendersWord;
    HourChart *m_hours;
    TenderBars *m_tenders;
    QVBoxLayout *m_column;
    QWidget *m_tables = nullptr; // made anew for each report
    ScrollRoom *m_room;
};

} // namespace guitai::ui
