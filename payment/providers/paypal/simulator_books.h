// The simulator's books: PayPal's orders, captures and refunds, and what may happen to them. They
// know no wire.
#pragma once

#include "payment/providers/simulator.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guitai::paypal {

struct SimulatedRefund
{
    std::string id;
    std::string key; // PayPal-Request-Id; may be empty
    std::string customId;
    std::string invoiceId;
    std::string note;
    Money amount;
    Money refundedSoFar; // of the capture, this one included
    Instant at;
};

struct SimulatedCapture
{
    std::string id;
    std::string status; // COMPLETED, PENDING, DECLINED
    Instant at;
    Instant updatedAt;
    std::vector<SimulatedRefund> refunds;

    Money refunded(Currency currency) const;
    // With what was given back taken into account.
    std::string statusNow(Money amount) const;
};

// What happens when the order is captured.
enum class CaptureMood
{
    Pays,
    StaysPending,
    FailsOnce
};

struct NewOrder
{
    std::string referenceId = "default";
    std::string customId;
    std::string invoiceId;
    std::string description;
    std::string softDescriptor;
    std::string extras; // breakdown and items as JSON, shown again
    Money amount;
    bool withWallet = false; // payment_source.paypal
};

struct SimulatedOrder : NewOrder
{
    std::string id;
    std::string status; // CREATED, PAYER_ACTION_REQUIRED, APPROVED, VOIDED, COMPLETED
    Instant since;
    Instant updatedAt;
    bool opened = false; // the payer has the page open
    CaptureMood mood = CaptureMood::Pays;
    std::optional<Instant> approvedAt;
    std::optional<SimulatedCapture> capture;
    int timesCharged = 0;

    std::string link() const; // what the payer opens
    std::string linkRel() const { return withWallet ? "payer-action" : "approve"; }
    std::string merchantsNumber() const { return customId.empty() ? id : customId; }
};

// What came of a call: an issue when it failed.
struct Done
{
    std::string issue;
    const SimulatedOrder *order = nullptr;
    const SimulatedRefund *refund = nullptr;
};

struct NewRefund
{
    std::string key;
    std::string customId;
    std::string invoiceId;
    std::string note;
    std::optional<Money> amount; // none: everything that is left
};

class Books
{
public:
    // What the shop asks.
    const SimulatedOrder &create(const NewOrder &order, Instant now);
    const SimulatedOrder *order(std::string_view id, Instant now) const;
    const SimulatedOrder *orderOfCapture(std::string_view captureId) const;
    const SimulatedOrder *orderOfRefund(std::string_view refundId) const;
    const SimulatedRefund *refund(std::string_view refundId) const;
    Done capture(std::string_view id, Instant now);
    Done giveBack(std::string_view captureId, const NewRefund &wanted, Instant now);

    // What the customer does (see simulator.h). The order it happened to, or null.
    const SimulatedOrder *scan(std::string_view which, Instant now);
    const SimulatedOrder *pay(std::string_view which, Instant now);
    const SimulatedOrder *decline(std::string_view which, Instant now);

    const std::map<std::string, SimulatedOrder, std::less<>> &orders() const { return m_orders; }
    std::vector<WaitingPayment> waiting(Instant now) const;
    std::vector<LedgerRow> ledger() const;

    std::string save() const;
    bool load(std::string_view saved);

private:
    SimulatedOrder *meant(std::string_view which, bool (*fits)(const SimulatedOrder &, Instant),
                          Instant now);
    std::string newId(char first);

    std::map<std::string, SimulatedOrder, std::less<>> m_orders; // by id
    std::map<std::string, std::string, std::less<>> m_byCapture;
    std::map<std::string, std::string, std::less<>> m_byRefund;
    std::int64_t m_ids = 0;
};

} // namespace guitai::paypal
