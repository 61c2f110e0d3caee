// The simulator's daily bills: made from the books when they are asked for.
#pragma once

#include "payment/providers/wechatpay/simulator_books.h"
#include "payment/providers/wechatpay/simulator_gate.h"
#include "payment/providers/wechatpay/simulator_v3.h"

#include <map>
#include <string>

namespace guitai::wechatpay {

class BillDesk
{
public:
    // GET /v3/bill/tradebill and /v3/bill/fundflowbill: where the bill can be downloaded.
    V3Answer answer(const Admitted &asked, const Books &books, const std::string &baseUrl,
                    Instant now);
    // GET /v3/billdownload/file: the bill itself, not signed.
    HttpReply download(const Admitted &asked, const Books &books, Instant now) const;

    std::string save() const;
    bool load(std::string_view saved);

private:
    struct Ticket
    {
        std::string path; // of the bill
        std::string type; // bill_type or account_type
        std::string date;
        bool packed = false;
        Instant until;
    };
    std::map<std::string, Ticket> m_tickets; // by token
    std::int64_t m_counter = 0;
};

// The plain files; empty when there was no business that day (in China).
std::string tradeBill(const Books &books, const std::string &type, Instant dayBegins);
std::string fundFlowBill(const Books &books, Instant dayBegins);

} // namespace guitai::wechatpay
