// The simulator's books: Stripe's objects as Stripe shows them, and what may happen to them. It
// knows no wire.
#pragma once

#include "payment/providers/simulator.h"
#include "payment/providers/stripe/simulator_call.h"

#include <QJsonObject>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace guitai::stripe {

inline constexpr const char *simulatedReader = "tmr_Guitai00000001";

class SimulatedBooks
{
public:
    SimulatedBooks();

    // Every method takes a call whose form is right.
    SimulatedAnswer carryOut(const SimulatedCall &call, Instant now);

    // The card at the reader.
    bool isAtReader(std::string_view which) const;
    bool present(const std::string &cardNumber, Instant now);
    bool giveUp(const std::string &failureCode, Instant now); // the reader's action fails

    void refundsArePending(bool pending) { m_refundsPend = pending; }
    bool settleRefund(std::string_view number, bool done, Instant now);

    std::vector<WaitingPayment> waiting() const;
    std::vector<LedgerRow> ledger() const;

    // Events that came up since the last time.
    std::vector<QJsonObject> takeEvents();
    std::vector<QJsonObject> endpoints() const;

    QJsonObject save() const;
    bool load(const QJsonObject &saved);

private:
    SimulatedAnswer createIntent(const SimulatedCall &call, Instant now);
    SimulatedAnswer updateIntent(const SimulatedCall &call, QJsonObject intent);
    SimulatedAnswer cancelIntent(const SimulatedCall &call, QJsonObject intent, Instant now);
    SimulatedAnswer captureIntent(const SimulatedCall &call, QJsonObject intent, Instant now);
    SimulatedAnswer showIntent(const SimulatedCall &call, QJsonObject reader, Instant now);
    SimulatedAnswer stopReader(QJsonObject reader, Instant now);
    SimulatedAnswer presentCard(const SimulatedCall &call, const QJsonObject &reader, Instant now);
    SimulatedAnswer createRefund(const SimulatedCall &call, Instant now);
    SimulatedAnswer createEndpoint(const SimulatedCall &call, Instant now);
    SimulatedAnswer list(const SimulatedCall &call) const;

    const QJsonObject *find(const std::string &id) const;
    void keep(const QJsonObject &object);
    std::string newId(const char *prefix);
    QJsonObject newCharge(const QJsonObject &intent, const std::string &number, Instant now);
    std::string newTransaction(const char *type, const std::string &source, std::int64_t amount,
                               const QJsonObject &of, Instant now);
    void settle(QJsonObject charge, Instant now); // captured: money moves
    void carryOutRefund(QJsonObject refund, Instant now);
    void endAction(const char *status, const QJsonObject &more, Instant now);
    void happened(const char *type, const QJsonObject &object, Instant now);
    QJsonObject expanded(QJsonObject object, const std::string &path) const;
    const QJsonObject *intentAtReader() const;

    std::map<std::string, QJsonObject> m_objects; // by id; ids of one kind rise with time
    std::vector<QJsonObject> m_fresh;             // events not yet taken
    std::int64_t m_counter = 1;
    bool m_refundsPend = false;
};

} // namespace guitai::stripe
