// ReportPaper: X and Z as they come out of the printer, drawn on the screen.
#pragma once

#include "books/paper.h"

#include <QWidget>

#include <vector>

namespace guitai::ui {

class Theme;

class ReportPaper : public QWidget
{
    Q_OBJECT

public:
    explicit ReportPaper(const Theme &theme, QWidget *parent = nullptr);

    void setRows(const std::vector<PaperRow> &rows);
    QStringList texts() const; // for readers

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Line
    {
        PaperRow::Kind kind = PaperRow::Kind::Left;
        QString left, right;
        bool strong = false;
        int indent = 0;
    };
    QFont fontOf(const Line &line) const;
    int heightOf(const Line &line) const;
    void compose();

    const Theme &m_theme;
    std::vector<PaperRow> m_rows;
    std::vector<Line> m_lines;
};

} // namespace guitai::ui
