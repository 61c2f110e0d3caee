// Small looks at a checkout that screens share; they read, they do not decide.
#pragma once

#include "payment/engine/view.h"

#include <algorithm>

namespace guitai::ui {

// The attempt of which money may still move, if there is one.
inline const Attempt *openAttempt(const Checkout &checkout)
{
    for (const Attempt &attempt : checkout.attempts) {
        if (attempt.moneyMayMove()) {
            return &attempt;
        }
    }
    return nullptr;
}

inline const Attempt *lastAttempt(const Checkout &checkout)
{
    return checkout.attempts.empty() ? nullptr : &checkout.attempts.back();
}

// The part that went back last before the receipt, or was refused to.
inline const Refund *lastGivenBack(const Checkout &checkout)
{
    const Refund *last = nullptr;
    for (const Refund &refund : checkout.refunds) {
        if (refund.early && refund.stage != RefundStage::Asked) {
            last = &refund;
        }
    }
    return last;
}

// What was given back of a finished sale: what went back before the receipt is not on it.
inline std::vector<Refund> refundsOf(const Checkout &checkout)
{
    std::vector<Refund> refunds = checkout.refunds;
    std::erase_if(refunds, [](const Refund &refund) { return refund.early; });
    return refunds;
}

inline CustomerStep stepOf(const CounterView &view, const ProviderId &provider)
{
    for (const MethodView &method : view.methods) {
        if (method.card.id == provider) {
            return method.card.step;
        }
    }
    return CustomerStep::ShowCode;
}

// The same for one attempt: a customer's code that was scanned is confirmed on the phone.
inline CustomerStep stepOf(const CounterView &view, const Attempt &attempt)
{
    return attempt.authCode.empty() ? stepOf(view, attempt.provider)
                                    : CustomerStep::ScanCustomerCode;
}

// Taken on a machine of its own, about which only a person can tell.
inline bool isByHand(const CounterView &view, const ProviderId &provider)
{
    return std::any_of(view.methods.begin(), view.methods.end(), [&](const MethodView &method) {
        return method.card.id == provider && method.card.byHand;
    });
}

// Only a person's word can end it now.
inline bool needsWord(const CounterView &view, const AttentionView &attention)
{
    return attention.kind != AttentionView::Kind::Exception && !attention.isOfRelay() &&
           !attention.isOfStatement() &&
           (isByHand(view, attention.provider) ||
            attention.weather.lastReason == Reason::AskThePerson);
}

// Whoever is signed in may do it without anybody else's PIN.
inline bool isTrusted(const CounterView &view, Act act)
{
    return view.cashier && view.cashier->role() >= view.trust.needed(act);
}

// So much may not be given back without the PIN of somebody who is trusted with more.
inline bool asksForManager(const CounterView &view, const Checkout &checkout, const Money &refund)
{
    Counter counter;
    counter.refundLimit = view.refundLimit;
    const bool above = needsManager(counter, checkout, refund);
    return !isTrusted(view, above ? Act::RefundAboveLimit : Act::Refund);
}

// What a leg of a finished sale still holds, as the cashier sees it; the engine has the last word.
inline Money leftOf(const Checkout &checkout, const Tender &leg)
{
    Money left = leg.net;
    for (const Refund &refund : checkout.refunds) {
        if (refund.leg == leg.attempt && refund.stage != RefundStage::Refused) {
            left -= refund.amount;
        }
    }
    return left;
}

} // namespace guitai::ui
