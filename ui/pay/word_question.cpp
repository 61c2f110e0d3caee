// A machine of its own needs the cashier's word; a terminal that forgot needs a manager's.
#include "ui/pay/word_question.h"

#include "ui/words/sale_facts.h"
#include "ui/words/words.h"

namespace guitai::ui {

namespace {

WordQuestion about(const CounterView &view, const ProviderId &provider, const Money &amount)
{
    WordQuestion question;
    question.amount = amount;
    question.method = methodName(provider, view.methods);
    question.byHand = isByHand(view, provider);
    question.needsPin = !question.byHand && !isTrusted(view, Act::PersonsWord);
    return question;
}

} // namespace

WordQuestion wordQuestion(const CounterView &view, const Attempt &attempt)
{
    WordQuestion question = about(view, attempt.provider, attempt.amount);
    question.attempt = attempt.id;
    return question;
}

WordQuestion wordQuestion(const CounterView &view, const Refund &refund)
{
    WordQuestion question = about(view, refund.provider, refund.amount);
    question.attempt = refund.leg;
    question.refund = refund.id;
    return question;
}

WordQuestion wordQuestion(const CounterView &view, const AttentionView &attention)
{
    WordQuestion question = about(view, attention.provider, attention.amount);
    question.attempt = attention.attempt;
    if (attention.kind == AttentionView::Kind::RefundUnresolved) {
        question.refund = attention.refund;
    }
    return question;
}

} // namespace guitai::ui
