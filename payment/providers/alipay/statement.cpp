// The way to the bill, and what its rows mean.
#include "payment/providers/alipay/statement.h"

#include "payment/providers/alipay/bill.h"
#include "payment/providers/wire/address.h"
#include "payment/providers/wire/statements.h"

namespace guitai::alipay {

namespace {

constexpr std::int64_t mostBytes = 64ll * 1024 * 1024;

bool begins(std::string_view text, std::string_view begin)
{
    return text.substr(0, begin.size()) == begin;
}

// Alipay names its download host with plain http; it answers by https as well.
std::string safeAddress(std::string url)
{
    if (!isSafeAddress(url) && begins(url, "http://")) {
        url.insert(4, "s");
    }
    return isSafeAddress(url) ? url : std::string();
}

StatementLine lineOf(const BillRow &row)
{
    StatementLine line;
    line.line = row.line;
    line.kind = row.isRefund ? MoveKind::Refund : MoveKind::Payment;
    line.stateWords = row.isRefund ? "退款" : "交易";
    line.ours = row.isRefund ? row.refundNo : row.outTradeNo;
    line.order = row.isRefund ? row.outTradeNo : std::string();
    // All refunds of a trade bear the trade's number.
    line.theirs = row.isRefund ? std::string() : row.tradeNo;
    line.parent = row.tradeNo;
    line.amount = row.ordered;
    line.fee = -ExactAmount::of(row.fee);
    line.net = ExactAmount::of(row.amount) + ExactAmount::of(row.fee);
    line.at = row.finished;
    return line;
}

// Ends with the address in Reading::code.
class AddressTalk : public Dialogue
{
public:
    AddressTalk(std::shared_ptr<const Account> account, std::string day, Instant now)
        : Dialogue(std::move(account), Matter(), now)
        , m_day(std::move(day))
    {}

    Step begin() override
    {
        return say(Call::BillUrl, JsonText().add("bill_type", "trade").add("bill_date", m_day));
    }

private:
    Step executed(const Response &response) override
    {
        Reading reading;
        reading.code = response.field("bill_download_url");
        if (reading.code.empty()) {
            return conclude(response.field("bill_file_code").empty() ? Verdict::NoAnswer
                                                                     : Verdict::NotFound,
                            Reason::None, response);
        }
        reading.verdict = Verdict::DayClosed;
        return conclude(reading);
    }

    Step failed(const Response &response) override
    {
        const std::string &code = response.subCode();
        const auto ends = [&](std::string_view end) {
            return code.size() >= end.size() &&
                   std::string_view(code).substr(code.size() - end.size()) == end;
        };
        // No trades that day, or the bill is not made yet: Alipay has one word for both.
        if (ends("NO_BILL_DATA") || ends("BILL_NOT_EXIST")) {
            return conclude(Verdict::NotFound, Reason::None, response);
        }
        return conclude(meaningOf(Call::BillUrl, response.code(), code), response);
    }

    std::string m_day;
};

} // namespace

StatementTalk::StatementTalk(std::shared_ptr<const Account> account, const StatementDay &day,
                             Instant now)
    : m_address(std::make_unique<AddressTalk>(std::move(account), day.day, now))
{}

Step StatementTalk::begin()
{
    return m_address->begin();
}

Step StatementTalk::hear(const Answer &answer)
{
    if (m_downloading) {
        return heardFile(answer);
    }
    Step step = m_address->hear(answer);
    const auto *reading = std::get_if<Reading>(&step);
    if (!reading || reading->verdict != Verdict::DayClosed) {
        return step;
    }
    HttpRequest request;
    request.method = "GET";
    request.url = safeAddress(reading->code);
    if (request.url.empty()) {
        return noStatement(Verdict::NoAnswer, Reason::Garbled,
                           "the bill's address is not to be trusted");
    }
    request.timeout = Span::seconds(60);
    request.longestAnswer = mostBytes;
    m_downloading = true;
    return request;
}

Step StatementTalk::heardFile(const Answer &answer)
{
    const auto *reply = std::get_if<HttpReply>(&answer);
    if (!reply || reply->status != 200) {
        return noDownload(answer);
    }
    Reading reading;
    reading.verdict = Verdict::DayClosed;
    reading.file = reply->body;
    return reading;
}

Result<Statement> statementFrom(std::string_view file, const StatementDay &day,
                                const Account &account)
{
    if (std::int64_t(file.size()) > mostBytes) {
        return Problem{"the file is larger than 64 MiB: no bill of a day"};
    }
    const auto bill = begins(file, "PK") ? readBill(file) : readBillFile(file);
    if (!bill) {
        return bill.problem();
    }
    if (!bill->from || !bill->until) {
        return Problem{"the bill does not say of which day it is: download it again"};
    }
    const bool isOfDay = plainDateTime(*bill->from, chinaOffset) == day.day + " 00:00:00" &&
                         *bill->until - *bill->from == Span::hours(24);
    if (!isOfDay) {
        return Problem{"this is the bill of another time: from " +
                       plainDateTime(*bill->from, chinaOffset) + " to " +
                       plainDateTime(*bill->until, chinaOffset)};
    }
    if (!account.sellerId.empty() && !begins(bill->account, account.sellerId)) {
        return Problem{"this is the bill of another account, " + bill->account + ", not of " +
                       account.sellerId};
    }
    if (bill->oddRows.empty() && !bill->isWhole()) {
        return Problem{"the bill's own sums are not those of its rows: it is cut off or was "
                       "changed; download it again"};
    }
    Statement statement;
    statement.provider = ProviderId("alipay");
    statement.account = bill->account;
    statement.from = bill->from;
    statement.until = bill->until;
    for (const BillRow &row : bill->rows) {
        if (row.finished < *bill->from || !(row.finished < *bill->until)) {
            statement.odd.push_back(
                {row.line, row.tradeNo + " " + row.outTradeNo, "its time is not of this day"});
            continue;
        }
        statement.lines.push_back(lineOf(row));
    }
    for (const BillOddRow &row : bill->oddRows) {
        statement.odd.push_back({row.line, row.text, "its columns cannot be told apart"});
    }
    return statement;
}

} // namespace guitai::alipay
