// Teller: tells the story of a sale as it unfolds, each thing once, from what the checkout says.
#pragma once

#include "app/ctl/voice.h"
#include "payment/engine/view.h"

#include <set>
#include <string>

namespace guitai::ctl {

class Teller
{
public:
    explicit Teller(const Voice &voice)
        : m_voice(voice)
    {}

    void order(const Checkout &checkout);
    // Whatever is new since the last time.
    void look(const Checkout &checkout, const Weather &weather);

private:
    bool isNews(const std::string &what) { return m_told.insert(what).second; }
    void attempt(const Attempt &attempt, const Weather &weather);
    void refund(const Refund &refund);
    void exception(const Exception &exception);

    const Voice &m_voice;
    std::set<std::string> m_told;
};

} // namespace guitai::ctl
