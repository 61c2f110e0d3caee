// Alipay's daily bill: the archive as it was downloaded, read row by row.
#pragma once

#include "shop/base/money.h"
#include "shop/base/result.h"
#include "shop/base/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guitai::alipay {

struct BillRow
{
    bool isRefund = false;
    std::string tradeNo;
    std::string outTradeNo;
    std::string refundNo; // out_request_no; empty for a trade
    std::string subject;
    Money amount; // 商家实收, as it stands there: negative for a refund
    Money fee;    // 服务费: negative or nothing
    Instant created;
    Instant finished; // decides the day
};

// What the bill says about itself at its end.
struct BillSum
{
    int count = 0;
    Money amount;

    friend bool operator==(const BillSum &, const BillSum &) = default;
};

struct Bill
{
    std::vector<BillRow> rows;
    // Rows that could not be read, as they stand there, for a person to look at.
    std::vector<std::string> oddRows;
    std::optional<BillSum> tradesSaid, refundsSaid;

    BillSum trades() const;
    BillSum refunds() const;
    // Every row was read, and the bill's own sums say the same.
    bool isWhole() const;
};

// From the ZIP archive, whatever its files are called; a Problem when it holds no detail bill.
Result<Bill> readBill(std::string_view zip);
// From the text of the detail file, UTF-8.
Result<Bill> readBillText(std::string_view text);

} // namespace guitai::alipay
