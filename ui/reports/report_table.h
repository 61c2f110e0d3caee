// ReportTableView: one table of the report, painted: a head, rows, amounts under each other.
#pragma once

#include "books/report_tables.h"

#include <QWidget>

namespace guitai::ui {

class Theme;

class ReportTableView : public QWidget
{
    Q_OBJECT

public:
    ReportTableView(const Theme &theme, ReportTable table, QWidget *parent = nullptr);
    QStringList texts() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    // The columns in which anything stands.
    std::vector<std::size_t> columns() const;
    bool hasHeaders() const;
    int rowHeight() const;
    int widthOf(std::size_t column) const;

    const Theme &m_theme;
    ReportTable m_table;
};

} // namespace guitai::ui
