// What goes back to the customer: of a receipt, or a whole part before there is one.
#include "payment/engine/attempt_machine.h"
#include "payment/engine/rules.h"

#include <algorithm>

namespace guitai {

namespace {

// How long until an unanswered refund is asked for again.
Span refundPace(Span age)
{
    if (age < Span::minutes(1))
        return Span::seconds(5);
    if (age < Span::minutes(10))
        return Span::seconds(30);
    return Span::minutes(5);
}

bool isHalfway(const Refund &refund)
{
    return refund.stage == RefundStage::Asked;
}

// Whether the leg's method can give so much of it back.
Refusal faultOfRefund(const Ruling &r, const Checkout &checkout, const RefundOpened &wanted)
{
    const Attempt *attempt = checkout.attempt(wanted.leg);
    if (!attempt)
        return Refusal::None;
    if (attempt->moneyMayMove())
        return Refusal::PaymentOpen;
    const auto card = r.counter.cards.find(wanted.provider);
    if (card == r.counter.cards.end())
        return Refusal::NoSuchMethod;
    if (!card->second.canRefund)
        return Refusal::CannotRefund;
    if (!card->second.canRefundInPart && wanted.amount != refundable(checkout, wanted.leg))
        return Refusal::BadAmount;
    return Refusal::None;
}

// Cash goes back at once; everybody else is asked, by the refund's own number.
void openRefund(Ruling &r, const Checkout &checkout, RefundOpened wanted,
                const std::optional<Cashier> &approver)
{
    const Attempt *attempt = checkout.attempt(wanted.leg);
    wanted.provider = attempt ? attempt->provider : cashMethod();
    Ruling trusting{r.counter, r.now, r.decision, approver ? approver : r.approver};
    CashierId approvedBy;
    const bool above = needsManager(r.counter, checkout, wanted.amount);
    if (!mayDo(trusting, above ? Act::RefundAboveLimit : Act::Refund, approvedBy))
        return;
    if (wanted.provider == cashMethod() && !hasShift(r))
        return;
    if (const Refusal why = faultOfRefund(r, checkout, wanted); why != Refusal::None)
        return r.refuse(why);
    wanted.sale = checkout.id;
    wanted.at = r.now;
    wanted.by = r.counter.cashier->id;
    wanted.approvedBy = approver ? approver->id : approvedBy;
    r.fact(wanted);
    if (wanted.provider == cashMethod()) {
        r.fact(RefundEnded{checkout.id, r.now, wanted.refund, true, Reason::None, {}, {}});
        r.command(OpenDrawer{});
        return;
    }
    if (cardOf(r.counter, wanted.provider).byHand)
        return;
    r.command(AskProvider{wanted.leg, wanted.refund, Question::Refund});
    r.command(WakeRefund{wanted.refund, r.now + refundPace({})});
}

bool counts(const Checkout &checkout, const AttemptId &leg)
{
    const std::vector<Tender> legs = tenders(checkout);
    return std::any_of(legs.begin(), legs.end(), [&](const Tender &t) { return t.attempt == leg; });
}

} // namespace

void rule(Ruling &r, const RefundPressed &e)
{
    const Checkout *checkout = r.counter.sale(e.sale);
    if (!r.counter.cashier)
        return r.refuse(Refusal::NotSignedIn);
    if (!checkout)
        return r.refuse(Refusal::NoSuchSale);
    if (e.amount.currency() != checkout->order.currency || !e.amount.isPositive())
        return r.refuse(Refusal::BadAmount);
    if (e.amount > refundable(*checkout, e.leg))
        return r.refuse(Refusal::RefundTooMuch);
    if (!e.lines.empty() && !priceOf(*checkout, e.lines))
        return r.refuse(Refusal::RefundTooMuch);
    // Before the receipt what counts for the sale goes back whole, by GiveBackPressed.
    if (!checkout->receipt && counts(*checkout, e.leg))
        return r.refuse(Refusal::MoneyTaken);
    RefundOpened wanted;
    wanted.refund = e.refund;
    wanted.leg = e.leg;
    wanted.amount = e.amount;
    wanted.why = e.why;
    wanted.lines = e.lines;
    openRefund(r, *checkout, std::move(wanted), e.approver);
}

void rule(Ruling &r, const GiveBackPressed &e)
{
    const Checkout *checkout = r.counter.sale(e.sale);
    if (!r.counter.cashier)
        return r.refuse(Refusal::NotSignedIn);
    if (!checkout)
        return r.refuse(Refusal::NoSuchSale);
    if (checkout->receipt || isGivenBack(*checkout, e.leg))
        return r.refuse(Refusal::AlreadyDone);
    if (checkout->moneyMayMove())
        return r.refuse(Refusal::PaymentOpen);
    if (!counts(*checkout, e.leg))
        return r.refuse(Refusal::RefundTooMuch);
    RefundOpened wanted;
    wanted.refund = e.refund;
    wanted.leg = e.leg;
    wanted.amount = refundable(*checkout, e.leg);
    wanted.why = e.why;
    wanted.early = true;
    openRefund(r, *checkout, std::move(wanted), e.approver);
}

void rule(Ruling &r, const HeardOfRefund &e)
{
    const Checkout *checkout = r.counter.saleOf(e.refund);
    const Refund *refund = checkout ? checkout->refund(e.refund) : nullptr;
    if (!refund)
        return;
    const Reading &reading = e.reading;
    if (refund->askedAgain && isWord(reading))
        r.fact(AnsweredAgain{checkout->id, r.now, refund->leg, refund->id, reading.verdict,
                             reading.amount, reading.reference});
    const bool done = reading.verdict == Verdict::Refunded;
    // What we took for refused has been done after all.
    const bool isNews = done && refund->askedAgain && refund->stage == RefundStage::Refused;
    if (!isHalfway(*refund) && !isNews)
        return;
    if (!done && reading.verdict != Verdict::RefundRefused)
        return; // we do not know: the alarm asks again, with the same number
    r.fact(RefundEnded{checkout->id, r.now, e.refund, done, reading.reason, reading.reference,
                       reading.providerCode, reading.card});
    if (!done)
        return;
    // Late money that has gone back whole needs nobody's attention any more.
    const Checkout after = afterwards(r, *checkout);
    if (refundable(after, refund->leg).isZero()) {
        for (const Exception &x : after.exceptions) {
            if (x.attempt == refund->leg && x.trouble == Trouble::PaidAfterEnd && !x.settled)
                r.fact(ExceptionSettled{checkout->id, r.now, x.attempt, x.trouble, "refunded",
                                        refund->by});
        }
    }
}

void rule(Ruling &r, const WokeRefund &e)
{
    const Checkout *checkout = r.counter.saleOf(e.refund);
    const Refund *refund = checkout ? checkout->refund(e.refund) : nullptr;
    if (!refund || cardOf(r.counter, refund->provider).byHand)
        return;
    if (!isHalfway(*refund) && refund->askedAgain) {
        r.command(AskProvider{refund->leg, refund->id, Question::QueryRefund});
        r.command(WakeRefund{refund->id, r.now + refundPace(r.now - *refund->askedAgain)});
        return;
    }
    if (!isHalfway(*refund))
        return;
    r.command(AskProvider{refund->leg, refund->id, Question::Refund});
    r.command(WakeRefund{refund->id, r.now + refundPace(r.now - refund->openedAt)});
}

} // namespace guitai
