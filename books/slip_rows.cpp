// Brand, masked number, approval, terminal and the chip's data, indented below the payment.
#include "books/slip_rows.h"

#include "shop/base/text.h"

#include <algorithm>

namespace guitai {

namespace {

constexpr int slipIndent = 2;
// A terminal centres its lines with spaces on paper of its own width.
constexpr std::size_t widestMargin = 12;

std::string joined(const std::string &a, const std::string &b)
{
    return a.empty() || b.empty() ? a + b : a + " " + b;
}

PaperRow terminalsLine(const std::string &line)
{
    const std::string safe = withoutCardNumbers(line);
    const std::size_t margin = std::min(safe.find_first_not_of(' '), safe.size());
    if (margin == safe.size())
        return {PaperRow::Kind::Gap, {}, {}, false, 0};
    return textRow(PaperRow::Kind::Left, safe.substr(margin), false,
                   int(std::min(margin, widestMargin)));
}

} // namespace

PaperRow textRow(PaperRow::Kind kind, const std::string &text, bool strong, int indent)
{
    return {kind, withoutControls(text), {}, strong, indent};
}

PaperRow pairRow(const std::string &left, const std::string &right, int indent)
{
    return {PaperRow::Kind::Pair, withoutControls(left), withoutControls(right), false, indent};
}

std::vector<PaperRow> slipRows(const CardSlip &slip, const ReceiptWords &words)
{
    std::vector<PaperRow> rows;
    const auto put = [&](const std::string &text) {
        if (!text.empty())
            rows.push_back(
                textRow(PaperRow::Kind::Left, withoutCardNumbers(text), false, slipIndent));
    };
    const auto named = [](const char *name, const std::string &value) {
        return value.empty() ? std::string() : name + value;
    };
    put(joined(slip.brand, slip.maskedNumber));
    if (!slip.customerLines.empty()) {
        for (const std::string &line : slip.customerLines)
            rows.push_back(terminalsLine(line));
        return rows;
    }
    put(named(words.approval, slip.approvalCode));
    put(named(words.terminal, slip.terminal));
    put(named(words.terminalReceipt, slip.receipt));
    put(named(words.trace, slip.trace));
    for (const EmvField &field : slip.emv)
        put(joined(field.name, field.value));
    return rows;
}

} // namespace guitai
