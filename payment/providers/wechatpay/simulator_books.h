// The simulator's books: WeChat Pay's orders and what may happen to them. It knows no wire.
#pragma once

#include "payment/providers/simulator.h"
#include "shop/base/money.h"
#include "shop/base/time.h"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guitai::wechatpay {

enum class OrderState
{
    NotPay,
    UserPaying,
    Success,
    Refund,
    Closed,
    Revoked,
    PayError
};

struct SimulatedRefund
{
    std::string number;
    std::string refundId;
    std::string notifyUrl;
    Money amount;
    Instant at;     // accepted
    Instant doneAt; // the money is back
    bool byReverse = false;
    bool told = false;
};

struct SimulatedOrder
{
    std::string outTradeNo;
    std::string order; // what was asked for, to compare a repeated request with
    std::string description;
    std::string attach;
    std::string deviceId;
    std::string notifyUrl;
    std::string code;     // text of the QR; one at a time
    std::string authCode; // the customer's own code: then there is no QR, and no letter
    Money amount;
    Instant since;
    Instant codeDies;
    Instant dies; // unpaid until then: closed
    OrderState state = OrderState::NotPay;
    bool scanned = false;
    std::string transactionId;
    std::optional<Instant> paidAt;
    int timesCharged = 0;
    std::deque<SimulatedRefund> refunds; // pointers to one stay good

    bool isByCustomersCode() const { return !authCode.empty(); }
    Money refunded() const;
};

// What came of a call: an error code when it failed, else what it speaks of.
struct Outcome
{
    std::string error;
    std::string words;
    const SimulatedOrder *order = nullptr;
    const SimulatedRefund *refund = nullptr;
    bool isNew = false; // a refund accepted by this very call

    bool ok() const { return error.empty(); }
};

struct NewOrder
{
    std::string outTradeNo;
    std::string order;
    std::string description;
    std::string attach;
    std::string deviceId;
    std::string notifyUrl;
    std::string authCode;
    Money amount;
    std::optional<Instant> expires;
};

struct NewRefund
{
    std::string outTradeNo; // or
    std::string transactionId;
    std::string number;
    std::string notifyUrl;
    Money amount;
    Money total;
};

class Books
{
public:
    // What the till asks.
    Outcome native(const NewOrder &order, Instant now);
    Outcome codePay(const NewOrder &order, Instant now);
    Outcome query(const std::string &outTradeNo, const std::string &transactionId, Instant now);
    Outcome close(const std::string &outTradeNo, Instant now);
    Outcome reverse(const std::string &outTradeNo, Instant now);
    Outcome refund(const NewRefund &wish, Span takes, Instant now);
    Outcome queryRefund(const std::string &number, Instant now);

    // What the customer does; which is a code or an out_trade_no.
    bool scan(std::string_view which, Instant now);
    bool pay(std::string_view which, Instant now); // scans first where that is still to be done
    bool decline(std::string_view which, Instant now);
    std::string customerCode(CodeMood mood, Instant now);

    const SimulatedOrder *find(std::string_view which) const;
    OrderState stateOf(const SimulatedOrder &order, Instant now) const;
    std::vector<WaitingPayment> waiting(Instant now) const;
    std::vector<LedgerRow> ledger() const;
    // Refunds that are done by now and of which no letter has told yet; from now on one has.
    std::vector<std::pair<const SimulatedOrder *, const SimulatedRefund *>>
    refundsToTell(Instant now);
    const std::map<std::string, SimulatedOrder, std::less<>> &orders() const { return m_orders; }

    std::string save() const;
    bool load(std::string_view saved);

private:
    struct CustomerCode
    {
        CodeMood mood = CodeMood::Pays;
        std::optional<Instant> made; // never by us: then it pays, like any phone's
        bool used = false;
    };

    SimulatedOrder *meant(std::string_view which);
    SimulatedOrder *named(const std::string &outTradeNo, const std::string &transactionId,
                          Instant now);
    Outcome repeatedCodePay(SimulatedOrder &known, const NewOrder &order, Instant now);
    void showNewCode(SimulatedOrder &order, Instant now);
    void charge(SimulatedOrder &order, Instant now);
    std::string nextNumber(const char *prefix, Instant now);

    std::map<std::string, SimulatedOrder, std::less<>> m_orders; // by out_trade_no
    std::map<std::string, std::string, std::less<>> m_byCode;
    std::map<std::string, std::string, std::less<>> m_byTransaction;
    std::map<std::string, std::string, std::less<>> m_byRefund; // out_refund_no -> out_trade_no
    std::map<std::string, CustomerCode, std::less<>> m_customerCodes;
    std::int64_t m_codes = 0;
    std::int64_t m_numbers = 0;
    Instant m_latest; // the last moment heard of, for the ledger
};

// WeChat Pay's own word: "NOTPAY"; and what it says to people.
std::string wordOf(OrderState state);
std::string chineseOf(OrderState state);

bool isGoodOutTradeNo(std::string_view number);
bool isGoodAuthCode(std::string_view code);

} // namespace guitai::wechatpay
