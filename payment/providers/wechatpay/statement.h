// WeChat Pay's statement of a day: the trade bill, fetched packed and checked by its hash; or the
// fund-flow bill that a person downloaded.
#pragma once

#include "payment/providers/wechatpay/dialogue.h"

namespace guitai::wechatpay {

class StatementTalk : public Conversation
{
public:
    StatementTalk(std::shared_ptr<const Account> account, const StatementDay &day, Instant now);

    Step begin() override;
    Step hear(const Answer &answer) override;

private:
    Step heardAddress(const Reading &reading);
    Step heardFile(const Answer &answer) const;

    std::shared_ptr<const Account> m_account;
    Instant m_now;
    std::unique_ptr<Conversation> m_address; // asks for it
    std::string m_hash;
    bool m_downloading = false;
};

// Plain or packed with gzip.
Result<Statement> statementFrom(std::string_view file, const StatementDay &day,
                                const Account &account);

} // namespace guitai::wechatpay
