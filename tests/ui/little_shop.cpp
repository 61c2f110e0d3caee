// Makes the little shop's values.
#include "tests/ui/little_shop.h"

namespace guitai::test {

namespace {

const Tax vat13{"VAT13", 130'000};
const Tax vat9{"VAT9", 90'000};

struct Row
{
    const char *code, *name, *nameZh, *category, *price, *picture;
    Unit unit = Unit::Piece;
};

const Row stock[] = {
    {"6901939621608", "Coca-Cola 500 ml", "可口可乐 500ml", "drinks", "3.50", "cola"},
    {"6921168509256", "Nongfu Spring water 550 ml", "农夫山泉 550ml", "drinks", "2.00", "water"},
    {"6902083881405", "Master Kong iced tea 500 ml", "康师傅冰红茶 500ml", "drinks", "3.00",
     "black-tea"},
    {"6925303721039", "Wahaha AD calcium milk 220 g", "娃哈哈AD钙奶 220g", "drinks", "2.50",
     "milk"},
    {"6954767413679", "Oolong tea, sugar free", "无糖乌龙茶", "drinks", "5.00", "black-tea"},
    {"6907992100012", "Yili pure milk 250 ml", "伊利纯牛奶 250ml", "drinks", "3.20", "milk"},
    {"6948960100054", "Tsingtao beer 330 ml", "青岛啤酒 330ml", "drinks", "5.80", "beer-can"},
    {"6970399920255", "Sparkling water, white peach", "白桃味气泡水", "drinks", "5.50", "water"},
    {"6911988006783", "Orange juice 1 l", "橙汁 1L", "drinks", "12.80", "orange-juice"},
    {"6917878030623", "Nescafe latte 268 ml", "雀巢拿铁咖啡 268ml", "drinks", "6.50", "coffee-can"},
    {"6923555240353", "Soy milk 300 ml", "豆浆 300ml", "drinks", "4.00", "milk"},
    {"6921581540102", "Chrysanthemum tea", "菊花茶", "drinks", "3.80", "black-tea"},
    {"6924743919266", "Lay's potato chips, tomato", "乐事薯片 番茄味", "snacks", "7.90", "chips"},
    {"6901668005823", "Oreo biscuits 97 g", "奥利奥饼干 97g", "snacks", "6.80", "cookies"},
    {"2100001", "Red Fuji apples", "红富士苹果", "fruit", "12.80", "apple", Unit::Kilogram},
    {"2100002", "Bananas", "香蕉", "fruit", "6.98", "banana", Unit::Kilogram},
    {"6920152414019", "Instant beef noodles", "红烧牛肉面", "pantry", "5.50", "noodles"},
    {"6903252710175", "Rice cracker family pack with seaweed and sesame, 350 g",
     "旺旺雪饼家庭装海苔芝麻味 350克", "snacks", "18.90", "crackers"},
};

Order orderOf(int lines)
{
    Order order;
    const auto goods = allGoods();
    for (int i = 0; i < lines; ++i) {
        const CatalogueItem &item = goods[std::size_t(i) * 3 % goods.size()];
        order.lines.push_back(lineOf(
            item, i + 1, item.unit == Unit::Kilogram ? Quantity{1'350} : Quantity::of(1 + i % 3)));
    }
    if (lines > 1) {
        order.lines[1].discount = Discount{Money(), 100'000};
    }
    return order;
}

MethodView method(const char *id, const char *name, const char *nameZh, CustomerStep step)
{
    MethodView view;
    view.card.id = ProviderId(id);
    view.card.name = name;
    view.card.nameZh = nameZh;
    view.card.step = step;
    return view;
}

} // namespace

Money yuan(const char *text)
{
    return Money::parse(text, Currency::cny()).value();
}

std::vector<Category> categories()
{
    return {{"drinks", "Drinks", "饮料", "cola"},    {"snacks", "Snacks", "零食", "chips"},
            {"fruit", "Fruit", "水果", "apple"},     {"pantry", "Pantry", "粮油", "noodles"},
            {"bakery", "Bakery", "面包", "bread"},   {"frozen", "Frozen", "冷冻", "ice"},
            {"home", "Household", "日用品", "soap"}, {"paper", "Stationery", "文具", "pen"}};
}

std::vector<CatalogueItem> allGoods()
{
    std::vector<CatalogueItem> items;
    for (const Row &row : stock) {
        CatalogueItem item;
        item.code = row.code;
        item.name = row.name;
        item.nameZh = row.nameZh;
        item.category = row.category;
        item.price = yuan(row.price);
        item.tax = row.unit == Unit::Kilogram ? vat9 : vat13;
        item.unit = row.unit;
        item.picture = row.picture;
        items.push_back(item);
    }
    return items;
}

std::vector<CatalogueItem> goods(const std::string &category)
{
    std::vector<CatalogueItem> items;
    for (const CatalogueItem &item : allGoods()) {
        if (item.category == category) {
            items.push_back(item);
        }
    }
    return items;
}

std::vector<MethodView> methods()
{
    std::vector<MethodView> list = {
        method("cash", "Cash", "现金", CustomerStep::None),
        method("alipay", "Alipay", "支付宝", CustomerStep::ShowCode),
        method("wechatpay", "WeChat Pay", "微信支付", CustomerStep::ShowCode),
        method("paypal", "PayPal", "PayPal", CustomerStep::ShowCode),
        method("zvt", "Card", "银行卡", CustomerStep::PresentCard),
        method("stripe", "Stripe", "Stripe", CustomerStep::PresentCard),
        method("manual_card", "Card machine", "刷卡机", CustomerStep::TypeApproval),
    };
    list[6].card.byHand = true;
    list[1].card.customerCodes = {{25, 30, 16, 24}};
    list[2].card.customerCodes = {{10, 15, 18, 18}};
    list[5].available = false;
    list[5].why = Reason::NetworkDown;
    return list;
}

OrderLine lineOf(const CatalogueItem &item, int number, Quantity quantity)
{
    OrderLine line;
    line.id = LineId("L" + std::to_string(number));
    line.code = item.code;
    line.name = item.name;
    line.nameZh = item.nameZh;
    line.quantity = quantity;
    line.unit = item.unit;
    line.unitPrice = item.price;
    line.tax = item.tax;
    return line;
}

CounterView closedShop()
{
    CounterView view;
    view.shopName = "Guitai Corner Store";
    view.till = "T1";
    view.cashStep = yuan("0.10");
    view.methods = methods();
    return view;
}

CounterView openShop()
{
    CounterView view = closedShop();
    view.cashier = Cashier{CashierId("c1"), "Li Na", false};
    return view;
}

void setOrder(CounterView &view, const Order &order)
{
    if (!view.sale) {
        view.sale.emplace();
        view.sale->checkout.id = SaleId("S1");
        view.sale->checkout.begunAt = shopOpens;
    }
    SaleView &sale = *view.sale;
    sale.checkout.order = order;
    sale.totals = totals(order);
    sale.paid = Money();
    sale.due = sale.totals.total;
    sale.cashDue = roundToCash(sale.due, view.cashStep);
    sale.quickAmounts = quickAmounts(sale.due, view.cashStep);
}

CounterView shopWithSale(int lines)
{
    CounterView view = openShop();
    setOrder(view, orderOf(lines));
    return view;
}

Attempt attemptOf(const CounterView &view, const char *provider)
{
    Attempt attempt;
    attempt.id = AttemptId("T1_20261122_000041");
    attempt.provider = ProviderId(provider);
    attempt.amount = view.sale->due;
    attempt.openedAt = shopOpens - Span::seconds(48);
    attempt.deadline = attempt.openedAt + Span::minutes(5);
    attempt.code = "https://qr.alipay.com/bax03431ljhokirwl38f00a7";
    return attempt;
}

CounterView shopWithAttempt(const Attempt &attempt, const Weather &weather)
{
    CounterView view = shopWithSale();
    view.sale->checkout.attempts.push_back(attempt);
    view.sale->weather = weather;
    return view;
}

CounterView shopPaidInPart(const char *provider, const char *amount)
{
    CounterView view = shopWithSale();
    SaleView &sale = *view.sale;
    Attempt attempt = attemptOf(view, provider);
    attempt.id = AttemptId("T1_20261122_000040");
    attempt.amount = yuan(amount);
    attempt.stage = AttemptStage::Ended;
    attempt.outcome = AttemptOutcome::Paid;
    attempt.endedAt = shopOpens;
    sale.checkout.attempts.push_back(attempt);
    sale.paid = paid(sale.checkout);
    sale.due = due(sale.checkout);
    sale.cashDue = roundToCash(sale.due, view.cashStep);
    sale.quickAmounts = quickAmounts(sale.due, view.cashStep);
    return view;
}

CounterView shopGivingBack(const char *provider, const char *amount)
{
    CounterView view = shopPaidInPart(provider, amount);
    SaleView &sale = *view.sale;
    Refund refund;
    refund.id = RefundId("T1_R9");
    refund.leg = sale.checkout.attempts.back().id;
    refund.provider = ProviderId(provider);
    refund.amount = yuan(amount);
    refund.openedAt = shopOpens + Span::seconds(30);
    refund.early = true;
    sale.checkout.refunds.push_back(refund);
    sale.paid = paid(sale.checkout);
    sale.due = due(sale.checkout);
    sale.cashDue = roundToCash(sale.due, view.cashStep);
    sale.quickAmounts = quickAmounts(sale.due, view.cashStep);
    return view;
}

CounterView shopWithTips(const char *tip)
{
    CounterView view = shopWithSale();
    view.tips = true;
    Order order = view.sale->checkout.order;
    if (*tip != 0) {
        order.tip = yuan(tip);
    }
    setOrder(view, order);
    return view;
}

CounterView shopWithRates()
{
    CounterView view = shopWithSale();
    view.rates = {{"EUR", rateFrom("8.2341").value()},
                  {"HKD", rateFrom("0.9074").value()},
                  {"USD", rateFrom("7.0512").value()}};
    return view;
}

CounterView shopByHand(const char *provider)
{
    CounterView view = shopWithAttempt(attemptOf(shopWithSale(), provider));
    view.sale->checkout.attempts.back().code.clear();
    view.sale->needsPersonsWord = true;
    if (!view.methods[6].card.byHand || ProviderId(provider) != view.methods[6].card.id) {
        view.sale->weather.lastReason = Reason::AskThePerson;
    }
    return view;
}

CounterView shopPaid(const char *provider)
{
    CounterView view = shopWithSale();
    SaleView &sale = *view.sale;
    Receipt receipt;
    receipt.number = 42;
    receipt.sale = sale.checkout.id;
    receipt.till = view.till;
    receipt.cashierName = view.cashier->name;
    receipt.at = shopOpens;
    receipt.order = sale.checkout.order;
    receipt.totals = sale.totals;
    Tender tender;
    tender.provider = ProviderId(provider);
    tender.attempt = AttemptId("T1_20261122_000041");
    tender.at = shopOpens;
    if (tender.provider.text == "cash") {
        const Money note = roundToCash(sale.due, view.cashStep) + yuan("14.30");
        tender.cash = takeCash(sale.due, note, view.cashStep).value();
        tender.net = tender.cash->net();
        receipt.rounding = tender.cash->rounding;
    } else {
        tender.net = sale.due;
        tender.reference = "2026112222001412345678901234";
        Attempt attempt = attemptOf(view, provider);
        attempt.stage = AttemptStage::Ended;
        attempt.outcome = AttemptOutcome::Paid;
        attempt.endedAt = shopOpens;
        sale.checkout.attempts.push_back(attempt);
    }
    if (tender.cash) {
        sale.checkout.cash.push_back(tender);
    }
    receipt.tenders.push_back(tender);
    sale.checkout.receipt = receipt;
    sale.checkout.stage = SaleStage::Done;
    sale.paid = sale.due;
    sale.due = Money();
    return view;
}

Checkout finishedCheckout()
{
    return shopPaid("alipay").sale->checkout;
}

Checkout refundedCheckout()
{
    Checkout checkout = finishedCheckout();
    const auto refund = [&](const char *id, const char *amount, RefundStage stage, int line) {
        Refund made;
        made.id = RefundId(id);
        made.leg = checkout.receipt->tenders[0].attempt;
        made.provider = checkout.receipt->tenders[0].provider;
        made.amount = yuan(amount);
        made.why = "Returned";
        made.stage = stage;
        made.openedAt = shopOpens;
        if (line > 0) {
            made.lines = {{checkout.order.lines[std::size_t(line) - 1].id, Quantity::of(1)}};
        }
        checkout.refunds.push_back(made);
    };
    refund("T1_R7", "3.50", RefundStage::Done, 1);
    refund("T1_R8", "5.80", RefundStage::Asked, 3);
    return checkout;
}

Checkout splitCheckout()
{
    Checkout checkout = finishedCheckout();
    Attempt first = checkout.attempts.back();
    first.id = AttemptId("T1_20261122_000039");
    first.provider = ProviderId("wechatpay");
    first.amount = yuan("20.00");
    checkout.attempts.back().amount = yuan("20.00");
    checkout.attempts.insert(checkout.attempts.begin(), first);
    Tender cash;
    cash.provider = cashMethod();
    cash.attempt = AttemptId("C1");
    cash.cash = takeCash(yuan("7.70"), yuan("10.00"), yuan("0.10")).value();
    cash.net = cash.cash->net();
    cash.at = shopOpens;
    checkout.cash.push_back(cash);
    checkout.receipt->tenders = tenders(checkout);
    return checkout;
}

Checkout cardCheckout()
{
    CounterView view = shopPaid("zvt");
    CardSlip card;
    card.brand = "Visa";
    card.maskedNumber = "************4242";
    card.approvalCode = "012345";
    card.terminal = "52400001";
    card.receipt = "0042";
    card.trace = "000123";
    card.entry = "contactless";
    card.verified = "device";
    card.emv = {{"AID", "A0000000031010"}, {"TVR", "0000008000"}};
    Receipt &receipt = *view.sale->checkout.receipt;
    receipt.tenders[0].card = card;
    receipt.order.tip = yuan("4.77");
    receipt.totals = totals(receipt.order);
    return view.sale->checkout;
}

Checkout manualCheckout()
{
    return shopPaid("manual_card").sale->checkout;
}

CounterView shopWithParked()
{
    CounterView view = openShop();
    view.parked = {
        {SaleId("P1"), "Blue jacket", shopOpens - Span::minutes(12), 4, yuan("58.60"), false},
        {SaleId("P2"), "", shopOpens - Span::minutes(5), 1, yuan("6.80"), false},
        {SaleId("P3"), "桌号 7", shopOpens - Span::minutes(3), 12, yuan("1284.00"), true}};
    return view;
}

CounterView shopWithAttention()
{
    CounterView view = openShop();
    AttentionView late;
    late.sale = SaleId("S0");
    late.receipt = 38;
    late.attempt = AttemptId("T1_20261122_000037");
    late.provider = ProviderId("alipay");
    late.trouble = Trouble::PaidAfterEnd;
    late.amount = yuan("35.80");
    late.reference = "2026112222001487654321098765";
    late.since = shopOpens - Span::minutes(21);
    AttentionView unknown = late;
    unknown.kind = AttentionView::Kind::AttemptUnresolved;
    unknown.receipt = 0;
    unknown.provider = ProviderId("wechatpay");
    unknown.amount = yuan("12.00");
    unknown.reference.clear();
    unknown.since = shopOpens - Span::minutes(2);
    unknown.weather.lastReason = Reason::NetworkDown;
    unknown.weather.silences = 9;
    AttentionView twice = late;
    twice.attempt = AttemptId("T1_20261122_000035");
    twice.trouble = Trouble::PaidTwice;
    twice.amount = yuan("8.80");
    view.attention = {late, unknown, twice};
    return view;
}

std::vector<ui::ReceiptRow> receiptRows()
{
    std::vector<ui::ReceiptRow> rows;
    const char *ways[] = {"alipay", "cash", "wechatpay", "cash", "zvt"};
    for (int i = 0; i < 14; ++i) {
        ui::ReceiptRow row;
        row.number = 42 - i;
        row.sale = i == 0 ? SaleId("S1") : SaleId("R" + std::to_string(i));
        row.at = shopOpens - Span::minutes(7 * i);
        row.total = Money(1280 + 997 * i, Currency::cny());
        row.refunded = i == 3 ? yuan("5.00") : Money();
        row.methods = {ProviderId(ways[i % 5])};
        row.lines = 1 + i % 6;
        row.cashierName = i % 4 == 0 ? "Wang Wei" : "Li Na";
        rows.push_back(row);
    }
    return rows;
}

} // namespace guitai::test
