// The pages, and what their transactions mean.
#include "payment/providers/paypal/statement.h"

#include "payment/providers/paypal/activity_file.h"
#include "payment/providers/paypal/amount.h"
#include "payment/providers/paypal/paypal_time.h"
#include "payment/providers/wire/form.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace guitai::paypal {

namespace {

constexpr std::size_t mostStatementBytes = 64u * 1024 * 1024;
constexpr int mostPages = 1000;

std::string fieldOf(const QJsonObject &object, const char *name)
{
    return object[QLatin1String(name)].toString().toStdString();
}

std::string compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

struct SignedMoney
{
    Money money;
    std::string text; // as it stands there
};

std::optional<SignedMoney> amountIn(const QJsonObject &info, const char *name)
{
    const QJsonObject object = info[QLatin1String(name)].toObject();
    std::string value = fieldOf(object, "value");
    const std::string text = value;
    const bool isOut = !value.empty() && value.front() == '-';
    if (isOut) {
        value.erase(0, 1);
    }
    const auto money = moneyFrom(fieldOf(object, "currency_code"), value);
    if (!money) {
        return std::nullopt;
    }
    return SignedMoney{isOut ? -*money : *money, text};
}

MoveKind kindOf(const std::string &event, Money amount)
{
    const auto begins = [&](const char *head) { return event.compare(0, 3, head) == 0; };
    if (begins("T00")) {
        return amount.isNegative() ? MoveKind::Other : MoveKind::Payment;
    }
    if (begins("T01")) {
        return MoveKind::Fee;
    }
    // Refunds, reversals and chargebacks take back what had been paid; holds and their release, and
    // whatever else has a number near them, do not.
    const bool takesBack = event == "T1107" || event == "T1106" || event == "T1201";
    return takesBack ? MoveKind::Refund : MoveKind::Other;
}

std::optional<MoveState> stateOf(const std::string &status)
{
    if (status == "S") {
        return MoveState::Done;
    }
    if (status == "P") {
        return MoveState::Pending;
    }
    if (status == "D") {
        return MoveState::Failed;
    }
    return status == "V" ? std::optional(MoveState::Reversed) : std::nullopt;
}

// Why the row cannot be read; null when it was.
const char *fill(StatementLine &line, const QJsonObject &info)
{
    const auto at = timeFrom(fieldOf(info, "transaction_initiation_date"));
    const auto amount = amountIn(info, "transaction_amount");
    const auto state = stateOf(fieldOf(info, "transaction_status"));
    const std::string event = fieldOf(info, "transaction_event_code");
    if (!at || !amount || !state || event.empty() || fieldOf(info, "transaction_id").empty()) {
        return "no number, time, amount, kind or state";
    }
    line.at = *at;
    line.amount = amount->money;
    line.state = *state;
    line.kind = kindOf(event, amount->money);
    line.stateWords = event + " " + fieldOf(info, "transaction_status");
    line.theirs = fieldOf(info, "transaction_id");
    line.parent = fieldOf(info, "paypal_reference_id");
    const std::string custom = fieldOf(info, "custom_field");
    if (line.kind == MoveKind::Refund) {
        // "refund:attempt"; of what was given back on the website the attempt alone.
        const auto colon = custom.find(':');
        line.ours = colon == std::string::npos ? std::string() : custom.substr(0, colon);
        line.order = colon == std::string::npos ? custom : custom.substr(colon + 1);
    } else {
        line.ours = custom;
    }
    if (info.contains(QLatin1String("fee_amount"))) {
        const auto fee = amountIn(info, "fee_amount");
        if (!fee || !(fee->money.currency() == amount->money.currency())) {
            return "a fee that cannot be read";
        }
        line.fee = -ExactAmount::of(fee->money);
        line.net = ExactAmount::of(amount->money) - *line.fee;
    }
    return nullptr;
}

} // namespace

StatementTalk::StatementTalk(std::shared_ptr<Session> session, const StatementDay &day, Instant now)
    : Talk(std::move(session), Matter(), now)
    , m_pieces{{day.from, day.to}}
{}

Step StatementTalk::start()
{
    return askForPage();
}

Step StatementTalk::askForPage()
{
    const Piece &piece = m_pieces.front();
    // PayPal counts the last second in.
    const FormFields query = {
        {"start_date", timeText(piece.from)}, {"end_date", timeText(piece.to - Span::seconds(1))},
        {"fields", "transaction_info"},       {"page_size", "500"},
        {"page", std::to_string(m_page)},     {"balance_affecting_records_only", "N"}};
    return say({"GET", "/v1/reporting/transactions?" + formText(query), {}, {}, Span::seconds(60)});
}

Step StatementTalk::heard(const HttpReply &reply)
{
    if (!isSuccess(reply)) {
        const auto refusal = readRefusal(reply.status, reply.body);
        if (!refusal) {
            return doubt(reply);
        }
        const Piece whole = m_pieces.front();
        const Span half = Span::milliseconds((whole.to - whole.from).ms / 2000 * 1000);
        if (refusal->code() == "RESULTSET_TOO_LARGE" && half >= Span::minutes(1)) {
            m_pieces.pop_front();
            m_pieces.push_front({whole.from + half, whole.to});
            m_pieces.push_front({whole.from, whole.from + half});
            m_page = 1;
            return askForPage();
        }
        return conclude(meaningOfLook(*refusal), *refusal);
    }
    const QJsonObject page =
        QJsonDocument::fromJson(QByteArray::fromStdString(reply.body)).object();
    const int pages = page["total_pages"].toInt(-1);
    const bool isPage = page["transaction_details"].isArray() && pages >= 0 && pages <= mostPages &&
                        (pages == 0 || page["page"].toInt(-1) == m_page);
    if (!isPage || m_file.size() + reply.body.size() > mostStatementBytes) {
        return conclude(Verdict::NoAnswer, Reason::Garbled);
    }
    m_file += (m_file.empty() ? "[" : ",") + reply.body;
    if (m_page < pages) {
        ++m_page;
        return askForPage();
    }
    m_page = 1;
    m_pieces.pop_front();
    return m_pieces.empty() ? finish() : askForPage();
}

Step StatementTalk::finish()
{
    Reading reading;
    reading.verdict = Verdict::DayClosed;
    reading.file = m_file + "]";
    return conclude(reading);
}

Result<Statement> statementFrom(std::string_view file, const StatementDay &day)
{
    const Problem noPages{"this is no list of transactions as PayPal's reporting API gives it"};
    if (file.size() > mostStatementBytes) {
        return Problem{"the file is larger than 64 MiB: no statement of a day"};
    }
    if (isActivityFile(file)) {
        return statementFromActivity(file, day);
    }
    const auto document =
        QJsonDocument::fromJson(QByteArray::fromRawData(file.data(), qsizetype(file.size())));
    const QJsonArray pages = document.isObject() ? QJsonArray{document.object()} : document.array();
    if (pages.isEmpty()) {
        return noPages;
    }
    Statement statement;
    statement.provider = ProviderId("paypal");
    int place = 0;
    qint64 listed = 0;
    for (const QJsonValue &value : pages) {
        const QJsonObject page = value.toObject();
        const auto from = timeFrom(fieldOf(page, "start_date"));
        const auto to = timeFrom(fieldOf(page, "end_date"));
        if (!page["transaction_details"].isArray() || !from || !to) {
            return noPages;
        }
        if (*from < day.from || !(*to < day.to)) {
            return Problem{"these are transactions of another time: from " + timeText(*from) +
                           " to " + timeText(*to)};
        }
        const std::string account = fieldOf(page, "account_number");
        if (!statement.account.empty() && account != statement.account) {
            return Problem{"the pages are of two accounts: " + statement.account + " and " +
                           account};
        }
        statement.account = account;
        if (page["page"].toInt(1) <= 1) {
            listed += page["total_items"].toInteger(0);
        }
        for (const QJsonValue &detail : page["transaction_details"].toArray()) {
            StatementLine line;
            line.line = ++place;
            const QJsonObject info = detail["transaction_info"].toObject();
            const char *why = fill(line, info);
            if (!why && (line.at < day.from || !(line.at < day.to))) {
                why = "its time is not of this day";
            }
            if (why) {
                statement.odd.push_back({place, compact(info), why});
            } else {
                statement.lines.push_back(std::move(line));
            }
        }
    }
    if (listed != place) {
        return Problem{"pages are missing: " + std::to_string(place) + " transactions of " +
                       std::to_string(listed)};
    }
    return statement;
}

} // namespace guitai::paypal
