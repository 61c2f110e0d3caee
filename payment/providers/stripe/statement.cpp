// The pages, and what their transactions mean.
#include "payment/providers/stripe/statement.h"

#include "payment/providers/stripe/amounts.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace guitai::stripe {

namespace {

constexpr std::size_t mostStatementBytes = 64u * 1024 * 1024;

MoveKind moveKindOf(const std::string &type)
{
    if (type == "charge" || type == "payment") {
        return MoveKind::Payment;
    }
    if (type == "refund" || type == "payment_refund") {
        return MoveKind::Refund;
    }
    return type == "stripe_fee" || type == "network_cost" ? MoveKind::Fee : MoveKind::Other;
}

// Refunds and fees that are given back stand there with their sign.
std::optional<Money> signedMoney(std::int64_t amount, Currency currency)
{
    const auto money = moneyOfStripe(amount < 0 ? -amount : amount, currency);
    return money && amount < 0 ? std::optional(-*money) : money;
}

// Half a cent is no amount: it would be read as none at all.
bool isInteger(const QJsonValue &value)
{
    return value.isDouble() && value.toInteger(0) == value.toInteger(1);
}

// Why the row cannot be read; null when it was.
const char *fill(StatementLine &line, const QJsonObject &row)
{
    const auto currency = currencyOfWord(textIn(row, "currency"));
    const QJsonValue amountValue = row["amount"], feeValue = row["fee"];
    const bool hasNumbers =
        isInteger(amountValue) && isInteger(feeValue) && isInteger(row["created"]);
    const auto amount = currency ? signedMoney(amountValue.toInteger(), *currency) : std::nullopt;
    const auto fee = currency ? signedMoney(feeValue.toInteger(), *currency) : std::nullopt;
    if (textIn(row, "object") != "balance_transaction" || !hasNumbers || !amount || !fee) {
        return "no amount, fee, currency or time";
    }
    line.kind = moveKindOf(textIn(row, "type"));
    line.stateWords = textIn(row, "type") + " " + textIn(row, "status");
    line.at = Instant{row["created"].toInteger() * 1000};
    line.amount = *amount;
    line.fee = ExactAmount::of(*fee);
    line.net = ExactAmount::of(*amount) - *line.fee;
    line.theirs = textIn(row, "source");
    const QJsonObject source = row["source"].toObject();
    line.parent = textIn(source, "payment_intent");
    const QJsonObject metadata = source["metadata"].toObject();
    if (line.kind == MoveKind::Payment) {
        line.ours = textIn(metadata, "attempt");
    } else if (line.kind == MoveKind::Refund) {
        line.ours = textIn(metadata, "refund");
        line.order = textIn(metadata, "attempt");
    }
    // The account may be kept in another currency than the customer paid in.
    const auto paidIn = currencyOfWord(textIn(source, "currency"));
    if (paidIn && !(*paidIn == *currency) && line.kind != MoveKind::Other) {
        const auto own = moneyOfStripe(source["amount"].toInteger(), *paidIn);
        if (!own) {
            return "the amount of its charge cannot be read";
        }
        line.amount = amount->isNegative() ? -*own : *own;
    }
    return nullptr;
}

} // namespace

StatementTalk::StatementTalk(std::shared_ptr<const Account> account, const StatementDay &day,
                             Instant now)
    : Dialogue(std::move(account), Matter(), now)
    , m_day(day)
{}

Step StatementTalk::begin()
{
    return askForPage({});
}

Step StatementTalk::askForPage(const std::string &after)
{
    FormFields query = {{"created[gte]", std::to_string(m_day.from.ms / 1000)},
                        {"created[lt]", std::to_string(m_day.to.ms / 1000)},
                        {"limit", "100"},
                        {"expand[]", "data.source"}};
    if (!after.empty()) {
        query.emplace_back("starting_after", after);
    }
    return get("/v1/balance_transactions", query);
}

Step StatementTalk::heard(const Reply &reply)
{
    if (reply.kind == Reply::Kind::NotKnown) {
        return noAnswer(reply);
    }
    if (reply.kind == Reply::Kind::Refused) {
        return conclude(Verdict::NotExecuted, reply.reason, reply);
    }
    const QJsonArray rows = reply.body["data"].toArray();
    const std::string page = QJsonDocument(reply.body).toJson(QJsonDocument::Compact).toStdString();
    const bool isPage = textIn(reply.body, "object") == "list" && reply.body["data"].isArray() &&
                        reply.body["has_more"].isBool();
    if (!isPage || m_file.size() + page.size() > mostStatementBytes) {
        return conclude(Verdict::NoAnswer, Reason::Garbled);
    }
    m_file += (m_file.empty() ? "[" : ",") + page;
    if (reply.body["has_more"].toBool()) {
        const std::string last =
            rows.isEmpty() ? std::string() : textIn(rows.last().toObject(), "id");
        return last.empty() ? conclude(Verdict::NoAnswer, Reason::Garbled) : askForPage(last);
    }
    Reading reading;
    reading.verdict = Verdict::DayClosed;
    reading.file = m_file + "]";
    return conclude(reading);
}

Result<Statement> statementFrom(std::string_view file, const StatementDay &day)
{
    if (file.size() > mostStatementBytes) {
        return Problem{"the file is larger than 64 MiB: no statement of a day"};
    }
    const auto document =
        QJsonDocument::fromJson(QByteArray::fromRawData(file.data(), qsizetype(file.size())));
    const QJsonArray pages = document.isObject() ? QJsonArray{document.object()} : document.array();
    Statement statement;
    statement.provider = ProviderId("stripe");
    int place = 0;
    bool hasMore = true;
    for (const QJsonValue &value : pages) {
        const QJsonObject page = value.toObject();
        if (textIn(page, "object") != "list" || !page["data"].isArray()) {
            return Problem{"this is no list of balance transactions as Stripe's API gives it"};
        }
        hasMore = page["has_more"].toBool();
        for (const QJsonValue &one : page["data"].toArray()) {
            StatementLine line;
            line.line = ++place;
            const QJsonObject row = one.toObject();
            const char *why = fill(line, row);
            if (!why && (line.at < day.from || !(line.at < day.to))) {
                why = "its time is not of this day";
            }
            if (why) {
                statement.odd.push_back(
                    {place, QJsonDocument(row).toJson(QJsonDocument::Compact).toStdString(), why});
            } else {
                statement.lines.push_back(std::move(line));
            }
        }
    }
    if (pages.isEmpty() || hasMore) {
        return Problem{"this is no whole list of balance transactions: its last page is missing"};
    }
    if (!statement.odd.empty() && statement.lines.empty()) {
        return Problem{"none of these balance transactions is of this day"};
    }
    return statement;
}

} // namespace guitai::stripe
