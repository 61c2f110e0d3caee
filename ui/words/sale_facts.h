// Small looks at a checkout that screens share; they read, they do not decide.
#pragma once

#include "payment/engine/view.h"

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

inline CustomerStep stepOf(const CounterView &view, const ProviderId &provider)
{
    for (const MethodView &method : view.methods) {
        if (method.card.id == provider) {
            return method.card.step;
        }
    }
    return CustomerStep::ShowCode;
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
