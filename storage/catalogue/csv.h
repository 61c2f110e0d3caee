// CsvReader: rows of a CSV file (RFC 4180), plain or packed with gzip, however large.
#pragma once

#include "shop/base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace guitai::storage {

struct CsvRow
{
    std::int64_t line = 0;          // where it begins, from 1
    std::vector<std::string> cells; // bytes as they are in the file
    std::string trouble;            // broken quotes, in words; then the cells mean nothing
};

// Rows end with CR, LF or both. The separator is what the first line uses most: comma, semicolon or
// tab. After a row with broken quotes reading goes on at the line below the one where it began.
class CsvReader
{
public:
    // A path that begins with ":/" is one of the program's own resources.
    static Result<std::unique_ptr<CsvReader>> open(const std::string &path);
    ~CsvReader();

    // The next row that is not blank; false at the end of the file.
    bool next(CsvRow &row);
    // Not empty when the file could not be read to its end.
    const std::string &trouble() const { return m_trouble; }
    // How far the file has been read, in thousandths.
    int permille() const;
    // A byte order mark stood at the beginning, so the text is UTF-8.
    bool marked() const { return m_marked; }

private:
    enum class Parsed
    {
        Row,
        NeedsMore,
        Broken
    };

    explicit CsvReader(void *file, std::int64_t bytes);
    bool fill();
    void skipMark();
    void chooseSeparator();
    Parsed parse(CsvRow &row, std::size_t &end, std::int64_t &lines) const;
    void skipLine();

    void *m_file; // gzFile; null for a resource, which is in the buffer as a whole
    std::int64_t m_bytes;
    std::string m_buffer;
    std::size_t m_at = 0;
    bool m_atEnd = false;
    bool m_marked = false;
    char m_separator = ',';
    std::int64_t m_line = 1;
    std::string m_trouble;
};

} // namespace guitai::storage
