// Settling: takes in what happened, row by row, and gives the settlement. The one place where these
// sums are made.
#pragma once

#include "books/settlement.h"

#include <functional>
#include <span>
#include <string_view>
#include <unordered_map>

namespace guitai {

// The rows as they are read; their texts live while they are taken in. Amounts are in the smallest
// unit of the settlement's currency.
struct SoldGoods
{
    std::string_view code;
    Unit unit = Unit::Piece;
    std::int64_t milli = 0, gross = 0, net = 0;
};

struct SoldTax
{
    std::string_view code;
    std::int64_t ppm = 0, base = 0, amount = 0;
};

struct SoldTender
{
    std::string_view provider;
    Instant at;
    std::int64_t net = 0;
    bool isCash = false;
    std::int64_t tendered = 0, change = 0;
    std::string_view foreign; // the currency that was handed over; empty: the shop's
    std::int64_t given = 0;   // of it
};

struct SoldReceipt
{
    std::int64_t number = 0;
    Instant at;
    std::string_view cashier, cashierName;
    std::int64_t gross = 0, discount = 0, tip = 0, total = 0, rounding = 0;
    std::span<const SoldGoods> goods;
    std::span<const SoldTax> taxes;
    std::span<const SoldTender> tenders;
};

// A payment that ended paid within the span.
struct MovedPayment
{
    std::string_view provider;
    std::int64_t net = 0;
    std::int64_t receipt = 0; // 0: on none
};

class Settling
{
public:
    Settling(ReportSpan span, Currency currency, const Zone &zone);

    // Another till's book begins: its receipts have numbers of their own, its people ids.
    void beginBook();
    void add(const SoldReceipt &receipt);
    // After all receipts.
    void add(const MovedPayment &payment);
    void addRefund(std::string_view provider, std::int64_t amount,
                   const std::vector<TaxTotal> &taxes);
    void addUnresolved(std::string_view provider, std::int64_t amount);
    void add(TroubleFigures trouble);
    void addOtherCurrency(std::string_view code);

    Settlement finish();

private:
    struct TextHash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>()(text);
        }
    };
    template <typename T>
    using ByText = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;
    template <typename T>
    static T &at(ByText<T> &map, std::string_view key);

    struct Hour
    {
        std::int64_t sales = 0, total = 0;
    };
    struct Person
    {
        std::string name;
        std::int64_t sales = 0, total = 0;
    };
    struct Article
    {
        Unit unit = Unit::Piece;
        std::int64_t milli = 0, gross = 0, net = 0, receipt = 0;
    };
    struct Foreign
    {
        std::int64_t given = 0, counted = 0, times = 0;
    };
    struct TaxSum
    {
        std::string code;
        std::int64_t ppm = 0, base = 0, amount = 0;
    };

    Money money(std::int64_t minor) const { return {minor, m_currency}; }
    TenderFigures &tender(std::string_view provider);
    bool isOnReceipt(std::int64_t number);
    void addTax(std::vector<TaxSum> &taxes, std::string_view code, std::int64_t ppm,
                std::int64_t base, std::int64_t amount);
    std::vector<TaxTotal> taxTotals(const std::vector<TaxSum> &taxes) const;
    void endOfPeople();
    void fill(Settlement &settlement);
    void check(Settlement &settlement) const;

    ReportSpan m_span;
    Currency m_currency;
    Zone m_zone;
    Instant m_zoneFrom, m_zoneTo; // where m_offset holds
    int m_offset = 0;

    std::int64_t m_sales = 0, m_gross = 0, m_discounts = 0, m_goodsNet = 0, m_tips = 0;
    std::int64_t m_total = 0, m_rounding = 0, m_tendersNet = 0, m_takenBefore = 0;
    std::int64_t m_paymentsOfReceipts = 0, m_beyond = 0;
    std::int64_t m_cashTendered = 0, m_cashChange = 0, m_cashNet = 0;
    std::int64_t m_refunds = 0, m_refunded = 0;
    Hour m_hours[24];
    ByText<Person> m_people; // of the book that is read
    std::vector<CashierFigures> m_cashiers;
    ByText<Article> m_articles;
    ByText<TenderFigures> m_tenders;
    ByText<Foreign> m_foreign;
    std::vector<TaxSum> m_taxes, m_taxesRefunded;
    std::vector<TroubleFigures> m_troubles;
    std::vector<std::string> m_otherCurrencies;
    std::vector<std::int64_t> m_numbers;
    bool m_numbersSorted = false;
    bool m_hasSeveralBooks = false; // then there is no first and no last receipt
};

// The taxes within a refund: of the lines given back, or of an amount shared out over all of the
// receipt in proportion. A row a tax; bases and amounts together are what was given back but for
// the tip's share.
std::vector<TaxTotal> taxesOfRefund(const Receipt &receipt, const std::vector<RefundedLine> &lines,
                                    Money amount);

// Goods by the category that the catalogue has them in; most first.
std::vector<CategoryFigures>
byCategory(const std::vector<GoodsFigures> &goods, Currency currency,
           const std::function<std::string(const std::string &code)> &categoryOf);

} // namespace guitai
