// The worker's answers out of the books: lists of receipts, one receipt, its paper.
#include "app/till/worker.h"
#include "app/workplace/receipt_look.h"
#include "storage/journal/receipts.h"

namespace guitai {

void Worker::listReceipts(const QString &filter)
{
    if (!m_place)
        return;
    storage::ReceiptFilter wanted;
    wanted.day = plainDateTime(m_place->clock().now(), m_place->offset()).substr(0, 10);
    wanted.text = filter.trimmed().toStdString();
    storage::ReceiptBook book(*m_place->journal().database());
    const auto listed = book.receipts(wanted);
    if (!listed) {
        ui::Notice notice;
        notice.kind = ui::Notice::Kind::Failed;
        notice.what = listed.problem().what;
        return tell(notice);
    }
    std::vector<ui::ReceiptRow> rows;
    for (const storage::ListedReceipt &r : *listed)
        rows.push_back(
            {r.number, r.sale, r.at, r.total, r.refunded, r.methods, r.lines, r.cashierName});
    Q_EMIT receiptsListed(rows);
}

void Worker::printReceipt(const SaleId &sale)
{
    if (!m_place)
        return;
    const auto checkout = m_place->recall(sale);
    if (!checkout || !checkout->receipt)
        return;
    tellPrinted(saveReceiptPdf(*m_place, *checkout->receipt));
}

} // namespace guitai
