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

void put(std::string &text, const std::string &name, const std::string &value)
{
    constexpr std::size_t longest = 200;
    if (!value.empty())
        text += '\n' + name + '=' + withoutControls(value.substr(0, longest));
}

void put(std::string &text, const std::string &prefix, const Record &record)
{
    const auto number = [](const auto &value) {
        return value ? std::to_string(*value) : std::string();
    };
    put(text, prefix + "result", number(record.result));
    put(text, prefix + "amount", number(record.amount));
    put(text, prefix + "currency", number(record.currency));
    put(text, prefix + "receipt", record.receipt);
    put(text, prefix + "trace", record.trace);
    put(text, prefix + "original", record.originalTrace);
    put(text, prefix + "date", record.date);
    put(text, prefix + "time", record.time);
    put(text, prefix + "terminal", record.terminal);
    put(text, prefix + "brand", record.slip.brand);
    put(text, prefix + "card", record.slip.maskedNumber);
    put(text, prefix + "approval", record.slip.approvalCode);
    put(text, prefix + "entry", record.slip.entry);
    put(text, prefix + "verified", record.slip.verified);
    for (const EmvField &field : record.slip.emv)
        put(text, prefix + "emv." + field.name, field.value);
}

using Values = std::map<std::string, std::string>;

std::string at(const Values &values, const std::string &name)
{
    const auto found = values.find(name);
    return found == values.end() ? std::string() : found->second;
}

std::optional<std::int64_t> numberAt(const Values &values, const std::string &name)
{
    const std::string text = at(values, name);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool good = !text.empty() && error == std::errc() && end == text.data() + text.size();
    return good ? std::optional<std::int64_t>(number) : std::nullopt;
}

Record recordAt(const Values &values, const std::string &prefix)
{
    Record record;
    if (const auto result = numberAt(values, prefix + "result"))
        record.result = int(*result);
    record.amount = numberAt(values, prefix + "amount");
    if (const auto currency = numberAt(values, prefix + "currency"))
        record.currency = int(*currency);
    record.receipt = at(values, prefix + "receipt");
    record.trace = at(values, prefix + "trace");
    record.originalTrace = at(values, prefix + "original");
    record.date = at(values, prefix + "date");
    record.time = at(values, prefix + "time");
    record.terminal = at(values, prefix + "terminal");
    record.slip.brand = at(values, prefix + "brand");
    record.slip.maskedNumber = at(values, prefix + "card");
    record.slip.approvalCode = at(values, prefix + "approval");
    record.slip.entry = at(values, prefix + "entry");
    record.slip.verified = at(values, prefix + "verified");
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
    put(text, "stage", stageNames[int(stage)]);
    put(text, "deal", dealNames[int(deal)]);
    put(text, "before", beforeNames[int(before)]);
    put(text, "last.", last);
    put(text, "", record);
    put(text, "lost", isLost ? "1" : "");
    put(text, "reason", std::to_string(int(reason)));
    put(text, "cancelled", cancelled ? "1" : "");
    put(text, "code", code);
    put(text, "words", words);
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
    memo.stage = named(at(values, "stage"), stageNames, Stage::Started);
    memo.deal = named(at(values, "deal"), dealNames, Deal::Payment);
    memo.before = named(at(values, "before"), beforeNames, Before::NotKnown);
    memo.last = recordAt(values, "last.");
    memo.record = recordAt(values, "");
    if (const auto reason = numberAt(values, "reason");
        reason && *reason >= 0 && *reason <= int(Reason::NotSupported))
        memo.reason = Reason(*reason);
    memo.isLost = !at(values, "lost").empty();
    memo.cancelled = !at(values, "cancelled").empty();
    memo.code = at(values, "code");
    memo.words = at(values, "words");
    return memo;
}

} // namespace guitai::zvt
