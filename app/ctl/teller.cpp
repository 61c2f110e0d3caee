// The lines of "sell" and "refund", as docs and other people's scripts know them.
#include "app/ctl/teller.h"

#include "app/ctl/words.h"

namespace guitai::ctl {

void Teller::order(const Checkout &checkout)
{
    const Money total = totals(checkout.order).total;
    const QString currency = text(total.currency().code());
    m_voice.say({{"event", "order"},
                 {"order", text(checkout.id.text)},
                 {"total", text(total)},
                 {"currency", currency}},
                QString("Order %1: %2 %3").arg(text(checkout.id.text), text(total), currency));
}

void Teller::attempt(const Attempt &a, const Weather &weather)
{
    const QString id = text(a.id.text);
    const QString method = text(a.provider.text);
    if (isNews("attempt " + a.id.text))
        m_voice.say(
            {{"event", "attempt"}, {"attempt", id}, {"method", method}, {"amount", text(a.amount)}},
            QString("Asking %1 for %2 (number %3)").arg(method, text(a.amount), id));
    if (!a.code.empty() && a.moneyMayMove() && isNews("code " + a.id.text))
        m_voice.say({{"event", "show_code"}, {"attempt", id}, {"content", text(a.code)}},
                    QString("Show this code to the customer: %1").arg(text(a.code)));
    if (a.stage == AttemptStage::Closing && isNews("closing " + a.id.text))
        m_voice.say({{"event", "closing"}, {"attempt", id}},
                    QString("Closing the payment; the customer may still pay until %1 confirms.")
                        .arg(method));
    if (a.moneyMayMove() && weather.lastReason != Reason::None &&
        isNews("weather " + a.id.text + std::to_string(int(weather.lastReason))))
        m_voice.say({{"event", "waiting"},
                     {"attempt", id},
                     {"reason", nameOf(weather.lastReason)},
                     {"provider_code", text(weather.providerCode)}},
                    QString("Still asking: %1").arg(wordsFor(weather.lastReason)));
    else if (a.moneyMayMove() && !a.code.empty() && isNews("waiting " + a.id.text))
        m_voice.say({{"event", "waiting"}, {"attempt", id}}, "Waiting for the customer.");

    if (a.moneyMayMove() || !isNews("ended " + a.id.text))
        return;
    if (a.outcome == AttemptOutcome::Paid) {
        m_voice.say({{"event", "paid"},
                     {"attempt", id},
                     {"reference", text(a.reference)},
                     {"amount", text(a.amount)}},
                    QString("Paid %1 (%2 %3)").arg(text(a.amount), method, text(a.reference)));
        return;
    }
    const bool declined = a.outcome == AttemptOutcome::Declined;
    m_voice.say({{"event", declined ? "declined" : "cancelled"},
                 {"attempt", id},
                 {"reason", nameOf(a.reason)}},
                QString("%1. No money was taken. %2")
                    .arg(declined ? "Declined" : "Cancelled", wordsFor(a.reason))
                    .trimmed());
}

void Teller::refund(const Refund &r)
{
    const QString id = text(r.id.text);
    if (isNews("refund " + r.id.text))
        m_voice.say({{"event", "refund"},
                     {"refund", id},
                     {"attempt", text(r.leg.text)},
                     {"method", text(r.provider.text)},
                     {"amount", text(r.amount)}},
                    QString("Giving back %1 by %2 (number %3)")
                        .arg(text(r.amount), text(r.provider.text), id));
    if (r.stage == RefundStage::Asked || !isNews("refund ended " + r.id.text))
        return;
    if (r.stage == RefundStage::Done)
        m_voice.say({{"event", "refunded"},
                     {"refund", id},
                     {"reference", text(r.reference)},
                     {"amount", text(r.amount)}},
                    QString("Given back: %1").arg(text(r.amount)));
    else
        m_voice.say({{"event", "refund_refused"}, {"refund", id}, {"reason", nameOf(r.reason)}},
                    QString("Refund refused, nothing was given back: %1").arg(wordsFor(r.reason)));
}

void Teller::exception(const Exception &e)
{
    if (e.settled || !isNews("exception " + e.attempt.text + std::to_string(int(e.trouble))))
        return;
    m_voice.say({{"event", "attention"},
                 {"attempt", text(e.attempt.text)},
                 {"trouble", nameOf(e.trouble)},
                 {"amount", text(e.amount)}},
                QString("Needs a person: %1").arg(wordsFor(e.trouble)));
}

void Teller::look(const Checkout &checkout, const Weather &weather)
{
    for (const Attempt &a : checkout.attempts)
        attempt(a, weather);
    for (const Tender &t : checkout.cash) {
        if (isNews("cash " + t.attempt.text))
            m_voice.say({{"event", "paid"},
                         {"attempt", text(t.attempt.text)},
                         {"method", "cash"},
                         {"reference", ""},
                         {"amount", text(t.net)},
                         {"tendered", text(t.cash->tendered)},
                         {"change", text(t.cash->change)}},
                        QString("Paid %1 in cash: %2 given, %3 change")
                            .arg(text(t.net), text(t.cash->tendered), text(t.cash->change)));
    }
    for (const Exception &e : checkout.exceptions)
        exception(e);
    for (const Refund &r : checkout.refunds)
        refund(r);
    if (checkout.receipt && isNews("receipt"))
        m_voice.say({{"event", "receipt"},
                     {"number", qint64(checkout.receipt->number)},
                     {"order", text(checkout.id.text)},
                     {"at", m_voice.time(checkout.receipt->at)},
                     {"total", text(checkout.receipt->totals.total)}},
                    QString("Receipt %1: %2")
                        .arg(checkout.receipt->number)
                        .arg(text(checkout.receipt->totals.total)));
}

} // namespace guitai::ctl
