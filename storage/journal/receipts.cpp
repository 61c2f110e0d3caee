// Lists of receipts, payments and refunds from the reading tables; whole receipts from the facts.
#include "storage/journal/receipts.h"

#include "storage/journal/fact_json.h"
#include "storage/journal/fact_names.h"
#include "storage/journal/row_sql.h"
#include "storage/journal/schema.h"

#include <algorithm>

namespace guitai::storage {

namespace {

// Amounts of a row in its currency; a code that is none has been refused when it was written.
class RowMoney
{
public:
    explicit RowMoney(const std::string &code)
    {
        if (const auto currency = Currency::fromCode(code))
            m_currency = *currency;
    }
    Money operator()(std::int64_t minor) const { return {minor, m_currency}; }
    std::optional<Money> operator()(const std::optional<std::int64_t> &minor) const
    {
        return minor ? std::optional(Money(*minor, m_currency)) : std::nullopt;
    }

private:
    Currency m_currency;
};

std::optional<Instant> instantOrNothing(const std::optional<std::int64_t> &ms)
{
    return ms ? std::optional(Instant{*ms}) : std::nullopt;
}

Reason reasonNamed(const std::string &name)
{
    Reason reason = Reason::Unknown;
    valueOf(name, reason);
    return reason;
}

std::vector<ProviderId> methodsIn(const std::string &text)
{
    std::vector<ProviderId> methods;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        methods.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return methods;
}

ListedReceipt listed(const StoredReceipt &row)
{
    const RowMoney money(row.currency);
    ListedReceipt out;
    out.number = row.number;
    out.sale = SaleId(row.sale);
    out.at = {row.at};
    out.day = row.day;
    out.till = row.till;
    out.cashierName = row.cashierName;
    out.total = money(row.total);
    out.tax = money(row.tax);
    out.discount = money(row.discount);
    out.rounding = money(row.rounding);
    out.refunded = money(row.refunded);
    out.methods = methodsIn(row.methods);
    out.lines = int(row.lines);
    return out;
}

ListedPayment listed(const StoredPayment &row)
{
    const RowMoney money(row.currency);
    ListedPayment out;
    out.attempt = AttemptId(row.attempt);
    out.sale = SaleId(row.sale);
    out.receipt = row.receipt.value_or(0);
    out.provider = ProviderId(row.provider);
    out.amount = money(row.amount);
    out.net = money(row.net);
    out.tendered = money(row.tendered);
    out.change = money(row.change);
    out.state = row.state;
    out.reason = reasonNamed(row.reason);
    out.reference = row.reference;
    out.opened = {row.opened};
    out.ended = instantOrNothing(row.ended);
    return out;
}

ListedRefund listed(const StoredRefund &row)
{
    ListedRefund out;
    out.refund = RefundId(row.refund);
    out.leg = AttemptId(row.leg);
    out.sale = SaleId(row.sale);
    out.receipt = row.receipt.value_or(0);
    out.provider = ProviderId(row.provider);
    out.amount = RowMoney(row.currency)(row.amount);
    out.why = row.why;
    out.by = CashierId(row.person);
    out.state = row.state;
    out.reason = reasonNamed(row.reason);
    out.reference = row.reference;
    out.opened = {row.opened};
    out.ended = instantOrNothing(row.ended);
    return out;
}

ListedException listed(const StoredException &row)
{
    ListedException out;
    out.attempt = AttemptId(row.attempt);
    out.sale = SaleId(row.sale);
    valueOf(row.trouble, out.trouble);
    out.amount = RowMoney(row.currency)(row.amount);
    out.reference = row.reference;
    out.at = {row.at};
    out.settled = instantOrNothing(row.settled);
    out.how = row.how;
    out.by = CashierId(row.person);
    return out;
}

char lowerAscii(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

bool contains(std::string_view text, std::string_view part)
{
    return std::search(text.begin(), text.end(), part.begin(), part.end(),
                       [](char a, char b) { return lowerAscii(a) == lowerAscii(b); }) != text.end();
}

// For all days: whole numbers and names only, each by its index.
const std::string byWholeName =
    "WHERE number IN (SELECT number FROM receipts WHERE CAST(number AS TEXT) = ?1 AND number = "
    "CAST(?1 AS INTEGER) UNION SELECT number FROM receipts WHERE sale = ?1 UNION SELECT receipt "
    "FROM payments WHERE attempt = ?1 UNION SELECT receipt FROM payments WHERE reference = ?1 AND "
    "reference <> '' UNION SELECT receipt FROM refunds WHERE refund = ?1) AND number < ?2 ORDER BY "
    "number DESC";
const std::string ofDay = "WHERE day = ?1 AND number < ?2 ORDER BY number DESC";
const std::string ofAllDays = "WHERE ?1 = '' AND number < ?2 ORDER BY number DESC";

} // namespace

Result<std::unique_ptr<Database>> ReceiptBook::openForReading(const std::string &path)
{
    return Database::open(path, journalSchema(), Access::ReadOnly);
}

Result<std::vector<ListedReceipt>> ReceiptBook::receipts(const ReceiptFilter &filter)
{
    const bool anyDay = filter.day.empty();
    const std::string &rest = !anyDay ? ofDay : filter.text.empty() ? ofAllDays : byWholeName;
    const std::string &key = anyDay ? filter.text : filter.day;
    const auto walk = m_database.prepare(selectSql<StoredReceipt>(rest));
    SqlStatement &rows = *walk;
    rows.bind(std::string_view(key));
    rows.bind(filter.below > 0 ? filter.below : INT64_MAX);
    std::vector<ListedReceipt> found;
    while (int(found.size()) < filter.limit && rows.row()) {
        const auto stored = readRow<StoredReceipt>(rows);
        ListedReceipt row = listed(stored);
        if (!anyDay && !filter.text.empty()) {
            const auto fits = matches(row, stored.seq, filter.text);
            if (!fits)
                return fits.problem();
            if (!*fits)
                continue;
        }
        found.push_back(std::move(row));
    }
    if (rows.failed())
        return m_database.problem();
    return found;
}

Result<bool> ReceiptBook::matches(const ListedReceipt &row, std::int64_t seq,
                                  const std::string &text)
{
    if (contains(std::to_string(row.number), text) || row.total.text() == text ||
        contains(row.cashierName, text) || row.sale.text == text)
        return true;
    for (const ProviderId &method : row.methods) {
        if (method.text == text)
            return true;
    }
    const auto payments = paymentsOf(row.sale);
    if (!payments)
        return payments.problem();
    for (const ListedPayment &payment : *payments) {
        if (contains(payment.reference, text) || contains(payment.attempt.text, text))
            return true;
    }
    SqlStatement &fact = m_database.statement("SELECT seq, body FROM facts WHERE seq = ?");
    fact.bind(seq);
    const auto receipt = read(fact);
    if (!receipt)
        return receipt.problem();
    if (!*receipt)
        return false;
    const auto &lines = (*receipt)->order.lines;
    return std::any_of(lines.begin(), lines.end(), [&text](const OrderLine &line) {
        return contains(line.name, text) || contains(line.nameZh, text) || line.code == text;
    });
}

Result<std::optional<Receipt>> ReceiptBook::read(SqlStatement &rows)
{
    std::optional<Receipt> found;
    if (rows.row()) {
        Result<Receipt> receipt = receiptFromJson(rows.text(1));
        if (!receipt) {
            const Problem why{m_database.path() + ": row " + std::to_string(rows.integer(0)) +
                              " cannot be read: " + receipt.problem().what +
                              ". Run guitaictl journal verify, then restore a backup."};
            rows.reset();
            return why;
        }
        found = std::move(receipt).value();
    }
    if (rows.failed())
        return m_database.problem();
    rows.reset();
    return found;
}

Result<std::optional<Receipt>> ReceiptBook::receipt(std::int64_t number)
{
    SqlStatement &rows = m_database.statement(
        "SELECT seq, body FROM facts WHERE seq = (SELECT seq FROM receipts WHERE number = ?)");
    return read(rows.bind(number));
}

Result<std::optional<Receipt>> ReceiptBook::receiptOf(const SaleId &sale)
{
    SqlStatement &rows = m_database.statement(
        "SELECT seq, body FROM facts WHERE seq = (SELECT seq FROM receipts WHERE sale = ?)");
    return read(rows.bind(std::string_view(sale.text)));
}

Result<std::vector<Fact>> ReceiptBook::factsOf(const SaleId &sale)
{
    SqlStatement &rows =
        m_database.statement("SELECT kind, body FROM facts WHERE sale = ? ORDER BY seq");
    rows.bind(std::string_view(sale.text));
    std::vector<Fact> facts;
    std::optional<Problem> problem;
    while (!problem && rows.row()) {
        auto fact = factFromJson(rows.text(0), rows.text(1));
        if (fact)
            facts.push_back(std::move(fact).value());
        else
            problem = fact.problem();
    }
    if (!problem && rows.failed())
        problem = m_database.problem();
    rows.reset();
    if (problem)
        return *problem;
    return facts;
}

template <typename Row, typename Listed>
Result<std::vector<Listed>> ReceiptBook::list(const std::string &rest, const std::string &key)
{
    SqlStatement &rows = m_database.statement(selectSql<Row>(rest));
    rows.bind(std::string_view(key));
    std::vector<Listed> found;
    while (rows.row())
        found.push_back(listed(readRow<Row>(rows)));
    if (rows.failed())
        return m_database.problem();
    rows.reset();
    return found;
}

Result<std::vector<ListedPayment>> ReceiptBook::payments(const std::string &day)
{
    return list<StoredPayment, ListedPayment>("WHERE day = ? ORDER BY opened, attempt", day);
}

Result<std::vector<ListedPayment>> ReceiptBook::paymentsOf(const SaleId &sale)
{
    return list<StoredPayment, ListedPayment>("WHERE sale = ? ORDER BY opened, attempt", sale.text);
}

Result<std::vector<ListedPayment>> ReceiptBook::unresolvedPayments()
{
    return list<StoredPayment, ListedPayment>(
        "WHERE ended IS NULL AND ? = '' ORDER BY opened, attempt", {});
}

Result<std::vector<ListedRefund>> ReceiptBook::refunds(const std::string &day)
{
    return list<StoredRefund, ListedRefund>("WHERE day = ? ORDER BY opened, refund", day);
}

Result<std::vector<ListedRefund>> ReceiptBook::refundsOf(const SaleId &sale)
{
    return list<StoredRefund, ListedRefund>("WHERE sale = ? ORDER BY opened, refund", sale.text);
}

Result<std::vector<ListedRefund>> ReceiptBook::unresolvedRefunds()
{
    return list<StoredRefund, ListedRefund>(
        "WHERE ended IS NULL AND ? = '' ORDER BY opened, refund", {});
}

Result<std::vector<ListedException>> ReceiptBook::openExceptions()
{
    return list<StoredException, ListedException>("WHERE settled IS NULL AND ? = '' ORDER BY seq",
                                                  {});
}

Result<std::vector<ListedException>> ReceiptBook::exceptionsOf(const SaleId &sale)
{
    return list<StoredException, ListedException>("WHERE sale = ? ORDER BY seq", sale.text);
}

} // namespace guitai::storage
