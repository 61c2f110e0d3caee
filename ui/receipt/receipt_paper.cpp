// Composes the receipt into rows and paints them on paper with a torn edge.
#include "ui/receipt/receipt_paper.h"

#include "ui/sale/cart_delegate.h"
#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/words/amounts.h"
#include "ui/words/language.h"
#include "ui/words/words.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

namespace guitai::ui {

namespace {
constexpr int paperWidth = 360;
constexpr int margin = 24;
constexpr int tooth = 6;

// "chip" and the like, as the slip has them; words that nobody knows stand as they came.
QString entryText(const std::string &entry)
{
    if (entry == "chip") {
        return ReceiptPaper::tr("Chip");
    }
    if (entry == "contactless") {
        return ReceiptPaper::tr("Contactless");
    }
    if (entry == "magstripe") {
        return ReceiptPaper::tr("Magnetic stripe");
    }
    if (entry == "keyed") {
        return ReceiptPaper::tr("Typed in");
    }
    return fromUtf8(entry);
}

QString verifiedText(const std::string &verified)
{
    if (verified == "pin") {
        return ReceiptPaper::tr("PIN");
    }
    if (verified == "signature") {
        return ReceiptPaper::tr("Signature");
    }
    if (verified == "device") {
        return ReceiptPaper::tr("Confirmed on the device");
    }
    return verified == "none" ? QString() : fromUtf8(verified);
}

} // namespace

ReceiptPaper::ReceiptPaper(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("receiptPaper"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &ReceiptPaper::compose);
}

void ReceiptPaper::setReceipt(const QString &shop, const Receipt &receipt,
                              const std::vector<MethodView> &methods,
                              const std::vector<Refund> &refunds)
{
    m_shop = shop;
    m_receipt = receipt;
    m_methods = methods;
    m_refunds = refunds;
    compose();
}

void ReceiptPaper::compose()
{
    m_lines.clear();
    if (m_receipt) {
        addHead();
        addGoods();
        addTenders();
    }
    resize(sizeHint());
    updateGeometry();
    update();
}

void ReceiptPaper::addHead()
{
    using Kind = Line::Kind;
    m_lines.push_back({Kind::Centre, m_shop, {}, true, true, false});
    m_lines.push_back(
        {Kind::Centre, tr("Receipt %1").arg(m_receipt->number), {}, false, false, true});
    m_lines.push_back({Kind::Centre,
                       QStringLiteral("%1   %2   %3")
                           .arg(dayClockText(m_receipt->at), fromUtf8(m_receipt->till),
                                fromUtf8(m_receipt->cashierName)),
                       {},
                       false,
                       false,
                       true});
    m_lines.push_back({Kind::Rule, {}, {}, false, false, false});
}

void ReceiptPaper::addGoods()
{
    using Kind = Line::Kind;
    const Receipt &receipt = *m_receipt;
    for (std::size_t i = 0; i < receipt.order.lines.size(); ++i) {
        const OrderLine &line = receipt.order.lines[i];
        const LineTotal total =
            i < receipt.totals.lines.size() ? receipt.totals.lines[i] : LineTotal();
        m_lines.push_back({Kind::Pair, named(line.name, line.nameZh),
                           plainAmountText(total.gross - total.lineDiscount), false, false, false});
        const bool plain = line.quantity == Quantity::of(1) && !line.discount;
        if (!plain) {
            m_lines.push_back(
                {Kind::Pair, QStringLiteral("  ") + lineDetail(line), {}, false, false, true});
        }
    }
    m_lines.push_back({Kind::Rule, {}, {}, false, false, false});
    Money orderDiscount(0, receipt.order.currency);
    for (const LineTotal &total : receipt.totals.lines) {
        orderDiscount += total.orderDiscount;
    }
    if (orderDiscount.isPositive()) {
        m_lines.push_back(
            {Kind::Pair, tr("Discount"), plainAmountText(-orderDiscount), false, false, false});
    }
    if (!receipt.rounding.isZero()) {
        m_lines.push_back(
            {Kind::Pair, tr("Rounding"), plainAmountText(receipt.rounding), false, false, false});
    }
    if (receipt.totals.tip) {
        m_lines.push_back(
            {Kind::Pair, tr("Tip"), plainAmountText(*receipt.totals.tip), false, false, false});
    }
    m_lines.push_back({Kind::Pair, tr("Total"), amountText(receipt.totals.total + receipt.rounding),
                       true, true, false});
    for (const TaxTotal &tax : receipt.totals.taxes) {
        if (!tax.amount.isZero()) {
            m_lines.push_back({Kind::Pair, tr("Tax %1").arg(shareText(tax.tax.ppm)),
                               plainAmountText(tax.amount), false, false, true});
        }
    }
}

void ReceiptPaper::add(const QString &left, const QString &right, bool soft)
{
    m_lines.push_back({Line::Kind::Pair, left, right, false, false, soft});
}

void ReceiptPaper::addTender(const Tender &tender)
{
    const Money shown = tender.cash ? tender.cash->tendered : tender.net;
    add(methodName(tender.provider, m_methods), plainAmountText(shown));
    if (tender.cash && tender.cash->foreign) {
        const ForeignCash &foreign = *tender.cash->foreign;
        add(tr("%1 at %2").arg(amountText(foreign.given), fromUtf8(textOf(foreign.rate))), {},
            true);
    }
    if (tender.cash && tender.cash->change.isPositive()) {
        add(tr("Change"), plainAmountText(tender.cash->change));
    }
    if (tender.card) {
        addCard(*tender.card);
    }
    if (!tender.reference.empty() &&
        !(tender.card && saysReference(*tender.card, tender.reference))) {
        add(fromUtf8(tender.reference), {}, true);
    }
}

// What the card schemes want on the paper; where the terminal names nothing of it, its own lines.
void ReceiptPaper::addCard(const CardSlip &card)
{
    const auto fact = [this](const QString &word, const std::string &value) {
        if (!value.empty()) {
            add(word, fromUtf8(value), true);
        }
    };
    if (!card.brand.empty() || !card.maskedNumber.empty()) {
        add(card.brand.empty() ? tr("Card") : fromUtf8(card.brand), fromUtf8(card.maskedNumber),
            true);
    }
    fact(tr("Approval code"), card.approvalCode);
    fact(tr("Terminal"), card.terminal);
    fact(tr("Slip"), card.receipt);
    fact(tr("Trace"), card.trace);
    const QString entry = entryText(card.entry);
    const QString verified = verifiedText(card.verified);
    if (!entry.isEmpty() || !verified.isEmpty()) {
        add(entry, verified, true);
    }
    for (const EmvField &field : card.emv) {
        fact(fromUtf8(field.name), field.value);
    }
    if (card.brand.empty() && card.maskedNumber.empty()) {
        for (const std::string &line : card.customerLines) {
            add(fromUtf8(line), {}, true);
        }
    }
}

void ReceiptPaper::addTenders()
{
    using Kind = Line::Kind;
    m_lines.push_back({Kind::Rule, {}, {}, false, false, false});
    for (const Tender &tender : m_receipt->tenders) {
        addTender(tender);
    }
    for (const Refund &refund : m_refunds) {
        const QString method = methodName(refund.provider, m_methods);
        m_lines.push_back({Kind::Pair,
                           refund.stage == RefundStage::Done ? tr("Refunded, %1").arg(method)
                           : refund.stage == RefundStage::Asked
                               ? tr("Refund asked, %1").arg(method)
                               : tr("Refund refused, %1").arg(method),
                           plainAmountText(-refund.amount), true, false, false});
    }
    m_lines.push_back({Kind::Gap, {}, {}, false, false, false});
    m_lines.push_back({Kind::Centre, tr("Thank you!"), {}, true, false, false});
}

QFont ReceiptPaper::fontOf(const Line &line) const
{
    return m_theme.font(line.large    ? Type::Heading
                        : line.strong ? Type::Strong
                        : line.soft   ? Type::Caption
                                      : Type::Body);
}

int ReceiptPaper::heightOf(const Line &line) const
{
    switch (line.kind) {
    case Line::Kind::Rule:
        return 17;
    case Line::Kind::Gap:
        return 12;
    case Line::Kind::Centre:
    case Line::Kind::Pair:
        break;
    }
    return QFontMetrics(fontOf(line)).height() + 4;
}

QStringList ReceiptPaper::texts() const
{
    QStringList texts;
    for (const Line &line : m_lines) {
        texts << (line.left + QLatin1Char(' ') + line.right).trimmed();
    }
    return texts;
}

QSize ReceiptPaper::sizeHint() const
{
    int height = 2 * margin + tooth;
    for (const Line &line : m_lines) {
        height += heightOf(line);
    }
    return {paperWidth * m_theme.textSize() / 100, height};
}

void ReceiptPaper::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &c = m_theme.colours();
    QPainterPath paper;
    paper.moveTo(0.5, 0.5);
    paper.lineTo(width() - 0.5, 0.5);
    paper.lineTo(width() - 0.5, height() - tooth - 0.5);
    const int teeth = width() / (2 * tooth);
    const qreal step = (width() - 1.0) / (2 * teeth);
    for (int i = 1; i <= 2 * teeth; ++i) {
        paper.lineTo(width() - 0.5 - i * step, height() - 0.5 - (i % 2 == 1 ? 0 : tooth));
    }
    paper.closeSubpath();
    painter.setPen(QPen(c.line, 1));
    painter.setBrush(c.raised);
    painter.drawPath(paper);

    int y = margin;
    for (const Line &line : m_lines) {
        const QRect row(margin, y, width() - 2 * margin, heightOf(line));
        y += row.height();
        painter.setPen(line.soft ? c.textSoft : c.text);
        const QFont font = fontOf(line);
        switch (line.kind) {
        case Line::Kind::Gap:
            break;
        case Line::Kind::Rule:
            painter.setPen(QPen(c.lineStrong, 1, Qt::DashLine));
            painter.drawLine(row.left(), row.center().y(), row.right(), row.center().y());
            break;
        case Line::Kind::Centre:
            drawElided(painter, row, Qt::AlignCenter, font, line.left);
            break;
        case Line::Kind::Pair: {
            const int right = line.right.isEmpty() ? 0 : tabularWidth(font, line.right) + 12;
            drawTabular(painter, row, Qt::AlignRight | Qt::AlignVCenter, font, line.right);
            drawElided(painter, row.adjusted(0, 0, -right, 0), Qt::AlignLeft | Qt::AlignVCenter,
                       font, line.left);
            break;
        }
        }
    }
}

void ReceiptPaper::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        compose();
    }
    QWidget::changeEvent(event);
}

} // namespace guitai::ui
