// Stripe's statement of a day: its balance transactions, page by page.
#pragma once

#include "payment/providers/stripe/dialogue.h"

namespace guitai::stripe {

// Ends with all pages as one JSON list.
class StatementTalk : public Dialogue
{
public:
    StatementTalk(std::shared_ptr<const Account> account, const StatementDay &day, Instant now);
    Step begin() override;

private:
    Step heard(const Reply &reply) override;
    Step askForPage(const std::string &after);

    StatementDay m_day;
    std::string m_file;
};

Result<Statement> statementFrom(std::string_view file, const StatementDay &day);

} // namespace guitai::stripe
