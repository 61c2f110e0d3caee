// Receipts with one of everything: weight, typed price, discounts, two taxes, many ways to pay.
#pragma once

#include "books/refund_rows.h"

namespace guitai::test {

inline Money yuan(const char *text)
{
    return Money::parse(text, Currency::cny()).value();
}

inline OrderLine exampleLine(const char *name, const char *nameZh, const char *price,
                             const char *quantity, Unit unit, const Tax &tax)
{
    OrderLine line;
    line.id = LineId(name);
    line.name = name;
    line.nameZh = nameZh;
    line.unitPrice = yuan(price);
    line.quantity = Quantity::parse(quantity).value();
    line.unit = unit;
    line.tax = tax;
    return line;
}

inline Receipt exampleReceipt()
{
    const Tax vat13{"VAT13", 130'000};
    const Tax vat9{"VAT9", 90'000};
    Receipt receipt;
    receipt.number = 1042;
    receipt.sale = SaleId("S1042");
    receipt.till = "T1";
    receipt.cashier = CashierId("wang");
    receipt.cashierName = "王芳";
    receipt.at = instantOf({2026, 3, 1, 10, 20, 30, 0}, chinaOffset);
    receipt.order.lines = {
        exampleLine("Oolong tea, sugar free 500 ml", "无糖乌龙茶 500ml", "4.50", "2", Unit::Piece,
                    vat13),
        exampleLine("Fuji apples", "红富士苹果", "12.99", "0.345", Unit::Kilogram, vat9),
        exampleLine("Notebook with squared paper, 120 sheets, stitched",
                    "方格本 120 张 线装 加厚纸 学生用", "10.00", "1", Unit::Piece, vat13),
        exampleLine("Pencil", "铅笔", "1.20", "1", Unit::Piece, vat13),
    };
    receipt.order.lines[2].priceOverride = yuan("8.50");
    receipt.order.lines[2].discount = Discount{Money(), 100'000};
    receipt.order.discount = Discount{yuan("1.00"), 0};
    receipt.totals = totals(receipt.order);

    const Money step = yuan("0.10");
    Tender wallet;
    wallet.provider = ProviderId("alipay");
    wallet.attempt = AttemptId("T1A1");
    wallet.net = yuan("10.00");
    wallet.reference = "2026030122001400001234567890";
    wallet.at = receipt.at;
    Tender cash;
    cash.provider = ProviderId("cash");
    cash.attempt = AttemptId("T1A2");
    cash.cash = takeCash(receipt.totals.total - wallet.net, yuan("20.00"), step).value();
    cash.net = cash.cash->net();
    cash.at = receipt.at;
    receipt.tenders = {wallet, cash};
    receipt.rounding = cash.cash->rounding;
    return receipt;
}

inline ReceiptLook chineseLook()
{
    ReceiptLook look;
    look.shopName = "桂台示范店";
    look.address = "杭州市西湖区示范路 1 号";
    look.taxNumber = "913301000000000000";
    look.payments = {{"alipay", "支付宝"}, {"zvt", "银行卡"}};
    return look;
}

inline ReceiptLook englishLook()
{
    ReceiptLook look;
    look.shopName = "Guitai Demo";
    look.address = "1 Example Road, West Lake District, Hangzhou";
    look.taxNumber = "913301000000000000";
    look.language = "en";
    look.payments = {{"alipay", "Alipay"}, {"zvt", "Card"}};
    return look;
}

// A sale of the United States: the tax is added, the card is named by its id, nothing is
// discounted.
inline Receipt dollarReceipt()
{
    const Currency usd = Currency::fromCode("USD").value();
    Receipt receipt;
    receipt.number = 7;
    receipt.till = "2";
    receipt.cashierName = "Ann";
    receipt.at = instantOf({2026, 7, 4, 18, 5, 0, 0}, -7 * 3600);
    receipt.order.currency = usd;
    receipt.order.taxMode = TaxMode::OnTop;
    OrderLine line;
    line.name = "Crème brûlée";
    line.unitPrice = Money(650, usd);
    line.quantity = Quantity::of(3);
    line.tax = {"CA", 72'500};
    receipt.order.lines = {line};
    receipt.totals = totals(receipt.order);
    Tender card;
    card.provider = ProviderId("manual_card");
    card.net = receipt.totals.total;
    card.reference = "013579";
    receipt.tenders = {card};
    receipt.rounding = Money(0, usd);
    return receipt;
}

inline ReceiptLook dollarLook()
{
    ReceiptLook look;
    look.shopName = "Demo Café";
    look.language = "en_US";
    look.utcOffset = -7 * 3600;
    look.farewell = "See you soon!";
    look.code = "https://example.com/r/7";
    return look;
}

// Half in foreign notes, half by card, with a tip; the terminal left the chip's data, no slip.
inline Receipt cardReceipt()
{
    Receipt receipt = exampleReceipt();
    receipt.number = 1043;
    receipt.order.lines.resize(2);
    receipt.order.discount.reset();
    receipt.order.tip = yuan("1.50");
    receipt.totals = totals(receipt.order);
    const Currency usd = Currency::fromCode("USD").value();
    const ForeignCash notes{Money(100, usd), rateFrom("7.0512").value()};
    Tender cash;
    cash.provider = ProviderId("cash");
    cash.cash = takeCash(yuan("7.00"), worth(notes, Currency::cny()), yuan("0.01")).value();
    cash.cash->foreign = notes;
    cash.net = cash.cash->net();
    Tender card;
    card.provider = ProviderId("zvt");
    card.net = receipt.totals.total - cash.net;
    card.reference = "0017";
    card.card = CardSlip{.brand = "girocard",
                         .maskedNumber = "************4242",
                         .approvalCode = "A1B2C3",
                         .terminal = "52500001",
                         .receipt = "0017",
                         .trace = "000341",
                         .entry = "chip",
                         .verified = "pin",
                         .emv = {{"AID", "A0000003591010028001"}, {"TVR", "0000008000"}},
                         .customerLines = {},
                         .merchantLines = {}};
    receipt.tenders = {cash, card};
    receipt.rounding = Money(0, Currency::cny());
    return receipt;
}

// The same with the slip that the terminal composed for the customer.
inline Receipt slipReceipt()
{
    Receipt receipt = cardReceipt();
    receipt.tenders[1].card->customerLines = {
        "      K U N D E N B E L E G", "Terminal-ID     52500001", "Karte 4111 1111 1111 1111", "",
        "      Zahlung erfolgt"};
    return receipt;
}

// A line and a half given back to the card, by one person and allowed by another.
inline Refund exampleRefund()
{
    const Receipt receipt = cardReceipt();
    Refund refund;
    refund.id = RefundId("R01JFZ8K3M4N5P6Q7R8S9T0");
    refund.provider = ProviderId("zvt");
    refund.amount = yuan("8.98");
    refund.why = "leaking / 漏了";
    refund.by = CashierId("wang");
    refund.approvedBy = CashierId("chen");
    refund.lines = {{receipt.order.lines[0].id, Quantity::of(1)},
                    {receipt.order.lines[1].id, receipt.order.lines[1].quantity}};
    refund.stage = RefundStage::Done;
    refund.reference = "0018";
    refund.card = CardSlip{.brand = "girocard",
                           .maskedNumber = "************4242",
                           .approvalCode = {},
                           .terminal = "52500001",
                           .receipt = "0018",
                           .trace = "000342",
                           .entry = {},
                           .verified = {},
                           .emv = {},
                           .customerLines = {},
                           .merchantLines = {}};
    refund.openedAt = receipt.at + Span::minutes(9);
    refund.endedAt = receipt.at + Span::minutes(10);
    return refund;
}

} // namespace guitai::test
