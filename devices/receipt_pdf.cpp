// PDF: rows placed by the font's own measures, then painted in one go.
#include "devices/receipt_pdf.h"

#include "devices/dots.h"

#include "devices/page_font.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <qrencode.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <memory>
#include <vector>

namespace guitai {

namespace {

constexpr qreal marginMm = 4;
constexpr qreal codeMm = 32;
constexpr int quietModules = 4;

QString fromText(const std::string &text)
{
    return QString::fromStdString(text);
}

struct PlacedText
{
    QPointF baseline;
    QString text;
    bool strong;
};

struct PlacedCode
{
    QRectF area;
    std::string content;
};

// Rows at their places on a page of a given width.
class PagePlan
{
public:
    PagePlan(std::span<const PaperRow> rows, QPaintDevice *device, qreal width)
        : m_plain(pageFont(8))
        , m_strong(pageFont(11))
        , m_plainMetrics(m_plain, device)
        , m_strongMetrics(m_strong, device)
        , m_left(dots(marginMm))
        , m_right(width - dots(marginMm))
        , m_y(dots(marginMm))
    {
        for (const PaperRow &row : rows) {
            place(row);
        }
    }

    qreal height() const { return m_y + dots(marginMm); }

    void paint(QPainter &painter) const
    {
        for (const PlacedText &text : m_texts) {
            painter.setFont(text.strong ? m_strong : m_plain);
            painter.drawText(text.baseline, text.text);
        }
        for (const QRectF &rule : m_rules) {
            painter.fillRect(rule, Qt::black);
        }
        for (const PlacedCode &code : m_codes) {
            paintCode(painter, code);
        }
    }

private:
    void place(const PaperRow &row)
    {
        const QFontMetricsF &metrics = row.strong ? m_strongMetrics : m_plainMetrics;
        switch (row.kind) {
        case PaperRow::Kind::Rule:
            m_rules.emplace_back(m_left, m_y + metrics.height() / 2, m_right - m_left, dots(0.2));
            m_y += metrics.height();
            return;
        case PaperRow::Kind::Gap:
            m_y += metrics.height() / 2;
            return;
        case PaperRow::Kind::Code:
            if (row.left.empty() || row.left.size() > mostCodeBytes) {
                placeText(row, metrics);
                return;
            }
            m_codes.push_back(
                {QRectF((m_left + m_right - dots(codeMm)) / 2, m_y, dots(codeMm), dots(codeMm)),
                 row.left});
            m_y += dots(codeMm);
            return;
        case PaperRow::Kind::Pair:
        case PaperRow::Kind::Left:
        case PaperRow::Kind::Centred:
            placeText(row, metrics);
            return;
        }
    }

    void placeText(const PaperRow &row, const QFontMetricsF &metrics)
    {
        const qreal column = metrics.horizontalAdvance(QLatin1Char('0'));
        const qreal left = m_left + row.indent * column;
        const WidthOf widthOf = [&](char32_t c) {
            return int(std::ceil(metrics.horizontalAdvance(QString::fromUcs4(&c, 1))));
        };
        std::vector<std::string> lines = wrapped(row.left, int(m_right - left), widthOf);
        const QString right = fromText(row.right);
        const qreal rightWidth = metrics.horizontalAdvance(right);
        if (lines.empty() || left + metrics.horizontalAdvance(fromText(lines.back())) + column +
                                     (right.isEmpty() ? -column : rightWidth) >
                                 m_right) {
            lines.emplace_back();
        }
        for (const std::string &line : lines) {
            const QString text = fromText(line);
            const qreal free = m_right - m_left - metrics.horizontalAdvance(text);
            const qreal x = row.kind == PaperRow::Kind::Centred ? m_left + free / 2 : left;
            if (!text.isEmpty()) {
                m_texts.push_back({QPointF(x, m_y + metrics.ascent()), text, row.strong});
            }
            if (&line == &lines.back() && !right.isEmpty()) {
                m_texts.push_back(
                    {QPointF(m_right - rightWidth, m_y + metrics.ascent()), right, row.strong});
            }
            m_y += metrics.height();
        }
    }

    static void paintCode(QPainter &painter, const PlacedCode &code)
    {
        const std::unique_ptr<QRcode, decltype(&QRcode_free)> qr(
            QRcode_encodeString8bit(code.content.c_str(), 0, QR_ECLEVEL_M), QRcode_free);
        assert(qr);
        // Whole dots a module, so that no hairline of white runs through the code.
        const qreal module = std::floor(code.area.width() / (qr->width + 2 * quietModules));
        const qreal offset = (code.area.width() - module * qr->width) / 2;
        for (int y = 0; y < qr->width; ++y) {
            for (int x = 0; x < qr->width; ++x) {
                if ((qr->data[y * qr->width + x] & 1) != 0) {
                    painter.fillRect(QRectF(code.area.left() + offset + x * module,
                                            code.area.top() + offset + y * module, module, module),
                                     Qt::black);
                }
            }
        }
    }

    QFont m_plain;
    QFont m_strong;
    QFontMetricsF m_plainMetrics;
    QFontMetricsF m_strongMetrics;
    qreal m_left;
    qreal m_right;
    qreal m_y;
    std::vector<PlacedText> m_texts;
    std::vector<QRectF> m_rules;
    std::vector<PlacedCode> m_codes;
};

} // namespace

std::string pdfPage(std::span<const PaperRow> rows, const std::string &title, int widthMm)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(fromText(title));
    writer.setCreator(QStringLiteral("Guitai"));
    writer.setResolution(dotsPerInch);

    const PagePlan plan(rows, &writer, dots(widthMm));
    const qreal heightMm = plan.height() * 25.4 / dotsPerInch;
    // Qt turns a page that is wider than long on its side.
    writer.setPageSize(QPageSize(QSizeF(widthMm, std::max(heightMm, qreal(widthMm))),
                                 QPageSize::Millimeter, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    plan.paint(painter);
    painter.end();
    return bytes.toStdString();
}

std::string receiptPdf(const Receipt &receipt, const ReceiptLook &look, int widthMm)
{
    return pdfPage(receiptRows(receipt, look), look.shopName + " " + std::to_string(receipt.number),
                   widthMm);
}

} // namespace guitai
