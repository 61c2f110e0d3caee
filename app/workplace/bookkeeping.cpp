// Our rows are looked for around the day, and by their numbers wherever the file names one that is
// not there.
#include "app/workplace/bookkeeping.h"

#include "app/workplace/reporting.h"
#include "books/statement_outcome.h"
#include "storage/reports/report_book.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace guitai {

namespace {

constexpr Span around = Span::hours(24);
constexpr qint64 longestStatement = 64ll * 1024 * 1024;

// A payment of another day altogether (opened long ago, or come late) is known by its number.
Result<bool> addNamed(storage::ReportBook &book, const ProviderId &provider,
                      const Reconciliation &found, std::vector<OurRow> &ours)
{
    bool isMore = false;
    for (const Match &match : found.matches) {
        if (match.kind != MatchKind::MissingHere || match.isRepeated || match.theirs->ours.empty())
            continue;
        auto row = book.rowOf(provider, match.theirs->kind, match.theirs->ours);
        if (!row)
            return row.problem();
        if (!*row)
            continue;
        ours.push_back(std::move(**row));
        isMore = true;
    }
    return isMore;
}

} // namespace

std::string sha256Of(const std::string &bytes)
{
    return QCryptographicHash::hash(QByteArrayView(bytes.data(), qsizetype(bytes.size())),
                                    QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

Result<Comparison> compareFile(const Provider &provider, const StatementFile &file,
                               storage::Database &journal)
{
    StatementDay day = file.day;
    Statement statement;
    statement.provider = provider.card().id;
    if (!file.isEmptyDay) {
        auto read = provider.readStatement(file.bytes, day);
        if (!read)
            return read.problem();
        statement = std::move(read).value();
    }
    day.from = statement.from.value_or(day.from);
    day.to = statement.until.value_or(day.to);
    storage::ReportBook book(journal);
    auto rows = book.rowsOf(provider.card().id, day.from - around, day.to + around);
    if (!rows)
        return rows.problem();
    std::vector<OurRow> ours = std::move(rows).value();
    Comparison comparison;
    comparison.rows = reconcile(statement, day, ours);
    const auto isMore = addNamed(book, provider.card().id, comparison.rows, ours);
    if (!isMore)
        return isMore.problem();
    if (*isMore)
        comparison.rows = reconcile(statement, day, ours);
    comparison.outcome =
        outcomeOf(comparison.rows, file.isEmptyDay ? std::string() : sha256Of(file.bytes));
    comparison.outcome.by = file.by;
    comparison.outcome.isImported = file.isImported;
    return comparison;
}

Result<Comparison> compareTotal(const ProviderId &provider, Money total, const Counter &counter,
                                Instant now, storage::Database &journal)
{
    StatementDay day{dayAt(counter.zone, now).name, counter.since, now + Span::milliseconds(1),
                     total.currency()};
    for (const auto &[key, compared] : counter.compared) {
        if (key.first == provider && compared.outcome.theirsTotal)
            day.from = std::max(day.from, compared.outcome.to);
    }
    Statement statement;
    statement.provider = provider;
    statement.onlyTotal = total;
    const auto ours = storage::ReportBook(journal).rowsOf(provider, day.from, day.to);
    if (!ours)
        return ours.problem();
    Comparison comparison;
    comparison.rows = reconcile(statement, day, *ours);
    comparison.outcome = outcomeOf(comparison.rows, {});
    return comparison;
}

std::string statementPath(const std::string &folder, const ProviderId &provider,
                          const std::string &day)
{
    return folder + "/statements/" + day + "-" + provider.text;
}

namespace {

// Who brought the file, beside it: the till compares a day again by itself, which changes nothing
// about where it came from.
std::string originPath(const std::string &folder, const ProviderId &provider,
                       const std::string &day)
{
    return statementPath(folder, provider, day) + ".origin";
}

} // namespace

Result<void> keepStatement(const std::string &folder, const StatementFile &file)
{
    const std::string path = statementPath(folder, file.provider, file.day.day);
    // That the provider has nothing now says less than the file that it had before.
    if (file.bytes.empty() && QFileInfo(QString::fromStdString(path)).size() > 0)
        return {};
    const QJsonObject origin{{"imported", file.isImported},
                             {"by", QString::fromStdString(file.by.text)}};
    auto kept = writeWhole(originPath(folder, file.provider, file.day.day),
                           QJsonDocument(origin).toJson().toStdString(), Readers::OwnerOnly);
    if (kept)
        kept = writeWhole(path, file.bytes, Readers::OwnerOnly);
    return kept ? Result<void>() : kept.problem();
}

Result<StatementFile> keptStatement(const std::string &folder, const ProviderId &provider,
                                    const StatementDay &day)
{
    QFile in(QString::fromStdString(statementPath(folder, provider, day.day)));
    if (!in.open(QIODevice::ReadOnly))
        return Problem{"the statement of " + day.day +
                       " is not there any more: compare the day again"};
    StatementFile file{provider, day, in.readAll().toStdString(), false, false, {}};
    file.isEmptyDay = file.bytes.empty();
    QFile beside(QString::fromStdString(originPath(folder, provider, day.day)));
    if (beside.open(QIODevice::ReadOnly)) {
        const QJsonObject origin = QJsonDocument::fromJson(beside.readAll()).object();
        file.isImported = origin["imported"].toBool();
        file.by = CashierId(origin["by"].toString().toStdString());
    }
    return file;
}

Result<std::string> readStatementFile(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return Problem{"cannot read " + path + ": " + file.errorString().toStdString()};
    if (file.size() > longestStatement)
        return Problem{path + " is larger than 64 MiB: no statement of a day"};
    return file.readAll().toStdString();
}

CalendarDay yesterday(const Zone &zone, Instant now)
{
    return dayAt(zone, dayAt(zone, now).from - Span::milliseconds(1));
}

std::vector<ProviderId> withStatements(const std::vector<std::unique_ptr<Provider>> &providers)
{
    std::vector<ProviderId> found;
    for (const auto &provider : providers) {
        if (provider->card().makesStatements())
            found.push_back(provider->card().id);
    }
    return found;
}

std::vector<ProviderId> withStatements(const Till &till)
{
    std::vector<ProviderId> found;
    for (const ProviderCard &card : till.methods()) {
        if (card.makesStatements())
            found.push_back(card.id);
    }
    return found;
}

} // namespace guitai
