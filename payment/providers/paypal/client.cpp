// A question becomes a conversation, a callback a notice.
#include "payment/providers/paypal/client.h"

#include "payment/providers/not_offered.h"
#include "payment/providers/paypal/amount.h"
#include "payment/providers/paypal/greet_talk.h"
#include "payment/providers/paypal/order_talk.h"
#include "payment/providers/paypal/refund_talk.h"
#include "payment/providers/paypal/statement.h"
#include "payment/providers/paypal/webhook.h"

namespace guitai::paypal {

namespace {

ProviderCard cardOfPayPal(const Account &account)
{
    ProviderCard card;
    card.id = ProviderId("paypal");
    card.name = "PayPal";
    card.nameZh = "贝宝";
    card.step = CustomerStep::ShowCode;
    card.canRefundInPart = true;
    card.currencies = takenCurrencies();
    // PayPal wishes no burst: every three seconds in the first minute, then every five.
    card.pace = {Span::seconds(3), Span::seconds(60), Span::seconds(5), Span::minutes(10),
                 Span::seconds(5)};
    card.patience = Span::minutes(5);
    // Only a capture of ours moves money, and none is begun after the end.
    card.afterglow = Span::hours(1);
    card.statementAfter = account.statementAfter;
    return card;
}

class PayPalClient : public Provider
{
public:
    explicit PayPalClient(Account account)
        : m_session(std::make_shared<Session>(std::move(account)))
        , m_card(cardOfPayPal(m_session->account()))
    {}

    const ProviderCard &card() const override { return m_card; }

    std::unique_ptr<Conversation> ask(const Matter &matter, Question question,
                                      Instant now) const override
    {
        switch (question) {
        case Question::Charge:
        case Question::Query:
        case Question::Cancel:
            return std::make_unique<OrderTalk>(m_session, matter, question, now);
        case Question::Refund:
        case Question::QueryRefund:
            return std::make_unique<RefundTalk>(m_session, matter, now);
        case Question::CloseDay:
            return notOffered();
        case Question::Greet:
            break;
        }
        return std::make_unique<GreetTalk>(m_session, matter, now);
    }

    Result<CallbackNotice> read(const HttpRequest &callback, Instant now) const override
    {
        const auto event =
            verifiedEvent(callback, m_session->account(), m_session->certificates(), now);
        return event ? noticeOf(*event) : Result<CallbackNotice>(event.problem());
    }

    std::unique_ptr<Conversation> fetchStatement(const StatementDay &day,
                                                 Instant now) const override
    {
        return std::make_unique<StatementTalk>(m_session, day, now);
    }

    Result<Statement> readStatement(std::string_view file, const StatementDay &day) const override
    {
        return statementFrom(file, day);
    }

private:
    std::shared_ptr<Session> m_session;
    ProviderCard m_card;
};

} // namespace

std::unique_ptr<Provider> makeClient(Account account)
{
    return std::make_unique<PayPalClient>(std::move(account));
}

} // namespace guitai::paypal
