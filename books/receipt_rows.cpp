// Receipt rows: from the shop's name to the thank-you, in Chinese or English.
#include "books/receipt_rows.h"

#include "shop/base/text.h"

namespace guitai {

namespace {

using RowKind = PaperRow::Kind;

struct ReceiptWords
{
    const char *taxNumber;
    const char *receipt;
    const char *till;
    const char *cashier;
    const char *wasBefore, *wasBehind; // around the price that a person replaced
    const char *discount;
    const char *subtotal;
    const char *taxInside;
    const char *taxBase;
    const char *total;
    const char *rounding;
    const char *cash;
    const char *change;
    const char *farewell;
};

constexpr ReceiptWords englishWords{
    .taxNumber = "Tax number ",
    .receipt = "Receipt ",
    .till = "Till ",
    .cashier = "Cashier ",
    .wasBefore = " (was ",
    .wasBehind = ")",
    .discount = "Discount",
    .subtotal = "Subtotal",
    .taxInside = "incl. ",
    .taxBase = " of ",
    .total = "TOTAL",
    .rounding = "Rounding",
    .cash = "Cash",
    .change = "Change",
    .farewell = "Thank you for your visit",
};

constexpr ReceiptWords chineseWords{
    .taxNumber = "税号：",
    .receipt = "单号：",
    .till = "收银台：",
    .cashier = "收银员：",
    .wasBefore = "（原价 ",
    .wasBehind = "）",
    .discount = "优惠",
    .subtotal = "小计",
    .taxInside = "含 ",
    .taxBase = " 税基 ",
    .total = "合计",
    .rounding = "舍入",
    .cash = "现金",
    .change = "找零",
    .farewell = "谢谢惠顾",
};

const ReceiptWords &wordsOf(const std::string &language)
{
    return language.compare(0, 2, "zh") == 0 ? chineseWords : englishWords;
}

const char *unitText(Unit unit)
{
    switch (unit) {
    case Unit::Piece:
        return "";
    case Unit::Kilogram:
        return " kg";
    case Unit::Litre:
        return " L";
    case Unit::Metre:
        return " m";
    }
    return "";
}

// "13%", "7.25%": millionths as hundredths, without trailing zeros.
std::string percentText(std::int64_t ppm)
{
    std::string text = std::to_string(ppm / 10'000);
    std::string decimals = std::to_string(10'000 + ppm % 10'000).substr(1);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    return text + (decimals.empty() ? "" : "." + decimals) + "%";
}

// The total bears the currency; the other amounts are plain, so that they stand in one column.
std::string withCurrency(Money money)
{
    const std::string code = money.currency().code();
    if (code == "CNY" || code == "JPY") {
        return "¥" + money.text();
    }
    if (code == "EUR") {
        return "€" + money.text();
    }
    return code + " " + money.text();
}

PaperRow textRow(RowKind kind, const std::string &text, bool strong = false)
{
    return {kind, withoutControls(text), {}, strong, 0};
}

PaperRow pairRow(const std::string &left, const std::string &right, int indent = 0)
{
    return {RowKind::Pair, withoutControls(left), withoutControls(right), false, indent};
}

class ReceiptWriter
{
public:
    ReceiptWriter(const Receipt &receipt, const ReceiptLook &look)
        : m_receipt(receipt)
        , m_look(look)
        , m_words(wordsOf(look.language))
    {}

    std::vector<PaperRow> write()
    {
        writeHead();
        for (std::size_t i = 0; i < m_receipt.order.lines.size(); ++i) {
            writeLine(m_receipt.order.lines[i], m_receipt.totals.lines.at(i));
        }
        add({RowKind::Rule, {}, {}, false, 0});
        writeTotal();
        for (const Tender &tender : m_receipt.tenders) {
            writeTender(tender);
        }
        if (m_receipt.order.taxMode == TaxMode::Inside) {
            writeTaxes(m_words.taxInside);
        }
        writeFoot();
        return std::move(m_rows);
    }

private:
    void add(PaperRow row) { m_rows.push_back(std::move(row)); }

    void writeHead()
    {
        add(textRow(RowKind::Centred, m_look.shopName, true));
        if (!m_look.address.empty()) {
            add(textRow(RowKind::Centred, m_look.address));
        }
        if (!m_look.taxNumber.empty()) {
            add(textRow(RowKind::Centred, m_words.taxNumber + m_look.taxNumber));
        }
        add({RowKind::Gap, {}, {}, false, 0});
        add(pairRow(m_words.receipt + std::to_string(m_receipt.number),
                    m_words.till + m_receipt.till));
        add(textRow(RowKind::Left, plainDateTime(m_receipt.at, m_look.utcOffset)));
        add(textRow(RowKind::Left, m_words.cashier + m_receipt.cashierName));
        add({RowKind::Rule, {}, {}, false, 0});
    }

    void writeLine(const OrderLine &line, const LineTotal &total)
    {
        const bool chinese = &m_words == &chineseWords;
        const std::string &name = chinese && !line.nameZh.empty() ? line.nameZh : line.name;
        const Money price = line.priceOverride.value_or(line.unitPrice);
        const bool plain =
            line.unit == Unit::Piece && line.quantity == Quantity::of(1) && price == line.unitPrice;
        if (plain) {
            add(pairRow(name, total.gross.text()));
        } else {
            std::string count = line.quantity.text() + unitText(line.unit) + " x " + price.text();
            if (price != line.unitPrice) {
                count += m_words.wasBefore + line.unitPrice.text() + m_words.wasBehind;
            }
            add(textRow(RowKind::Left, name));
            add(pairRow(count, total.gross.text(), 2));
        }
        if (line.discount) {
            writeDiscount(*line.discount, total.lineDiscount, 2);
        }
    }

    void writeDiscount(const Discount &discount, Money off, int indent)
    {
        const std::string share = discount.ppm != 0 ? " " + percentText(discount.ppm) : "";
        add(pairRow(m_words.discount + share, (-off).text(), indent));
    }

    void writeTotal()
    {
        const bool onTop = m_receipt.order.taxMode == TaxMode::OnTop;
        if (m_receipt.order.discount || onTop) {
            Money subtotal(0, m_receipt.order.currency);
            Money off = subtotal;
            for (const LineTotal &line : m_receipt.totals.lines) {
                subtotal += line.gross - line.lineDiscount;
                off += line.orderDiscount;
            }
            add(pairRow(m_words.subtotal, subtotal.text()));
            if (m_receipt.order.discount) {
                writeDiscount(*m_receipt.order.discount, off, 0);
            }
        }
        if (onTop) {
            writeTaxes("");
        }
        PaperRow total = pairRow(m_words.total, withCurrency(m_receipt.totals.total));
        total.strong = true;
        add(std::move(total));
        if (!m_receipt.rounding.isZero()) {
            add(pairRow(m_words.rounding, m_receipt.rounding.text()));
        }
    }

    void writeTaxes(const char *before)
    {
        for (const TaxTotal &row : m_receipt.totals.taxes) {
            if (row.tax.code.empty() && row.tax.ppm == 0) {
                continue;
            }
            add(pairRow(before + row.tax.code + (row.tax.code.empty() ? "" : " ") +
                            percentText(row.tax.ppm) + m_words.taxBase + row.base.text(),
                        row.amount.text()));
        }
    }

    void writeTender(const Tender &tender)
    {
        if (tender.cash) {
            add(pairRow(m_words.cash, tender.cash->tendered.text()));
            if (!tender.cash->change.isZero()) {
                add(pairRow(m_words.change, tender.cash->change.text()));
            }
            return;
        }
        const auto name = m_look.payments.find(tender.provider.text);
        add(pairRow(name != m_look.payments.end() ? name->second : tender.provider.text,
                    tender.net.text()));
        if (!tender.reference.empty()) {
            PaperRow reference = textRow(RowKind::Left, tender.reference);
            reference.indent = 2;
            add(std::move(reference));
        }
    }

    void writeFoot()
    {
        add({RowKind::Gap, {}, {}, false, 0});
        if (!m_look.code.empty()) {
            add(textRow(RowKind::Code, m_look.code));
        }
        add(textRow(RowKind::Centred,
                    m_look.farewell.empty() ? m_words.farewell : m_look.farewell));
    }

    const Receipt &m_receipt;
    const ReceiptLook &m_look;
    const ReceiptWords &m_words;
    std::vector<PaperRow> m_rows;
};

} // namespace

std::vector<PaperRow> receiptRows(const Receipt &receipt, const ReceiptLook &look)
{
    return ReceiptWriter(receipt, look).write();
}

} // namespace guitai
