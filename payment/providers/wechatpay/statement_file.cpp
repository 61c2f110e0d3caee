// What the rows of WeChat Pay's bills mean. Columns go by their headers.
#include "payment/providers/wechatpay/gzip.h"
#include "payment/providers/wechatpay/statement.h"
#include "payment/providers/wire/china_time.h"
#include "payment/providers/wire/lines.h"
#include "shop/base/text.h"

#include <algorithm>
#include <charconv>

namespace guitai::wechatpay {

namespace {

constexpr std::size_t mostBillBytes = 64u * 1024 * 1024;

using Cells = std::vector<std::string_view>;

constexpr std::string_view utf8Mark = "\xEF\xBB\xBF";
// What the first line of both bills in one file says.
constexpr std::string_view bothBills = "trade bill, fund-flow bill\n";

void splitInto(Cells &cells, std::string_view line, std::string_view by)
{
    cells.clear();
    while (true) {
        const auto end = line.find(by);
        cells.push_back(line.substr(0, end));
        if (end == std::string_view::npos) {
            return;
        }
        line.remove_prefix(end + by.size());
    }
}

std::optional<Money> yuanIn(std::string_view text)
{
    const auto amount = Money::parse(text, Currency::cny());
    return amount ? std::optional(*amount) : std::nullopt;
}

// "45" and "45.0"
std::optional<int> countIn(std::string_view text)
{
    int count = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
    const std::string_view rest(read.ptr, std::size_t(text.data() + text.size() - read.ptr));
    const bool isWhole = rest.empty() || rest == ".0" || rest == ".00";
    return read.ec == std::errc() && isWhole ? std::optional(count) : std::nullopt;
}

class BillReader
{
public:
    BillReader(const StatementDay &day, const Account &account)
        : m_account(account)
    {
        m_statement.provider = ProviderId("wechatpay");
        const auto from = chinaTime(day.day + " 00:00:00");
        m_statement.from = from.value_or(day.from);
        m_statement.until = *m_statement.from + Span::hours(24);
    }

    Result<Statement> read(std::string_view file)
    {
        if (file.substr(0, utf8Mark.size()) == utf8Mark) {
            file.remove_prefix(utf8Mark.size());
        }
        if (!isValidUtf8(file)) {
            return Problem{"the bill is not in UTF-8, as WeChat Pay writes it"};
        }
        for (int number = 1; !file.empty(); ++number) {
            const std::string_view line = takeLine(file);
            if (line.empty()) {
                continue;
            }
            if (line.front() != '`') {
                if (!m_headers.empty()) {
                    m_inSummary = true;
                }
                splitInto(m_headers, line, ",");
                if (!m_inSummary && !isKnownBill()) {
                    return Problem{"this is no trade or fund-flow bill of WeChat Pay"};
                }
                continue;
            }
            if (m_headers.empty()) {
                return Problem{"line 1 of the bill has no column names"};
            }
            splitInto(m_cells, line.substr(1), ",`");
            if (m_inSummary) {
                m_hasSummary = m_cells.size() == m_headers.size();
                if (m_hasSummary) {
                    readSummary();
                }
                continue;
            }
            ++m_rows;
            if (const char *why = take(number)) {
                m_statement.odd.push_back({number, std::string(line), why});
            }
        }
        return finish();
    }

private:
    bool isKnownBill()
    {
        m_isFundFlow = has("资金流水单号");
        return m_isFundFlow ? has("记账时间") && has("业务凭证号") && hasAmount()
                            : has("交易时间") && has("商户号") && has("商户订单号") &&
                                  has("微信订单号") && has("交易状态") && has("手续费") &&
                                  (has("订单金额") || has("总金额") || has("申请退款金额"));
    }

    bool has(std::string_view header) const
    {
        return std::find(m_headers.begin(), m_headers.end(), header) != m_headers.end();
    }
    bool hasAmount() const { return has("收支金额(元)") || has("收支金额（元）"); }

    std::string_view cell(std::string_view header) const
    {
        const auto place = std::find(m_headers.begin(), m_headers.end(), header);
        return place == m_headers.end() ? std::string_view()
                                        : m_cells[std::size_t(place - m_headers.begin())];
    }
    // The first of the names that there is: they changed with the years.
    std::string_view cell(std::string_view header, std::string_view before) const
    {
        return cell(has(header) ? header : before);
    }

    // Why the row cannot be read; null when it was.
    const char *take(int number)
    {
        if (m_cells.size() != m_headers.size()) {
            return "another number of cells than there are columns";
        }
        const auto at = chinaTime(m_isFundFlow ? cell("记账时间") : cell("交易时间"));
        if (!at) {
            return "no time";
        }
        if (*at < *m_statement.from || !(*at < *m_statement.until)) {
            ++m_otherDays;
            return "its time is not of this day";
        }
        StatementLine line;
        line.line = number;
        line.at = *at;
        if (const char *why = m_isFundFlow ? fillFlow(line) : fillTrade(line)) {
            return why;
        }
        m_statement.lines.push_back(std::move(line));
        return nullptr;
    }

    const char *fillTrade(StatementLine &line)
    {
        const std::string_view merchant = cell("商户号");
        if (merchant != m_account.mchid) {
            m_otherMerchant = merchant;
            return "of another merchant";
        }
        if (const std::string_view currency = cell("货币种类");
            !currency.empty() && currency != "CNY") {
            return "in another currency than yuan";
        }
        const std::string_view state = cell("交易状态");
        const bool isBack = state == "REFUND" || state == "REVOKED";
        if (!isBack && state != "SUCCESS") {
            return "a state that is not known";
        }
        const auto amount =
            yuanIn(isBack ? cell("申请退款金额", "退款金额") : cell("订单金额", "总金额"));
        const auto fee = ExactAmount::parse(cell("手续费"), Currency::cny());
        if (!amount || amount->isNegative() || !fee) {
            return "no amount or fee";
        }
        line.parent = cell("微信订单号");
        line.stateWords = state;
        line.fee = *fee;
        if (!isBack) {
            line.ours = cell("商户订单号");
            line.theirs = line.parent;
            line.amount = *amount;
            m_paid += *amount;
        } else {
            line.kind = MoveKind::Refund;
            line.ours = cell("商户退款单号");
            line.order = cell("商户订单号");
            line.theirs = cell("微信退款单号");
            line.amount = -*amount;
            m_back += *amount;
            const std::string_view progress = cell("退款状态");
            if (!progress.empty()) {
                line.stateWords += " " + std::string(progress);
            }
            line.state = progress == "PROCESSING"                     ? MoveState::Pending
                         : progress == "FAIL" || progress == "CHANGE" ? MoveState::Failed
                                                                      : MoveState::Done;
        }
        line.net = ExactAmount::of(line.amount) - *fee;
        return nullptr;
    }

    // What reached the account and left it; fees are rows of their own.
    const char *fillFlow(StatementLine &line)
    {
        const auto amount = yuanIn(cell("收支金额(元)", "收支金额（元）"));
        const std::string_view direction = cell("收支类型");
        const bool isIn = direction == "收入";
        if (!amount || amount->isNegative() || (!isIn && direction != "支出")) {
            return "no amount or direction";
        }
        const std::string_view type = cell("业务类型");
        line.stateWords = type;
        line.amount = isIn ? *amount : -*amount;
        (isIn ? m_paid : m_back) += *amount;
        line.net = ExactAmount::of(line.amount);
        line.ours = cell("业务凭证号");
        line.theirs = cell("微信支付业务单号");
        line.parent = cell("资金流水单号");
        const auto speaksOf = [&](std::string_view word) {
            return type.find(word) != std::string_view::npos;
        };
        line.kind = speaksOf("手续费")          ? MoveKind::Fee
                    : speaksOf("退款") && !isIn ? MoveKind::Refund
                    : speaksOf("交易") && isIn  ? MoveKind::Payment
                                                : MoveKind::Other;
        return nullptr;
    }

    void readSummary()
    {
        m_saidCount = countIn(m_isFundFlow ? cell("资金流水总笔数") : cell("总交易单数"));
        m_saidPaid = yuanIn(m_isFundFlow ? cell("收入金额") : cell("订单总金额", "总交易额"));
        m_saidBack = yuanIn(m_isFundFlow ? cell("支出金额") : cell("申请退款总金额", "退款总金额"));
    }

    Result<Statement> finish()
    {
        if (!m_hasSummary || !m_saidCount) {
            return Problem{"the bill has no summary at its end: it is cut off; download it again"};
        }
        if (!m_otherMerchant.empty()) {
            return Problem{"this is the bill of another merchant, " + std::string(m_otherMerchant) +
                           ", not of " + m_account.mchid};
        }
        if (m_rows > 0 && m_otherDays == m_rows) {
            return Problem{"this is the bill of another day"};
        }
        // A sum that is cut off in the middle does not agree either.
        const bool agrees = *m_saidCount == m_rows && m_saidPaid == std::optional(m_paid) &&
                            m_saidBack == std::optional(m_back);
        if (m_statement.odd.empty() && !agrees) {
            return Problem{"the bill's own sums are not those of its rows: it is cut off or was "
                           "changed; download it again"};
        }
        m_statement.account = m_account.mchid;
        return std::move(m_statement);
    }

    const Account &m_account;
    Statement m_statement;
    Cells m_headers, m_cells;
    bool m_inSummary = false, m_hasSummary = false, m_isFundFlow = false;
    int m_rows = 0, m_otherDays = 0;
    std::string_view m_otherMerchant;
    Money m_paid{0, Currency::cny()}, m_back{0, Currency::cny()};
    std::optional<int> m_saidCount;
    std::optional<Money> m_saidPaid, m_saidBack;
};

// What the fund flow says of trades and their fees the trade bill says better, row by row; it adds
// what moved the account besides.
Result<Statement> statementOfDay(std::string_view file, const StatementDay &day,
                                 const Account &account)
{
    if (file.substr(0, bothBills.size()) != bothBills) {
        return BillReader(day, account).read(file);
    }
    file.remove_prefix(bothBills.size());
    // No row begins with a byte order mark: there the fund flow begins.
    const auto end = file.find("\n" + std::string(utf8Mark));
    if (end == std::string_view::npos) {
        return Problem{"the fund flow is missing: the file is cut off; fetch it again"};
    }
    const std::string_view trades = file.substr(0, end + 1);
    auto read = BillReader(day, account).read(trades);
    const auto flow = BillReader(day, account).read(file.substr(end + 1));
    if (!read || !flow) {
        return read ? flow : std::move(read);
    }
    Statement statement = std::move(read).value();
    for (StatementLine &line : statement.lines) {
        ++line.line;
    }
    for (OddLine &odd : statement.odd) {
        ++odd.line;
    }
    const int before = 1 + int(std::count(trades.begin(), trades.end(), '\n'));
    for (StatementLine line : flow->lines) {
        line.line += before;
        if (line.kind == MoveKind::Other) {
            statement.lines.push_back(std::move(line));
        }
    }
    for (OddLine odd : flow->odd) {
        odd.line += before;
        statement.odd.push_back(std::move(odd));
    }
    return statement;
}

} // namespace

Result<Statement> statementFrom(std::string_view file, const StatementDay &day,
                                const Account &account)
{
    if (file.size() > mostBillBytes) {
        return Problem{"the file is larger than 64 MiB: no bill of a day"};
    }
    if (file.substr(0, 2) != "\x1F\x8B") {
        return statementOfDay(file, day, account);
    }
    const auto plain = gunzipped(file, mostBillBytes);
    return plain ? statementOfDay(*plain, day, account) : Result<Statement>(plain.problem());
}

std::string withFundFlow(std::string trades, std::string_view flow)
{
    if (!trades.empty() && trades.back() != '\n') {
        trades += "\r\n";
    }
    if (flow.substr(0, utf8Mark.size()) != utf8Mark) {
        trades += utf8Mark;
    }
    return std::string(bothBills) + trades + std::string(flow);
}

} // namespace guitai::wechatpay
