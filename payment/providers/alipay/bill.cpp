// Columns are found by their names; rows without quotes are taken apart from both ends.
#include "payment/providers/alipay/bill.h"

#include "payment/providers/alipay/archive.h"
#include "payment/providers/alipay/gbk.h"
#include "payment/providers/wire/china_time.h"

#include <algorithm>
#include <charconv>

namespace guitai::alipay {

namespace {

constexpr std::string_view detailTitle = "#支付宝业务明细查询";
constexpr std::string_view tradeSum = "#交易合计：";
constexpr std::string_view refundSum = "#退款合计：";

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto from = text.find_first_not_of(blanks);
    if (from == std::string_view::npos) {
        return text.substr(text.size()); // empty, but still a place in the line
    }
    return text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

std::vector<std::string_view> cellsOf(std::string_view line)
{
    std::vector<std::string_view> cells;
    while (true) {
        const auto comma = line.find(',');
        cells.push_back(trimmed(line.substr(0, comma)));
        if (comma == std::string_view::npos) {
            return cells;
        }
        line.remove_prefix(comma + 1);
    }
}

bool startsWith(std::string_view text, std::string_view begin)
{
    return text.substr(0, begin.size()) == begin;
}

// "3笔，商家实收共136.80元，..."
std::optional<BillSum> sumIn(std::string_view text)
{
    BillSum sum;
    const auto counted = std::from_chars(text.data(), text.data() + text.size(), sum.count);
    const auto colon = text.find("共");
    const auto yuan = text.find("元");
    if (counted.ec != std::errc() || colon == std::string_view::npos || yuan < colon) {
        return std::nullopt;
    }
    const auto from = colon + std::string_view("共").size();
    const auto amount = Money::parse(text.substr(from, yuan - from), Currency::cny());
    if (!amount) {
        return std::nullopt;
    }
    sum.amount = *amount;
    return sum;
}

std::string_view between(std::string_view text, std::string_view begin, std::string_view end)
{
    const auto from = text.find(begin);
    if (from == std::string_view::npos) {
        return {};
    }
    text.remove_prefix(from + begin.size());
    return text.substr(0, text.find(end));
}

// "2026年02月28日 00:00:00"
std::optional<Instant> chineseTime(std::string_view text)
{
    std::string plain;
    while (!text.empty()) {
        if (startsWith(text, "年") || startsWith(text, "月")) {
            plain += '-';
            text.remove_prefix(3);
        } else if (startsWith(text, "日")) {
            text.remove_prefix(3);
        } else {
            plain += text.front();
            text.remove_prefix(1);
        }
    }
    return chinaTime(plain);
}

void readHead(Bill &bill, std::string_view line)
{
    if (startsWith(line, "#账号：")) {
        bill.account = between(line, "[", "]");
    } else if (startsWith(line, "#起始日期：")) {
        bill.from = chineseTime(between(line, "起始日期：[", "]"));
        bill.until = chineseTime(between(line, "终止日期：[", "]"));
    }
}

class BillColumns
{
public:
    explicit BillColumns(std::vector<std::string_view> names)
        : m_names(std::move(names))
    {}

    bool areEnough() const
    {
        return std::all_of(std::begin(needed), std::end(needed),
                           [this](std::string_view name) { return place(name) < m_names.size(); });
    }

    std::optional<BillRow> row(std::string_view line) const
    {
        std::vector<std::string_view> cells = cellsOf(line);
        if (cells.size() < m_names.size()) {
            return std::nullopt;
        }
        // A comma in the title: everything between the order's number and the times is title.
        const std::size_t title = place("商品名称");
        const std::size_t extra = cells.size() - m_names.size();
        const char *end = cells[title + extra].data() + cells[title + extra].size();
        cells[title] = {cells[title].data(), std::size_t(end - cells[title].data())};
        cells.erase(cells.begin() + std::ptrdiff_t(title + 1),
                    cells.begin() + std::ptrdiff_t(title + 1 + extra));

        const auto cell = [&](std::string_view name) { return cells[place(name)]; };
        const auto created = chinaTime(cell("创建时间"));
        const auto finished = chinaTime(cell("完成时间"));
        const auto amount = Money::parse(cell("商家实收（元）"), Currency::cny());
        const auto ordered = Money::parse(cell("订单金额（元）"), Currency::cny());
        const auto fee = Money::parse(cell("服务费（元）"), Currency::cny());
        const bool isRefund = cell("业务类型") == "退款";
        const bool isKnown = isRefund || cell("业务类型") == "交易";
        const bool hasAmounts = amount && ordered && fee;
        if (!created || !finished || !hasAmounts || !isKnown ||
            (!ordered->isZero() && ordered->isNegative() != isRefund) ||
            (!amount->isZero() && amount->isNegative() != isRefund)) {
            return std::nullopt;
        }
        return BillRow{0,
                       isRefund,
                       std::string(cell("支付宝交易号")),
                       std::string(cell("商户订单号")),
                       std::string(cell("退款批次号/请求号")),
                       std::string(cell("商品名称")),
                       *amount,
                       *ordered,
                       *fee,
                       *created,
                       *finished};
    }

private:
    static constexpr std::string_view needed[] = {
        "支付宝交易号", "商户订单号",     "业务类型",          "商品名称",     "创建时间",
        "完成时间",     "商家实收（元）", "退款批次号/请求号", "服务费（元）", "订单金额（元）"};

    std::size_t place(std::string_view name) const
    {
        return std::size_t(std::find(m_names.begin(), m_names.end(), name) - m_names.begin());
    }

    std::vector<std::string_view> m_names;
};

BillSum summed(const std::vector<BillRow> &rows, bool refunds)
{
    BillSum sum{0, Money(0, Currency::cny())};
    for (const BillRow &row : rows) {
        if (row.isRefund == refunds) {
            ++sum.count;
            sum.amount += row.amount;
        }
    }
    return sum;
}

} // namespace

BillSum Bill::trades() const
{
    return summed(rows, false);
}

BillSum Bill::refunds() const
{
    return summed(rows, true);
}

bool Bill::isWhole() const
{
    return oddRows.empty() && tradesSaid.value_or(BillSum{-1, {}}) == trades() &&
           refundsSaid.value_or(BillSum{0, Money(0, Currency::cny())}) == refunds();
}

Result<Bill> readBillText(std::string_view text)
{
    if (!startsWith(text, detailTitle)) {
        return Problem{"this is not Alipay's detail bill (业务明细)"};
    }
    Bill bill;
    std::optional<BillColumns> columns;
    for (int number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (startsWith(line, tradeSum)) {
            bill.tradesSaid = sumIn(line.substr(tradeSum.size()));
        } else if (startsWith(line, refundSum)) {
            bill.refundsSaid = sumIn(line.substr(refundSum.size()));
        } else if (line.empty() || line.front() == '#') {
            readHead(bill, line);
        } else if (!columns) {
            columns.emplace(cellsOf(line));
            if (!columns->areEnough()) {
                return Problem{"Alipay's bill has other columns than expected: " +
                               std::string(line)};
            }
        } else if (auto row = columns->row(line)) {
            row->line = number;
            bill.rows.push_back(std::move(*row));
        } else {
            bill.oddRows.push_back({number, std::string(line)});
        }
    }
    return bill;
}

Result<Bill> readBillFile(std::string_view gbk)
{
    const auto text = fromGbk(gbk);
    if (!text || !startsWith(*text, detailTitle)) {
        return Problem{"this is not Alipay's detail bill (业务明细) in GBK, as Alipay writes it"};
    }
    return readBillText(*text);
}

Result<Bill> readBill(std::string_view zip)
{
    const auto files = unpacked(zip);
    if (!files) {
        return files.problem();
    }
    for (const ArchivedFile &file : *files) {
        const auto text = fromGbk(file.content);
        if (text && startsWith(*text, detailTitle)) {
            return readBillText(*text);
        }
    }
    return Problem{"the archive holds no detail bill (业务明细): choose the bill of trades"};
}

} // namespace guitai::alipay
