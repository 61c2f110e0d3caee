// Makes the drawer's values.
#include "tests/ui/little_shift.h"

namespace guitai::test {

namespace {

Money dollars(const char *text)
{
    return Money::parse(text, *Currency::fromCode("USD")).value();
}

Shift littleShift()
{
    Shift shift;
    shift.id = ShiftId("H20261122A");
    shift.openedAt = shopOpens - Span::hours(4);
    shift.cashier = CashierId("c1");
    shift.cashierName = "Li Na";
    shift.cash["CNY"] = {yuan("300.00"), yuan("1284.60"), yuan("35.80"), yuan("200.00"),
                         yuan("500.00")};
    shift.cash["USD"] = {dollars("0"), dollars("20.00"), dollars("0"), dollars("0"), dollars("0")};
    return shift;
}

ShiftReport littleReport()
{
    ShiftReport report;
    report.shift = ShiftId("H20261122A");
    report.till = "T1";
    report.cashierName = "Li Na";
    report.from = shopOpens - Span::hours(4);
    report.to = shopOpens;
    report.receipts = 87;
    report.sales = yuan("4310.20");
    report.discounts = yuan("62.40");
    report.tax = yuan("488.10");
    const auto method = [](const char *id, int payments, const char *taken, int refunds,
                           const char *refunded) {
        return MethodReport{ProviderId(id), payments, yuan(taken), refunds, yuan(refunded)};
    };
    report.methods = {method("alipay", 31, "1612.40", 0, "0"),
                      method("wechatpay", 29, "1448.00", 1, "12.80"),
                      method("cash", 27, "1284.60", 1, "35.80")};
    const Shift shift = littleShift();
    report.cash = {{shift.cash.at("CNY"), yuan("1247.30"), yuan("300.00")},
                   {shift.cash.at("USD"), dollars("20.00"), dollars("0")}};
    report.moves = {{shopOpens - Span::hours(3),
                     yuan("200.00"),
                     "Coins and notes for change",
                     CashierId("c1"),
                     {}},
                    {shopOpens - Span::hours(1), yuan("-500.00"), "To the safe", CashierId("c1"),
                     CashierId("wang")},
                    {shopOpens - Span::minutes(20), yuan("0"), "Customer wanted coins",
                     CashierId("c1"), CashierId("wang")}};
    return report;
}

} // namespace

CounterView shopWithShift()
{
    CounterView view = openShop();
    view.shift = littleShift();
    view.rates = {{"USD", rateFrom("7.0512").value()}};
    return view;
}

CounterView shopCounted()
{
    CounterView view = shopWithShift();
    view.shift->counted = {yuan("1247.30"), dollars("20.00")};
    return view;
}

CounterView shopThatWantsAShift()
{
    CounterView view = openShop();
    view.shiftsRequired = true;
    view.left = {yuan("300.00")};
    return view;
}

CounterView shopBeforeTheDayCloses()
{
    CounterView view = openShop();
    view.lastDay = 41;
    view.unsettled = {
        {SaleId("S7"), AttemptId("A20261122093011"), {}, ProviderId("alipay"), yuan("35.80")},
        {SaleId("S9"), AttemptId("A20261122101512"), RefundId("R20261122101901"),
         ProviderId("wechatpay"), yuan("12.80")}};
    return view;
}

ui::DrawerReport xReport()
{
    ui::DrawerReport report;
    report.shift = littleReport();
    for (CashReport &cash : report.shift->cash) {
        cash.counted.reset();
        cash.kept.reset();
    }
    report.expectedShown = false;
    return report;
}

ui::DrawerReport zReport()
{
    ui::DrawerReport report;
    DayReport day;
    day.day.number = 42;
    day.day.at = shopOpens;
    day.day.till = "T1";
    day.day.byName = "Wang";
    day.day.takenOver = shopBeforeTheDayCloses().unsettled;
    day.day.takenOverBy = CashierId("wang");
    day.day.headSeq = 1204;
    day.day.head = "5f3b0f6a2c9d8e7b5f3b0f6a2c9d8e7b5f3b0f6a2c9d8e7b5f3b0f6a2c9d8e7b";
    day.day.signature = std::string(128, 'a');
    day.all = littleReport();
    day.all.shift = {};
    day.all.cash.clear();
    day.all.moves.clear();
    day.shifts = {littleReport()};
    day.shifts[0].isClosed = true;
    report.day = day;
    return report;
}

} // namespace guitai::test
