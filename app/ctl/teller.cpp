// The lines of "sell" and "refund", as docs and other people's scripts know them.
#include "app/ctl/teller.h"

#include "app/ctl/at_counter.h"
#include "app/ctl/receipt_json.h"
#include "app/ctl/words.h"

namespace guitai::ctl {

void Teller::order(const Checkout &checkout)
{
    const Money total = totals(checkout.order).total;
    const QString currency = text(total.currency().code());
    QJsonObject line{{"event", "order"},
                     {"order", text(checkout.id.text)},
                     {"total", text(total)},
                     {"currency", currency}};
    if (checkout.order.tip)
        line["tip"] = text(*checkout.order.tip);
    if (const Money left = due(checkout); left != total)
        line["due"] = text(left);
    m_voice.say(line,
                QString("Order %1: %2 %3").arg(text(checkout.id.text), text(total), currency));
}

void Teller::codeOf(const ProviderId &method, bool isUnionPay)
{
    const QString name = text(method.text);
    QJsonObject line{{"event", "wallet"}, {"method", name}};
    if (isUnionPay)
        line["wallet"] = "unionpay";
    m_voice.say(line, isUnionPay ? "A UnionPay code: take it on the card machine."
                                 : QString("The code is one of %1.").arg(name));
}

bool Teller::isByTerminal(const ProviderId &provider) const
{
    const auto card = m_till.counter().cards.find(provider);
    return card != m_till.counter().cards.end() && card->second.step == CustomerStep::PresentCard;
}

void Teller::prompt(const std::string &number, const Weather &weather)
{
    const std::pair now(weather.prompt, weather.promptWords);
    if (weather.prompt == Prompt::None || m_prompts[number] == now)
        return;
    m_prompts[number] = now;
    const QString words = text(weather.promptWords);
    m_voice.say({{"event", "prompt"},
                 {"attempt", text(number)},
                 {"prompt", nameOf(weather.prompt)},
                 {"words", words}},
                QString("Terminal: %1").arg(words.isEmpty() ? wordsFor(weather.prompt) : words));
}

void Teller::waiting(const Attempt &a)
{
    const QString id = text(a.id.text);
    const Weather weather = m_till.weather(a.id);
    if (isByTerminal(a.provider) && a.stage == AttemptStage::Open && isNews("card " + a.id.text))
        m_voice.say({{"event", "present_card"}, {"attempt", id}},
                    "The customer holds the card to the terminal.");
    if (!a.code.empty() && isNews("code " + a.id.text))
        m_voice.say({{"event", "show_code"}, {"attempt", id}, {"content", text(a.code)}},
                    QString("Show this code to the customer: %1").arg(text(a.code)));
    if (a.stage == AttemptStage::Closing && isNews("closing " + a.id.text))
        m_voice.say({{"event", "closing"}, {"attempt", id}},
                    QString("Closing the payment; the customer may still pay until %1 confirms.")
                        .arg(text(a.provider.text)));
    prompt(a.id.text, weather);
    if (weather.lastReason != Reason::None &&
        isNews("weather " + a.id.text + std::to_string(int(weather.lastReason))))
        m_voice.say({{"event", "waiting"},
                     {"attempt", id},
                     {"reason", nameOf(weather.lastReason)},
                     {"provider_code", text(weather.providerCode)}},
                    QString("Still asking: %1").arg(wordsFor(weather.lastReason)));
    else if (!a.code.empty() && isNews("waiting " + a.id.text))
        m_voice.say({{"event", "waiting"}, {"attempt", id}}, "Waiting for the customer.");
    if (needsPerson(m_till, a) && isNews("person " + a.id.text))
        m_voice.say({{"event", "waits_for_person"}, {"attempt", id}, {"amount", text(a.amount)}},
                    QString("Only a person can say whether %1 was paid.").arg(text(a.amount)));
}

void Teller::ended(const Attempt &a)
{
    const QString id = text(a.id.text);
    if (a.outcome == AttemptOutcome::Paid) {
        QJsonObject line{{"event", "paid"},
                         {"attempt", id},
                         {"reference", text(a.reference)},
                         {"amount", text(a.amount)}};
        if (a.card)
            line["card"] = jsonOf(*a.card);
        if (!a.by.empty())
            line["said_by"] = text(a.by.text);
        m_voice.say(line, QString("Paid %1 (%2 %3)")
                              .arg(text(a.amount), text(a.provider.text), text(a.reference)));
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

void Teller::attempt(const Attempt &a)
{
    const QString id = text(a.id.text);
    const QString method = text(a.provider.text);
    if (isNews("attempt " + a.id.text))
        m_voice.say(
            {{"event", "attempt"}, {"attempt", id}, {"method", method}, {"amount", text(a.amount)}},
            QString("Asking %1 for %2 (number %3)").arg(method, text(a.amount), id));
    if (a.moneyMayMove())
        waiting(a);
    else if (isNews("ended " + a.id.text))
        ended(a);
}

void Teller::refund(const Refund &r)
{
    const QString id = text(r.id.text);
    const QString method = text(r.provider.text);
    if (isNews("refund " + r.id.text))
        m_voice.say({{"event", "refund"},
                     {"refund", id},
                     {"attempt", text(r.leg.text)},
                     {"method", method},
                     {"amount", text(r.amount)}},
                    QString("Giving back %1 by %2 (number %3)").arg(text(r.amount), method, id));
    if (r.stage == RefundStage::Asked) {
        if (isByTerminal(r.provider) && isNews("card " + r.id.text))
            m_voice.say({{"event", "present_card"}, {"refund", id}},
                        "The customer may have to hold the card to the terminal.");
        prompt(r.id.text, m_till.weather(r.id));
        if (needsPerson(m_till, r) && isNews("person " + r.id.text))
            m_voice.say({{"event", "waits_for_person"}, {"refund", id}, {"amount", text(r.amount)}},
                        QString("Give %1 back on the card machine, then: guitaictl say %2 paid")
                            .arg(text(r.amount), id));
        return;
    }
    if (!isNews("refund ended " + r.id.text))
        return;
    if (r.stage == RefundStage::Done) {
        QJsonObject line{{"event", "refunded"},
                         {"refund", id},
                         {"reference", text(r.reference)},
                         {"amount", text(r.amount)}};
        if (r.card)
            line["card"] = jsonOf(*r.card);
        m_voice.say(line, QString("Given back: %1").arg(text(r.amount)));
    } else
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

void Teller::cash(const Tender &t)
{
    QJsonObject line{{"event", "paid"},
                     {"attempt", text(t.attempt.text)},
                     {"method", "cash"},
                     {"reference", ""},
                     {"amount", text(t.net)},
                     {"tendered", text(t.cash->tendered)},
                     {"change", text(t.cash->change)}};
    QString given = text(t.cash->tendered);
    if (t.cash->foreign) {
        line["foreign"] = jsonOf(*t.cash->foreign);
        const Money notes = t.cash->foreign->given;
        given = QString("%1 %2, worth %3,")
                    .arg(text(notes.currency().code()), text(notes), text(t.cash->tendered));
    }
    m_voice.say(line, QString("Paid %1 in cash: %2 given, %3 change")
                          .arg(text(t.net), given, text(t.cash->change)));
}

void Teller::lookAtRefunds(const Checkout &checkout)
{
    for (const Exception &e : checkout.exceptions)
        exception(e);
    for (const Refund &r : checkout.refunds)
        refund(r);
}

void Teller::look(const Checkout &checkout)
{
    for (const Attempt &a : checkout.attempts)
        attempt(a);
    for (const Tender &t : checkout.cash) {
        if (isNews("cash " + t.attempt.text))
            cash(t);
    }
    lookAtRefunds(checkout);
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
