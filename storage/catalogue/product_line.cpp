// Reads the cells of a products file and says in plain words what is wrong with them.
#include "storage/catalogue/product_line.h"

#include <algorithm>
#include <cstring>

namespace guitai::storage {

namespace {

struct ColumnName
{
    const char *name;
    Column column;
};

// The contract's names first, then what Chinese tills and spreadsheets write.
constexpr ColumnName columnNames[] = {
    {"barcode", Column::Barcode},  {"name", Column::Name},
    {"price", Column::Price},      {"category", Column::Category},
    {"tax", Column::Tax},          {"unit", Column::Unit},
    {"plu", Column::Plu},          {"name_zh", Column::NameZh},
    {"picture", Column::Picture},  {"code", Column::Barcode},
    {"条码", Column::Barcode},     {"条形码", Column::Barcode},
    {"商品条码", Column::Barcode}, {"名称", Column::Name},
    {"品名", Column::Name},        {"商品名称", Column::Name},
    {"价格", Column::Price},       {"售价", Column::Price},
    {"零售价", Column::Price},     {"分类", Column::Category},
    {"类别", Column::Category},    {"税", Column::Tax},
    {"单位", Column::Unit},        {"中文名", Column::NameZh},
};

struct UnitName
{
    const char *name;
    Unit unit;
};

constexpr UnitName unitNames[] = {
    {"piece", Unit::Piece},   {"pieces", Unit::Piece},  {"pcs", Unit::Piece},
    {"pc", Unit::Piece},      {"each", Unit::Piece},    {"个", Unit::Piece},
    {"件", Unit::Piece},      {"瓶", Unit::Piece},      {"包", Unit::Piece},
    {"盒", Unit::Piece},      {"袋", Unit::Piece},      {"罐", Unit::Piece},
    {"杯", Unit::Piece},      {"支", Unit::Piece},      {"kg", Unit::Kilogram},
    {"公斤", Unit::Kilogram}, {"千克", Unit::Kilogram}, {"l", Unit::Litre},
    {"litre", Unit::Litre},   {"liter", Unit::Litre},   {"升", Unit::Litre},
    {"m", Unit::Metre},       {"metre", Unit::Metre},   {"meter", Unit::Metre},
    {"米", Unit::Metre},
};

constexpr std::size_t longestCode = 32;
constexpr std::size_t longestPlu = 8;
constexpr std::size_t longestText = 1000;

std::string lowerAscii(std::string text)
{
    for (char &c : text) {
        if (c >= 'A' && c <= 'Z')
            c = char(c - 'A' + 'a');
    }
    return text;
}

// Control characters and line breaks inside a cell would tear receipts apart.
void tidyText(std::string &text)
{
    for (char &c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
    }
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string::npos) {
        text.clear();
        return;
    }
    text.erase(text.find_last_not_of(' ') + 1);
    text.erase(0, begin);
}

bool isPrintableAscii(const std::string &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

// 6.90123E+12: digits are lost for good.
bool isShortenedBySpreadsheet(const std::string &code)
{
    const std::size_t at = code.find_first_of("Ee");
    return at != std::string::npos && at > 0 && code.find('.') < at && at + 1 < code.size() &&
           code[at + 1] == '+';
}

std::string whyNoBarcode(const std::string &code)
{
    if (code.empty())
        return "the barcode is missing";
    if (code.size() > longestCode)
        return "the barcode has " + std::to_string(code.size()) + " characters; at most " +
               std::to_string(longestCode) + " are possible";
    if (!isPrintableAscii(code))
        return "the barcode \"" + code + "\" has other characters than letters, digits and signs";
    if (isShortenedBySpreadsheet(code))
        return "a spreadsheet has shortened the barcode to " + code +
               "; format the column as text there and save it again";
    return {};
}

} // namespace

Result<ProductHeader> ProductHeader::read(const CsvRow &row)
{
    ProductHeader header;
    header.cell.fill(-1);
    if (!row.trouble.empty())
        return Problem{"The first line of the file cannot be read: " + row.trouble + "."};
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        std::string name = row.cells[i];
        tidyText(name);
        header.names.push_back(name);
        const std::string lower = lowerAscii(name);
        const auto known = std::find_if(std::begin(columnNames), std::end(columnNames),
                                        [&](const ColumnName &c) { return lower == c.name; });
        if (known == std::end(columnNames)) {
            if (!name.empty())
                header.unknown.push_back(name);
            continue;
        }
        int &cell = header.cell[std::size_t(known->column)];
        if (cell >= 0)
            return Problem{"The file has two columns for the same thing: " +
                           header.names[std::size_t(cell)] + " and " + name + "."};
        cell = int(i);
    }
    if (!header.has(Column::Barcode))
        return Problem{"The first line of the file names no column \"barcode\". It must name the "
                       "columns: barcode,name,price,category,tax,unit,plu,name_zh,picture."};
    return header;
}

ProductLineReader::ProductLineReader(ProductHeader header, const ImportOptions &options,
                                     const std::vector<Tax> &taxes, Currency currency,
                                     TextEncoding encoding)
    : m_header(std::move(header))
    , m_options(options)
    , m_currency(currency)
    , m_decoder(encoding)
    , m_encoding(encoding)
{
    for (const Tax &tax : taxes)
        m_taxes.push_back(tax.code);
}

std::string ProductLineReader::tidy(CsvRow &row)
{
    if (!row.trouble.empty())
        return row.trouble;
    const std::size_t wanted = m_header.names.size();
    while (row.cells.size() > wanted && row.cells.back().empty())
        row.cells.pop_back();
    if (row.cells.size() > wanted)
        return "the line has " + std::to_string(row.cells.size()) + " cells, the first line " +
               std::to_string(wanted) + "; a text with a comma must stand in quotation marks";
    row.cells.resize(wanted);
    for (std::size_t i = 0; i < wanted; ++i) {
        if (!m_decoder.decode(row.cells[i]))
            return "the column " + m_header.names[i] + " is not valid " +
                   (m_encoding == TextEncoding::Gb18030 ? "GB18030" : "UTF-8");
        tidyText(row.cells[i]);
        if (row.cells[i].size() > longestText)
            return "the column " + m_header.names[i] + " is longer than " +
                   std::to_string(longestText) + " bytes";
    }
    return whyNoBarcode(barcode(row));
}

const std::string &ProductLineReader::barcode(const CsvRow &row) const
{
    return text(row, Column::Barcode);
}

std::string ProductLineReader::read(const CsvRow &row, bool isNew, CatalogueItem &item) const
{
    if (isNew)
        item.code = barcode(row);
    if (isNew || m_header.has(Column::Name)) {
        item.name = text(row, Column::Name);
        if (item.name.empty())
            return "the name is missing";
    }
    if (m_header.has(Column::NameZh))
        item.nameZh = text(row, Column::NameZh);
    if (m_header.has(Column::Category))
        item.category = text(row, Column::Category);
    if (m_header.has(Column::Picture))
        item.picture = text(row, Column::Picture);
    if (m_header.has(Column::Plu)) {
        item.plu = text(row, Column::Plu);
        if (!isPrintableAscii(item.plu) || item.plu.size() > longestPlu)
            return "the PLU \"" + item.plu + "\" is not a short number";
    }
    if (m_header.has(Column::Unit)) {
        const std::string unit = lowerAscii(text(row, Column::Unit));
        const auto known = std::find_if(std::begin(unitNames), std::end(unitNames),
                                        [&](const UnitName &u) { return unit == u.name; });
        if (!unit.empty() && known == std::end(unitNames))
            return "the unit \"" + unit + "\" is not known; possible are piece, kg, l and m";
        item.unit = unit.empty() ? Unit::Piece : known->unit;
    }
    // A cell without a price or tax says nothing about a product that has one.
    const std::string &tax = text(row, Column::Tax);
    if (isNew || !tax.empty()) {
        if (std::string why = readTax(tax, item); !why.empty())
            return why;
    }
    const std::string &price = text(row, Column::Price);
    return isNew || !price.empty() ? readPrice(price, item) : std::string();
}

const std::string &ProductLineReader::text(const CsvRow &row, Column column) const
{
    static const std::string none;
    const int cell = m_header.cell[std::size_t(column)];
    return cell < 0 ? none : row.cells[std::size_t(cell)];
}

std::string ProductLineReader::readPrice(const std::string &text, CatalogueItem &item) const
{
    if (text.empty()) {
        if (!m_options.defaultPrice)
            return "the price is missing and no default price was given";
        item.price = *m_options.defaultPrice;
        return {};
    }
    const Result<Money> price = Money::parse(text, m_currency);
    if (!price)
        return "the price \"" + text + "\" is not an amount of money like 12.50";
    if (price->isNegative())
        return "the price " + text + " is below zero";
    item.price = *price;
    return {};
}

std::string ProductLineReader::readTax(const std::string &text, CatalogueItem &item) const
{
    const std::string &code = text.empty() ? m_options.defaultTax : text;
    if (code.empty() || std::find(m_taxes.begin(), m_taxes.end(), code) != m_taxes.end()) {
        item.tax = Tax{code, 0};
        return {};
    }
    std::string known;
    for (const std::string &tax : m_taxes)
        known += (known.empty() ? "" : ", ") + tax;
    return "the tax \"" + code + "\" is not known" +
           (known.empty() ? "; none has been set up" : "; known are " + known);
}

} // namespace guitai::storage
