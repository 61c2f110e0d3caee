// One pass over the file in one transaction.
#include "storage/catalogue/import.h"

#include "storage/catalogue/csv.h"
#include "storage/catalogue/pinyin.h"
#include "storage/catalogue/product_line.h"
#include "storage/catalogue/writer.h"

#include <algorithm>
#include <unordered_map>

namespace guitai::storage {

namespace {

constexpr std::size_t refusalsListed = 1000;
constexpr std::int64_t linesBetweenNews = 8192;
// The indexes of a million products fit; after the import the memory is given back.
// So do the words of some ten thousand, which are sorted before they are written.
constexpr const char *importHabits = "PRAGMA cache_size = -98304;"
                                     "INSERT INTO word (word, rank) VALUES ('hashsize', 16777216);";
constexpr const char *importHabitsEnd =
    "INSERT INTO word (word, rank) VALUES ('hashsize', 1048576);";
constexpr const char *everydayHabits = "PRAGMA cache_size = -4096; PRAGMA shrink_memory;";

void refuse(ImportReport &report, std::int64_t line, std::string why)
{
    ++report.refusedCount;
    if (report.refused.size() < refusalsListed)
        report.refused.push_back({line, std::move(why)});
}

// Everything the import must know of the lines before.
class ProductImport
{
public:
    ProductImport(CatalogueStore &store, ProductLineReader &lines, ImportReport &report)
        : m_writer(store.handle(), store.currency())
        , m_lines(lines)
        , m_report(report)
        , m_wasEmpty(store.count() == 0)
    {}

    Result<void> begin(const std::vector<Tax> &taxes)
    {
        for (const Tax &tax : taxes) {
            if (const Result<void> put = m_writer.put(tax); !put)
                return put;
        }
        return {};
    }

    Result<void> take(CsvRow &row)
    {
        if (std::string why = m_lines.tidy(row); !why.empty())
            return refused(row, std::move(why));
        const std::string &code = m_lines.barcode(row);
        if (const auto [before, fresh] = m_lineOfCode.emplace(code, row.line); !fresh)
            return refused(row, "the barcode " + code + " stands already in line " +
                                    std::to_string(before->second));
        // In an empty catalogue only this file can hold the code, and that has just been asked.
        const auto kept = m_wasEmpty ? std::nullopt : keptBefore(code);
        if (kept) {
            if (const auto [before, fresh] = m_lineOfKept.emplace(kept->id, row.line); !fresh)
                return refused(row, "the barcode " + code +
                                        " is the same, but for zeros in front, "
                                        "as in line " +
                                        std::to_string(before->second));
        }
        CatalogueItem item = kept ? kept->item : CatalogueItem{};
        if (std::string why = m_lines.read(row, !kept, item); !why.empty())
            return refused(row, std::move(why));
        if (!item.plu.empty()) {
            const std::string holder = m_writer.codeOfPlu(item.plu);
            if (!holder.empty() && holder != item.code)
                return refused(row, "the PLU " + item.plu + " belongs to " + holder);
        }
        return write(kept, item);
    }

    Result<void> finish() { return m_writer.finish(); }

private:
    Result<void> refused(const CsvRow &row, std::string why)
    {
        refuse(m_report, row.line, std::move(why));
        return {};
    }

    // Two spellings of one GTIN in one file stay two products; one spelling there and the other
    // here is the same product, whose zeros a spreadsheet has eaten.
    std::optional<KeptProduct> keptBefore(std::string_view code)
    {
        auto kept = m_writer.kept(code);
        if (kept && kept->item.code != code && m_firstNew != 0 && kept->id >= m_firstNew)
            kept.reset();
        return kept;
    }

    Result<void> write(const std::optional<KeptProduct> &kept, const CatalogueItem &item)
    {
        if (!item.category.empty() && !m_writer.hasCategory(item.category)) {
            const Category category{item.category,
                                    item.category,
                                    hasHan(item.category) ? item.category : std::string(),
                                    {}};
            if (const Result<void> put = m_writer.put(category); !put)
                return put;
            m_report.newCategories.push_back(item.category);
        }
        if (!kept) {
            const Result<std::int64_t> added = m_writer.add(item);
            if (!added)
                return added.problem();
            if (m_firstNew == 0)
                m_firstNew = *added;
            ++m_report.added;
            return {};
        }
        if (kept->item == item) {
            ++m_report.unchanged;
            return {};
        }
        ++m_report.changed;
        return m_writer.change(*kept, item);
    }

    CatalogueWriter m_writer;
    ProductLineReader &m_lines;
    ImportReport &m_report;
    const bool m_wasEmpty;
    std::int64_t m_firstNew = 0;
    std::unordered_map<std::string, std::int64_t> m_lineOfCode;
    std::unordered_map<std::int64_t, std::int64_t> m_lineOfKept;
};

// The taxes of the catalogue with those of the options, which go first.
std::vector<Tax> taxesForImport(CatalogueStore &store, const ImportOptions &options)
{
    std::vector<Tax> taxes = options.taxes;
    for (Tax &tax : store.taxes()) {
        const bool given = std::any_of(options.taxes.begin(), options.taxes.end(),
                                       [&](const Tax &t) { return t.code == tax.code; });
        if (!given)
            taxes.push_back(std::move(tax));
    }
    return taxes;
}

Result<void> takeLines(CsvReader &reader, ProductImport &import, const ImportOptions &options)
{
    CsvRow row;
    std::int64_t news = linesBetweenNews;
    while (reader.next(row)) {
        if (const Result<void> taken = import.take(row); !taken)
            return taken;
        if (options.progress && row.line >= news) {
            options.progress(row.line, reader.permille());
            news = row.line + linesBetweenNews;
        }
    }
    if (!reader.trouble().empty())
        return Problem{reader.trouble()};
    return import.finish();
}

// Ends the transaction as the report and the options say.
Result<void> endImport(sqlite3 *db, const Result<void> &done, ImportReport &report,
                       OnRefusal onRefusal)
{
    report.taken = done.ok() && (report.refusedCount == 0 || onRefusal == OnRefusal::KeepGoing);
    if (!report.taken) {
        const Result<void> back = execute(db, "ROLLBACK");
        return done.ok() ? back : done;
    }
    if (const Result<void> committed = execute(db, "COMMIT"); !committed) {
        (void)execute(db, "ROLLBACK");
        report.taken = false;
        return committed;
    }
    // Not needed for safety, so its failure (somebody is reading) does not matter.
    (void)execute(db, "PRAGMA wal_checkpoint(TRUNCATE)");
    return {};
}

struct OpenedCsv
{
    std::unique_ptr<CsvReader> reader;
    CsvRow header;
};

Result<OpenedCsv> openCsv(const std::string &path)
{
    Result<std::unique_ptr<CsvReader>> reader = CsvReader::open(path);
    if (!reader)
        return reader.problem();
    OpenedCsv opened{std::move(reader.value()), {}};
    if (!opened.reader->next(opened.header))
        return Problem{opened.reader->trouble().empty() ? "The file " + path + " is empty."
                                                        : opened.reader->trouble()};
    return opened;
}

} // namespace

Result<ImportReport> importProducts(CatalogueStore &store, const std::string &path,
                                    const ImportOptions &options)
{
    if (options.defaultPrice && options.defaultPrice->isNegative())
        return Problem{"The default price is below zero."};
    ImportReport report;
    report.encoding = options.encoding;
    if (options.encoding == TextEncoding::Detect) {
        const Result<TextEncoding> detected = detectEncoding(path);
        if (!detected)
            return detected.problem();
        report.encoding = *detected;
    }
    Result<OpenedCsv> opened = openCsv(path);
    if (!opened)
        return opened.problem();
    CsvRow &headerRow = opened.value().header;
    TextDecoder decoder(report.encoding);
    for (std::string &cell : headerRow.cells)
        decoder.decode(cell);
    const Result<ProductHeader> header = ProductHeader::read(headerRow);
    if (!header)
        return header.problem();
    report.unknownColumns = header->unknown;

    const std::vector<Tax> taxes = taxesForImport(store, options);
    ProductLineReader lines(*header, options, taxes, store.currency(), report.encoding);
    sqlite3 *db = store.handle();
    if (const Result<void> begun = execute(db, "BEGIN IMMEDIATE"); !begun)
        return begun.problem();
    (void)execute(db, importHabits);
    Result<void> ended;
    {
        ProductImport import(store, lines, report);
        Result<void> done = import.begin(options.taxes);
        if (done)
            done = takeLines(*opened.value().reader, import, options);
        if (done)
            done = execute(db, importHabitsEnd);
        ended = endImport(db, done, report, options.onRefusal);
    }
    (void)execute(db, everydayHabits);
    if (!ended)
        return ended.problem();
    return report;
}

Result<ImportReport> importCategories(CatalogueStore &store, const std::string &path)
{
    Result<OpenedCsv> opened = openCsv(path);
    if (!opened)
        return opened.problem();
    const std::vector<std::string> &names = opened.value().header.cells;
    const auto place = [&](const char *name) {
        return std::size_t(std::find(names.begin(), names.end(), name) - names.begin());
    };
    const std::size_t key = place("key");
    const std::size_t name = place("name");
    if (key == names.size() || name == names.size())
        return Problem{
            "The first line of the file must name the columns key,name,name_zh,picture."};

    ImportReport report;
    sqlite3 *db = store.handle();
    if (const Result<void> begun = execute(db, "BEGIN IMMEDIATE"); !begun)
        return begun.problem();
    CatalogueWriter writer(db, store.currency());
    Result<void> done;
    CsvRow row;
    while (done && opened.value().reader->next(row)) {
        row.cells.resize(names.size() + 1); // the last one is empty: for columns that are not there
        if (!row.trouble.empty() || row.cells[key].empty() || row.cells[name].empty()) {
            refuse(report, row.line, row.trouble.empty() ? "key or name is missing" : row.trouble);
            continue;
        }
        done = writer.put(Category{row.cells[key], row.cells[name], row.cells[place("name_zh")],
                                   row.cells[place("picture")]});
        ++report.added;
    }
    const Result<void> ended = endImport(db, done, report, OnRefusal::TakeNothing);
    if (!ended)
        return ended.problem();
    return report;
}

} // namespace guitai::storage
