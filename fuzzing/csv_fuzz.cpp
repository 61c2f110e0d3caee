// Lists of products as spreadsheets and other tills write them, plain or packed.
#include "fuzzing/kit/fuzz.h"
#include "storage/catalogue/product_line.h"

#include <sys/mman.h>
#include <unistd.h>

using namespace guitai;
using namespace guitai::fuzz;
using namespace guitai::storage;

namespace {

// A file that is on no disk.
class MemoryFile
{
public:
    MemoryFile(const std::uint8_t *data, std::size_t size)
        : m_handle(memfd_create("products.csv", 0))
    {
        mustHold(m_handle >= 0 && write(m_handle, data, size) == ssize_t(size), "memory is left");
    }
    ~MemoryFile() { close(m_handle); }
    MemoryFile(const MemoryFile &) = delete;
    MemoryFile &operator=(const MemoryFile &) = delete;

    std::string path() const { return "/proc/self/fd/" + std::to_string(m_handle); }

private:
    int m_handle;
};

void readProducts(const std::string &path, TextEncoding encoding)
{
    auto reader = CsvReader::open(path);
    if (!reader)
        return;
    CsvRow row;
    if (!(*reader)->next(row))
        return;
    auto header = ProductHeader::read(row);
    if (!header)
        return;
    ImportOptions options;
    options.defaultPrice = Money(100, Currency::cny());
    ProductLineReader lines(*header, options, {{"VAT13", 130000}}, Currency::cny(), encoding);
    std::int64_t last = row.line;
    while ((*reader)->next(row)) {
        mustHold(row.line > last, "every row begins below the one before");
        last = row.line;
        if (!row.trouble.empty() || !lines.tidy(row).empty())
            continue;
        CatalogueItem item;
        if (!lines.read(row, true, item).empty())
            continue;
        mustHold(!item.price.isNegative(), "no product costs less than nothing");
        mustHold(item.price.currency() == Currency::cny(), "prices are in the shop's currency");
    }
    mustHold((*reader)->permille() <= 1000, "a file is read once");
}

} // namespace

std::vector<std::string> fuzzSeeds()
{
    return {"barcode,name,price,category,tax,unit,plu,name_zh,picture\n"
            "6901234567892,Water,2.00,Drinks,VAT13,piece,12,水,water.png\n"
            "4006381333931,\"Pen \"\"fine\"\", blue\",1.50,,,,,,\r\n",
            "name;price;unit\r\nApples;12,99;kg\r\n\r\n\"Milk\r\nfresh\";3,20;l\r\n",
            "barcode\tname\n0123456789012\tTea\n\"broken\nnext\tline\n",
            "\xEF\xBB\xBF"
            "barcode,name,price\n1,\xE8\x8C\xB6,1\n",
            "barcode,name,price\n1,\xB2\xE8\xCB\xAE,1.5\n"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const MemoryFile file(data, size);
    const auto encoding = detectEncoding(file.path());
    for (const TextEncoding one : {TextEncoding::Utf8, TextEncoding::Gb18030})
        readProducts(file.path(), encoding && one == TextEncoding::Utf8 ? *encoding : one);
    return 0;
}
