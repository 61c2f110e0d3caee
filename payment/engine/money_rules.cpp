// What may happen to money: paying, cancelling, counting cash, a person's word.
#include "payment/engine/attempt_machine.h"
#include "payment/engine/rules.h"

#include <algorithm>
#include <string_view>

namespace guitai {

const ProviderCard &cardOf(const Counter &counter, const ProviderId &provider)
{
    static const ProviderCard unknown;
    const auto it = counter.cards.find(provider);
    return it == counter.cards.end() ? unknown : it->second;
}

Checkout afterwards(const Ruling &r, const Checkout &checkout)
{
    Counter after;
    after.drawer = Money(0, checkout.order.currency);
    after.sales[checkout.id] = checkout;
    for (const Fact &f : r.decision.facts) {
        if (saleOf(f) == checkout.id)
            evolve(after, f);
    }
    return after.sales[checkout.id];
}

void completeIfPaid(Ruling &r, const SaleId &sale)
{
    const Checkout *before = r.counter.sale(sale);
    if (!before || before->receipt)
        return;
    const Checkout after = afterwards(r, *before);
    if (after.order.empty() || !due(after).isZero() || after.moneyMayMove())
        return;
    Receipt receipt;
    receipt.number = r.counter.lastReceipt + 1;
    receipt.sale = sale;
    receipt.till = r.counter.till;
    receipt.cashier = r.counter.cashier ? r.counter.cashier->id : after.cashier;
    receipt.cashierName = r.counter.cashier ? r.counter.cashier->name : after.cashierName;
    receipt.at = r.now;
    receipt.order = after.order;
    receipt.totals = totals(after.order);
    receipt.tenders = tenders(after);
    receipt.rounding = Money(0, after.order.currency);
    for (const Tender &t : receipt.tenders) {
        if (t.cash)
            receipt.rounding += t.cash->rounding;
    }
    r.fact(SaleCompleted{sale, r.now, std::move(receipt)});
    r.command(PrintReceipt{sale});
}

void rule(Ruling &r, const PayPressed &e)
{
    const Checkout *here = r.counter.currentSale();
    if (!r.counter.cashier)
        return r.refuse(Refusal::NotSignedIn);
    if (!here || here->order.empty())
        return r.refuse(Refusal::NothingToPay);
    if (here->stage != SaleStage::Building)
        return r.refuse(Refusal::AlreadyDone);
    if (here->moneyMayMove())
        return r.refuse(Refusal::PaymentOpen);
    if (!hasShift(r))
        return;
    const auto card = r.counter.cards.find(e.provider);
    if (card == r.counter.cards.end())
        return r.refuse(Refusal::NoSuchMethod);
    if (e.amount.currency() != r.counter.currency || !e.amount.isPositive() ||
        e.amount > due(*here))
        return r.refuse(Refusal::BadAmount);
    const auto &taken = card->second.currencies;
    if (!taken.empty() &&
        std::find(taken.begin(), taken.end(), e.amount.currency().code()) == taken.end())
        return r.refuse(Refusal::CurrencyNotTaken);
    if (!e.authCode.empty() && card->second.customerCodes.empty())
        return r.refuse(Refusal::NoSuchMethod);

    const Instant deadline =
        r.now + (e.authCode.empty() ? card->second.patience : card->second.codePatience);
    r.fact(AttemptOpened{here->id, r.now, e.attempt, e.provider, e.amount, deadline,
                         card->second.byHand ? r.now : deadline + card->second.afterglow,
                         e.authCode});
    if (card->second.byHand)
        return;
    r.command(AskProvider{e.attempt, {}, Question::Charge});
    r.command(WakeAttempt{e.attempt, r.now + card->second.pace.first});
}

void rule(Ruling &r, const CancelPressed &e)
{
    const Checkout *checkout = r.counter.saleOf(e.attempt);
    if (!checkout)
        return r.refuse(Refusal::NoSuchSale);
    const Attempt &attempt = *checkout->attempt(e.attempt);
    cancel(r.decision, *checkout, attempt, cardOf(r.counter, attempt.provider), r.now);
}

void rule(Ruling &r, const CashCounted &e)
{
    const Checkout *here = r.counter.currentSale();
    if (!r.counter.cashier)
        return r.refuse(Refusal::NotSignedIn);
    if (!here || here->order.empty())
        return r.refuse(Refusal::NothingToPay);
    const bool isAsShown = !e.shown || (e.shown->sale == here->id && e.shown->due == due(*here));
    if (here->stage != SaleStage::Building || !isAsShown)
        return r.refuse(Refusal::AlreadyDone);
    if (here->moneyMayMove())
        return r.refuse(Refusal::PaymentOpen);
    if (!hasShift(r))
        return;
    if (e.tendered.isNegative())
        return r.refuse(Refusal::BadAmount);
    Money tendered = e.tendered;
    std::optional<ForeignCash> foreign;
    if (tendered.currency() != r.counter.currency) {
        const auto rate = r.counter.rates.find(tendered.currency().code());
        if (rate == r.counter.rates.end())
            return r.refuse(Refusal::NoRate);
        foreign = ForeignCash{tendered, rate->second};
        tendered = worth(*foreign, r.counter.currency);
    }
    Money owed = due(*here);
    Money step = r.counter.cashStep;
    if (e.part) {
        if (e.part->currency() != r.counter.currency || !e.part->isPositive() || *e.part > owed)
            return r.refuse(Refusal::BadAmount);
        // A part counts exactly: only the last coins of a sale are rounded.
        if (*e.part < owed)
            step = Money(1, r.counter.currency);
        owed = *e.part;
    }
    auto cash = takeCash(owed, tendered, step);
    if (!cash)
        return r.refuse(tendered < roundToCash(owed, step) ? Refusal::NotEnoughCash
                                                           : Refusal::TooMuchCash);
    CashTender taken = *cash;
    taken.foreign = foreign;
    if (foreign)
        taken = withChangeInCoins(taken, r.counter.cashStep);
    r.fact(
        CashTaken{here->id, r.now, Tender{cashMethod(), e.tender, taken.net(), {}, taken, r.now}});
    r.command(OpenDrawer{});
    completeIfPaid(r, here->id);
}

namespace {

bool areAll(std::string_view text, bool (*fits)(char))
{
    return std::all_of(text.begin(), text.end(), fits);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isApproval(char c)
{
    return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

Refusal faultOfWord(const PersonsWord &e, bool byHand)
{
    for (const std::string *typed : {&e.approvalCode, &e.lastFour, &e.note}) {
        if (holdsCardNumber(*typed))
            return Refusal::CardNumber;
    }
    const bool fourDigits = e.lastFour.size() == 4 && areAll(e.lastFour, isDigit);
    const bool approval = !e.approvalCode.empty() && e.approvalCode.size() <= 12 &&
                          areAll(e.approvalCode, isApproval);
    const bool mustBeThere = byHand && e.moneyMoved && e.refund.empty();
    if ((mustBeThere || !e.approvalCode.empty()) && !approval)
        return Refusal::BadApproval;
    if ((mustBeThere || !e.lastFour.empty()) && !fourDigits)
        return Refusal::BadApproval;
    return Refusal::None;
}

} // namespace

void rule(Ruling &r, const PersonsWord &e)
{
    const Checkout *checkout = r.counter.saleOf(e.attempt);
    if (!r.counter.cashier)
        return r.refuse(Refusal::NotSignedIn);
    if (!checkout)
        return r.refuse(Refusal::NoSuchSale);
    const Attempt &attempt = *checkout->attempt(e.attempt);
    const ProviderCard &card = cardOf(r.counter, attempt.provider);
    if (!card.byHand && card.step != CustomerStep::PresentCard)
        return r.refuse(Refusal::NotByHand);
    Ruling trusting{r.counter, r.now, r.decision, e.approver ? e.approver : r.approver};
    CashierId approvedBy;
    if (!card.byHand && !mayDo(trusting, Act::PersonsWord, approvedBy))
        return;
    if (const Refusal fault = faultOfWord(e, card.byHand); fault != Refusal::None)
        return r.refuse(fault);
    std::optional<CardSlip> slip;
    if (!e.approvalCode.empty() || !e.lastFour.empty()) {
        slip = CardSlip{};
        slip->approvalCode = e.approvalCode;
        if (!e.lastFour.empty())
            slip->maskedNumber = "************" + e.lastFour;
    }
    const CashierId by = approvedBy.empty() ? r.counter.cashier->id : approvedBy;
    if (!e.refund.empty()) {
        const Refund *refund = checkout->refund(e.refund);
        if (!refund || refund->stage != RefundStage::Asked)
            return r.refuse(Refusal::AlreadyDone);
        r.fact(RefundEnded{checkout->id,
                           r.now,
                           e.refund,
                           e.moneyMoved,
                           Reason::PersonSaid,
                           e.approvalCode,
                           {},
                           slip,
                           by});
        return;
    }
    if (!attempt.moneyMayMove())
        return r.refuse(Refusal::AlreadyDone);
    r.fact(AttemptEnded{checkout->id,
                        r.now,
                        e.attempt,
                        e.moneyMoved ? AttemptOutcome::Paid : AttemptOutcome::Cancelled,
                        Reason::PersonSaid,
                        e.approvalCode,
                        {},
                        slip,
                        by,
                        e.note});
    completeIfPaid(r, checkout->id);
}

void rule(Ruling &r, const SettleException &e)
{
    const Checkout *checkout = r.counter.saleOf(e.attempt);
    if (!r.counter.cashier)
        return r.refuse(Refusal::NotSignedIn);
    if (!checkout)
        return r.refuse(Refusal::NoSuchSale);
    const bool open = std::any_of(
        checkout->exceptions.begin(), checkout->exceptions.end(), [&](const Exception &x) {
            return x.attempt == e.attempt && x.trouble == e.trouble && !x.settled;
        });
    if (!open)
        return r.refuse(Refusal::AlreadyDone);
    CashierId approvedBy;
    if (!mayDo(r, Act::SettleException, approvedBy))
        return;
    r.fact(ExceptionSettled{checkout->id, r.now, e.attempt, e.trouble, e.how,
                            approvedBy.empty() ? r.counter.cashier->id : approvedBy});
    // An odd amount keeps an attempt from ever ending by itself: the person who settles it ends
    // it. What the provider holds all the same turns up again as paid after the end.
    const Attempt *attempt = checkout->attempt(e.attempt);
    if (e.trouble == Trouble::AmountDiffers && attempt->moneyMayMove())
        r.fact(AttemptEnded{checkout->id,
                            r.now,
                            e.attempt,
                            AttemptOutcome::Cancelled,
                            Reason::AmountDiffers,
                            attempt->reference,
                            {}});
}

void rule(Ruling &r, const Heard &e)
{
    const Checkout *checkout = r.counter.saleOf(e.attempt);
    if (!checkout)
        return;
    hear(r.decision, *checkout, *checkout->attempt(e.attempt), e, r.now);
    if (!r.decision.facts.empty())
        completeIfPaid(r, checkout->id);
}

void rule(Ruling &r, const WokeAttempt &e)
{
    const Checkout *checkout = r.counter.saleOf(e.attempt);
    if (!checkout)
        return;
    const Attempt &attempt = *checkout->attempt(e.attempt);
    wake(r.decision, *checkout, attempt, cardOf(r.counter, attempt.provider), r.now);
}

} // namespace guitai
