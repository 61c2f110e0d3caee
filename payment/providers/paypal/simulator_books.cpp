// What may happen to an order.
#include "payment/providers/paypal/simulator_books.h"

#include <algorithm>

namespace guitai::paypal {

namespace {

constexpr Span approvalTime = Span::hours(3); // to send the payer, and once more to capture
constexpr Span orderShown = Span::hours(6);   // one that was never captured
constexpr Span refundWindow = Span::hours(24 * 180);

bool waitsForPayer(const SimulatedOrder &order, Instant now)
{
    return (order.status == "CREATED" || order.status == "PAYER_ACTION_REQUIRED") &&
           now < order.since + approvalTime;
}

bool isPending(const SimulatedOrder &order)
{
    return order.capture && order.capture->status == "PENDING";
}

bool canBePaid(const SimulatedOrder &order, Instant now)
{
    return waitsForPayer(order, now) || isPending(order);
}

bool canBeDeclined(const SimulatedOrder &order, Instant now)
{
    return canBePaid(order, now) || order.status == "APPROVED";
}

// Takes "#pending" off.
std::string_view takeWish(std::string_view &which)
{
    const auto mark = which.find('#');
    if (mark == std::string_view::npos) {
        return {};
    }
    const std::string_view wish = which.substr(mark + 1);
    which = which.substr(0, mark);
    return wish;
}

} // namespace

Money SimulatedCapture::refunded(Currency currency) const
{
    Money sum(0, currency);
    for (const SimulatedRefund &refund : refunds) {
        sum += refund.amount;
    }
    return sum;
}

std::string SimulatedCapture::statusNow(Money amount) const
{
    if (status != "COMPLETED" || refunds.empty()) {
        return status;
    }
    return refunded(amount.currency()) == amount ? "REFUNDED" : "PARTIALLY_REFUNDED";
}

std::string SimulatedOrder::link() const
{
    return "https://www.sandbox.paypal.com/checkoutnow?token=" + id;
}

std::string Books::newId(char first)
{
    // Seventeen letters and digits, as PayPal's are; a count and no dice.
    constexpr std::string_view digits = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    std::string id(17, '0');
    id[0] = first;
    std::int64_t rest = 7'919 * ++m_ids;
    for (std::size_t at = id.size() - 1; at > 0 && rest > 0; --at) {
        id[at] = digits[static_cast<std::size_t>(rest % 34)];
        rest /= 34;
    }
    return id;
}

const SimulatedOrder &Books::create(const NewOrder &order, Instant now)
{
    SimulatedOrder made;
    static_cast<NewOrder &>(made) = order;
    made.id = newId('5');
    made.status = order.withWallet ? "PAYER_ACTION_REQUIRED" : "CREATED";
    made.since = now;
    made.updatedAt = now;
    return m_orders[made.id] = made;
}

const SimulatedOrder *Books::order(std::string_view id, Instant now) const
{
    const auto found = m_orders.find(id);
    if (found == m_orders.end() ||
        (!found->second.capture && found->second.since + orderShown <= now)) {
        return nullptr;
    }
    return &found->second;
}

const SimulatedOrder *Books::orderOfCapture(std::string_view captureId) const
{
    const auto found = m_byCapture.find(captureId);
    return found == m_byCapture.end() ? nullptr : &m_orders.at(found->second);
}

const SimulatedOrder *Books::orderOfRefund(std::string_view refundId) const
{
    const auto found = m_byRefund.find(refundId);
    return found == m_byRefund.end() ? nullptr : &m_orders.at(found->second);
}

const SimulatedRefund *Books::refund(std::string_view refundId) const
{
    const SimulatedOrder *order = orderOfRefund(refundId);
    if (!order) {
        return nullptr;
    }
    const auto &refunds = order->capture->refunds;
    return &*std::find_if(refunds.begin(), refunds.end(),
                          [&](const SimulatedRefund &r) { return r.id == refundId; });
}

Done Books::capture(std::string_view id, Instant now)
{
    const auto found = m_orders.find(id);
    if (found == m_orders.end() || !order(id, now)) {
        return {"INVALID_RESOURCE_ID"};
    }
    SimulatedOrder &order = found->second;
    if (order.status == "COMPLETED") {
        return {"ORDER_ALREADY_CAPTURED", &order};
    }
    if (order.status != "APPROVED") {
        return {"ORDER_NOT_APPROVED", &order};
    }
    if (*order.approvedAt + approvalTime <= now) {
        return {"ORDER_EXPIRED", &order};
    }
    order.updatedAt = now;
    if (order.mood == CaptureMood::FailsOnce) {
        order.mood = CaptureMood::Pays;
        order.status = "PAYER_ACTION_REQUIRED";
        order.approvedAt.reset();
        order.opened = false;
        return {"INSTRUMENT_DECLINED", &order};
    }
    const bool pending = order.mood == CaptureMood::StaysPending;
    order.status = "COMPLETED";
    order.capture = SimulatedCapture{newId('3'), pending ? "PENDING" : "COMPLETED", now, now, {}};
    order.timesCharged += pending ? 0 : 1;
    m_byCapture[order.capture->id] = order.id;
    return {{}, &order};
}

Done Books::giveBack(std::string_view captureId, const NewRefund &wanted, Instant now)
{
    const auto found = m_byCapture.find(captureId);
    if (found == m_byCapture.end()) {
        return {"INVALID_RESOURCE_ID"};
    }
    SimulatedOrder &order = m_orders.at(found->second);
    SimulatedCapture &capture = *order.capture;
    if (capture.status == "PENDING") {
        return {"PENDING_CAPTURE", &order};
    }
    if (capture.status != "COMPLETED") {
        return {"REFUND_NOT_ALLOWED", &order};
    }
    if (capture.at + refundWindow <= now) {
        return {"REFUND_TIME_LIMIT_EXCEEDED", &order};
    }
    const Money refunded = capture.refunded(order.amount.currency());
    const Money left = order.amount - refunded;
    const Money amount = wanted.amount.value_or(left);
    if (amount.currency() != order.amount.currency()) {
        return {"REFUND_CAPTURE_CURRENCY_MISMATCH", &order};
    }
    if (left.isZero()) {
        return {"CAPTURE_FULLY_REFUNDED", &order};
    }
    if (left < amount) {
        return {"REFUND_AMOUNT_EXCEEDED", &order};
    }
    capture.refunds.push_back({newId('1'), wanted.key, wanted.customId, wanted.invoiceId,
                               wanted.note, amount, refunded + amount, now});
    capture.updatedAt = now;
    m_byRefund[capture.refunds.back().id] = order.id;
    return {{}, &order, &capture.refunds.back()};
}

SimulatedOrder *Books::meant(std::string_view which, bool (*fits)(const SimulatedOrder &, Instant),
                             Instant now)
{
    for (auto &[id, order] : m_orders) {
        const bool isNamed = id == which || order.link() == which ||
                             (!order.customId.empty() && order.customId == which) ||
                             (order.capture && order.capture->id == which);
        if (isNamed && fits(order, now)) {
            return &order;
        }
    }
    return nullptr;
}

const SimulatedOrder *Books::scan(std::string_view which, Instant now)
{
    SimulatedOrder *order = meant(which, waitsForPayer, now);
    if (order) {
        order->opened = true;
    }
    return order;
}

const SimulatedOrder *Books::pay(std::string_view which, Instant now)
{
    const std::string_view wish = takeWish(which);
    SimulatedOrder *order = meant(which, canBePaid, now);
    if (!order) {
        return nullptr;
    }
    order->updatedAt = now;
    if (isPending(*order)) {
        order->capture->status = "COMPLETED";
        order->capture->updatedAt = now;
        ++order->timesCharged;
        return order;
    }
    order->status = "APPROVED";
    order->opened = true;
    order->approvedAt = now;
    order->mood = wish == "pending"    ? CaptureMood::StaysPending
                  : wish == "declined" ? CaptureMood::FailsOnce
                                       : CaptureMood::Pays;
    return order;
}

const SimulatedOrder *Books::decline(std::string_view which, Instant now)
{
    const std::string_view wish = takeWish(which);
    SimulatedOrder *order = meant(which, canBeDeclined, now);
    if (!order) {
        return nullptr;
    }
    if (isPending(*order)) {
        order->capture->status = "DECLINED";
        order->capture->updatedAt = now;
    } else if (wish == "back") {
        order->opened = false;
    } else {
        order->status = "VOIDED";
    }
    order->updatedAt = now;
    return order;
}

std::vector<WaitingPayment> Books::waiting(Instant now) const
{
    std::vector<WaitingPayment> list;
    for (const auto &[id, order] : m_orders) {
        if (waitsForPayer(order, now)) {
            WaitingPayment payment;
            payment.outTradeNo = order.merchantsNumber();
            payment.code = order.link();
            payment.subject = order.description;
            payment.amount = order.amount;
            payment.since = order.since;
            payment.scanned = order.opened;
            payment.until = order.since + approvalTime;
            list.push_back(std::move(payment));
        }
    }
    return list;
}

std::vector<LedgerRow> Books::ledger() const
{
    std::vector<LedgerRow> rows;
    for (const auto &[id, order] : m_orders) {
        LedgerRow row;
        row.outTradeNo = order.merchantsNumber();
        row.tradeNo = order.capture ? order.capture->id : id;
        row.state = order.capture ? order.capture->statusNow(order.amount) : order.status;
        row.amount = order.amount;
        row.refunded = Money(0, order.amount.currency());
        row.timesCharged = order.timesCharged;
        if (order.capture) {
            row.refunded = order.capture->refunded(order.amount.currency());
            if (order.timesCharged > 0) {
                row.paidAt = order.capture->at;
            }
            for (const SimulatedRefund &refund : order.capture->refunds) {
                row.refunds.push_back(
                    {refund.key.empty() ? refund.id : refund.key, refund.amount, refund.at});
            }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace guitai::paypal
