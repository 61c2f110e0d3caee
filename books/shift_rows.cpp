// The drawer first: it is what the person with this paper in hand has to settle.
#include "books/shift_rows.h"

#include "books/slip_rows.h"

namespace guitai {

namespace {

using ShiftRowKind = PaperRow::Kind;

constexpr int shiftIndent = 2;

struct ShiftWords
{
    const char *x, *z, *shiftClosed, *total, *shift, *till, *cashier, *from, *to, *closedBy,
        *approvedBy;
    const char *drawer, *opening, *cashSales, *cashRefunds, *paidIn, *paidOut, *expected, *counted,
        *right, *over, *shortBy, *kept, *taken, *notCounted, *countFirst;
    const char *sales, *receipts, *discounts, *tax, *byMethod, *refunded, *moves, *opened;
    const char *takenOver, *takenOverBy, *head, *signature, *cash;
    const char *statements, *comparedSince, *equalOf, *equal, *openRows, *notYet, *compared;
};

constexpr ShiftWords englishShift{
    .x = "X REPORT",
    .z = "Z REPORT ",
    .shiftClosed = "SHIFT CLOSED",
    .total = "TOTAL OF THE DAY",
    .shift = "Shift ",
    .till = "Till ",
    .cashier = "Cashier ",
    .from = "From ",
    .to = "To ",
    .closedBy = "Closed by ",
    .approvedBy = "approved by ",
    .drawer = "Drawer",
    .opening = "Opening cash",
    .cashSales = "Cash taken, net of change",
    .cashRefunds = "Cash given back",
    .paidIn = "Paid in",
    .paidOut = "Paid out",
    .expected = "Should be there",
    .counted = "Counted",
    .right = "Exactly right",
    .over = "OVER",
    .shortBy = "SHORT",
    .kept = "Stays in the drawer",
    .taken = "Taken out",
    .notCounted = "Handed over without a count",
    .countFirst = "Shown after the count",
    .sales = "Sales",
    .receipts = "Receipts",
    .discounts = "Discounts",
    .tax = "Tax",
    .byMethod = "By way of paying",
    .refunded = "given back",
    .moves = "Paid in, paid out, opened",
    .opened = "opened",
    .takenOver = "Taken over to the next day, not yet known:",
    .takenOverBy = "by ",
    .head = "Journal to row ",
    .signature = "Signed ",
    .cash = "Cash",
    .statements = "Provider statements of the day",
    .comparedSince = "Statements compared since the last Z",
    .equalOf = " of ",
    .equal = " equal",
    .openRows = "to be looked at",
    .notYet = "not compared yet",
    .compared = "compared ",
};

constexpr ShiftWords chineseShift{
    .x = "X 报表",
    .z = "Z 报表 ",
    .shiftClosed = "交班报表",
    .total = "全天合计",
    .shift = "班次：",
    .till = "收银台：",
    .cashier = "收银员：",
    .from = "开始：",
    .to = "截止：",
    .closedBy = "日结人：",
    .approvedBy = "授权人：",
    .drawer = "钱箱",
    .opening = "备用金",
    .cashSales = "现金收款（已减找零）",
    .cashRefunds = "现金退款",
    .paidIn = "存入",
    .paidOut = "取出",
    .expected = "应有",
    .counted = "实点",
    .right = "账实相符",
    .over = "长款",
    .shortBy = "短款",
    .kept = "留在钱箱",
    .taken = "取走",
    .notCounted = "未清点直接交班",
    .countFirst = "清点后显示",
    .sales = "销售",
    .receipts = "笔数",
    .discounts = "优惠",
    .tax = "税额",
    .byMethod = "按支付方式",
    .refunded = "退款",
    .moves = "存取与开箱",
    .opened = "开箱",
    .takenOver = "结转次日、尚未确认：",
    .takenOverBy = "经办：",
    .head = "日志至第 ",
    .signature = "签名 ",
    .cash = "现金",
    .statements = "当日服务商账单",
    .comparedSince = "上次日结以来的对账",
    .equalOf = " / ",
    .equal = " 一致",
    .openRows = "待处理",
    .notYet = "尚未对账",
    .compared = "对账于 ",
};

class ShiftWriter
{
public:
    explicit ShiftWriter(const ReceiptLook &look)
        : m_look(look)
        , m_words(look.language.compare(0, 2, "zh") == 0 ? chineseShift : englishShift)
    {}

    std::vector<PaperRow> write(const ShiftReport &report, Expected expected)
    {
        m_rows = headRows(m_look);
        title(report.isClosed ? m_words.shiftClosed : m_words.x);
        head(report);
        drawer(report, expected);
        business(report);
        moves(report);
        return std::move(m_rows);
    }

    std::vector<PaperRow> write(const DayReport &report)
    {
        m_rows = headRows(m_look);
        title(m_words.z + std::to_string(report.day.number));
        text(m_words.till + report.day.till);
        text(m_words.from + time(report.all.from));
        text(m_words.to + time(report.day.at));
        text(m_words.closedBy + report.day.byName);
        business(report.all);
        for (const ShiftReport &shift : report.shifts) {
            rule();
            head(shift);
            drawer(shift, Expected::Shown);
            moves(shift);
        }
        takenOver(report.day);
        statements(m_words.statements, report.statements);
        statements(m_words.comparedSince, report.comparedSince);
        rule();
        text(m_words.head + std::to_string(report.day.headSeq) + ":");
        text(report.day.head);
        if (!report.day.signature.empty())
            text(m_words.signature + report.day.signature.substr(0, 32));
        return std::move(m_rows);
    }

private:
    void rule() { m_rows.push_back({ShiftRowKind::Rule, {}, {}, false, 0}); }
    void gap() { m_rows.push_back({ShiftRowKind::Gap, {}, {}, false, 0}); }
    void text(const std::string &what, bool strong = false, int indent = 0)
    {
        m_rows.push_back(textRow(ShiftRowKind::Left, what, strong, indent));
    }
    void pair(const std::string &left, const std::string &right, int indent = shiftIndent,
              bool strong = false)
    {
        PaperRow row = pairRow(left, right, indent);
        row.strong = strong;
        m_rows.push_back(std::move(row));
    }
    void title(const std::string &what)
    {
        gap();
        m_rows.push_back(textRow(ShiftRowKind::Centred, what, true));
        gap();
    }
    std::string time(Instant at) const { return plainDateTime(at, m_look.utcOffset); }

    void head(const ShiftReport &report)
    {
        if (!report.shift.empty()) {
            pair(m_words.cashier + report.cashierName, m_words.till + report.till, 0);
            text(m_words.shift + report.shift.text);
        }
        text(m_words.from + time(report.from));
        text(m_words.to + time(report.to));
    }

    void drawer(const ShiftReport &report, Expected expected)
    {
        for (const CashReport &cash : report.cash) {
            const CashLedger &ledger = cash.ledger;
            rule();
            text(m_words.drawer + std::string(" ") + ledger.opening.currency().code(), true);
            pair(m_words.opening, ledger.opening.text());
            if (expected == Expected::Hidden && !cash.counted) {
                text(m_words.countFirst, false, shiftIndent);
                continue;
            }
            pair(m_words.cashSales, ledger.sales.text());
            if (!ledger.refunds.isZero())
                pair(m_words.cashRefunds, (-ledger.refunds).text());
            if (!ledger.paidIn.isZero())
                pair(m_words.paidIn, ledger.paidIn.text());
            if (!ledger.paidOut.isZero())
                pair(m_words.paidOut, (-ledger.paidOut).text());
            pair(m_words.expected, ledger.expected().text(), shiftIndent, true);
            if (cash.counted)
                counted(cash);
            else if (report.isUncounted)
                text(m_words.notCounted, false, shiftIndent);
        }
    }

    void counted(const CashReport &cash)
    {
        pair(m_words.counted, cash.counted->text());
        const Money over = *cash.over();
        if (over.isZero())
            text(m_words.right, true, shiftIndent);
        else
            pair(over.isPositive() ? m_words.over : m_words.shortBy,
                 (over.isPositive() ? over : -over).text(), shiftIndent, true);
        if (!cash.kept)
            return;
        if (*cash.kept != *cash.counted)
            pair(m_words.taken, (*cash.counted - *cash.kept).text());
        pair(m_words.kept, cash.kept->text());
    }

    void business(const ShiftReport &report)
    {
        rule();
        pair(m_words.sales, report.sales.text(), 0, true);
        pair(m_words.receipts, std::to_string(report.receipts));
        if (!report.discounts.isZero())
            pair(m_words.discounts, (-report.discounts).text());
        if (!report.tax.isZero())
            pair(m_words.tax, report.tax.text());
        if (report.methods.empty())
            return;
        text(m_words.byMethod, true);
        for (const MethodReport &method : report.methods) {
            const std::string name = method.provider == cashMethod()
                                         ? m_words.cash
                                         : methodName(m_look, method.provider);
            pair(name + " x " + std::to_string(method.payments), method.taken.text());
            if (method.refunds > 0)
                pair(std::string(m_words.refunded) + " x " + std::to_string(method.refunds),
                     (-method.refunded).text(), 2 * shiftIndent);
        }
    }

    void moves(const ShiftReport &report)
    {
        if (report.moves.empty())
            return;
        rule();
        text(m_words.moves, true);
        for (const DrawerMove &move : report.moves) {
            pair(time(move.at).substr(11, 5) + " " + move.why,
                 move.amount.isZero()
                     ? m_words.opened
                     : move.amount.text() + (move.amount.currency() == report.currency
                                                 ? ""
                                                 : " " + move.amount.currency().code()));
            if (!move.approvedBy.empty())
                text(m_words.approvedBy + move.approvedBy.text, false, 2 * shiftIndent);
        }
    }

    void takenOver(const DayClosed &day)
    {
        if (day.takenOver.empty())
            return;
        rule();
        text(m_words.takenOver, true);
        for (const Unresolved &open : day.takenOver) {
            const std::string number = !open.refund.empty()    ? open.refund.text
                                       : !open.attempt.empty() ? open.attempt.text
                                                               : open.sale.text;
            pair(number, open.amount.text());
        }
        text(m_words.takenOverBy + day.takenOverBy.text, false, shiftIndent);
    }

    void statements(const char *what, const std::vector<StatementFigures> &all)
    {
        if (all.empty())
            return;
        rule();
        text(what, true);
        for (const StatementFigures &f : all) {
            const std::string name = methodName(m_look, f.provider) + " " + f.day;
            if (!f.comparedAt) {
                pair(name, m_words.notYet);
                continue;
            }
            pair(name, std::to_string(f.equal) + m_words.equalOf + std::to_string(f.rows) +
                           m_words.equal);
            if (f.open > 0)
                pair(m_words.openRows, std::to_string(f.open), 2 * shiftIndent, true);
            text(m_words.compared + time(*f.comparedAt), false, 2 * shiftIndent);
        }
    }

    const ReceiptLook &m_look;
    const ShiftWords &m_words;
    std::vector<PaperRow> m_rows;
};

} // namespace

std::vector<PaperRow> shiftRows(const ShiftReport &report, const ReceiptLook &look,
                                Expected expected)
{
    return ShiftWriter(look).write(report, expected);
}

std::vector<PaperRow> dayRows(const DayReport &report, const ReceiptLook &look)
{
    return ShiftWriter(look).write(report);
}

} // namespace guitai
