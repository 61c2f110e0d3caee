// What PayPal's refusals mean for the till, as tables: one for each kind of call.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/paypal/answers.h"

namespace guitai::paypal {

struct Meaning
{
    Verdict verdict = Verdict::NoAnswer;
    Reason reason = Reason::Unknown;

    friend bool operator==(const Meaning &, const Meaning &) = default;
};

// 5xx, 429, 409: nothing is known; by the status alone, whatever the body says.
Reason reasonOfStatus(int status);
bool isUnclear(int status);

// Of a refused token request, or of a call that was refused as ours (401).
Meaning meaningOfLogin(const Refusal &refusal);
// Of asking for an order.
Meaning meaningOfCreate(const Refusal &refusal);
// Of looking at an order, a capture or a refund.
Meaning meaningOfLook(const Refusal &refusal);
// Of giving back. A refund that the shop's balance does not cover, or that has to wait for a
// pending capture, is NoAnswer and not a refusal: the same request succeeds later, and a new number
// could pay twice.
Meaning meaningOfRefund(const Refusal &refusal);

// What a refused capture leads to.
enum class After
{
    PayerActs,       // no money moved; the payer can approve again, the next capture has a new key
    AlreadyCaptured, // the way to success: look at the order
    Unclear,         // it may be on its way
    NeverPaid,       // final for this order
    OrderDead,       // expired, or gone
    NotExecuted      // refused as a request; no money moved
};

struct CaptureMeaning
{
    After after = After::Unclear;
    Reason reason = Reason::Unknown;

    friend bool operator==(const CaptureMeaning &, const CaptureMeaning &) = default;
};

CaptureMeaning meaningOfCapture(const Refusal &refusal);

} // namespace guitai::paypal
