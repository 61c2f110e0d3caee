// What stands on a receipt, key by key; amounts as text in major units.
#include "app/ctl/receipt_json.h"

#include <QJsonArray>

namespace guitai::ctl {

namespace {

QJsonObject lineJson(const OrderLine &line, const LineTotal &total, int number)
{
    return {{"line", number},
            {"code", text(line.code)},
            {"name", text(line.name)},
            {"name_zh", text(line.nameZh)},
            {"quantity", text(line.quantity.text())},
            {"price", text(line.priceOverride.value_or(line.unitPrice))},
            {"tax", text(line.tax.code)},
            {"net", text(total.net)}};
}

QJsonObject tenderJson(const Tender &tender, int number)
{
    QJsonObject row{{"leg", number},
                    {"method", text(tender.provider.text)},
                    {"attempt", text(tender.attempt.text)},
                    {"amount", text(tender.net)},
                    {"reference", text(tender.reference)}};
    if (tender.cash) {
        row["tendered"] = text(tender.cash->tendered);
        row["change"] = text(tender.cash->change);
        if (tender.cash->foreign)
            row["foreign"] = jsonOf(*tender.cash->foreign);
    }
    if (tender.card)
        row["card"] = jsonOf(*tender.card);
    return row;
}

} // namespace

QJsonObject jsonOf(const CardSlip &slip)
{
    QJsonObject card;
    const auto put = [&](const char *key, const std::string &value) {
        if (!value.empty())
            card[QLatin1String(key)] = text(value);
    };
    put("brand", slip.brand);
    put("number", slip.maskedNumber);
    put("approval", slip.approvalCode);
    put("terminal", slip.terminal);
    put("receipt", slip.receipt);
    put("trace", slip.trace);
    put("entry", slip.entry);
    put("verified", slip.verified);
    if (!slip.emv.empty()) {
        QJsonArray emv;
        for (const EmvField &field : slip.emv)
            emv.append(QJsonObject{{"name", text(field.name)}, {"value", text(field.value)}});
        card["emv"] = emv;
    }
    const auto lines = [&](const char *key, const std::vector<std::string> &all) {
        QJsonArray rows;
        for (const std::string &line : all)
            rows.append(text(line));
        if (!rows.isEmpty())
            card[QLatin1String(key)] = rows;
    };
    lines("customer_slip", slip.customerLines);
    lines("merchant_slip", slip.merchantLines);
    return card;
}

QJsonObject jsonOf(const ForeignCash &cash)
{
    return {{"currency", text(cash.given.currency().code())},
            {"given", text(cash.given)},
            {"rate", text(textOf(cash.rate))}};
}

QJsonObject jsonOf(const Receipt &receipt, const Voice &voice)
{
    QJsonArray lines;
    for (std::size_t i = 0; i < receipt.order.lines.size(); ++i)
        lines.append(lineJson(receipt.order.lines[i], receipt.totals.lines[i], int(i) + 1));
    QJsonArray tenders;
    for (std::size_t i = 0; i < receipt.tenders.size(); ++i)
        tenders.append(tenderJson(receipt.tenders[i], int(i) + 1));
    QJsonArray taxes;
    for (const TaxTotal &tax : receipt.totals.taxes)
        taxes.append(QJsonObject{
            {"code", text(tax.tax.code)}, {"base", text(tax.base)}, {"amount", text(tax.amount)}});
    QJsonObject object{{"number", qint64(receipt.number)},
                       {"order", text(receipt.sale.text)},
                       {"till", text(receipt.till)},
                       {"cashier", text(receipt.cashierName)},
                       {"at", voice.time(receipt.at)},
                       {"currency", text(receipt.order.currency.code())},
                       {"lines", lines},
                       {"discount", text(receipt.totals.discount)},
                       {"taxes", taxes},
                       {"total", text(receipt.totals.total)},
                       {"rounding", text(receipt.rounding)},
                       {"tenders", tenders}};
    if (receipt.totals.tip)
        object["tip"] = text(*receipt.totals.tip);
    return object;
}

QJsonObject jsonOf(const Refund &refund, const Receipt &receipt, const Voice &voice)
{
    QJsonObject object{{"refund", text(refund.id.text)},
                       {"receipt", qint64(receipt.number)},
                       {"attempt", text(refund.leg.text)},
                       {"method", text(refund.provider.text)},
                       {"amount", text(refund.amount)},
                       {"currency", text(refund.amount.currency().code())},
                       {"state", refund.stage == RefundStage::Done      ? "done"
                                 : refund.stage == RefundStage::Refused ? "refused"
                                                                        : "asked"},
                       {"reason", text(refund.why)},
                       {"by", text(refund.by.text)},
                       {"reference", text(refund.reference)},
                       {"opened", voice.time(refund.openedAt)}};
    if (!refund.approvedBy.empty())
        object["approved_by"] = text(refund.approvedBy.text);
    if (refund.endedAt)
        object["ended"] = voice.time(*refund.endedAt);
    if (refund.card)
        object["card"] = jsonOf(*refund.card);
    QJsonArray lines;
    for (const RefundedLine &back : refund.lines) {
        for (std::size_t i = 0; i < receipt.order.lines.size(); ++i) {
            if (receipt.order.lines[i].id == back.line)
                lines.append(
                    QJsonObject{{"line", int(i) + 1}, {"quantity", text(back.quantity.text())}});
        }
    }
    if (!lines.isEmpty())
        object["lines"] = lines;
    return object;
}

} // namespace guitai::ctl
