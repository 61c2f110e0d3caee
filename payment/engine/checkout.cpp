// What follows from a checkout's values: what is paid, what is due, what can be given back.
#include "payment/engine/checkout.h"

#include <algorithm>

namespace guitai {

const Attempt *Checkout::attempt(const AttemptId &wanted) const
{
    const auto it = std::find_if(attempts.begin(), attempts.end(),
                                 [&](const Attempt &a) { return a.id == wanted; });
    return it == attempts.end() ? nullptr : &*it;
}

const Attempt *Checkout::openAttempt() const
{
    const auto it = std::find_if(attempts.begin(), attempts.end(),
                                 [](const Attempt &a) { return a.moneyMayMove(); });
    return it == attempts.end() ? nullptr : &*it;
}

const Refund *Checkout::refund(const RefundId &wanted) const
{
    const auto it = std::find_if(refunds.begin(), refunds.end(),
                                 [&](const Refund &r) { return r.id == wanted; });
    return it == refunds.end() ? nullptr : &*it;
}

const Refund *Checkout::openGiveBack() const
{
    const auto it = std::find_if(refunds.begin(), refunds.end(), [](const Refund &r) {
        return r.early && r.stage == RefundStage::Asked;
    });
    return it == refunds.end() ? nullptr : &*it;
}

bool Checkout::needsAttention() const
{
    return std::any_of(exceptions.begin(), exceptions.end(),
                       [](const Exception &e) { return !e.settled; });
}

bool isGivenBack(const Checkout &checkout, const AttemptId &leg)
{
    return std::any_of(checkout.refunds.begin(), checkout.refunds.end(), [&](const Refund &r) {
        return r.early && r.leg == leg && r.stage != RefundStage::Refused;
    });
}

std::vector<Tender> tenders(const Checkout &checkout)
{
    std::vector<Tender> all = checkout.cash;
    for (const Attempt &a : checkout.attempts) {
        if (a.outcome == AttemptOutcome::Paid)
            all.push_back({a.provider, a.id, a.amount, a.reference, {}, *a.endedAt, a.card});
    }
    std::erase_if(all, [&](const Tender &t) { return isGivenBack(checkout, t.attempt); });
    std::stable_sort(all.begin(), all.end(),
                     [](const Tender &a, const Tender &b) { return a.at < b.at; });
    return all;
}

namespace {

// Cash tenders settle the exact amount due; what rounding added or took is not a debt.
Money settledBy(const Tender &tender)
{
    return tender.cash ? tender.net - tender.cash->rounding : tender.net;
}

} // namespace

Money paid(const Checkout &checkout)
{
    Money sum(0, checkout.order.currency);
    for (const Tender &t : tenders(checkout))
        sum += settledBy(t);
    return sum;
}

Money due(const Checkout &checkout)
{
    const Money rest = totals(checkout.order).total - paid(checkout);
    return rest.isNegative() ? Money(0, checkout.order.currency) : rest;
}

Money refundable(const Checkout &checkout, const AttemptId &leg)
{
    Money left(0, checkout.order.currency);
    for (const Tender &t : checkout.cash) {
        if (t.attempt == leg)
            left += t.net;
    }
    if (const Attempt *a = checkout.attempt(leg); a && a->outcome == AttemptOutcome::Paid) {
        left += a->amount;
    } else if (a) {
        // Money that came after the attempt had ended without: it can only be given back.
        for (const Exception &e : checkout.exceptions) {
            if (e.attempt == leg && e.trouble == Trouble::PaidAfterEnd)
                left += e.amount;
        }
    }
    for (const Refund &r : checkout.refunds) {
        if (r.leg == leg && r.stage != RefundStage::Refused)
            left -= r.amount;
    }
    return left;
}

Quantity refundedOf(const Checkout &checkout, const LineId &line)
{
    Quantity sum{0};
    for (const Refund &r : checkout.refunds) {
        if (r.stage == RefundStage::Refused)
            continue;
        for (const RefundedLine &l : r.lines) {
            if (l.line == line)
                sum.milli += l.quantity.milli;
        }
    }
    return sum;
}

namespace {

// What was paid for each line, tax included, in the order's sequence.
std::vector<Money> paidForLines(const Order &order)
{
    const Totals all = totals(order);
    std::vector<Money> paid;
    for (const LineTotal &line : all.lines)
        paid.push_back(line.net);
    if (order.taxMode == TaxMode::Inside)
        return paid;
    for (const TaxTotal &tax : all.taxes) {
        std::vector<std::int64_t> nets;
        for (std::size_t i = 0; i < order.lines.size(); ++i)
            nets.push_back(order.lines[i].tax == tax.tax ? all.lines[i].net.minor() : 0);
        const std::vector<Money> parts = split(tax.amount, nets);
        for (std::size_t i = 0; i < parts.size(); ++i)
            paid[i] += parts[i];
    }
    return paid;
}

} // namespace

std::optional<Money> priceOf(const Checkout &checkout, const std::vector<RefundedLine> &lines)
{
    const std::vector<Money> paid = paidForLines(checkout.order);
    Money sum(0, checkout.order.currency);
    std::map<std::string, std::int64_t> asked; // of a line named twice
    for (const RefundedLine &wanted : lines) {
        const auto &all = checkout.order.lines;
        const auto line = std::find_if(all.begin(), all.end(),
                                       [&](const OrderLine &l) { return l.id == wanted.line; });
        if (line == all.end() || wanted.quantity.milli <= 0)
            return {};
        const std::int64_t before =
            refundedOf(checkout, wanted.line).milli + asked[wanted.line.text];
        const std::int64_t after = before + wanted.quantity.milli;
        if (after > line->quantity.milli)
            return {};
        const std::int64_t whole = paid[std::size_t(line - all.begin())].minor();
        sum += Money(mulDivRounded(whole, after, line->quantity.milli) -
                         mulDivRounded(whole, before, line->quantity.milli),
                     checkout.order.currency);
        asked[wanted.line.text] += wanted.quantity.milli;
    }
    return sum;
}

bool needsManager(const Counter &counter, const Checkout &checkout, Money refund)
{
    if (!counter.refundLimit)
        return false;
    Money sum = refund;
    for (const Refund &r : checkout.refunds) {
        if (r.stage != RefundStage::Refused)
            sum += r.amount;
    }
    return sum > *counter.refundLimit;
}

bool CodeRange::holds(std::string_view code) const
{
    const int length = int(code.size());
    if (length < shortest || length > longest || length < 2 ||
        !std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return false;
    const int firstTwo = (code[0] - '0') * 10 + (code[1] - '0');
    return firstTwoFrom <= firstTwo && firstTwo <= firstTwoTo;
}

std::vector<ProviderId> whoseCode(const std::map<ProviderId, ProviderCard> &cards,
                                  std::string_view code)
{
    std::vector<ProviderId> owners;
    for (const auto &[id, card] : cards) {
        if (std::any_of(card.customerCodes.begin(), card.customerCodes.end(),
                        [&](const CodeRange &range) { return range.holds(code); }))
            owners.push_back(id);
    }
    return owners;
}

bool isUnionPayCode(std::string_view code)
{
    return CodeRange{62, 62, 19, 19}.holds(code);
}

Result<CallbackNotice> Provider::read(const HttpRequest &, Instant) const
{
    return Problem{card().name + " sends no callbacks"};
}

std::unique_ptr<Conversation> Provider::fetchStatement(const StatementDay &, Instant) const
{
    return nullptr;
}

Result<Statement> Provider::readStatement(std::string_view, const StatementDay &) const
{
    return Problem{card().id.text + " has no statements"};
}

const Checkout *Counter::sale(const SaleId &id) const
{
    const auto it = sales.find(id);
    return it == sales.end() ? nullptr : &it->second;
}

const Checkout *Counter::saleOf(const AttemptId &id) const
{
    for (const auto &[_, checkout] : sales) {
        if (checkout.attempt(id))
            return &checkout;
    }
    return nullptr;
}

const Checkout *Counter::saleOf(const RefundId &id) const
{
    for (const auto &[_, checkout] : sales) {
        if (checkout.refund(id))
            return &checkout;
    }
    return nullptr;
}

} // namespace guitai
