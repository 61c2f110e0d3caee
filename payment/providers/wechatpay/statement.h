// WeChat Pay's statement of a day: the trade bill, or below a line that says so the trade bill and,
// from its own byte order mark on, the fund-flow bill. Both are fetched packed and checked by their
// hashes; a person may bring either.
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
    Step heardFile(const Answer &answer);
    Step askForFlow();
    Step wholeDay() const;

    std::shared_ptr<const Account> m_account;
    StatementDay m_day;
    Instant m_now;
    std::unique_ptr<Conversation> m_address; // asks for it
    std::string m_hash;
    std::string m_file; // what is here already
    bool m_downloading = false;
    bool m_isFlow = false; // the trades are here
};

// One behind the other, as statementFrom() reads them.
std::string withFundFlow(std::string trades, std::string_view flow);

// Plain or packed with gzip.
Result<Statement> statementFrom(std::string_view file, const StatementDay &day,
                                const Account &account);

} // namespace guitai::wechatpay
