// A question becomes a conversation.
#include "payment/providers/wechatpay/client.h"

#include "payment/providers/not_offered.h"
#include "payment/providers/wechatpay/conversations.h"
#include "payment/providers/wechatpay/notification.h"
#include "payment/providers/wechatpay/statement.h"

namespace guitai::wechatpay {

namespace {

ProviderCard cardOfWeChatPay(const Account &account)
{
    ProviderCard card;
    card.id = ProviderId("wechatpay");
    card.name = "WeChat Pay";
    card.nameZh = "微信支付";
    card.step = CustomerStep::ShowCode;
    card.canRefundInPart = true;
    card.currencies = {"CNY"};
    if (account.codeApi != CodeApi::None) {
        card.customerCodes = {{10, 15, 18, 18}};
    }
    card.patience = Span::minutes(5);
    // An order that was never closed ends by itself two minutes after the deadline; a reversed one
    // is final. What then still turns up is looked for a while longer.
    card.afterglow = Span::minutes(20);
    card.statementAfter = account.statementAfter;
    return card;
}

class WeChatPayClient : public Provider
{
public:
    explicit WeChatPayClient(Account account)
        : m_account(std::make_shared<const Account>(std::move(account)))
        , m_card(cardOfWeChatPay(*m_account))
    {}

    const ProviderCard &card() const override { return m_card; }

    std::unique_ptr<Conversation> ask(const Matter &matter, Question question,
                                      Instant now) const override
    {
        switch (question) {
        case Question::Charge:
            if (!matter.wanted) {
                return std::make_unique<QueryTalk>(m_account, matter, now);
            }
            if (!matter.authCode.empty()) {
                return std::make_unique<CodePayTalk>(m_account, matter, now);
            }
            return std::make_unique<NativeTalk>(m_account, matter, now);
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

    Result<CallbackNotice> read(const HttpRequest &callback, Instant now) const override
    {
        const auto notification =
            readNotification(callback, m_account->apiV3Key, *m_account->keys, now);
        return notification ? noticeOf(*notification, *m_account, now)
                            : Result<CallbackNotice>(notification.problem());
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
    return std::make_unique<WeChatPayClient>(std::move(account));
}

} // namespace guitai::wechatpay
