// The manager's day, in every format.
#include "app/ctl/at_counter.h"
#include "app/ctl/report_json.h"
#include "app/ctl/shop.h"
#include "app/workplace/receipt_look.h"
#include "app/workplace/reporting.h"
#include "books/receipt_text.h"
#include "devices/escpos.h"
#include "devices/report_pdf.h"
#include "payment/transport/system.h"

#include <QDateTime>
#include <QJsonDocument>

namespace guitai::ctl {

namespace {

constexpr const char *usage =
    "usage: guitaictl settle [--date D | --from D --to D | --shift ID|open] "
    "[--till T | --all-tills] [--format text|json|csv|pdf|escpos] [--bom] [--gb18030] "
    "[--top N] [--language zh|en] [--output FILE]";

// Days, or moments as RFC 3339 has them, or a shift.
Result<ReportSpan> spanOf(const Arguments &arguments, const DataFolder &folder, const Zone &zone,
                          Instant now)
{
    if (arguments.has("--shift")) {
        if (arguments.has("--date") || arguments.has("--from") || arguments.has("--to"))
            return Problem{"--shift says all: leave out --date, --from and --to"};
        const std::string shift = arguments.value("--shift");
        return spanOfShift(folder, ShiftId(shift == "open" ? std::string() : shift), now);
    }
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

CsvText csvText(const Arguments &arguments)
{
    if (arguments.has("--gb18030"))
        return CsvText::Gb18030;
    return arguments.has("--bom") ? CsvText::Utf8WithBom : CsvText::Utf8;
}

int deliverReport(Tongue tongue, const Settlement &settlement, const ReceiptLook &look,
                  const Zone &zone, const Arguments &arguments, int most, Instant now)
{
    const std::string format =
        arguments.value("--format", tongue == Tongue::Json ? "json" : "text");
    const std::string output = arguments.value("--output");
    if (format == "json")
        return deliver(QJsonDocument(jsonOf(settlement, zone, most))
                               .toJson(QJsonDocument::Compact)
                               .toStdString() +
                           "\n",
                       output);
    const Report report = reportMade(settlement, look, zone, most, now);
    if (format == "text")
        return deliver(paperText(reportRows(report, look), 48), output);
    if (format == "csv")
        return deliver(encodedCsv(report, csvText(arguments)), output);
    if (format == "escpos")
        return deliver(escPosPage(reportRows(report, look), {}), output);
    if (format == "pdf")
        return deliver(reportPdf(report, look), output);
    return wrong("--format must be text, json, csv, pdf or escpos");
}

bool isOther(const std::string &till, const storage::Settings &settings)
{
    return !till.empty() && till != settings.till;
}

// Of this till's journal; of all tills, or another one, from the shop's database.
Result<Settled> settledOf(const storage::Settings &settings, const DataFolder &folder,
                          const ReportSpan &span, const Zone &zone, int most, bool allTills)
{
    const bool isOwn = !isOther(span.till, settings) || settings.shopDatabase.url.empty();
    if (!allTills && isOwn)
        return settleBooks(folder, settings, zone, span, most);
    const auto book = openShopBook(settings);
    if (!book)
        return book.problem();
    const auto tills = tillsOf(**book, span.till);
    if (!tills)
        return tills.problem();
    Result<Settled> settled = Problem{};
    const auto read = (*book)->whileTablesStay([&]() -> Result<void> {
        settled = settleShop(storage::ReportBook((*book)->store(), *tills), folder, settings, zone,
                             span, most);
        return settled ? Result<void>() : settled.problem();
    });
    return read ? std::move(settled) : read.problem();
}

// Why these options do not go together, or nothing.
const char *faultOf(const Arguments &arguments, const storage::Settings &settings)
{
    if (arguments.has("--all-tills") && arguments.has("--till"))
        return "--all-tills says all: leave out --till";
    if (!arguments.has("--shift"))
        return nullptr;
    if (arguments.has("--all-tills"))
        return "a shift is one till's: leave out --all-tills";
    if (isOther(arguments.value("--till"), settings))
        return "a shift is in its own till's journal: ask there, without --till";
    return nullptr;
}

} // namespace

int settle(Context &context)
{
    const auto arguments = argumentsOf(context, {{"--date", "--from", "--to", "--shift", "--till",
                                                  "--format", "--top", "--language", "--output"},
                                                 {"--bom", "--gb18030", "--all-tills"}});
    if (!arguments)
        return Wrong;
    if (!arguments->words.empty())
        return wrong(usage);
    const auto settings = storage::SettingsStore(context.folder.path, knownFields()).load();
    if (!settings)
        return wrong(text(settings.problem().what));
    if (const char *fault = faultOf(*arguments, *settings))
        return wrong(fault);
    const Zone zone = shopZone(*settings);
    const Instant now = SystemClock().now();
    auto span = spanOf(*arguments, context.folder, zone, now);
    if (!span)
        return wrong(text(span.problem().what));
    ReportSpan wanted = *span;
    wanted.till = arguments->value("--till");
    bool isNumber = false;
    const int most = text(arguments->value("--top", "20")).toInt(&isNumber);
    if (!isNumber || most < 0)
        return wrong("--top needs a number");
    const auto settled =
        settledOf(*settings, context.folder, wanted, zone, most, arguments->has("--all-tills"));
    if (!settled)
        return wrong(text(settled.problem().what));
    for (const std::string &why : settled->leftOut)
        complain(text(why));
    const Settlement &settlement = settled->settlement;
    ReceiptLook look = receiptLook(*settings, wanted.from);
    if (const std::string language = arguments->value("--language"); !language.empty()) {
        storage::Settings other = *settings;
        other.shop.language = language == "zh" ? "zh_CN" : language;
        look = receiptLook(other, wanted.from);
    }
    const int delivered =
        deliverReport(context.tongue, settlement, look, zone, *arguments, most, now);
    if (delivered == Done && !settlement.isSound()) {
        complain("the sums do not agree: run guitaictl journal verify");
        return Refused;
    }
    return delivered;
}

} // namespace guitai::ctl
