// Teller: tells the story of a sale as it unfolds, each thing once, from what the checkout says.
#pragma once

#include "app/ctl/voice.h"
#include "payment/till/till.h"

#include <map>
#include <set>
#include <string>

namespace guitai::ctl {

class Teller
{
public:
    Teller(const Voice &voice, const Till &till)
        : m_voice(voice)
        , m_till(till)
    {}

    void order(const Checkout &checkout);
    // A way to pay that the customer's code decided.
    void codeOf(const ProviderId &method, bool isUnionPay);
    // Whatever is new since the last time.
    void look(const Checkout &checkout);
    // The same of what is given back alone.
    void lookAtRefunds(const Checkout &checkout);

private:
    bool isNews(const std::string &what) { return m_told.insert(what).second; }
    bool isByTerminal(const ProviderId &provider) const;
    void attempt(const Attempt &attempt);
    void waiting(const Attempt &attempt);
    void prompt(const std::string &number, const Weather &weather);
    void ended(const Attempt &attempt);
    void cash(const Tender &tender);
    void refund(const Refund &refund);
    void exception(const Exception &exception);

    const Voice &m_voice;
    const Till &m_till;
    std::set<std::string> m_told;
    std::map<std::string, std::pair<Prompt, std::string>> m_prompts; // the last one of each number
};

} // namespace guitai::ctl
