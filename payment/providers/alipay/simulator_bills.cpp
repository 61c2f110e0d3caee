// Bills as Alipay lays them out: CSV in GBK, tabs behind texts, refunds as negative rows.
#include "payment/providers/alipay/simulator_bills.h"

#include "payment/providers/alipay/archive.h"
#include "payment/providers/alipay/gbk.h"
#include "payment/providers/alipay/simulator_answers.h"
#include "payment/providers/wire/china_time.h"
#include "payment/providers/wire/http_date.h"
#include "payment/providers/wire/json_text.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <cstdio>
#include <tuple>
#include <vector>

namespace guitai::alipay {

namespace {

constexpr Span ticketLife = Span::seconds(30);
constexpr Span morning = Span::hours(9); // when the bill of the day before is ready
constexpr std::string_view billPath = "/downloadBillFile.resource?";

struct BilledPeriod
{
    Instant from, until, ready;
};

// "2026-02-28" or "2026-02"; nothing for anything else.
std::optional<BilledPeriod> periodOf(const std::string &date)
{
    const bool isMonth = date.size() == 7;
    const auto from = chinaTime((isMonth ? date + "-01" : date) + " 00:00:00");
    if (!from) {
        return std::nullopt;
    }
    if (!isMonth) {
        const Instant until = *from + Span::hours(24);
        return BilledPeriod{*from, until, until + morning};
    }
    CivilTime next = civilTime(*from, chinaOffset);
    next.year += next.month == 12 ? 1 : 0;
    next.month = next.month % 12 + 1;
    const Instant until = instantOf(next, chinaOffset);
    return BilledPeriod{*from, until, until + Span::hours(48) + morning};
}

JsonText failedNode(const std::string &subCode, const std::string &words)
{
    return JsonText(Slashes::Escaped)
        .add("code", "40004")
        .add("msg", "Business Failed")
        .add("sub_code", subCode)
        .add("sub_msg", words);
}

struct BilledRow
{
    Instant finished;
    const SimulatedTrade *trade;
    const SimulatedRefund *refund; // null: the trade itself
};

std::vector<BilledRow> rowsOf(const Books &books, Instant from, Instant until)
{
    std::vector<BilledRow> rows;
    const auto within = [&](Instant at) { return from <= at && at < until; };
    for (const auto &[number, trade] : books.trades()) {
        if (trade.paidAt && within(*trade.paidAt)) {
            rows.push_back({*trade.paidAt, &trade, nullptr});
        }
        for (const SimulatedRefund &refund : trade.refunds) {
            if (within(refund.at)) {
                rows.push_back({refund.at, &trade, &refund});
            }
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const BilledRow &a, const BilledRow &b) {
        return a.finished < b.finished;
    });
    return rows;
}

Money amountOf(const BilledRow &row)
{
    return row.refund ? -row.refund->amount : row.trade->amount;
}

// Six in a thousand, as Alipay usually takes; given back with a refund.
Money feeOf(const BilledRow &row)
{
    return {-mulDivRounded(amountOf(row).minor(), 6, 1000), Currency::cny()};
}

std::string inOneLine(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\t'; }, ' ');
    return text;
}

std::string chineseTime(Instant at)
{
    const CivilTime t = civilTime(at, chinaOffset);
    char text[64];
    std::snprintf(text, sizeof text, "%04d年%02d月%02d日 %02d:%02d:%02d", t.year, t.month, t.day,
                  t.hour, t.minute, t.second);
    return text;
}

std::string headOf(const std::string &title, const std::string &list, const std::string &account,
                   Instant from, Instant until)
{
    return "#支付宝业务" + title + "查询\r\n#账号：[" + account + "]\r\n#起始日期：[" +
           chineseTime(from) + "]   终止日期：[" + chineseTime(until) +
           "]\r\n#-----------------------------------------业务" + list +
           "列表----------------------------------------\r\n";
}

struct Sums
{
    int trades = 0, refunds = 0;
    Money taken{0, Currency::cny()}, givenBack{0, Currency::cny()}, fees{0, Currency::cny()};
};

std::string detailRow(const BilledRow &row)
{
    const std::string amount = amountOf(row).text();
    return row.trade->tradeNo + "\t," + row.trade->outTradeNo + "\t," +
           (row.refund ? "退款," : "交易,") + inOneLine(row.trade->subject) + "," +
           plainDateTime(row.trade->bornAt, chinaOffset) + "," +
           plainDateTime(row.finished, chinaOffset) + ",\t,\t,\t,\t,*测(" + simulatedBuyerLogon +
           ")\t," + amount + "," + amount + ",0.00,0.00,0.00,0.00,0.00,,0.00\t,0.00," +
           (row.refund ? row.refund->number : std::string()) + "\t," + feeOf(row).text() +
           ",0.00,\r\n";
}

std::string detailFile(const std::vector<BilledRow> &rows, const std::string &account, Instant from,
                       Instant until, Instant now)
{
    std::string text = headOf("明细", "明细", account, from, until) +
                       "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,"
                       "门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,"
                       "支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,"
                       "券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,"
                       "退款批次号/请求号,服务费（元）,分润（元）,备注\r\n";
    Sums sums;
    for (const BilledRow &row : rows) {
        text += detailRow(row);
        (row.refund ? sums.refunds : sums.trades) += 1;
        (row.refund ? sums.givenBack : sums.taken) += amountOf(row);
    }
    return text + "#-----------------------------------------业务明细列表结束" +
           std::string(36, '-') + "\r\n#交易合计：" + std::to_string(sums.trades) +
           "笔，商家实收共" + sums.taken.text() + "元，商家优惠共0.00元\r\n#退款合计：" +
           std::to_string(sums.refunds) + "笔，商家实收退款共" + sums.givenBack.text() +
           "元，商家优惠退款共0.00元\r\n#导出时间：[" + chineseTime(now) + "]\r\n";
}

std::string summaryFile(const std::vector<BilledRow> &rows, const std::string &account,
                        Instant from, Instant until, Instant now)
{
    Sums sums;
    for (const BilledRow &row : rows) {
        (row.refund ? sums.refunds : sums.trades) += 1;
        (row.refund ? sums.givenBack : sums.taken) += amountOf(row);
        sums.fees += feeOf(row);
    }
    const Money net = sums.taken + sums.givenBack;
    const std::string figures = std::to_string(sums.trades) + "," + std::to_string(sums.refunds) +
                                "," + sums.taken.text() + "," + net.text() + ",0.00,0.00,0.00," +
                                sums.fees.text() + ",0.00," + (net + sums.fees).text() + "\r\n";
    return headOf("汇总", "汇总", account, from, until) +
           "门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,"
           "支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,"
           "实收净额（元）\r\n\t,," +
           figures + "合计,," + figures +
           "#----------------------------------------业务汇总列表结束" + std::string(37, '-') +
           "\r\n#导出时间：[" + chineseTime(now) + "]\r\n";
}

std::string withoutDashes(std::string text)
{
    text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
    return text;
}

} // namespace

std::string BillDesk::answerNode(const Admitted &asked, const std::string &host, Instant now)
{
    const std::string type = asked.bizField("bill_type");
    const std::string date = asked.bizField("bill_date");
    if (type != "trade" && type != "signcustomer") {
        return failedNode("TYPE_NOT_SUPPORTED", "账单类型不支持").text();
    }
    const auto period = periodOf(date);
    if (!period || now < period->until) {
        return failedNode("INVAILID_ARGUMENTS", "入参不合法").text(); // sic
    }
    if (now < period->ready) {
        return failedNode("BILL_NOT_EXIST", "账单不存在").text();
    }
    for (auto it = m_tickets.begin(); it != m_tickets.end();) {
        it = it->second.issued + ticketLife <= now ? m_tickets.erase(it) : std::next(it);
    }
    const std::string key = type + "&bill_date=" + date + "&at=" + std::to_string(now.ms);
    m_tickets[key] = {type, date, period->from, period->until, now};
    return JsonText(Slashes::Escaped)
        .add("code", "10000")
        .add("msg", "Success")
        .add("bill_download_url", host + std::string(billPath) + "bizType=" + key)
        .text();
}

bool BillDesk::isBill(std::string_view url)
{
    return url.find(billPath) != std::string_view::npos;
}

HttpReply BillDesk::download(std::string_view url, const Books &books, Instant now) const
{
    const auto at = url.find("bizType=");
    const auto found =
        at == std::string_view::npos ? m_tickets.end() : m_tickets.find(url.substr(at + 8));
    if (found == m_tickets.end() || found->second.issued + ticketLife <= now) {
        return {403, {{"date", httpDate(now)}}, "the address has expired"};
    }
    const Ticket &ticket = found->second;
    const std::string account = m_seller + "0156";
    // The ledger of balance movements has no rows here: only trades are simulated.
    const auto rows = ticket.type == "trade" ? rowsOf(books, ticket.from, ticket.until)
                                             : std::vector<BilledRow>();
    const std::string name = account + "_" + withoutDashes(ticket.date) + "_业务明细";
    const auto zip = packed(
        {{toGbk(name + ".csv"), toGbk(detailFile(rows, account, ticket.from, ticket.until, now))},
         {toGbk(name + "(汇总).csv"),
          toGbk(summaryFile(rows, account, ticket.from, ticket.until, now))}});
    if (!zip) {
        return {500, {{"date", httpDate(now)}}, {}};
    }
    return {200, {{"content-type", "application/zip"}, {"date", httpDate(now)}}, *zip};
}

std::string BillDesk::save() const
{
    QJsonArray tickets;
    for (const auto &[key, ticket] : m_tickets) {
        tickets.append(QJsonObject{{"key", QString::fromStdString(key)},
                                   {"type", QString::fromStdString(ticket.type)},
                                   {"date", QString::fromStdString(ticket.date)},
                                   {"from", qint64(ticket.from.ms)},
                                   {"until", qint64(ticket.until.ms)},
                                   {"issued", qint64(ticket.issued.ms)}});
    }
    return QJsonDocument(QJsonObject{{"tickets", tickets}})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

bool BillDesk::load(std::string_view saved)
{
    const auto document =
        QJsonDocument::fromJson(QByteArray(saved.data(), qsizetype(saved.size())));
    m_tickets.clear();
    for (const QJsonValue &value : document["tickets"].toArray()) {
        m_tickets[value["key"].toString().toStdString()] = {
            value["type"].toString().toStdString(), value["date"].toString().toStdString(),
            Instant{value["from"].toInteger()}, Instant{value["until"].toInteger()},
            Instant{value["issued"].toInteger()}};
    }
    return true; // books of an older version have no tickets: nobody downloads just then
}

} // namespace guitai::alipay
