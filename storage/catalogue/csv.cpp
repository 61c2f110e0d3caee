// Reads through zlib, which takes files that are not packed as they are.
#include "storage/catalogue/csv.h"

#include <QFile>
#include <QString>

#include <zlib.h>

#include <algorithm>
#include <filesystem>

namespace guitai::storage {

namespace {

constexpr std::size_t csvChunk = 256 * 1024;
// No row of products is longer; a quotation mark that is never closed would swallow the file.
constexpr std::size_t longestCsvRow = 256 * 1024;

gzFile gz(void *file)
{
    return static_cast<gzFile>(file);
}

} // namespace

Result<std::unique_ptr<CsvReader>> CsvReader::open(const std::string &path)
{
    const bool isResource = path.rfind(":/", 0) == 0;
    std::error_code error;
    const auto bytes = isResource ? 0 : std::filesystem::file_size(path, error);
    const gzFile file = isResource || error ? nullptr : gzopen(path.c_str(), "rb");
    std::unique_ptr<CsvReader> reader(new CsvReader(file, std::int64_t(bytes)));
    if (file) {
        gzbuffer(file, csvChunk);
        reader->fill();
    } else {
        QFile resource(QString::fromStdString(path));
        if (!isResource || !resource.open(QIODevice::ReadOnly))
            return Problem{"The file " + path + " cannot be read. Is the name right?"};
        reader->m_buffer = resource.readAll().toStdString();
        reader->m_atEnd = true;
    }
    reader->skipMark();
    reader->chooseSeparator();
    if (!reader->trouble().empty())
        return Problem{reader->trouble()};
    return reader;
}

CsvReader::CsvReader(void *file, std::int64_t bytes)
    : m_file(file)
    , m_bytes(bytes)
{}

CsvReader::~CsvReader()
{
    if (m_file)
        gzclose_r(gz(m_file));
}

int CsvReader::permille() const
{
    return m_bytes == 0 ? 1000
                        : int(std::min<std::int64_t>(gzoffset(gz(m_file)) * 1000 / m_bytes, 1000));
}

bool CsvReader::next(CsvRow &row)
{
    while (true) {
        while (m_at < m_buffer.size() && (m_buffer[m_at] == '\r' || m_buffer[m_at] == '\n'))
            skipLine();
        if (m_at == m_buffer.size()) {
            if (!fill())
                return false;
            continue;
        }
        row.line = m_line;
        std::size_t end = 0;
        std::int64_t lines = 0;
        const Parsed parsed = parse(row, end, lines);
        if (parsed == Parsed::Row) {
            m_at = end;
            m_line += lines;
            return true;
        }
        if (parsed == Parsed::NeedsMore && !m_atEnd && m_buffer.size() - m_at < longestCsvRow) {
            fill();
            continue;
        }
        if (parsed == Parsed::NeedsMore)
            row.trouble = "a quotation mark is opened here and never closed";
        skipLine();
        return true;
    }
}

// One row from m_at on. A row whose end is the end of the buffer needs more, unless there is none.
CsvReader::Parsed CsvReader::parse(CsvRow &row, std::size_t &end, std::int64_t &lines) const
{
    row.trouble.clear();
    std::size_t cells = 0;
    const auto nextCell = [&]() -> std::string & {
        if (cells == row.cells.size())
            row.cells.emplace_back();
        row.cells[cells].clear();
        return row.cells[cells++];
    };
    const char *const from = m_buffer.data();
    const std::size_t size = m_buffer.size();
    std::size_t at = m_at;
    lines = 0;
    while (true) {
        std::string &cell = nextCell();
        if (at < size && from[at] == '"') {
            for (++at;; ++at) {
                if (at == size)
                    return Parsed::NeedsMore;
                if (from[at] == '"') {
                    if (at + 1 == size && !m_atEnd)
                        return Parsed::NeedsMore;
                    if (at + 1 == size || from[at + 1] != '"')
                        break;
                    ++at;
                } else if (from[at] == '\n' || (from[at] == '\r' && from[at + 1] != '\n')) {
                    ++lines;
                }
                cell += from[at];
            }
            ++at;
        } else {
            const std::size_t begin = at;
            while (at < size && from[at] != m_separator && from[at] != '\n' && from[at] != '\r') {
                if (from[at] == '"') {
                    row.trouble = "a quotation mark stands inside a cell that does not begin with "
                                  "one (write \"\" for one inside quotes)";
                    return Parsed::Broken;
                }
                ++at;
            }
            cell.assign(from + begin, at - begin);
        }
        if (at == size) {
            if (!m_atEnd)
                return Parsed::NeedsMore;
            break;
        }
        if (from[at] == m_separator) {
            ++at;
            continue;
        }
        if (from[at] == '\n' || from[at] == '\r') {
            if (from[at] == '\r' && at + 1 == size && !m_atEnd)
                return Parsed::NeedsMore;
            at += from[at] == '\r' && at + 1 < size && from[at + 1] == '\n' ? 2 : 1;
            ++lines;
            break;
        }
        row.trouble = "there is text behind a closing quotation mark";
        return Parsed::Broken;
    }
    row.cells.resize(cells);
    end = at;
    return Parsed::Row;
}

void CsvReader::skipLine()
{
    while (true) {
        while (m_at < m_buffer.size() && m_buffer[m_at] != '\n' && m_buffer[m_at] != '\r')
            ++m_at;
        if (m_at + 1 >= m_buffer.size() && fill())
            continue;
        break;
    }
    if (m_at == m_buffer.size())
        return;
    const bool pair =
        m_buffer[m_at] == '\r' && m_at + 1 < m_buffer.size() && m_buffer[m_at + 1] == '\n';
    m_at += pair ? 2 : 1;
    ++m_line;
}

// Throws away what has been read and brings more; false when there is none.
bool CsvReader::fill()
{
    if (m_atEnd)
        return false;
    m_buffer.erase(0, m_at);
    m_at = 0;
    const std::size_t had = m_buffer.size();
    m_buffer.resize(had + csvChunk);
    const int read = gzread(gz(m_file), m_buffer.data() + had, unsigned(csvChunk));
    m_buffer.resize(had + std::size_t(std::max(read, 0)));
    // A packed file that was cut off ends like a whole one, but for this word.
    int error = Z_OK;
    const char *words = gzerror(gz(m_file), &error);
    if (read < 0 || (error != Z_OK && error != Z_STREAM_END))
        m_trouble =
            std::string("The file is damaged or was not copied to its end (") + words + ").";
    m_atEnd = read <= 0;
    return read > 0;
}

void CsvReader::skipMark()
{
    if (m_buffer.compare(0, 3, "\xEF\xBB\xBF") == 0) {
        m_at = 3;
        m_marked = true;
    } else if (m_buffer.compare(0, 2, "\xFF\xFE") == 0 || m_buffer.compare(0, 2, "\xFE\xFF") == 0) {
        m_trouble = "The file is written in UTF-16. Save it as \"CSV UTF-8\" and import it again.";
    }
}

void CsvReader::chooseSeparator()
{
    const std::size_t end = std::min(m_buffer.find_first_of("\r\n", m_at), m_buffer.size());
    std::ptrdiff_t most = 0;
    for (const char c : {',', ';', '\t'}) {
        const auto count = std::count(m_buffer.begin() + std::ptrdiff_t(m_at),
                                      m_buffer.begin() + std::ptrdiff_t(end), c);
        if (count > most) {
            most = count;
            m_separator = c;
        }
    }
}

} // namespace guitai::storage
