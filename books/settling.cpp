// Sums of the settlement, and the checks that say whether they agree.
#include "books/settling.h"

#include <algorithm>
#include <limits>

namespace guitai {

template <typename T>
T &Settling::at(ByText<T> &map, std::string_view key)
{
    const auto found = map.find(key);
    return found != map.end() ? found->second : map.emplace(std::string(key), T()).first->second;
}

Settling::Settling(ReportSpan span, Currency currency, const Zone &zone)
    : m_span(std::move(span))
    , m_currency(currency)
    , m_zone(zone)
{}

TenderFigures &Settling::tender(std::string_view provider)
{
    TenderFigures &figures = at(m_tenders, provider);
    if (figures.provider.empty()) {
        figures.provider = ProviderId(std::string(provider));
        const Money none = money(0);
        figures.taken = figures.refunded = figures.late = figures.undone = figures.onReceipts =
            figures.unresolvedAmount = none;
    }
    return figures;
}

void Settling::addTax(std::vector<TaxSum> &taxes, std::string_view code, std::int64_t ppm,
                      std::int64_t base, std::int64_t amount)
{
    for (TaxSum &tax : taxes) {
        if (tax.ppm == ppm && tax.code == code) {
            tax.base += base;
            tax.amount += amount;
            return;
        }
    }
    taxes.push_back({std::string(code), ppm, base, amount});
}

void Settling::beginBook()
{
    m_numbers.clear();
    m_hasSeveralBooks = true;
    endOfPeople();
}

// An id is one till's: only where the name agrees too is it the same person in another one.
void Settling::endOfPeople()
{
    for (const auto &entry : m_people) {
        const std::string &id = entry.first;
        const Person &person = entry.second;
        const auto known =
            std::find_if(m_cashiers.begin(), m_cashiers.end(), [&](const CashierFigures &one) {
                return one.cashier.text == id && one.name == person.name;
            });
        if (known == m_cashiers.end()) {
            m_cashiers.push_back({CashierId(id), person.name, person.sales, money(person.total)});
            continue;
        }
        known->sales += person.sales;
        known->total += money(person.total);
    }
    m_people.clear();
}

void Settling::add(const SoldReceipt &receipt)
{
    ++m_sales;
    m_gross += receipt.gross;
    m_discounts += receipt.discount;
    m_tips += receipt.tip;
    m_total += receipt.total;
    m_rounding += receipt.rounding;
    m_numbers.push_back(receipt.number);
    m_numbersSorted = false;

    if (receipt.at < m_zoneFrom || !(receipt.at < m_zoneTo)) {
        m_offset = offsetAt(m_zone, receipt.at);
        m_zoneFrom = {std::numeric_limits<std::int64_t>::min()};
        m_zoneTo = {std::numeric_limits<std::int64_t>::max()};
        for (const ZoneRule &rule : m_zone) {
            if (rule.from <= receipt.at)
                m_zoneFrom = rule.from;
            else
                m_zoneTo = std::min(m_zoneTo, rule.from);
        }
    }
    Hour &hour = m_hours[std::size_t(civilTime(receipt.at, m_offset).hour)];
    ++hour.sales;
    hour.total += receipt.total;
    Person &person = at(m_people, receipt.cashier);
    ++person.sales;
    person.total += receipt.total;
    if (person.name != receipt.cashierName)
        person.name = receipt.cashierName;

    for (const SoldGoods &sold : receipt.goods) {
        Article &article = at(m_articles, sold.code);
        article.unit = sold.unit;
        article.milli += sold.milli;
        article.gross += sold.gross;
        article.net += sold.net;
        article.receipt = receipt.number;
        m_goodsNet += sold.net;
    }
    for (const SoldTax &tax : receipt.taxes)
        addTax(m_taxes, tax.code, tax.ppm, tax.base, tax.amount);
    for (const SoldTender &paid : receipt.tenders) {
        m_tendersNet += paid.net;
        tender(paid.provider).onReceipts += money(paid.net);
        if (paid.at < m_span.from)
            m_takenBefore += paid.net;
        if (!paid.isCash)
            continue;
        m_cashTendered += paid.tendered;
        m_cashChange += paid.change;
        m_cashNet += paid.net;
        if (!paid.foreign.empty()) {
            Foreign &foreign = at(m_foreign, paid.foreign);
            ++foreign.times;
            foreign.given += paid.given;
            foreign.counted += paid.tendered;
        }
    }
}

bool Settling::isOnReceipt(std::int64_t number)
{
    if (!m_numbersSorted) {
        std::sort(m_numbers.begin(), m_numbers.end());
        m_numbersSorted = true;
    }
    return std::binary_search(m_numbers.begin(), m_numbers.end(), number);
}

void Settling::add(const MovedPayment &payment)
{
    TenderFigures &figures = tender(payment.provider);
    ++figures.payments;
    figures.taken += money(payment.net);
    (isOnReceipt(payment.receipt) ? m_paymentsOfReceipts : m_beyond) += payment.net;
}

void Settling::addRefund(std::string_view provider, std::int64_t amount,
                         const std::vector<TaxTotal> &taxes)
{
    TenderFigures &figures = tender(provider);
    ++figures.refunds;
    figures.refunded += money(amount);
    ++m_refunds;
    m_refunded += amount;
    for (const TaxTotal &tax : taxes)
        addTax(m_taxesRefunded, tax.tax.code, tax.tax.ppm, tax.base.minor(), tax.amount.minor());
}

void Settling::addUnresolved(std::string_view provider, std::int64_t amount)
{
    TenderFigures &figures = tender(provider);
    ++figures.unresolved;
    figures.unresolvedAmount += money(amount);
}

void Settling::add(TroubleFigures trouble)
{
    if (trouble.amount.currency() == m_currency) {
        TenderFigures &figures = tender(trouble.provider.text);
        if (trouble.trouble == Trouble::PaidAfterEnd && !trouble.isTaken)
            figures.late += trouble.amount;
        if (trouble.trouble == Trouble::UndoneAfterPaid)
            figures.undone += trouble.amount;
    }
    m_troubles.push_back(std::move(trouble));
}

void Settling::addOtherCurrency(std::string_view code)
{
    if (std::find(m_otherCurrencies.begin(), m_otherCurrencies.end(), code) ==
        m_otherCurrencies.end())
        m_otherCurrencies.emplace_back(code);
}

std::vector<TaxTotal> Settling::taxTotals(const std::vector<TaxSum> &taxes) const
{
    std::vector<TaxTotal> totals;
    for (const TaxSum &tax : taxes)
        totals.push_back({Tax{tax.code, tax.ppm}, money(tax.base), money(tax.amount)});
    std::sort(totals.begin(), totals.end(), [](const TaxTotal &a, const TaxTotal &b) {
        return a.tax.ppm != b.tax.ppm ? a.tax.ppm > b.tax.ppm : a.tax.code < b.tax.code;
    });
    return totals;
}

void Settling::fill(Settlement &s)
{
    for (int hour = 0; hour < 24; ++hour) {
        if (const Hour &row = m_hours[hour]; row.sales > 0)
            s.hours.push_back({hour, row.sales, money(row.total)});
    }
    endOfPeople();
    s.cashiers = std::move(m_cashiers);
    std::sort(s.cashiers.begin(), s.cashiers.end(), [](const auto &a, const auto &b) {
        if (a.total != b.total)
            return a.total > b.total;
        return a.cashier != b.cashier ? a.cashier < b.cashier : a.name < b.name;
    });
    for (const auto &[code, article] : m_articles)
        s.goods.push_back({code,
                           {},
                           {},
                           article.unit,
                           article.milli,
                           money(article.gross),
                           money(article.net),
                           article.receipt});
    std::sort(s.goods.begin(), s.goods.end(), [](const auto &a, const auto &b) {
        return a.net != b.net ? a.net > b.net : a.code < b.code;
    });
    for (const auto &[id, figures] : m_tenders)
        s.tenders.push_back(figures);
    std::sort(s.tenders.begin(), s.tenders.end(), [](const auto &a, const auto &b) {
        return a.taken != b.taken ? a.taken > b.taken : a.provider < b.provider;
    });
    for (const auto &[code, foreign] : m_foreign) {
        if (const auto currency = Currency::fromCode(code))
            s.foreign.push_back(
                {Money(foreign.given, *currency), money(foreign.counted), foreign.times});
    }
    std::sort(s.foreign.begin(), s.foreign.end(), [](const auto &a, const auto &b) {
        return a.given.currency().code() < b.given.currency().code();
    });
}

void Settling::check(Settlement &s) const
{
    const auto add = [&](CheckKind kind, Money left, Money right) {
        s.checks.push_back({kind, left, right});
    };
    Money taxed = s.tips, hours = money(0), people = money(0);
    for (const TaxTotal &tax : s.taxes)
        taxed += tax.base + tax.amount;
    for (const HourFigures &hour : s.hours)
        hours += hour.total;
    for (const CashierFigures &person : s.cashiers)
        people += person.total;
    add(CheckKind::GoodsMakeSales, money(m_goodsNet), s.gross - s.discounts);
    add(CheckKind::TaxesMakeSales, taxed, s.total);
    add(CheckKind::TendersMakeSales, money(m_tendersNet), s.total + s.rounding);
    add(CheckKind::PaymentsMakeTenders, money(m_paymentsOfReceipts) + s.takenBefore,
        money(m_tendersNet));
    add(CheckKind::CashMakesNet, s.cashTendered - s.cashChange, money(m_cashNet));
    add(CheckKind::HoursMakeSales, hours, s.total);
    add(CheckKind::CashiersMakeSales, people, s.total);
}

Settlement Settling::finish()
{
    Settlement s;
    s.span = m_span;
    s.currency = m_currency;
    s.sales = m_sales;
    if (!m_numbers.empty() && !m_hasSeveralBooks) {
        isOnReceipt(0); // sorts them
        s.firstReceipt = m_numbers.front();
        s.lastReceipt = m_numbers.back();
    }
    s.gross = money(m_gross);
    s.discounts = money(m_discounts);
    s.net = s.gross - s.discounts;
    s.taxes = taxTotals(m_taxes);
    s.tax = money(0);
    for (const TaxTotal &tax : s.taxes)
        s.tax += tax.amount;
    s.tips = money(m_tips);
    s.rounding = money(m_rounding);
    s.total = money(m_total);
    s.mean = money(m_sales > 0 ? mulDivRounded(m_total, 1, m_sales) : 0);
    s.refunds = m_refunds;
    s.refunded = money(m_refunded);
    s.taxesRefunded = taxTotals(m_taxesRefunded);
    s.cashTendered = money(m_cashTendered);
    s.cashChange = money(m_cashChange);
    s.takenBefore = money(m_takenBefore);
    s.beyondReceipts = money(m_beyond);
    s.troubles = std::move(m_troubles);
    s.otherCurrencies = std::move(m_otherCurrencies);
    fill(s);
    check(s);
    return s;
}

} // namespace guitai
