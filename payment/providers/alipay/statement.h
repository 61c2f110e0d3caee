// Alipay's statement of a day: fetched in two steps, read from the archive or its detail file.
#pragma once

#include "payment/providers/alipay/dialogue.h"

namespace guitai::alipay {

// Asks for the address of the bill, and downloads it at once: the address lives half a minute.
class StatementTalk : public Conversation
{
public:
    StatementTalk(std::shared_ptr<const Account> account, const StatementDay &day, Instant now);

    Step begin() override;
    Step hear(const Answer &answer) override;

private:
    Step heardFile(const Answer &answer);

    std::unique_ptr<Conversation> m_address; // asks for it
    bool m_downloading = false;
};

Result<Statement> statementFrom(std::string_view file, const StatementDay &day,
                                const Account &account);

} // namespace guitai::alipay
