// Words: what the engine's enums mean to a person: what happened, where the money is, what to do.
#pragma once

#include "payment/engine/view.h"
#include "ui/desk/desk.h"

#include <QString>

namespace guitai::ui {

struct StateWords
{
    QString title; // what happened
    QString money; // was money taken
    QString doNow; // what to do now

    friend bool operator==(const StateWords &, const StateWords &) = default;
};

// Where a payment stands, as a screen shows it.
enum class PayPhase
{
    Preparing,   // no code yet
    Waiting,     // the customer has the code
    StillAsking, // no answer from the provider for a while
    Closing,     // being cancelled, not confirmed yet
    Paid,
    Declined,
    Cancelled,
    TimeUp
};

PayPhase phaseOf(const Attempt &attempt, const Weather &weather, CustomerStep step);
StateWords payWords(PayPhase phase, const Attempt &attempt, const Weather &weather,
                    CustomerStep step, const QString &method);

// What a card terminal shows now, for cashier and customer alike, and its drawing.
QString promptText(Prompt prompt);
QString promptIcon(Prompt prompt);

QString reasonText(Reason reason);
QString reasonAdvice(Reason reason);
QString refusalText(Refusal refusal);
QString noticeText(const Notice &notice);
// byHand: a person's word ends it, see needsWord().
StateWords attentionWords(const AttentionView &attention, const QString &method,
                          bool byHand = false);
StateWords refundWords(const Refund &refund, const QString &method, bool byHand = false);
QString lineFaultText(OrderFault fault);

// The name of a way to pay; the methods come with the view.
QString methodName(const ProviderId &id, const std::vector<MethodView> &methods);
// Its drawn mark in resources/icons.
QString methodMark(const ProviderId &id);

} // namespace guitai::ui
