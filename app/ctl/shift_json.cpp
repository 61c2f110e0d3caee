// Amounts as text in major units, times with their offset.
#include "app/ctl/shift_json.h"

#include "app/ctl/report_json.h"

namespace guitai::ctl {

QJsonArray jsonOf(const std::vector<Money> &amounts)
{
    QJsonArray list;
    for (const Money &amount : amounts)
        list.append(
            QJsonObject{{"amount", text(amount)}, {"currency", text(amount.currency().code())}});
    return list;
}

namespace {

QJsonObject cashJson(const CashReport &cash, Expected expected)
{
    const CashLedger &ledger = cash.ledger;
    QJsonObject row{{"currency", text(ledger.opening.currency().code())},
                    {"opening", text(ledger.opening)}};
    if (expected == Expected::Hidden && !cash.counted)
        return row;
    row["sales"] = text(ledger.sales);
    row["refunds"] = text(ledger.refunds);
    row["paid_in"] = text(ledger.paidIn);
    row["paid_out"] = text(ledger.paidOut);
    row["expected"] = text(ledger.expected());
    if (cash.counted) {
        row["counted"] = text(*cash.counted);
        row["over"] = text(*cash.over());
    }
    if (cash.kept)
        row["left"] = text(*cash.kept);
    return row;
}

} // namespace

QJsonObject jsonOf(const ShiftReport &report, Expected expected, const Voice &voice)
{
    QJsonArray methods, cash, moves;
    for (const MethodReport &m : report.methods)
        methods.append(QJsonObject{{"method", text(m.provider.text)},
                                   {"currency", text(m.taken.currency().code())},
                                   {"payments", qint64(m.payments)},
                                   {"taken", text(m.taken)},
                                   {"refunds", qint64(m.refunds)},
                                   {"refunded", text(m.refunded)}});
    for (const CashReport &c : report.cash)
        cash.append(cashJson(c, expected));
    for (const DrawerMove &m : report.moves)
        moves.append(QJsonObject{{"at", voice.time(m.at)},
                                 {"amount", text(m.amount)},
                                 {"currency", text(m.amount.currency().code())},
                                 {"reason", text(m.why)},
                                 {"by", text(m.by.text)},
                                 {"approved_by", text(m.approvedBy.text)}});
    return {{"event", report.isClosed ? "shift_closed" : "shift_report"},
            {"shift", text(report.shift.text)},
            {"till", text(report.till)},
            {"cashier", text(report.cashierName)},
            {"from", voice.time(report.from)},
            {"to", voice.time(report.to)},
            {"uncounted", report.isUncounted},
            {"receipts", qint64(report.receipts)},
            {"sales", text(report.sales)},
            {"discounts", text(report.discounts)},
            {"tax", text(report.tax)},
            {"currency", text(report.currency.code())},
            {"methods", methods},
            {"cash", cash},
            {"moves", moves}};
}

QJsonObject jsonOf(const DayReport &report, const Voice &voice)
{
    QJsonObject day = jsonOf(report.all, Expected::Shown, voice);
    day.remove("shift");
    day.remove("cashier");
    day.remove("uncounted");
    day.remove("cash");
    day.remove("moves");
    QJsonArray shifts, takenOver;
    for (const ShiftReport &shift : report.shifts)
        shifts.append(jsonOf(shift, Expected::Shown, voice));
    for (const Unresolved &u : report.day.takenOver)
        takenOver.append(QJsonObject{{"sale", text(u.sale.text)},
                                     {"attempt", text(u.attempt.text)},
                                     {"refund", text(u.refund.text)},
                                     {"method", text(u.provider.text)},
                                     {"amount", text(u.amount)}});
    day["event"] = "day_closed";
    day["number"] = qint64(report.day.number);
    day["by"] = text(report.day.by.text);
    day["taken_over"] = takenOver;
    day["taken_over_by"] = text(report.day.takenOverBy.text);
    day["head_row"] = qint64(report.day.headSeq);
    day["head"] = text(report.day.head);
    day["public_key"] = text(report.day.publicKey);
    day["signature"] = text(report.day.signature);
    day["shifts"] = shifts;
    const Zone zone = {{{}, voice.offset()}};
    QJsonArray statements, since;
    for (const StatementFigures &figures : report.statements)
        statements.append(jsonOf(figures, zone));
    for (const StatementFigures &figures : report.comparedSince)
        since.append(jsonOf(figures, zone));
    day["statements"] = statements;
    day["compared_since"] = since;
    return day;
}

} // namespace guitai::ctl
