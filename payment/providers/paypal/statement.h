// PayPal's statement of a day: the transactions of its reporting API, page by page.
#pragma once

#include "payment/providers/paypal/talk.h"

#include <deque>

namespace guitai::paypal {

// Ends with all pages as one JSON list. PayPal lists at most ten thousand transactions for one
// span: where there are more, the day is asked for in halves.
class StatementTalk : public Talk
{
public:
    StatementTalk(std::shared_ptr<Session> session, const StatementDay &day, Instant now);

private:
    struct Piece
    {
        Instant from, to; // [from, to)
    };

    Step start() override;
    Step heard(const HttpReply &reply) override;
    Step askForPage();
    Step finish();

    std::deque<Piece> m_pieces;
    int m_page = 1;
    std::string m_file;
};

Result<Statement> statementFrom(std::string_view file, const StatementDay &day);

} // namespace guitai::paypal
