// Each question opens the books for itself and closes them again.
#include "app/till/reader.h"

#include "app/workplace/receipt_look.h"
#include "app/workplace/reporting.h"
#include "devices/receipt_pdf.h"
#include "devices/report_pdf.h"
#include "storage/reports/report_book.h"
#include "storage/shifts/shift_book.h"

#include <algorithm>

namespace guitai {

namespace {

constexpr int mostGoods = 20;

QString textOf(const std::string &text)
{
    return QString::fromStdString(text);
}

// "settlement-2026-03-01", "settlement-2026-03-01-2026-03-31", "settlement-2026-03-01-shift-T1_H7"
std::string fileName(const ui::SettlementSheet &sheet)
{
    std::string name = "settlement-" + sheet.wish.first;
    if (sheet.wish.last != sheet.wish.first)
        name += "-" + sheet.wish.last;
    return sheet.wish.ofShift ? name + "-shift-" + sheet.settlement.span.shift.text : name;
}

} // namespace

Reader::Reader(DataFolder folder, storage::Settings settings)
    : m_folder(std::move(folder))
    , m_settings(std::move(settings))
{}

const Zone &Reader::zone()
{
    if (m_zone.empty())
        m_zone = shopZone(m_settings);
    return m_zone;
}

Result<ReportSpan> Reader::spanOf(ui::SettlementWish &wish, Instant now)
{
    const std::string today = plainDateTime(now, offsetAt(zone(), now)).substr(0, 10);
    if (wish.first.empty() || wish.ofShift)
        wish.first = wish.last = today;
    if (wish.ofShift)
        return spanOfShift(m_folder, {}, now);
    return daysSpan(wish.first, wish.last, zone());
}

void Reader::settle(int question, const ui::SettlementWish &wish, Instant now, bool expectedShown)
{
    if (isOld(question))
        return;
    ui::SettlementSheet sheet;
    sheet.wish = wish;
    sheet.zone = zone();
    sheet.made = now;
    const auto span = spanOf(sheet.wish, now);
    const auto settled = span ? settleBooks(m_folder, m_settings, zone(), *span, mostGoods)
                              : Result<Settled>(span.problem());
    if (isOld(question))
        return;
    if (settled) {
        sheet.settlement = settled->settlement;
        for (const std::string &why : settled->leftOut)
            sheet.leftOut += (sheet.leftOut.isEmpty() ? QString() : " ") + textOf(why);
        if (!expectedShown) {
            sheet.settlement.drawer.reset();
            sheet.settlement.shifts.clear();
        }
        m_sheet = sheet;
    } else {
        sheet.problem = textOf(settled.problem().what);
    }
    Q_EMIT settlementReady(sheet);
}

void Reader::overview(int question, Instant now)
{
    if (isOld(question))
        return;
    constexpr Span week = Span::hours(7 * 24);
    ui::OverviewSheet sheet;
    sheet.zone = zone();
    sheet.made = now;
    const auto settled = [&](Instant until) -> Result<Settlement> {
        const std::string day = plainDateTime(until, offsetAt(zone(), until)).substr(0, 10);
        auto span = daySpan(day, zone());
        if (!span)
            return span.problem();
        span.value().to = until + Span::milliseconds(1);
        const auto database = storage::ReportBook::openForReading(m_folder.journal());
        if (!database)
            return database.problem();
        return storage::ReportBook(**database).settle(*span, m_settings.shop.currency, zone(), 5);
    };
    // The same hour of the clock, also where it has been put forward or back meanwhile.
    const Instant weekAgo = now - week;
    const int shift = offsetAt(zone(), now) - offsetAt(zone(), weekAgo);
    auto today = settled(now);
    auto before = settled(weekAgo + Span::seconds(shift));
    if (isOld(question))
        return;
    if (today && before) {
        sheet.today = std::move(today).value();
        sheet.before = std::move(before).value();
    } else {
        sheet.problem = textOf(today ? before.problem().what : today.problem().what);
    }
    Q_EMIT overviewReady(sheet);
}

Report Reader::report()
{
    const Settlement &settlement = m_sheet.settlement;
    return reportMade(settlement, receiptLook(m_settings, settlement.span.from), zone(), mostGoods,
                      m_sheet.made);
}

void Reader::print()
{
    if (m_sheet.wish.first.empty())
        return;
    const ReceiptLook look = receiptLook(m_settings, m_sheet.settlement.span.from);
    const std::string name = fileName(m_sheet);
    const auto written =
        writeWhole(m_folder.receipts() + "/" + name + ".pdf",
                   pdfPage(reportRows(report(), look), look.shopName + " " + name));
    Q_EMIT printed(written ? textOf(*written) : QString(),
                   written ? QString() : textOf(written.problem().what));
}

void Reader::save(ui::SettlementFile as, const QString &path)
{
    if (m_sheet.wish.first.empty())
        return;
    const ReceiptLook look = receiptLook(m_settings, m_sheet.settlement.span.from);
    const auto bytes = [&] {
        switch (as) {
        case ui::SettlementFile::Pdf:
            return reportPdf(report(), look);
        case ui::SettlementFile::Csv:
            return encodedCsv(report(), CsvText::Utf8);
        case ui::SettlementFile::CsvWithBom:
            return encodedCsv(report(), CsvText::Utf8WithBom);
        case ui::SettlementFile::CsvGb18030:
            return encodedCsv(report(), CsvText::Gb18030);
        }
        return std::string();
    }();
    const auto written = writeWhole(path.toStdString(), bytes);
    Q_EMIT saved(written ? textOf(*written) : QString(),
                 written ? QString() : textOf(written.problem().what));
}

void Reader::audit(int question, const ui::AuditWish &wish, Instant now,
                   const std::map<std::string, std::string> &names)
{
    if (isOld(question))
        return;
    ui::AuditSheet sheet;
    sheet.wish = wish;
    if (wish.day.empty())
        sheet.wish.day = plainDateTime(now, offsetAt(zone(), now)).substr(0, 10);
    const auto read = [&]() -> Result<void> {
        const auto database = storage::ReportBook::openForReading(m_folder.journal());
        if (!database)
            return database.problem();
        const auto rows =
            storage::ShiftBook(**database, m_settings.shop.currency, offsetAt(zone(), now))
                .audit(sheet.wish.day);
        if (!rows)
            return rows.problem();
        const auto nameOf = [&](const std::string &id) {
            const auto name = names.find(id);
            return name == names.end() ? id : name->second;
        };
        for (const storage::StoredAudit &row : *rows) {
            ui::AuditRow shown{{row.at}, row.what,   nameOf(row.person), nameOf(row.approved),
                               {},       row.detail, SaleId(row.sale)};
            if (const auto currency = Currency::fromCode(row.currency))
                shown.amount = Money(row.amount, *currency);
            sheet.rows.push_back(std::move(shown));
        }
        std::reverse(sheet.rows.begin(), sheet.rows.end());
        return {};
    };
    if (const auto done = read(); !done)
        sheet.problem = textOf(done.problem().what);
    if (!isOld(question))
        Q_EMIT auditListed(sheet);
}

} // namespace guitai
