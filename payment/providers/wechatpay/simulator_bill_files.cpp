// What stands in the bills: byte order mark, CRLF, a header, rows, and a summary of its own header.
#include "payment/providers/wechatpay/bill.h"
#include "payment/providers/wechatpay/simulator_bills.h"
#include "payment/providers/wechatpay/simulator_keys.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace guitai::wechatpay {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr Span wholeDay = Span::hours(24);
constexpr const char *noMoney = "0.00";

// One thing that happened: a payment, or a refund (or reverse) of it.
struct Business
{
    Instant at;
    const SimulatedOrder *order = nullptr;
    const SimulatedRefund *refund = nullptr;
};

std::vector<Business> businessOf(const Books &books, Instant dayBegins)
{
    const auto isToday = [&](Instant at) { return dayBegins <= at && at < dayBegins + wholeDay; };
    std::vector<Business> list;
    for (const auto &[number, order] : books.orders()) {
        if (order.paidAt && isToday(*order.paidAt)) {
            list.push_back({*order.paidAt, &order, nullptr});
        }
        for (const SimulatedRefund &refund : order.refunds) {
            if (isToday(refund.at)) {
                list.push_back({refund.at, &order, &refund});
            }
        }
    }
    std::stable_sort(list.begin(), list.end(),
                     [](const Business &a, const Business &b) { return a.at < b.at; });
    return list;
}

// 0.60 % of an amount, in hundred-thousandths of a yuan: nothing is rounded.
std::int64_t feeOf(Money amount)
{
    return amount.minor() * 6;
}

std::string feeText(std::int64_t fee)
{
    const std::int64_t size = fee < 0 ? -fee : fee;
    char text[40];
    std::snprintf(text, sizeof text, "%s%lld.%05lld", fee < 0 ? "-" : "",
                  static_cast<long long>(size / 100000), static_cast<long long>(size % 100000));
    return text;
}

template <typename Texts>
void addLine(std::string &file, const Texts &cells, bool isData)
{
    bool isFirst = true;
    for (const auto &cell : cells) {
        file += isFirst ? "" : ",";
        file += isData ? billCell(cell) : std::string(cell);
        isFirst = false;
    }
    file += "\r\n";
}

using NewCells = std::vector<std::string>;

// Columns that only some kinds of bill have.
enum class Only
{
    Always,
    WithRefunds, // ALL and REFUND
    Refunds      // REFUND
};

struct Column
{
    const char *header;
    Only only;
    std::string (*cell)(const Business &);
};

const std::vector<Column> &tradeColumns()
{
    static const std::vector<Column> columns = {
        {"交易时间", Only::Always,
         [](const Business &b) { return plainDateTime(b.at, chinaOffset); }},
        {"公众账号ID", Only::Always, [](const Business &) { return std::string(simulatedApp); }},
        {"商户号", Only::Always, [](const Business &) { return std::string(simulatedMerchant); }},
        {"特约商户号", Only::Always, [](const Business &) { return std::string("0"); }},
        {"设备号", Only::Always, [](const Business &b) { return b.order->deviceId; }},
        {"微信订单号", Only::Always, [](const Business &b) { return b.order->transactionId; }},
        {"商户订单号", Only::Always, [](const Business &b) { return b.order->outTradeNo; }},
        {"用户标识", Only::Always, [](const Business &) { return std::string(simulatedBuyer); }},
        {"交易类型", Only::Always,
         [](const Business &b) {
             return std::string(b.order->isByCustomersCode() ? "MICROPAY" : "NATIVE");
         }},
        {"交易状态", Only::Always,
         [](const Business &b) {
             return std::string(!b.refund ? "SUCCESS" : b.refund->byReverse ? "REVOKED" : "REFUND");
         }},
        {"付款银行", Only::Always, [](const Business &) { return std::string("OTHERS"); }},
        {"货币种类", Only::Always, [](const Business &) { return std::string("CNY"); }},
        {"应结订单金额", Only::Always,
         [](const Business &b) { return b.refund ? noMoney : b.order->amount.text(); }},
        {"代金券金额", Only::Always, [](const Business &) { return std::string(noMoney); }},
        {"退款申请时间", Only::Refunds,
         [](const Business &b) { return plainDateTime(b.refund->at, chinaOffset); }},
        {"退款成功时间", Only::Refunds,
         [](const Business &b) { return plainDateTime(b.refund->doneAt, chinaOffset); }},
        {"微信退款单号", Only::WithRefunds,
         [](const Business &b) { return b.refund ? b.refund->refundId : std::string("0"); }},
        {"商户退款单号", Only::WithRefunds,
         [](const Business &b) { return b.refund ? b.refund->number : std::string("0"); }},
        {"退款金额", Only::WithRefunds,
         [](const Business &b) { return b.refund ? b.refund->amount.text() : noMoney; }},
        {"充值券退款金额", Only::WithRefunds,
         [](const Business &) { return std::string(noMoney); }},
        {"退款类型", Only::WithRefunds,
         [](const Business &b) { return std::string(b.refund ? "ORIGINAL" : ""); }},
        {"退款状态", Only::WithRefunds,
         [](const Business &b) { return std::string(b.refund ? "SUCCESS" : ""); }},
        {"商品名称", Only::Always, [](const Business &b) { return b.order->description; }},
        {"商户数据包", Only::Always, [](const Business &b) { return b.order->attach; }},
        {"手续费", Only::Always,
         [](const Business &b) {
             return feeText(b.refund ? -feeOf(b.refund->amount) : feeOf(b.order->amount));
         }},
        {"费率", Only::Always, [](const Business &) { return std::string("0.60%"); }},
        {"订单金额", Only::Always,
         [](const Business &b) { return b.refund ? noMoney : b.order->amount.text(); }},
        {"申请退款金额", Only::WithRefunds,
         [](const Business &b) { return b.refund ? b.refund->amount.text() : noMoney; }},
        {"费率备注", Only::Always, [](const Business &) { return std::string(); }},
    };
    return columns;
}

} // namespace

std::string tradeBill(const Books &books, const std::string &type, Instant dayBegins)
{
    std::vector<Business> list = businessOf(books, dayBegins);
    std::erase_if(list, [&](const Business &b) {
        return (type == "SUCCESS" && b.refund) || (type == "REFUND" && !b.refund);
    });
    if (list.empty()) {
        return {};
    }
    const auto isShown = [&](const Column &column) {
        return column.only == Only::Always || type == "REFUND" ||
               (column.only == Only::WithRefunds && type != "SUCCESS");
    };
    std::string file(byteOrderMark);
    NewCells header;
    for (const Column &column : tradeColumns()) {
        if (isShown(column)) {
            header.emplace_back(column.header);
        }
    }
    addLine(file, header, false);
    Money paid(0, Currency::cny());
    Money back(0, Currency::cny());
    for (const Business &business : list) {
        NewCells cells;
        for (const Column &column : tradeColumns()) {
            if (isShown(column)) {
                cells.push_back(column.cell(business));
            }
        }
        addLine(file, cells, true);
        (business.refund ? back : paid) +=
            business.refund ? business.refund->amount : business.order->amount;
    }
    addLine(file,
            std::array{"总交易单数", "应结订单总金额", "退款总金额", "充值券退款总金额",
                       "手续费总金额", "订单总金额", "申请退款总金额"},
            false);
    addLine(file,
            NewCells{std::to_string(list.size()) + ".0", paid.text(), back.text(), noMoney,
                     feeText(feeOf(paid) - feeOf(back)), paid.text(), back.text()},
            true);
    return file;
}

std::string fundFlowBill(const Books &books, Instant dayBegins)
{
    const std::vector<Business> list = businessOf(books, dayBegins);
    if (list.empty()) {
        return {};
    }
    std::string file(byteOrderMark);
    addLine(file,
            std::array{"记账时间", "微信支付业务单号", "资金流水单号", "业务名称", "业务类型",
                       "收支类型", "收支金额(元)", "账户结余(元)", "资金变更提交申请人", "备注",
                       "业务凭证号"},
            false);
    Money balance(0, Currency::cny());
    Money income(0, Currency::cny());
    Money outgo(0, Currency::cny());
    int incomes = 0;
    for (const Business &business : list) {
        const bool isIncome = !business.refund;
        const Money amount = isIncome ? business.order->amount : business.refund->amount;
        balance += isIncome ? amount : -amount;
        (isIncome ? income : outgo) += amount;
        incomes += isIncome ? 1 : 0;
        const std::string &id =
            isIncome ? business.order->transactionId : business.refund->refundId;
        addLine(file,
                NewCells{plainDateTime(business.at, chinaOffset), id, business.order->transactionId,
                         isIncome ? "交易" : "退款", isIncome ? "交易" : "退款",
                         isIncome ? "收入" : "支出", amount.text(), balance.text(),
                         isIncome ? std::string("system") : std::string(simulatedMerchant) + "API",
                         isIncome ? std::string("结算总金额")
                                  : "退款总金额" + amount.text() + "元;含手续费0.00元",
                         isIncome ? business.order->outTradeNo : business.refund->number},
                true);
    }
    addLine(file, std::array{"资金流水总笔数", "收入笔数", "收入金额", "支出笔数", "支出金额"},
            false);
    addLine(file,
            NewCells{std::to_string(list.size()), std::to_string(incomes), income.text(),
                     std::to_string(int(list.size()) - incomes), outgo.text()},
            true);
    return file;
}

} // namespace guitai::wechatpay
