// The simulator's books: Alipay's trades and what may happen to them. It knows no wire.
#pragma once

#include "payment/providers/simulator.h"
#include "shop/base/money.h"
#include "shop/base/time.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guitai::alipay {

// NotScanned: a code exists and no trade; the trade is born when the customer scans.
enum class TradeState
{
    NotScanned,
    WaitBuyerPay,
    Success,
    Finished,
    Closed
};

struct SimulatedRefund
{
    std::string number;
    Money amount;
    Instant at;
};

struct SimulatedTrade
{
    std::string outTradeNo;
    std::string order; // what precreate asked for, to compare a repeated one with
    std::string subject;
    std::string notifyUrl;
    bool withCertificates = false; // the till's mode, for the notifies
    std::string code;
    Money amount;
    Instant since;
    Instant codeDies;
    Span life;                         // from the scan
    std::optional<Instant> mustBePaid; // time_expire
    TradeState state = TradeState::NotScanned;
    bool codeRevoked = false; // cancelled before the scan

    std::string tradeNo;
    Instant bornAt;
    Instant dies; // unpaid until then: closed
    std::optional<Instant> paidAt;
    bool givenBackByCancel = false;
    int timesCharged = 0;
    std::vector<SimulatedRefund> refunds;

    Money refunded() const;
};

// What came of a call: a sub_code when it failed, else the trade it speaks of (null: there is
// none).
struct Outcome
{
    std::string subCode;
    const SimulatedTrade *trade = nullptr;
    bool moneyMoved = false; // by this very call
    std::string action;      // of a cancel
    const SimulatedRefund *refund = nullptr;

    bool ok() const { return subCode.empty(); }
};

struct NewOrder
{
    std::string outTradeNo;
    std::string order;
    std::string subject;
    std::string notifyUrl;
    bool withCertificates = false;
    Money amount;
    Span life = Span::hours(3);
    Span codeLife = Span::hours(2);
    std::optional<Instant> mustBePaid;
};

// A code that a customer's phone shows.
struct CustomerCode
{
    CodeMood mood = CodeMood::Pays;
    Instant shownAt;
    std::string usedFor; // the order it was charged for
};

// Which trade a call means; the trade number wins where both are given.
struct TradeName
{
    std::string outTradeNo;
    std::string tradeNo;
};

class Books
{
public:
    // What the till asks.
    Outcome precreate(const NewOrder &order, Instant now);
    // Charges a customer's code. The trade may be waiting afterwards.
    Outcome charge(const NewOrder &order, const std::string &code, Instant now);
    Outcome query(const TradeName &name, Instant now);
    Outcome cancel(const TradeName &name, Instant now);
    Outcome close(const TradeName &name, Instant now);
    Outcome refund(const TradeName &name, const std::string &number, Money amount, Instant now);
    Outcome queryRefund(const TradeName &name, const std::string &number, Instant now);

    // What the customer does; which is a code or an out_trade_no.
    bool scan(std::string_view which, Instant now);
    bool pay(std::string_view which, Instant now);     // scans first where that is still to be done
    bool decline(std::string_view which, Instant now); // closes the order on the phone
    std::string customerCode(CodeMood mood, Instant now);

    const SimulatedTrade *find(std::string_view which) const;
    TradeState stateOf(const SimulatedTrade &trade, Instant now) const;
    std::vector<WaitingPayment> waiting(Instant now) const;
    std::vector<LedgerRow> ledger() const;
    const std::map<std::string, SimulatedTrade, std::less<>> &trades() const { return m_trades; }

    std::string save() const;
    bool load(std::string_view saved);

private:
    SimulatedTrade *named(const TradeName &name, Instant now);
    SimulatedTrade *meant(std::string_view which);
    bool codeWorks(const SimulatedTrade &trade, Instant now) const;
    // The trade of an order comes into being.
    void begin(SimulatedTrade &trade, Instant now);
    void takeMoney(SimulatedTrade &trade, Instant now);
    // Why a repeated order is not carried out again; empty: it may go on.
    std::string refusalOfRepeat(const SimulatedTrade &trade, const NewOrder &order,
                                Instant now) const;
    std::string newCode();
    std::string newTradeNo(Instant now);
    void giveBack(SimulatedTrade &trade, const std::string &number, Money amount, Instant now);

    std::map<std::string, SimulatedTrade, std::less<>> m_trades; // by out_trade_no
    std::map<std::string, std::string, std::less<>> m_byCode;
    std::map<std::string, std::string, std::less<>> m_byTradeNo;
    std::map<std::string, CustomerCode, std::less<>> m_customerCodes;
    std::int64_t m_codes = 0;
    std::int64_t m_numbers = 0;
    Instant m_latest; // the last moment heard of, for the ledger
};

// Alipay's own word: "WAIT_BUYER_PAY".
std::string wordOf(TradeState state);

} // namespace guitai::alipay
