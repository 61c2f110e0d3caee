// Tables are laid out first, so that the foot of each page knows how many there are.
#include "devices/report_pdf.h"

#include "devices/dots.h"

#include "devices/page_font.h"

#include "books/report_words.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <vector>

namespace guitai {

namespace {

constexpr qreal leftMm = 18, rightMm = 18, topMm = 16, bottomMm = 20;
const QColor ink(30, 34, 40), faint(110, 118, 128), line(200, 206, 212), band(243, 245, 247);

QString inQt(const std::string &text)
{
    return QString::fromStdString(text);
}

struct Mark
{
    enum class Kind
    {
        Text,
        StrongText,
        Title,
        Faint,
        Line,
        Band
    };

    Kind kind;
    QRectF area; // of text: where it is aligned
    QString text;
    Qt::Alignment alignment = Qt::AlignLeft;
};

using Page = std::vector<Mark>;

class ReportPlan
{
public:
    ReportPlan(const Report &report, const ReceiptLook &look, QPaintDevice *device)
        : m_report(report)
        , m_look(look)
        , m_words(reportWords(look.language))
        , m_plain(pageFont(9))
        , m_strong(pageFont(9))
        , m_title(pageFont(12))
        , m_metrics(m_plain, device)
        , m_titleMetrics(m_title, device)
        , m_left(dots(leftMm))
        , m_width(device->width() - dots(leftMm) - dots(rightMm))
        , m_bottom(device->height() - dots(bottomMm))
        , m_row(m_metrics.height() * 1.35)
    {
        m_strong.setBold(true);
        m_title.setBold(true);
        begin();
        addHead();
        for (const ReportTable &table : m_report.tables)
            addTable(table);
        addVerdict();
        addFeet(device->height());
    }

    void paint(QPdfWriter &writer) const
    {
        QPainter painter(&writer);
        for (std::size_t i = 0; i < m_pages.size(); ++i) {
            if (i > 0)
                writer.newPage();
            for (const Mark &mark : m_pages[i])
                paint(painter, mark);
        }
    }

private:
    void paint(QPainter &painter, const Mark &mark) const
    {
        switch (mark.kind) {
        case Mark::Kind::Line:
            painter.fillRect(mark.area, line);
            return;
        case Mark::Kind::Band:
            painter.fillRect(mark.area, band);
            return;
        case Mark::Kind::Text:
        case Mark::Kind::Faint:
            painter.setFont(m_plain);
            break;
        case Mark::Kind::StrongText:
            painter.setFont(m_strong);
            break;
        case Mark::Kind::Title:
            painter.setFont(m_title);
            break;
        }
        painter.setPen(mark.kind == Mark::Kind::Faint ? faint : ink);
        painter.drawText(mark.area, int(mark.alignment | Qt::AlignVCenter | Qt::TextSingleLine),
                         mark.text);
    }

    void begin()
    {
        m_pages.emplace_back();
        m_y = dots(topMm);
    }
    void add(Mark mark) { m_pages.back().push_back(std::move(mark)); }

    void addText(Mark::Kind kind, const QString &text, Qt::Alignment alignment = Qt::AlignLeft)
    {
        const qreal height = kind == Mark::Kind::Title ? m_titleMetrics.height() * 1.3 : m_row;
        add({kind, QRectF(m_left, m_y, m_width, height), text, alignment});
        m_y += height;
    }

    void addHead()
    {
        addText(Mark::Kind::Title, inQt(m_look.shopName));
        m_y -= m_titleMetrics.height() * 1.3;
        addText(Mark::Kind::Title, inQt(m_report.title), Qt::AlignRight);
        addText(Mark::Kind::Text, inQt(m_look.address));
        m_y -= m_row;
        addText(Mark::Kind::Text, inQt(m_words.span + m_report.span), Qt::AlignRight);
        QString more = m_report.till.empty() ? QString() : inQt(m_words.till + m_report.till);
        if (!m_report.made.empty())
            more += (more.isEmpty() ? "" : "    ") + inQt(m_words.made + m_report.made);
        addText(Mark::Kind::Faint, m_look.taxNumber.empty() ? QString() : inQt(m_look.taxNumber));
        m_y -= m_row;
        addText(Mark::Kind::Faint, more, Qt::AlignRight);
        add({Mark::Kind::Line, QRectF(m_left, m_y + dots(1), m_width, dots(0.4)), {}});
        m_y += dots(4);
    }

    // As wide as their widest cell; what is left goes to the first column.
    std::vector<qreal> widthsOf(const ReportTable &table) const
    {
        std::vector<qreal> widths(table.columns.size(), 0);
        const qreal gap = m_metrics.horizontalAdvance(QLatin1Char('0')) * 2;
        const auto widen = [&](std::size_t i, const std::string &text) {
            // Measured in the plain font with room for the strong one.
            widths[i] = std::max(widths[i], m_metrics.horizontalAdvance(inQt(text)) * 1.12 + gap);
        };
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            widen(i, table.columns[i].header);
        for (const ReportTable::Row &row : table.rows) {
            for (std::size_t i = 0; i < row.cells.size() && i < widths.size(); ++i)
                widen(i, row.cells[i]);
        }
        qreal others = 0;
        for (std::size_t i = 1; i < widths.size(); ++i)
            others += widths[i];
        widths[0] = std::max(m_width - others, m_width / 4);
        return widths;
    }

    void addCells(const std::vector<std::string> &cells, const ReportTable &table,
                  const std::vector<qreal> &widths, Mark::Kind kind)
    {
        qreal x = m_left;
        for (std::size_t i = 0; i < cells.size() && i < widths.size(); ++i) {
            const QRectF area(x + dots(1), m_y, widths[i] - dots(2), m_row);
            const QString whole = inQt(cells[i]);
            if (!whole.isEmpty())
                add({kind, area, m_metrics.elidedText(whole, Qt::ElideRight, area.width()),
                     table.columns[i].isNumber ? Qt::AlignRight : Qt::AlignLeft});
            x += widths[i];
        }
        m_y += m_row;
    }

    void addTableHead(const ReportTable &table, const std::vector<qreal> &widths)
    {
        addText(Mark::Kind::Title, inQt(table.title));
        std::vector<std::string> headers;
        bool hasHeaders = false;
        for (const ReportTable::Column &column : table.columns) {
            headers.push_back(column.header);
            hasHeaders = hasHeaders || !column.header.empty();
        }
        if (hasHeaders)
            addCells(headers, table, widths, Mark::Kind::Faint);
        add({Mark::Kind::Line, QRectF(m_left, m_y, m_width, dots(0.25)), {}});
        m_y += dots(0.5);
    }

    void addTable(const ReportTable &table)
    {
        if (table.columns.empty())
            return;
        const std::vector<qreal> widths = widthsOf(table);
        // A head stands with two rows at least.
        const qreal head = m_titleMetrics.height() * 1.3 + 3 * m_row;
        if (m_bottom < m_y + head)
            begin();
        addTableHead(table, widths);
        bool isDark = false;
        for (const ReportTable::Row &row : table.rows) {
            if (m_bottom < m_y + m_row) {
                begin();
                addTableHead(table, widths);
                isDark = false;
            }
            if (isDark)
                add({Mark::Kind::Band, QRectF(m_left, m_y, m_width, m_row), {}});
            isDark = !isDark;
            addCells(row.cells, table, widths,
                     row.strong ? Mark::Kind::StrongText : Mark::Kind::Text);
        }
        m_y += dots(5);
    }

    void addVerdict()
    {
        if (m_bottom < m_y + 2 * m_row)
            begin();
        addText(Mark::Kind::StrongText, inQt(m_report.verdict));
    }

    void addFeet(qreal height)
    {
        for (std::size_t i = 0; i < m_pages.size(); ++i) {
            const QString number = QStringLiteral("%1 / %2").arg(i + 1).arg(m_pages.size());
            const QString foot = m_words.isChinese ? QStringLiteral("第 %1 页").arg(number)
                                                   : inQt(m_words.page) + number;
            const QRectF area(m_left, height - dots(14), m_width, m_row);
            m_pages[i].push_back({Mark::Kind::Faint, area, foot, Qt::AlignRight});
            m_pages[i].push_back({Mark::Kind::Faint, area,
                                  inQt(m_report.title) + QStringLiteral("  ") + inQt(m_report.span),
                                  Qt::AlignLeft});
        }
    }

    const Report &m_report;
    const ReceiptLook &m_look;
    const ReportWords &m_words;
    QFont m_plain, m_strong, m_title;
    QFontMetricsF m_metrics, m_titleMetrics;
    qreal m_left, m_width, m_bottom, m_row;
    qreal m_y = 0;
    std::vector<Page> m_pages;
};

} // namespace

std::string reportPdf(const Report &report, const ReceiptLook &look)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(inQt(look.shopName + " " + report.title + " " + report.span));
    writer.setCreator(QStringLiteral("Guitai"));
    writer.setResolution(dotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    ReportPlan(report, look, &writer).paint(writer);
    return bytes.toStdString();
}

} // namespace guitai
