// The two languages of the report.
#include "books/report_words.h"

namespace guitai {

namespace {

constexpr ReportWords english{
    .isChinese = false,
    .title = "Settlement",
    .span = "Of ",
    .made = "Made ",
    .till = "Till ",
    .summary = "Sales",
    .sales = "Sales",
    .receipts = "Receipts",
    .gross = "Gross",
    .discounts = "Discounts",
    .net = "Net",
    .taxOnTop = "Tax",
    .tips = "Tips",
    .total = "Total of sales",
    .rounding = "Rounding",
    .mean = "Mean of a sale",
    .refunds = "Refunds",
    .refunded = "Refunded",
    .afterRefunds = "After refunds",
    .taxes = "Taxes",
    .rate = "Rate",
    .base = "Base",
    .tax = "Tax",
    .givenBack = "refunded",
    .sum = "Sum",
    .tenders = "Ways of paying",
    .method = "Way",
    .count = "Number",
    .taken = "Taken",
    .late = "Came late",
    .undone = "Taken back",
    .fees = "Fees",
    .netTaken = "Net",
    .unresolved = "Unresolved",
    .unknown = "unknown",
    .cash = "Cash",
    .tendered = "Handed over",
    .change = "Change",
    .opening = "Opening cash",
    .paidIn = "Paid in",
    .paidOut = "Paid out",
    .expected = "Expected in the drawer",
    .counted = "Counted",
    .over = "Over",
    .shortBy = "Short",
    .shifts = "Shifts and their cash",
    .shift = "Shift",
    .takings = "Cash sales",
    .moved = "In and out",
    .overShort = "Over / short",
    .stillOpenShift = "open",
    .uncounted = "not counted",
    .hours = "By hour",
    .hour = "Hour",
    .cashiers = "By cashier",
    .cashier = "Cashier",
    .categories = "By category",
    .category = "Category",
    .noCategory = "(none)",
    .goods = "Best sellers",
    .article = "Article",
    .quantity = "Quantity",
    .troubles = "Late and contradicting payments",
    .time = "Time",
    .what = "What",
    .amount = "Amount",
    .outcome = "Outcome",
    .stillOpen = "still open",
    .takenBefore = "Taken before this time",
    .beyond = "Taken, on no receipt of this time",
    .otherCurrencies = "Not in these figures: sales in ",
    .statements = "Providers' statements",
    .notCompared = "not compared yet",
    .equalOf = " of ",
    .day = "Day",
    .rows = "Rows",
    .equal = "Equal",
    .open = "To do",
    .checks = "Checks",
    .holds = "holds",
    .fails = "DIFFERS",
    .allHold = "All sums agree",
    .someFail = "SUMS DO NOT AGREE: run guitaictl journal verify",
    .page = "Page ",
};

constexpr ReportWords chinese{
    .isChinese = true,
    .title = "结算报表",
    .span = "期间：",
    .made = "制表时间：",
    .till = "收银台：",
    .summary = "销售",
    .sales = "销售笔数",
    .receipts = "单号",
    .gross = "销售总额",
    .discounts = "优惠",
    .net = "净销售额",
    .taxOnTop = "税额",
    .tips = "小费",
    .total = "应收合计",
    .rounding = "舍入",
    .mean = "客单价",
    .refunds = "退款笔数",
    .refunded = "退款金额",
    .afterRefunds = "扣除退款后",
    .taxes = "税",
    .rate = "税率",
    .base = "税基",
    .tax = "税额",
    .givenBack = "已退",
    .sum = "合计",
    .tenders = "支付方式",
    .method = "方式",
    .count = "笔数",
    .taken = "收款",
    .late = "延迟到账",
    .undone = "被撤回",
    .fees = "手续费",
    .netTaken = "净额",
    .unresolved = "结果未知",
    .unknown = "未知",
    .cash = "现金",
    .tendered = "实收现金",
    .change = "找零",
    .opening = "备用金",
    .paidIn = "存入",
    .paidOut = "取出",
    .expected = "钱箱应有",
    .counted = "清点",
    .over = "长款",
    .shortBy = "短款",
    .shifts = "各班次现金",
    .shift = "班次",
    .takings = "现金销售",
    .moved = "存取",
    .overShort = "长短款",
    .stillOpenShift = "未交班",
    .uncounted = "未清点",
    .hours = "按小时",
    .hour = "时段",
    .cashiers = "按收银员",
    .cashier = "收银员",
    .categories = "按类别",
    .category = "类别",
    .noCategory = "（无类别）",
    .goods = "畅销商品",
    .article = "商品",
    .quantity = "数量",
    .troubles = "迟到与矛盾的款项",
    .time = "时间",
    .what = "情况",
    .amount = "金额",
    .outcome = "处理",
    .stillOpen = "尚未处理",
    .takenBefore = "此前已收",
    .beyond = "已收但不在本期小票上",
    .otherCurrencies = "未计入以下币种的销售：",
    .statements = "对账",
    .notCompared = "尚未对账",
    .equalOf = " / ",
    .day = "日期",
    .rows = "行数",
    .equal = "一致",
    .open = "待处理",
    .checks = "核对",
    .holds = "相符",
    .fails = "不符",
    .allHold = "各项合计相符",
    .someFail = "合计不符：请运行 guitaictl journal verify",
    .page = "第 ",
};

} // namespace

const ReportWords &reportWords(const std::string &language)
{
    return language.compare(0, 2, "zh") == 0 ? chinese : english;
}

const char *wordsFor(CheckKind kind, const ReportWords &words)
{
    const bool zh = words.isChinese;
    switch (kind) {
    case CheckKind::GoodsMakeSales:
        return zh ? "商品净额 = 总额 − 优惠" : "Goods = gross less discounts";
    case CheckKind::TaxesMakeSales:
        return zh ? "税基 + 税额 + 小费 = 应收" : "Bases, taxes and tips = sales";
    case CheckKind::TendersMakeSales:
        return zh ? "各支付方式 = 应收 + 舍入" : "Tenders = sales and rounding";
    case CheckKind::PaymentsMakeTenders:
        return zh ? "支付记录 = 小票所列支付" : "Payments = tenders on receipts";
    case CheckKind::CashMakesNet:
        return zh ? "实收现金 − 找零 = 现金净额" : "Cash less change = net cash";
    case CheckKind::HoursMakeSales:
        return zh ? "各时段 = 应收" : "Hours = sales";
    case CheckKind::CashiersMakeSales:
        return zh ? "各收银员 = 应收" : "Cashiers = sales";
    }
    return "";
}

const char *wordsFor(Trouble trouble, const ReportWords &words)
{
    const bool zh = words.isChinese;
    switch (trouble) {
    case Trouble::PaidAfterEnd:
        return zh ? "关闭后到账" : "paid after the end";
    case Trouble::AmountDiffers:
        return zh ? "金额不符" : "another amount confirmed";
    case Trouble::UndoneAfterPaid:
        return zh ? "付款后被撤销" : "taken back after it was paid";
    case Trouble::PaidTwice:
        return zh ? "重复付款" : "paid twice";
    }
    return "";
}

const char *wordsFor(MatchKind kind, const ReportWords &words)
{
    const bool zh = words.isChinese;
    switch (kind) {
    case MatchKind::Equal:
        return zh ? "一致" : "equal";
    case MatchKind::MissingHere:
        return zh ? "仅对方有" : "only at the provider";
    case MatchKind::MissingThere:
        return zh ? "仅本店有" : "only in our books";
    case MatchKind::AmountDiffers:
        return zh ? "金额不同" : "amount differs";
    case MatchKind::StateDiffers:
        return zh ? "状态不同" : "state differs";
    case MatchKind::OtherDay:
        return zh ? "跨日" : "other day";
    case MatchKind::Fee:
        return zh ? "费用与调账" : "fees and account movements";
    }
    return "";
}

const char *wordsFor(Remedy remedy, const ReportWords &words)
{
    const bool zh = words.isChinese;
    switch (remedy) {
    case Remedy::Nothing:
        return zh ? "无需处理" : "nothing to do";
    case Remedy::AskAgain:
        return zh ? "再次查询" : "ask again";
    case Remedy::GiveBack:
        return zh ? "退款" : "give it back";
    case Remedy::AttachToSale:
        return zh ? "归入其销售，或退款" : "attach it to its sale, or give it back";
    case Remedy::ChargeAgain:
        return zh ? "未收到款，重新收款" : "not paid after all: charge again";
    case Remedy::WaitForNext:
        return zh ? "等次日账单" : "wait for the next day's statement";
    case Remedy::LookDayBefore:
        return zh ? "查看前一日账单" : "look at the statement of the day before";
    case Remedy::LookAtProvider:
        return zh ? "到服务商网站核实后备注"
                  : "look at the provider's website, then accept with a note";
    }
    return "";
}

} // namespace guitai
