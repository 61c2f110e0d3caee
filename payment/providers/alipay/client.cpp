// A question becomes a conversation.
#include "payment/providers/alipay/client.h"

#include "payment/providers/alipay/conversations.h"
#include "payment/providers/alipay/notify.h"
#include "payment/providers/alipay/statement.h"
#include "payment/providers/not_offered.h"

namespace guitai::alipay {

namespace {

ProviderCard cardOfAlipay(const Account &account)
{
    ProviderCard card;
    card.id = ProviderId("alipay");
    card.name = "Alipay";
    card.nameZh = "支付宝";
    card.step = CustomerStep::ShowCode;
    card.canRefundInPart = true;
    card.customerCodes = {{25, 30, 16, 24}};
    card.patience = Span::minutes(5);
    // A code lives two hours at most, whatever we asked for, and a trade that is born from it in
    // the last second lives as long as our patience.
    card.afterglow = Span::hours(2) + card.patience + Span::minutes(5);
    card.statementAfter = account.statementAfter;
    return card;
}

class Client : public Provider
{
public:
    explicit Client(Account account)
        : m_account(std::make_shared<const Account>(std::move(account)))
        , m_card(cardOfAlipay(*m_account))
    {}

    const ProviderCard &card() const override { return m_card; }

    std::unique_ptr<Conversation> ask(const Matter &matter, Question question,
                                      Instant now) const override
    {
        switch (question) {
        case Question::Charge:
            if (!matter.authCode.empty()) {
                return std::make_unique<PayTalk>(m_account, matter, now);
            }
            return std::make_unique<ChargeTalk>(m_account, matter, now);
        case Question::Query:
            return std::make_unique<QueryTalk>(m_account, matter, now);
        case Question::Cancel:
            return std::make_unique<CancelTalk>(m_account, matter, now);
        case Question::Refund:
            return std::make_unique<RefundTalk>(m_account, matter, now);
        case Question::QueryRefund:
            return std::make_unique<QueryRefundTalk>(m_account, matter, now);
        case Question::CloseDay:
            return notOffered();
        case Question::Greet:
            break;
        }
        Matter greeting = matter;
        greeting.attempt = AttemptId("guitai_greeting");
        return std::make_unique<GreetTalk>(m_account, greeting, now);
    }

    Result<CallbackNotice> read(const HttpRequest &callback, Instant) const override
    {
        return readCallback(callback, *m_account);
    }

    std::unique_ptr<Conversation> fetchStatement(const StatementDay &day,
                                                 Instant now) const override
    {
        return std::make_unique<StatementTalk>(m_account, day, now);
    }

    Result<Statement> readStatement(std::string_view file, const StatementDay &day) const override
    {
        return statementFrom(file, day, *m_account);
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

} // namespace guitai::alipay
