// The settlement's figures, each in the table where people look for it.
#include "books/report_tables.h"

#include "books/receipt_words.h"
#include "books/report_words.h"
#include "books/slip_rows.h"

#include <algorithm>

namespace guitai {

namespace {

using Row = ReportTable::Row;

// "13%", "7.25%"
std::string rateText(std::int64_t ppm)
{
    std::string text = std::to_string(ppm / 10'000);
    std::string decimals = std::to_string(10'000 + ppm % 10'000).substr(1);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    return text + (decimals.empty() ? "" : "." + decimals) + "%";
}

std::string unlessZero(Money money)
{
    return money.isZero() ? std::string() : money.text();
}

std::string quantityText(const GoodsFigures &goods)
{
    return Quantity{goods.milli}.text() + unitText(goods.unit);
}

class ReportWriter
{
public:
    ReportWriter(const Settlement &settlement, const ReceiptLook &look, const Zone &zone,
                 int mostGoods)
        : m_s(settlement)
        , m_look(look)
        , m_zone(zone)
        , m_mostGoods(mostGoods)
        , m_w(reportWords(look.language))
    {}

    Report write()
    {
        m_report.title = m_w.title;
        m_report.till = m_s.span.till;
        m_report.span = spanText();
        m_report.isSound = m_s.isSound();
        m_report.verdict = m_report.isSound ? m_w.allHold : m_w.someFail;
        addSummary();
        addTenders();
        addTaxes();
        addCash();
        addShifts();
        addHours();
        addCashiers();
        addCategories();
        addGoods();
        addTroubles();
        addStatements();
        addChecks();
        return std::move(m_report);
    }

private:
    std::string timeText(Instant at) const { return plainDateTime(at, offsetAt(m_zone, at)); }

    // A day, days, or moments where it is none of them.
    std::string spanText() const
    {
        const std::string from = timeText(m_s.span.from), to = timeText(m_s.span.to);
        const std::string midnight = " 00:00:00";
        if (!m_s.span.shift.empty() && !m_s.shifts.empty())
            return m_s.shifts.front().cashierName + ", " + from + " - " + to;
        if (from.substr(10) != midnight || to.substr(10) != midnight)
            return from + " - " + to;
        const std::string last = timeText(m_s.span.to - Span::seconds(1)).substr(0, 10);
        return from.substr(0, 10) == last ? last : from.substr(0, 10) + " - " + last;
    }

    ReportTable &begin(const char *key, const char *title, std::vector<ReportTable::Column> columns)
    {
        ReportTable table;
        table.key = key;
        table.title = title;
        table.columns = std::move(columns);
        m_report.tables.push_back(std::move(table));
        return m_report.tables.back();
    }

    static std::vector<ReportTable::Column> pair() { return {{"", false}, {"", true}}; }

    void addSummary()
    {
        ReportTable &t = begin("summary", m_w.summary, pair());
        const auto add = [&](const char *what, const std::string &value, bool strong = false) {
            t.rows.push_back({{what, value}, strong});
        };
        add(m_w.sales, std::to_string(m_s.sales));
        if (m_s.firstReceipt > 0)
            add(m_w.receipts,
                std::to_string(m_s.firstReceipt) + " - " + std::to_string(m_s.lastReceipt));
        add(m_w.gross, m_s.gross.text());
        add(m_w.discounts, (-m_s.discounts).text());
        add(m_w.net, m_s.net.text());
        const Money onTop = m_s.total - m_s.net - m_s.tips;
        if (!onTop.isZero())
            add(m_w.taxOnTop, onTop.text());
        if (!m_s.tips.isZero())
            add(m_w.tips, m_s.tips.text());
        add(m_w.total, withCurrency(m_s.total), true);
        if (!m_s.rounding.isZero())
            add(m_w.rounding, m_s.rounding.text());
        add(m_w.mean, m_s.mean.text());
        add(m_w.refunds, std::to_string(m_s.refunds));
        add(m_w.refunded, (-m_s.refunded).text());
        add(m_w.afterRefunds, withCurrency(m_s.total + m_s.rounding - m_s.refunded), true);
    }

    std::string nameOfMethod(const ProviderId &provider) const
    {
        return provider == cashMethod() ? m_w.cash : methodName(m_look, provider);
    }

    void addTenders()
    {
        ReportTable &t = begin("tenders", m_w.tenders,
                               {{m_w.method, false},
                                {m_w.count, true},
                                {m_w.taken, true},
                                {m_w.refunded, true},
                                {m_w.late, true},
                                {m_w.undone, true},
                                {m_w.fees, true},
                                {m_w.unresolved, true},
                                {m_w.netTaken, true}});
        const Money none(0, m_s.currency);
        Money taken = none, refunded = none, late = none, undone = none, net = none;
        std::int64_t payments = 0;
        for (const TenderFigures &f : m_s.tenders) {
            const bool isCash = f.provider == cashMethod();
            const std::string open =
                f.unresolved == 0 ? std::string()
                                  : std::to_string(f.unresolved) + ": " + f.unresolvedAmount.text();
            t.rows.push_back({{nameOfMethod(f.provider), std::to_string(f.payments), f.taken.text(),
                               unlessZero(-f.refunded), unlessZero(f.late), unlessZero(-f.undone),
                               f.fees   ? f.fees->text()
                               : isCash ? std::string()
                                        : m_w.unknown,
                               open, f.net().text()}});
            taken += f.taken;
            refunded += f.refunded;
            late += f.late;
            undone += f.undone;
            net += f.net();
            payments += f.payments;
        }
        t.rows.push_back({{m_w.sum, std::to_string(payments), taken.text(), unlessZero(-refunded),
                           unlessZero(late), unlessZero(-undone), "", "", net.text()},
                          true});
        const auto note = [&](const char *what, Money amount) {
            if (!amount.isZero())
                t.rows.push_back({{what, "", "", "", "", "", "", "", amount.text()}});
        };
        note(m_w.takenBefore, m_s.takenBefore);
        note(m_w.beyond, m_s.beyondReceipts);
    }

    void addTaxes()
    {
        if (m_s.taxes.empty() && m_s.taxesRefunded.empty())
            return;
        ReportTable &t =
            begin("taxes", m_w.taxes, {{m_w.rate, false}, {m_w.base, true}, {m_w.tax, true}});
        Money base(0, m_s.currency), tax = base;
        const auto add = [&](const TaxTotal &row, const std::string &more, bool isBack) {
            const Money b = isBack ? -row.base : row.base;
            const Money a = isBack ? -row.amount : row.amount;
            const std::string code = row.tax.code.empty() ? "" : row.tax.code + " ";
            t.rows.push_back({{code + rateText(row.tax.ppm) + more, b.text(), a.text()}});
            base += b;
            tax += a;
        };
        for (const TaxTotal &row : m_s.taxes)
            add(row, "", false);
        for (const TaxTotal &row : m_s.taxesRefunded)
            add(row, std::string(" ") + m_w.givenBack, true);
        t.rows.push_back({{m_w.sum, base.text(), tax.text()}, true});
    }

    void addCash()
    {
        if (m_s.cashTendered.isZero() && !m_s.drawer && m_s.foreign.empty())
            return;
        ReportTable &t = begin("cash", m_w.cash, pair());
        const auto add = [&](const std::string &what, const std::string &value,
                             bool strong = false) {
            t.rows.push_back({{what, value}, strong});
        };
        add(m_w.tendered, m_s.cashTendered.text());
        add(m_w.change, (-m_s.cashChange).text());
        for (const ForeignFigures &f : m_s.foreign)
            add(f.given.currency().code() + " " + f.given.text(), f.counted.text());
        if (!m_s.drawer)
            return;
        const DrawerFigures &d = *m_s.drawer;
        add(m_w.opening, d.opening.text());
        add(m_w.takings, d.takings.text());
        add(m_w.paidIn, d.paidIn.text());
        add(m_w.paidOut, (-d.paidOut).text());
        add(m_w.expected, d.expected.text(), true);
        if (!d.counted)
            return;
        add(m_w.counted, d.counted->text());
        if (const Money by = d.overShort(); !by.isZero())
            add(by.isNegative() ? m_w.shortBy : m_w.over, by.text(), true);
    }

    // One alone stands with the cash.
    void addShifts()
    {
        if (m_s.shifts.empty() || (m_s.drawer && m_s.shifts.size() == 1))
            return;
        ReportTable &t = begin("shifts", m_w.shifts,
                               {{m_w.shift, false},
                                {m_w.opening, true},
                                {m_w.takings, true},
                                {m_w.moved, true},
                                {m_w.expected, true},
                                {m_w.counted, true},
                                {m_w.overShort, true}});
        const Money none(0, m_s.currency);
        Money takings = none, moved = none, by = none;
        for (const ShiftFigures &f : m_s.shifts) {
            const DrawerFigures &c = f.cash;
            const bool isOwn = c.expected.currency() == m_s.currency;
            const std::string to = f.closed ? timeText(*f.closed).substr(11, 5) : std::string();
            const std::string who = f.cashierName + " " + timeText(f.opened).substr(5, 11) + "-" +
                                    (f.closed ? to : m_w.stillOpenShift);
            t.rows.push_back(
                {{isOwn ? who : who + " " + c.expected.currency().code(), c.opening.text(),
                  c.takings.text(), (c.paidIn - c.paidOut).text(), c.expected.text(),
                  c.counted  ? c.counted->text()
                  : f.closed ? m_w.uncounted
                             : std::string(),
                  c.counted ? c.overShort().text() : std::string()},
                 c.counted && !c.overShort().isZero()});
            if (!isOwn)
                continue;
            takings += c.takings;
            moved += c.paidIn - c.paidOut;
            by += c.overShort();
        }
        t.rows.push_back({{m_w.sum, "", takings.text(), moved.text(), "", "", by.text()}, true});
    }

    void addHours()
    {
        if (m_s.hours.empty())
            return;
        ReportTable &t =
            begin("hours", m_w.hours, {{m_w.hour, false}, {m_w.sales, true}, {m_w.total, true}});
        for (const HourFigures &f : m_s.hours) {
            const std::string hour = std::to_string(100 + f.hour).substr(1);
            t.rows.push_back({{hour + ":00", std::to_string(f.sales), f.total.text()}});
        }
    }

    void addCashiers()
    {
        if (m_s.cashiers.empty())
            return;
        ReportTable &t = begin("cashiers", m_w.cashiers,
                               {{m_w.cashier, false}, {m_w.sales, true}, {m_w.total, true}});
        for (const CashierFigures &f : m_s.cashiers)
            t.rows.push_back({{f.name.empty() ? f.cashier.text : f.name, std::to_string(f.sales),
                               f.total.text()}});
    }

    const std::string &inLanguage(const std::string &name, const std::string &nameZh) const
    {
        return m_w.isChinese && !nameZh.empty() ? nameZh : name;
    }

    void addCategories()
    {
        if (m_s.categories.empty())
            return;
        ReportTable &t =
            begin("categories", m_w.categories, {{m_w.category, false}, {m_w.net, true}});
        for (const CategoryFigures &f : m_s.categories) {
            const std::string &name = inLanguage(f.name, f.nameZh);
            t.rows.push_back({{f.key.empty()  ? m_w.noCategory
                               : name.empty() ? f.key
                                              : name,
                               f.net.text()}});
        }
    }

    void addGoods()
    {
        if (m_s.goods.empty())
            return;
        ReportTable &t = begin("goods", m_w.goods,
                               {{m_w.article, false}, {m_w.quantity, true}, {m_w.net, true}});
        const auto end = std::min<std::size_t>(m_s.goods.size(), std::size_t(m_mostGoods));
        for (std::size_t i = 0; i < end; ++i) {
            const GoodsFigures &f = m_s.goods[i];
            const std::string &name = inLanguage(f.name, f.nameZh);
            t.rows.push_back({{name.empty() ? f.code : name, quantityText(f), f.net.text()}});
        }
    }

    void addTroubles()
    {
        if (m_s.troubles.empty())
            return;
        ReportTable &t = begin("troubles", m_w.troubles,
                               {{m_w.time, false},
                                {m_w.method, false},
                                {m_w.what, false},
                                {m_w.outcome, false},
                                {m_w.amount, true}});
        for (const TroubleFigures &f : m_s.troubles)
            t.rows.push_back({{timeText(f.at), nameOfMethod(f.provider), wordsFor(f.trouble, m_w),
                               f.settledAt ? f.how : m_w.stillOpen, f.amount.text()},
                              !f.settledAt});
    }

    void addStatements()
    {
        if (m_s.statements.empty())
            return;
        ReportTable &t =
            begin("statements", m_w.statements,
                  {{m_w.method, false}, {m_w.day, false}, {m_w.open, true}, {m_w.equal, true}});
        for (const StatementFigures &f : m_s.statements) {
            if (!f.comparedAt) {
                t.rows.push_back({{nameOfMethod(f.provider), f.day, "", m_w.notCompared}, false});
                continue;
            }
            t.rows.push_back({{nameOfMethod(f.provider), f.day,
                               f.open > 0 ? std::to_string(f.open) : std::string(),
                               std::to_string(f.equal) + m_w.equalOf + std::to_string(f.rows)},
                              f.open > 0});
        }
    }

    void addChecks()
    {
        ReportTable &t = begin("checks", m_w.checks, pair());
        for (const Check &check : m_s.checks) {
            const bool holds = check.holds();
            const std::string both = holds ? m_w.holds
                                           : std::string(m_w.fails) + ": " + check.left.text() +
                                                 " / " + check.right.text();
            t.rows.push_back({{wordsFor(check.kind, m_w), both}, !holds});
        }
        for (const std::string &code : m_s.otherCurrencies)
            t.rows.push_back({{m_w.otherCurrencies + code, ""}, true});
    }

    const Settlement &m_s;
    const ReceiptLook &m_look;
    const Zone &m_zone;
    int m_mostGoods;
    const ReportWords &m_w;
    Report m_report;
};

std::string csvCell(std::string text)
{
    // A cell that begins like a formula is text to a spreadsheet only with a mark before it.
    const bool isNumber = !text.empty() && (text[0] == '-' || text[0] == '+') &&
                          text.find_first_not_of("0123456789.", 1) == std::string::npos;
    if (!text.empty() && std::string("=+-@\t").find(text[0]) != std::string::npos && !isNumber)
        text.insert(0, 1, '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c;
        if (c == '"')
            quoted += c;
    }
    return quoted + '"';
}

void addCsvLine(std::string &csv, const std::vector<std::string> &cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i)
        csv += (i == 0 ? "" : ",") + csvCell(cells[i]);
    csv += "\r\n";
}

} // namespace

Report reportOf(const Settlement &settlement, const ReceiptLook &look, const Zone &zone,
                int mostGoods)
{
    return ReportWriter(settlement, look, zone, mostGoods).write();
}

std::vector<PaperRow> reportRows(const Report &report, const ReceiptLook &look)
{
    using Kind = PaperRow::Kind;
    const ReportWords &words = reportWords(look.language);
    std::vector<PaperRow> rows = headRows(look);
    rows.push_back(textRow(Kind::Centred, report.title, true));
    rows.push_back(textRow(Kind::Centred, report.span));
    if (!report.till.empty())
        rows.push_back(textRow(Kind::Centred, words.till + report.till));
    if (!report.made.empty())
        rows.push_back(textRow(Kind::Centred, words.made + report.made));
    for (const ReportTable &table : report.tables) {
        rows.push_back({Kind::Rule, {}, {}, false, 0});
        rows.push_back(textRow(Kind::Left, table.title, true));
        for (const ReportTable::Row &row : table.rows) {
            const std::size_t last = row.cells.size() - 1;
            if (last <= 2) {
                const std::string more =
                    last == 2 && !row.cells[1].empty() ? "  " + row.cells[1] : std::string();
                rows.push_back(pairRow(row.cells[0] + more, row.cells[last]));
                continue;
            }
            rows.push_back(pairRow(row.cells[0], row.cells[last]));
            for (std::size_t i = 1; i < last; ++i) {
                if (!row.cells[i].empty())
                    rows.push_back(pairRow(table.columns[i].header, row.cells[i], 2));
            }
        }
    }
    rows.push_back({Kind::Rule, {}, {}, false, 0});
    rows.push_back(textRow(Kind::Centred, report.verdict, !report.isSound));
    return rows;
}

std::string reportCsv(const Report &report)
{
    std::string csv;
    addCsvLine(csv, {"report", report.title, report.span, report.till, report.made});
    for (const ReportTable &table : report.tables) {
        std::vector<std::string> head = {table.key};
        for (const ReportTable::Column &column : table.columns)
            head.push_back(column.header.empty() && &column == &table.columns.front()
                               ? table.title
                               : column.header);
        addCsvLine(csv, head);
        for (const ReportTable::Row &row : table.rows) {
            std::vector<std::string> cells = {table.key};
            cells.insert(cells.end(), row.cells.begin(), row.cells.end());
            addCsvLine(csv, cells);
        }
    }
    addCsvLine(csv, {"verdict", report.verdict});
    return csv;
}

} // namespace guitai
