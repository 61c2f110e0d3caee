// Paints rows of paper; what is wider than the paper takes another line.
#include "ui/drawer/report_paper.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace guitai::ui {

namespace {
constexpr int reportWidth = 420;
constexpr int reportMargin = 28;
constexpr int indentWidth = 8;
} // namespace

ReportPaper::ReportPaper(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("reportPaper"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &ReportPaper::compose);
}

void ReportPaper::setRows(const std::vector<PaperRow> &rows)
{
    m_rows = rows;
    compose();
}

void ReportPaper::compose()
{
    m_lines.clear();
    const int room = sizeHint().width() - 2 * reportMargin;
    for (const PaperRow &row : m_rows) {
        Line line{row.kind, QString::fromStdString(row.left), QString::fromStdString(row.right),
                  row.strong, row.indent * indentWidth};
        const QFontMetrics metrics(fontOf(line));
        // A hash is one long word: it is cut where the paper ends.
        while (line.kind == PaperRow::Kind::Left &&
               metrics.horizontalAdvance(line.left) > room - line.indent && line.left.size() > 1) {
            qsizetype fits = line.left.size();
            while (fits > 1 &&
                   metrics.horizontalAdvance(line.left.left(fits)) > room - line.indent) {
                --fits;
            }
            Line part = line;
            part.left = line.left.left(fits);
            m_lines.push_back(part);
            line.left = line.left.mid(fits);
        }
        m_lines.push_back(line);
    }
    resize(sizeHint());
    updateGeometry();
    update();
}

QFont ReportPaper::fontOf(const Line &line) const
{
    return m_theme.font(line.kind == PaperRow::Kind::Centred && line.strong ? Type::Heading
                        : line.strong                                       ? Type::Strong
                                                                            : Type::Body);
}

int ReportPaper::heightOf(const Line &line) const
{
    switch (line.kind) {
    case PaperRow::Kind::Rule:
        return 17;
    case PaperRow::Kind::Gap:
        return 12;
    case PaperRow::Kind::Centred:
    case PaperRow::Kind::Left:
    case PaperRow::Kind::Pair:
    case PaperRow::Kind::Code:
        break;
    }
    return QFontMetrics(fontOf(line)).height() + 4;
}

QStringList ReportPaper::texts() const
{
    QStringList texts;
    for (const Line &line : m_lines) {
        texts << (line.left + QLatin1Char(' ') + line.right).trimmed();
    }
    return texts;
}

QSize ReportPaper::sizeHint() const
{
    int height = 2 * reportMargin;
    for (const Line &line : m_lines) {
        height += heightOf(line);
    }
    return {reportWidth * m_theme.textSize() / 100, height};
}

void ReportPaper::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colours &c = m_theme.colours();
    fillRound(painter, rect(), radius::small, c.raised, c.line);
    int y = reportMargin;
    for (const Line &line : m_lines) {
        const QRect row(reportMargin, y, width() - 2 * reportMargin, heightOf(line));
        y += row.height();
        painter.setPen(c.text);
        const QFont font = fontOf(line);
        switch (line.kind) {
        case PaperRow::Kind::Gap:
        case PaperRow::Kind::Code:
            break;
        case PaperRow::Kind::Rule:
            painter.setPen(QPen(c.lineStrong, 1, Qt::DashLine));
            painter.drawLine(row.left(), row.center().y(), row.right(), row.center().y());
            break;
        case PaperRow::Kind::Centred:
            drawElided(painter, row, Qt::AlignCenter, font, line.left);
            break;
        case PaperRow::Kind::Left:
            drawElided(painter, row.adjusted(line.indent, 0, 0, 0),
                       Qt::AlignLeft | Qt::AlignVCenter, font, line.left);
            break;
        case PaperRow::Kind::Pair: {
            const int right = line.right.isEmpty() ? 0 : tabularWidth(font, line.right) + 12;
            drawTabular(painter, row, Qt::AlignRight | Qt::AlignVCenter, font, line.right);
            drawElided(painter, row.adjusted(line.indent, 0, -right, 0),
                       Qt::AlignLeft | Qt::AlignVCenter, font, line.left);
            break;
        }
        }
    }
}

} // namespace guitai::ui
