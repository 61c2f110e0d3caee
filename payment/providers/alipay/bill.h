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
    int line = 0; // of the file, from 1
    bool isRefund = false;
    std::string tradeNo;
    std::string outTradeNo;
    std::string refundNo; // out_request_no; empty for a trade
    std::string subject;
    Money amount;  // 商家实收, as it stands there: negative for a refund
    Money ordered; // 订单金额: what the order came to, coupons included
    Money fee;     // 服务费: negative or nothing
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

// A row that could not be read, as it stands there, for a person to look at.
struct BillOddRow
{
    int line = 0;
    std::string text;
};

struct Bill
{
    std::string account;                // 20 digits: the seller's 16, and 0156
    std::optional<Instant> from, until; // of which time it is
    std::vector<BillRow> rows;
    std::vector<BillOddRow> oddRows;
    std::optional<BillSum> tradesSaid, refundsSaid;

    BillSum trades() const;
    BillSum refunds() const;
    // Every row was read, and the bill's own sums say the same.
    bool isWhole() const;
};

// From the ZIP archive, whatever its files are called; a Problem when it holds no detail bill.
Result<Bill> readBill(std::string_view zip);
// From the detail file alone, GBK as Alipay writes it.
Result<Bill> readBillFile(std::string_view gbk);
// From the text of the detail file, UTF-8.
Result<Bill> readBillText(std::string_view text);

} // namespace guitai::alipay
