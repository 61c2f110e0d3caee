// What was given back, of which receipt, by which way, who did it and who allowed it.
#include "books/refund_rows.h"

#include "books/receipt_text.h"
#include "books/receipt_words.h"
#include "books/slip_rows.h"

#include <algorithm>

namespace guitai {

namespace {

using RowKind = PaperRow::Kind;

constexpr int detailIndent = 2;

class RefundWriter
{
public:
    RefundWriter(const Receipt &receipt, const Refund &refund, const ReceiptLook &look)
        : m_receipt(receipt)
        , m_refund(refund)
        , m_look(look)
        , m_words(receiptWords(look.language))
    {}

    std::vector<PaperRow> write()
    {
        m_rows = headRows(m_look);
        add(textRow(RowKind::Centred, m_words.refund, true));
        add({RowKind::Gap, {}, {}, false, 0});
        add(pairRow(m_words.receipt + std::to_string(m_receipt.number),
                    m_words.till + m_receipt.till));
        add(textRow(RowKind::Left, m_words.refundNumber + m_refund.id.text));
        add(textRow(RowKind::Left,
                    plainDateTime(m_refund.endedAt.value_or(m_refund.openedAt), m_look.utcOffset)));
        writePeople();
        add({RowKind::Rule, {}, {}, false, 0});
        for (const RefundedLine &line : m_refund.lines)
            writeLine(line);
        if (!m_refund.lines.empty())
            add({RowKind::Rule, {}, {}, false, 0});
        writeMoney();
        return std::move(m_rows);
    }

private:
    void add(PaperRow row) { m_rows.push_back(std::move(row)); }

    void writePeople()
    {
        const bool same = m_refund.by == m_receipt.cashier;
        add(textRow(RowKind::Left,
                    m_words.cashier + (same ? m_receipt.cashierName : m_refund.by.text)));
        if (!m_refund.approvedBy.empty())
            add(textRow(RowKind::Left, m_words.approvedBy + m_refund.approvedBy.text));
        if (!m_refund.why.empty())
            add(textRow(RowKind::Left, m_words.reason + m_refund.why));
    }

    void writeLine(const RefundedLine &back)
    {
        const auto &lines = m_receipt.order.lines;
        const auto line = std::find_if(lines.begin(), lines.end(),
                                       [&](const OrderLine &l) { return l.id == back.line; });
        if (line == lines.end())
            return;
        const bool zh = m_words.isChinese && !line->nameZh.empty();
        add(pairRow(zh ? line->nameZh : line->name,
                    "x " + back.quantity.text() + unitText(line->unit)));
    }

    void writeMoney()
    {
        PaperRow sum = pairRow(m_words.givenBack, withCurrency(m_refund.amount));
        sum.strong = true;
        add(std::move(sum));
        add(textRow(RowKind::Left, m_refund.provider == cashMethod()
                                       ? std::string(m_words.cash)
                                       : methodName(m_look, m_refund.provider)));
        const bool saidByCard = m_refund.card && saysReference(*m_refund.card, m_refund.reference);
        if (!m_refund.reference.empty() && !saidByCard)
            add(textRow(RowKind::Left, m_refund.reference, false, detailIndent));
        if (m_refund.card) {
            for (PaperRow &row : slipRows(*m_refund.card, m_words))
                add(std::move(row));
        }
        if (m_refund.stage == RefundStage::Done)
            return;
        add({RowKind::Gap, {}, {}, false, 0});
        add(textRow(RowKind::Centred,
                    m_refund.stage == RefundStage::Refused ? m_words.refused : m_words.notKnownYet,
                    true));
    }

    const Receipt &m_receipt;
    const Refund &m_refund;
    const ReceiptLook &m_look;
    const ReceiptWords &m_words;
    std::vector<PaperRow> m_rows;
};

} // namespace

std::vector<PaperRow> refundRows(const Receipt &receipt, const Refund &refund,
                                 const ReceiptLook &look)
{
    return RefundWriter(receipt, refund, look).write();
}

std::string refundText(const Receipt &receipt, const Refund &refund, const ReceiptLook &look,
                       int columns)
{
    return paperText(refundRows(receipt, refund, look), columns);
}

} // namespace guitai
