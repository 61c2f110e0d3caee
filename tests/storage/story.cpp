// The facts of whole sales.
#include "tests/storage/story.h"

namespace guitai::test {

namespace {

OrderLine storyLine(const std::string &sale, int n)
{
    OrderLine line;
    line.id = LineId(sale + "L" + std::to_string(n));
    line.code = "690100000000" + std::to_string(n % 10);
    line.name = "Cola 330 ml";
    line.nameZh = "可乐 330 毫升";
    line.unitPrice = yuan(350);
    line.tax = Tax{"VAT13", 130'000};
    return line;
}

Receipt storyReceipt(const std::string &sale, int lines, std::int64_t number, Instant at,
                     const Tender &tender)
{
    Receipt receipt;
    receipt.number = number;
    receipt.sale = SaleId(sale);
    receipt.till = "T1";
    receipt.cashier = CashierId("c1");
    receipt.cashierName = "小林";
    receipt.at = at;
    for (int n = 0; n < lines; ++n) {
        receipt.order.lines.push_back(storyLine(sale, n));
        receipt.totals.lines.push_back(
            {receipt.order.lines.back().id, yuan(350), yuan(0), yuan(0), yuan(350)});
    }
    const std::int64_t total = 350 * lines;
    const std::int64_t tax = (total * 13 + 56) / 113;
    receipt.totals.gross = yuan(total);
    receipt.totals.discount = yuan(0);
    receipt.totals.taxes = {{Tax{"VAT13", 130'000}, yuan(total - tax), yuan(tax)}};
    receipt.totals.tax = yuan(tax);
    receipt.totals.total = yuan(total);
    receipt.tenders = {tender};
    receipt.rounding = yuan(0);
    return receipt;
}

} // namespace

std::vector<Fact> operator+(std::vector<Fact> a, const std::vector<Fact> &b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

std::vector<Fact> begun(const std::string &sale, int lines, Instant at)
{
    std::vector<Fact> facts;
    facts.push_back(SaleBegun{SaleId(sale), at, CashierId("c1"), "小林", Currency::cny(),
                              TaxMode::Inside, false});
    for (int n = 0; n < lines; ++n)
        facts.push_back(LineSet{SaleId(sale), at, storyLine(sale, n)});
    return facts;
}

std::vector<Fact> paidCash(const std::string &sale, int lines, std::int64_t number, Instant at)
{
    const Money total = yuan(350 * lines);
    const Money tendered = yuan(350 * lines + 250);
    const Tender tender{ProviderId("cash"),
                        AttemptId(sale + "C"),
                        total,
                        {},
                        CashTender{total, yuan(0), tendered, yuan(250)},
                        at};
    return {CashTaken{SaleId(sale), at, tender},
            SaleCompleted{SaleId(sale), at, storyReceipt(sale, lines, number, at, tender)}};
}

std::vector<Fact> cashSale(const std::string &sale, int lines, std::int64_t number, Instant at)
{
    return begun(sale, lines, at) + paidCash(sale, lines, number, at);
}

std::vector<Fact> opened(const std::string &sale, const std::string &attempt, Money amount,
                         Instant at)
{
    return {AttemptOpened{SaleId(sale),
                          at,
                          AttemptId(attempt),
                          ProviderId("alipay"),
                          amount,
                          at + Span::minutes(5),
                          at + Span::minutes(25),
                          {}}};
}

std::vector<Fact> ended(const std::string &sale, const std::string &attempt, AttemptOutcome outcome,
                        Instant at)
{
    return {AttemptEnded{SaleId(sale), at, AttemptId(attempt), outcome, Reason::None,
                         outcome == AttemptOutcome::Paid ? "2026030122001" + attempt : "",
                         "10000"}};
}

std::vector<Fact> alipaySale(const std::string &sale, int lines, std::int64_t number, Instant at)
{
    const Money total = yuan(350 * lines);
    const std::string attempt = sale + "A";
    const Tender tender{ProviderId("alipay"),      AttemptId(attempt), total,
                        "2026030122001" + attempt, std::nullopt,       at};
    return begun(sale, lines, at) + opened(sale, attempt, total, at) +
           ended(sale, attempt, AttemptOutcome::Paid, at) +
           std::vector<Fact>{
               SaleCompleted{SaleId(sale), at, storyReceipt(sale, lines, number, at, tender)}};
}

std::vector<Fact> refunded(const std::string &sale, const std::string &refund,
                           const std::string &leg, const std::string &provider, Money amount,
                           Instant at)
{
    return {
        RefundOpened{SaleId(sale), at, RefundId(refund), AttemptId(leg), ProviderId(provider),
                     amount, "broken", CashierId("c2")},
        RefundEnded{SaleId(sale), at, RefundId(refund), true, Reason::None, "R" + refund, "10000"}};
}

} // namespace guitai::test
