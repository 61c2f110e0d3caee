// Simulator: the other side of a provider's conversation, with its own books. The sandbox puts it
// on a port; the simulation test talks to it directly. It does no I/O and has no clock; chance is
// in its keys and nonces alone, so that the same calls lead to the same books.
#pragma once

#include "payment/engine/provider.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guitai {

// A payment that waits for the customer, as the phone page lists it.
struct WaitingPayment
{
    std::string outTradeNo; // the merchant's number
    std::string code;       // text of the QR
    std::string subject;
    Money amount;
    Instant since;
    bool scanned = false;
    std::optional<Instant> until = {}; // when the provider closes it if nobody pays
    bool byCard = false;               // waits for a card at a terminal, not for a scan
};

// What the provider holds: the truth that tests compare the till's books with.
struct LedgerRow
{
    std::string outTradeNo;
    std::string tradeNo;
    std::string state; // the provider's own word: WAIT_BUYER_PAY ...
    Money amount;
    Money refunded;
    int timesCharged = 0; // must never pass 1
    struct RefundRow
    {
        std::string number;
        Money amount;
        Instant at;
    };
    std::vector<RefundRow> refunds;
    std::optional<Instant> paidAt;
};

// A callback that the provider wants to send now.
struct OutgoingCallback
{
    std::string url;
    HttpRequest request;
    std::string key; // for callbackAnswered
};

// What a simulator can be told to do wrong in its next answers; the host of the simulator does
// delays, drops and HTTP errors itself.
struct AnswerFault
{
    bool badSignature = false;
    bool wrongAmount = false;
};

// What a device simulator says, and whether it hangs up after it.
struct DeviceSays
{
    std::string bytes;
    bool hangUp = false;
};

// How a customer's own code behaves when it is charged.
enum class CodeMood
{
    Pays,     // at once
    Password, // waits until the customer pays or declines on the phone
    NoMoney,
    Expired
};

class Simulator
{
public:
    virtual ~Simulator() = default;
    virtual HttpReply handle(const HttpRequest &request, Instant now, AnswerFault fault) = 0;
    // The name of the call ("alipay.trade.precreate"), so that a fault can choose one.
    virtual std::string callOf(const HttpRequest &request) const = 0;

    // What the customer does; which is a QR text or an out_trade_no. False: no such payment, or not
    // in a state for it.
    virtual bool scan(std::string_view which, Instant now) = 0;
    virtual bool pay(std::string_view which, Instant now) = 0;
    virtual bool decline(std::string_view which, Instant now) = 0;

    // A fresh code that the customer shows to the shop; empty: its customers have none.
    virtual std::string customerCode(CodeMood, Instant) { return {}; }
    // The card is held to the terminal and times out instead of being approved or declined.
    virtual bool timeOut(std::string_view, Instant) { return false; }

    // A device's simulator speaks on a connection of its own, one at a time.
    virtual bool isDevice() const { return false; }
    virtual void deviceConnected(Instant) {}
    virtual void deviceHungUp(Instant) {}
    virtual DeviceSays deviceHears(std::string_view, Instant) { return {}; }
    // What it says without being asked, due by now: asked for again and again.
    virtual DeviceSays deviceDue(Instant) { return {}; }
    // What it does wrong in all that it says from now on.
    void setDeviceFault(AnswerFault fault) { m_deviceFault = fault; }
    // The names of the messages in bytes that pass, so that a fault can choose one.
    virtual std::string callOf(std::string_view) const { return {}; }

    virtual std::vector<WaitingPayment> waiting(Instant now) const = 0;
    virtual std::vector<LedgerRow> ledger() const = 0;

    // Callbacks due by now, and what the shop's host answered (nullopt: silence).
    virtual std::vector<OutgoingCallback> callbacksDue(Instant now) = 0;
    virtual void callbackAnswered(const std::string &key, const std::optional<HttpReply> &reply,
                                  Instant now) = 0;

    // How many times as fast as the provider a callback is repeated; the first is never delayed.
    void setCallbackScale(std::int64_t scale) { m_callbackScale = scale; }

    // Where the account's own callbacks go, at providers that are told once and not with each
    // request; empty: nowhere.
    void setCallbackAddress(const std::string &url) { m_callbackAddress = url; }

    // The settings with which a till talks to this simulator at that address; contents, not paths.
    virtual ProviderSettings settingsFor(const std::string &baseUrl) const = 0;

    // Everything it holds, keys included, as text; and back.
    virtual std::string save() const = 0;
    virtual bool load(std::string_view saved) = 0;

protected:
    // What a provider's waits between callbacks are divided by.
    std::int64_t callbackScale() const { return m_callbackScale; }
    const std::string &callbackAddress() const { return m_callbackAddress; }
    AnswerFault deviceFault() const { return m_deviceFault; }

private:
    std::int64_t m_callbackScale = 1;
    std::string m_callbackAddress;
    AnswerFault m_deviceFault;
};

// One row a provider folder: makes a fresh simulator with keys of its own.
struct SimulatorMaker
{
    std::string id;
    std::unique_ptr<Simulator> (*make)();
    // False where nothing but TLS protects the answers: then AnswerFault::badSignature makes one
    // that cannot be read.
    bool signsAnswers = true;
};

} // namespace guitai
