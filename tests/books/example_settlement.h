// An example settlement: a small day with something in every table.
#pragma once

#include "books/settling.h"

namespace guitai::test {

inline const Zone exampleZone = {{{0}, chinaOffset}};

inline Settlement exampleSettlement()
{
    const auto yuan = [](std::int64_t fen) { return Money(fen, Currency::cny()); };
    const ReportSpan span = daySpan("2026-03-01", exampleZone).value();
    Settling settling(span, Currency::cny(), exampleZone);
    const Instant morning = span.from + Span::hours(9);

    const std::vector<SoldGoods> goods = {{"6901", Unit::Piece, 2000, 700, 700},
                                          {"6902", Unit::Kilogram, 1250, 2000, 1800}};
    const std::vector<SoldTax> taxes = {{"VAT13", 130'000, 2212, 288}};
    const std::vector<SoldTender> tenders = {{"alipay", morning, 1000, false, 0, 0, {}, 0},
                                             {"cash", morning, 1500, true, 2000, 500, {}, 0}};
    settling.add(
        SoldReceipt{1, morning, "c1", "小林", 2700, 200, 0, 2500, 0, goods, taxes, tenders});

    const std::vector<SoldGoods> more = {{"6901", Unit::Piece, 4000, 1400, 1400}};
    const std::vector<SoldTax> moreTaxes = {{"VAT13", 130'000, 1239, 161}};
    const std::vector<SoldTender> foreign = {
        {"cash", morning + Span::hours(5), 1400, true, 1400, 0, "USD", 200}};
    settling.add(SoldReceipt{2, morning + Span::hours(5), "c2", "Ann", 1400, 0, 0, 1400, 0, more,
                             moreTaxes, foreign});
    for (const MovedPayment &payment :
         {MovedPayment{"alipay", 1000, 1}, MovedPayment{"cash", 1500, 1},
          MovedPayment{"cash", 1400, 2}})
        settling.add(payment);
    settling.addRefund("alipay", 350, {{Tax{"VAT13", 130'000}, yuan(310), yuan(40)}});
    settling.addUnresolved("wechatpay", 880);
    TroubleFigures late;
    late.attempt = AttemptId("A9");
    late.provider = ProviderId("wechatpay");
    late.amount = yuan(660);
    late.at = morning + Span::hours(2);
    late.settledAt = late.at + Span::minutes(9);
    late.how = "refunded";
    settling.add(late);

    Settlement s = settling.finish();
    s.goods[0].name = "Cola";
    s.goods[0].nameZh = "可乐";
    s.categories = {{"drinks", "Drinks", "饮料", yuan(3900)}};
    s.drawer =
        DrawerFigures{yuan(50000), yuan(0), yuan(10000), yuan(42900), yuan(42850), yuan(2900)};
    s.statements = {{ProviderId("alipay"), "2026-03-01", 412, 411, 1, Instant{1}}};
    for (TenderFigures &tender : s.tenders) {
        if (tender.provider.text == "alipay")
            tender.fees = ExactAmount::parse("0.06001", Currency::cny()).value();
    }
    return s;
}

} // namespace guitai::test
