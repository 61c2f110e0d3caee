// RandomSales: whole sales by chance, as facts: articles, discounts, taxes, mixed and foreign
// tenders, rounding, refunds. The same seed always sells the same.
#pragma once

#include "payment/engine/facts.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace guitai::test {

class RandomSales
{
public:
    struct Sale
    {
        Receipt receipt;
        std::vector<Fact> facts; // without those of the lines
        std::vector<Refund> refunds;
    };

    RandomSales(std::uint64_t seed, Instant begin, std::int64_t meanGapMs, int articles = 500)
        : m_chance(seed)
        , m_now(begin)
        , m_meanGap(meanGapMs)
        , m_articles(articles)
    {}

    Sale next()
    {
        Sale sale;
        m_now = m_now + Span::milliseconds(1 + below(2 * m_meanGap));
        Receipt &r = sale.receipt;
        r.number = ++m_number;
        r.sale = SaleId("S" + std::to_string(m_number));
        r.till = "T1";
        r.at = m_now;
        const int person = int(below(4));
        r.cashier = CashierId("c" + std::to_string(person));
        r.cashierName = person == 0 ? "小林" : "Cashier " + std::to_string(person);
        for (int i = 1 + int(below(6)); i > 0; --i)
            r.order.lines.push_back(line(r.sale, i));
        if (below(10) == 0)
            r.order.discount = Discount{yuan(0), 50'000};
        if (below(20) == 0)
            r.order.tip = yuan(100 * below(9));
        r.totals = totals(r.order);
        r.rounding = yuan(0);
        pay(sale);
        sale.facts.push_back(SaleCompleted{r.sale, r.at, r});
        if (below(33) == 0 && r.tenders.front().net.isPositive())
            giveBack(sale);
        return sale;
    }

    static Money yuan(std::int64_t fen) { return {fen, Currency::cny()}; }
    Instant now() const { return m_now; }

private:
    std::int64_t below(std::int64_t n) { return std::int64_t(m_chance() % std::uint64_t(n)); }

    OrderLine line(const SaleId &sale, int n)
    {
        // A few articles sell most.
        const std::int64_t article = std::min(below(m_articles), below(m_articles));
        OrderLine line;
        line.id = LineId(sale.text + "L" + std::to_string(n));
        line.code = "69010000" + std::to_string(10'000 + article);
        line.name = "Article " + std::to_string(article);
        line.nameZh = "商品 " + std::to_string(article);
        line.unit = article % 7 == 0 ? Unit::Kilogram : Unit::Piece;
        line.quantity =
            line.unit == Unit::Kilogram ? Quantity{50 + below(3000)} : Quantity::of(1 + below(4));
        line.unitPrice = yuan(90 + article * 7 % 5000);
        if (below(15) == 0)
            line.discount = Discount{yuan(0), 100'000};
        line.tax = article % 3 == 0 ? Tax{"VAT9", 90'000} : Tax{"VAT13", 130'000};
        return line;
    }

    void pay(Sale &sale)
    {
        Receipt &r = sale.receipt;
        Money due = r.totals.total;
        const std::int64_t way = below(10);
        if (way == 0 && due.minor() > 100) {
            const Money part = yuan(due.minor() / 2);
            payBy(sale, "wechatpay", part, "W");
            due -= part;
        }
        if (way < 4)
            payCash(sale, due);
        else
            payBy(sale, way < 8 ? "alipay" : "wechatpay", due, "A");
    }

    void payBy(Sale &sale, const char *provider, Money amount, const char *mark)
    {
        Receipt &r = sale.receipt;
        const AttemptId attempt(r.sale.text + mark);
        const std::string reference = "2026" + std::to_string(1'000'000'000 + r.number) + mark;
        // Sometimes the money came before midnight and the receipt after it.
        const Instant paidAt = {r.at.ms - below(5'000)};
        sale.facts.push_back(AttemptOpened{r.sale,
                                           {paidAt.ms - 4'000},
                                           attempt,
                                           ProviderId(provider),
                                           amount,
                                           paidAt,
                                           paidAt,
                                           {}});
        sale.facts.push_back(AttemptEnded{
            r.sale, paidAt, attempt, AttemptOutcome::Paid, Reason::None, reference, {}});
        r.tenders.push_back({ProviderId(provider), attempt, amount, reference, {}, paidAt, {}});
    }

    void payCash(Sale &sale, Money due)
    {
        Receipt &r = sale.receipt;
        const auto cash = takeCash(due, roundUp(due), yuan(10));
        CashTender given = cash.value();
        if (below(50) == 0) {
            given.foreign = ForeignCash{Money((given.tendered.minor() + 6) / 7, usd()), Rate{7, 1}};
            given.tendered = worth(*given.foreign, Currency::cny());
            given.change = given.tendered - (given.due + given.rounding);
        }
        r.rounding += given.rounding;
        r.tenders.push_back(
            {ProviderId("cash"), AttemptId(r.sale.text + "C"), given.net(), {}, given, r.at, {}});
        sale.facts.push_back(CashTaken{r.sale, r.at, r.tenders.back()});
    }

    static Currency usd() { return Currency::fromCode("USD").value(); }
    static Money roundUp(Money due) { return yuan((due.minor() / 1000 + 1) * 1000); }

    void giveBack(Sale &sale)
    {
        const Receipt &r = sale.receipt;
        const Tender &leg = r.tenders.front();
        Refund refund;
        refund.id = RefundId(r.sale.text + "R");
        refund.leg = leg.attempt;
        refund.provider = leg.provider;
        refund.amount = yuan(1 + below(leg.net.minor()));
        if (below(2) == 0)
            refund.lines = {{r.order.lines.front().id, r.order.lines.front().quantity}};
        refund.openedAt = {r.at.ms + 60'000};
        refund.endedAt = Instant{r.at.ms + 60'000 + below(600'000)};
        refund.stage = below(10) == 0 ? RefundStage::Refused : RefundStage::Done;
        sale.facts.push_back(RefundOpened{r.sale,
                                          refund.openedAt,
                                          refund.id,
                                          refund.leg,
                                          refund.provider,
                                          refund.amount,
                                          "broken",
                                          CashierId("c1"),
                                          {},
                                          refund.lines});
        sale.facts.push_back(RefundEnded{r.sale,
                                         *refund.endedAt,
                                         refund.id,
                                         refund.stage == RefundStage::Done,
                                         Reason::None,
                                         "R" + refund.id.text,
                                         {}});
        sale.refunds.push_back(refund);
    }

    std::mt19937_64 m_chance;
    Instant m_now;
    std::int64_t m_meanGap;
    std::int64_t m_articles;
    std::int64_t m_number = 0;
};

} // namespace guitai::test
