// Bank: a wallet provider reduced to what matters, with its conversation. It knows nothing of
// faults.
#pragma once

#include "payment/engine/provider.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace guitai::simulation {

enum class BankState
{
    Waiting,
    Approved, // an order the customer agreed to: no money has moved
    Paid,
    Closed,
    Undone
}; // Undone: paid and given back by a cancel

struct BankRow
{
    BankState state = BankState::Waiting;
    Money amount;
    Instant expires;
    bool asked = false;   // a charge has arrived, not only a cancel
    bool byOrder = false; // the customer approves, the shop captures
    int timesCharged = 0;
    Money refunded;
    std::map<std::string, Money> refunds;
    std::set<std::string> refused; // refunds

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

// The same bank by orders: the customer approves, and the shop itself must capture, exactly once.
// There is no cancel: what nobody captures takes no money.
class OrderBankProvider : public Provider
{
public:
    OrderBankProvider();
    const ProviderCard &card() const override { return m_card; }
    std::unique_ptr<Conversation> ask(const Matter &matter, Question question,
                                      Instant now) const override;

private:
    ProviderCard m_card;
};

// A card machine of its own: nobody can be asked but the person who stands before it.
class HandProvider : public Provider
{
public:
    HandProvider();
    const ProviderCard &card() const override { return m_card; }
    std::unique_ptr<Conversation> ask(const Matter &matter, Question question,
                                      Instant now) const override;

private:
    ProviderCard m_card;
};

// The till's side of the talk with the bank.
class BankProvider : public Provider
{
public:
    // afterglow: how long a payment can still turn up after the end.
    explicit BankProvider(Span afterglow = Span::minutes(20));
    const ProviderCard &card() const override { return m_card; }
    std::unique_ptr<Conversation> ask(const Matter &matter, Question question,
                                      Instant now) const override;

private:
    ProviderCard m_card;
};

// What the bank's talks are made of: "VERB|id|amount|refund" and "WORD|amount|code".
std::string sentence(const char *verb, const Matter &matter, Money amount);
struct BankWord
{
    std::string word;
    Money amount;
    std::string code;
};
std::optional<BankWord> bankWord(const Answer &answer);

} // namespace guitai::simulation
