// What may happen to an order.
#include "payment/providers/wechatpay/simulator_books.h"

#include <algorithm>
#include <cstdio>

namespace guitai::wechatpay {

namespace {

constexpr Span qrLife = Span::hours(2);
constexpr Span orderLife = Span::hours(24 * 7);
// The password is not waited for any longer.
constexpr Span passwordLife = Span::minutes(10);
// A code is renewed every minute; one that a scanner read just before still counts.
constexpr Span customerCodeLife = Span::minutes(2);
constexpr Span reverseNotBefore = Span::seconds(15);
constexpr Span reverseWindow = Span::hours(24 * 7);
constexpr Span refundWindow = Span::hours(24 * 365);
constexpr std::size_t mostRefunds = 50;

Outcome failure(std::string error, std::string words)
{
    Outcome outcome;
    outcome.error = std::move(error);
    outcome.words = std::move(words);
    return outcome;
}

Outcome success(const SimulatedOrder *order)
{
    Outcome outcome;
    outcome.order = order;
    return outcome;
}

bool wasPaid(OrderState state)
{
    return state == OrderState::Success || state == OrderState::Refund;
}

} // namespace

bool isGoodOutTradeNo(std::string_view number)
{
    return number.size() >= 6 && number.size() <= 32 &&
           std::all_of(number.begin(), number.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      c == '_' || c == '-' || c == '|' || c == '*';
           });
}

bool isGoodAuthCode(std::string_view code)
{
    return code.size() == 18 && code[0] == '1' && code[1] <= '5' &&
           std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Money SimulatedOrder::refunded() const
{
    Money sum(0, Currency::cny());
    for (const SimulatedRefund &refund : refunds) {
        sum += refund.amount;
    }
    return sum;
}

Outcome Books::native(const NewOrder &order, Instant now)
{
    m_latest = std::max(m_latest, now);
    if (const auto known = m_orders.find(order.outTradeNo); known != m_orders.end()) {
        SimulatedOrder &held = known->second;
        const OrderState state = stateOf(held, now);
        if (held.isByCustomersCode()) {
            return failure("OUT_TRADE_NO_USED", "商户订单号重复");
        }
        if (wasPaid(state)) {
            return failure("ORDER_PAID", "该订单已支付");
        }
        if (state == OrderState::Closed) {
            return failure("ORDER_CLOSED", "该订单已关闭");
        }
        if (held.order != order.order) {
            return failure("INVALID_REQUEST", "请求重入时，参数与首次请求时不一致");
        }
        showNewCode(held, now);
        return success(&held);
    }
    if (order.expires && *order.expires <= now) {
        return failure("PARAM_ERROR", "time_expire 时间过期");
    }
    SimulatedOrder made;
    made.outTradeNo = order.outTradeNo;
    made.order = order.order;
    made.description = order.description;
    made.attach = order.attach;
    made.deviceId = order.deviceId;
    made.notifyUrl = order.notifyUrl;
    made.amount = order.amount;
    made.since = now;
    made.dies = order.expires.value_or(now + orderLife);
    SimulatedOrder &held = m_orders[order.outTradeNo] = std::move(made);
    showNewCode(held, now);
    return success(&held);
}

Outcome Books::repeatedCodePay(SimulatedOrder &known, const NewOrder &order, Instant now)
{
    const OrderState state = stateOf(known, now);
    if (!known.isByCustomersCode()) {
        return failure("OUT_TRADE_NO_USED", "商户订单号重复");
    }
    if (wasPaid(state)) {
        return failure("ORDERPAID", "该订单已支付");
    }
    if (state == OrderState::Revoked) {
        return failure("ORDERREVERSED", "该订单已撤销");
    }
    if (state == OrderState::Closed) {
        return failure("ORDERCLOSED", "该订单已关闭");
    }
    if (known.authCode != order.authCode || known.order != order.order) {
        return failure("INVALID_REQUEST", "201 商户订单号重复");
    }
    return state == OrderState::UserPaying
               ? failure("USERPAYING", "需要用户输入支付密码")
               : failure("AUTH_CODE_INVALID", "付款码已使用，请刷新后重试");
}

Outcome Books::codePay(const NewOrder &order, Instant now)
{
    m_latest = std::max(m_latest, now);
    if (const auto known = m_orders.find(order.outTradeNo); known != m_orders.end()) {
        return repeatedCodePay(known->second, order, now);
    }
    if (!isGoodAuthCode(order.authCode)) {
        return failure("AUTH_CODE_ERROR", "付款码错误");
    }
    CustomerCode &code = m_customerCodes[order.authCode];
    if (code.used) {
        return failure("AUTH_CODE_INVALID", "付款码已使用，请刷新后重试");
    }
    if (code.mood == CodeMood::Expired || (code.made && *code.made + customerCodeLife < now)) {
        return failure("AUTHCODEEXPIRE", "付款码已过期，请刷新后重试");
    }
    code.used = true;
    SimulatedOrder made;
    made.outTradeNo = order.outTradeNo;
    made.order = order.order;
    made.description = order.description;
    made.attach = order.attach;
    made.deviceId = order.deviceId;
    made.authCode = order.authCode;
    made.amount = order.amount;
    made.since = now;
    made.dies = now + passwordLife;
    made.scanned = true;
    SimulatedOrder &held = m_orders[order.outTradeNo] = std::move(made);
    switch (code.mood) {
    case CodeMood::Pays:
        charge(held, now);
        return success(&held);
    case CodeMood::Password:
        held.state = OrderState::UserPaying;
        return failure("USERPAYING", "需要用户输入支付密码");
    case CodeMood::NoMoney:
    case CodeMood::Expired:
        break;
    }
    held.state = OrderState::PayError;
    return failure("NOTENOUGH", "用户账户余额不足");
}

Outcome Books::query(const std::string &outTradeNo, const std::string &transactionId, Instant now)
{
    const SimulatedOrder *order = named(outTradeNo, transactionId, now);
    return order ? success(order) : failure("ORDER_NOT_EXIST", "订单不存在");
}

Outcome Books::close(const std::string &outTradeNo, Instant now)
{
    SimulatedOrder *order = named(outTradeNo, {}, now);
    if (!order) {
        return failure("ORDER_NOT_EXIST", "订单不存在");
    }
    if (order->isByCustomersCode()) {
        return failure("INVALID_REQUEST", "该订单不支持关单，请使用撤销");
    }
    if (wasPaid(stateOf(*order, now))) {
        return failure("ORDER_PAID", "该订单已支付");
    }
    order->state = OrderState::Closed;
    return success(order);
}

Outcome Books::reverse(const std::string &outTradeNo, Instant now)
{
    SimulatedOrder *order = named(outTradeNo, {}, now);
    if (!order) {
        return failure("ORDER_NOT_EXIST", "订单不存在");
    }
    if (!order->isByCustomersCode()) {
        return failure("INVALID_REQUEST", "该订单不支持撤销");
    }
    const OrderState state = stateOf(*order, now);
    if (state == OrderState::Revoked) {
        return success(order);
    }
    if (now < order->since + reverseNotBefore) {
        return failure("USER_PAYING", "支付后15秒内不能撤销");
    }
    if (order->since + reverseWindow < now) {
        return failure("REVERSE_EXPIRE", "订单超过可撤销期限");
    }
    if (state == OrderState::Refund) {
        return failure("TRADE_ERROR", "订单已有退款，不能撤销");
    }
    if (state == OrderState::Success) {
        SimulatedRefund back;
        back.number = "reverse_" + order->outTradeNo;
        back.refundId = nextNumber("503", now);
        back.amount = order->amount;
        back.at = back.doneAt = now;
        back.byReverse = true;
        order->refunds.push_back(std::move(back));
    }
    order->state = OrderState::Revoked;
    return success(order);
}

Outcome Books::refund(const NewRefund &wish, Span takes, Instant now)
{
    SimulatedOrder *order = named(wish.outTradeNo, wish.transactionId, now);
    if (const auto known = m_byRefund.find(wish.number); known != m_byRefund.end()) {
        Outcome outcome = queryRefund(wish.number, now);
        const bool isSame = outcome.order == order && outcome.refund->amount == wish.amount &&
                            order->amount == wish.total;
        return isSame ? outcome : failure("INVALID_REQUEST", "请求重入时，参数与首次请求时不一致");
    }
    if (!order) {
        return failure("RESOURCE_NOT_EXISTS", "订单不存在");
    }
    if (!wasPaid(stateOf(*order, now))) {
        return failure("INVALID_REQUEST", "订单状态不支持退款");
    }
    if (order->amount != wish.total) {
        return failure("INVALID_REQUEST", "订单金额与原订单不一致");
    }
    if (order->amount < order->refunded() + wish.amount) {
        return failure("INVALID_REQUEST", "申请退款金额大于订单可退金额");
    }
    if (order->refunds.size() >= mostRefunds || *order->paidAt + refundWindow < now) {
        return failure("INVALID_REQUEST", "订单已超过可退款次数或期限");
    }
    order->state = OrderState::Refund;
    order->refunds.push_back({wish.number, nextNumber("503", now), wish.notifyUrl, wish.amount, now,
                              now + takes, false, false});
    m_byRefund[wish.number] = order->outTradeNo;
    Outcome outcome = success(order);
    outcome.refund = &order->refunds.back();
    outcome.isNew = true;
    return outcome;
}

Outcome Books::queryRefund(const std::string &number, Instant now)
{
    m_latest = std::max(m_latest, now);
    const auto known = m_byRefund.find(number);
    if (known == m_byRefund.end()) {
        return failure("RESOURCE_NOT_EXISTS", "退款单不存在");
    }
    Outcome outcome = success(&m_orders.find(known->second)->second);
    for (const SimulatedRefund &refund : outcome.order->refunds) {
        if (refund.number == number) {
            outcome.refund = &refund;
        }
    }
    return outcome;
}

std::vector<std::pair<const SimulatedOrder *, const SimulatedRefund *>>
Books::refundsToTell(Instant now)
{
    std::vector<std::pair<const SimulatedOrder *, const SimulatedRefund *>> list;
    for (auto &[number, order] : m_orders) {
        for (SimulatedRefund &refund : order.refunds) {
            if (!refund.told && refund.doneAt <= now) {
                refund.told = true;
                list.emplace_back(&order, &refund);
            }
        }
    }
    return list;
}

SimulatedOrder *Books::named(const std::string &outTradeNo, const std::string &transactionId,
                             Instant now)
{
    m_latest = std::max(m_latest, now);
    auto found = m_orders.end();
    if (transactionId.empty()) {
        found = m_orders.find(outTradeNo);
    } else if (const auto number = m_byTransaction.find(transactionId);
               number != m_byTransaction.end()) {
        found = m_orders.find(number->second);
    }
    return found == m_orders.end() ? nullptr : &found->second;
}

// Repeating the request makes a new code, and the one before is worthless.
void Books::showNewCode(SimulatedOrder &order, Instant now)
{
    m_byCode.erase(order.code);
    // A counter, stirred so that neighbouring codes look different. An odd factor can be undone,
    // so no two codes are the same.
    std::uint64_t mixed = static_cast<std::uint64_t>(++m_codes) * 0x9E3779B97F4A7C15u;
    order.code = "weixin://wxpay/bizpayurl?pr=";
    for (int i = 0; i < 13; ++i) {
        order.code += "0123456789abcdefghijklmnopqrstuvwxyz"[mixed % 36];
        mixed /= 36;
    }
    order.codeDies = now + qrLife;
    m_byCode[order.code] = order.outTradeNo;
}

void Books::charge(SimulatedOrder &order, Instant now)
{
    order.state = OrderState::Success;
    order.paidAt = now;
    order.transactionId = nextNumber("42000", now);
    m_byTransaction[order.transactionId] = order.outTradeNo;
    ++order.timesCharged;
}

std::string Books::nextNumber(const char *prefix, Instant now)
{
    const CivilTime day = civilTime(now, chinaOffset);
    char text[64];
    std::snprintf(text, sizeof text, "%s%04d%02d%02d%015lld", prefix, day.year, day.month, day.day,
                  static_cast<long long>(++m_numbers));
    return text;
}

} // namespace guitai::wechatpay
