// RecoveryTalk: finds out what became of money after the conversation that moved it was lost.
#pragma once

#include "payment/providers/zvt/deal_talk.h"

namespace guitai::zvt {

class RecoveryTalk : public DealTalk
{
public:
    RecoveryTalk(std::shared_ptr<const Terminal> terminal, Matter matter, Question question);

private:
    void start() override;
    void ready() override;
    void unreached(const Outcome &outcome) override;
    void ended(std::uint16_t command, const Outcome &outcome) override;
    void noted(bool written) override;

    void stop(const Outcome &outcome);
    void judgeBy(const Outcome &outcome);

    Question m_question;
    Outcome m_first;
    bool m_isStopping = false;
};

// The state in the completion of a status enquiry; nothing when there is none.
std::optional<int> statusIn(const std::string &data);

} // namespace guitai::zvt
