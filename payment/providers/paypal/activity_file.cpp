// Columns go by their names. The account's language decides how dates and amounts are written:
// what could be read in two ways is not read at all.
#include "payment/providers/paypal/activity_file.h"

#include "payment/providers/paypal/amount.h"
#include "shop/base/text.h"

#include <algorithm>
#include <cstdio>
#include <map>

namespace guitai::paypal {

namespace {

constexpr std::size_t mostActivityBytes = 64u * 1024 * 1024;

using ActivityCells = std::vector<std::string>;

struct ActivityRecord
{
    int line = 0;
    ActivityCells cells;
    std::string_view text;
    bool isCut = false; // a quote is never closed
};

// One record; quoted cells may hold commas and line breaks.
ActivityRecord takeRecord(std::string_view &file, int &line)
{
    ActivityRecord record;
    record.line = ++line;
    std::string cell;
    bool quoted = false;
    std::size_t i = 0;
    for (; i < file.size(); ++i) {
        const char c = file[i];
        line += c == '\n' && quoted ? 1 : 0;
        if (quoted && c == '"' && i + 1 < file.size() && file[i + 1] == '"') {
            cell += '"';
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && c == ',') {
            record.cells.push_back(std::move(cell));
            cell.clear();
        } else if (!quoted && c == '\n') {
            break;
        } else if (c != '\r' || quoted) {
            cell += c;
        }
    }
    record.cells.push_back(std::move(cell));
    record.isCut = quoted;
    record.text = file.substr(0, i);
    file.remove_prefix(std::min(file.size(), i + 1));
    return record;
}

std::string_view withoutMark(std::string_view file)
{
    return file.substr(0, 3) == "\xEF\xBB\xBF" ? file.substr(3) : file;
}

const std::vector<std::string> &neededColumns()
{
    static const std::vector<std::string> names = {
        "Date", "Time",           "TimeZone",         "Type",         "Status", "Currency", "Gross",
        "Fee",  "Transaction ID", "Reference Txn ID", "Custom Number"};
    return names;
}

// "GMT+08:00", "UTC-5", or one of the names that PayPal writes.
std::optional<int> zoneOffset(const std::string &name)
{
    static const std::map<std::string, int> known = {
        {"GMT", 0},    {"UTC", 0},    {"BST", 60},   {"WET", 0},    {"CET", 60},
        {"CEST", 120}, {"EET", 120},  {"EEST", 180}, {"PST", -480}, {"PDT", -420},
        {"MST", -420}, {"MDT", -360}, {"CDT", -300}, {"EST", -300}, {"EDT", -240},
        {"HKT", 480},  {"SGT", 480},  {"JST", 540},  {"AEST", 600}, {"AEDT", 660}};
    if (const auto found = known.find(name); found != known.end()) {
        return found->second * 60;
    }
    int hours = 0, minutes = 0;
    char sign = 0, rest = 0;
    const std::string tail =
        name.substr(0, 3) == "GMT" || name.substr(0, 3) == "UTC" ? name.substr(3) : std::string();
    const int read = std::sscanf(tail.c_str(), "%c%2d:%2d%c", &sign, &hours, &minutes, &rest);
    if ((read != 2 && read != 3) || (sign != '+' && sign != '-') || hours > 14 || minutes > 59) {
        return std::nullopt;
    }
    return (hours * 3600 + minutes * 60) * (sign == '-' ? -1 : 1);
}

// How the account writes dates.
enum class DateOrder
{
    DayFirst,
    MonthFirst,
    YearFirst
};

std::optional<Instant> momentIn(const std::string &date, const std::string &time,
                                const std::string &zone, DateOrder order)
{
    int a = 0, b = 0, c = 0, used = 0;
    char first = 0, second = 0;
    CivilTime at;
    const bool isDate =
        std::sscanf(date.c_str(), "%4d%c%2d%c%4d%n", &a, &first, &b, &second, &c, &used) == 5 &&
        used == int(date.size()) && first == second &&
        std::string_view("/.-").find(first) != std::string_view::npos;
    const bool isTime =
        std::sscanf(time.c_str(), "%2d:%2d:%2d%n", &at.hour, &at.minute, &at.second, &used) == 3 &&
        used == int(time.size());
    const auto offset = zoneOffset(zone);
    if (!isDate || !isTime || !offset) {
        return std::nullopt;
    }
    at.year = order == DateOrder::YearFirst ? a : c;
    at.month = order == DateOrder::MonthFirst ? a : b;
    at.day = order == DateOrder::DayFirst ? a : order == DateOrder::MonthFirst ? b : c;
    const Instant moment = instantOf(at, *offset);
    return civilTime(moment, *offset) == at && at.year > 1990 ? std::optional(moment)
                                                              : std::nullopt;
}

// "1,234.50", "1.234,50", "-12.30", "1,200" of yen.
std::optional<Money> grossIn(const std::string &code, std::string text)
{
    const bool isOut = !text.empty() && text.front() == '-';
    std::string figures;
    const std::size_t last = text.find_last_of(".,");
    const bool hasDecimals = last != std::string::npos && text.size() - last - 1 != 3;
    for (std::size_t i = isOut ? 1 : 0; i < text.size(); ++i) {
        if (text[i] >= '0' && text[i] <= '9') {
            figures += text[i];
        } else if (i == last && hasDecimals) {
            figures += '.';
        } else if (text[i] != '.' && text[i] != ',') {
            return std::nullopt;
        }
    }
    const auto money = moneyFrom(code, figures);
    return money ? std::optional(isOut ? -*money : *money) : std::nullopt;
}

bool holds(const std::string &text, const char *word)
{
    return text.find(word) != std::string::npos;
}

MoveKind kindOfType(const std::string &type, Money gross)
{
    if (holds(type, "Refund") || holds(type, "Reversal") || holds(type, "Chargeback")) {
        return gross.isNegative() ? MoveKind::Refund : MoveKind::Other;
    }
    if (holds(type, "Fee")) {
        return MoveKind::Fee;
    }
    return holds(type, "Payment") && !gross.isNegative() ? MoveKind::Payment : MoveKind::Other;
}

std::optional<MoveState> stateOfWords(const std::string &status)
{
    // A payment that was given back later was paid all the same.
    if (status == "Completed" || status == "Refunded" || status == "Partially Refunded") {
        return MoveState::Done;
    }
    if (status == "Pending" || status == "Held" || status == "Under Review") {
        return MoveState::Pending;
    }
    if (status == "Denied" || status == "Failed" || status == "Canceled" || status == "Cancelled" ||
        status == "Expired") {
        return MoveState::Failed;
    }
    return status == "Reversed" ? std::optional(MoveState::Reversed) : std::nullopt;
}

class ActivityReader
{
public:
    ActivityReader(const StatementDay &day, std::map<std::string, std::size_t> columns)
        : m_day(day)
        , m_columns(std::move(columns))
    {
        m_statement.provider = ProviderId("paypal");
    }

    void take(ActivityRecord record) { m_records.push_back(std::move(record)); }

    Result<Statement> read()
    {
        const auto order = dateOrder();
        if (!order) {
            return order.problem();
        }
        bool isOfDay = false;
        for (const ActivityRecord &record : m_records) {
            StatementLine line;
            line.line = record.line;
            if (const char *why = fill(line, record, *order)) {
                m_statement.odd.push_back({record.line, std::string(record.text), why});
            } else if (m_day.from <= line.at && line.at < m_day.to) {
                isOfDay = true;
                m_statement.lines.push_back(std::move(line));
            }
        }
        if (!isOfDay && !m_records.empty() && m_statement.odd.size() < m_records.size()) {
            return Problem{"none of these transactions is of " + m_day.day};
        }
        return m_statement;
    }

private:
    const std::string &cell(const ActivityRecord &record, const char *name) const
    {
        return record.cells[m_columns.at(name)];
    }
    bool isWhole(const ActivityRecord &record) const
    {
        return !record.isCut && record.cells.size() == m_columns.size();
    }
    std::optional<Instant> moment(const ActivityRecord &record, DateOrder order) const
    {
        return momentIn(cell(record, "Date"), cell(record, "Time"), cell(record, "TimeZone"),
                        order);
    }

    // The order in which all dates are dates; of two, the one that knows this day.
    Result<DateOrder> dateOrder() const
    {
        std::vector<DateOrder> possible;
        for (const DateOrder order :
             {DateOrder::DayFirst, DateOrder::MonthFirst, DateOrder::YearFirst}) {
            bool all = true, any = false;
            for (const ActivityRecord &record : m_records) {
                if (!isWhole(record)) {
                    continue;
                }
                const auto at = moment(record, order);
                all = all && (at || !zoneOffset(cell(record, "TimeZone")));
                any = any || (at && m_day.from <= *at && *at < m_day.to);
            }
            if (all && any) {
                possible.push_back(order);
            }
        }
        if (possible.size() == 1 || m_records.empty()) {
            return possible.empty() ? DateOrder::YearFirst : possible.front();
        }
        return Problem{possible.empty()
                           ? "none of these transactions is of " + m_day.day
                           : "the file's dates can be read in two ways: download one day alone"};
    }

    const char *fill(StatementLine &line, const ActivityRecord &record, DateOrder order) const
    {
        if (!isWhole(record)) {
            return "another number of cells than there are columns";
        }
        const std::string &code = cell(record, "Currency");
        const auto at = moment(record, order);
        const auto gross = grossIn(code, cell(record, "Gross"));
        const auto state = stateOfWords(cell(record, "Status"));
        if (!at || !gross || !state || cell(record, "Transaction ID").empty()) {
            return "no number, time, amount or state";
        }
        line.at = *at;
        line.amount = *gross;
        line.state = *state;
        line.kind = kindOfType(cell(record, "Type"), *gross);
        line.stateWords = cell(record, "Type") + ", " + cell(record, "Status");
        line.theirs = cell(record, "Transaction ID");
        line.parent = cell(record, "Reference Txn ID");
        const std::string &custom = cell(record, "Custom Number");
        const auto colon = custom.find(':');
        if (line.kind == MoveKind::Refund) {
            line.ours = colon == std::string::npos ? std::string() : custom.substr(0, colon);
            line.order = colon == std::string::npos ? custom : custom.substr(colon + 1);
        } else {
            line.ours = custom;
        }
        const auto fee = grossIn(code, cell(record, "Fee"));
        if (!fee) {
            return "a fee that cannot be read";
        }
        line.fee = -ExactAmount::of(*fee);
        line.net = ExactAmount::of(*gross) - *line.fee;
        return nullptr;
    }

    const StatementDay &m_day;
    std::map<std::string, std::size_t> m_columns;
    std::vector<ActivityRecord> m_records;
    Statement m_statement;
};

} // namespace

bool isActivityFile(std::string_view file)
{
    file = withoutMark(file);
    const std::string_view head = file.substr(0, file.find('\n'));
    return head.find("Date") != std::string_view::npos &&
           head.find("Gross") != std::string_view::npos && head.find(',') != std::string_view::npos;
}

Result<Statement> statementFromActivity(std::string_view file, const StatementDay &day)
{
    if (file.size() > mostActivityBytes) {
        return Problem{"the file is larger than 64 MiB: no statement of a day"};
    }
    file = withoutMark(file);
    if (!isValidUtf8(file)) {
        return Problem{"the file is not in UTF-8: download it again and do not save it from a "
                       "spreadsheet"};
    }
    int line = 0;
    const ActivityRecord head = takeRecord(file, line);
    std::map<std::string, std::size_t> columns;
    for (std::size_t i = 0; i < head.cells.size(); ++i) {
        std::string name = withoutControls(head.cells[i]);
        columns.emplace(name == "Time Zone" ? "TimeZone" : name, i);
    }
    std::string missing;
    for (const std::string &name : neededColumns()) {
        if (!columns.contains(name)) {
            missing += (missing.empty() ? "" : ", ") + name;
        }
    }
    if (!missing.empty() || columns.size() != head.cells.size()) {
        return Problem{
            "this is no activity report with the columns that are needed (in English): " +
            (missing.empty() ? "one is there twice" : missing)};
    }
    ActivityReader reader(day, std::move(columns));
    while (!file.empty()) {
        ActivityRecord record = takeRecord(file, line);
        if (record.isCut || record.cells.size() > 1 || !record.cells[0].empty()) {
            reader.take(std::move(record));
        }
    }
    return reader.read();
}

} // namespace guitai::paypal
