// Who may have a bill, and when.
#include "payment/providers/wechatpay/simulator_bills.h"

#include "payment/providers/wechatpay/bill.h"
#include "payment/providers/wechatpay/gzip.h"
#include "payment/providers/wire/http_date.h"
#include "payment/providers/wire/json_text.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <cstdio>

namespace guitai::wechatpay {

namespace {

constexpr Span ticketLife = Span::minutes(5);
constexpr Span dayLength = Span::hours(24);
constexpr Span billsReadyAt = Span::hours(9);
constexpr Span oldestBill = Span::hours(24 * 92);

V3Answer billRefusal(const std::string &code, const std::string &words)
{
    return {400, refusalBody({400, code, words})};
}

// The beginning of a day in China; "2026-02-28".
std::optional<Instant> dayOf(const std::string &text)
{
    CivilTime day;
    if (text.size() != 10 ||
        std::sscanf(text.c_str(), "%4d-%2d-%2d", &day.year, &day.month, &day.day) != 3) {
        return std::nullopt;
    }
    const Instant begins = instantOf(day, chinaOffset);
    return plainDateTime(begins, chinaOffset).substr(0, 10) == text ? std::optional(begins)
                                                                    : std::nullopt;
}

std::string billText(const Books &books, const std::string &path, const std::string &type,
                     Instant dayBegins)
{
    return path == "/v3/bill/tradebill" ? tradeBill(books, type, dayBegins)
                                        : fundFlowBill(books, dayBegins);
}

} // namespace

V3Answer BillDesk::answer(const Admitted &asked, const Books &books, const std::string &baseUrl,
                          Instant now)
{
    Ticket ticket;
    ticket.path = asked.path;
    ticket.date = asked.queryField("bill_date");
    const bool isTrade = asked.path == "/v3/bill/tradebill";
    ticket.type = asked.queryField(isTrade ? "bill_type" : "account_type");
    const std::string packed = asked.queryField("tar_type");
    const bool isGoodType =
        ticket.type.empty() ||
        (isTrade ? ticket.type == "ALL" || ticket.type == "SUCCESS" || ticket.type == "REFUND"
                 : ticket.type == "BASIC" || ticket.type == "OPERATION" || ticket.type == "FEES");
    const auto begins = dayOf(ticket.date);
    if (!begins || !isGoodType || (!packed.empty() && packed != "GZIP")) {
        return billRefusal("PARAM_ERROR", "账单日期或类型错误");
    }
    if (now < *begins + dayLength || *begins + oldestBill < now) {
        return billRefusal("INVALID_REQUEST", "账单日期应为昨日或三个月内");
    }
    if (now < *begins + dayLength + billsReadyAt) {
        return billRefusal("STATEMENT_CREATING", "账单生成中，请在10点后再试");
    }
    const bool hasOtherAccount = !isTrade && !ticket.type.empty() && ticket.type != "BASIC";
    const std::string file = billText(books, ticket.path, ticket.type, *begins);
    if (file.empty() || hasOtherAccount) {
        return billRefusal("NO_STATEMENT_EXIST", "账单文件不存在，请检查当前商户号是否在指定日期"
                                                 "有交易");
    }
    ticket.packed = packed == "GZIP";
    ticket.until = now + ticketLife;
    char token[40];
    std::snprintf(token, sizeof token, "bill%016llx",
                  static_cast<unsigned long long>(++m_counter) * 0x9E3779B97F4A7C15ull);
    std::erase_if(m_tickets, [now](const auto &entry) { return entry.second.until <= now; });
    m_tickets[token] = ticket;
    return {200, JsonText()
                     .add("hash_type", "SHA1")
                     .add("hash_value", billHash(file))
                     .add("download_url", baseUrl + "/v3/billdownload/file?token=" + token +
                                              (ticket.packed ? "&tartype=gzip" : ""))
                     .text()};
}

HttpReply BillDesk::download(const Admitted &asked, const Books &books, Instant now) const
{
    const auto found = m_tickets.find(asked.queryField("token"));
    if (found == m_tickets.end() || found->second.until <= now) {
        return {400,
                {{"content-type", "application/json; charset=utf-8"}, {"date", httpDate(now)}},
                refusalBody({400, "PARAM_ERROR", "token无效或已过期"})};
    }
    const Ticket &ticket = found->second;
    const std::string file =
        billText(books, ticket.path, ticket.type, dayOf(ticket.date).value_or(Instant()));
    return {200,
            {{"content-type", ticket.packed ? "application/x-gzip" : "text/plain; charset=utf-8"},
             {"date", httpDate(now)}},
            ticket.packed ? gzipped(file) : file};
}

std::string BillDesk::save() const
{
    QJsonArray tickets;
    for (const auto &[token, ticket] : m_tickets) {
        tickets.append(QJsonObject{{"token", QString::fromStdString(token)},
                                   {"path", QString::fromStdString(ticket.path)},
                                   {"type", QString::fromStdString(ticket.type)},
                                   {"date", QString::fromStdString(ticket.date)},
                                   {"packed", ticket.packed},
                                   {"until", qint64(ticket.until.ms)}});
    }
    return QJsonDocument(QJsonObject{{"tickets", tickets}, {"counter", qint64(m_counter)}})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

bool BillDesk::load(std::string_view saved)
{
    const auto document =
        QJsonDocument::fromJson(QByteArray(saved.data(), qsizetype(saved.size())));
    if (!document.isObject()) {
        return false;
    }
    m_tickets.clear();
    const QJsonArray tickets = document["tickets"].toArray();
    for (const QJsonValue &value : tickets) {
        m_tickets[value["token"].toString().toStdString()] = {
            value["path"].toString().toStdString(), value["type"].toString().toStdString(),
            value["date"].toString().toStdString(), value["packed"].toBool(),
            Instant{value["until"].toInteger()}};
    }
    m_counter = document["counter"].toInteger();
    return true;
}

} // namespace guitai::wechatpay
