// Receipt rows: from the shop's name to the thank-you, in Chinese or English.
#include "books/receipt_rows.h"

#include "books/receipt_words.h"
#include "books/slip_rows.h"

namespace guitai {

namespace {

using RowKind = PaperRow::Kind;

// "13%", "7.25%": millionths as hundredths, without trailing zeros.
std::string percentText(std::int64_t ppm)
{
    std::string text = std::to_string(ppm / 10'000);
    std::string decimals = std::to_string(10'000 + ppm % 10'000).substr(1);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    return text + (decimals.empty() ? "" : "." + decimals) + "%";
}

class ReceiptWriter
{
public:
    ReceiptWriter(const Receipt &receipt, const ReceiptLook &look)
        : m_receipt(receipt)
        , m_look(look)
        , m_words(receiptWords(look.language))
    {}

    std::vector<PaperRow> write()
    {
        m_rows = headRows(m_look);
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
        add(pairRow(m_words.receipt + std::to_string(m_receipt.number),
                    m_words.till + m_receipt.till));
        add(textRow(RowKind::Left, plainDateTime(m_receipt.at, m_look.utcOffset)));
        add(textRow(RowKind::Left, m_words.cashier + m_receipt.cashierName));
        add({RowKind::Rule, {}, {}, false, 0});
    }

    void writeLine(const OrderLine &line, const LineTotal &total)
    {
        const std::string &name =
            m_words.isChinese && !line.nameZh.empty() ? line.nameZh : line.name;
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
        const auto &tip = m_receipt.totals.tip;
        if (m_receipt.order.discount || onTop || tip) {
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
        if (tip) {
            add(pairRow(m_words.tip, tip->text()));
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
            writeCash(*tender.cash);
            return;
        }
        add(pairRow(methodName(m_look, tender.provider), tender.net.text()));
        // Where the card's own rows say the number, it is not said twice.
        const bool saidByCard = tender.card && saysReference(*tender.card, tender.reference);
        if (!tender.reference.empty() && !saidByCard) {
            add(textRow(RowKind::Left, tender.reference, false, 2));
        }
        if (tender.card) {
            for (PaperRow &row : slipRows(*tender.card, m_words)) {
                add(std::move(row));
            }
        }
    }

    void writeCash(const CashTender &cash)
    {
        std::string name = m_words.cash;
        if (cash.foreign) {
            const Money given = cash.foreign->given;
            name += " " + given.currency().code() + " " + given.text() + " x " +
                    textOf(cash.foreign->rate);
        }
        add(pairRow(name, cash.tendered.text()));
        if (!cash.change.isZero()) {
            add(pairRow(m_words.change, cash.change.text()));
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

std::vector<PaperRow> headRows(const ReceiptLook &look)
{
    const ReceiptWords &words = receiptWords(look.language);
    std::vector<PaperRow> rows = {textRow(RowKind::Centred, look.shopName, true)};
    if (!look.address.empty()) {
        rows.push_back(textRow(RowKind::Centred, look.address));
    }
    if (!look.taxNumber.empty()) {
        rows.push_back(textRow(RowKind::Centred, words.taxNumber + look.taxNumber));
    }
    rows.push_back({RowKind::Gap, {}, {}, false, 0});
    return rows;
}

std::string methodName(const ReceiptLook &look, const ProviderId &method)
{
    const auto name = look.payments.find(method.text);
    return name != look.payments.end() ? name->second : method.text;
}

std::vector<PaperRow> receiptRows(const Receipt &receipt, const ReceiptLook &look)
{
    return ReceiptWriter(receipt, look).write();
}

} // namespace guitai
