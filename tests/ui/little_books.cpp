// Figures like those of a small supermarket on a Sunday.
#include "tests/ui/little_books.h"

#include "tests/books/example_settlement.h"

namespace guitai::test {

namespace {

Money ofFen(std::int64_t fen)
{
    return Money(fen, Currency::cny());
}

std::vector<HourFigures> hours(const std::vector<std::int64_t> &sales, std::int64_t mean)
{
    std::vector<HourFigures> all;
    for (std::size_t i = 0; i < sales.size(); ++i)
        all.push_back({9 + int(i), sales[i], ofFen(sales[i] * mean)});
    return all;
}

void fill(Settlement &s, const std::vector<std::int64_t> &sales, std::int64_t mean)
{
    s.hours = hours(sales, mean);
    s.sales = 0;
    for (const std::int64_t n : sales)
        s.sales += n;
    s.total = ofFen(s.sales * mean);
    s.mean = ofFen(mean);
    s.discounts = ofFen(18'420);
    s.net = s.total;
    s.gross = s.net + s.discounts;
    s.firstReceipt = 4102;
    s.lastReceipt = 4102 + s.sales - 1;
    const ReportSpan day = daySpan("2026-11-22", exampleZone).value();
    s.span = day;
}

} // namespace

CounterView shopOfManager()
{
    CounterView view = openShop();
    view.cashier = Cashier{CashierId("wang"), "Wang Fang", true};
    return view;
}

CounterView shopWithHealth()
{
    CounterView view = shopWithAttention();
    view.cashier = Cashier{CashierId("wang"), "Wang Fang", true};
    for (const MethodView &method : view.methods) {
        if (method.card.id == cashMethod())
            continue;
        ProviderHealth health;
        health.provider = method.card.id;
        view.health.push_back(health);
    }
    const auto ago = [](int minutes) { return shopOpens - Span::minutes(minutes); };
    view.health[0].asked = 100;
    view.health[0].failed = 1;
    view.health[0].lastAnswer = ago(2);
    view.health[0].lastCallback = ago(2);
    view.health[0].lastFailure = ago(140);
    if (view.health.size() > 1) {
        view.health[1].asked = 64;
        view.health[1].failed = 9;
        view.health[1].lastAnswer = ago(6);
        view.health[1].lastCallback = ago(31);
        view.health[1].lastFailure = ago(1);
        view.health[1].lastReason = Reason::ProviderBusy;
    }
    view.relay.link = RelayLink::Connected;
    view.relay.since = ago(95);
    view.relay.believed = 57;
    view.relay.lastBelieved = ago(2);
    view.printer.lastPrinted = ago(4);
    return view;
}

ui::SettlementSheet settlementSheet()
{
    ui::SettlementSheet sheet;
    sheet.wish = {"2026-11-22", "2026-11-22", false};
    sheet.zone = exampleZone;
    sheet.made = shopOpens;
    Settlement &s = sheet.settlement;
    s = exampleSettlement();
    fill(s, {12, 31, 44, 87, 120, 66, 41, 38, 59, 102, 133, 71, 18}, 3035);
    s.tenders[0].payments = 190;
    s.tenders[0].taken = ofFen(568'420);
    s.tenders[1].payments = 322;
    s.tenders[1].taken = ofFen(962'115);
    s.tenders[2].payments = 310;
    s.tenders[2].taken = s.total - s.tenders[0].taken - s.tenders[1].taken;
    s.cashTendered = ofFen(731'000);
    s.cashChange = ofFen(162'580);
    s.taxes = {{Tax{"VAT13", 130'000}, ofFen(1'402'330), ofFen(182'303)},
               {Tax{"VAT9", 90'000}, ofFen(834'100), ofFen(75'069)}};
    s.cashiers = {{CashierId("lin"), "Li Na", 511, ofFen(1'551'000)},
                  {CashierId("chen"), "Chen Wei", 311, s.total - ofFen(1'551'000)}};
    s.categories = {{"drinks", "Drinks", "饮料", ofFen(912'400)},
                    {"fruit", "Fruit and vegetables", "果蔬", ofFen(604'200)},
                    {"bakery", "Bakery", "面包", ofFen(398'050)},
                    {"", {}, {}, s.total - ofFen(1'914'650)}};
    s.goods.clear();
    const char *names[][2] = {{"Jasmine tea 500 ml", "茉莉花茶 500毫升"},
                              {"Baguette", "法棍"},
                              {"Bananas", "香蕉"},
                              {"Latte", "拿铁"},
                              {"Rice ball with salmon", "三文鱼饭团"},
                              {"Sparkling water", "气泡水"}};
    std::int64_t net = 141'050;
    for (const auto &name : names) {
        GoodsFigures goods;
        goods.code = name[0];
        goods.name = name[0];
        goods.nameZh = name[1];
        goods.unit = std::string_view(name[0]) == "Bananas" ? Unit::Kilogram : Unit::Piece;
        goods.milli = net / 4 * 10;
        if (goods.unit == Unit::Piece)
            goods.milli = goods.milli / 1000 * 1000;
        goods.net = goods.gross = ofFen(net);
        net -= 17'300;
        s.goods.push_back(goods);
    }
    ShiftFigures shift;
    shift.shift = ShiftId("H1");
    shift.cashierName = "Li Na";
    shift.opened = s.span.from + Span::hours(8);
    shift.closed = s.span.from + Span::hours(15);
    shift.cash = {ofFen(50'000),  ofFen(0),       ofFen(200'000),
                  ofFen(160'420), ofFen(160'220), ofFen(310'420)};
    s.shifts = {shift};
    shift.shift = ShiftId("H2");
    shift.cashierName = "Chen Wei";
    shift.opened = *shift.closed;
    shift.closed.reset();
    shift.cash = {ofFen(160'220), ofFen(5'000), ofFen(0), ofFen(423'220), {}, ofFen(258'000)};
    s.shifts.push_back(shift);
    s.drawer.reset();
    for (Check &check : s.checks)
        check.left = check.right = s.total;
    return sheet;
}

ui::SettlementSheet unsoundSheet()
{
    ui::SettlementSheet sheet = settlementSheet();
    sheet.settlement.checks[2].left += ofFen(1);
    return sheet;
}

ui::OverviewSheet overviewSheet()
{
    ui::OverviewSheet sheet;
    sheet.zone = exampleZone;
    sheet.made = shopOpens;
    sheet.today = settlementSheet().settlement;
    fill(sheet.today, {12, 31, 44, 87, 120, 66}, 3035);
    sheet.today.refunded = ofFen(3'500);
    sheet.before = sheet.today;
    fill(sheet.before, {9, 34, 52, 71, 98, 58}, 2988);
    return sheet;
}

ui::AuditSheet auditSheet()
{
    ui::AuditSheet sheet;
    sheet.wish.day = "2026-11-22";
    const auto row = [&](int minutesAgo, const char *what, const char *by, const char *approved,
                         std::int64_t fen, const char *detail) {
        ui::AuditRow r;
        r.at = shopOpens - Span::minutes(minutesAgo);
        r.what = what;
        r.by = by;
        r.approvedBy = approved;
        if (fen != 0)
            r.amount = ofFen(fen);
        r.detail = detail;
        sheet.rows.push_back(r);
    };
    row(3, "staff", "Wang Fang", "", 0, "chen: role supervisor");
    row(12, "refund", "Li Na", "Wang Fang", 35'800, "Bottle was broken");
    row(25, "price_override", "Li Na", "Zhao Lei", 900, "Baguette: 12.00 -> 9.00");
    row(41, "open_drawer", "Li Na", "Zhao Lei", 0, "Change for the bakery");
    row(58, "wrong_pin", "Li Na", "", 0, "2");
    row(60, "paid_out", "Li Na", "", -20'000, "Milk delivery");
    row(95, "void_sale", "Li Na", "", 0, "");
    row(118, "settings", "Wang Fang", "", 0, "people.permissions.void_sale: cashier -> supervisor");
    row(120, "shift_opened", "Li Na", "", 30'000, "");
    return sheet;
}

std::vector<Cashier> littleStaff()
{
    return {{CashierId("lin"), "Li Na"},
            {CashierId("chen"), "Chen Wei"},
            {CashierId("zhao"), "Zhao Lei", false, true},
            {CashierId("wang"), "Wang Fang", true}};
}

std::vector<Cashier> littleFormer()
{
    return {{CashierId("mei"), "Mei Lan"}};
}

} // namespace guitai::test
