// Key by key.
#include "app/ctl/report_json.h"

#include "app/ctl/words.h"
#include "storage/journal/fact_names.h"

#include <QJsonArray>

namespace guitai::ctl {

namespace {

QString at(Instant moment, const Zone &zone)
{
    return text(rfc3339(moment, offsetAt(zone, moment)));
}

const char *nameOf(CheckKind kind)
{
    switch (kind) {
    case CheckKind::GoodsMakeSales:
        return "goods_make_sales";
    case CheckKind::TaxesMakeSales:
        return "taxes_make_sales";
    case CheckKind::TendersMakeSales:
        return "tenders_make_sales";
    case CheckKind::PaymentsMakeTenders:
        return "payments_make_tenders";
    case CheckKind::CashMakesNet:
        return "cash_makes_net";
    case CheckKind::HoursMakeSales:
        return "hours_make_sales";
    case CheckKind::CashiersMakeSales:
        return "cashiers_make_sales";
    }
    return "";
}

template <typename Rows, typename Make>
QJsonArray listOf(const Rows &rows, Make make)
{
    QJsonArray list;
    for (const auto &row : rows)
        list.append(make(row));
    return list;
}

QJsonObject taxJson(const TaxTotal &tax)
{
    return {{"code", text(tax.tax.code)},
            {"rate_ppm", qint64(tax.tax.ppm)},
            {"base", text(tax.base)},
            {"amount", text(tax.amount)}};
}

QJsonObject tenderJson(const TenderFigures &f)
{
    QJsonObject row{{"method", text(f.provider.text)},
                    {"payments", qint64(f.payments)},
                    {"taken", text(f.taken)},
                    {"refunds", qint64(f.refunds)},
                    {"refunded", text(f.refunded)},
                    {"late", text(f.late)},
                    {"undone", text(f.undone)},
                    {"on_receipts", text(f.onReceipts)},
                    {"net", text(f.net())},
                    {"unresolved", qint64(f.unresolved)},
                    {"unresolved_amount", text(f.unresolvedAmount)}};
    row["fees"] = f.fees ? QJsonValue(text(f.fees->text())) : QJsonValue();
    return row;
}

QJsonObject drawerJson(const DrawerFigures &d)
{
    QJsonObject row{{"opening", text(d.opening)},
                    {"takings", text(d.takings)},
                    {"paid_in", text(d.paidIn)},
                    {"paid_out", text(d.paidOut)},
                    {"expected", text(d.expected)}};
    if (d.counted) {
        row["counted"] = text(*d.counted);
        row["over_short"] = text(d.overShort());
    }
    return row;
}

QJsonObject shiftJson(const ShiftFigures &f, const Zone &zone)
{
    QJsonObject row = drawerJson(f.cash);
    row["shift"] = text(f.shift.text);
    row["till"] = text(f.till);
    row["cashier"] = text(f.cashier.text);
    row["name"] = text(f.cashierName);
    row["currency"] = text(f.cash.expected.currency().code());
    row["opened"] = at(f.opened, zone);
    if (f.closed)
        row["closed"] = at(*f.closed, zone);
    return row;
}

QJsonObject troubleJson(const TroubleFigures &f, const Zone &zone)
{
    QJsonObject row{{"attempt", text(f.attempt.text)},   {"order", text(f.sale.text)},
                    {"method", text(f.provider.text)},   {"trouble", ctl::nameOf(f.trouble)},
                    {"amount", text(f.amount)},          {"at", at(f.at, zone)},
                    {"settled", f.settledAt.has_value()}};
    if (f.settledAt) {
        row["settled_at"] = at(*f.settledAt, zone);
        row["how"] = text(f.how);
    }
    return row;
}

QJsonArray goodsJson(const Settlement &s, int mostGoods)
{
    QJsonArray goods;
    for (const GoodsFigures &f : s.goods) {
        if (goods.size() == mostGoods)
            break;
        goods.append(QJsonObject{{"code", text(f.code)},
                                 {"name", text(f.name)},
                                 {"name_zh", text(f.nameZh)},
                                 {"quantity", text(Quantity{f.milli}.text())},
                                 {"gross", text(f.gross)},
                                 {"net", text(f.net)}});
    }
    return goods;
}

const char *nameOf(OurRow::State state)
{
    switch (state) {
    case OurRow::State::Open:
        return "open";
    case OurRow::State::Done:
        return "done";
    case OurRow::State::NotDone:
        return "not_done";
    }
    return "";
}

} // namespace

QJsonObject jsonOf(const Settlement &s, const Zone &zone, int mostGoods)
{
    QJsonObject report{{"event", "settlement"},
                       {"from", at(s.span.from, zone)},
                       {"to", at(s.span.to, zone)},
                       {"currency", text(s.currency.code())},
                       {"sales", qint64(s.sales)},
                       {"gross", text(s.gross)},
                       {"discounts", text(s.discounts)},
                       {"net", text(s.net)},
                       {"tax", text(s.tax)},
                       {"tips", text(s.tips)},
                       {"rounding", text(s.rounding)},
                       {"total", text(s.total)},
                       {"mean", text(s.mean)},
                       {"refunds", qint64(s.refunds)},
                       {"refunded", text(s.refunded)},
                       {"after_refunds", text(s.total + s.rounding - s.refunded)},
                       {"cash_tendered", text(s.cashTendered)},
                       {"cash_change", text(s.cashChange)},
                       {"taken_before", text(s.takenBefore)},
                       {"beyond_receipts", text(s.beyondReceipts)},
                       {"sound", s.isSound()}};
    if (!s.span.till.empty())
        report["till"] = text(s.span.till);
    if (!s.span.shift.empty())
        report["shift"] = text(s.span.shift.text);
    if (s.firstReceipt > 0) {
        report["first_receipt"] = qint64(s.firstReceipt);
        report["last_receipt"] = qint64(s.lastReceipt);
    }
    report["taxes"] = listOf(s.taxes, taxJson);
    report["taxes_refunded"] = listOf(s.taxesRefunded, taxJson);
    report["tenders"] = listOf(s.tenders, tenderJson);
    report["hours"] = listOf(s.hours, [](const HourFigures &f) {
        return QJsonObject{{"hour", f.hour}, {"sales", qint64(f.sales)}, {"total", text(f.total)}};
    });
    report["cashiers"] = listOf(s.cashiers, [](const CashierFigures &f) {
        return QJsonObject{{"cashier", text(f.cashier.text)},
                           {"name", text(f.name)},
                           {"sales", qint64(f.sales)},
                           {"total", text(f.total)}};
    });
    report["categories"] = listOf(s.categories, [](const CategoryFigures &f) {
        return QJsonObject{{"category", text(f.key)}, {"net", text(f.net)}};
    });
    report["goods"] = goodsJson(s, mostGoods);
    report["foreign_cash"] = listOf(s.foreign, [](const ForeignFigures &f) {
        return QJsonObject{{"currency", text(f.given.currency().code())},
                           {"given", text(f.given)},
                           {"counted", text(f.counted)},
                           {"times", qint64(f.times)}};
    });
    report["late"] =
        listOf(s.troubles, [&](const TroubleFigures &f) { return troubleJson(f, zone); });
    if (s.drawer)
        report["drawer"] = drawerJson(*s.drawer);
    report["shifts"] = listOf(s.shifts, [&](const ShiftFigures &f) { return shiftJson(f, zone); });
    report["statements"] =
        listOf(s.statements, [&](const StatementFigures &f) { return jsonOf(f, zone); });
    report["other_currencies"] =
        listOf(s.otherCurrencies, [](const std::string &code) { return text(code); });
    report["checks"] = listOf(s.checks, [](const Check &check) {
        return QJsonObject{{"check", nameOf(check.kind)},
                           {"left", text(check.left)},
                           {"right", text(check.right)},
                           {"holds", check.holds()}};
    });
    return report;
}

QJsonObject jsonOf(const StatementFigures &f, const Zone &zone)
{
    QJsonObject row{{"provider", text(f.provider.text)},
                    {"day", text(f.day)},
                    {"compared", f.comparedAt.has_value()}};
    if (!f.comparedAt)
        return row;
    row["compared_at"] = at(*f.comparedAt, zone);
    row["rows"] = qint64(f.rows);
    row["equal"] = qint64(f.equal);
    row["open"] = qint64(f.open);
    return row;
}

QJsonObject jsonOf(const Match &match, const Voice &voice)
{
    QJsonObject row{{"kind", nameOf(match.kind).data()}, {"remedy", nameOf(match.remedy).data()}};
    if (match.isRepeated)
        row["repeated"] = true;
    if (match.ours) {
        const OurRow &o = *match.ours;
        QJsonObject ours{{"what", storage::nameOf(o.kind).data()},
                         {"number", text(o.ours)},
                         {"amount", text(o.amount)},
                         {"state", nameOf(o.state)},
                         {"at", voice.time(o.at)},
                         {"reference", text(o.reference)},
                         {"order", text(o.sale.text)}};
        if (o.receipt > 0)
            ours["receipt"] = qint64(o.receipt);
        row["ours"] = ours;
    }
    if (match.theirs) {
        const StatementLine &t = *match.theirs;
        QJsonObject theirs{{"what", storage::nameOf(t.kind).data()},
                           {"line", t.line},
                           {"number", text(t.ours)},
                           {"reference", text(t.theirs.empty() ? t.parent : t.theirs)},
                           {"amount", text(t.amount)},
                           {"currency", text(t.amount.currency().code())},
                           {"state", text(t.stateWords)},
                           {"at", voice.time(t.at)}};
        if (t.fee)
            theirs["fee"] = text(t.fee->text());
        if (t.net)
            theirs["net"] = text(t.net->text());
        row["theirs"] = theirs;
    }
    return row;
}

QJsonObject summaryOf(const Reconciliation &outcome)
{
    QJsonObject row{{"event", "summary"},
                    {"provider", text(outcome.provider.text)},
                    {"date", text(outcome.day.day)},
                    {"currency", text(outcome.day.currency.code())},
                    {"ours_taken", text(outcome.oursTaken)},
                    {"ours_refunded", text(outcome.oursRefunded)},
                    {"theirs_taken", text(outcome.theirsTaken)},
                    {"theirs_refunded", text(outcome.theirsRefunded)},
                    {"fees", text(outcome.fees.text())},
                    {"unreadable", qint64(outcome.odd.size())},
                    {"agrees", outcome.agrees()}};
    for (int kind = 0; kind < matchKinds; ++kind)
        row[nameOf(MatchKind(kind)).data()] = outcome.count(MatchKind(kind));
    if (outcome.oursTotal && outcome.theirsTotal) {
        row["ours_total"] = text(*outcome.oursTotal);
        row["theirs_total"] = text(*outcome.theirsTotal);
    }
    return row;
}

} // namespace guitai::ctl
