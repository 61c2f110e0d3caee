// Bill: a daily statement of WeChat Pay, trades or fund flow, as the downloaded file has it.
#pragma once

#include "shop/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace guitai::wechatpay {

// Columns go by their headers: which there are depends on the kind of bill and its age.
using BillRow = std::map<std::string, std::string>;

struct Bill
{
    std::vector<BillRow> rows;
    BillRow summary;
};

// With or without a byte order mark, CRLF or LF. A Problem names the line that cannot be read.
Result<Bill> readBill(std::string_view file);

// Of the plain file, byte order mark included, as hash_value has it: lower-case hex.
std::string billHash(std::string_view file);

// A cell as bills write it: backtick first, commas and line breaks escaped.
std::string billCell(std::string_view text);

} // namespace guitai::wechatpay
