// MoneyTalk: a payment, reversal or refund from its first word to its last.
#pragma once

#include "payment/providers/zvt/deal_talk.h"

#include <vector>

namespace guitai::zvt {

class MoneyTalk : public DealTalk
{
public:
    // Tries the deals in turn: the next when the terminal cannot do the one before.
    MoneyTalk(std::shared_ptr<const Terminal> terminal, Matter matter, std::vector<Deal> deals);

private:
    void ready() override;
    void unreached(const Outcome &outcome) override;
    void ended(std::uint16_t command, const Outcome &outcome) override;
    void informed(const Record &record) override;
    void noted(bool written) override;
    void unwanted() override;

    void rememberWhatWasBefore(const Outcome &outcome);
    void prepare();
    Apdu command() const;
    Reason faultOf(const Record &record) const;
    void dealEnded(const Outcome &outcome);
    void dealFailed(const Outcome &outcome);
    bool canTryNext(const Outcome &outcome) const;
    void concludeUnsent(const Outcome &outcome);

    enum class Writing
    {
        Nothing,
        BeforeTheCommand,
        BeforeTheYes,
        BeforeTheNo,
        ThatNothingWasSent
    };
    enum class Word
    {
        None,
        Approved,
        Failed,
        Refused // by us
    };
    std::vector<Deal> m_deals; // the first is the one that runs
    Writing m_writing = Writing::Nothing;
    Word m_lastWord = Word::None;
    Reason m_fault = Reason::None;
    bool m_isUnwanted = false;
    Outcome m_busy;
};

} // namespace guitai::zvt
