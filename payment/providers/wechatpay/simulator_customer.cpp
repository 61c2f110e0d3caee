// What the customers do with their phones, and what the books tell of it.
#include "payment/providers/wechatpay/simulator_books.h"

#include <algorithm>
#include <cstdio>

namespace guitai::wechatpay {

std::string wordOf(OrderState state)
{
    switch (state) {
    case OrderState::NotPay:
        return "NOTPAY";
    case OrderState::UserPaying:
        return "USERPAYING";
    case OrderState::Success:
        return "SUCCESS";
    case OrderState::Refund:
        return "REFUND";
    case OrderState::Closed:
        return "CLOSED";
    case OrderState::Revoked:
        return "REVOKED";
    case OrderState::PayError:
        return "PAYERROR";
    }
    return {};
}

std::string chineseOf(OrderState state)
{
    switch (state) {
    case OrderState::NotPay:
        return "订单未支付";
    case OrderState::UserPaying:
        return "用户支付中";
    case OrderState::Success:
        return "支付成功";
    case OrderState::Refund:
        return "转入退款";
    case OrderState::Closed:
        return "订单已关闭";
    case OrderState::Revoked:
        return "订单已撤销";
    case OrderState::PayError:
        return "支付失败";
    }
    return {};
}

OrderState Books::stateOf(const SimulatedOrder &order, Instant now) const
{
    if (now < order.dies) {
        return order.state;
    }
    return order.state == OrderState::NotPay       ? OrderState::Closed
           : order.state == OrderState::UserPaying ? OrderState::PayError
                                                   : order.state;
}

bool Books::scan(std::string_view which, Instant now)
{
    m_latest = std::max(m_latest, now);
    SimulatedOrder *order = meant(which);
    if (!order) {
        return false;
    }
    const OrderState state = stateOf(*order, now);
    const bool waits = order->isByCustomersCode()
                           ? state == OrderState::UserPaying
                           : state == OrderState::NotPay && now < order->codeDies;
    order->scanned = order->scanned || waits;
    return waits;
}

bool Books::pay(std::string_view which, Instant now)
{
    if (!scan(which, now)) {
        return false;
    }
    charge(*meant(which), now);
    return true;
}

// For good: an order with a QR is closed, as if its time were up; a payment by code fails.
bool Books::decline(std::string_view which, Instant now)
{
    if (!scan(which, now)) {
        return false;
    }
    SimulatedOrder *order = meant(which);
    order->state = order->isByCustomersCode() ? OrderState::PayError : OrderState::Closed;
    return true;
}

std::string Books::customerCode(CodeMood mood, Instant now)
{
    // As in newCode: a counter, stirred; 16 digits after the two that WeChat Pay's codes begin
    // with.
    const std::uint64_t mixed = static_cast<std::uint64_t>(++m_codes) * 0x9E3779B97F4A7C15u;
    char text[64];
    std::snprintf(text, sizeof text, "13%016llu",
                  static_cast<unsigned long long>(mixed % 10'000'000'000'000'000u));
    m_customerCodes[text] = {mood, now, false};
    return text;
}

const SimulatedOrder *Books::find(std::string_view which) const
{
    return const_cast<Books *>(this)->meant(which);
}

SimulatedOrder *Books::meant(std::string_view which)
{
    const auto byCode = m_byCode.find(which);
    const auto found =
        m_orders.find(byCode == m_byCode.end() ? which : std::string_view(byCode->second));
    return found == m_orders.end() ? nullptr : &found->second;
}

std::vector<WaitingPayment> Books::waiting(Instant now) const
{
    std::vector<WaitingPayment> list;
    for (const auto &[number, order] : m_orders) {
        const OrderState state = stateOf(order, now);
        const bool waits = state == OrderState::UserPaying ||
                           (state == OrderState::NotPay && now < order.codeDies);
        if (waits) {
            const Instant until =
                order.isByCustomersCode() ? order.dies : std::min(order.dies, order.codeDies);
            list.push_back({number, order.code, order.description, order.amount, order.since,
                            order.scanned, until});
        }
    }
    return list;
}

std::vector<LedgerRow> Books::ledger() const
{
    std::vector<LedgerRow> rows;
    for (const auto &[number, order] : m_orders) {
        LedgerRow row;
        row.outTradeNo = number;
        row.tradeNo = order.transactionId;
        row.state = wordOf(stateOf(order, m_latest));
        row.amount = order.amount;
        row.refunded = order.refunded();
        row.timesCharged = order.timesCharged;
        for (const SimulatedRefund &refund : order.refunds) {
            row.refunds.push_back({refund.number, refund.amount, refund.at});
        }
        row.paidAt = order.paidAt;
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace guitai::wechatpay
