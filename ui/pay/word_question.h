// WordQuestion: about which money a person is asked, and who may answer.
#pragma once

#include "payment/engine/view.h"

#include <QString>

namespace guitai::ui {

struct WordQuestion
{
    AttemptId attempt;
    RefundId refund; // empty: about the payment itself
    Money amount;
    QString method;
    bool byHand = true; // a machine of its own; else a terminal that cannot tell any more
    bool needsPin = false;

    friend bool operator==(const WordQuestion &, const WordQuestion &) = default;
};

// The question about an open attempt or an unresolved refund.
WordQuestion wordQuestion(const CounterView &view, const Attempt &attempt);
WordQuestion wordQuestion(const CounterView &view, const Refund &refund);
WordQuestion wordQuestion(const CounterView &view, const AttentionView &attention);

} // namespace guitai::ui
