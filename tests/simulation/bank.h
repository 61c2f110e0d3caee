// Bank: a wallet provider reduced to what matters, with its conversation. It knows nothing of
// faults.
#pragma once

#include "payment/engine/provider.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace guitai::simulation {

enum class BankState
{
    Waiting,
    Paid,
    Closed,
    Undone
}; // Undone: paid and given back by a cancel

struct BankRow
{
    BankState state = BankState::Waiting;
    Money amount;
    Instant expires;
    bool asked = false; // a charge has arrived, not only a cancel
    int timesCharged = 0;
    Money refunded;
    std::map<std::string, Money> refunds;

    // What the bank holds for the shop.
    Money held() const
    {
        return timesCharged == 0 || state == BankState::Undone ? Money(0, amount.currency())
                                                               : amount - refunded;
    }
};

class Bank
{
public:
    // Whether a cancel before the customer scanned really kills the code. With some it does not.
    bool cancelKillsUnscanned = true;
    Span life = Span::minutes(5); // of a code, from the charge

    std::string hear(const std::string &request, Instant now);

    bool pay(const std::string &id, Instant now);
    bool decline(const std::string &id, Instant now);

    const std::map<std::string, BankRow> &rows() const { return m_rows; }

private:
    void expire(BankRow &row, Instant now);

    std::map<std::string, BankRow> m_rows;
};

// The till's side of the talk with the bank.
class BankProvider : public Provider
{
public:
    explicit BankProvider(CustomerStep step = CustomerStep::ShowCode);
    const ProviderCard &card() const override { return m_card; }
    std::unique_ptr<Conversation> ask(const Matter &matter, Question question,
                                      Instant now) const override;

private:
    ProviderCard m_card;
};

} // namespace guitai::simulation
