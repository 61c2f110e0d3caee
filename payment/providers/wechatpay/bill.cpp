// Reading bills. Every data cell begins with a backtick, so that a comma inside does not part it.
#include "payment/providers/wechatpay/bill.h"

#include "payment/providers/wire/lines.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace guitai::wechatpay {

namespace {

std::vector<std::string> parted(std::string_view line, std::string_view by)
{
    std::vector<std::string> parts;
    while (true) {
        const auto end = line.find(by);
        parts.emplace_back(line.substr(0, end));
        if (end == std::string_view::npos) {
            return parts;
        }
        line.remove_prefix(end + by.size());
    }
}

bool isData(std::string_view line)
{
    return !line.empty() && line.front() == '`';
}

} // namespace

Result<Bill> readBill(std::string_view file)
{
    if (file.substr(0, 3) == "\xEF\xBB\xBF") {
        file.remove_prefix(3);
    }
    Bill bill;
    std::vector<std::string> headers;
    bool hasSummary = false;
    for (int number = 1; !file.empty(); ++number) {
        const std::string_view line = takeLine(file);
        if (line.empty()) {
            continue;
        }
        if (!isData(line)) {
            hasSummary = !headers.empty();
            headers = parted(line, ",");
            continue;
        }
        const auto cells = parted(line.substr(1), ",`");
        if (cells.size() != headers.size()) {
            return Problem{"line " + std::to_string(number) + " of the bill has " +
                           std::to_string(cells.size()) + " cells instead of " +
                           std::to_string(headers.size())};
        }
        BillRow row;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            row[headers[i]] = cells[i];
        }
        if (hasSummary) {
            bill.summary = std::move(row);
        } else {
            bill.rows.push_back(std::move(row));
        }
    }
    if (bill.summary.empty()) {
        return Problem{"the bill has no summary at its end: download it again"};
    }
    return bill;
}

std::string billHash(std::string_view file)
{
    const QByteArray bytes(file.data(), qsizetype(file.size()));
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex().toStdString();
}

std::string billCell(std::string_view text)
{
    std::string cell = "`";
    for (const char c : text) {
        if (c == ',') {
            cell += "\\ ";
        } else if (c == '\n') {
            cell += "\\n";
        } else if (c != '\r') {
            cell += c;
        }
    }
    return cell;
}

} // namespace guitai::wechatpay
