// Columns without a single word are left out; the first takes the room that is left.
#include "ui/reports/report_table.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/words/amounts.h"

#include <QFontMetrics>
#include <QPainter>
#include <QRegularExpression>

#include <algorithm>

namespace guitai::ui {

namespace {

// "¥24947.70" -> "¥24,947.70"; what is not one number stays as it is.
QString grouped(const QString &text)
{
    static const QRegularExpression number(
        QStringLiteral("^([^0-9]*)([0-9]{4,})((?:\\.[0-9]+)?)$"));
    const QRegularExpressionMatch match = number.match(text);
    if (!match.hasMatch()) {
        return text;
    }
    QString digits = match.captured(2);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3) {
        digits.insert(at, QLatin1Char(','));
    }
    return match.captured(1) + digits + match.captured(3);
}

} // namespace

ReportTableView::ReportTableView(const Theme &theme, ReportTable table, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_table(std::move(table))
{
    for (ReportTable::Row &row : m_table.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (m_table.columns[i].isNumber) {
                row.cells[i] = grouped(fromUtf8(row.cells[i])).toStdString();
            }
        }
    }
    setObjectName(QStringLiteral("table_") + fromUtf8(m_table.key));
    setAccessibleName(texts().join(QStringLiteral(", ")));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    theme.follow(this);
}

QStringList ReportTableView::texts() const
{
    QStringList texts;
    for (const ReportTable::Row &row : m_table.rows) {
        QStringList cells;
        for (const std::string &cell : row.cells) {
            if (!cell.empty()) {
                cells << fromUtf8(cell);
            }
        }
        texts << cells.join(QStringLiteral("  "));
    }
    return texts;
}

std::vector<std::size_t> ReportTableView::columns() const
{
    std::vector<std::size_t> filled;
    for (std::size_t i = 0; i < m_table.columns.size(); ++i) {
        if (std::any_of(m_table.rows.begin(), m_table.rows.end(), [i](const auto &row) {
                return i < row.cells.size() && !row.cells[i].empty();
            })) {
            filled.push_back(i);
        }
    }
    return filled;
}

bool ReportTableView::hasHeaders() const
{
    return std::any_of(m_table.columns.begin(), m_table.columns.end(),
                       [](const auto &column) { return !column.header.empty(); });
}

int ReportTableView::rowHeight() const
{
    return QFontMetrics(m_theme.font(Type::Body)).height() + space::small;
}

int ReportTableView::widthOf(std::size_t column) const
{
    int widest = QFontMetrics(m_theme.font(Type::Caption))
                     .horizontalAdvance(fromUtf8(m_table.columns[column].header));
    const QFont strong = m_theme.font(Type::Strong);
    for (const ReportTable::Row &row : m_table.rows) {
        const QString text = fromUtf8(row.cells[column]);
        widest = std::max(
            {widest, QFontMetrics(strong).horizontalAdvance(text), tabularWidth(strong, text)});
    }
    return widest + space::medium;
}

QSize ReportTableView::sizeHint() const
{
    const int heading = QFontMetrics(m_theme.font(Type::Heading)).height() + space::small;
    const int rows = int(m_table.rows.size()) + (hasHeaders() ? 1 : 0);
    int wide = 0;
    for (const std::size_t column : columns()) {
        wide += widthOf(column);
    }
    return {std::max(wide, 280), heading + rows * rowHeight()};
}

QSize ReportTableView::minimumSizeHint() const
{
    return {280, sizeHint().height()};
}

void ReportTableView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colours &c = m_theme.colours();
    const QFont heading = m_theme.font(Type::Heading), caption = m_theme.font(Type::Caption);
    const int head = QFontMetrics(heading).height();
    painter.setPen(c.text);
    drawElided(painter, QRect(0, 0, width(), head), Qt::AlignLeft | Qt::AlignVCenter, heading,
               fromUtf8(m_table.title));
    const std::vector<std::size_t> shown = columns();
    if (shown.empty()) {
        return;
    }
    std::vector<int> widths;
    int all = 0;
    for (const std::size_t column : shown) {
        widths.push_back(widthOf(column));
        all += widths.back();
    }
    // What is left over is shared, so that no figure stands far from its words; where it does not
    // fit, the first column gives way.
    const int spare = width() - all;
    const int share = std::max(0, spare) / int(shown.size());
    for (int &wide : widths) {
        wide += share;
    }
    if (spare < 0) {
        widths.front() = std::max(widths.front() + spare, width() / 3);
    } else {
        widths.front() += spare - share * int(shown.size());
    }

    int y = head + space::small;
    const int tall = rowHeight();
    const auto rowOf = [&](const auto &textAt, const QFont &font, const QColor &ink) {
        int x = 0;
        painter.setPen(ink);
        for (std::size_t i = 0; i < shown.size(); ++i) {
            const bool isNumber = m_table.columns[shown[i]].isNumber;
            const QRect area(x, y, widths[i] - (i == 0 ? space::small : 0), tall);
            if (isNumber) {
                drawTabular(painter, area, Qt::AlignRight | Qt::AlignVCenter, font,
                            textAt(shown[i]));
            } else {
                drawElided(painter, area, Qt::AlignLeft | Qt::AlignVCenter, font, textAt(shown[i]));
            }
            x += widths[i];
        }
        y += tall;
        painter.fillRect(QRect(0, y - 1, width(), 1), c.line);
    };
    if (hasHeaders()) {
        rowOf([&](std::size_t i) { return fromUtf8(m_table.columns[i].header); }, caption,
              c.textSoft);
    }
    for (const ReportTable::Row &row : m_table.rows) {
        rowOf([&](std::size_t i) { return fromUtf8(row.cells[i]); },
              m_theme.font(row.strong ? Type::Strong : Type::Body), c.text);
    }
}

} // namespace guitai::ui
