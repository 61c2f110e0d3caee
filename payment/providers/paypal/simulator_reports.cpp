// Listing transactions.
#include "payment/providers/paypal/simulator_reports.h"

#include "payment/providers/paypal/amount.h"
#include "payment/providers/paypal/paypal_time.h"
#include "payment/providers/paypal/simulator_answers.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace guitai::paypal {

namespace {

constexpr Span longestSpan = Span::hours(24 * 31);

struct Transaction
{
    Instant at;
    std::string id;
    QJsonObject info;
};

// Reports leave out the colon of the zone.
QString reportTime(Instant at)
{
    std::string text = timeText(at);
    text.pop_back();
    return inQt(text + "+0000");
}

QJsonObject signedMoney(Money amount, bool isOut)
{
    QJsonObject json = moneyJson(amount);
    if (isOut && !amount.isZero()) {
        json["value"] = "-" + json["value"].toString();
    }
    return json;
}

QJsonObject infoOf(const SimulatedOrder &order, const std::string &id, Instant at)
{
    QJsonObject info{{"paypal_account_id", simulatedPayer},
                     {"transaction_id", inQt(id)},
                     {"transaction_initiation_date", reportTime(at)},
                     {"transaction_updated_date", reportTime(at)},
                     {"transaction_subject", inQt(order.description)},
                     {"protection_eligibility", "01"}};
    if (!order.invoiceId.empty()) {
        info["invoice_id"] = inQt(order.invoiceId);
    }
    return info;
}

std::vector<Transaction> transactionsIn(const Books &books)
{
    std::vector<Transaction> list;
    for (const auto &[id, order] : books.orders()) {
        if (!order.capture) {
            continue;
        }
        const SimulatedCapture &capture = *order.capture;
        QJsonObject info = infoOf(order, capture.id, capture.at);
        info["paypal_reference_id"] = inQt(id);
        info["paypal_reference_id_type"] = "ODR";
        info["transaction_event_code"] = "T0006";
        info["transaction_status"] = capture.status == "COMPLETED" ? "S"
                                     : capture.status == "PENDING" ? "P"
                                                                   : "D";
        info["transaction_amount"] = signedMoney(order.amount, false);
        info["fee_amount"] = signedMoney(feeOf(order.amount), true);
        if (!order.customId.empty()) {
            info["custom_field"] = inQt(order.customId);
        }
        list.push_back({capture.at, capture.id, info});
        for (const SimulatedRefund &refund : capture.refunds) {
            QJsonObject back = infoOf(order, refund.id, refund.at);
            back["paypal_reference_id"] = inQt(capture.id);
            back["paypal_reference_id_type"] = "TXN";
            back["transaction_event_code"] = "T1107";
            back["transaction_status"] = "S";
            back["transaction_amount"] = signedMoney(refund.amount, true);
            const std::string &custom = refund.customId.empty() ? order.customId : refund.customId;
            if (!custom.empty()) {
                back["custom_field"] = inQt(custom);
            }
            list.push_back({refund.at, refund.id, back});
        }
    }
    std::sort(list.begin(), list.end(), [](const Transaction &a, const Transaction &b) {
        return a.at != b.at ? a.at < b.at : a.id < b.id;
    });
    return list;
}

std::string parameter(const FormFields &query, const char *name)
{
    for (const auto &[key, value] : query) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

Denial wrongParameter(const char *name, const std::string &value)
{
    return {400, {{"INVALID_REQUEST", name, value, "query"}}, {}};
}

std::optional<int> countIn(const FormFields &query, const char *name, int otherwise, int largest)
{
    const std::string text = parameter(query, name);
    if (text.empty()) {
        return otherwise;
    }
    bool isNumber = false;
    const int number = inQt(text).toInt(&isNumber);
    return isNumber && number >= 1 && number <= largest ? std::optional(number) : std::nullopt;
}

} // namespace

std::variant<std::string, Denial> transactionsReport(const FormFields &query, const Books &books,
                                                     Span delay, Instant now)
{
    const auto start = timeFrom(parameter(query, "start_date"));
    const auto end = timeFrom(parameter(query, "end_date"));
    if (!start) {
        return wrongParameter("start_date", parameter(query, "start_date"));
    }
    if (!end || *end < *start || longestSpan < *end - *start) {
        return wrongParameter("end_date", parameter(query, "end_date"));
    }
    const auto size = countIn(query, "page_size", 100, 500);
    const auto page = countIn(query, "page", 1, 100'000);
    if (!size || !page) {
        return wrongParameter(size ? "page" : "page_size", {});
    }
    std::vector<Transaction> found = transactionsIn(books);
    const std::string id = parameter(query, "transaction_id");
    const std::string status = parameter(query, "transaction_status");
    std::erase_if(found, [&](const Transaction &t) {
        return t.at < *start || *end < t.at || now < t.at + delay || (!id.empty() && t.id != id) ||
               (!status.empty() && t.info["transaction_status"].toString() != inQt(status));
    });
    const int pages = (int(found.size()) + *size - 1) / *size;
    QJsonArray details;
    for (int i = (*page - 1) * *size; i < int(found.size()) && details.size() < *size; ++i) {
        details.append(QJsonObject{{"transaction_info", found[std::size_t(i)].info}});
    }
    return textOf(QJsonObject{{"transaction_details", details},
                              {"account_number", simulatedPayee},
                              {"start_date", reportTime(*start)},
                              {"end_date", reportTime(*end)},
                              {"last_refreshed_datetime", reportTime(now - delay)},
                              {"page", *page},
                              {"total_items", int(found.size())},
                              {"total_pages", pages},
                              {"links", QJsonArray()}});
}

} // namespace guitai::paypal
