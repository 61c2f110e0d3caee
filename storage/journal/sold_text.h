// Sold text: goods, taxes and tenders of a receipt as short JSON in the reading tables, and their
// quick reading for reports.
#pragma once

#include "books/settling.h"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace guitai::storage {

std::string goodsText(const Receipt &receipt);   // [["6901",0,2000,700,700],...]
std::string taxesText(const Receipt &receipt);   // [["VAT13",130000,620,80],...]
std::string tendersText(const Receipt &receipt); // [["cash",1772331630000,700,1,1000,300,"",0],...]

// One after the other; what they read replaces what they read before, and its texts live as long
// as the text that was read, or until the next reading.
class SoldReader
{
public:
    // False: not what the functions above write.
    bool read(std::string_view goods, std::string_view taxes, std::string_view tenders);

    const std::vector<SoldGoods> &goods() const { return m_goods; }
    const std::vector<SoldTax> &taxes() const { return m_taxes; }
    const std::vector<SoldTender> &tenders() const { return m_tenders; }

private:
    std::vector<SoldGoods> m_goods;
    std::vector<SoldTax> m_taxes;
    std::vector<SoldTender> m_tenders;
    std::deque<std::string> m_unescaped;
};

} // namespace guitai::storage
