// The simulator's bills: the address of a day's or a month's bill, good for half a minute, and the
// archive that is found there.
#pragma once

#include "payment/providers/alipay/simulator_books.h"
#include "payment/providers/alipay/simulator_gate.h"

#include <map>
#include <string>
#include <string_view>

namespace guitai::alipay {

class BillDesk
{
public:
    explicit BillDesk(std::string seller)
        : m_seller(std::move(seller))
    {}

    // The answer's node. host is where the caller found us: "http://127.0.0.1:8101".
    std::string answerNode(const Admitted &asked, const std::string &host, Instant now);

    static bool isBill(std::string_view url);
    // A plain GET.
    HttpReply download(std::string_view url, const Books &books, Instant now) const;

    std::string save() const;
    bool load(std::string_view saved);

private:
    struct Ticket
    {
        std::string type;
        std::string date;
        Instant from, until; // what it is about
        Instant issued;
    };

    std::string m_seller;
    std::map<std::string, Ticket, std::less<>> m_tickets;
};

} // namespace guitai::alipay
