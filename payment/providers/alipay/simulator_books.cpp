// What may happen to a trade.
#include "payment/providers/alipay/simulator_books.h"

#include <algorithm>
#include <cstdio>

namespace guitai::alipay {

namespace {

constexpr Span longestCodeLife = Span::hours(2);
constexpr Span customerCodeLife = Span::minutes(1);
constexpr Span cancelWindow = Span::hours(24);
constexpr Span refundWindow = Span::hours(24 * 365);

Outcome failure(std::string subCode)
{
    Outcome outcome;
    outcome.subCode = std::move(subCode);
    return outcome;
}

Outcome success(const SimulatedTrade *trade)
{
    Outcome outcome;
    outcome.trade = trade;
    return outcome;
}

SimulatedTrade tradeFor(const NewOrder &order, Instant now)
{
    SimulatedTrade trade;
    trade.outTradeNo = order.outTradeNo;
    trade.order = order.order;
    trade.subject = order.subject;
    trade.notifyUrl = order.notifyUrl;
    trade.withCertificates = order.withCertificates;
    trade.amount = order.amount;
    trade.since = now;
    trade.life = order.life;
    trade.mustBePaid = order.mustBePaid;
    return trade;
}

} // namespace

std::string wordOf(TradeState state)
{
    switch (state) {
    case TradeState::NotScanned:
        return "NOT_SCANNED"; // ours: Alipay has no word for a trade that is not there
    case TradeState::WaitBuyerPay:
        return "WAIT_BUYER_PAY";
    case TradeState::Success:
        return "TRADE_SUCCESS";
    case TradeState::Finished:
        return "TRADE_FINISHED";
    case TradeState::Closed:
        return "TRADE_CLOSED";
    }
    return {};
}

Money SimulatedTrade::refunded() const
{
    Money sum(0, Currency::cny());
    for (const SimulatedRefund &refund : refunds) {
        sum += refund.amount;
    }
    return sum;
}

Outcome Books::precreate(const NewOrder &order, Instant now)
{
    m_latest = std::max(m_latest, now);
    const auto known = m_trades.find(order.outTradeNo);
    if (known != m_trades.end()) {
        SimulatedTrade &trade = known->second;
        const TradeState state = stateOf(trade, now);
        if (std::string why = refusalOfRepeat(trade, order, now); !why.empty()) {
            return failure(std::move(why));
        }
        if (trade.codeDies <= now && state == TradeState::NotScanned) {
            trade.code = newCode();
            trade.codeDies = now + std::min(order.codeLife, longestCodeLife);
            m_byCode[trade.code] = trade.outTradeNo;
        }
        return success(&trade);
    }
    if (order.mustBePaid && *order.mustBePaid <= now) {
        return failure("ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR");
    }
    SimulatedTrade trade = tradeFor(order, now);
    trade.code = newCode();
    trade.codeDies = now + std::min(order.codeLife, longestCodeLife);
    m_byCode[trade.code] = trade.outTradeNo;
    return success(&(m_trades[order.outTradeNo] = std::move(trade)));
}

std::string Books::refusalOfRepeat(const SimulatedTrade &trade, const NewOrder &order,
                                   Instant now) const
{
    const TradeState state = stateOf(trade, now);
    if (state == TradeState::Success || state == TradeState::Finished) {
        return "ACQ.TRADE_HAS_SUCCESS";
    }
    if (state == TradeState::Closed || trade.codeRevoked) {
        return "ACQ.TRADE_HAS_CLOSE";
    }
    return trade.order == order.order ? std::string() : "ACQ.CONTEXT_INCONSISTENT";
}

Outcome Books::charge(const NewOrder &order, const std::string &code, Instant now)
{
    m_latest = std::max(m_latest, now);
    if (const auto known = m_trades.find(order.outTradeNo); known != m_trades.end()) {
        std::string why = refusalOfRepeat(known->second, order, now);
        return why.empty() ? success(&known->second) : failure(std::move(why));
    }
    if (order.mustBePaid && *order.mustBePaid <= now) {
        return failure("ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR");
    }
    const auto shown = m_customerCodes.find(code);
    if (shown == m_customerCodes.end() || !shown->second.usedFor.empty() ||
        shown->second.mood == CodeMood::Expired ||
        shown->second.shownAt + customerCodeLife <= now) {
        return failure("ACQ.PAYMENT_AUTH_CODE_INVALID");
    }
    shown->second.usedFor = order.outTradeNo;
    if (shown->second.mood == CodeMood::NoMoney) {
        return failure("ACQ.BUYER_BALANCE_NOT_ENOUGH");
    }
    SimulatedTrade &trade = m_trades[order.outTradeNo] = tradeFor(order, now);
    trade.code = code;
    trade.codeDies = now;
    m_byCode[code] = trade.outTradeNo;
    begin(trade, now);
    Outcome outcome = success(&trade);
    if (shown->second.mood == CodeMood::Pays) {
        takeMoney(trade, now);
        outcome.moneyMoved = true;
    }
    return outcome;
}

Outcome Books::query(const TradeName &name, Instant now)
{
    const SimulatedTrade *trade = named(name, now);
    return trade ? success(trade) : failure("ACQ.TRADE_NOT_EXIST");
}

Outcome Books::cancel(const TradeName &name, Instant now)
{
    SimulatedTrade *trade = named(name, now);
    if (!trade) {
        // Nobody has scanned: the code becomes worthless.
        if (SimulatedTrade *unscanned = meant(name.outTradeNo)) {
            unscanned->codeRevoked = true;
        }
        return success(nullptr);
    }
    Outcome outcome = success(trade);
    switch (stateOf(*trade, now)) {
    case TradeState::NotScanned:
        return outcome;
    case TradeState::WaitBuyerPay:
        trade->state = TradeState::Closed;
        outcome.action = "close";
        return outcome;
    case TradeState::Closed:
        outcome.action = trade->paidAt ? "refund" : "close";
        return outcome;
    case TradeState::Finished:
        return failure("ACQ.TRADE_HAS_FINISHED");
    case TradeState::Success:
        break;
    }
    if (now - *trade->paidAt > cancelWindow) {
        return failure("ACQ.TRADE_CANCEL_TIME_OUT");
    }
    giveBack(*trade, trade->outTradeNo, trade->amount - trade->refunded(), now);
    trade->givenBackByCancel = true;
    outcome.moneyMoved = true;
    outcome.action = "refund";
    return outcome;
}

Outcome Books::close(const TradeName &name, Instant now)
{
    SimulatedTrade *trade = named(name, now);
    if (!trade) {
        return failure("ACQ.TRADE_NOT_EXIST");
    }
    const TradeState state = stateOf(*trade, now);
    if (state == TradeState::Success || state == TradeState::Finished || trade->paidAt) {
        return failure("ACQ.REASON_TRADE_STATUS_INVALID");
    }
    trade->state = TradeState::Closed;
    return success(trade);
}

Outcome Books::refund(const TradeName &name, const std::string &number, Money amount, Instant now)
{
    SimulatedTrade *trade = named(name, now);
    if (!trade) {
        return failure("ACQ.TRADE_NOT_EXIST");
    }
    Outcome outcome = success(trade);
    for (const SimulatedRefund &done : trade->refunds) {
        if (done.number == number) {
            outcome.refund = &done;
            return done.amount == amount ? outcome : failure("ACQ.DISCORDANT_REPEAT_REQUEST");
        }
    }
    switch (stateOf(*trade, now)) {
    case TradeState::NotScanned:
    case TradeState::WaitBuyerPay:
        return failure("ACQ.TRADE_STATUS_ERROR");
    case TradeState::Closed:
        return failure("ACQ.TRADE_HAS_CLOSE");
    case TradeState::Finished:
        return failure("ACQ.TRADE_HAS_FINISHED");
    case TradeState::Success:
        break;
    }
    if (trade->amount < trade->refunded() + amount) {
        return failure("ACQ.REASON_TRADE_REFUND_FEE_ERR");
    }
    giveBack(*trade, number, amount, now);
    outcome.refund = &trade->refunds.back();
    outcome.moneyMoved = true;
    return outcome;
}

Outcome Books::queryRefund(const TradeName &name, const std::string &number, Instant now)
{
    const SimulatedTrade *trade = named(name, now);
    if (!trade) {
        return failure("ACQ.TRADE_NOT_EXIST");
    }
    Outcome outcome = success(trade);
    for (const SimulatedRefund &done : trade->refunds) {
        if (done.number == number) {
            outcome.refund = &done;
        }
    }
    return outcome;
}

bool Books::scan(std::string_view which, Instant now)
{
    m_latest = std::max(m_latest, now);
    SimulatedTrade *trade = meant(which);
    if (!trade) {
        return false;
    }
    const TradeState state = stateOf(*trade, now);
    if (state != TradeState::NotScanned || !codeWorks(*trade, now)) {
        return state == TradeState::WaitBuyerPay;
    }
    begin(*trade, now);
    return stateOf(*trade, now) == TradeState::WaitBuyerPay;
}

bool Books::pay(std::string_view which, Instant now)
{
    if (!scan(which, now)) {
        return false;
    }
    takeMoney(*meant(which), now);
    return true;
}

void Books::begin(SimulatedTrade &trade, Instant now)
{
    trade.state = TradeState::WaitBuyerPay;
    trade.tradeNo = newTradeNo(now);
    trade.bornAt = now;
    trade.dies = trade.mustBePaid ? *trade.mustBePaid : now + trade.life;
    m_byTradeNo[trade.tradeNo] = trade.outTradeNo;
}

void Books::takeMoney(SimulatedTrade &trade, Instant now)
{
    trade.state = TradeState::Success;
    trade.paidAt = now;
    ++trade.timesCharged;
}

std::string Books::customerCode(CodeMood mood, Instant now)
{
    // Eight digits stirred, and eight that count: no two codes are the same.
    const std::uint64_t count = static_cast<std::uint64_t>(++m_codes);
    char digits[32];
    std::snprintf(digits, sizeof digits, "28%08u%08u",
                  static_cast<unsigned>(count * 73'939'133 % 100'000'000),
                  static_cast<unsigned>(count % 100'000'000));
    m_customerCodes[digits] = {mood, now, {}};
    return digits;
}

bool Books::decline(std::string_view which, Instant now)
{
    if (!scan(which, now)) {
        return false;
    }
    meant(which)->state = TradeState::Closed;
    return true;
}

const SimulatedTrade *Books::find(std::string_view which) const
{
    return const_cast<Books *>(this)->meant(which);
}

TradeState Books::stateOf(const SimulatedTrade &trade, Instant now) const
{
    if (trade.state == TradeState::WaitBuyerPay && trade.dies <= now) {
        return TradeState::Closed;
    }
    if (trade.state == TradeState::Success && *trade.paidAt + refundWindow <= now) {
        return TradeState::Finished;
    }
    return trade.state;
}

std::vector<WaitingPayment> Books::waiting(Instant now) const
{
    std::vector<WaitingPayment> list;
    for (const auto &[number, trade] : m_trades) {
        const TradeState state = stateOf(trade, now);
        const bool scanned = state == TradeState::WaitBuyerPay;
        if (scanned || (state == TradeState::NotScanned && codeWorks(trade, now))) {
            const Instant until = scanned ? trade.dies : trade.codeDies;
            list.push_back({number, trade.code, trade.subject, trade.amount, trade.since, scanned,
                            trade.mustBePaid ? std::min(until, *trade.mustBePaid) : until});
        }
    }
    return list;
}

std::vector<LedgerRow> Books::ledger() const
{
    std::vector<LedgerRow> rows;
    for (const auto &[number, trade] : m_trades) {
        LedgerRow row;
        row.outTradeNo = number;
        row.tradeNo = trade.tradeNo;
        row.state = wordOf(stateOf(trade, m_latest));
        row.amount = trade.amount;
        row.refunded = trade.refunded();
        row.timesCharged = trade.timesCharged;
        for (const SimulatedRefund &refund : trade.refunds) {
            row.refunds.push_back({refund.number, refund.amount, refund.at});
        }
        row.paidAt = trade.paidAt;
        rows.push_back(std::move(row));
    }
    return rows;
}

SimulatedTrade *Books::named(const TradeName &name, Instant now)
{
    m_latest = std::max(m_latest, now);
    auto found = m_trades.end();
    if (name.tradeNo.empty()) {
        found = m_trades.find(name.outTradeNo);
    } else if (const auto number = m_byTradeNo.find(name.tradeNo); number != m_byTradeNo.end()) {
        found = m_trades.find(number->second);
    }
    const bool exists = found != m_trades.end() && found->second.state != TradeState::NotScanned;
    return exists ? &found->second : nullptr;
}

SimulatedTrade *Books::meant(std::string_view which)
{
    const auto byCode = m_byCode.find(which);
    const auto found =
        m_trades.find(byCode == m_byCode.end() ? which : std::string_view(byCode->second));
    return found == m_trades.end() ? nullptr : &found->second;
}

bool Books::codeWorks(const SimulatedTrade &trade, Instant now) const
{
    return !trade.codeRevoked && now < trade.codeDies;
}

std::string Books::newCode()
{
    // A counter, stirred so that neighbouring codes look different. An odd factor can be undone,
    // so no two codes are the same.
    std::uint64_t mixed = static_cast<std::uint64_t>(++m_codes) * 0x9E3779B97F4A7C15u;
    std::string code = "https://qr.alipay.com/bax";
    for (int i = 0; i < 13; ++i) {
        code += "0123456789abcdefghijklmnopqrstuvwxyz"[mixed % 36];
        mixed /= 36;
    }
    return code;
}

std::string Books::newTradeNo(Instant now)
{
    const CivilTime day = civilTime(now, chinaOffset);
    char text[64];
    std::snprintf(text, sizeof text, "%04d%02d%02d22001%015lld", day.year, day.month, day.day,
                  static_cast<long long>(++m_numbers));
    return text;
}

void Books::giveBack(SimulatedTrade &trade, const std::string &number, Money amount, Instant now)
{
    trade.refunds.push_back({number, amount, now});
    if (trade.refunded() == trade.amount) {
        trade.state = TradeState::Closed;
    }
}

} // namespace guitai::alipay
