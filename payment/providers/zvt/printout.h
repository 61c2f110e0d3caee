// Printout: collects what a terminal wants printed, the customer's slip and the shop's apart.
#pragma once

#include "payment/providers/zvt/apdu.h"
#include "payment/providers/zvt/charset.h"
#include "shop/sale/card_slip.h"

#include <string>
#include <vector>

namespace guitai::zvt {

class Printout
{
public:
    // Of a print line (06 D1) or a print block (06 D3).
    void add(const Apdu &apdu, Charset charset);
    // Puts the lines where they belong in the slip.
    void addTo(CardSlip &slip) const;

private:
    enum class Whose
    {
        Unknown,
        Merchant,
        Customer,
        Administration
    };
    struct Slip
    {
        Whose whose = Whose::Unknown;
        std::vector<std::string> lines;
        bool isOver = false;
    };

    void addLine(const Apdu &apdu, Charset charset);
    void addBlock(const Apdu &apdu, Charset charset);
    void put(unsigned attribute, const std::string &text);
    Slip &open();
    static Whose guess(const Slip &slip);

    std::vector<Slip> m_slips;
};

} // namespace guitai::zvt
