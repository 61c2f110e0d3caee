// One "name=value" a line; names that are not known are passed over.
#include "payment/providers/zvt/memo.h"

#include "shop/base/text.h"

#include <charconv>
#include <map>

namespace guitai::zvt {

namespace {

constexpr std::string_view title = "zvt 1";
constexpr const char *stageNames[] = {"none", "started", "approved", "refused", "moved", "closed"};
constexpr const char *dealNames[] = {"payment", "reversal", "refund"};
constexpr const char *beforeNames[] = {"not known", "nothing", "transaction"};

template <typename Enum, std::size_t N>
Enum named(const std::string &name, const char *const (&names)[N], Enum otherwise)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (name == names[i])
            return Enum(i);
    }
    return otherwise;
}

void putMemo(std::string &text, const std::string &name, const std::string &value)
{
    constexpr std::size_t longest = 200;
    // What is nothing but control characters is nothing.
    const std::string clean = withoutControls(value.substr(0, longest));
    if (!clean.empty())
        text += '\n' + name + '=' + clean;
}

void putMemo(std::string &text, const std::string &prefix, const Record &record)
{
    const auto number = [](const auto &value) {
        return value ? std::to_string(*value) : std::string();
    };
    putMemo(text, prefix + "result", number(record.result));
    putMemo(text, prefix + "amount", number(record.amount));
    putMemo(text, prefix + "currency", number(record.currency));
    putMemo(text, prefix + "receipt", record.receipt);
    putMemo(text, prefix + "trace", record.trace);
    putMemo(text, prefix + "original", record.originalTrace);
    putMemo(text, prefix + "date", record.date);
    putMemo(text, prefix + "time", record.time);
    putMemo(text, prefix + "terminal", record.terminal);
    putMemo(text, prefix + "brand", record.slip.brand);
    putMemo(text, prefix + "card", record.slip.maskedNumber);
    putMemo(text, prefix + "approval", record.slip.approvalCode);
    putMemo(text, prefix + "entry", record.slip.entry);
    putMemo(text, prefix + "verified", record.slip.verified);
    for (const EmvField &field : record.slip.emv)
        putMemo(text, prefix + "emv." + field.name, field.value);
}

using Values = std::map<std::string, std::string>;

std::string memoValue(const Values &values, const std::string &name)
{
    const auto found = values.find(name);
    return found == values.end() ? std::string() : found->second;
}

std::optional<std::int64_t> memoNumber(const Values &values, const std::string &name)
{
    const std::string text = memoValue(values, name);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool good = !text.empty() && error == std::errc() && end == text.data() + text.size();
    return good ? std::optional<std::int64_t>(number) : std::nullopt;
}

Record recordAt(const Values &values, const std::string &prefix)
{
    Record record;
    if (const auto result = memoNumber(values, prefix + "result"))
        record.result = int(*result);
    record.amount = memoNumber(values, prefix + "amount");
    if (const auto currency = memoNumber(values, prefix + "currency"))
        record.currency = int(*currency);
    record.receipt = memoValue(values, prefix + "receipt");
    record.trace = memoValue(values, prefix + "trace");
    record.originalTrace = memoValue(values, prefix + "original");
    record.date = memoValue(values, prefix + "date");
    record.time = memoValue(values, prefix + "time");
    record.terminal = memoValue(values, prefix + "terminal");
    record.slip.brand = memoValue(values, prefix + "brand");
    record.slip.maskedNumber = memoValue(values, prefix + "card");
    record.slip.approvalCode = memoValue(values, prefix + "approval");
    record.slip.entry = memoValue(values, prefix + "entry");
    record.slip.verified = memoValue(values, prefix + "verified");
    record.slip.terminal = record.terminal;
    record.slip.receipt = record.receipt;
    record.slip.trace = record.trace;
    const std::string emv = prefix + "emv.";
    for (const auto &[name, value] : values) {
        if (name.compare(0, emv.size(), emv) == 0)
            record.slip.emv.push_back({name.substr(emv.size()), value});
    }
    return record;
}

} // namespace

std::string Memo::text() const
{
    if (stage == Stage::None)
        return {};
    std::string text(title);
    putMemo(text, "stage", stageNames[int(stage)]);
    putMemo(text, "deal", dealNames[int(deal)]);
    putMemo(text, "before", beforeNames[int(before)]);
    putMemo(text, "last.", last);
    putMemo(text, "", record);
    putMemo(text, "lost", isLost ? "1" : "");
    putMemo(text, "reason", std::to_string(int(reason)));
    putMemo(text, "cancelled", cancelled ? "1" : "");
    putMemo(text, "code", code);
    putMemo(text, "words", words);
    return text;
}

Memo Memo::read(std::string_view text)
{
    Memo memo;
    if (text.empty())
        return memo;
    Values values;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (const std::size_t equals = line.find('='); equals != std::string_view::npos)
            values[std::string(line.substr(0, equals))] = std::string(line.substr(equals + 1));
    }
    memo.stage = named(memoValue(values, "stage"), stageNames, Stage::Started);
    memo.deal = named(memoValue(values, "deal"), dealNames, Deal::Payment);
    memo.before = named(memoValue(values, "before"), beforeNames, Before::NotKnown);
    memo.last = recordAt(values, "last.");
    memo.record = recordAt(values, "");
    if (const auto reason = memoNumber(values, "reason");
        reason && *reason >= 0 && *reason <= int(Reason::NotSupported))
        memo.reason = Reason(*reason);
    memo.isLost = !memoValue(values, "lost").empty();
    memo.cancelled = !memoValue(values, "cancelled").empty();
    memo.code = memoValue(values, "code");
    memo.words = memoValue(values, "words");
    return memo;
}

} // namespace guitai::zvt
