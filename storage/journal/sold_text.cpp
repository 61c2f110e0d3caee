// Millions of these are read for one report, so they are taken apart by hand.
#include "storage/journal/sold_text.h"

#include "storage/journal/json_text.h"

#include <algorithm>
#include <charconv>

namespace guitai::storage {

namespace {

class Scanner
{
public:
    Scanner(std::string_view text, std::deque<std::string> &unescaped)
        : m_at(text.data())
        , m_end(text.data() + text.size())
        , m_unescaped(unescaped)
    {}

    bool step(char expected)
    {
        if (m_at == m_end || *m_at != expected)
            return false;
        ++m_at;
        return true;
    }

    bool number(std::int64_t &value)
    {
        const auto read = std::from_chars(m_at, m_end, value);
        m_at = read.ptr;
        return read.ec == std::errc();
    }

    bool text(std::string_view &value)
    {
        const char *begin = m_at;
        if (!step('"'))
            return false;
        while (m_at != m_end && *m_at != '"' && *m_at != '\\')
            ++m_at;
        if (m_at != m_end && *m_at == '"') {
            value = {begin + 1, std::size_t(m_at - begin - 1)};
            ++m_at;
            return true;
        }
        return escaped(begin, value);
    }

    bool atEnd() const { return m_at == m_end; }

private:
    bool escaped(const char *begin, std::string_view &value)
    {
        while (m_at != m_end && *m_at != '"')
            m_at += *m_at == '\\' && m_at + 1 != m_end ? 2 : 1;
        if (m_at == m_end)
            return false;
        ++m_at;
        JsonReader reader(std::string_view(begin, std::size_t(m_at - begin)));
        m_unescaped.push_back(reader.text());
        value = m_unescaped.back();
        return reader.ok();
    }

    const char *m_at;
    const char *m_end;
    std::deque<std::string> &m_unescaped;
};

template <typename Row, typename ReadRow>
bool readList(Scanner scanner, std::vector<Row> &rows, ReadRow readRow)
{
    rows.clear();
    if (!scanner.step('['))
        return false;
    if (scanner.step(']'))
        return scanner.atEnd();
    do {
        if (!scanner.step('[') || !readRow(scanner, rows.emplace_back()) || !scanner.step(']'))
            return false;
    } while (scanner.step(','));
    return scanner.step(']') && scanner.atEnd();
}

bool next(Scanner &scanner, std::int64_t &value)
{
    return scanner.step(',') && scanner.number(value);
}

} // namespace

std::string goodsText(const Receipt &receipt)
{
    JsonWriter json;
    json.beginList();
    const std::size_t lines = std::min(receipt.order.lines.size(), receipt.totals.lines.size());
    for (std::size_t i = 0; i < lines; ++i) {
        const OrderLine &line = receipt.order.lines[i];
        const LineTotal &total = receipt.totals.lines[i];
        json.item();
        json.beginList();
        json.item();
        json.text(line.code);
        for (const std::int64_t value : {std::int64_t(line.unit), line.quantity.milli,
                                         total.gross.minor(), total.net.minor()}) {
            json.item();
            json.integer(value);
        }
        json.endList();
    }
    json.endList();
    return json.take();
}

std::string taxesText(const Receipt &receipt)
{
    JsonWriter json;
    json.beginList();
    for (const TaxTotal &tax : receipt.totals.taxes) {
        json.item();
        json.beginList();
        json.item();
        json.text(tax.tax.code);
        for (const std::int64_t value : {tax.tax.ppm, tax.base.minor(), tax.amount.minor()}) {
            json.item();
            json.integer(value);
        }
        json.endList();
    }
    json.endList();
    return json.take();
}

std::string tendersText(const Receipt &receipt)
{
    JsonWriter json;
    json.beginList();
    for (const Tender &tender : receipt.tenders) {
        json.item();
        json.beginList();
        json.item();
        json.text(tender.provider.text);
        const auto &cash = tender.cash;
        for (const std::int64_t value :
             {tender.at.ms, tender.net.minor(), std::int64_t(cash.has_value()),
              cash ? cash->tendered.minor() : 0, cash ? cash->change.minor() : 0}) {
            json.item();
            json.integer(value);
        }
        const bool isForeign = cash && cash->foreign;
        json.item();
        json.text(isForeign ? cash->foreign->given.currency().code() : std::string());
        json.item();
        json.integer(isForeign ? cash->foreign->given.minor() : 0);
        json.endList();
    }
    json.endList();
    return json.take();
}

bool SoldReader::read(std::string_view goods, std::string_view taxes, std::string_view tenders)
{
    m_unescaped.clear();
    const bool readGoods =
        readList(Scanner(goods, m_unescaped), m_goods, [](Scanner &s, SoldGoods &row) {
            std::int64_t unit = 0;
            const bool good = s.text(row.code) && next(s, unit) && next(s, row.milli) &&
                              next(s, row.gross) && next(s, row.net) && unit >= 0 &&
                              unit <= std::int64_t(Unit::Metre);
            row.unit = Unit(unit);
            return good;
        });
    const bool readTaxes =
        readList(Scanner(taxes, m_unescaped), m_taxes, [](Scanner &s, SoldTax &row) {
            return s.text(row.code) && next(s, row.ppm) && next(s, row.base) && next(s, row.amount);
        });
    const bool readTenders =
        readList(Scanner(tenders, m_unescaped), m_tenders, [](Scanner &s, SoldTender &row) {
            std::int64_t isCash = 0;
            const bool good = s.text(row.provider) && next(s, row.at.ms) && next(s, row.net) &&
                              next(s, isCash) && next(s, row.tendered) && next(s, row.change) &&
                              s.step(',') && s.text(row.foreign) && next(s, row.given);
            row.isCash = isCash != 0;
            return good;
        });
    return readGoods && readTaxes && readTenders;
}

} // namespace guitai::storage
