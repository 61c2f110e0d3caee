// Our rows are looked for around the day, and by their numbers wherever the file names one that is
// not there.
#include "app/workplace/bookkeeping.h"

#include "books/statement_outcome.h"
#include "storage/reports/report_book.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace guitai {

namespace {

constexpr Span around = Span::hours(24);

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

Result<void> keepStatement(const std::string &folder, const StatementFile &file)
{
    const QString path = QString::fromStdString(statementPath(folder, file.provider, file.day.day));
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile out(path);
    const bool written =
        out.open(QIODevice::WriteOnly) &&
        out.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
        out.write(file.bytes.data(), qint64(file.bytes.size())) == qint64(file.bytes.size()) &&
        out.commit();
    return written ? Result<void>()
                   : Result<void>(Problem{"cannot write " + path.toStdString() + ": " +
                                          out.errorString().toStdString()});
}

Result<StatementFile> keptStatement(const std::string &folder, const ProviderId &provider,
                                    const StatementDay &day)
{
    QFile in(QString::fromStdString(statementPath(folder, provider, day.day)));
    if (!in.open(QIODevice::ReadOnly))
        return Problem{"the statement of " + day.day +
                       " is not there any more: compare the day "
                       "again"};
    StatementFile file{provider, day, in.readAll().toStdString(), false, false, {}};
    file.isEmptyDay = file.bytes.empty();
    return file;
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
