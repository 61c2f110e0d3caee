// Driving a till and Stripe's simulator by hand.
#include "tests/providers/stripe/shop.h"

#include "payment/providers/stripe/account.h"
#include "payment/providers/stripe/maker.h"
#include "tests/providers/exchange.h"

#include <QtTest>

#include <limits>

namespace guitai::test {

StripeShop::StripeShop(const ProviderSettings &more)
    : stripe(guitai::stripe::makeSimulator())
    , m_settings(stripe->settingsFor("http://127.0.0.1:8104"))
{
    for (const auto &[key, value] : more) {
        m_settings[key] = value;
    }
    auto made = guitai::stripe::providerMaker().make(m_settings);
    if (!made) {
        qFatal("%s", made.problem().what.c_str());
    }
    till = std::move(made).value();
    matter = someMatter("A1", now);
}

Reading StripeShop::talk(Question question, const Matter &about, int steps)
{
    heard.clear();
    const std::string place = about.attempt.text + "/" + about.refund.text;
    Matter known = about;
    known.note = notes[place];
    known.attemptNote = notes[about.attempt.text + "/"];
    const auto conversation = till->ask(known, question, now);
    Step step = conversation->begin();
    for (int n = 0; n < steps; ++n) {
        if (const auto *note = std::get_if<Note>(&step)) {
            notes[place] = note->text;
            step = conversation->hear(Noted{});
        } else if (const auto *request = std::get_if<HttpRequest>(&step)) {
            const std::string call = stripe->callOf(*request);
            const Wire what = wire(call);
            Answer answer = Silence{};
            if (what != Wire::LoseRequest) {
                heard.push_back(call);
                const HttpReply reply = stripe->handle(*request, now, {});
                if (what == Wire::Deliver) {
                    answer = reply;
                }
            }
            if (n + 1 < steps) {
                step = conversation->hear(answer);
            }
        } else {
            return std::get<Reading>(step);
        }
    }
    return {};
}

Reading StripeShop::ask(Question question)
{
    return talk(question, matter, std::numeric_limits<int>::max());
}

void StripeShop::askAndDie(Question question, int steps)
{
    talk(question, matter, steps);
}

Reading StripeShop::look()
{
    Reading reading = ask(Question::Query);
    if (reading.verdict == Verdict::NotFound && matter.wanted) {
        reading = ask(Question::Charge);
    }
    return reading;
}

Reading StripeShop::refund(const std::string &number, std::int64_t minor, Question question)
{
    Matter about = matter;
    about.refund = RefundId(number);
    about.refundAmount = Money(minor, matter.amount.currency());
    about.wanted = false;
    return talk(question, about, std::numeric_limits<int>::max());
}

HttpReply StripeShop::send(const std::string &method, const std::string &path,
                           const std::string &body, const std::string &key)
{
    HttpRequest request;
    request.method = method;
    request.url = m_settings["base_url"] + path;
    request.headers = {{"authorization", "Bearer " + m_settings["secret_key"]},
                       {"stripe-version", guitai::stripe::apiVersion},
                       {"content-type", "application/x-www-form-urlencoded"}};
    if (!key.empty()) {
        request.headers.emplace_back("idempotency-key", key);
    }
    request.body = body;
    return stripe->handle(request, now, {});
}

LedgerRow StripeShop::row() const
{
    for (const LedgerRow &row : stripe->ledger()) {
        if (row.outTradeNo == matter.attempt.text) {
            return row;
        }
    }
    return {};
}

std::function<StripeShop::Wire(const std::string &)> losing(const std::string &call,
                                                            StripeShop::Wire what)
{
    return [call, what](const std::string &asked) {
        return asked == call ? what : StripeShop::Wire::Deliver;
    };
}

} // namespace guitai::test
