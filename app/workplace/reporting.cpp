// The journal gives the figures, the catalogue the categories.
#include "app/workplace/reporting.h"

#include "app/workplace/bookkeeping.h"
#include "storage/reports/statement_book.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringEncoder>

namespace guitai {

namespace {

// The days that the span covers from midnight to midnight; none where it does not.
std::vector<std::string> wholeDays(const ReportSpan &span, const Zone &zone)
{
    std::vector<std::string> days;
    Instant at = span.from;
    while (at < span.to) {
        const std::string day = plainDateTime(at, offsetAt(zone, at)).substr(0, 10);
        const auto whole = daySpan(day, zone);
        if (!whole || !(whole->from == at) || span.to < whole->to)
            return {};
        days.push_back(day);
        at = whole->to;
    }
    return days;
}

void addCategories(Settlement &settlement, const DataFolder &folder)
{
    if (!QFileInfo::exists(QString::fromStdString(folder.catalogue())))
        return;
    const auto catalogue = storage::CatalogueStore::open(folder.catalogue(), settlement.currency);
    if (!catalogue)
        return; // of another currency: its categories do not fit
    storage::CatalogueStore &store = **catalogue;
    settlement.categories =
        byCategory(settlement.goods, settlement.currency, [&](const std::string &code) {
            const auto item = store.byCode(code);
            return item ? item->category : std::string();
        });
    for (const Category &category : store.categories()) {
        for (CategoryFigures &figures : settlement.categories) {
            if (figures.key == category.key) {
                figures.name = category.name;
                figures.nameZh = category.nameZh;
            }
        }
    }
}

// What cannot be had is left out and said: the report itself stands.
void addStatements(Settled &settled, storage::Database &journal, const storage::Settings &settings,
                   const Zone &zone)
{
    const std::vector<std::string> days = wholeDays(settled.settlement.span, zone);
    if (days.empty())
        return;
    const auto kept = storage::StatementBook(journal).between(days.front(), days.back());
    const auto providers = makeProviders(settings);
    if (kept && providers)
        storage::addStatements(settled.settlement, *kept, withStatements(*providers), days);
    else
        settled.leftOut.push_back(kept ? providers.problem().what : kept.problem().what);
}

} // namespace

Result<Settled> settleBooks(const DataFolder &folder, const storage::Settings &settings,
                            const Zone &zone, const ReportSpan &span, int most)
{
    const auto database = storage::ReportBook::openForReading(folder.journal());
    if (!database)
        return database.problem();
    storage::ReportBook book(**database);
    if (!span.till.empty() && span.till != settings.till) {
        const auto knows = book.knowsTill(span.till);
        if (!knows)
            return knows.problem();
        if (!*knows)
            return Problem{"there are no receipts of till " + span.till +
                           " here: this one is till " + settings.till};
    }
    auto settled = settleShop(book, folder, settings, zone, span, most);
    if (settled)
        addStatements(settled.value(), **database, settings, zone);
    return settled;
}

Result<Settled> settleShop(storage::ReportBook book, const DataFolder &folder,
                           const storage::Settings &settings, const Zone &zone,
                           const ReportSpan &span, int most)
{
    auto settlement = book.settle(span, settings.shop.currency, zone, most);
    if (!settlement)
        return settlement.problem();
    Settled settled{std::move(settlement).value(), {}};
    addCategories(settled.settlement, folder);
    return settled;
}

Result<ReportSpan> spanOfShift(const DataFolder &folder, const ShiftId &shift, Instant now)
{
    const auto database = storage::ReportBook::openForReading(folder.journal());
    if (!database)
        return database.problem();
    return storage::ReportBook(**database).shiftSpan(shift, now);
}

Report reportMade(const Settlement &settlement, const ReceiptLook &look, const Zone &zone, int most,
                  Instant now)
{
    Report report = reportOf(settlement, look, zone, most);
    report.made = plainDateTime(now, offsetAt(zone, now));
    return report;
}

std::string encodedCsv(const Report &report, CsvText text)
{
    const std::string csv = reportCsv(report);
    switch (text) {
    case CsvText::Utf8:
        return csv;
    case CsvText::Utf8WithBom:
        return "\xEF\xBB\xBF" + csv;
    case CsvText::Gb18030:
        return QByteArray(QStringEncoder("GB18030").encode(QString::fromStdString(csv)))
            .toStdString();
    }
    return csv;
}

Result<std::string> writeWhole(const std::string &path, const std::string &bytes, Readers readers)
{
    const QString name = QString::fromStdString(path);
    QDir().mkpath(QFileInfo(name).path());
    QSaveFile file(name);
    const bool written =
        file.open(QIODevice::WriteOnly) &&
        (readers == Readers::Usual || file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)) &&
        file.write(bytes.data(), qint64(bytes.size())) == qint64(bytes.size()) && file.commit();
    if (!written)
        return Problem{"cannot write " + path + ": " + file.errorString().toStdString()};
    return path;
}

} // namespace guitai
