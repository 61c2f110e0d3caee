// DealTalk: what moving money and finding out whether it moved have in common: their last words.
#pragma once

#include "payment/providers/zvt/talk.h"

namespace guitai::zvt {

class DealTalk : public Talk
{
public:
    DealTalk(std::shared_ptr<const Terminal> terminal, Matter matter);

protected:
    // What the terminal was asked to move.
    Money asked() const;
    bool isRefund() const { return !matter().refund.empty(); }

    // Writes the last word down, then says it.
    void concludeMoved(const Record &record);
    void concludeClosed(Reason reason, bool cancelled, int code, const std::string &words);
    // Says what a note about the end says.
    void concludeFromMemo();

    Memo &memo() { return m_memo; }
    const Memo &memo() const { return m_memo; }
    // True when the writing was of a last word, which has now been said.
    bool saidLastWord(bool written);

private:
    Memo m_memo;
    bool m_isLastWord = false;
};

} // namespace guitai::zvt
