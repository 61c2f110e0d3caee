// A question becomes a conversation, by what is on disk about its money.
#include "payment/providers/zvt/client.h"

#include "payment/providers/zvt/money_talk.h"
#include "payment/providers/zvt/recovery_talk.h"
#include "payment/providers/zvt/small_talk.h"
#include "payment/providers/zvt/statement.h"

#include <utility>

namespace guitai::zvt {

namespace {

ProviderCard cardOf(const Terminal &terminal)
{
    ProviderCard card;
    card.id = ProviderId("zvt");
    card.name = "Card terminal";
    card.nameZh = "刷卡终端";
    card.step = CustomerStep::PresentCard;
    card.isLocal = true;
    card.readsStatements = true;
    card.currencies = {terminal.currency.code()};
    // The payment's own conversation listens all the time. These are the gaps between attempts to
    // find out what became of it once it was lost: each occupies the terminal for a second or two.
    card.pace = {Span::seconds(2), Span::seconds(10), Span::seconds(5), Span::seconds(60),
                 Span::seconds(15)};
    // A little more than the terminal itself waits for a card and for its bank.
    card.patience = Span::minutes(4);
    // A terminal keeps a payment only after our acknowledgement in the same conversation: after its
    // last word nothing of that attempt can come any more.
    card.afterglow = Span();
    return card;
}

class Client : public Provider
{
public:
    explicit Client(Terminal terminal)
        : m_card(cardOf(terminal))
        , m_terminal(std::make_shared<const Terminal>(std::move(terminal)))
        , m_witness(std::make_shared<Witness>())
    {}

    const ProviderCard &card() const override { return m_card; }

    std::unique_ptr<Conversation> ask(const Matter &matter, Question question,
                                      Instant now) const override
    {
        switch (question) {
        case Question::Charge:
        case Question::Refund:
            // What was begun once is never begun again with the same number.
            if (!matter.note.empty() || (question == Question::Charge && !matter.wanted))
                return std::make_unique<RecoveryTalk>(m_terminal, matter, question);
            return std::make_unique<MoneyTalk>(m_terminal, matter,
                                               question == Question::Charge
                                                   ? std::vector<Deal>{Deal::Payment}
                                                   : waysBack(matter, now));
        case Question::Query:
        case Question::Cancel:
        case Question::QueryRefund:
            return std::make_unique<RecoveryTalk>(m_terminal, matter, question);
        case Question::CloseDay:
            return std::make_unique<CloseDayTalk>(m_terminal, matter, now, m_witness);
        case Question::Greet:
            break;
        }
        return std::make_unique<GreetTalk>(m_terminal, matter);
    }

    Result<Statement> readStatement(std::string_view file, const StatementDay &day) const override
    {
        return statementFrom(file, day);
    }

private:
    // A payment of the same day can be taken back whole and without the card, by its receipt
    // number. After an end of day those numbers may belong to other payments.
    std::vector<Deal> waysBack(const Matter &matter, Instant now) const
    {
        const Record paid = Memo::read(matter.attemptNote).record;
        const bool isWhole = matter.refundAmount == matter.amount;
        const bool isToday = matter.paidAt && now - *matter.paidAt < Span::hours(24) &&
                             !(m_witness->closedAt && *m_witness->closedAt >= *matter.paidAt);
        if (isWhole && isToday && !paid.receipt.empty())
            return {Deal::Reversal, Deal::Refund};
        return {Deal::Refund};
    }

    ProviderCard m_card;
    std::shared_ptr<const Terminal> m_terminal;
    std::shared_ptr<Witness> m_witness;
};

} // namespace

std::unique_ptr<Provider> makeClient(Terminal terminal)
{
    return std::make_unique<Client>(std::move(terminal));
}

} // namespace guitai::zvt
