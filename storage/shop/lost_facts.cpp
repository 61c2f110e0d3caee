// Facts the other way: from the shop back to the till.
#include "storage/shop/lost_facts.h"

#include "storage/journal/fact_json.h"

namespace guitai::storage {

namespace {

constexpr int fetchRows = 500;

// The fact that the journal would write as exactly this row; nothing where there is none.
std::optional<Fact> factOf(const ShippedFact &row)
{
    Result<Fact> read = factFromJson(row.kind, row.body);
    if (!read)
        return std::nullopt;
    const FactHead head = headOf(*read);
    const bool isSame =
        storage::toJson(*read) == row.body && head.sale == row.sale && head.at.ms == row.at;
    return isSame ? std::optional(std::move(read).value()) : std::nullopt;
}

} // namespace

Result<std::int64_t> fetchLost(SqliteJournal &journal, ShopBook &book, const std::string &till)
{
    const auto head = journal.head();
    if (!head)
        return head.problem();
    const auto common = book.endAt(till, head->seq);
    if (!common)
        return common.problem();
    if (head->seq > 0 && (common->seq != head->seq || hexOf(common->hash) != head->hash))
        return Problem{book.store().path() +
                       " has other facts than this till after its restored copy, or none that it "
                       "lacks: the two cannot be put together"};
    HashChain chain;
    ShopEnd last = head->seq > 0 ? *common : ShopEnd();
    std::int64_t fetched = 0;
    while (true) {
        const auto rows = book.factsAfter(till, last.seq, fetchRows);
        if (!rows)
            return rows.problem();
        if (rows->empty())
            return fetched;
        std::vector<Fact> facts;
        int offset = rows->front().offset;
        const auto append = [&]() -> Result<void> {
            journal.setOffset(offset);
            auto written = journal.append(facts);
            fetched += written ? std::int64_t(facts.size()) : 0;
            facts.clear();
            return written;
        };
        for (const ShippedFact &row : *rows) {
            const JournalRow content{row.seq, row.at, row.sale, row.kind, row.body};
            std::optional<Fact> fact = factOf(row);
            if (row.seq != last.seq + 1 || chain.next(last.hash, content) != row.hash || !fact) {
                if (auto written = append(); !written)
                    return written.problem();
                return Problem{book.store().path() + ": fact " + std::to_string(last.seq + 1) +
                               " of till " + till +
                               " is missing there, does not hold, or would not be the same here: " +
                               std::to_string(fetched) + " facts before it were fetched"};
            }
            if (row.offset != offset) {
                if (auto written = append(); !written)
                    return written.problem();
                offset = row.offset;
            }
            facts.push_back(std::move(*fact));
            last = {row.seq, row.hash};
        }
        if (auto written = append(); !written)
            return written.problem();
    }
}

} // namespace guitai::storage
