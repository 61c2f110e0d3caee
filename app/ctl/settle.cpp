// The manager's day, in every format.
#include "app/ctl/at_counter.h"
#include "app/ctl/report_json.h"
#include "app/workplace/bookkeeping.h"
#include "app/workplace/receipt_look.h"
#include "books/receipt_text.h"
#include "books/report_tables.h"
#include "devices/escpos.h"
#include "devices/report_pdf.h"
#include "payment/transport/system.h"
#include "storage/reports/report_book.h"
#include "storage/reports/statement_book.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStringEncoder>

namespace guitai::ctl {

namespace {

constexpr const char *usage =
    "usage: guitaictl settle [--date D | --from D --to D] [--till T] "
    "[--format text|json|csv|pdf|escpos] [--bom] [--gb18030] [--top N] [--language zh|en] "
    "[--output FILE]";

// Days, or moments as RFC 3339 has them.
Result<ReportSpan> spanOf(const Arguments &arguments, const Zone &zone, Instant now)
{
    const std::string today = plainDateTime(now, offsetAt(zone, now)).substr(0, 10);
    if (!arguments.has("--from") && !arguments.has("--to"))
        return daySpan(arguments.value("--date", today), zone);
    if (arguments.has("--date"))
        return Problem{"--date says all: leave out --from and --to"};
    const std::string from = arguments.value("--from", today), to = arguments.value("--to", today);
    if (from.size() == 10 && to.size() == 10)
        return daysSpan(from, to, zone);
    const auto moment = [&](const std::string &given, bool isEnd) -> Result<Instant> {
        if (given.size() == 10) {
            const auto day = daySpan(given, zone);
            return day ? Result<Instant>(isEnd ? day->to : day->from) : day.problem();
        }
        const QDateTime at = QDateTime::fromString(text(given), Qt::ISODateWithMs);
        if (!at.isValid() || at.timeSpec() == Qt::LocalTime)
            return Problem{"\"" + given + "\" is neither a day nor like 2026-03-01T08:00:00+08:00"};
        return Instant{at.toMSecsSinceEpoch()};
    };
    const auto begin = moment(from, false), end = moment(to, true);
    if (!begin || !end)
        return begin ? end.problem() : begin.problem();
    if (!(*begin < *end))
        return Problem{"the span ends before it begins"};
    return ReportSpan{*begin, *end, {}};
}

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
    if (!QFileInfo::exists(text(folder.catalogue())))
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

// What cannot be had is left out and said on standard error: the report itself stands.
void addStatements(Settlement &settlement, storage::Database &database,
                   const storage::Settings &settings, const Zone &zone)
{
    const std::vector<std::string> days = wholeDays(settlement.span, zone);
    if (days.empty())
        return;
    const auto kept = storage::StatementBook(database).between(days.front(), days.back());
    const auto providers = makeProviders(settings);
    if (!kept || !providers)
        return complain(text(kept ? providers.problem().what : kept.problem().what));
    storage::addStatements(settlement, *kept, withStatements(*providers), days);
}

std::string encoded(const std::string &csv, const Arguments &arguments)
{
    if (!arguments.has("--gb18030"))
        return (arguments.has("--bom") ? "\xEF\xBB\xBF" : "") + csv;
    QStringEncoder encoder("GB18030");
    return QByteArray(encoder.encode(text(csv))).toStdString();
}

int deliverReport(const Settlement &settlement, const ReceiptLook &look, const Zone &zone,
                  const Arguments &arguments, const std::string &format, Instant now)
{
    const int most = text(arguments.value("--top", "20")).toInt();
    const std::string output = arguments.value("--output");
    if (format == "json")
        return deliver(QJsonDocument(jsonOf(settlement, zone, most))
                               .toJson(QJsonDocument::Compact)
                               .toStdString() +
                           "\n",
                       output);
    Report report = reportOf(settlement, look, zone, most);
    report.made = plainDateTime(now, offsetAt(zone, now));
    if (format == "text")
        return deliver(paperText(reportRows(report, look), 48), output);
    if (format == "csv")
        return deliver(encoded(reportCsv(report), arguments), output);
    if (format == "escpos")
        return deliver(escPosPage(reportRows(report, look), {}), output);
    if (format == "pdf")
        return deliver(reportPdf(report, look), output);
    return wrong("--format must be text, json, csv, pdf or escpos");
}

} // namespace

int settle(Context &context)
{
    const auto arguments = argumentsOf(context, {{"--date", "--from", "--to", "--till", "--format",
                                                  "--top", "--language", "--output"},
                                                 {"--bom", "--gb18030"}});
    if (!arguments)
        return Wrong;
    if (!arguments->words.empty())
        return wrong(usage);
    const auto settings = storage::SettingsStore(context.folder.path, knownFields()).load();
    if (!settings)
        return wrong(text(settings.problem().what));
    const Zone zone = shopZone(*settings);
    const Instant now = SystemClock().now();
    auto span = spanOf(*arguments, zone, now);
    if (!span)
        return wrong(text(span.problem().what));
    ReportSpan wanted = *span;
    wanted.till = arguments->value("--till");
    const auto database = storage::ReportBook::openForReading(context.folder.journal());
    if (!database)
        return wrong(text(database.problem().what));
    bool isNumber = false;
    const int most = text(arguments->value("--top", "20")).toInt(&isNumber);
    if (!isNumber || most < 0)
        return wrong("--top needs a number");
    auto settlement =
        storage::ReportBook(**database).settle(wanted, settings->shop.currency, zone, most);
    if (!settlement)
        return wrong(text(settlement.problem().what));
    addCategories(settlement.value(), context.folder);
    addStatements(settlement.value(), **database, *settings, zone);
    ReceiptLook look = receiptLook(*settings, wanted.from);
    if (const std::string language = arguments->value("--language"); !language.empty()) {
        storage::Settings other = *settings;
        other.shop.language = language == "zh" ? "zh_CN" : language;
        look = receiptLook(other, wanted.from);
    }
    const std::string format =
        arguments->value("--format", context.tongue == Tongue::Json ? "json" : "text");
    const int delivered = deliverReport(*settlement, look, zone, *arguments, format, now);
    if (delivered == Done && !settlement->isSound()) {
        complain("the sums do not agree: run guitaictl journal verify");
        return Refused;
    }
    return delivered;
}

} // namespace guitai::ctl
