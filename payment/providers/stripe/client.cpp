// A question becomes a conversation.
#include "payment/providers/stripe/client.h"

#include "payment/providers/not_offered.h"
#include "payment/providers/stripe/events.h"
#include "payment/providers/stripe/greet_talk.h"
#include "payment/providers/stripe/payment_talk.h"
#include "payment/providers/stripe/refund_talk.h"
#include "payment/providers/stripe/statement.h"

namespace guitai::stripe {

namespace {

ProviderCard cardOfStripe(const Account &account)
{
    ProviderCard card;
    card.id = ProviderId("stripe");
    card.name = "Stripe Terminal";
    card.nameZh = "Stripe 刷卡";
    card.step = CustomerStep::PresentCard;
    card.currencies = account.currencies;
    // Every second at first: a customer with a card in the hand waits for us.
    card.pace = {Span::seconds(1), Span::seconds(30), Span::seconds(2), Span::minutes(5),
                 Span::seconds(5)};
    card.patience = Span::minutes(2);
    // What has ended unpaid has been cancelled at Stripe, so that nothing can turn up any more.
    card.afterglow = Span::minutes(10);
    card.statementAfter = account.statementAfter;
    return card;
}

class Client : public Provider
{
public:
    explicit Client(Account account)
        : m_account(std::make_shared<const Account>(std::move(account)))
        , m_card(cardOfStripe(*m_account))
    {}

    const ProviderCard &card() const override { return m_card; }

    std::unique_ptr<Conversation> ask(const Matter &matter, Question question,
                                      Instant now) const override
    {
        switch (question) {
        case Question::Charge:
        case Question::Query:
        case Question::Cancel:
            return std::make_unique<PaymentTalk>(m_account, matter, question, now);
        case Question::Refund:
        case Question::QueryRefund:
            return std::make_unique<RefundTalk>(m_account, matter, question, now);
        case Question::CloseDay:
            return notOffered();
        case Question::Greet:
            break;
        }
        return std::make_unique<GreetTalk>(m_account, matter, now);
    }

    Result<CallbackNotice> read(const HttpRequest &callback, Instant now) const override
    {
        return readEvent(callback, *m_account, now);
    }

    std::unique_ptr<Conversation> fetchStatement(const StatementDay &day,
                                                 Instant now) const override
    {
        return std::make_unique<StatementTalk>(m_account, day, now);
    }

    Result<Statement> readStatement(std::string_view file, const StatementDay &day) const override
    {
        return statementFrom(file, day);
    }

private:
    std::shared_ptr<const Account> m_account;
    ProviderCard m_card;
};

} // namespace

std::unique_ptr<Provider> makeClient(Account account)
{
    return std::make_unique<Client>(std::move(account));
}

} // namespace guitai::stripe
